"""Facts: dated relations between entities, each with its source."""

import strawberry

from graph.codelists import Basis, ContractKind, CoverMode, HandlingRole, MembershipKind
from schema.entities.base import Entity, Fact
from schema.entities.refs import CompoundRef, MeetingRef, OrganizationRef, PersonRef, PostRef, ProblemRef, RuleRef
from schema.fields import one, said


@strawberry.type(description="A person in a post (任职).")
class Appointment(Fact):
    """A person in a post."""

    person: PersonRef | None = one("person", "Who holds the post (任职人).")
    post: PostRef | None = one("post", "The post (岗位).")
    organization: OrganizationRef | None = one("organization", "The organization the post is in (所在组织).")
    basis: Basis | None = said("basis", "On what basis; null is not recorded (任职方式).", words=Basis)
    home: bool | None = said("home", "Whether it is the person's own post; null is not recorded (本职).")
    on_behalf_of: OrganizationRef | None = one("on_behalf_of", "The body they sit there for (代表).")


@strawberry.type(description="A person or body as a member of an organization (成员关系).")
class Membership(Fact):
    """A member of an organization."""

    member: Entity | None = one("member", "The person or body (成员).")
    organization: OrganizationRef | None = one("organization", "The organization (组织).")
    kind: MembershipKind = said("kind", "The kind of membership (类型).", words=MembershipKind)


@strawberry.type(description="A unit covered by a party organization (党组织覆盖).")
class Cover(Fact):
    """A unit covered by a party organization."""

    unit: Entity | None = one("unit", "The compound or organization covered (覆盖单位).")
    party_organization: OrganizationRef | None = one(
        "party_organization", "The party organization; null where the source does not say (党组织)."
    )
    through: Entity | None = one("through", "The post or person through which it is covered (通过).")
    mode: CoverMode = said("mode", "In which form (覆盖方式).", words=CoverMode)


@strawberry.type(description="Property service of a compound (物业服务合同).")
class Contract(Fact):
    """Property service of a compound."""

    provider: OrganizationRef | None = one("provider", "Who serves (服务方).")
    compound: CompoundRef | None = one("compound", "The compound served (小区).")
    kind: ContractKind | None = said("kind", "The kind of contract; null is not recorded (类型).", words=ContractKind)


@strawberry.type(description="What one handler did in one step of a problem (处理记录).")
class Handling(Fact):
    """What one handler did in one step of a problem."""

    problem: ProblemRef | None = one("problem", "The problem (问题).")
    handler: Entity | None = one("handler", "The organization or person (处理方).")
    step: int = said("step", "The step's number from 1; the same number was done together (步骤).")
    role: HandlingRole = said("role", "What the handler did (角色).", words=HandlingRole)
    action: str | None = said("action", "The action in short (措施).")
    amount: float | None = said("amount", "What this handler pays, in yuan; null is not recorded (金额，元).")
    share: str | None = said("share", "What part this handler bears, in words (分担).")
    outcome: str | None = said("outcome", "What came of it (结果).")


@strawberry.type(description="Someone's part in a meeting (参会).")
class Participation(Fact):
    """Someone's part in a meeting."""

    meeting: MeetingRef | None = one("meeting", "The meeting (会议).")
    participant: Entity | None = one("participant", "The organization or person (参会方).")
    capacity: str | None = said("capacity", "In which capacity, such as HOST (身份).")


@strawberry.type(description="One step, list, mechanism, examination or seat of a rule (规则条目).")
class RuleItem(Fact):
    """One item of a rule."""

    rule: RuleRef | None = one("rule", "The rule (规则).")
    order: int = said("order", "Its place in the rule, from 1 (次序).")
    name: str = said("name", "What it is called (名称).")
    actor: str | None = said("actor", "Who acts (主体).")
    target: str | None = said("target", "On whom or what (对象).")
    due: str | None = said("due", "By when (时限).")
    text: str | None = said("text", "What it says in short (内容).")
