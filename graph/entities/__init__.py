"""Entities read by id: one fixed statement a kind, answering with the state of the day, else the nearest one known."""

from dataclasses import dataclass

from graph.model import Kind
from graph.rows import GraphRow


class EntityRow(GraphRow):
    """What every entity's row begins with.

    Attributes:
        id: `kind:namespace-key`.
        fact: the id of the state told.
        holds: whether the state holds on the day asked for; if not, it is the nearest one known.
        since, until: the state's prefix dates as written; null is since ever, or open; `?` is an unknown day.
        source, locator: where the state is stated.
    """

    id: str
    fact: str
    holds: bool
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str | None
    locator: str | None


class AreaRow(EntityRow):
    """A division."""

    name: str
    aliases: tuple[str, ...]
    code: str
    level: str
    parent: str | None
    parts: tuple[str, ...]
    succeeds: tuple[str, ...]


class CompoundRow(EntityRow):
    """A residential compound."""

    name: str
    aliases: tuple[str, ...]
    area: str | None
    management: str | None
    service: str | None
    tags: tuple[str, ...]
    built: str | None
    households: int | None
    households_qualifier: str | None


class OrganizationRow(EntityRow):
    """Any body."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    subtype: str | None
    area: str | None
    parent: str | None
    belongs_to: tuple[str, ...]
    credit_code: str | None
    operating: bool | None
    full_members: int | None
    term: int | None
    succeeds: tuple[str, ...]


class PersonRow(EntityRow):
    """A person with a public post; the name is null where the caller may not see people."""

    name: str | None
    political_status: str | None


class PostRow(EntityRow):
    """A seat or set of seats."""

    organization: str | None
    title: str
    rank: str | None
    seats: int | None
    ex_officio_of: str | None


class ProblemRow(EntityRow):
    """A matter someone raised."""

    title: str
    category: str | None
    place: str | None
    channel: str | None
    raised_by: tuple[str, ...]
    reported: str | None
    status: str | None
    settled: str | None
    resolution: str | None
    verdict: str | None
    recurrence_of: str | None
    batch: int | None
    batch_qualifier: str | None


class MeetingRow(EntityRow):
    """A meeting."""

    title: str | None
    kind: str
    level: str | None
    place: str | None
    held: str | None
    topic: str | None
    decision: str | None
    feedback: str | None
    problems: tuple[str, ...]
    follows: str | None
    accepted: int | None
    answered: int | None
    handed_out: int | None
    accepted_qualifier: str | None
    answered_qualifier: str | None
    handed_out_qualifier: str | None


class ClaimRow(EntityRow):
    """A published figure."""

    measure: str
    about: str | None
    unit: str | None
    as_of: str | None
    period: str | None
    base: str | None
    subset: str | None
    numerator: float | None
    numerator_unit: str | None
    denominator: float | None
    value: str | None
    qualifier: str | None
    rounding: str | None
    text: str | None
    derived: str | None


class RuleRow(EntityRow):
    """A jurisdiction's rule."""

    kind: str
    name: str
    scope: str | None
    document: str | None
    parameters: tuple[str, ...]


class SourceRow(EntityRow):
    """An article, document or ledger file."""

    title: str
    publisher: str | None
    published: str | None
    stated: str | None
    url: str | None
    complete: tuple[str, ...]
    area: str | None


class AssessmentRoundRow(EntityRow):
    """One round of an assessment scheme."""

    scheme: str | None
    title: str | None
    period: str | None
    published: str | None
    objections_until: str | None
    area: str | None


@dataclass(frozen=True)
class EntityRead:
    """How one kind of entity is read: its Cypher file and its row."""

    file: str
    row: type[EntityRow]


ENTITIES: dict[Kind, EntityRead] = {
    kind: EntityRead(f"entities/{kind.value}.cypher", row)
    for kind, row in {
        Kind.AREA: AreaRow,
        Kind.COMPOUND: CompoundRow,
        Kind.ORGANIZATION: OrganizationRow,
        Kind.PERSON: PersonRow,
        Kind.POST: PostRow,
        Kind.PROBLEM: ProblemRow,
        Kind.MEETING: MeetingRow,
        Kind.CLAIM: ClaimRow,
        Kind.RULE: RuleRow,
        Kind.SOURCE: SourceRow,
        Kind.ASSESSMENT_ROUND: AssessmentRoundRow,
    }.items()
}
