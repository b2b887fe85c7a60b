"""What a cross-appointment is: seats of one holder, which of them is home, and which pairs count or are prohibited."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from graph.codelists import Basis, CodeList, OrganizationKind
from graph.dates import UNKNOWN, days_of
from graph.reader import GraphReader
from graph.readings.seats import Seat, SeatsRow
from graph.scope import Scope
from resolvers.definitions.rules import ProhibitedPairRule, prohibited_pair_rules


class HomeBy(CodeList):
    """How the home seat was told from the others (本职判定依据)."""

    MARKED = "MARKED", "The appointment is recorded as the person's own post (标明本职)."
    BASIS = "BASIS", "Every other seat is held concurrently, on secondment or ex officio (按任职方式)."
    EARLIEST = "EARLIEST", "It began earliest (任职最早)."
    TIE = "TIE", "Nothing tells the seats apart, so the order of ids decides: the direction is not stated (无法区分)."


@dataclass(frozen=True)
class Sitting:
    """One seat as somebody sits in it.

    Attributes:
        seat: the post and its organization.
        fact: the id of the fact by which it is held: an appointment, or the post's state for a seat held ex officio.
        basis: on what basis it is held, where recorded.
        home: whether it is marked as the holder's own post.
        began: the first day of the fact, for telling the earliest.
        since, until, attestation, note, source, locator: of that fact.
    """

    seat: Seat
    fact: str
    basis: Basis | None
    home: bool
    began: str
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


@dataclass(frozen=True)
class CrossAppointment:
    """A holder's seat in another body than their own.

    Attributes:
        holder: a person's id, or the id of the home post whose holder is not recorded.
        home, host: where they come from, and where they sit.
        home_by: how the home seat was told.
        prohibited: whether the pair must not be: an owners' committee and the firm that serves its compound.
        compounds: compounds that the two organizations belong to or serve.
        rule: the rule that forbids a prohibited pair, once it was looked up.
    """

    holder: str
    home: Sitting
    host: Sitting
    home_by: HomeBy
    prohibited: bool
    compounds: tuple[str, ...]
    rule: ProhibitedPairRule | None = None

    @property
    def ruled_in(self) -> str | None:
        """Where the rule on a prohibited pair is looked up: at the committee's place; nothing for any other pair."""
        seats = (self.home.seat, self.host.seat)
        committee = next((seat for seat in seats if seat.kind == OrganizationKind.OWNERS_COMMITTEE.value), None)
        return committee.area_code if self.prohibited and committee else None

    @property
    def key(self) -> str:
        """What cross-appointments are sorted by: home kind, host kind, holder, host post, home post."""
        # A space sorts before whatever an id may hold, so that an id sorts before those that it begins.
        posts = (self.host.seat.post, self.home.seat.post)
        return " ".join((self.home.seat.kind, self.host.seat.kind, self.holder, *posts))


def cross_appointments_of(rows: Sequence[SeatsRow]) -> list[CrossAppointment]:
    """The cross-appointments of one holder, whose rows these are; none where all seats are in one kind of body.

    From home to every other body, and besides, each pair of other seats that must not be held together.
    """
    holder, sittings = rows[0].holder, sittings_of(rows)
    if not sittings:
        return []
    home, home_by = home_of(sittings)
    found = [_pair(holder, home, host, home_by) for host in sittings if _crosses(home, host)]
    for pair in combinations([sitting for sitting in sittings if sitting is not home], 2):
        if _forbidden(*pair):
            first, first_by = home_of(pair)
            found.append(_pair(holder, first, pair[pair[0] is first], first_by))
    return sorted(found, key=lambda each: each.key)


def cross_appointments_within(rows: Sequence[SeatsRow], areas: Collection[str]) -> list[CrossAppointment]:
    """The cross-appointments of all holders whose host organization stands in one of the areas.

    A prohibited pair concerns the area of the committee as much as that of the firm, whichever of them is home.
    """
    found = [each for _, group in groupby(rows, key=lambda row: row.holder) for each in cross_appointments_of([*group])]
    return sorted((each for each in found if _concerns(each, areas)), key=lambda each: each.key)


async def with_rules(
    graph: GraphReader, found: Sequence[CrossAppointment], scope: Scope
) -> tuple[CrossAppointment, ...]:
    """The same cross-appointments, the prohibited ones with the rule in force that forbids them."""
    areas = {each.ruled_in for each in found if each.ruled_in is not None}
    rules = await prohibited_pair_rules(graph, areas=areas, scope=scope)
    return tuple(each if each.ruled_in is None else replace(each, rule=rules[each.ruled_in]) for each in found)


def _concerns(found: CrossAppointment, areas: Collection[str]) -> bool:
    seats = (found.host.seat, found.home.seat) if found.prohibited else (found.host.seat,)
    return any(seat.area_code.startswith(area) for seat in seats for area in areas)


def sittings_of(rows: Iterable[SeatsRow]) -> list[Sitting]:
    """The seats that one holder, whose rows these are, sits in, each once.

    One seat may be told twice: by two sources, or by an appointment to a post that is held ex officio anyway.
    """
    sittings = [sitting for row in rows for sitting in _sittings(row)]
    best: dict[str, Sitting] = {}
    for sitting in sorted(sittings, key=lambda each: (each.fact == each.seat.fact, not each.home, each.fact)):
        first = best.setdefault(sitting.seat.post, sitting)
        if sitting.basis is Basis.EX_OFFICIO and first.basis is None:
            best[sitting.seat.post] = replace(first, basis=Basis.EX_OFFICIO)
    return list(best.values())


def home_of(sittings: Sequence[Sitting]) -> tuple[Sitting, HomeBy]:
    """The home seat and how it was told: the marked one, else one not held concurrently, on secondment or ex officio,
    else the one that began earliest, else the first by id.
    """
    marked = [sitting for sitting in sittings if sitting.home]
    own = [sitting for sitting in sittings if sitting.basis not in (Basis.CONCURRENT, Basis.SECONDED, Basis.EX_OFFICIO)]
    candidates = sorted(marked or own or sittings, key=lambda sitting: (sitting.began, sitting.seat.post, sitting.fact))
    first = candidates[0]
    if marked:
        return first, HomeBy.MARKED
    if len(candidates) == 1:
        return first, HomeBy.BASIS
    return first, HomeBy.EARLIEST if all(_told_earlier(first, other) for other in candidates[1:]) else HomeBy.TIE


def _told_earlier(one: Sitting, other: Sitting) -> bool:
    # A beginning that no source states orders the seats, but tells nothing about where somebody comes from; nor does a
    # year that the other's month lies in.
    begins = [sitting.since for sitting in (one, other) if sitting.since not in (None, UNKNOWN)]
    return len(begins) == 2 and days_of(str(begins[0])).valid_to < days_of(str(begins[1])).valid_from


def _sittings(row: SeatsRow) -> Iterable[Sitting]:
    own = next((seat for seat in row.seats if seat.post == row.held), None)
    if own is None or (row.appointment is None and own.through is not None):
        # The post or its organization is not valid that day, or the post is no root: its holder's row says it.
        return
    by = row.appointment
    if by is None:
        yield _by_state(own, None)
    else:
        basis = Basis(by.basis) if by.basis else None
        yield Sitting(
            own,
            by.fact,
            basis,
            by.home is True,
            by.valid_from,
            by.since,
            by.until,
            by.attestation,
            by.note,
            by.source,
            by.locator,
        )
    for seat in row.seats:
        if seat is not own and seat.through == row.held:
            yield _by_state(seat, Basis.EX_OFFICIO)


def _by_state(seat: Seat, basis: Basis | None) -> Sitting:
    return Sitting(
        seat,
        seat.fact,
        basis,
        home=False,
        began=seat.valid_from,
        since=seat.since,
        until=seat.until,
        attestation=seat.attestation,
        note=seat.note,
        source=seat.source,
        locator=seat.locator,
    )


def _crosses(home: Sitting, host: Sitting) -> bool:
    if host.seat.organization == home.seat.organization:
        return False
    # A seat that a source ties to another body's seat crosses between the two, even where both are party organizations.
    return host.seat.kind != home.seat.kind or host.basis is Basis.EX_OFFICIO


def _pair(holder: str, home: Sitting, host: Sitting, home_by: HomeBy) -> CrossAppointment:
    ends = (home.seat, host.seat)
    compounds = tuple(sorted({compound for seat in ends for compound in (*seat.compounds, *seat.served)}))
    return CrossAppointment(holder, home, host, home_by, _forbidden(home, host), compounds)


def _forbidden(one: Sitting, other: Sitting) -> bool:
    return _prohibited(one.seat, other.seat) or _prohibited(other.seat, one.seat)


def _prohibited(one: Seat, other: Seat) -> bool:
    return (
        one.kind == OrganizationKind.OWNERS_COMMITTEE.value
        and other.kind == OrganizationKind.PROPERTY_FIRM.value
        and bool(set(one.compounds) & set(other.served))
    )
