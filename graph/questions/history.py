"""History: every version of an entity's facts, in order of recording, each with the version before it."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class HistoryParams(BaseModel):
    """Which entity, by its id, and which page: how many versions, after or before which key, from which end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    take: int
    after: str | None
    before: str | None
    backward: bool


class Said(GraphRow):
    """One property of a version."""

    name: str
    value: str | int | float | bool | tuple[str, ...]


class Relation(GraphRow):
    """One relation of a version, and the entity it goes to."""

    type: str
    entity: str


class Former(GraphRow):
    """What the version before said; its relations include the source."""

    said: tuple[Said, ...]
    relations: tuple[Relation, ...]


class HistoryRow(GraphRow):
    """A version of a fact.

    Attributes:
        key: what the versions are sorted by.
        fact: the id of the fact.
        label, number: the fact's label, and which version of it this is.
        valid_from, valid_to: the first and last day on which it holds.
        recorded_at, superseded_at: when it was published, and when another was in its place or it was withdrawn.
        area_code: the division it is judged by.
        former: the version before; null for the first.
    """

    key: str
    fact: str
    label: str
    number: int
    since: str | None
    until: str | None
    valid_from: str
    valid_to: str
    recorded_at: str
    superseded_at: str | None
    area_code: str
    attestation: str
    note: str | None
    source: str | None
    locator: str | None
    said: tuple[Said, ...]
    relations: tuple[Relation, ...]
    former: Former | None


HISTORY = Question("questions/history.cypher", HistoryParams, HistoryRow)
