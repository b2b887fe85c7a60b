"""How two entities are connected: the shortest ways between them, searched level by level from both ends."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.errors import BadInput
from graph.questions.path import PATH
from graph.reader import GraphReader
from graph.readings.hops import HopsParams, HopsRow
from graph.scope import Scope
from resolvers.definitions.hops import HopKind, asked_kinds, refuse_unwalked
from resolvers.definitions.routes import PathReason, Route, Side, routes_through
from resolvers.entities import entities, not_found

DEFAULT_LENGTH, MAX_LENGTH = 6, 8
MOST_PATHS = 10
MOST_HOPS = 200
"""Of how many facts an entity may be joined to others by to be walked through; the ends may have more."""

MOST_SEEN = 5_000
"""How many entities a search may see from either end; and how many facts of an end it reads."""

MOST_ASIDE = 50
"""How many of the entities left aside are told."""

_SLICE = 100
"""Entities a statement is asked about at once."""


@dataclass(frozen=True)
class Aside:
    """An entity that was not walked through, and by how many facts it is joined to others."""

    entity: str
    facts: int


@dataclass(frozen=True)
class PathAnswer:
    """The shortest paths.

    Attributes:
        source, target: the ends.
        routes: by the ids of their entities; none where there is none.
        more: whether there are more of the same length.
        reason: why there is none.
        aside: entities met that were not walked through, by id, at most so many as are told.
        aside_count: how many there are.
    """

    source: str
    target: str
    routes: tuple[Route, ...]
    more: bool
    reason: PathReason | None
    aside: tuple[Aside, ...]
    aside_count: int


async def path(
    graph: GraphReader,
    *,
    source: str,
    target: str,
    max_length: int,
    kinds: Collection[HopKind] | None,
    scope: Scope,
) -> PathAnswer:
    """The shortest paths between two entities on the scope's day, none longer than so many hops.

    Raises:
        BadInput: an end is of a kind that hops do not join, the length is out of bounds, or no kind is asked for.
        NotFound: nothing is known under the id of an end.
    """
    if not 0 <= max_length <= MAX_LENGTH:
        raise BadInput(f"maxLength: {max_length} is out of bounds; ask for 0 to {MAX_LENGTH} hops.", maximum=MAX_LENGTH)
    for argument, id in (("source", source), ("target", target)):
        refuse_unwalked(argument, id)
    asked = asked_kinds(kinds)
    found = await entities(graph, ids=[source, target], scope=scope)
    for id in (source, target):
        if id not in found:
            raise not_found(id)
    search = _Search(graph, scope, asked, Side(source), Side(target))
    routes = await search.routes(max_length)
    aside = [Aside(entity, search.aside[entity]) for entity in sorted(search.aside)]
    return PathAnswer(
        source,
        target,
        routes[:MOST_PATHS],
        len(routes) > MOST_PATHS,
        None if routes else search.reason(),
        tuple(aside[:MOST_ASIDE]),
        len(aside),
    )


class _Search:
    """A search breadth first from both ends, each level a few statements."""

    def __init__(
        self, graph: GraphReader, scope: Scope, kinds: tuple[str, ...] | None, source: Side, target: Side
    ) -> None:
        self._graph, self._scope, self._kinds = graph, scope, kinds
        self._source, self._target = source, target
        self._ends = frozenset({source.root, target.root})
        self._read: dict[str, HopsRow] = {}
        self._too_wide = False
        self.aside: dict[str, int] = {}

    async def routes(self, longest: int) -> tuple[Route, ...]:
        """The shortest routes, at most one more than are told."""
        if self._source.root == self._target.root:
            return (Route((self._source.root,), ()),)
        if longest:
            await self._load(self._ends, MOST_HOPS)
        while self._source.depth + self._target.depth < longest:
            side = min((self._source, self._target), key=self._cost)
            if not self._source.frontier or not self._target.frontier:
                break
            if self._cost(side) > MOST_SEEN:
                self._too_wide = True
                return await self._direct()
            await self._grow(side)
            if meeting := await self._meeting():
                return routes_through(self._source, self._target, meeting, MOST_PATHS + 1)
        return ()

    def reason(self) -> PathReason:
        """Why there is no route."""
        sides = (self._source, self._target)
        if self._too_wide:
            return PathReason.TOO_WIDE
        ended = [side for side in sides if not side.frontier]
        if any(not side.cut for side in ended):
            return PathReason.NOT_CONNECTED
        return PathReason.BUSY_ENTITIES if any(side.cut for side in sides) else PathReason.OUT_OF_REACH

    def _cost(self, side: Side) -> int:
        # The first level is as wide as its end has hops, of a later one only its own width is known.
        return len(side.frontier) if side.depth else self._read[side.root].total if self._read else 0

    async def _grow(self, side: Side) -> None:
        walked = sorted(side.frontier)
        await self._load(walked, MOST_HOPS)
        root = self._read.get(side.root)
        if not side.depth and root is not None and root.total > len(root.hops):
            del self._read[side.root]
            await self._load(walked, MOST_SEEN)
        busy = self._busy(walked)
        side.leave_aside(busy)
        side.grow({id: self._read[id].hops for id in walked if id in self._read and id not in busy})
        side.leave_aside(self.aside.keys() - self._ends)

    async def _direct(self) -> tuple[Route, ...]:
        # Two ends too busy to be read whole may still be joined to each other; once a side has grown, that is known.
        source, target = self._source, self._target
        if source.depth or target.depth:
            return ()
        params = HopsParams(ids=(source.root,), kinds=self._kinds, among=(target.root,), take=MOST_SEEN)
        (row,) = await self._graph.ask(PATH, self._scope, params)
        source.grow({source.root: row.hops})
        return routes_through(source, target, source.frontier & target.frontier, MOST_PATHS + 1)

    async def _meeting(self) -> set[str]:
        """Where the two sides meet, at entities that may be walked through."""
        meeting = self._source.frontier & self._target.frontier
        await self._load(meeting - self._ends, MOST_HOPS)
        busy = self._busy(meeting)
        for side in (self._source, self._target):
            side.leave_aside(busy)
        return meeting - busy

    def _busy(self, ids: Iterable[str]) -> set[str]:
        totals = {id: self._read[id].total for id in ids if id in self._read and id not in self._ends}
        busy = {id: total for id, total in totals.items() if total > MOST_HOPS}
        self.aside |= busy
        return set(busy)

    async def _load(self, ids: Iterable[str], take: int) -> None:
        wanted = sorted(id for id in ids if id not in self._read)
        for start in range(0, len(wanted), _SLICE):
            part = tuple(wanted[start : start + _SLICE])
            params = HopsParams(ids=part, kinds=self._kinds, take=take)
            self._read |= {row.id: row for row in await self._graph.ask(PATH, self._scope, params)}
