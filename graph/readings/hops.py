"""Hops: the facts that join entities to others on a day, for each of some entities: how many, and one page of them."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class HopsParams(BaseModel):
    """Whose hops, and which.

    Attributes:
        ids: the entities.
        kinds: only hops of these kinds; nothing means any.
        among: only hops to these entities; nothing means any.
        take, after, before, backward: which page of each entity's hops, by their keys.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ids: tuple[str, ...]
    kinds: tuple[str, ...] | None = None
    among: tuple[str, ...] | None = None
    take: int
    after: str | None = None
    before: str | None = None
    backward: bool = False


class HopRow(GraphRow):
    """A fact that joins an entity to another.

    Attributes:
        key: what hops are sorted by: the kind's name, the other's id, the fact's id.
        kind: how they are joined: the relation of a state, or the label of a relation fact.
        other: the id of the entity it leads to.
        forward: whether the kind reads from the entity to the other, as in "stands under"; else the other way.
        fact, label: the fact's id and its label in the graph.
        since, until, attestation, note, source, locator: as of every fact.
    """

    key: str
    kind: str
    other: str
    forward: bool
    fact: str
    label: str
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class HopsRow(GraphRow):
    """An entity, how many hops lead from it, and the page of them that was asked for."""

    id: str
    total: int
    hops: tuple[HopRow, ...]


HOPS = Question("readings/hops.cypher", HopsParams, HopsRow)
