"""What an answer reads of the graph, level by level: entities by their ids, a kind at a time, and edges of parents."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Iterable
from datetime import date, datetime
from typing import NamedTuple

from execution.columns import Row
from execution.nests import Nest, Tree
from execution.warm import Warm
from graph.edges import Edges
from graph.entities import ENTITIES
from graph.model import Kind
from graph.reader import Page
from graph.scope import Scope
from resolvers.entities import kind_of
from schema.context import Context


class Way(NamedTuple):
    """An edge, of which page, within which scope, unless it says otherwise of day or instant."""

    edge: Edges
    page: Page
    scope: Scope
    as_of: date | None
    known_at: datetime | None


class Loads:
    """What one request has read, each entity once."""

    def __init__(self, context: Context, warm: Warm) -> None:
        self._context, self._graph, self._warm = context, context.graph, warm
        self._planning = False
        self._rows: dict[Scope, dict[str, Row | Exception | None]] = defaultdict(dict)

    def entity(self, id: str, scope: Scope) -> Row | Exception | None:
        """An entity that was loaded: its row, nothing where it is not known within the scope, or why that failed."""
        return self._rows[scope][id]

    def missing(self, wanted: Iterable[tuple[str, Scope]]) -> list[Awaitable[None]]:
        """What has to be asked so that all of these are loaded."""
        by_kind: dict[tuple[Scope, Kind], dict[str, None]] = defaultdict(dict)
        for id, scope in wanted:
            if id not in self._rows[scope]:
                by_kind[scope, kind_of(id)][id] = None
        return [self._load(kind, list(ids), scope) for (scope, kind), ids in by_kind.items()]

    async def follow(self, way: Way, tree: Tree, parents: Iterable[str]) -> tuple[Scope, dict[str, list[Row]], Nest]:
        """The rows of an edge for each parent, the scope in which they were read, and what was read with them."""
        scope = await self._context.rescope(way.scope, way.as_of, way.known_at)
        ids = list(dict.fromkeys(parents))
        if tree.nests and self._warm.is_planned(tree):
            rows = await self._graph.read_nested(tree.part, tree.pages, ids, scope)
            rows = {parent: some[::-1] for parent, some in rows.items()} if way.page.backward else rows
            return scope, rows, tree.nest
        if tree.nests and not self._planning:
            # One a request: what lies below it would be trees of their own, which nobody asks for once it is planned.
            self._planning = True
            self._warm.plan(tree, self._graph, scope)
        return scope, await self._graph.follow_lists(way.edge.value, ids, scope, way.page), Nest(tree.nest.shown)

    async def _load(self, kind: Kind, ids: list[str], scope: Scope) -> None:
        known = self._rows[scope]
        try:
            found = await self._graph.load_lists(ENTITIES[kind], ids, scope)
        except Exception as fault:  # noqa: BLE001 - it is an error of every field that waits for one of these
            known |= dict.fromkeys(ids, fault)
        else:
            known |= {id: found.get(id) for id in ids}


async def all_of(asked: Iterable[Awaitable[object]]) -> list[object]:
    """Waits for several at once; what one of them raises stands in its place."""
    return await asyncio.gather(*asked, return_exceptions=True)
