"""Bodies and people: organizations, their posts, and who holds them."""

import strawberry

from graph.codelists import OrganizationKind, OrganizationSubtype
from graph.edges import Edges
from schema.connections import Connection
from schema.entities.base import Entity
from schema.entities.refs import (
    AppointmentRef,
    AreaRef,
    ClaimRef,
    ContractRef,
    CoverRef,
    FormerNameRef,
    HandlingRef,
    ListingRef,
    MembershipRef,
    MergeRef,
    NamesakeRef,
    OrganizationRef,
    ParticipationRef,
    PostRef,
    ProblemRef,
    RuleRef,
    SameNameRef,
    SuccessionRef,
)
from schema.fields import edge, one, said, several


@strawberry.type(description="Any body; its kind may change from one state to the next (组织).")
class Organization(Entity):
    """Any body."""

    aliases: list[str] = said("aliases", "Other names (别名).")
    former_names: Connection[FormerNameRef] = edge(
        Edges.FORMER_NAMES_OF_ENTITY, "Names in its other states than the one shown, by beginning (曾用名)."
    )
    kind: OrganizationKind = said("kind", "Its kind (类型).", words=OrganizationKind)
    subtype: OrganizationSubtype | None = said(
        "subtype", "Its subtype; null is not recorded (子类型).", words=OrganizationSubtype
    )
    area: AreaRef | None = one("area", "The division it is placed in (所在区划).")
    parent: OrganizationRef | None = one("parent", "The body it stands under (上级).")
    belongs_to: list[Entity] = several("belongs_to", "The compounds or bodies it belongs to, by id (所属).")
    credit_code: str | None = said("credit_code", "Its unified social credit code (统一社会信用代码).")
    operating: bool | None = said("operating", "Whether it operates; null is not recorded (实际运营).")
    full_members: int | None = said("full_members", "Full party members in it; null is not recorded (正式党员数).")
    term: int | None = said("term", "Which term it is in, counted from 1 (届次).")
    succeeds: list[OrganizationRef] = several("succeeds", "Bodies whose place it took, by id (接替的组织).")
    successors: Connection[SuccessionRef] = edge(
        Edges.SUCCESSORS_OF_ENTITY, "Who had taken its place by the day, by beginning (后继)."
    )
    predecessors: Connection[SuccessionRef] = edge(
        Edges.PREDECESSORS_OF_ENTITY, "Whose place it had taken by the day, by beginning (前身)."
    )
    children: Connection[OrganizationRef] = edge(
        Edges.CHILDREN_OF_ORGANIZATION, "Bodies directly under it, by id (下级)."
    )
    bodies: Connection[OrganizationRef] = edge(
        Edges.ORGANIZATIONS_FOR_UNIT, "Bodies that belong to it, such as its party branch, by id (所属组织)."
    )
    posts: Connection[PostRef] = edge(Edges.POSTS_OF_ORGANIZATION, "Its posts, filled or not, by id (岗位).")
    members: Connection[MembershipRef] = edge(Edges.MEMBERS_OF_ORGANIZATION, "Its members, by beginning (成员).")
    memberships: Connection[MembershipRef] = edge(
        Edges.MEMBERSHIPS_OF_ENTITY, "What it is a member of, by beginning (加入的组织)."
    )
    covers: Connection[CoverRef] = edge(
        Edges.COVERS_OF_UNIT, "Recorded covers of it that day, by beginning (党组织覆盖)."
    )
    covered: Connection[CoverRef] = edge(
        Edges.COVERS_BY_ORGANIZATION, "Units that it covers as a party organization, by beginning (覆盖对象)."
    )
    contracts: Connection[ContractRef] = edge(
        Edges.CONTRACTS_OF_ORGANIZATION, "Compounds it serves that day, by beginning (服务合同)."
    )
    handlings: Connection[HandlingRef] = edge(
        Edges.HANDLINGS_BY_ENTITY, "Steps it took on problems, begun by the day, by beginning (处理记录)."
    )
    participations: Connection[ParticipationRef] = edge(
        Edges.PARTICIPATIONS_OF_ENTITY, "Meetings it took part in, held by the day, by id (参会)."
    )
    claims: Connection[ClaimRef] = edge(Edges.CLAIMS_ABOUT_ENTITY, "Published figures about it, by id (公布数据).")
    rules: Connection[RuleRef] = edge(Edges.RULES_OF_SCOPE, "Rules scoped to it, by id (规则).")
    listings: Connection[ListingRef] = edge(
        Edges.LISTINGS_OF_SUBJECT, "How it came out in assessment rounds, by beginning (评定结果)."
    )
    listings_made: Connection[ListingRef] = edge(
        Edges.LISTINGS_BY_ENTITY, "Listings that it made of others, by beginning (作出的评定)."
    )
    merges: Connection[MergeRef] = edge(
        Edges.MERGES_OF_ENTITY, "Other records that were merged into it, by id (并入的记录)."
    )
    problems_raised: Connection[ProblemRef] = edge(
        Edges.PROBLEMS_RAISED_BY_ENTITY, "Problems that it raised, begun by the day, by id (反映的问题)."
    )
    appointments_on_behalf: Connection[AppointmentRef] = edge(
        Edges.APPOINTMENTS_ON_BEHALF_OF_ORGANIZATION, "Who sits where for it that day, by beginning (委派任职)."
    )
    namesakes: Connection[SameNameRef] = edge(
        Edges.SAME_NAMES_OF_ENTITY, "Others of its kind called by its name or other names that day, by id (同名)."
    )
    told_apart: Connection[NamesakeRef] = edge(
        Edges.NAMESAKES_OF_ENTITY, "Others of the same name that were judged not to be it, by fact (同名判别)."
    )


@strawberry.type(description="A seat, or a set of seats, in an organization; it exists while empty (岗位).")
class Post(Entity):
    """A seat, or a set of seats."""

    name: str | None = said("title", "Its title, as `title` (名称).")
    title: str = said("title", "What the post is called (职务).")
    rank: str | None = said("rank", "Its rank; null is not recorded (级别).")
    seats: int | None = said("seats", "How many seats; null is not recorded (席位).")
    organization: OrganizationRef | None = one("organization", "The organization it is in (所在组织).")
    ex_officio_of: PostRef | None = one("ex_officio_of", "The post because of which this one is held (因何职务兼任).")
    appointments: Connection[AppointmentRef] = edge(
        Edges.APPOINTMENTS_OF_POST, "Who holds it that day, by beginning (任职)."
    )
    ex_officio_seats: Connection[PostRef] = edge(
        Edges.SEATS_HELD_THROUGH_POST, "Posts held because of this one, by id (因本职兼任的岗位)."
    )
    covers: Connection[CoverRef] = edge(
        Edges.COVERS_THROUGH_ENTITY,
        "Covers that run through it, such as those of instructors, by beginning (派驻覆盖).",
    )
    merges: Connection[MergeRef] = edge(
        Edges.MERGES_OF_ENTITY, "Other records that were merged into it, by id (并入的记录)."
    )
    told_apart: Connection[NamesakeRef] = edge(
        Edges.NAMESAKES_OF_ENTITY, "Others of the same name that were judged not to be it, by fact (同名判别)."
    )


@strawberry.type(description="Someone with a public post or a party duty; never an ordinary resident (人员).")
class Person(Entity):
    """Someone with a public post or a party duty."""

    former_names: Connection[FormerNameRef] = edge(
        Edges.FORMER_NAMES_OF_ENTITY, "Names in its other states, where names may be seen, by beginning (曾用名)."
    )
    political_status: str | None = said(
        "political_status", "Political status by GB/T 4762; null is not recorded or not shown (政治面貌)."
    )
    appointments: Connection[AppointmentRef] = edge(
        Edges.APPOINTMENTS_OF_PERSON, "The posts they hold that day, by beginning (任职)."
    )
    memberships: Connection[MembershipRef] = edge(
        Edges.MEMBERSHIPS_OF_ENTITY, "What they are a member of, by beginning (加入的组织)."
    )
    covers: Connection[CoverRef] = edge(
        Edges.COVERS_THROUGH_ENTITY, "Covers that run through them, by beginning (派驻覆盖)."
    )
    handlings: Connection[HandlingRef] = edge(
        Edges.HANDLINGS_BY_ENTITY, "Steps they took on problems, begun by the day, by beginning (处理记录)."
    )
    participations: Connection[ParticipationRef] = edge(
        Edges.PARTICIPATIONS_OF_ENTITY, "Meetings they took part in, held by the day, by id (参会)."
    )
    merges: Connection[MergeRef] = edge(
        Edges.MERGES_OF_ENTITY, "Other records that were merged into it, by id (并入的记录)."
    )
    listings_made: Connection[ListingRef] = edge(
        Edges.LISTINGS_BY_ENTITY, "Listings that they made of others, by beginning (作出的评定)."
    )
    problems_raised: Connection[ProblemRef] = edge(
        Edges.PROBLEMS_RAISED_BY_ENTITY, "Problems that they raised, begun by the day, by id (反映的问题)."
    )
    namesakes: Connection[SameNameRef] = edge(
        Edges.SAME_NAMES_OF_ENTITY, "Others of its kind called by their name or other names that day, by id (同名)."
    )
    told_apart: Connection[NamesakeRef] = edge(
        Edges.NAMESAKES_OF_ENTITY, "Others of the same name that were judged not to be them, by fact (同名判别)."
    )
