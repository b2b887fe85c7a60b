"""The matrix of cross-appointments: how many from each kind of body sit in each other kind, prohibited pairs apart."""

from dataclasses import dataclass

from graph.codelists import OrganizationKind
from graph.questions.cross_appointment_matrix import CROSS_APPOINTMENT_MATRIX
from graph.reader import GraphReader
from graph.readings.seats import SeatsParams
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.cross_appointments import cross_appointments_within
from resolvers.definitions.directions import CrossAppointmentDirection, directions_of

_ORDER = tuple(OrganizationKind)


@dataclass(frozen=True)
class CrossAppointmentMatrixAnswer:
    """The matrix; cells by row and column in the order of the code list, those of which nothing is recorded left out.

    Attributes:
        cells: one a pair of kinds, prohibited pairs left out.
        prohibited: the same of the prohibited pairs alone.
    """

    cells: tuple[CrossAppointmentDirection, ...]
    prohibited: tuple[CrossAppointmentDirection, ...]

    @property
    def home_kinds(self) -> tuple[OrganizationKind, ...]:
        """The rows: kinds that somebody comes from, in the order of the code list."""
        return tuple(kind for kind in OrganizationKind if any(cell.home_kind is kind for cell in self.cells))

    @property
    def host_kinds(self) -> tuple[OrganizationKind, ...]:
        """The columns: kinds that somebody sits in besides, in the order of the code list."""
        return tuple(kind for kind in OrganizationKind if any(cell.host_kind is kind for cell in self.cells))


async def cross_appointment_matrix(graph: GraphReader, *, area: str, scope: Scope) -> CrossAppointmentMatrixAnswer:
    """The matrix of the cross-appointments whose host organization stands in the area that day."""
    within = await scope_of_area(graph, area=area, scope=scope)
    rows = await graph.ask(CROSS_APPOINTMENT_MATRIX, within, SeatsParams())
    found = cross_appointments_within(rows, within.areas)
    return CrossAppointmentMatrixAnswer(
        cells=_in_order(directions_of(found)), prohibited=_in_order(directions_of(found, prohibited=True))
    )


def _in_order(cells: tuple[CrossAppointmentDirection, ...]) -> tuple[CrossAppointmentDirection, ...]:
    return tuple(sorted(cells, key=lambda cell: (_ORDER.index(cell.home_kind), _ORDER.index(cell.host_kind))))
