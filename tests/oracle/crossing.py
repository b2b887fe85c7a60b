"""Cross-appointments from the definitions: who sits where on a day, where they come from, and what must not be."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

from tests.oracle.areas import stands_for
from tests.oracle.coverage import contracts
from tests.oracle.days import UNKNOWN, precedes
from tests.oracle.record import Record, Said
from tests.oracle.rules import rule_of

IDS = frozenset({"compound", "organization", "person"})
"""Filters that are ids, which a client may have from before a merge."""

BODIES = (
    "PARTY_ORGANIZATION",
    "RESIDENTS_COMMITTEE",
    "VILLAGERS_COMMITTEE",
    "OWNERS_COMMITTEE",
    "OWNERS_SUPERVISORY_COMMITTEE",
    "PROPERTY_FIRM",
    "SUBDISTRICT_OFFICE",
    "DEPARTMENT",
    "LEADING_GROUP",
    "COORDINATION_OFFICE",
    "ALLIANCE",
    "ASSOCIATION",
)
"""Kinds of organization in the order of their list, as far as a world has them."""

BORROWED = ("CONCURRENT", "SECONDED", "EX_OFFICIO")
"""Bases on which nobody has their own post."""


@dataclass(frozen=True)
class Seat:
    """A post on a day: its organization's state, and the compounds that organization belongs to and serves."""

    post: Said
    body: Said
    belongs: frozenset[str]
    serves: frozenset[str]


@dataclass(frozen=True)
class Sitting:
    """A seat as somebody sits in it: by which fact, on what basis, and whether it is marked as their own."""

    seat: Seat
    by: Said
    basis: str
    own: bool = False


@dataclass(frozen=True)
class Crossing:
    """A holder's seat in another body than their own."""

    holder: str
    home: Sitting
    host: Sitting
    home_by: str

    @property
    def prohibited(self) -> bool:
        """Whether one is in an owners' committee and the other in the firm that serves its compound."""
        ends = (self.home.seat, self.host.seat)
        return any(
            one.body["kind"] == "OWNERS_COMMITTEE"
            and other.body["kind"] == "PROPERTY_FIRM"
            and one.belongs & other.serves
            for one, other in (ends, ends[::-1])
        )

    @property
    def compounds(self) -> list[str]:
        """The compounds that the two bodies belong to or serve."""
        return sorted(set[str]().union(*(end.seat.belongs | end.seat.serves for end in (self.home, self.host))))

    def rule(self, record: Record, day: str) -> dict[str, str] | None:
        """The recorded rule that forbids a prohibited pair, where the committee stands; nothing is the default."""
        ends = (self.home.seat.body, self.host.seat.body)
        (committee,) = [body for body in ends if body["kind"] == "OWNERS_COMMITTEE"]
        id, _ = rule_of(record, "PROHIBITED_PAIR", committee["area"], day)
        return {"id": id} if id else None

    @property
    def kinds(self) -> tuple[str, str]:
        """From which kind of body into which."""
        return self.home.seat.body["kind"], self.host.seat.body["kind"]


def cross_appointments(record: Record, *, area: str, day: str, **only: object) -> dict[str, object]:
    """The answer to `crossAppointments`, as GraphQL gives it; `only` are the question's filters by their names."""
    inside = stands_for(record, area, day)
    ids = {name: record.kept(str(value)) if name in IDS else value for name, value in only.items()}
    found = in_order(each for each in crossings(record, day) if stands_in(each, inside) and _asked(each, ids))
    directions = sorted(_directions(found, prohibited=False), key=lambda it: (it["homeKind"], it["hostKind"]))
    return {"directions": directions, "appointments": [told(each, record, day) for each in found]}


def cross_appointment_matrix(record: Record, *, area: str, day: str) -> dict[str, object]:
    """The answer to `crossAppointmentMatrix`, as GraphQL gives it."""
    inside = stands_for(record, area, day)
    found = [each for each in crossings(record, day) if stands_in(each, inside)]
    cells = list(_directions(found, prohibited=False))
    return {
        "homeKinds": [kind for kind in BODIES if any(cell["homeKind"] == kind for cell in cells)],
        "hostKinds": [kind for kind in BODIES if any(cell["hostKind"] == kind for cell in cells)],
        "cells": cells,
        "prohibited": list(_directions(found, prohibited=True)),
    }


def in_order(found: Iterable[Crossing]) -> list[Crossing]:
    """Cross-appointments by home kind, host kind, holder, host post and home post."""
    return sorted(found, key=lambda it: (*it.kinds, it.holder, it.host.seat.post.entity, it.home.seat.post.entity))


def seats_on(record: Record, day: str) -> dict[str, Seat]:
    """Every seat there is on a day: its post and its organization both hold."""
    served: dict[str, set[str]] = {}
    for contract, compound in contracts(record, day):
        served.setdefault(contract.to("provider"), set()).add(compound.entity)
    there = {state.entity for state in record.on("compounds", day)}
    seats: dict[str, Seat] = {}
    for post in record.on("posts", day):
        body = record.state("organizations", post.to("organization"), day)
        if body:
            belongs = there.intersection(body.points.get("for", ()))
            seats[post.entity] = Seat(post, body, frozenset(belongs), frozenset(served.get(body.entity, ())))
    return seats


def sittings_on(record: Record, day: str) -> dict[str, list[Sitting]]:
    """Who sits where on a day, each seat once; a root post that nobody is recorded to hold stands for its holder."""
    seats = seats_on(record, day)
    told: dict[str, list[Sitting]] = {}
    held: set[str] = set()
    for appointment in record.on("appointments", day):
        post = appointment.to("post")
        held.add(post)
        if post in seats:
            sitting = Sitting(seats[post], appointment, appointment["basis"], appointment["home"] == "yes")
            told.setdefault(appointment.to("person"), []).append(sitting)
    for post, seat in seats.items():
        if post not in held and not seat.post.to("ex_officio_of"):
            told[post] = [Sitting(seat, seat.post, "")]
    for sittings in told.values():
        roots = {sitting.seat.post.entity for sitting in sittings}
        because = [seat for seat in seats.values() if seat.post.to("ex_officio_of") in roots]
        sittings += [Sitting(seat, seat.post, "EX_OFFICIO") for seat in because]
    return {holder: list(_once(sittings)) for holder, sittings in told.items()}


def _once(sittings: Sequence[Sitting]) -> Iterable[Sitting]:
    """Each seat as it is told best: marked as their own, else by an appointment, of those the first by id."""
    by_post: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        by_post.setdefault(sitting.seat.post.entity, []).append(sitting)
    for ways in by_post.values():
        best = min(ways, key=lambda way: (way.by is way.seat.post, not way.own, way.by.fact))
        because = best.basis == "" and any(way.basis == "EX_OFFICIO" for way in ways)
        yield replace(best, basis="EX_OFFICIO") if because else best


def home_of(sittings: Sequence[Sitting]) -> tuple[Sitting, str]:
    """The seat that somebody comes from, and how it was told from the others."""
    marked = [sitting for sitting in sittings if sitting.own]
    unborrowed = [sitting for sitting in sittings if sitting.basis not in BORROWED]
    left = sorted(marked or unborrowed or sittings, key=lambda it: (it.by.first, it.seat.post.entity))
    first, *others = left
    if marked:
        return first, "MARKED"
    if not others:
        return first, "BASIS"
    return first, "EARLIEST" if all(_earlier(first.by, other.by) for other in others) else "TIE"


def _earlier(one: Said, other: Said) -> bool:
    """Whether a source tells that one began before the other."""
    dates = (one["from"], other["from"])
    return "" not in dates and UNKNOWN not in dates and precedes(*dates)


def crossings(record: Record, day: str) -> Iterable[Crossing]:
    """Every cross-appointment on a day: from home into other bodies, and what must not be between any two seats."""
    for holder, sittings in sittings_on(record, day).items():
        home, home_by = home_of(sittings)
        for host in sittings:
            if _crosses(home, host):
                yield Crossing(holder, home, host, home_by)
        for pair in combinations([sitting for sitting in sittings if sitting is not home], 2):
            first, first_by = home_of(pair)
            crossing = Crossing(holder, first, pair[pair[0] is first], first_by)
            if crossing.prohibited:
                yield crossing


def _crosses(home: Sitting, host: Sitting) -> bool:
    """A seat crosses into another body of another kind, or, held ex officio, into any other body."""
    one, other = home.seat.body, host.seat.body
    return one.entity != other.entity and (one["kind"] != other["kind"] or host.basis == "EX_OFFICIO")


def stands_in(crossing: Crossing, area: tuple[str, ...]) -> bool:
    """A cross-appointment stands where its host does; a prohibited pair concerns the area of either body."""
    ends = (crossing.host, crossing.home) if crossing.prohibited else (crossing.host,)
    return any(end.seat.body["area"].startswith(area) for end in ends)


def _asked(crossing: Crossing, only: Mapping[str, object]) -> bool:
    bodies = (crossing.home.seat.body.entity, crossing.host.seat.body.entity)
    takes: dict[str, Callable[[object], bool]] = {
        "home_kind": lambda kind: crossing.kinds[0] == kind,
        "host_kind": lambda kind: crossing.kinds[1] == kind,
        "compound": lambda compound: compound in crossing.compounds,
        "organization": lambda organization: organization in bodies,
        "person": lambda person: crossing.holder == person,
        "prohibited": lambda prohibited: crossing.prohibited == prohibited,
    }
    return all(takes[name](value) for name, value in only.items())


def _directions(found: Iterable[Crossing], *, prohibited: bool) -> Iterator[dict[str, Any]]:
    """How many go from each kind of body into each other, in the order of the kinds."""
    asked = [each for each in found if each.prohibited is prohibited]
    for kinds in product(BODIES, BODIES):
        these = [each for each in asked if each.kinds == kinds]
        if these:
            holders = {each.holder for each in these}
            yield {
                "homeKind": kinds[0],
                "hostKind": kinds[1],
                "appointments": len(these),
                "holders": len(holders),
                "people": len([holder for holder in holders if is_person(holder)]),
                "undirected": len([each for each in these if each.home_by == "TIE"]),
                "compounds": len({compound for each in these for compound in each.compounds}),
            }


def is_person(holder: str) -> bool:
    """Whether a holder is a person, and not a post that stands for one."""
    return holder.startswith("person:")


def told(crossing: Crossing, record: Record, day: str) -> dict[str, object]:
    """A cross-appointment as GraphQL gives it."""
    return {
        "person": {"id": crossing.holder} if is_person(crossing.holder) else None,
        "homeBy": crossing.home_by,
        "prohibited": crossing.prohibited,
        "rule": {"recorded": crossing.rule(record, day)} if crossing.prohibited else None,
        "compounds": [{"id": id} for id in crossing.compounds],
        "home": _seated(crossing.home),
        "host": _seated(crossing.host),
    }


def _seated(sitting: Sitting) -> dict[str, object]:
    through = sitting.seat.post.to("ex_officio_of") if sitting.basis == "EX_OFFICIO" else ""
    return {
        "fact": sitting.by.fact,
        "post": {"id": sitting.seat.post.entity},
        "organization": {"id": sitting.seat.body.entity},
        "kind": sitting.seat.body["kind"],
        "basis": sitting.basis or None,
        "markedHome": sitting.own,
        "from": sitting.by["from"] or None,
        "to": sitting.by["to"] or None,
        "through": {"id": through} if through else None,
    }
