"""`problemsHandledBy`: which problems an organization or person handled, in which roles, steps and days."""

from datetime import date
from typing import Annotated

import strawberry

from graph.codelists import HandlingRole, ProblemStatus
from graph.dates import day_text
from graph.questions.problems_handled_by import HandledProblem as Handled
from graph.scope import Scope
from resolvers.definitions.handling import first_day, last_day, roles_of
from resolvers.questions.problems_handled_by import HandledFilter
from resolvers.questions.problems_handled_by import problems_handled_by as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, counted_connection_of, page_of
from schema.context import Info
from schema.entities import Entity
from schema.entities.refs import HandlingRef, ProblemRef
from schema.fields import AsOf, KnownAt, named, object_of, one
from schema.scalars import PrefixDate


@strawberry.type(description="A problem, and what one handler did about it (经办问题).")
class HandledProblem:
    """A problem, and what one handler did about it."""

    row: strawberry.Private[Handled]
    scope: strawberry.Private[Scope]

    problem: ProblemRef | None = one("id", "The problem (问题).")

    @strawberry.field(description="The roles it had, each once (角色).")
    def roles(self) -> list[HandlingRole]:
        """The roles it had."""
        return list(roles_of(self.row.steps))

    @strawberry.field(description="The steps it took, begun by the day, in order (处理步骤).")
    def steps(self) -> list[HandlingRef]:
        """The steps it took."""
        return [object_of(step, self.scope) for step in self.row.steps]

    @strawberry.field(description="When its first step began, as the source says; null is since ever (首步日期).")
    def first_day(self) -> PrefixDate | None:
        """When its first step began."""
        day = first_day(self.row.steps)
        return None if day is None else PrefixDate(day)

    @strawberry.field(
        description="When its last step ended, as the source says; null while one has no last day (末步日期)."
    )
    def last_day(self) -> PrefixDate | None:
        """When its last step ended."""
        day = last_day(self.row.steps)
        return None if day is None else PrefixDate(day)


@strawberry.type(
    name="ProblemsHandledByConnection",
    description="A page of the problems that an organization or person handled (经办问题).",
)
class ProblemsHandledBy(Answer, CountedConnection[HandledProblem]):
    """A page of the problems that an organization or person handled."""

    handler_id: strawberry.Private[str]

    handler: Entity | None = named(lambda self: self.handler_id, "The organization or person (处理方).")


async def problems_handled_by(
    info: Info,
    *,
    organization: Annotated[strawberry.ID, strawberry.argument(description="The organization or person (处理方编号).")],
    role: Annotated[
        HandlingRole | None, strawberry.argument(description="Only those in which it had this role in a step (角色).")
    ] = None,
    status: Annotated[
        ProblemStatus | None, strawberry.argument(description="Only those that stand so on the day (状态).")
    ] = None,
    category: Annotated[
        str | None, strawberry.argument(description="Only those of this category, as it is recorded (类别).")
    ] = None,
    since: Annotated[
        date | None,
        strawberry.argument(description="Only those on which such a step of its began on this day or later (起始日)."),
    ] = None,
    until: Annotated[
        date | None,
        strawberry.argument(description="Only those on which such a step of its began on this day or before (截止日)."),
    ] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> ProblemsHandledBy:
    """Which problems an organization or person handled."""
    scope = await info.context.scope(as_of, known_at)
    handler = await info.context.kept(organization, scope)
    page = page_of(first, after, last, before)
    only = HandledFilter(role, status, category, since and day_text(since), until and day_text(until))
    answer = await ask(info.context.graph, handler=handler, only=only, page=page, scope=scope)
    found = counted_connection_of(
        answer.problems,
        page,
        total=answer.total,
        key=lambda row: row.key,
        node=lambda row: HandledProblem(row=row, scope=scope),
    )
    return ProblemsHandledBy(
        handler_id=handler,
        scope=scope,
        edges=found.edges,
        nodes=found.nodes,
        page_info=found.page_info,
        total_count=found.total_count,
    )
