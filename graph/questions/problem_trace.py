"""The trace of a problem: its steps in order, its meetings, and the like problems before and after it."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class ProblemTraceParams(BaseModel):
    """Which problem, by its id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str


class Step(GraphRow):
    """What one handler did in one step; `amount` is in yuan."""

    fact: str
    step: int
    role: str
    handler: str
    action: str | None
    amount: float | None
    amount_qualifier: str | None
    share: str | None
    outcome: str | None
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class Session(GraphRow):
    """A meeting that dealt with the problem, the day it was held, and the one it follows."""

    meeting: str
    held: str | None
    follows: str | None


class ProblemTraceRow(GraphRow):
    """A problem with all that was done about it."""

    id: str
    steps: tuple[Step, ...]
    meetings: tuple[Session, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


PROBLEM_TRACE = Question("questions/problem_trace.cypher", ProblemTraceParams, ProblemTraceRow)
