"""The nodes of an organization chart as the API gives them: what each is, who heads it, and what its posts come to."""

from typing import Any

import strawberry

from graph.codelists import Attestation, OrganizationKind
from graph.model import Kind
from graph.questions.organization_chart import HeldPost
from graph.scope import Scope
from resolvers.definitions.chart import ChartNode as Placed
from resolvers.definitions.chart import ChartNodeKind
from schema.context import Info
from schema.entities import Entity
from schema.entities.refs import PersonRef, PostRef
from schema.fields import one, said, several


@strawberry.type(description="The post of whoever heads a body, and who holds it (主要负责人).")
class ChartHead:
    """The post of whoever heads a body."""

    row: strawberry.Private[HeldPost]
    scope: strawberry.Private[Scope]

    title: str = said("title", "What the post is called (职务).")
    post: PostRef | None = one("post", "The post (岗位).")
    people: list[PersonRef] = several(
        "people", "Who holds it, by id; empty where no holder is recorded, or none may be seen (任职人)."
    )


@strawberry.type(description="A division, compound or body of a chart (图节点).")
class ChartNode:
    """A division, compound or body of a chart."""

    row: strawberry.Private[Placed]
    scope: strawberry.Private[Scope]

    id: strawberry.ID = said("id", "Its id (编号).")
    level: int = said("level", "How many steps below the root it stands, the fewest (层级).")
    below: int = said("below", "How many nodes are directly below it, loaded or not (直接下级数).")
    entity: Entity | None = one("id", "The entity itself (实体).")

    @strawberry.field(description="What kind of entity it is (实体类型).")
    def kind(self) -> ChartNodeKind:
        """What kind of entity it is."""
        return ChartNodeKind(self.row.id.partition(":")[0])

    @strawberry.field(description="A body's kind on the day; null for any other node (组织类型).")
    async def organization_kind(self, info: Info) -> OrganizationKind | None:
        """A body's kind."""
        kind = getattr(await self._read(info), "kind", None)
        return OrganizationKind(kind) if kind and self.row.id.startswith(f"{Kind.ORGANIZATION}:") else None

    @strawberry.field(description="What it is called (名称).")
    async def name(self, info: Info) -> str | None:
        """What it is called."""
        return getattr(await self._read(info), "name", None)

    @strawberry.field(description="How its source attests it; only named ones are known by name (依据方式).")
    async def attestation(self, info: Info) -> Attestation | None:
        """How its source attests it."""
        row = await self._read(info)
        return row and Attestation(row.attestation)

    @strawberry.field(description="Whether its state holds on the day; else it is the nearest one known (当日有效).")
    async def holds(self, info: Info) -> bool | None:
        """Whether its state holds."""
        row = await self._read(info)
        return row and row.holds

    @strawberry.field(description="The post that heads it, as its title tells; null where none does (主要负责人).")
    def head(self) -> ChartHead | None:
        """The post that heads it."""
        head = self.row.posts.head
        return None if head is None else ChartHead(row=head, scope=self.scope)

    @strawberry.field(description="How many posts it has (岗位数).")
    def posts(self) -> int:
        """How many posts it has."""
        return self.row.posts.count

    @strawberry.field(
        description="How many seats these have; null where it is not recorded of each, or there are none (席位数)."
    )
    def seats(self) -> int | None:
        """How many seats these have."""
        return self.row.posts.seats

    @strawberry.field(description="Different people recorded to hold them, ex officio or by appointment (任职人数).")
    def holders(self) -> int:
        """Different people recorded to hold them."""
        return self.row.posts.holders

    @strawberry.field(
        description="Seats without a recorded holder, which need not be vacant; null where seats are unknown (空缺数)."
    )
    def vacancies(self) -> int | None:
        """Seats without a recorded holder."""
        return self.row.posts.vacancies

    async def _read(self, info: Info) -> Any:
        return await info.context.entity(self.row.id, self.scope)
