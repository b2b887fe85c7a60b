"""Two-way entry: for each compound, which people of each of its parties sit in the bodies of each other."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, groupby

from graph.codelists import Rounding
from graph.dates import day_text
from graph.divisions import prefix_of
from graph.entities import CompoundRow
from graph.errors import BadInput
from graph.model import Kind
from graph.questions.two_way_entry import TWO_WAY_ENTRY, TWO_WAY_SEATS, TwoWayEntryParams, TwoWayEntryRow
from graph.reader import GraphReader
from graph.readings.seats import SeatsParams, SeatsRow
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.cross_appointments import (
    CrossAppointment,
    cross_appointments_of,
    sittings_of,
    with_rules,
)
from resolvers.definitions.rates import Tally, tally_of
from resolvers.definitions.two_way import TwoWaySide, TwoWayStatus, status_of
from resolvers.entities import entities, kind_of, not_found

_DAYS_AT_ONCE = 4
"""Days of a trend that are asked for at once."""


@dataclass(frozen=True)
class TwoWayParty:
    """One party of a compound: its bodies, by id, and how many people are recorded to sit in them."""

    side: TwoWaySide
    organizations: tuple[str, ...]
    holders: frozenset[str]


@dataclass(frozen=True)
class TwoWayPair:
    """Two parties of a compound.

    Attributes:
        one, other: the parties, in the order of the code list.
        there, back: seats of people of the one in bodies of the other, and the other way, by their keys.
        prohibited: seats that must not be held together; counted in nothing else here.
        status: whether they have entered each other.
        share_of_one, share_of_other: who sits in both, of those who sit in the one, and in the other.
    """

    one: TwoWaySide
    other: TwoWaySide
    there: tuple[CrossAppointment, ...]
    back: tuple[CrossAppointment, ...]
    prohibited: tuple[CrossAppointment, ...]
    status: TwoWayStatus
    share_of_one: Tally
    share_of_other: Tally


@dataclass(frozen=True)
class TwoWayCompound:
    """A compound: its parties that are recorded, and each two of them."""

    id: str
    parties: tuple[TwoWayParty, ...]
    pairs: tuple[TwoWayPair, ...]


async def two_way_entry(
    graph: GraphReader, *, area: str | None, compound: str | None, scope: Scope
) -> tuple[TwoWayCompound, ...]:
    """The compounds of an area's subtree, or one compound, on the scope's day, by id.

    Raises:
        BadInput: neither or both of area and compound are given, or the compound's id is another kind's.
        NotFound: no such compound is known, or it lies outside what the caller may see.
    """
    if (area is None) == (compound is None):
        raise BadInput("Ask about an area or about a compound: give one of `area` and `compound`, and not both.")
    place = area if compound is None else await _place_of(graph, compound, scope)
    within = await scope_of_area(graph, area=place or "", scope=scope)
    rows = await graph.ask(TWO_WAY_ENTRY, within, TwoWayEntryParams(compound=compound))
    bodies = sorted({body for row in rows for side in _bodies(row).values() for body in side})
    seats = await graph.ask(TWO_WAY_SEATS, scope, SeatsParams(organizations=tuple(bodies))) if bodies else ()
    seating = await _seating(graph, seats, scope)
    return tuple(_compound(row, seating) for row in rows)


@dataclass(frozen=True)
class TwoWayPoint:
    """How many compounds stand how on one day, two parties at a time: `counts` by parties and status, none left out."""

    day: date
    compounds: int
    counts: tuple[tuple[TwoWaySide, TwoWaySide, TwoWayStatus, int], ...]


async def trend(
    graph: GraphReader, *, area: str | None, compound: str | None, days: Sequence[date], scope: Scope
) -> tuple[TwoWayPoint, ...]:
    """Two-way entry on several days; a compound that was not there yet, or any more, is in no count of that day."""
    few = asyncio.Semaphore(_DAYS_AT_ONCE)

    async def point(day: date) -> TwoWayPoint:
        async with few:
            found = await two_way_entry(graph, area=area, compound=compound, scope=replace(scope, day=day_text(day)))
        counted = Counter((pair.one, pair.other, pair.status) for each in found for pair in each.pairs)
        told = {(one, other) for one, other, _ in counted}
        counts = tuple(
            (one, other, status, counted[one, other, status])
            for one, other in combinations(TwoWaySide, 2)
            if (one, other) in told
            for status in TwoWayStatus
        )
        return TwoWayPoint(day, len(found), counts)

    return tuple(await asyncio.gather(*map(point, days)))


async def _place_of(graph: GraphReader, compound: str, scope: Scope) -> str:
    if kind_of(compound) is not Kind.COMPOUND:
        raise BadInput(f"compound: {compound!r} is no compound's id; those look like compound:msx-hongshi.")
    found = (await entities(graph, ids=[compound], scope=scope)).get(compound)
    if not isinstance(found, CompoundRow):
        raise not_found(compound)
    return prefix_of((found.area or "").partition(":")[2])


@dataclass(frozen=True)
class _Seating:
    """Who sits in which body, and the cross-appointments from each body to each other, by their keys."""

    holders: Mapping[str, set[str]]
    crossing: Mapping[tuple[str, str], list[CrossAppointment]]

    def way(self, homes: Iterable[str], hosts: Sequence[str]) -> list[CrossAppointment]:
        """The cross-appointments from some bodies to others."""
        found = [each for home in homes for host in hosts for each in self.crossing.get((home, host), ())]
        return sorted(found, key=lambda each: each.key)


async def _seating(graph: GraphReader, rows: Sequence[SeatsRow], scope: Scope) -> _Seating:
    holders: dict[str, set[str]] = defaultdict(set)
    found: list[CrossAppointment] = []
    for holder, group in groupby(rows, key=lambda row: row.holder):
        own = list(group)
        sittings = sittings_of(own)
        # A post without a recorded holder stands for whoever holds it only where more than itself is held through it.
        if holder.startswith(f"{Kind.PERSON}:") or len(sittings) > 1:
            for sitting in sittings:
                holders[sitting.seat.organization].add(holder)
        found += cross_appointments_of(own)
    crossing: dict[tuple[str, str], list[CrossAppointment]] = defaultdict(list)
    for each in await with_rules(graph, found, scope):
        crossing[each.home.seat.organization, each.host.seat.organization].append(each)
    return _Seating(holders, crossing)


def _bodies(row: TwoWayEntryRow) -> dict[TwoWaySide, tuple[str, ...]]:
    return {
        TwoWaySide.COMMUNITY: row.community,
        TwoWaySide.OWNERS_COMMITTEE: row.committees,
        TwoWaySide.PROPERTY_FIRM: row.firms,
        TwoWaySide.COMPOUND_BRANCH: row.branches,
    }


def _compound(row: TwoWayEntryRow, seating: _Seating) -> TwoWayCompound:
    parties = tuple(
        TwoWayParty(side, bodies, frozenset[str]().union(*(seating.holders.get(body, ()) for body in bodies)))
        for side, bodies in _bodies(row).items()
        if bodies
    )
    return TwoWayCompound(row.id, parties, tuple(_pair(*pair, seating) for pair in combinations(parties, 2)))


def _pair(one: TwoWayParty, other: TwoWayParty, seating: _Seating) -> TwoWayPair:
    there, back = (seating.way(home.organizations, host.organizations) for home, host in ((one, other), (other, one)))
    prohibited = [each for each in (*there, *back) if each.prohibited]
    both = (one.holders & other.holders) - {each.holder for each in prohibited}
    return TwoWayPair(
        one=one.side,
        other=other.side,
        there=tuple(each for each in there if not each.prohibited),
        back=tuple(each for each in back if not each.prohibited),
        prohibited=tuple(sorted(prohibited, key=lambda each: each.key)),
        status=status_of(there, back),
        share_of_one=_share(len(both), len(one.holders)),
        share_of_other=_share(len(both), len(other.holders)),
    )


def _share(both: int, seated: int) -> Tally:
    # No kind of rule speaks of this share: it is rounded as rates are where none does.
    return tally_of(both, seated - both, (), decimals=2, rounding=Rounding.HALF_UP)
