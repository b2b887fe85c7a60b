"""Tables of facts between entities, such as who sits where or handled what, and of facts about facts and identity."""

from typing import Annotated

from graph.codelists import Basis, ContractKind, CoverMode, HandlingRole, ListingResult, MembershipKind
from graph.model import Edge, Fact, Kind
from ledgers.cells import Amount, ApproximateAmount, FactId, Key, Listed, Number, Prefix, Text, YesNo
from ledgers.columns import DatedRow, NamesFact, SourcedRow, to


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
    amount: ApproximateAmount | None = None
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


class ListingRow(DatedRow):
    """How a body or compound came out in a round; `revises` is the earlier listing that this one takes the place of."""

    TABLE = "listings"
    FACT = Fact.LISTING
    PREFIX = "listing"

    round: Annotated[Key, to(Edge.IN_ROUND, Kind.ASSESSMENT_ROUND)]
    subject: Annotated[Listed, to(Edge.OF, Kind.ORGANIZATION, Kind.COMPOUND)]
    result: ListingResult
    score: Amount | None = None
    by: Annotated[Listed | None, to(Edge.BY, Kind.ORGANIZATION, Kind.PERSON)] = None
    revises: Annotated[Key | None, NamesFact("listing")] = None
    objection: Text | None = None


_MERGED = (Kind.COMPOUND, Kind.ORGANIZATION, Kind.PERSON, Kind.POST, Kind.PROBLEM, Kind.MEETING)
"""What may turn out to have been recorded twice; divisions succeed each other, rules and sources are replaced."""


class MergeRow(SourcedRow):
    """Two records of one entity: whatever is said of `merged` counts for `kept`, until the merge is withdrawn."""

    TABLE = "merges"
    FACT = Fact.MERGE
    PREFIX = "merge"

    kept: Annotated[Listed, to(Edge.OF, *_MERGED)]
    merged: Annotated[Listed, to(Edge.MERGED, *_MERGED)]


class NamesakeRow(SourcedRow):
    """Two entities of one name that were looked at and are not the same."""

    TABLE = "namesakes"
    FACT = Fact.NAMESAKE
    PREFIX = "namesake"

    one: Annotated[Listed, to(Edge.OF, *_MERGED)]
    other: Annotated[Listed, to(Edge.OTHER, *_MERGED)]


class ConfirmationRow(SourcedRow):
    """A fact was found to be still true on a day."""

    TABLE = "confirmations"
    FACT = Fact.CONFIRMATION
    PREFIX = "confirmation"

    fact: Annotated[FactId, NamesFact()]
    day: Prefix


class WithdrawalRow(SourcedRow):
    """A fact was recorded wrongly and counts no longer, from the moment this is applied; `note` says why."""

    TABLE = "withdrawals"
    FACT = Fact.WITHDRAWAL
    PREFIX = "withdrawal"

    fact: Annotated[FactId, NamesFact()]
