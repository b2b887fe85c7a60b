"""`neighbours`: who and what stands one hop away from an entity, each with the fact that joins them."""

from typing import Annotated

import strawberry

from graph.readings.hops import HopRow
from graph.scope import Scope
from resolvers.definitions.hops import HopKind
from resolvers.questions.neighbours import neighbours as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, counted_connection_of, page_of
from schema.context import Info
from schema.entities import Entity
from schema.fields import AsOf, KnownAt, named, one
from schema.hops import Hop


@strawberry.type(description="An entity one hop away, and the fact that joins the two (相邻实体).")
class Neighbour:
    """An entity one hop away."""

    row: strawberry.Private[HopRow]
    scope: strawberry.Private[Scope]

    entity: Entity | None = one("other", "The entity (实体).")

    @strawberry.field(description="The id of the entity (实体编号).")
    def entity_id(self) -> strawberry.ID:
        """The id of the entity."""
        return strawberry.ID(self.row.other)

    @strawberry.field(description="The fact that joins them, read from the entity asked about (关联).")
    def hop(self) -> Hop:
        """The fact that joins them."""
        return Hop(row=self.row, scope=self.scope)


@strawberry.type(
    name="NeighboursConnection",
    description="A page of what stands one hop away, one entry a fact, by kind, id and fact (相邻实体).",
)
class Neighbours(Answer, CountedConnection[Neighbour]):
    """A page of what stands one hop away."""

    asked_id: strawberry.Private[str]

    entity: Entity | None = named(lambda self: self.asked_id, "The entity asked about (所问实体).")


async def neighbours(
    info: Info,
    *,
    id: Annotated[
        strawberry.ID,
        strawberry.argument(
            description="A body, compound, person, post, problem, meeting or assessment round (实体编号)."
        ),
    ],
    kinds: Annotated[
        list[HopKind] | None, strawberry.argument(description="Only hops of these kinds; any unless told (关联方式).")
    ] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Neighbours:
    """Who and what stands one hop away from an entity."""
    scope = await info.context.scope(as_of, known_at)
    entity = await info.context.kept(id, scope)
    page = page_of(first, after, last, before)
    row = await ask(info.context.graph, entity=entity, kinds=kinds, page=page, scope=scope)
    found = counted_connection_of(
        row.hops,
        page,
        total=row.total,
        key=lambda hop: hop.key,
        node=lambda hop: Neighbour(row=hop, scope=scope),
    )
    return Neighbours(
        asked_id=entity,
        scope=scope,
        edges=found.edges,
        nodes=found.nodes,
        page_info=found.page_info,
        total_count=found.total_count,
    )
