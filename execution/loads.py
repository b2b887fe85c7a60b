"""What an answer reads of the graph: entities that it names, edges of parents, and entities by their ids, by kinds."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from execution.calls import Calls
from execution.columns import Row, shown
from execution.nest import Nest, bare
from execution.plan import FieldPlan, Selection
from execution.seen import Seen, Way
from execution.trees import Fields, Grove, Tree, Trees
from execution.warm import Warm
from graph.entities import ENTITIES
from graph.model import Kind
from graph.nesting import Nested
from graph.page import Page
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


_Group = tuple[Kind, Selection]
_Groups = Mapping[_Group, Mapping[str, None]]
_Read = Mapping[_Group, Mapping[str, tuple[Row, Seen]]]


class Loads:
    """What one request has read, each entity once for what is asked of it."""

    def __init__(self, context: Context, warm: Warm, trees: Trees, calls: Calls) -> None:
        self._context, self._graph, self._warm = context, context.graph, warm
        self._trees, self._calls = trees, calls
        self._planning = False
        self._statements: dict[Tree | Grove, Nested | None] = {}
        self._found = defaultdict[tuple[Scope, Selection], dict[str, tuple[Row, Seen] | Exception | None]](dict)

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
            found |= self._seen(tree, root.rows, scope)
        if not reads.many and ids[0] not in found:
            raise not_found(ids[0])
        return Named([found.get(id) for id in ids])

    def entity(self, id: str, scope: Scope, below: Selection) -> tuple[Row, Seen] | Exception | None:
        """An entity that was loaded, nothing where it is not known within the scope, or why that failed."""
        return self._found[scope, below][id]

    def missing(self, wanted: Iterable[tuple[str, Scope, Selection]]) -> list[Awaitable[None]]:
        """What has to be asked so that all of these are loaded: all at once, or what can be with what lies below."""
        asked = defaultdict[Scope, dict[tuple[Kind, Selection], dict[str, None]]](dict)
        for id, scope, below in wanted:
            if id not in self._found[scope, below]:
                asked[scope].setdefault((kind_of(id), below), {})[id] = None
        return [each for scope, groups in asked.items() for each in self._loading(scope, groups)]

    def _loading(self, scope: Scope, groups: _Groups) -> Iterator[Awaitable[None]]:
        trees = {group: self._tree_of(*group, root=False) for group in groups}
        grove = self._trees.together(tuple(trees.values()))
        statement = self._statement(grove, scope)
        if statement is not None:
            yield self._kept(scope, groups, self._together(statement, trees, groups, scope))
            return
        alone = defaultdict[Kind, list[Selection]](list)
        for (kind, below), ids in groups.items():
            tree = trees[kind, below]
            statement = self._statement(tree, scope) if tree.nests else None
            if statement is None:
                alone[kind].append(below)
            else:
                yield self._kept(scope, {(kind, below): ids}, self._nested(statement, tree, (kind, below), ids, scope))
        for kind, belows in alone.items():
            some = {(kind, below): groups[kind, below] for below in belows}
            yield self._kept(scope, some, self._alone(kind, some, scope))

    async def follow(self, way: Way, each: FieldPlan, parents: Iterable[str]) -> Followed:
        """The rows of an edge for each parent, and what was read with them."""
        scope = await self._context.rescope(way.scope, way.as_of, way.known_at)
        ids = list(dict.fromkeys(parents))
        tree = self._within(lambda but: self._trees.of_edge(each, but), own=each)
        statement = self._statement(tree, scope) if tree.nests else None
        if statement is not None:
            pages = (way.page, *(cast("Page", self._calls.page_within(below)) for below in tree.paged[1:]))
            rows = await self._graph.read_nested(statement, pages, ids, scope)
            return Followed({parent: way.page.ordered(some) for parent, some in rows.items()}, scope, tree.nest, pages)
        rows = await self._graph.follow_lists(way.edge.value, ids, scope, way.page)
        return Followed(rows, scope, bare(tree.nest.shown), ())

    async def _kept(self, scope: Scope, groups: _Groups, read: Awaitable[_Read]) -> None:
        """Keeps what was read for all who ask for it; where that failed, it is an error of every one of them."""
        try:
            found: _Read | Exception = await read
        except Exception as fault:  # noqa: BLE001 - it is told where the entities would stand
            found = fault
        for group, ids in groups.items():
            known = self._found[scope, group[1]]
            for id in ids:
                known[id] = found if isinstance(found, Exception) else found[group].get(id)

    async def _together(self, statement: Nested, trees: Mapping[_Group, Tree], groups: _Groups, scope: Scope) -> _Read:
        pages = [page for tree in trees.values() for page in self._pages(tree)]
        lists = await self._graph.read_together(statement, pages, [list(groups[each]) for each in trees], scope)
        return {group: self._seen(tree, rows, scope) for (group, tree), rows in zip(trees.items(), lists, strict=True)}

    async def _nested(
        self, statement: Nested, tree: Tree, group: _Group, ids: Mapping[str, None], scope: Scope
    ) -> _Read:
        rows = await self._graph.read_nested(statement, self._pages(tree), list(ids), scope)
        return {group: self._seen(tree, rows, scope)}

    async def _alone(self, kind: Kind, groups: _Groups, scope: Scope) -> _Read:
        ids = dict.fromkeys(id for some in groups.values() for id in some)
        rows = await self._graph.load_lists(ENTITIES[kind], list(ids), scope)
        seen = Seen(shown(ENTITIES[kind].row), scope)
        found = {id: (row, seen) for id, row in rows.items()}
        return dict.fromkeys(groups, found)

    def _seen(self, tree: Tree, rows: Mapping[str, list[Row]], scope: Scope) -> dict[str, tuple[Row, Seen]]:
        seen = Seen(tree.nest.shown, scope, tree.nest, self._pages(tree))
        return {id: (some[0], seen) for id, some in rows.items() if some}

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

    def _statement(self, tree: Tree | Grove, scope: Scope) -> Nested | None:
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
