"""`crossAppointments`: who from which body sits in which other, in an area on a day."""

from typing import Annotated

import strawberry

from graph.codelists import Attestation, Basis, OrganizationKind
from graph.scope import Scope
from resolvers.definitions.cross_appointments import CrossAppointment as Found
from resolvers.definitions.cross_appointments import HomeBy
from resolvers.definitions.cross_appointments import Sitting as Seated
from resolvers.entities import kind_of
from resolvers.questions.cross_appointments import CrossAppointmentFilter, CrossAppointmentsAnswer
from resolvers.questions.cross_appointments import cross_appointments as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities import Statement
from schema.entities.refs import CompoundRef, OrganizationRef, PersonRef, PostRef
from schema.fields import AsOf, KnownAt, entity_of, said, several
from schema.scalars import DivisionCode, PrefixDate


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

    @strawberry.field(description="The post (岗位).")
    async def post(self, info: Info) -> PostRef | None:
        """The post."""
        return await entity_of(info, self.row.seat.post, self.scope)

    @strawberry.field(description="The organization the post is in (所在组织).")
    async def organization(self, info: Info) -> OrganizationRef | None:
        """The organization the post is in."""
        return await entity_of(info, self.row.seat.organization, self.scope)

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


@strawberry.type(description="Somebody's seat in another body than their own (交叉任职).")
class CrossAppointment:
    """Somebody's seat in another body than their own."""

    row: strawberry.Private[Found]
    scope: strawberry.Private[Scope]

    home_by: HomeBy = said("home_by", "How home was told from host; TIE leaves the direction unstated (本职判定依据).")
    prohibited: bool = said(
        "prohibited", "Whether the two seats must not be held together: a committee and the firm serving it (禁止兼任)."
    )
    compounds: list[CompoundRef] = several(
        "compounds", "Compounds that the two bodies belong to or serve, by id (涉及小区)."
    )

    @strawberry.field(
        description=(
            "The person; null where no holder of the home post is recorded, so that only the seats are known (人员)."
        )
    )
    async def person(self, info: Info) -> PersonRef | None:
        """The person."""
        return await entity_of(info, self.row.holder, self.scope) if self.row.holder.startswith("person:") else None

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
    compounds: int = strawberry.field(
        description="Different compounds that the bodies belong to or serve (涉及小区数)."
    )


@strawberry.type(description="The cross-appointments of an area on a day (交叉任职).")
class CrossAppointments(Answer):
    """The cross-appointments of an area on a day."""

    answer: strawberry.Private[CrossAppointmentsAnswer]

    @strawberry.field(description="Which ways they go, by kinds (方向).")
    def directions(self) -> list[CrossAppointmentDirection]:
        """Which ways they go."""
        return [CrossAppointmentDirection(**vars(direction)) for direction in self.answer.directions]

    @strawberry.field(description="Each of them, by home kind, host kind, holder and host post (明细).")
    def appointments(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[CrossAppointment]:
        """Each of them."""
        return slice_of(
            self.answer.found,
            page_of(first, after, last, before),
            key=lambda found: found.key,
            node=lambda found: CrossAppointment(row=found, scope=self.scope),
        )


async def cross_appointments(
    info: Info,
    *,
    area: Annotated[
        DivisionCode,
        strawberry.argument(description="Where the host organizations stand, with its whole subtree (区划代码)."),
    ],
    home_kind: Annotated[
        OrganizationKind | None, strawberry.argument(description="Only those from this kind of body (本职组织类型).")
    ] = None,
    host_kind: Annotated[
        OrganizationKind | None, strawberry.argument(description="Only those into this kind of body (兼任组织类型).")
    ] = None,
    compound: Annotated[
        strawberry.ID | None, strawberry.argument(description="Only those that touch this compound (小区编号).")
    ] = None,
    organization: Annotated[
        strawberry.ID | None, strawberry.argument(description="Only those from or into this organization (组织编号).")
    ] = None,
    person: Annotated[
        strawberry.ID | None, strawberry.argument(description="Only those of this person (人员编号).")
    ] = None,
    prohibited: Annotated[
        bool | None, strawberry.argument(description="Only prohibited pairs, or only the others (禁止兼任).")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> CrossAppointments:
    """Who from which body sits in which other."""
    scope = await info.context.scope(as_of, known_at)
    for asked in (compound, organization, person):
        if asked is not None:
            kind_of(asked)
    only = CrossAppointmentFilter(home_kind, host_kind, compound, organization, person, prohibited)
    answer = await ask(info.context.graph, area=area, only=only, scope=scope)
    return CrossAppointments(answer=answer, scope=scope)
