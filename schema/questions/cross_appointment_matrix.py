"""`crossAppointmentMatrix`: how many from each kind of body sit in each other kind, in an area on a day."""

from typing import Annotated

import strawberry

from graph.codelists import OrganizationKind
from resolvers.questions.cross_appointment_matrix import CrossAppointmentMatrixAnswer
from resolvers.questions.cross_appointment_matrix import cross_appointment_matrix as ask
from schema.answers import Answer
from schema.context import Info
from schema.cross_appointments import CrossAppointmentDirection
from schema.fields import AsOf, KnownAt
from schema.scalars import DivisionCode


@strawberry.type(description="How many from each kind of body sit in each other kind on a day (交叉任职矩阵).")
class CrossAppointmentMatrix(Answer):
    """How many from each kind of body sit in each other kind on a day."""

    answer: strawberry.Private[CrossAppointmentMatrixAnswer]

    @strawberry.field(
        description="The rows: kinds that somebody comes from, in the order of the code list (行：本职组织类型)."
    )
    def home_kinds(self) -> list[OrganizationKind]:
        """The rows."""
        return list(self.answer.home_kinds)

    @strawberry.field(
        description="The columns: kinds that somebody sits in, in the order of the code list (列：兼任组织类型)."
    )
    def host_kinds(self) -> list[OrganizationKind]:
        """The columns."""
        return list(self.answer.host_kinds)

    @strawberry.field(description="The cells by row and column, those of which nothing is recorded left out (单元格).")
    def cells(self) -> list[CrossAppointmentDirection]:
        """The cells."""
        return [CrossAppointmentDirection(**vars(cell)) for cell in self.answer.cells]

    @strawberry.field(description="The prohibited pairs by themselves, which no cell counts (禁止兼任).")
    def prohibited(self) -> list[CrossAppointmentDirection]:
        """The prohibited pairs."""
        return [CrossAppointmentDirection(**vars(cell)) for cell in self.answer.prohibited]


async def cross_appointment_matrix(
    info: Info,
    *,
    area: Annotated[
        DivisionCode,
        strawberry.argument(description="Where the host organizations stand, with its whole subtree (区划代码)."),
    ],
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> CrossAppointmentMatrix:
    """How many from each kind of body sit in each other kind."""
    scope = await info.context.scope(as_of, known_at)
    answer = await ask(info.context.graph, area=area, scope=scope)
    return CrossAppointmentMatrix(answer=answer, scope=scope)
