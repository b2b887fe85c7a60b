"""The ledger's tables, one pydantic model each: what a row may say, and which relation of the graph each cell becomes.

A row is one fact. Its `id` is the fact's key within the table; for the tables of entities it is the entity's key as well, and a
further state of the same entity is a row whose id ends in `#2`, `#3` …. Cells hold keys: plain where a column points at one kind
(`msx-street`), the full `kind:key` where it may point at several (`compound:msx-baima`).
"""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from graph.codelists import (
    Attestation,
    Basis,
    ContractKind,
    CoverMode,
    HandlingRole,
    Management,
    MeetingKind,
    MembershipKind,
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
    AreaCode,
    Begin,
    CreditCode,
    End,
    Key,
    Listed,
    Many,
    Number,
    Prefix,
    SourceReference,
    Text,
    YesNo,
)


@dataclass(frozen=True)
class Points:
    """A column's meaning as relations: their type, and the kinds of entity its keys may name."""

    edge: Edge
    kinds: tuple[Kind, ...]


def _to(edge: Edge, *kinds: Kind) -> Points:
    return Points(edge, kinds)


class Row(BaseModel):
    """What every row has."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    TABLE: ClassVar[str]
    FACT: ClassVar[Fact]
    PREFIX: ClassVar[str]
    """First part of the fact's id, and the entity's kind where `ENTITY` is true."""
    ENTITY: ClassVar[bool] = False

    id: Key
    note: Text | None = None
    attestation: Attestation = Attestation.NAMED


class SourcedRow(Row):
    """A row that says where it is from: `source-id#locator`, the locator naming a paragraph such as `p3`."""

    source: SourceReference


class DatedRow(SourcedRow):
    """A row that holds from a day to a day."""

    begin: Begin | None = Field(default=None, alias="from")
    end: End | None = Field(default=None, alias="to")


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
    """A division; its id is its code."""

    TABLE = "areas"
    FACT = Fact.AREA_STATE
    PREFIX = Kind.AREA
    ENTITY = True

    name: Text
    aliases: Many[Text] = ()


class CompoundRow(DatedRow):
    """A residential compound (小区)."""

    TABLE = "compounds"
    FACT = Fact.COMPOUND_STATE
    PREFIX = Kind.COMPOUND
    ENTITY = True

    name: Text
    aliases: Many[Text] = ()
    area: Annotated[AreaCode, _to(Edge.IN, Kind.AREA)]
    management: Management | None = None
    service: Service | None = None
    tags: Many[Text] = ()
    built: Prefix | None = None
    households: Number | None = None


class OrganizationRow(DatedRow):
    """Any body; `parent` is whom it stands under, `for` the compounds or bodies it belongs to."""

    TABLE = "organizations"
    FACT = Fact.ORGANIZATION_STATE
    PREFIX = Kind.ORGANIZATION
    ENTITY = True

    name: Text
    aliases: Many[Text] = ()
    kind: OrganizationKind
    subtype: OrganizationSubtype | None = None
    area: Annotated[AreaCode, _to(Edge.IN, Kind.AREA)]
    parent: Annotated[Key | None, _to(Edge.UNDER, Kind.ORGANIZATION)] = None
    belongs_to: Annotated[Many[Listed], _to(Edge.FOR, Kind.COMPOUND, Kind.ORGANIZATION)] = Field(
        default=(), alias="for"
    )
    credit_code: CreditCode | None = None
    operating: YesNo | None = None
    full_members: Number | None = None
    term: Number | None = None


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

    organization: Annotated[Key, _to(Edge.SEAT_OF, Kind.ORGANIZATION)]
    title: Text
    rank: Text | None = None
    seats: Number | None = None
    ex_officio_of: Annotated[Key | None, _to(Edge.EX_OFFICIO, Kind.POST)] = None


class AppointmentRow(DatedRow):
    """Who sits in a post."""

    TABLE = "appointments"
    FACT = Fact.APPOINTMENT
    PREFIX = "appointment"

    person: Annotated[Key, _to(Edge.HOLDER, Kind.PERSON)]
    post: Annotated[Key, _to(Edge.POST, Kind.POST)]
    basis: Basis | None = None
    home: YesNo | None = None
    on_behalf_of: Annotated[Key | None, _to(Edge.ON_BEHALF_OF, Kind.ORGANIZATION)] = None


class MembershipRow(DatedRow):
    """A person in a party organization, or a body in another body."""

    TABLE = "memberships"
    FACT = Fact.MEMBERSHIP
    PREFIX = "membership"

    member: Annotated[Listed, _to(Edge.MEMBER, Kind.PERSON, Kind.ORGANIZATION)]
    organization: Annotated[Key, _to(Edge.OF, Kind.ORGANIZATION)]
    kind: MembershipKind


class CoverRow(DatedRow):
    """A party organization covers a unit; the organization may stay blank where the form is UNSTATED or NONE."""

    TABLE = "covers"
    FACT = Fact.COVER
    PREFIX = "cover"

    party_organization: Annotated[Key | None, _to(Edge.BY, Kind.ORGANIZATION)] = None
    unit: Annotated[Listed, _to(Edge.OF, Kind.COMPOUND, Kind.ORGANIZATION)]
    mode: CoverMode
    through: Annotated[Listed | None, _to(Edge.THROUGH, Kind.POST, Kind.PERSON)] = None


class ContractRow(DatedRow):
    """A firm, or a party body as the fallback, serves a compound."""

    TABLE = "contracts"
    FACT = Fact.CONTRACT
    PREFIX = "contract"

    provider: Annotated[Key, _to(Edge.BY, Kind.ORGANIZATION)]
    compound: Annotated[Key, _to(Edge.OF, Kind.COMPOUND)]
    kind: ContractKind | None = None


class ProblemRow(DatedRow):
    """A matter someone raised."""

    TABLE = "problems"
    FACT = Fact.PROBLEM_STATE
    PREFIX = Kind.PROBLEM
    ENTITY = True

    title: Text
    category: Text | None = None
    place: Annotated[Listed, _to(Edge.AT, Kind.COMPOUND, Kind.AREA)]
    channel: Text | None = None
    raised_by: Annotated[Many[Listed], _to(Edge.RAISED_BY, Kind.ORGANIZATION, Kind.PERSON)] = ()
    reported: Prefix | None = None
    status: ProblemStatus | None = None
    settled: Prefix | None = None
    resolution: Text | None = None
    verdict: Verdict | None = None
    recurrence_of: Annotated[Key | None, _to(Edge.RECURRENCE_OF, Kind.PROBLEM)] = None
    count: Number | None = None


class HandlingRow(DatedRow):
    """What one handler did in one step of a problem; `amount` is what that handler pays, in yuan."""

    TABLE = "handlings"
    FACT = Fact.HANDLING
    PREFIX = "handling"

    problem: Annotated[Key, _to(Edge.OF, Kind.PROBLEM)]
    handler: Annotated[Listed, _to(Edge.BY, Kind.ORGANIZATION, Kind.PERSON)]
    step: Number
    role: HandlingRole
    action: Text | None = None
    amount: Amount | None = None
    share: Text | None = None
    outcome: Text | None = None


class MeetingRow(DatedRow):
    """A deliberation, joint reception, service train run or congress."""

    TABLE = "meetings"
    FACT = Fact.MEETING_STATE
    PREFIX = Kind.MEETING
    ENTITY = True

    title: Text | None = None
    kind: MeetingKind
    level: Level | None = None
    place: Annotated[Listed, _to(Edge.AT, Kind.COMPOUND, Kind.AREA)]
    held: Prefix | None = None
    topic: Text | None = None
    decision: Text | None = None
    feedback: Text | None = None
    problems: Annotated[Many[Key], _to(Edge.ON, Kind.PROBLEM)] = ()
    follows: Annotated[Key | None, _to(Edge.FOLLOWS, Kind.MEETING)] = None
    accepted: Number | None = None
    answered: Number | None = None
    handed_out: Number | None = None


class ParticipationRow(DatedRow):
    """Who took part in a meeting, and in which capacity: HOST, or one of the template's parties."""

    TABLE = "participations"
    FACT = Fact.PARTICIPATION
    PREFIX = "participation"

    meeting: Annotated[Key, _to(Edge.OF, Kind.MEETING)]
    participant: Annotated[Listed, _to(Edge.BY, Kind.ORGANIZATION, Kind.PERSON)]
    capacity: Text | None = None


class ClaimRow(SourcedRow):
    """A published figure, stored as it was printed and never used as data."""

    TABLE = "claims"
    FACT = Fact.CLAIM_STATE
    PREFIX = Kind.CLAIM
    ENTITY = True

    measure: Text
    about: Annotated[Listed, _to(Edge.ABOUT, Kind.AREA, Kind.ORGANIZATION, Kind.COMPOUND)]
    unit: Text | None = None
    as_of: Prefix | None = None
    period: Text | None = None
    base: Text | None = None
    subset: Text | None = None
    numerator: Amount | None = None
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
    scope: Annotated[Listed, _to(Edge.SCOPE, Kind.AREA, Kind.COMPOUND, Kind.ORGANIZATION)]
    document: Text | None = None
    parameters: Many[Text] = ()


class RuleItemRow(SourcedRow):
    """One step, list, mechanism, examination or seat of a rule, in order."""

    TABLE = "rule_items"
    FACT = Fact.RULE_ITEM
    PREFIX = "rule_item"

    rule: Annotated[Key, _to(Edge.OF, Kind.RULE)]
    order: Number
    name: Text
    actor: Text | None = None
    target: Text | None = None
    due: Text | None = None
    text: Text | None = None


TABLES: tuple[type[Row], ...] = (
    SourceRow,
    AreaRow,
    CompoundRow,
    OrganizationRow,
    PersonRow,
    PostRow,
    AppointmentRow,
    MembershipRow,
    CoverRow,
    ContractRow,
    ProblemRow,
    HandlingRow,
    MeetingRow,
    ParticipationRow,
    ClaimRow,
    RuleRow,
    RuleItemRow,
)
"""Every table, in the order in which they are read and reported."""
