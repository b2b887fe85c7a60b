"""Cross-appointments of an area: who from which body sits in which other, and how many go each way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.codelists import OrganizationKind
from graph.questions.cross_appointments import CROSS_APPOINTMENTS
from graph.reader import GraphReader
from graph.rows import NoParams
from graph.scope import Scope
from resolvers.definitions.cross_appointments import CrossAppointment, cross_appointments_of


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
class CrossAppointmentDirection:
    """How many go from one kind of body to another, prohibited pairs left out.

    Attributes:
        home_kind, host_kind: from where to where.
        appointments: seats held.
        holders: different people, a post whose holder is not recorded standing for one.
        compounds: different compounds that the bodies belong to or serve.
    """

    home_kind: OrganizationKind
    host_kind: OrganizationKind
    appointments: int
    holders: int
    compounds: int


@dataclass(frozen=True)
class CrossAppointmentsAnswer:
    """Every cross-appointment asked for, in the order of their keys, and the directions they go."""

    found: tuple[CrossAppointment, ...]
    directions: tuple[CrossAppointmentDirection, ...]


async def cross_appointments(
    graph: GraphReader, *, area: str, only: CrossAppointmentFilter, scope: Scope
) -> CrossAppointmentsAnswer:
    """The cross-appointments whose host organization stands in the area that day; prohibited pairs by either body."""
    within = scope.within(area)
    rows = await graph.ask(CROSS_APPOINTMENTS, within, NoParams())
    found: list[CrossAppointment] = []
    for _, group in groupby(rows, key=lambda row: row.holder):
        found += [each for each in cross_appointments_of(tuple(group)) if _inside(each, within) and only.takes(each)]
    found.sort(key=lambda each: each.key)
    return CrossAppointmentsAnswer(tuple(found), directions_of(found))


def directions_of(found: Sequence[CrossAppointment]) -> tuple[CrossAppointmentDirection, ...]:
    """The directions in which cross-appointments go; prohibited pairs are never counted as achievement."""
    allowed = sorted((each for each in found if not each.prohibited), key=_kinds)
    directions: list[CrossAppointmentDirection] = []
    for (home, host), group in groupby(allowed, key=_kinds):
        each = tuple(group)
        holders = {one.holder for one in each}
        compounds = {compound for one in each for compound in one.compounds}
        counts = (len(each), len(holders), len(compounds))
        directions.append(CrossAppointmentDirection(OrganizationKind(home), OrganizationKind(host), *counts))
    return tuple(directions)


def _kinds(found: CrossAppointment) -> tuple[str, str]:
    return found.home.seat.kind, found.host.seat.kind


def _inside(found: CrossAppointment, scope: Scope) -> bool:
    # A prohibited pair concerns the area of the committee as much as that of the firm, whichever of them is home.
    seats = (found.host.seat, found.home.seat) if found.prohibited else (found.host.seat,)
    return any(seat.area_code.startswith(area) for seat in seats for area in scope.areas)
