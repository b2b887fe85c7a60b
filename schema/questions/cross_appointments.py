"""`crossAppointments`: who from which body sits in which other, in an area on a day."""

from typing import Annotated

import strawberry

from graph.codelists import OrganizationKind
from resolvers.entities import kind_of
from resolvers.questions.cross_appointments import CrossAppointmentFilter, CrossAppointmentsAnswer
from resolvers.questions.cross_appointments import cross_appointments as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.cross_appointments import CrossAppointment, CrossAppointmentDirection
from schema.fields import AsOf, KnownAt
from schema.scalars import DivisionCode


@strawberry.type(description="The cross-appointments of an area on a day (交叉任职).")
class CrossAppointments(Answer):
    """The cross-appointments of an area on a day."""

    answer: strawberry.Private[CrossAppointmentsAnswer]

    @strawberry.field(description="Which ways they go, by kinds (方向).")
    def directions(self) -> list[CrossAppointmentDirection]:
        """Which ways they go."""
        return [CrossAppointmentDirection(**vars(direction)) for direction in self.answer.directions]

    @strawberry.field(description="Each of them, by home kind, host kind, holder, host post and home post (明细).")
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
    only = CrossAppointmentFilter(
        home_kind=home_kind,
        host_kind=host_kind,
        compound=await info.context.kept_if_any(compound, scope),
        organization=await info.context.kept_if_any(organization, scope),
        person=await info.context.kept_if_any(person, scope),
        prohibited=prohibited,
    )
    answer = await ask(info.context.graph, area=area, only=only, scope=scope)
    return CrossAppointments(answer=answer, scope=scope)
