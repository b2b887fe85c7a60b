"""Two-way entry from the definitions: for each compound, who of each of its parties sits with each other."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from tests.oracle.areas import stands_for
from tests.oracle.coverage import contracts
from tests.oracle.crossing import Crossing, crossings, in_order, is_person, sittings_on, told
from tests.oracle.rates import COUNTED, NOT_COUNTED, rate
from tests.oracle.record import Record, Said

HALF_UP = {"decimals": "2", "rounding": "HALF_UP"}


def two_way_entry(record: Record, *, day: str, area: str = "CN", compound: str = "") -> dict[str, object]:
    """The answer to `twoWayEntry`, as GraphQL gives it."""
    inside = stands_for(record, area, day)
    states = sorted(record.on("compounds", day), key=lambda it: it.entity)
    asked = [it for it in states if it["area"].startswith(inside) and record.kept(compound) in ("", it.entity)]
    holders: dict[str, set[str]] = {}
    for holder, sittings in sittings_on(record, day).items():
        # A post whose holder is not recorded stands for one where other posts are held through it.
        if is_person(holder) or len(sittings) > 1:
            for sitting in sittings:
                holders.setdefault(sitting.seat.body.entity, set()).add(holder)
    found = list(crossings(record, day))
    return {"compounds": [_compound(record, state, holders, found, day) for state in asked]}


def _compound(
    record: Record, state: Said, holders: Mapping[str, set[str]], found: Sequence[Crossing], day: str
) -> dict[str, object]:
    parties = {side: bodies for side, bodies in _parties(record, state, day) if bodies}
    sitting = {side: set[str]().union(*(holders.get(body, ()) for body in bodies)) for side, bodies in parties.items()}
    return {
        "compoundId": state.entity,
        "parties": [
            {"side": side, "organizations": [{"id": body} for body in bodies], "holders": len(sitting[side])}
            for side, bodies in parties.items()
        ],
        "pairs": [_pair(record, pair, parties, sitting, found, day) for pair in combinations(parties, 2)],
    }


def _parties(record: Record, state: Said, day: str) -> Iterable[tuple[str, list[str]]]:
    bodies = sorted(record.on("organizations", day), key=lambda it: it.entity)
    own = [body for body in bodies if state.entity in body.points.get("for", ())]
    community = [
        body.entity
        for body in bodies
        if body["area"] == state["area"]
        and len(state["area"]) == len("330105001001")
        and body["kind"] in ("PARTY_ORGANIZATION", "RESIDENTS_COMMITTEE")
        and not body.points.get("for")
    ]
    serving = {contract.to("provider") for contract, served in contracts(record, day) if served.entity == state.entity}
    yield "COMMUNITY", community
    yield "OWNERS_COMMITTEE", [body.entity for body in own if body["kind"] == "OWNERS_COMMITTEE"]
    yield "PROPERTY_FIRM", [it.entity for it in bodies if it["kind"] == "PROPERTY_FIRM" and it.entity in serving]
    yield "COMPOUND_BRANCH", [body.entity for body in own if body["kind"] == "PARTY_ORGANIZATION"]


def _pair(  # noqa: PLR0917 - two parties and their days
    record: Record,
    pair: tuple[str, str],
    parties: Mapping[str, list[str]],
    sitting: Mapping[str, set[str]],
    found: Sequence[Crossing],
    day: str,
) -> dict[str, object]:
    every = {way: _between(found, parties[way[0]], parties[way[1]]) for way in (pair, pair[::-1])}
    ways = {way: [each for each in some if not each.prohibited] for way, some in every.items()}
    prohibited = in_order(each for some in every.values() for each in some if each.prohibited)
    both = (sitting[pair[0]] & sitting[pair[1]]) - {each.holder for each in prohibited}
    told_ways = [[each for each in some if each.home_by != "TIE"] for some in ways.values()]
    status = "TWO_WAY" if all(told_ways) else "ONE_WAY" if any(ways.values()) else "NONE"
    return {
        "one": pair[0],
        "other": pair[1],
        "status": status,
        "directions": [
            {
                "home": home,
                "host": host,
                "holders": len({each.holder for each in some}),
                "count": len(some),
                "appointments": [told(each, record, day) for each in some],
            }
            for (home, host), some in ways.items()
        ],
        "shares": [{"of": side} | _share(both, sitting[side]) for side in pair],
        "prohibited": [told(each, record, day) for each in prohibited],
    }


def _between(found: Iterable[Crossing], homes: Sequence[str], hosts: Sequence[str]) -> list[Crossing]:
    return in_order(
        each for each in found if each.home.seat.body.entity in homes and each.host.seat.body.entity in hosts
    )


def _share(both: set[str], all_of: set[str]) -> dict[str, object]:
    return rate((frozenset({COUNTED if each in both else NOT_COUNTED}) for each in all_of), HALF_UP)
