"""What ours works out itself and the others leave to whoever asks: the verdicts of coverage, and who crosses over.

It is reckoned from their answers after the clock has stopped, to see that they told enough for the same answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

_STRENGTH = ("SOLE", "JOINT", "INDUSTRY", "ATTACHED", "INSTRUCTOR")
_BASES_ELSEWHERE = ("CONCURRENT", "SECONDED", "EX_OFFICIO")
_WATCHED = {"OWNERS_COMMITTEE", "PROPERTY_FIRM"}


def verdicts(units: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """How many of the units in operation the party reaches, by which mode each, and the others.

    Modes that a rule may leave out are counted as the default rule has them; that a register is complete, which tells a
    unit that is not covered from one that is not known to be, is not looked at.
    """
    counted: list[list[str]] = []
    others: list[str] = []
    for unit in units:
        if unit["operating"] is False:
            continue
        modes = [*unit["modes"], *("JOINT" if each == "JOINT_BRANCH" else "SOLE" for each in unit["branches"])]
        reached = sorted((_rank(mode), mode) for mode in modes if mode != "NONE")
        if reached:
            counted.append([unit["id"], reached[0][1]])
        else:
            others.append(unit["id"])
    return {"covered": counted, "others": others}


@dataclass(frozen=True)
class _Seat:
    post: str
    organization: str
    kind: str
    area: str
    basis: str | None
    home: bool
    began: str
    tied: bool
    fact: str


def crossings(holders: Iterable[Mapping[str, Any]], street: str) -> list[list[str]]:
    """Who sits, from a home post, in a post of another kind of body of the street: person, home post, host post.

    Pairs of a committee and a firm are left out: whether such a pair is prohibited takes contracts, too.
    """
    found: list[list[str]] = []
    for holder in holders:
        seats = _seats_of(holder["appointments"])
        if not seats:
            continue
        home = _home_of(seats)
        for host in seats:
            crosses = host.kind != home.kind or host.basis == "EX_OFFICIO"
            watched = {home.kind, host.kind} == _WATCHED
            if host.organization != home.organization and crosses and not watched and host.area.startswith(street):
                found.append([holder["id"], home.post, host.post])
    return found


def watched(one: str, other: str) -> bool:
    """Whether bodies of two kinds may be a committee and the firm that serves it."""
    return {one, other} == _WATCHED


def _rank(mode: str) -> int:
    return _STRENGTH.index(mode) if mode in _STRENGTH else len(_STRENGTH)


def _seats_of(appointments: Iterable[Mapping[str, Any]]) -> list[_Seat]:
    seats: list[_Seat] = []
    for each in appointments:
        own = next((seat for seat in each["seats"] if seat["kind"] is not None), None)
        if own is None:
            continue
        seats.append(_seat(own, each["basis"], each["home"] is True, each["valid_from"], each["id"]))
        seats.extend(_seat(seat, "EX_OFFICIO", False, seat["valid_from"], "") for seat in each["tied"] if seat["kind"])
    best: dict[str, _Seat] = {}
    for seat in sorted(seats, key=lambda each: (each.tied, not each.home, each.fact)):
        first = best.setdefault(seat.post, seat)
        if seat.basis == "EX_OFFICIO" and first.basis is None:
            best[seat.post] = replace(first, basis="EX_OFFICIO")
    return list(best.values())


def _seat(told: Mapping[str, Any], basis: str | None, home: bool, began: str, fact: str) -> _Seat:
    return _Seat(told["post"], told["organization"], told["kind"], told["area"], basis, home, began, not fact, fact)


def _home_of(seats: list[_Seat]) -> _Seat:
    marked = [seat for seat in seats if seat.home]
    own = [seat for seat in seats if seat.basis not in _BASES_ELSEWHERE]
    return min(marked or own or seats, key=lambda seat: (seat.began, seat.post, seat.fact))
