"""The root of every query: entities by id, and the questions."""

import asyncio
from typing import Annotated

import strawberry

from graph.errors import BadInput
from resolvers.entities import MAX_NODES, kind_of, not_found
from schema.answers import Publication
from schema.context import Info
from schema.entities import Node
from schema.fields import AsOf, KnownAt, entity_of
from schema.questions.coverage import Coverage, coverage
from schema.questions.cross_appointments import CrossAppointments, cross_appointments
from schema.questions.problem_trace import ProblemTrace, problem_trace


@strawberry.type(description="Everything that can be asked (查询).")
class Query:
    """Everything that can be asked."""

    coverage: Coverage = strawberry.field(
        resolver=coverage,
        description="How many units of an area are covered, by which rule, and why each one is or is not (覆盖率).",
    )
    cross_appointments: CrossAppointments = strawberry.field(
        resolver=cross_appointments,
        description="Who from which body sits in which other, in an area on a day (交叉任职).",
    )
    problem_trace: ProblemTrace = strawberry.field(
        resolver=problem_trace,
        description="What was done about a problem, by whom, in which order and in how many rounds (问题追踪).",
    )

    @strawberry.field(
        description="The publication that a question sees: the last one, or the last one by `knownAt` (当前发布)."
    )
    async def publication(self, info: Info, known_at: KnownAt = None) -> Publication:
        """The publication that a question sees."""
        return Publication(published=info.context.publication_of(await info.context.scope(None, known_at)))

    @strawberry.field(description="The entity with an id; NOT_FOUND where nothing is known under it (按编号查询).")
    async def node(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The id, `kind:namespace-key` (编号).")],
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Node | None:
        """The entity with an id."""
        kind_of(id)
        scope = await info.context.scope(as_of, known_at)
        found = await entity_of(info, id, scope)
        if found is None:
            raise not_found(id)
        return found

    @strawberry.field(
        description="Entities by their ids, in that order; null in the place of one not known (按编号批量查询)."
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[
            list[strawberry.ID], strawberry.argument(description=f"Up to {MAX_NODES} ids, `kind:namespace-key` (编号).")
        ],
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> list[Node | None]:
        """Entities by their ids."""
        if len(ids) > MAX_NODES:
            raise BadInput(f"ids: {len(ids)} are too many; ask for at most {MAX_NODES} at once.", maximum=MAX_NODES)
        for id in ids:
            kind_of(id)
        scope = await info.context.scope(as_of, known_at)
        return list(await asyncio.gather(*(entity_of(info, id, scope) for id in ids)))
