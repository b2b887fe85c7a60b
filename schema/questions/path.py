"""`path`: how two entities are connected, by the shortest ways from the one to the other, each hop with its fact."""

from typing import Annotated

import strawberry

from graph.scope import Scope
from resolvers.definitions.hops import HopKind
from resolvers.definitions.routes import PathReason, Route
from resolvers.questions.path import DEFAULT_LENGTH, MAX_LENGTH, MOST_ASIDE, MOST_HOPS, MOST_PATHS, Aside, PathAnswer
from resolvers.questions.path import path as ask
from schema.answers import Answer
from schema.context import Info
from schema.entities import Entity
from schema.fields import AsOf, KnownAt, named, one, said
from schema.hops import Hop


@strawberry.type(description="An entity on a path (路径节点).")
class PathNode:
    """An entity on a path."""

    entity_id: strawberry.ID = strawberry.field(description="Its id (实体编号).")
    scope: strawberry.Private[Scope]

    entity: Entity | None = named(lambda self: self.entity_id, "The entity itself (实体).")


@strawberry.type(description="A hop of a path, from one of its entities to the next (路径关联).")
class PathHop(Hop):
    """A hop of a path."""

    source: strawberry.ID = strawberry.field(description="The id of the entity it leaves (起点编号).")
    target: strawberry.ID = strawberry.field(description="The id of the entity it leads to (终点编号).")
    facts: int = strawberry.field(
        description="How many facts join the two; the one told is the first by kind and id (事实数)."
    )


@strawberry.type(description="One way from the one entity to the other (路径).")
class PathRoute:
    """One way from the one entity to the other."""

    row: strawberry.Private[Route]
    scope: strawberry.Private[Scope]

    @strawberry.field(description="The entities on it, the two ends included, in order (节点).")
    def nodes(self) -> list[PathNode]:
        """The entities on it."""
        return [PathNode(entity_id=strawberry.ID(id), scope=self.scope) for id in self.row.nodes]

    @strawberry.field(description="The hops between each two of them, in order (关联).")
    def hops(self) -> list[PathHop]:
        """The hops between each two of them."""
        return [
            PathHop(
                row=hop.row,
                scope=self.scope,
                source=strawberry.ID(hop.source),
                target=strawberry.ID(hop.target),
                facts=hop.facts,
            )
            for hop in self.row.hops
        ]


@strawberry.type(description="An entity that no path was sought through, as too many facts join it to others (未途经).")
class PathAside:
    """An entity that no path was sought through."""

    row: strawberry.Private[Aside]
    scope: strawberry.Private[Scope]

    entity: Entity | None = one("entity", "The entity (实体).")
    facts: int = said("facts", "How many facts join it to others (事实数).")

    @strawberry.field(description="The id of the entity (实体编号).")
    def entity_id(self) -> strawberry.ID:
        """The id of the entity."""
        return strawberry.ID(self.row.entity)


@strawberry.type(description="How two entities are connected on a day (关联路径).")
class Path(Answer):
    """How two entities are connected on a day."""

    row: strawberry.Private[PathAnswer]

    source: Entity | None = one("source", "Where the paths begin (起点).")
    target: Entity | None = one("target", "Where they end (终点).")
    more: bool = said("more", f"Whether there are more of that length than the {MOST_PATHS} told (还有更多).")
    reason: PathReason | None = said("reason", "Why there is none; null where there is one (无路径原因).")
    not_walked_through_count: int = said(
        "aside_count", "How many entities the search met and did not walk through (未途经数)."
    )

    @strawberry.field(description="How many hops the shortest paths have; null where there is none (长度).")
    def length(self) -> int | None:
        """How many hops the shortest paths have."""
        return len(self.row.routes[0].hops) if self.row.routes else None

    @strawberry.field(
        description=f"The shortest paths, {MOST_PATHS} at most, by the ids of their entities in order (最短路径)."
    )
    def paths(self) -> list[PathRoute]:
        """The shortest paths."""
        return [PathRoute(row=route, scope=self.scope) for route in self.row.routes]

    @strawberry.field(
        description=(
            f"Entities met that more than {MOST_HOPS} facts join to others, so that no path was sought through them, "
            f"by id, {MOST_ASIDE} at most (未途经)."
        )
    )
    def not_walked_through(self) -> list[PathAside]:
        """Entities that no path was sought through."""
        return [PathAside(row=each, scope=self.scope) for each in self.row.aside]


_ENDS = "a body, compound, person, post, problem, meeting or assessment round"


async def path(
    info: Info,
    *,
    source: Annotated[strawberry.ID, strawberry.argument(description=f"Where to begin: {_ENDS} (起点编号).")],
    target: Annotated[strawberry.ID, strawberry.argument(description=f"Where to end: {_ENDS} (终点编号).")],
    max_length: Annotated[
        int, strawberry.argument(description=f"At most so many hops, 0 to {MAX_LENGTH} (最大长度).")
    ] = DEFAULT_LENGTH,
    kinds: Annotated[
        list[HopKind] | None, strawberry.argument(description="Only hops of these kinds; any unless told (关联方式).")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Path:
    """How two entities are connected."""
    scope = await info.context.scope(as_of, known_at)
    begin, end = await info.context.kept(source, scope), await info.context.kept(target, scope)
    row = await ask(info.context.graph, source=begin, target=end, max_length=max_length, kinds=kinds, scope=scope)
    return Path(row=row, scope=scope)
