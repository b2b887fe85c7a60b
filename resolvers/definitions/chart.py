"""What a chart shows: the kinds of its edges, the order of its nodes, and what a node tells of its posts."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.codelists import CodeList, OrganizationKind
from graph.questions.organization_chart import HeldPost, Placed
from graph.readings.hops import HopRow
from resolvers.definitions.cross_appointments import CrossAppointment, Sitting
from resolvers.definitions.heads import is_head


class ChartLinkKind(CodeList):
    """How two nodes of an organization chart are joined (连线类型)."""

    UNDER = "UNDER", "The source stands under the target (隶属)."
    FOR = "FOR", "The source belongs to the target, a compound or a body (所属)."
    IN = "IN", "The source is placed in the target, a division, or went whole into it (所在)."
    COVERS = "COVERS", "The source, a party organization, covers the target (党组织覆盖)."
    SERVES = "SERVES", "The source serves the target, a compound, by contract (物业服务)."
    MEMBER_OF = "MEMBER_OF", "The source is a member of the target (成员单位)."
    CROSS_APPOINTMENT = (
        "CROSS_APPOINTMENT",
        "Somebody whose home seat is in the source sits in the target besides (交叉任职).",
    )


class ChartNodeKind(CodeList):
    """Kinds of node of an organization chart (图节点类型)."""

    AREA = "AREA", "A division (行政区划)."
    COMPOUND = "COMPOUND", "A residential compound (住宅小区)."
    ORGANIZATION = "ORGANIZATION", "A body (组织)."


_BODIES = tuple(kind.value for kind in OrganizationKind)


def node_key(id: str, kind: str | None) -> tuple[int, int, str]:
    """What the nodes of a level are sorted by: divisions, compounds, bodies by the code list of kinds; then the id."""
    return tuple(ChartNodeKind).index(ChartNodeKind(id.partition(":")[0])), _BODIES.index(kind) if kind else 0, id


@dataclass(frozen=True)
class Posts:
    """What a body's posts come to.

    Attributes:
        count: how many there are.
        seats: how many seats they have together; nothing where it is not recorded of each, or there are none.
        holders: different people recorded to hold them.
        vacancies: seats without a recorded holder; nothing where seats are not known.
        head: the post of whoever heads the body, the first by id; nothing where no title says so.
    """

    count: int
    seats: int | None
    holders: int
    vacancies: int | None
    head: HeldPost | None


def posts_of(posts: Sequence[HeldPost]) -> Posts:
    """What some posts of one body come to."""
    seats = [post.seats for post in posts if post.seats is not None]
    whole = bool(posts) and len(seats) == len(posts)
    return Posts(
        count=len(posts),
        seats=sum(seats) if whole else None,
        holders=len({person for post in posts for person in post.people}),
        vacancies=sum(max(0, (post.seats or 0) - len(post.people)) for post in posts) if whole else None,
        head=next((post for post in posts if is_head(post.title, post.rank)), None),
    )


Said = Placed | HopRow | Sitting
"""What a link tells of the fact behind it: its days, how it is attested and where it is stated."""


@dataclass(frozen=True)
class ChartNode:
    """A division, compound or body of the chart; `below` is how many nodes are directly below it, loaded or not."""

    id: str
    level: int
    below: int
    posts: Posts


@dataclass(frozen=True)
class ChartLink:
    """What joins two nodes; `crossing` tells who crosses, of a cross-appointment."""

    kind: ChartLinkKind
    source: str
    target: str
    fact: str
    said: Said
    crossing: CrossAppointment | None = None

    @property
    def key(self) -> tuple[int, str, str, str, str]:
        """What links are sorted by: kind, source, target, fact, and the posts of a cross-appointment."""
        order = tuple(ChartLinkKind).index(self.kind)
        return order, self.source, self.target, self.fact, self.crossing.key if self.crossing else ""
