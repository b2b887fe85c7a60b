"""`handlerPath`: the way of a problem from hand to hand, as a chart of its handlers."""

from typing import Annotated

import strawberry

from graph.codelists import Attestation, HandlingRole, OrganizationKind
from graph.questions.handler_path import Part
from graph.scope import Scope
from resolvers.definitions.passing import Passing, PassingKind
from resolvers.questions.handler_path import MOST_STEPS, Hand, HandlerPathAnswer
from resolvers.questions.handler_path import handler_path as ask
from schema.answers import Answer
from schema.context import Info
from schema.entities import Entity, Statement
from schema.entities.refs import ProblemRef
from schema.fields import AsOf, KnownAt, entity_of, one, said
from schema.scalars import PrefixDate


@strawberry.type(description="Somebody who raised or handled a problem, as a node of a chart (处理方节点).")
class HandlerPathNode:
    """Somebody who raised or handled a problem."""

    row: strawberry.Private[Hand]
    scope: strawberry.Private[Scope]

    id: strawberry.ID = said("id", "The id of the organization or person (编号).")
    kind: OrganizationKind | None = said("kind", "Its kind on the day; null for a person (组织类型).")
    raiser: bool = said("raiser", "Whether it raised the problem (反映人).")
    steps: list[int] = said("steps", "The numbers of the steps it took, each once (步骤).")
    roles: list[HandlingRole] = said("roles", "The roles it had, each once; empty for one who only raised it (角色).")
    entity: Entity | None = one(
        "id", "The organization or person; null where the caller may not see it whole (处理方)."
    )

    @strawberry.field(
        description=(
            "What it is called; null for a person whose name the caller may not see; "
            "a body above the place of the problem is called by its name whoever asks (名称)."
        )
    )
    async def name(self, info: Info) -> str | None:
        """What it is called."""
        if self.row.name is not None:
            return self.row.name
        entity = await entity_of(info, self.row.id, self.scope)
        return None if entity is None else entity.row.name


@strawberry.type(description="A problem comes from one to another, as an edge of a chart (流转).")
class HandlerPathLink:
    """A problem comes from one to another."""

    row: strawberry.Private[Passing]
    part: strawberry.Private[Part]
    scope: strawberry.Private[Scope]

    kind: PassingKind = said("kind", "How it comes there (流转方式).", words=PassingKind)
    source: strawberry.ID = said("source", "The id of the node it comes from (来源节点).")
    target: strawberry.ID = said("target", "The id of the node it comes to (去向节点).")
    back: bool = said("back", "Whether the one it comes to had acted in an earlier step already (回流).")

    @strawberry.field(description="An id of its own within the chart (编号).")
    def id(self) -> strawberry.ID:
        """An id of its own."""
        return strawberry.ID(f"{self.part.fact} {self.row.source}")

    @strawberry.field(description="The number of the step in which it comes there (步骤).")
    def step(self) -> int:
        """The number of the step."""
        return self.part.step

    @strawberry.field(description="What the one it comes to did in that step (角色).")
    def role(self) -> HandlingRole:
        """What the one it comes to did."""
        return HandlingRole(self.part.role)

    @strawberry.field(description="The id of that handling (事实编号).")
    def fact(self) -> strawberry.ID:
        """The id of that handling."""
        return strawberry.ID(self.part.fact)

    @strawberry.field(description="What was done, in short (措施).")
    def action(self) -> str | None:
        """What was done."""
        return self.part.action

    @strawberry.field(name="from", description="Since when, as its source says; null is since ever (起).")
    def since(self) -> PrefixDate | None:
        """Since when."""
        return None if self.part.since is None else PrefixDate(self.part.since)

    @strawberry.field(name="to", description="Until when, as its source says; null is open (止).")
    def until(self) -> PrefixDate | None:
        """Until when."""
        return None if self.part.until is None else PrefixDate(self.part.until)

    @strawberry.field(description="How its source attests it (依据方式).")
    def attestation(self) -> Attestation:
        """How its source attests it."""
        return Attestation(self.part.attestation)

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.part, scope=self.scope)


@strawberry.type(description="The way of a problem from hand to hand, as a chart (流转图).")
class HandlerPath(Answer):
    """The way of a problem from hand to hand."""

    row: strawberry.Private[HandlerPathAnswer]

    problem: ProblemRef | None = one("id", "The problem (问题).")
    handlings: int = said("total", "How many handlings of it had begun by the day (处理记录数).")
    truncated: bool = said("truncated", f"Whether only the first {MOST_STEPS} handlings are shown (已截断).")

    @strawberry.field(description="Whoever raised it, by id, then the handlers in the order in which they came (节点).")
    def nodes(self) -> list[HandlerPathNode]:
        """Whoever raised and handled it."""
        return [HandlerPathNode(row=hand, scope=self.scope) for hand in self.row.hands]

    @strawberry.field(
        description="How it came from one to another, in the order of steps; staying in one hand is no edge (边)."
    )
    def edges(self) -> list[HandlerPathLink]:
        """How it came from one to another."""
        return [HandlerPathLink(row=each, part=each.part, scope=self.scope) for each in self.row.passings]


async def handler_path(
    info: Info,
    problem: Annotated[strawberry.ID, strawberry.argument(description="The problem's id (问题编号).")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> HandlerPath:
    """The way of a problem from hand to hand."""
    scope = await info.context.scope(as_of, known_at)
    answer = await ask(info.context.graph, problem=await info.context.kept(problem, scope), scope=scope)
    return HandlerPath(row=answer, scope=scope)
