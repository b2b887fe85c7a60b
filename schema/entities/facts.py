"""Facts: dated relations between entities, each with its source."""

import strawberry

from graph.codelists import Basis, ContractKind, CoverMode, HandlingRole, ListingResult, MembershipKind, Qualifier
from schema.entities.base import Entity, Fact
from schema.entities.refs import (
    AssessmentRoundRef,
    CompoundRef,
    MeetingRef,
    OrganizationRef,
    PersonRef,
    PostRef,
    ProblemRef,
    RuleRef,
)
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
    amount_qualifier: Qualifier | None = said(
        "amount_qualifier", "How exactly `amount` is meant; null is exactly (金额限定词).", words=Qualifier
    )
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


@strawberry.type(description="How a body or compound came out in an assessment round (评定结果).")
class Listing(Fact):
    """How a body or compound came out in a round."""

    assessment_round: AssessmentRoundRef | None = one("assessment_round", "The round (评定轮次).")
    subject: Entity | None = one("subject", "The body or compound assessed (评定对象).")
    result: ListingResult = said("result", "How it came out (结果).", words=ListingResult)
    score: float | None = said("score", "Its stars or points; null is not recorded (得分).")
    by: Entity | None = one("by", "Who assessed it; null is not recorded (评定方).")
    revises: strawberry.ID | None = said("revises", "The earlier listing whose place it takes (更正自).")
    objection: str | None = said("objection", "The objection that led to it, in short (异议).")


@strawberry.type(description="Two records of one entity, made one until that is withdrawn (合并).")
class Merge(Fact):
    """Two records of one entity."""

    kept: Entity | None = one("kept", "The record that is kept (保留的记录).")
    merged_id: strawberry.ID = said(
        "merged", "The id of the record that went into it; asked for, it is answered as the one kept (并入的编号)."
    )


@strawberry.type(description="Another entity of the same name that was judged not to be this one (同名判别).")
class Namesake(Fact):
    """Another entity of the same name."""

    entity: Entity | None = one("entity", "The entity asked about (本实体).")
    other: Entity | None = one("other", "The other one (另一实体).")


@strawberry.type(description="A fact of any kind, as its source states it (所述事实).")
class StatedFact(Fact):
    """A fact of any kind, as its source states it."""

    label: str = said("label", "The fact's label in the graph, such as Appointment or CompoundState (事实类别).")
    about: Entity | None = one(
        "about", "The entity it is mainly about; null for a fact about another fact, and where not shown (对象)."
    )


@strawberry.type(description="A name that an entity has in another state than the one shown (曾用名).")
class FormerName(Fact):
    """A name that an entity has in another state."""

    name: str = said("name", "What it was, or will be, called; the days are those of that state (名称).")


@strawberry.type(description="Another entity of the same kind that goes by a name of this one (同名).")
class SameName(Fact):
    """Another entity that goes by a name of this one."""

    entity: Entity | None = one("other", "The other entity; the days are those of its state (同名实体).")
    name: str = said("name", "The name they share, as the other is called now (名称).")
    judged: bool = said("judged", "Whether they were looked at and found not to be the same (已判别).")
