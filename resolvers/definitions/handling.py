"""What handling a problem comes to: roles and days of a handler's steps, and who handled problems with whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.codelists import HandlingRole, ProblemStatus
from graph.dates import UNKNOWN, days_of
from graph.edges import HandlingEdge
from graph.questions.co_handlers import CoHandlersRow

SETTLED = frozenset({ProblemStatus.SETTLED.value, ProblemStatus.CLOSED.value})
"""Statuses in which the handlers hold a problem settled."""

_ROLES = tuple(HandlingRole)


def roles_of(steps: Iterable[HandlingEdge]) -> tuple[HandlingRole, ...]:
    """The roles that a handler had in some steps, each once, in the order of the code list."""
    return tuple(sorted({HandlingRole(step.role) for step in steps}, key=_ROLES.index))


def first_day(steps: Sequence[HandlingEdge]) -> str | None:
    """When the first of some steps began, as its source says; nothing is since ever."""
    return min(steps, key=lambda step: step.key).since


def last_day(steps: Sequence[HandlingEdge]) -> str | None:
    """When the last of some steps ended, as its source says.

    Nothing while one has no last day recorded; `?` where one is over on a day that is not known, since it may have been
    the last.
    """
    ends = [step.until for step in steps]
    if None in ends or UNKNOWN in ends:
        return None if None in ends else UNKNOWN
    return max((end for end in ends if end is not None), key=lambda end: (days_of(end).valid_to, len(end), end))


@dataclass(frozen=True)
class RolePair:
    """On how many problems the asked handler had one role while the other handler had another, or the same."""

    own: HandlingRole
    theirs: HandlingRole
    problems: int


@dataclass(frozen=True)
class CoHandler:
    """Who handled problems together with the asked handler.

    Attributes:
        handler: the other's id.
        problems: how many problems both took a step on, in whatever order.
        settled: how many of these the handlers hold settled.
        roles: in which roles, the most frequent pair first, then by the order of the code list.
    """

    handler: str
    problems: int
    settled: int
    roles: tuple[RolePair, ...]

    @property
    def key(self) -> str:
        """What co-handlers are sorted by: the most problems first, then the id."""
        return f"{999_999_999 - self.problems:09}|{self.handler}"


def co_handlers_of(rows: Iterable[CoHandlersRow], handler: str) -> tuple[CoHandler, ...]:
    """Everyone who took a step on the same problems as a handler, in the order of their keys."""
    problems, settled = Counter[str](), Counter[str]()
    pairs = Counter[tuple[str, str, str]]()
    for row in rows:
        own = {part.role for part in row.parts if part.handler == handler}
        others = {(part.handler, part.role) for part in row.parts if part.handler != handler}
        pairs.update((other, mine, theirs) for other, theirs in others for mine in own)
        together = {other for other, _ in others}
        problems.update(together)
        settled.update(together if row.status in SETTLED else ())
    roles: dict[str, list[RolePair]] = {other: [] for other in problems}
    for (other, mine, theirs), count in pairs.items():
        roles[other].append(RolePair(HandlingRole(mine), HandlingRole(theirs), count))
    found = (CoHandler(other, problems[other], settled[other], _ordered(roles[other])) for other in problems)
    return tuple(sorted(found, key=lambda each: each.key))


def _ordered(pairs: Iterable[RolePair]) -> tuple[RolePair, ...]:
    return tuple(sorted(pairs, key=lambda pair: (-pair.problems, _ROLES.index(pair.own), _ROLES.index(pair.theirs))))
