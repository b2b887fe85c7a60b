"""Tables of entities: a row is a state of one, from a day to a day; sources and claims have no days."""

from typing import Annotated

from pydantic import Field

from graph.codelists import (
    ClaimMeasure,
    Management,
    MeetingKind,
    OrganizationKind,
    OrganizationSubtype,
    ProblemStatus,
    Qualifier,
    Rounding,
    RuleKind,
    Service,
    Verdict,
)
from graph.divisions import Level
from graph.model import Edge, Fact, Kind
from ledgers.cells import (
    Amount,
    ApproximateNumber,
    AreaCode,
    AreaKey,
    CreditCode,
    Key,
    Listed,
    Many,
    Number,
    Prefix,
    Text,
    YesNo,
)
from ledgers.columns import DatedRow, Row, SourcedRow, to


class SourceRow(Row):
    """An article, document or ledger file; what it declares itself complete for, and where."""

    TABLE = "sources"
    FACT = Fact.SOURCE_STATE
    PREFIX = Kind.SOURCE
    ENTITY = True

    title: Text
    publisher: Text | None = None
    published: Prefix | None = None
    stated: Prefix | None = None
    url: Text | None = None
    complete: Many[Text] = ()
    area: AreaCode | None = None


class AreaRow(DatedRow):
    """A division; its id is its code. A zone that is none has `parts`; `succeeds` are those whose place it took."""

    TABLE = "areas"
    FACT = Fact.AREA_STATE
    PREFIX = Kind.AREA
    ENTITY = True

    id: AreaKey
    name: Text
    aliases: Many[Text] = ()
    parts: Annotated[Many[AreaCode], to(Edge.PART, Kind.AREA)] = ()
    succeeds: Annotated[Many[AreaCode], to(Edge.SUCCEEDS, Kind.AREA)] = ()

    @property
    def code(self) -> str:
        """The division code."""
        return self.id.partition("#")[0]


class CompoundRow(DatedRow):
    """A residential compound (小区)."""

    TABLE = "compounds"
    FACT = Fact.COMPOUND_STATE
    PREFIX = Kind.COMPOUND
    ENTITY = True

    name: Text
    aliases: Many[Text] = ()
    area: Annotated[AreaCode, to(Edge.IN, Kind.AREA)]
    management: Management | None = None
    service: Service | None = None
    tags: Many[Text] = ()
    built: Prefix | None = None
    households: ApproximateNumber | None = None


class OrganizationRow(DatedRow):
    """Any body; `parent` is whom it stands under, `for` what it belongs to, `succeeds` those whose place it took."""

    TABLE = "organizations"
    FACT = Fact.ORGANIZATION_STATE
    PREFIX = Kind.ORGANIZATION
    ENTITY = True

    name: Text
    aliases: Many[Text] = ()
    kind: OrganizationKind
    subtype: OrganizationSubtype | None = None
    area: Annotated[AreaCode, to(Edge.IN, Kind.AREA)]
    parent: Annotated[Key | None, to(Edge.UNDER, Kind.ORGANIZATION)] = None
    belongs_to: Annotated[Many[Listed], to(Edge.FOR, Kind.COMPOUND, Kind.ORGANIZATION)] = Field(default=(), alias="for")
    credit_code: CreditCode | None = None
    operating: YesNo | None = None
    full_members: Number | None = None
    term: Number | None = None
    succeeds: Annotated[Many[Key], to(Edge.SUCCEEDS, Kind.ORGANIZATION)] = ()


class PersonRow(DatedRow):
    """Someone with a public post or party duty; never an ordinary resident."""

    TABLE = "people"
    FACT = Fact.PERSON_STATE
    PREFIX = Kind.PERSON
    ENTITY = True

    name: Text
    political_status: Text | None = None


class PostRow(DatedRow):
    """A seat, or a set of seats, in an organization; it exists while empty."""

    TABLE = "posts"
    FACT = Fact.POST_STATE
    PREFIX = Kind.POST
    ENTITY = True

    organization: Annotated[Key, to(Edge.SEAT_OF, Kind.ORGANIZATION)]
    title: Text
    rank: Text | None = None
    seats: Number | None = None
    ex_officio_of: Annotated[Key | None, to(Edge.EX_OFFICIO, Kind.POST)] = None


class ProblemRow(DatedRow):
    """A matter someone raised."""

    TABLE = "problems"
    FACT = Fact.PROBLEM_STATE
    PREFIX = Kind.PROBLEM
    ENTITY = True

    title: Text
    category: Text | None = None
    place: Annotated[Listed, to(Edge.AT, Kind.COMPOUND, Kind.AREA)]
    channel: Text | None = None
    raised_by: Annotated[Many[Listed], to(Edge.RAISED_BY, Kind.ORGANIZATION, Kind.PERSON)] = ()
    reported: Prefix | None = None
    status: ProblemStatus | None = None
    settled: Prefix | None = None
    resolution: Text | None = None
    verdict: Verdict | None = None
    recurrence_of: Annotated[Key | None, to(Edge.RECURRENCE_OF, Kind.PROBLEM)] = None
    count: ApproximateNumber | None = None


class MeetingRow(DatedRow):
    """A deliberation, joint reception, service train run or congress."""

    TABLE = "meetings"
    FACT = Fact.MEETING_STATE
    PREFIX = Kind.MEETING
    ENTITY = True

    title: Text | None = None
    kind: MeetingKind
    level: Level | None = None
    place: Annotated[Listed, to(Edge.AT, Kind.COMPOUND, Kind.AREA)]
    held: Prefix | None = None
    topic: Text | None = None
    decision: Text | None = None
    feedback: Text | None = None
    problems: Annotated[Many[Key], to(Edge.ON, Kind.PROBLEM)] = ()
    follows: Annotated[Key | None, to(Edge.FOLLOWS, Kind.MEETING)] = None
    accepted: ApproximateNumber | None = None
    answered: ApproximateNumber | None = None
    handed_out: ApproximateNumber | None = None


class AssessmentRoundRow(SourcedRow):
    """One round of an assessment scheme: what was assessed when, and until when one could object."""

    TABLE = "rounds"
    FACT = Fact.ASSESSMENT_ROUND_STATE
    PREFIX = Kind.ASSESSMENT_ROUND
    ENTITY = True

    scheme: Annotated[Key, to(Edge.SCHEME, Kind.RULE)]
    title: Text | None = None
    period: Text | None = None
    published: Prefix | None = None
    objections_until: Prefix | None = None
    area: Annotated[AreaCode, to(Edge.IN, Kind.AREA)]


class ClaimRow(SourcedRow):
    """A published figure, stored as it was printed and never used as data."""

    TABLE = "claims"
    FACT = Fact.CLAIM_STATE
    PREFIX = Kind.CLAIM
    ENTITY = True

    measure: ClaimMeasure
    about: Annotated[Listed, to(Edge.ABOUT, Kind.AREA, Kind.ORGANIZATION, Kind.COMPOUND, Kind.MEETING, Kind.PROBLEM)]
    unit: Text | None = None
    as_of: Prefix | None = None
    period: Text | None = None
    base: Text | None = None
    subset: Text | None = None
    numerator: Amount | None = None
    numerator_unit: Text | None = None
    denominator: Amount | None = None
    value: Text | None = None
    qualifier: Qualifier | None = None
    rounding: Rounding | None = None
    text: Text | None = None
    derived: Text | None = None


class RuleRow(DatedRow):
    """A jurisdiction's rule; `parameters` are written `name=value;name=value`."""

    TABLE = "rules"
    FACT = Fact.RULE_STATE
    PREFIX = Kind.RULE
    ENTITY = True

    kind: RuleKind
    name: Text
    scope: Annotated[Listed, to(Edge.SCOPE, Kind.AREA, Kind.COMPOUND, Kind.ORGANIZATION)]
    document: Text | None = None
    parameters: Many[Text] = ()
