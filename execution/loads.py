"""What an answer reads of the graph: entities that it names, edges of parents, and entities by their ids, by kinds."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from execution.calls import Calls
from execution.columns import Row, shown
from execution.nest import Nest, bare
from execution.plan import FieldPlan, Selection
from execution.seen import Seen, Way
from execution.trees import Fields, Tree, Trees
from execution.warm import Warm
from graph.entities import ENTITIES
from graph.model import Kind
from graph.nesting import Nested
from graph.reader import Page
from graph.scope import Scope
from resolvers.entities import checked_ids, kind_of, not_found
from schema.context import Context
from schema.fields import Asked


@dataclass(frozen=True)
class Followed:
    """The rows of an edge by their parents, in their order, and how they are seen."""

    rows: dict[str, list[Row]]
    scope: Scope
    nest: Nest
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Named:
    """The entities that a root's argument names, in its order: of each, its row and how it is seen."""

    rows: Sequence[tuple[Row, Seen] | None]


class Loads:
    """What one request has read, each entity once for what is asked of it."""

    def __init__(self, context: Context, warm: Warm, trees: Trees, calls: Calls) -> None:
        self._context, self._graph, self._warm = context, context.graph, warm
        self._trees, self._calls = trees, calls
        self._planning = False
        self._statements: dict[Tree, Nested | None] = {}
        self._with: dict[tuple[Kind, Selection], Tree | None] = {}
        self._rows: dict[tuple[Scope, Tree | None], dict[str, Row | Exception | None]] = defaultdict(dict)

    async def named(self, each: FieldPlan, reads: Asked) -> object:
        """The entities of a root by one statement a kind; whatever its resolver gives where that is not planned yet.

        Raises:
            BadInput: an argument is none that may be given.
            NotFound: nothing is known under the one id.
        """
        asked = self._calls.arguments(each)
        ids = checked_ids(asked[reads.argument] if reads.many else [asked[reads.argument]])
        trees = {kind: self._tree_of(kind, each.below, root=True) for kind in dict.fromkeys(map(kind_of, ids))}
        scope = await self._context.scope(asked.get("asOf"), asked.get("knownAt"))
        statements = {kind: self._statement(tree, scope) for kind, tree in trees.items()}
        found: dict[str, tuple[Row, Seen]] = {}
        for kind, statement in statements.items():
            if statement is None:
                return await self._called(each)
            tree, pages = trees[kind], self._pages(trees[kind])
            some = [id for id in dict.fromkeys(ids) if kind_of(id) is kind]
            root = await self._graph.read_root(statement, pages, some, scope)
            self._context.confirm(root.published)
            if root.kept:
                # Seldom: a record that was merged into another. Its resolver goes on from there.
                return await self._called(each)
            seen = Seen(tree.nest.shown, scope, tree.nest, pages)
            found |= {id: (rows[0], seen) for id, rows in root.rows.items() if rows}
        if not reads.many and ids[0] not in found:
            raise not_found(ids[0])
        return Named([found.get(id) for id in ids])

    def entity(self, id: str, scope: Scope, below: Selection) -> tuple[Row, Seen] | Exception | None:
        """An entity that was loaded, nothing where it is not known within the scope, or why that failed."""
        tree = self._read_with(kind_of(id), below, scope)
        row = self._rows[scope, tree][id]
        if not isinstance(row, list):
            return row
        if tree is None:
            return row, Seen(shown(ENTITIES[kind_of(id)].row), scope)
        return row, Seen(tree.nest.shown, scope, tree.nest, self._pages(tree))

    def missing(self, wanted: Iterable[tuple[str, Scope, Selection]]) -> list[Awaitable[None]]:
        """What has to be asked so that all of these are loaded."""
        asked = defaultdict[tuple[Scope, Kind, Tree | None], dict[str, None]](dict)
        for id, scope, below in wanted:
            kind = kind_of(id)
            tree = self._read_with(kind, below, scope)
            if id not in self._rows[scope, tree]:
                asked[scope, kind, tree][id] = None
        return [self._load(kind, list(ids), scope, tree) for (scope, kind, tree), ids in asked.items()]

    async def follow(self, way: Way, each: FieldPlan, parents: Iterable[str]) -> Followed:
        """The rows of an edge for each parent, and what was read with them."""
        scope = await self._context.rescope(way.scope, way.as_of, way.known_at)
        ids = list(dict.fromkeys(parents))
        tree = self._within(lambda but: self._trees.of_edge(each, but), own=each)
        statement = self._statement(tree, scope) if tree.nests else None
        if statement is not None:
            pages = (way.page, *(cast("Page", self._calls.page_within(below)) for below in tree.paged[1:]))
            rows = await self._graph.read_nested(statement, pages, ids, scope)
            rows = {parent: some[::-1] for parent, some in rows.items()} if way.page.backward else rows
            return Followed(rows, scope, tree.nest, pages)
        rows = await self._graph.follow_lists(way.edge.value, ids, scope, way.page)
        return Followed(rows, scope, bare(tree.nest.shown), ())

    async def _load(self, kind: Kind, ids: list[str], scope: Scope, tree: Tree | None) -> None:
        known = self._rows[scope, tree]
        try:
            if tree is None:
                found = await self._graph.load_lists(ENTITIES[kind], ids, scope)
            else:
                statement = cast("Nested", self._statements[tree])
                rows = await self._graph.read_nested(statement, self._pages(tree), ids, scope)
                found = {id: some[0] for id, some in rows.items() if some}
        except Exception as fault:  # noqa: BLE001 - it is an error of every field that waits for one of these
            known |= dict.fromkeys(ids, fault)
        else:
            known |= {id: found.get(id) for id in ids}

    def _read_with(self, kind: Kind, below: Selection, scope: Scope) -> Tree | None:
        """What entities of a kind are read with; nothing where it is their own rows alone."""
        if (kind, below) not in self._with:
            tree = self._tree_of(kind, below, root=False)
            self._with[kind, below] = tree if tree.nests and self._statement(tree, scope) else None
        return self._with[kind, below]

    def _tree_of(self, kind: Kind, below: Selection, *, root: bool) -> Tree:
        return self._within(lambda but: self._trees.of_entity(kind, below, but, root=root))

    def _within(self, made: Callable[[Fields], Tree], own: FieldPlan | None = None) -> Tree:
        """A tree without the edges that have another clock in this request, or arguments that fail."""
        but: Fields = frozenset()
        while True:
            tree = made(but)
            apart = {each for each in tree.paged if each is not own and self._calls.page_within(each) is None}
            if not apart:
                return tree
            but |= apart

    def _pages(self, tree: Tree) -> tuple[Page, ...]:
        return tuple(cast("Page", self._calls.page_within(each)) for each in tree.paged)

    def _statement(self, tree: Tree, scope: Scope) -> Nested | None:
        """The statement by which a tree is read in this request, nothing where it is read level by level."""
        if tree not in self._statements:
            self._statements[tree] = self._warm.statement(tree)
            # One a request: what lies below it would be trees of their own, which nobody asks for once it is planned.
            self._planning = self._planning or self._warm.plan(tree, self._graph, scope)
        return self._statements[tree]

    async def _called(self, each: FieldPlan) -> object:
        return await cast("Awaitable[object]", self._calls.call(each, None))


async def all_of(asked: Iterable[Awaitable[object]]) -> list[object]:
    """Waits for several at once; what one of them raises stands in its place."""
    return await asyncio.gather(*asked, return_exceptions=True)
