"""Counts: what a published figure is recomputed from, on the day and in the place that it speaks of."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from graph.edges import EdgeRow, Edges, EntityEdge
from graph.entities import EntityRow
from graph.entities.lists import CompleteSource
from graph.page import Page
from graph.reader import GraphReader
from graph.scope import Scope
from resolvers.entities import entities

_PAGE = 1_000
"""Rows of an edge that are read at once."""


@dataclass(frozen=True)
class Counting:
    """Where a figure is counted.

    Attributes:
        scope: with the day that the figure speaks of.
        within: the same narrowed to the place, with what it took in.
        code: the prefix of the place it is judged by.
        complete: sources that declare themselves complete for some tables.
    """

    graph: GraphReader
    scope: Scope
    within: Scope
    code: str
    complete: tuple[CompleteSource, ...]

    @property
    def day(self) -> str:
        """The ISO day."""
        return self.scope.day

    async def entities(self, ids: Sequence[str]) -> dict[str, EntityRow]:
        """Entities by their ids, as they were that day."""
        return await entities(self.graph, ids=ids, scope=self.scope) if ids else {}

    async def holding(self, ids: Sequence[str]) -> list[EntityRow]:
        """Those of some entities whose state holds that day."""
        found = await self.entities(ids)
        return [row for row in found.values() if row.holds]

    async def edges(self, edge: Edges, parent: str) -> list[EdgeRow]:
        """Every row of an edge below an entity, page by page."""
        found: list[EdgeRow] = []
        while True:
            page = Page(first=_PAGE, after=found[-1].key if found else None)
            rows = (await self.graph.follow(edge.value, [parent], self.scope, page)).get(parent, ())
            found.extend(rows[:_PAGE])
            if len(rows) <= _PAGE:
                return found

    async def named_by(self, edge: Edges, parent: str) -> list[EntityRow]:
        """The entities that an edge leads to, whose state holds that day."""
        rows = await self.edges(edge, parent)
        return await self.holding([row.entity for row in rows if isinstance(row, EntityEdge)])


def asked(question: str, day: str, **arguments: str) -> str:
    """A question and its arguments as the API writes them; what is quoted in it comes quoted."""
    written = [f"{name}: {value}" for name, value in arguments.items()]
    return f"{question}({', '.join((*written, f'asOf: {quoted(day)}'))})"


def quoted(text: str) -> str:
    """A text as a GraphQL string."""
    return json.dumps(text, ensure_ascii=False)
