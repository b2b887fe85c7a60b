"""Lineage: problems that repeat one another or stand at one place, each with who took steps on it."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class LineageParams(BaseModel):
    """Which problems, with those that repeat them, and which compounds or areas, with what is at each."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ids: tuple[str, ...]
    places: tuple[str, ...]


class LineagePart(GraphRow):
    """Who took a step, in which role; once a role."""

    handler: str
    role: str


class LineageRow(GraphRow):
    """A problem, the one it repeats, and the parts taken in it.

    Attributes:
        reported, settled: prefix dates, as they were written.
        since: the beginning of its first state, as it was written; `?` is a past day that is not known.
    """

    id: str
    category: str | None
    place: str
    status: str | None
    reported: str | None
    since: str | None
    settled: str | None
    recurrence_of: str | None
    handlers: tuple[LineagePart, ...]


LINEAGE = Question("questions/lineage.cypher", LineageParams, LineageRow)
