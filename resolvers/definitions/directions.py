"""Directions: how many cross-appointments go from one kind of body to another."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.codelists import OrganizationKind
from graph.model import Kind
from resolvers.definitions.cross_appointments import CrossAppointment, HomeBy


@dataclass(frozen=True)
class CrossAppointmentDirection:
    """How many go from one kind of body to another.

    Attributes:
        home_kind, host_kind: from where to where.
        appointments: seats held.
        holders: different people, a post whose holder is not recorded standing for one.
        people: of these, the recorded people.
        undirected: of the seats, those of which nothing tells that they go this way and not the other.
        compounds: different compounds that the bodies belong to or serve.
    """

    home_kind: OrganizationKind
    host_kind: OrganizationKind
    appointments: int
    holders: int
    people: int
    undirected: int
    compounds: int


def directions_of(
    found: Iterable[CrossAppointment], *, prohibited: bool = False
) -> tuple[CrossAppointmentDirection, ...]:
    """The directions in which cross-appointments go, by home kind and host kind.

    Prohibited pairs are never counted as achievement: they are left out, or, where asked for, counted by themselves.
    """
    pairs: dict[tuple[str, str], list[CrossAppointment]] = defaultdict(list)
    for each in found:
        if each.prohibited is prohibited:
            pairs[each.home.seat.kind, each.host.seat.kind].append(each)
    return tuple(_direction(*kinds, pairs[kinds]) for kinds in sorted(pairs))


def _direction(home: str, host: str, found: list[CrossAppointment]) -> CrossAppointmentDirection:
    holders = {each.holder for each in found}
    return CrossAppointmentDirection(
        home_kind=OrganizationKind(home),
        host_kind=OrganizationKind(host),
        appointments=len(found),
        holders=len(holders),
        people=sum(holder.startswith(f"{Kind.PERSON}:") for holder in holders),
        undirected=sum(each.home_by is HomeBy.TIE for each in found),
        compounds=len({compound for each in found for compound in each.compounds}),
    )
