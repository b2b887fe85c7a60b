"""Deliberations: a template with its items, and the meetings that it speaks of, with whoever took part."""

from pydantic import BaseModel, ConfigDict

from graph.edges import RuleItemEdge
from graph.entities import RuleRow
from graph.question import Question
from graph.rows import GraphRow


class DeliberationsParams(BaseModel):
    """Which template, in force in the place with which prefix; meetings of which kind, and how many at most."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    code: str
    kind: str
    take: int


class ProblemOn(GraphRow):
    """A problem that a meeting dealt with; the dates are prefix dates."""

    id: str
    status: str | None
    reported: str | None
    settled: str | None


class TookPart(GraphRow):
    """Who took part, in which capacity, since when, and what kind of body it is; no kind for a person."""

    fact: str
    participant: str
    capacity: str | None
    since: str | None
    kind: str | None


class Meeting(GraphRow):
    """A meeting.

    Attributes:
        place, area_code: the compound or area it was at, and the prefix it is judged by.
        valid_from, valid_to, since: the days of its state, and its beginning as its source says.
        held: the prefix date on which it was held.
        follows: the meeting that it continues.
        problems: those that may be seen; null for one that may not.
    """

    meeting: str
    level: str | None
    place: str
    area_code: str
    valid_from: str
    valid_to: str
    since: str | None
    held: str | None
    topic: str | None
    feedback: str | None
    follows: str | None
    problems: tuple[ProblemOn | None, ...]
    participations: tuple[TookPart, ...]


class DeliberationsRow(GraphRow):
    """The template, its items in order, and the meetings by id."""

    template: RuleRow
    items: tuple[RuleItemEdge, ...]
    meetings: tuple[Meeting, ...]


DELIBERATIONS = Question("questions/deliberations.cypher", DeliberationsParams, DeliberationsRow)
