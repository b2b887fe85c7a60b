"""Names of the entity types, for fields that point from one to another whichever module they stand in."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.entities.bodies import Organization, Person, Post
    from schema.entities.facts import (
        Appointment,
        Contract,
        Cover,
        FormerName,
        Handling,
        Listing,
        Membership,
        Merge,
        Namesake,
        Participation,
        RuleItem,
        SameName,
        StatedFact,
    )
    from schema.entities.matters import Meeting, Problem
    from schema.entities.places import Area, Compound
    from schema.entities.records import AssessmentRound, Claim, Rule, Source
    from schema.entities.succession import Succession

_BODIES, _FACTS = strawberry.lazy("schema.entities.bodies"), strawberry.lazy("schema.entities.facts")
_MATTERS, _PLACES = strawberry.lazy("schema.entities.matters"), strawberry.lazy("schema.entities.places")
_RECORDS = strawberry.lazy("schema.entities.records")

AreaRef = Annotated["Area", _PLACES]
CompoundRef = Annotated["Compound", _PLACES]
OrganizationRef = Annotated["Organization", _BODIES]
PersonRef = Annotated["Person", _BODIES]
PostRef = Annotated["Post", _BODIES]
ProblemRef = Annotated["Problem", _MATTERS]
MeetingRef = Annotated["Meeting", _MATTERS]
ClaimRef = Annotated["Claim", _RECORDS]
RuleRef = Annotated["Rule", _RECORDS]
AssessmentRoundRef = Annotated["AssessmentRound", _RECORDS]
SourceRef = Annotated["Source", _RECORDS]
AppointmentRef = Annotated["Appointment", _FACTS]
MembershipRef = Annotated["Membership", _FACTS]
CoverRef = Annotated["Cover", _FACTS]
ContractRef = Annotated["Contract", _FACTS]
HandlingRef = Annotated["Handling", _FACTS]
ParticipationRef = Annotated["Participation", _FACTS]
ListingRef = Annotated["Listing", _FACTS]
MergeRef = Annotated["Merge", _FACTS]
FormerNameRef = Annotated["FormerName", _FACTS]
RuleItemRef = Annotated["RuleItem", _FACTS]
SameNameRef = Annotated["SameName", _FACTS]
SuccessionRef = Annotated["Succession", strawberry.lazy("schema.entities.succession")]
NamesakeRef = Annotated["Namesake", _FACTS]
StatedFactRef = Annotated["StatedFact", _FACTS]
