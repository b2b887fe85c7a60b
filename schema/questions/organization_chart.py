"""`organizationChart`: the chart of an area or a body, flat and bounded, as nodes and edges for a chart front end."""

from typing import Annotated

import strawberry

from graph.codelists import Attestation
from graph.model import Kind
from graph.scope import Scope
from resolvers.definitions.chart import ChartLink as Link
from resolvers.definitions.chart import ChartLinkKind
from resolvers.definitions.cross_appointments import HomeBy
from resolvers.questions.organization_chart import (
    DEFAULT_DEPTH,
    MAX_DEPTH,
    MOST_LINKS,
    MOST_NODES,
    OrganizationChartAnswer,
)
from resolvers.questions.organization_chart import ChartLevel as Level
from resolvers.questions.organization_chart import organization_chart as ask
from schema.answers import Answer
from schema.chart import ChartNode
from schema.context import Info
from schema.entities import Entity, Statement
from schema.entities.refs import PersonRef
from schema.fields import AsOf, KnownAt, entity_of, one, said
from schema.scalars import DivisionCode, PrefixDate


@strawberry.type(description="What joins two nodes of a chart; an edge of the graph that is drawn (图连线).")
class ChartLink:
    """What joins two nodes of a chart."""

    row: strawberry.Private[Link]
    scope: strawberry.Private[Scope]

    kind: ChartLinkKind = said("kind", "How they are joined (连线类型).", words=ChartLinkKind)
    source: strawberry.ID = said("source", "The id of the node it begins at (起点节点).")
    target: strawberry.ID = said("target", "The id of the node it ends at (终点节点).")
    fact: strawberry.ID = said("fact", "The id of the fact behind it; of a cross-appointment, the host's (事实编号).")

    @strawberry.field(description="An id of its own within the chart (编号).")
    def id(self) -> strawberry.ID:
        """An id of its own."""
        row = self.row
        ends = row.crossing.key if row.crossing else f"{row.fact} {row.source} {row.target}"
        return strawberry.ID(f"{row.kind} {ends}")

    @strawberry.field(name="from", description="Since when, as its source says; null is since ever (起).")
    def since(self) -> PrefixDate | None:
        """Since when."""
        return None if self.row.said.since is None else PrefixDate(self.row.said.since)

    @strawberry.field(name="to", description="Until when, as its source says; null is open (止).")
    def until(self) -> PrefixDate | None:
        """Until when."""
        return None if self.row.said.until is None else PrefixDate(self.row.said.until)

    @strawberry.field(description="How its source attests it (依据方式).")
    def attestation(self) -> Attestation:
        """How its source attests it."""
        return Attestation(self.row.said.attestation)

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.row.said, scope=self.scope)

    @strawberry.field(description="Who crosses; null where no holder is recorded or may be seen (交叉任职人).")
    async def person(self, info: Info) -> PersonRef | None:
        """Who crosses."""
        crossing = self.row.crossing
        if crossing is None or not crossing.holder.startswith(f"{Kind.PERSON}:"):
            return None
        return await entity_of(info, crossing.holder, self.scope)

    @strawberry.field(
        description="How home was told from host, TIE leaving it unstated; null for other kinds (本职判定依据)."
    )
    def home_by(self) -> HomeBy | None:
        """How home was told from host."""
        return self.row.crossing and self.row.crossing.home_by

    @strawberry.field(description="Whether the two seats must not be held together; null for other kinds (禁止兼任).")
    def prohibited(self) -> bool | None:
        """Whether the two seats must not be held together."""
        return self.row.crossing and self.row.crossing.prohibited


@strawberry.type(description="A level of a chart, and how much of it is shown (图层级).")
class ChartLevel:
    """A level of a chart."""

    row: strawberry.Private[Level]

    level: int = said("level", "How many steps below the root (层级).")
    total: int = said("total", "How many nodes there are in it below those shown above (节点总数).")
    shown: int = said("shown", "How many of these are shown (所示节点数).")


@strawberry.type(description="The organization chart below an area or a body on a day (组织架构图).")
class OrganizationChart(Answer):
    """The organization chart below an area or a body on a day."""

    row: strawberry.Private[OrganizationChartAnswer]

    root: Entity | None = one("root", "What the chart begins with (起始节点).")

    @strawberry.field(description=f"The nodes by level, kind and id, {MOST_NODES} at most, the root first (节点).")
    def nodes(self) -> list[ChartNode]:
        """The nodes."""
        return [ChartNode(row=node, scope=self.scope) for node in self.row.nodes]

    @strawberry.field(
        description=f"What joins nodes that are shown, by kind, source, target and fact, {MOST_LINKS} at most (连线)."
    )
    def edges(self) -> list[ChartLink]:
        """What joins the nodes."""
        return [ChartLink(row=link, scope=self.scope) for link in self.row.links]

    @strawberry.field(description="The levels read; one of which not all is shown is the last (层级).")
    def levels(self) -> list[ChartLevel]:
        """The levels read."""
        return [ChartLevel(row=level) for level in self.row.levels]

    @strawberry.field(description="Whether nodes of the levels asked for, or edges, are left out (已截断).")
    def truncated(self) -> bool:
        """Whether nodes or edges are left out."""
        return self.node_count() > len(self.row.nodes) or self.row.total_links > len(self.row.links)

    @strawberry.field(description="How many nodes there are in the levels read (节点总数).")
    def node_count(self) -> int:
        """How many nodes there are."""
        return sum(level.total for level in self.row.levels)

    @strawberry.field(description="How many edges there are between the nodes shown (连线总数).")
    def edge_count(self) -> int:
        """How many edges there are."""
        return self.row.total_links


async def organization_chart(
    info: Info,
    *,
    area: Annotated[
        DivisionCode | None, strawberry.argument(description="The division to begin with (区划代码).")
    ] = None,
    organization: Annotated[
        strawberry.ID | None,
        strawberry.argument(description="The body, or the compound, to begin with instead of an area (组织编号)."),
    ] = None,
    depth: Annotated[
        int, strawberry.argument(description=f"How many levels below it, 0 to {MAX_DEPTH} (层数).")
    ] = DEFAULT_DEPTH,
    cross_appointments: Annotated[
        bool, strawberry.argument(description="Whether to show who crosses between the bodies (是否含交叉任职).")
    ] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> OrganizationChart:
    """The organization chart below an area or a body."""
    scope = await info.context.scope(as_of, known_at)
    row = await ask(
        info.context.graph,
        area=area,
        organization=await info.context.kept_if_any(organization, scope),
        depth=depth,
        cross_appointments=cross_appointments,
        scope=scope,
    )
    return OrganizationChart(row=row, scope=scope)
