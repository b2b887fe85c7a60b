"""Problems that an organization or person handled: how many, and a page of them with the steps that it took on each."""

from pydantic import BaseModel, ConfigDict

from graph.edges import HandlingEdge
from graph.question import Question
from graph.rows import GraphRow


class ProblemsHandledByParams(BaseModel):
    """Whose problems, which of them, and which page; nothing means any.

    Attributes:
        id: the handler.
        role, since, until: of one and the same step: the role in it, and the days between which it began.
        status, category: of the problem.
        after, before: keys between which the page lies.
        backward: whether the page is taken from the back.
        take: how many rows it has at most.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    role: str | None
    status: str | None
    category: str | None
    since: str | None
    until: str | None
    after: str | None
    before: str | None
    backward: bool
    take: int


class HandledProblem(GraphRow):
    """A problem and the steps that the handler took on it, in order; `key` is what it is sorted by."""

    key: str
    id: str
    steps: tuple[HandlingEdge, ...]


class ProblemsHandledByRow(GraphRow):
    """How many problems there are in all, and those of the page."""

    total: int
    problems: tuple[HandledProblem, ...]


PROBLEMS_HANDLED_BY = Question("questions/problems_handled_by.cypher", ProblemsHandledByParams, ProblemsHandledByRow)
