"""The trace of a problem: who did what in which step, who led, paid, handed over or refused, and in how many rounds."""

from dataclasses import dataclass
from datetime import date

from graph.codelists import HandlingRole
from graph.errors import NotFound
from graph.questions.problem_trace import PROBLEM_TRACE, ProblemTraceParams, ProblemTraceRow, Step
from graph.reader import GraphReader
from graph.scope import Scope
from resolvers.definitions.rounds import Round, rounds_of

_ROLES = tuple(HandlingRole)


@dataclass(frozen=True)
class ProblemTraceAnswer:
    """The trace; steps are in order, those with the same number were taken together."""

    id: str
    steps: tuple[Step, ...]
    rounds: tuple[Round, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    def with_role(self, *roles: HandlingRole) -> tuple[Step, ...]:
        """The steps in which somebody had one of these roles."""
        return tuple(step for step in self.steps if step.role in roles)


async def problem_trace(graph: GraphReader, *, problem: str, scope: Scope) -> ProblemTraceAnswer:
    """Everything begun by the scope's day to handle a problem.

    Raises:
        NotFound: no such problem is known, or it lies outside what the caller may see.
    """
    rows = await graph.ask(PROBLEM_TRACE, scope, ProblemTraceParams(id=problem))
    if not rows:
        raise NotFound(f"There is no problem {problem!r}: ids look like problem:msx-problem-mogan-gate.", id=problem)
    return _answer(rows[0])


def _answer(row: ProblemTraceRow) -> ProblemTraceAnswer:
    # Within a step whoever led or called the others together comes first.
    steps = sorted(row.steps, key=lambda step: (step.step, _ROLES.index(HandlingRole(step.role)), step.fact))
    rounds = rounds_of(row.meetings)
    return ProblemTraceAnswer(row.id, tuple(steps), rounds, tuple(sorted(row.before)), tuple(sorted(row.after)))


def days_taken(step: Step) -> int | None:
    """Days from a step's first day to its last, 0 for one day; nothing where either is not a whole day."""
    try:
        return (date.fromisoformat(step.until or "") - date.fromisoformat(step.since or "")).days
    except ValueError:
        return None
