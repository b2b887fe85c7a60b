"""`coHandlers`: with whom an organization or person handled problems, how often, in which roles, how many settled."""

from typing import Annotated

import strawberry

from graph.codelists import HandlingRole, OrganizationKind
from graph.entities import OrganizationRow
from graph.scope import Scope
from resolvers.definitions.handling import CoHandler as Found
from resolvers.questions.co_handlers import co_handlers as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities import Entity
from schema.fields import AsOf, KnownAt, entity_of, named, one, said


@strawberry.type(description="On how many problems one had a role while the other had another, or the same (角色组合).")
class RolePair:
    """On how many problems one had a role while the other had another, or the same."""

    own: HandlingRole = strawberry.field(description="The role of the handler asked about (本方角色).")
    theirs: HandlingRole = strawberry.field(description="The role of the other (对方角色).")
    problems: int = strawberry.field(description="On how many problems (问题数).")


@strawberry.type(description="Who handled problems together with another (共同处理方).")
class CoHandler:
    """Who handled problems together with another."""

    row: strawberry.Private[Found]
    scope: strawberry.Private[Scope]

    handler: Entity | None = one("handler", "The organization or person (处理方).")
    problems: int = said("problems", "How many problems both took a step on (共同处理问题数).")
    settled: int = said("settled", "How many of these the handlers hold settled or closed (已解决数).")

    @strawberry.field(description="Its kind on the day; null for a person (类型).")
    async def kind(self, info: Info) -> OrganizationKind | None:
        """Its kind on the day."""
        entity = await entity_of(info, self.row.handler, self.scope)
        row = None if entity is None else entity.row
        return OrganizationKind(row.kind) if isinstance(row, OrganizationRow) else None

    @strawberry.field(
        description="In which roles, the most frequent pair first; several roles make several pairs (角色组合)."
    )
    def roles(self) -> list[RolePair]:
        """In which roles."""
        return [RolePair(**vars(pair)) for pair in self.row.roles]


@strawberry.type(
    name="CoHandlersConnection", description="A page of those with whom one handled problems, most first (共同处理方)."
)
class CoHandlers(Answer, CountedConnection[CoHandler]):
    """A page of those with whom one handled problems."""

    handler_id: strawberry.Private[str]

    handled: int = strawberry.field(description="How many problems it took a step on, alone or not (经办问题数).")

    handler: Entity | None = named(lambda self: self.handler_id, "The organization or person asked about (处理方).")


async def co_handlers(
    info: Info,
    *,
    organization: Annotated[strawberry.ID, strawberry.argument(description="The organization or person (处理方编号).")],
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> CoHandlers:
    """With whom an organization or person handled problems."""
    scope = await info.context.scope(as_of, known_at)
    handler = await info.context.kept(organization, scope)
    answer = await ask(info.context.graph, handler=handler, scope=scope)
    found = slice_of(
        answer.found,
        page_of(first, after, last, before),
        key=lambda each: each.key,
        node=lambda each: CoHandler(row=each, scope=scope),
    )
    return CoHandlers(
        handler_id=handler,
        handled=answer.handled,
        scope=scope,
        edges=found.edges,
        nodes=found.nodes,
        page_info=found.page_info,
        total_count=found.total_count,
    )
