"""Tables of facts between entities: who sits where, covers, serves, handles or takes part, and the items of a rule."""

from typing import Annotated

from graph.codelists import Basis, ContractKind, CoverMode, HandlingRole, MembershipKind
from graph.model import Edge, Fact, Kind
from ledgers.cells import Amount, Key, Listed, Number, Text, YesNo
from ledgers.columns import DatedRow, SourcedRow, to


class AppointmentRow(DatedRow):
    """Who sits in a post."""

    TABLE = "appointments"
    FACT = Fact.APPOINTMENT
    PREFIX = "appointment"

    person: Annotated[Key, to(Edge.HOLDER, Kind.PERSON)]
    post: Annotated[Key, to(Edge.POST, Kind.POST)]
    basis: Basis | None = None
    home: YesNo | None = None
    on_behalf_of: Annotated[Key | None, to(Edge.ON_BEHALF_OF, Kind.ORGANIZATION)] = None


class MembershipRow(DatedRow):
    """A person in a party organization, or a body in another body."""

    TABLE = "memberships"
    FACT = Fact.MEMBERSHIP
    PREFIX = "membership"

    member: Annotated[Listed, to(Edge.MEMBER, Kind.PERSON, Kind.ORGANIZATION)]
    organization: Annotated[Key, to(Edge.OF, Kind.ORGANIZATION)]
    kind: MembershipKind


class CoverRow(DatedRow):
    """A party organization covers a unit; the organization may stay blank where the form is UNSTATED or NONE."""

    TABLE = "covers"
    FACT = Fact.COVER
    PREFIX = "cover"

    party_organization: Annotated[Key | None, to(Edge.BY, Kind.ORGANIZATION)] = None
    unit: Annotated[Listed, to(Edge.OF, Kind.COMPOUND, Kind.ORGANIZATION)]
    mode: CoverMode
    through: Annotated[Listed | None, to(Edge.THROUGH, Kind.POST, Kind.PERSON)] = None


class ContractRow(DatedRow):
    """A firm, or a party body as the fallback, serves a compound."""

    TABLE = "contracts"
    FACT = Fact.CONTRACT
    PREFIX = "contract"

    provider: Annotated[Key, to(Edge.BY, Kind.ORGANIZATION)]
    compound: Annotated[Key, to(Edge.OF, Kind.COMPOUND)]
    kind: ContractKind | None = None


class HandlingRow(DatedRow):
    """What one handler did in one step of a problem; `amount` is what that handler pays, in yuan."""

    TABLE = "handlings"
    FACT = Fact.HANDLING
    PREFIX = "handling"

    problem: Annotated[Key, to(Edge.OF, Kind.PROBLEM)]
    handler: Annotated[Listed, to(Edge.BY, Kind.ORGANIZATION, Kind.PERSON)]
    step: Number
    role: HandlingRole
    action: Text | None = None
    amount: Amount | None = None
    share: Text | None = None
    outcome: Text | None = None


class ParticipationRow(DatedRow):
    """Who took part in a meeting, and in which capacity: HOST, or one of the template's parties."""

    TABLE = "participations"
    FACT = Fact.PARTICIPATION
    PREFIX = "participation"

    meeting: Annotated[Key, to(Edge.OF, Kind.MEETING)]
    participant: Annotated[Listed, to(Edge.BY, Kind.ORGANIZATION, Kind.PERSON)]
    capacity: Text | None = None


class RuleItemRow(SourcedRow):
    """One step, list, mechanism, examination or seat of a rule, in order."""

    TABLE = "rule_items"
    FACT = Fact.RULE_ITEM
    PREFIX = "rule_item"

    rule: Annotated[Key, to(Edge.OF, Kind.RULE)]
    order: Number
    name: Text
    actor: Text | None = None
    target: Text | None = None
    due: Text | None = None
    text: Text | None = None
