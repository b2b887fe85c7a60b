"""The way of a problem from hand to hand, as a chart: who raised and handled it, and who passed it to whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.codelists import HandlingRole, OrganizationKind
from graph.errors import NotFound
from graph.questions.handler_path import HANDLER_PATH, HandlerPathParams, HandlerPathRow, Part
from graph.reader import GraphReader
from graph.scope import Scope
from resolvers.definitions.passing import Passing, in_order, passings_of

MOST_STEPS = 500
"""How many handlings of a problem are read."""

_ROLES = tuple(HandlingRole)


@dataclass(frozen=True)
class Hand:
    """Somebody who raised or handled the problem.

    Attributes:
        id: of the organization or person.
        name, kind: of an organization that may be seen; nothing else.
        raiser: whether they raised it.
        steps: the numbers of the steps they took, each once, in order.
        roles: the roles they had, each once, in the order of the code list.
    """

    id: str
    name: str | None
    kind: OrganizationKind | None
    raiser: bool
    steps: tuple[int, ...]
    roles: tuple[HandlingRole, ...]


@dataclass(frozen=True)
class HandlerPathAnswer:
    """The chart: whoever raised the problem by id, then the handlers as they come; passings in the order of steps."""

    id: str
    hands: tuple[Hand, ...]
    passings: tuple[Passing, ...]
    total: int
    truncated: bool


async def handler_path(graph: GraphReader, *, problem: str, scope: Scope) -> HandlerPathAnswer:
    """The way of a problem by the scope's day.

    Raises:
        NotFound: no such problem is known, or it lies outside what the caller may see.
    """
    rows = await graph.ask(HANDLER_PATH, scope, HandlerPathParams(id=problem, take=MOST_STEPS))
    if not rows:
        raise NotFound(f"There is no problem {problem!r}: ids look like problem:msx-problem-mogan-gate.", id=problem)
    (row,) = rows
    parts = in_order(row.steps)
    return HandlerPathAnswer(
        row.id, tuple(_hands(row, parts)), passings_of(row.raisers, parts), row.total, row.total > len(parts)
    )


def _hands(row: HandlerPathRow, parts: tuple[Part, ...]) -> Iterable[Hand]:
    bodies = {body.id: body for body in row.bodies}
    for id in dict.fromkeys((*row.raisers, *(part.handler for part in parts))):
        own = [part for part in parts if part.handler == id]
        body = bodies.get(id)
        yield Hand(
            id,
            body and body.name,
            OrganizationKind(body.kind) if body else None,
            id in row.raisers,
            tuple(sorted({part.step for part in own})),
            tuple(sorted({HandlingRole(part.role) for part in own}, key=_ROLES.index)),
        )
