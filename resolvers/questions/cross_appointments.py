"""Cross-appointments of an area: who from which body sits in which other, and how many go each way."""

from dataclasses import dataclass

from graph.codelists import OrganizationKind
from graph.questions.cross_appointments import CROSS_APPOINTMENTS
from graph.reader import GraphReader
from graph.readings.seats import SeatsParams
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.cross_appointments import CrossAppointment, cross_appointments_within, with_rules
from resolvers.definitions.directions import CrossAppointmentDirection, directions_of


@dataclass(frozen=True)
class CrossAppointmentFilter:
    """What is asked for; nothing means any. Ids are whole, such as `person:xs-wang-wenchuan`."""

    home_kind: OrganizationKind | None = None
    host_kind: OrganizationKind | None = None
    compound: str | None = None
    organization: str | None = None
    person: str | None = None
    prohibited: bool | None = None

    def takes(self, found: CrossAppointment) -> bool:
        """Whether a cross-appointment is asked for."""
        organizations = (found.home.seat.organization, found.host.seat.organization)
        return (
            (self.home_kind is None or found.home.seat.kind == self.home_kind.value)
            and (self.host_kind is None or found.host.seat.kind == self.host_kind.value)
            and (self.compound is None or self.compound in found.compounds)
            and (self.organization is None or self.organization in organizations)
            and (self.person is None or found.holder == self.person)
            and (self.prohibited is None or found.prohibited is self.prohibited)
        )


@dataclass(frozen=True)
class CrossAppointmentsAnswer:
    """Every cross-appointment asked for, in the order of their keys, and the directions they go."""

    found: tuple[CrossAppointment, ...]
    directions: tuple[CrossAppointmentDirection, ...]


async def cross_appointments(
    graph: GraphReader, *, area: str, only: CrossAppointmentFilter, scope: Scope
) -> CrossAppointmentsAnswer:
    """The cross-appointments whose host organization stands in the area that day; prohibited pairs by either body."""
    within = await scope_of_area(graph, area=area, scope=scope)
    rows = await graph.ask(CROSS_APPOINTMENTS, within, SeatsParams())
    found = [each for each in cross_appointments_within(rows, within.areas) if only.takes(each)]
    return CrossAppointmentsAnswer(await with_rules(graph, found, scope), directions_of(found))
