"""With whom an organization or person handled problems: how many, in which roles, and how many were settled."""

import asyncio
from dataclasses import dataclass

from graph.questions.co_handlers import CO_HANDLERS, CoHandlersParams
from graph.reader import GraphReader
from graph.scope import Scope
from resolvers.definitions.handling import CoHandler, co_handlers_of
from resolvers.entities import handler as handler_with


@dataclass(frozen=True)
class CoHandlersAnswer:
    """How many problems the handler took a step on, alone or not, and everyone else who did."""

    handled: int
    found: tuple[CoHandler, ...]


async def co_handlers(graph: GraphReader, *, handler: str, scope: Scope) -> CoHandlersAnswer:
    """Everyone who took steps, begun by the scope's day, on the problems that a handler took steps on.

    Raises:
        BadInput: the id names neither an organization nor a person.
        NotFound: no such handler is known.
    """
    _, rows = await asyncio.gather(
        handler_with(graph, id=handler, scope=scope), graph.ask(CO_HANDLERS, scope, CoHandlersParams(id=handler))
    )
    return CoHandlersAnswer(len(rows), co_handlers_of(rows, handler))
