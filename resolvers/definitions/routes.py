"""Routes: the shortest ways from one entity to another, out of what a search from both ends has read."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from graph.codelists import CodeList
from graph.readings.hops import HopRow


class PathReason(CodeList):
    """Why no path was found (无路径原因)."""

    NOT_CONNECTED = (
        "NOT_CONNECTED",
        "Everything that one of the two leads to was seen; the other is not in it (不连通).",
    )
    OUT_OF_REACH = "OUT_OF_REACH", "No path is as short as was asked for; there may be a longer one (超出长度)."
    BUSY_ENTITIES = (
        "BUSY_ENTITIES",
        "A path may lead through an entity that too many facts join to others to be walked through (途经繁忙实体).",
    )
    TOO_WIDE = "TOO_WIDE", "The search was given up after the number of entities that it may see (范围过大)."


@dataclass(frozen=True)
class RouteHop:
    """Two entities that follow each other on a route.

    Attributes:
        row: the first of the facts that join them, by kind and id, read from the earlier to the later.
        facts: how many facts join them.
        source, target: the earlier and the later.
    """

    row: HopRow
    facts: int
    source: str
    target: str


@dataclass(frozen=True)
class Route:
    """The entities on a way, its ends included, and the hops between each two of them."""

    nodes: tuple[str, ...]
    hops: tuple[RouteHop, ...]


@dataclass
class Side:
    """A search from one end, level by level.

    Attributes:
        root: the end.
        depth: how many levels were grown.
        frontier: the entities of the last level that may be walked through.
        seen: every entity reached.
        parents: for each entity reached, those of the level before that lead to it, with the hops that do.
        cut: whether an entity reached was left aside, so that what lies behind it is not known.
    """

    root: str
    depth: int = 0
    frontier: set[str] = field(default_factory=set[str])
    seen: set[str] = field(default_factory=set[str])
    parents: dict[str, dict[str, list[HopRow]]] = field(default_factory=dict[str, dict[str, list[HopRow]]])
    cut: bool = False

    def __post_init__(self) -> None:
        self.frontier, self.seen = {self.root}, {self.root}

    def grow(self, hops: Mapping[str, Sequence[HopRow]]) -> None:
        """Reaches one level further: these hops lead from the entities of the last level."""
        reached: dict[str, dict[str, list[HopRow]]] = defaultdict(dict)
        for entity, rows in hops.items():
            for row in rows:
                if row.other not in self.seen:
                    reached[row.other].setdefault(entity, []).append(row)
        self.parents |= reached
        self.seen |= reached.keys()
        self.frontier = set(reached)
        self.depth += 1

    def leave_aside(self, entities: Collection[str]) -> None:
        """Takes entities off the last level: they are not walked through."""
        if not self.frontier.isdisjoint(entities):
            self.frontier -= set(entities)
            self.cut = True


def routes_through(source: Side, target: Side, meeting: Collection[str], most: int) -> tuple[Route, ...]:
    """The routes through the entities at which two sides met, by the ids of their entities, at most so many."""
    onward: dict[str, dict[str, RouteHop]] = defaultdict(dict)
    for side in (source, target):
        level = set(meeting)
        while level:
            before: set[str] = set()
            for entity in level:
                for parent, rows in side.parents.get(entity, {}).items():
                    before.add(parent)
                    if side is source:
                        onward[parent][entity] = RouteHop(rows[0], len(rows), parent, entity)
                    else:
                        row = rows[0].model_copy(update={"other": parent, "forward": not rows[0].forward})
                        onward[entity][parent] = RouteHop(row, len(rows), entity, parent)
            level = before
    return tuple(islice(_walks(onward, source.root, target.root), most))


def _walks(onward: Mapping[str, Mapping[str, RouteHop]], at: str, target: str) -> Iterator[Route]:
    if at == target:
        yield Route((at,), ())
        return
    for following in sorted(onward.get(at, {})):
        for rest in _walks(onward, following, target):
            yield Route((at, *rest.nodes), (onward[at][following], *rest.hops))
