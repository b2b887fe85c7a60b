"""The trace of a problem: who did what in which step, who led, paid, handed over or refused, and in how many rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.codelists import HandlingRole
from graph.errors import NotFound
from graph.questions.problem_trace import PROBLEM_TRACE, ProblemTraceParams, ProblemTraceRow, Session, Step
from graph.reader import GraphReader
from graph.scope import Scope

_ROLES = tuple(HandlingRole)


@dataclass(frozen=True)
class Round:
    """A meeting on the problem, numbered along the chain of meetings that follow one another."""

    number: int
    meeting: str
    held: str | None
    follows: str | None


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


def rounds_of(sessions: Sequence[Session]) -> tuple[Round, ...]:
    """Meetings numbered from 1: one that follows another on the same problem comes a round later."""
    by_id = {session.meeting: session for session in sessions}

    def number(session: Session, seen: frozenset[str] = frozenset()) -> int:
        earlier = by_id.get(session.follows or "")
        if earlier is None or session.meeting in seen:
            return 1
        return 1 + number(earlier, seen | {session.meeting})

    rounds = (Round(number(session), session.meeting, session.held, session.follows) for session in by_id.values())
    return tuple(sorted(rounds, key=lambda each: (each.number, each.held or "", each.meeting)))


def days_taken(step: Step) -> int | None:
    """Days from a step's first day to its last, 0 for one day; nothing where either is not a whole day."""
    try:
        return (date.fromisoformat(step.until or "") - date.fromisoformat(step.since or "")).days
    except ValueError:
        return None
