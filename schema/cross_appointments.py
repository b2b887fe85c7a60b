"""Cross-appointments as the API gives them: somebody's two seats, the rule on a prohibited pair, and directions."""

import strawberry

from graph.codelists import Attestation, Basis, OrganizationKind
from graph.scope import Scope
from resolvers.definitions.cross_appointments import CrossAppointment as Found
from resolvers.definitions.cross_appointments import HomeBy
from resolvers.definitions.cross_appointments import Sitting as Seated
from schema.context import Info
from schema.entities import Statement
from schema.entities.refs import CompoundRef, OrganizationRef, PersonRef, PostRef
from schema.fields import entity_of, named, said, several
from schema.rules import ProhibitedPairRule
from schema.scalars import PrefixDate


@strawberry.type(description="A seat as somebody sits in it (所任席位).")
class Sitting:
    """A seat as somebody sits in it."""

    row: strawberry.Private[Seated]
    scope: strawberry.Private[Scope]

    fact: strawberry.ID = said("fact", "The appointment's id, or the post's for a seat held ex officio (事实编号).")
    basis: Basis | None = said("basis", "On what basis; null is not recorded (任职方式).")
    marked_home: bool = said("home", "Whether it is recorded as the holder's own post (标明本职).")
    since: PrefixDate | None = said("since", "Since when, as its source says; null is since ever (起).", field="from")
    until: PrefixDate | None = said("until", "Until when, as its source says; null is open (止).", field="to")
    attestation: Attestation = said("attestation", "How its source attests it (依据方式).", words=Attestation)
    note: str | None = said("note", "What the recorder noted (备注).")

    post: PostRef | None = named(lambda self: self.row.seat.post, "The post (岗位).")

    organization: OrganizationRef | None = named(
        lambda self: self.row.seat.organization, "The organization the post is in (所在组织)."
    )

    @strawberry.field(description="That organization's kind on the day (组织类型).")
    def kind(self) -> OrganizationKind:
        """That organization's kind."""
        return OrganizationKind(self.row.seat.kind)

    @strawberry.field(
        description="The post because of which the seat is held, where it is held ex officio (因何职务兼任)."
    )
    async def through(self, info: Info) -> PostRef | None:
        """The post because of which the seat is held."""
        through = self.row.seat.through if self.row.basis is Basis.EX_OFFICIO else None
        return await entity_of(info, through, self.scope) if through else None

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.row, scope=self.scope)


def _rule(root: "CrossAppointment") -> ProhibitedPairRule | None:
    return None if root.row.rule is None else ProhibitedPairRule(row=root.row.rule, scope=root.scope)


@strawberry.type(description="Somebody's seat in another body than their own (交叉任职).")
class CrossAppointment:
    """Somebody's seat in another body than their own."""

    row: strawberry.Private[Found]
    scope: strawberry.Private[Scope]

    home_by: HomeBy = said("home_by", "How home was told from host; TIE leaves the direction unstated (本职判定依据).")
    prohibited: bool = said(
        "prohibited", "Whether the two seats must not be held together: a committee and the firm serving it (禁止兼任)."
    )
    rule: ProhibitedPairRule | None = strawberry.field(
        resolver=_rule, description="The rule that forbids it; null unless it is prohibited (所依规则)."
    )
    compounds: list[CompoundRef] = several(
        "compounds", "Compounds that the two bodies belong to or serve, by id (涉及小区)."
    )

    person: PersonRef | None = named(
        lambda self: self.row.holder if self.row.holder.startswith("person:") else None,
        "The person; null where no holder of the home post is recorded, so that only the seats are known (人员).",
    )

    @strawberry.field(description="Where they come from (本职).")
    def home(self) -> Sitting:
        """Where they come from."""
        return Sitting(row=self.row.home, scope=self.scope)

    @strawberry.field(description="Where they sit besides (兼任).")
    def host(self) -> Sitting:
        """Where they sit besides."""
        return Sitting(row=self.row.host, scope=self.scope)


@strawberry.type(description="How many go from one kind of body to another; prohibited pairs are left out (方向).")
class CrossAppointmentDirection:
    """How many go from one kind of body to another."""

    home_kind: OrganizationKind = strawberry.field(description="From which kind of body (本职组织类型).")
    host_kind: OrganizationKind = strawberry.field(description="To which kind of body (兼任组织类型).")
    appointments: int = strawberry.field(description="Seats held (任职数).")
    holders: int = strawberry.field(
        description="Different people, a post whose holder is not recorded standing for one (任职人数)."
    )
    people: int = strawberry.field(description="Of these, the people who are recorded (有记载的任职人数).")
    undirected: int = strawberry.field(
        description="Of the seats, those whose direction nothing tells, so that it may be the other one (方向不明数)."
    )
    compounds: int = strawberry.field(
        description="Different compounds that the bodies belong to or serve (涉及小区数)."
    )
