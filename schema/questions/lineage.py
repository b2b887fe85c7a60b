"""`lineage`: earlier like problems of a problem or a compound, and which set of handlers settled them."""

from typing import Annotated

import strawberry

from graph.codelists import HandlingRole
from graph.questions.lineage import LineagePart
from graph.scope import Scope
from resolvers.definitions.handling import SETTLED
from resolvers.definitions.lineage import HandlerSet, LineageRelation, raising_key
from resolvers.definitions.raising import days_to_settle, raised_on
from resolvers.questions.lineage import LineageAnswer
from resolvers.questions.lineage import LineageProblem as Placed
from resolvers.questions.lineage import lineage as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities import Entity
from schema.entities.refs import ProblemRef
from schema.fields import AsOf, KnownAt, entity_of, named, one, said, several
from schema.scalars import PrefixDate


@strawberry.type(description="A handler of a problem in a lineage, in one role (处理方角色).")
class LineageHandler:
    """A handler of a problem in a lineage, in one role."""

    row: strawberry.Private[LineagePart]
    scope: strawberry.Private[Scope]

    handler: Entity | None = one("handler", "The organization or person (处理方).")
    role: HandlingRole = said("role", "What the handler did (角色).", words=HandlingRole)


@strawberry.type(description="A problem in a lineage (沿革中的问题).")
class LineageProblem:
    """A problem in a lineage."""

    placed: strawberry.Private[Placed]
    scope: strawberry.Private[Scope]

    problem: ProblemRef | None = named(lambda self: self.placed.row.id, "The problem (问题).")

    @strawberry.field(
        description="How it stands to the problem asked about; null where a compound was asked about (关系)."
    )
    def relation(self) -> LineageRelation | None:
        """How it stands to the problem asked about."""
        return self.placed.relation

    @strawberry.field(description="The problem that it repeats, where a source says so (重复自).")
    async def repeats(self, info: Info) -> ProblemRef | None:
        """The problem that it repeats."""
        former = self.placed.row.recurrence_of
        return await entity_of(info, former, self.scope) if former else None

    @strawberry.field(description="When it was raised, as far as is told; null is not told (反映日期).")
    def raised_on(self) -> PrefixDate | None:
        """When it was raised."""
        told = raised_on(self.placed.row.reported, self.placed.row.since)
        return None if told is None else PrefixDate(told)

    @strawberry.field(description="Whether the handlers hold it settled; null where no source says (已解决).")
    def settled(self) -> bool | None:
        """Whether the handlers hold it settled."""
        return None if self.placed.row.status is None else self.placed.row.status in SETTLED

    @strawberry.field(description="Days from raising to settling; null unless both days are told (历时天数).")
    def days(self) -> int | None:
        """Days from raising to settling."""
        row = self.placed.row
        return days_to_settle(raised_on(row.reported, row.since), row.settled, row.status)

    @strawberry.field(description="Who took a step on it, once a role, by id (处理方).")
    def handlers(self) -> list[LineageHandler]:
        """Who took a step on it."""
        return [LineageHandler(row=part, scope=self.scope) for part in self.placed.row.handlers]


@strawberry.type(description="Handlers who took problems on together, and nobody else with them (处理组合).")
class LineageHandlerSet:
    """Handlers who took problems on together."""

    row: strawberry.Private[HandlerSet]
    scope: strawberry.Private[Scope]

    handlers: list[Entity] = several("handlers", "The organizations and people, by id (处理方).")
    problems: int = said("problems", "How many problems they handled, just they (处理数).")
    settled: int = said("settled", "How many of these are held settled or closed (解决数).")


@strawberry.type(description="The lineage of a problem or of a compound (问题沿革).")
class Lineage(Answer):
    """The lineage of a problem or of a compound."""

    answer: strawberry.Private[LineageAnswer]

    @strawberry.field(
        description=(
            "The problem with those it repeats, those that repeat it, and those of its category at its place; "
            "or all problems of the compound; in the order in which they were raised (问题)."
        )
    )
    def problems(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[LineageProblem]:
        """The problems in the order in which they were raised."""
        return slice_of(
            self.answer.problems,
            page_of(first, after, last, before),
            key=lambda each: raising_key(each.row),
            node=lambda each: LineageProblem(placed=each, scope=self.scope),
        )

    @strawberry.field(description="Which sets of handlers took them on, the one that settled most first (处理组合).")
    def handler_sets(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[LineageHandlerSet]:
        """Which sets of handlers took them on."""
        return slice_of(
            self.answer.handler_sets,
            page_of(first, after, last, before),
            key=lambda each: each.key,
            node=lambda each: LineageHandlerSet(row=each, scope=self.scope),
        )

    @strawberry.field(description="Whether a chain of repetitions is longer than is followed (链条过长).")
    def cut(self) -> bool:
        """Whether a chain of repetitions is longer than is followed."""
        return self.answer.cut


async def lineage(
    info: Info,
    *,
    problem: Annotated[strawberry.ID | None, strawberry.argument(description="The problem (问题编号).")] = None,
    compound: Annotated[
        strawberry.ID | None, strawberry.argument(description="Or the compound whose problems are wanted (小区编号).")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Lineage:
    """Earlier like problems, and which set of handlers settled them."""
    scope = await info.context.scope(as_of, known_at)
    answer = await ask(
        info.context.graph,
        problem=await info.context.kept_if_any(problem, scope),
        compound=await info.context.kept_if_any(compound, scope),
        scope=scope,
    )
    return Lineage(answer=answer, scope=scope)
