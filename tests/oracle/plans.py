"""Plans of coverage by brute force: of every way to cover uncovered units, the one that covers most at least cost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from tests.oracle.areas import stands_for
from tests.oracle.coverage import TOTAL, Fall, Ground, Judge, rate_of, units_of
from tests.oracle.holes import joint_units
from tests.oracle.record import Record, Said
from tests.oracle.rules import rule_of
from tests.oracle.staffing import BOUNDS, bound_of

FORMS = {
    "joint": Ground("", "JOINT", "JOINT_BRANCH"),
    "sole": Ground("", "SOLE", "BRANCH"),
    "instructor": Ground("", "INSTRUCTOR"),
}
"""What would reach a unit, by what is done for it."""

LENGTHS = {"COMMUNITY": 12, "STREET": 9}


@dataclass(frozen=True)
class Terms:
    """What a plan keeps to."""

    joint_branch_cost: int = 3
    sole_branch_cost: int = 3
    extension_cost: int = 1
    instructor_cost: int = 1
    units_per_instructor: int = 1
    joint_units: int = 5
    least_members: int = 3


@dataclass(frozen=True)
class Unit:
    """An uncovered unit: whom it is near to, the members it brings to a joint branch, and what else would do."""

    id: str
    near: frozenset[str]
    brings: int | None
    sole: bool
    instructor: bool


Free = tuple[tuple[str, int], ...]
"""Existing joint branches, each by the place that it is near to, and how many units it may still take."""

Worths = Mapping[int, tuple[int, int]]
"""The least cost, and the fewest new branches at that cost, by how many units are covered."""


def what_if_coverage(
    record: Record,
    *,
    area: str,
    day: str,
    unit: str,
    measure: str = "PARTY_ORGANIZATION",
    near: str = "COMMUNITY",
    unknown: bool = False,
    assume_members: bool = False,
    budget: int | None = None,
    **terms: int,
) -> dict[str, object]:
    """The answer to `whatIfCoverage`, as GraphQL gives it."""
    bounds = {name: bound_of(record, name, area, day) for name in BOUNDS}
    below = bounds["JOINT_MEMBERS_BELOW"][0]
    kept = Terms(joint_units=bounds["JOINT_UNITS_MOST"][0], least_members=bounds["BRANCH_MEMBERS_LEAST"][0], **terms)
    _, rule = rule_of(record, "COVERAGE", area, day)
    judges = {form: Judge(record, measure, rule, day, ground) for form, ground in FORMS.items()}
    falls: list[Fall] = []
    units: list[Unit] = []
    for state, at in units_of(record, unit, day, stands_for(record, area, day)):
        if not at:
            continue
        fall = Judge(record, measure, rule, day).of(state, TOTAL)
        falls.append(fall)
        if fall.verdict == "NOT_COUNTED" or (unknown and fall.verdict == "UNKNOWN"):
            does = {form for form, judge in judges.items() if judge.of(state, TOTAL).verdict == "COUNTED"}
            members = int(state["full_members"]) if state["full_members"] else None
            brings = below - 1 if members is None and assume_members else members
            enters = "joint" in does and brings is not None and brings < below
            units.append(
                Unit(
                    state.entity,
                    _groups(at, near) or frozenset({state.entity}),
                    brings if enters else None,
                    "sole" in does and members is not None and members >= kept.least_members,
                    "instructor" in does,
                )
            )
    worths = _best(frozenset(units), _standing(record, area, day, unit, near, kept.joint_units), kept)
    covered, (cost, _) = max(
        (found for found in worths.items() if budget is None or found[1][0] <= budget), key=lambda found: found[0]
    )
    before = rate_of(falls, rule)
    return {
        "staffing": [
            {"bound": name, "value": value, "rule": {"id": by} if by else None} for name, (value, by) in bounds.items()
        ],
        "before": before,
        "after": {"numerator": int(str(before["numerator"])) + covered, "denominator": before["denominator"]},
        "uncovered": len(units),
        "covered": covered,
        "totalCost": cost,
        "optimal": True,
        "mostUnits": covered,
        "leastCost": cost,
    }


def _groups(places: set[str], near: str) -> frozenset[str]:
    """The communities or streets that somebody stands in; nobody is near to others by a wider place."""
    return frozenset(place[: LENGTHS[near]] for place in places if len(place) >= LENGTHS["STREET"])


def _standing(record: Record, area: str, day: str, unit: str, near: str, most: int) -> Free:  # noqa: PLR0917
    """Joint branches of units of this kind alone which may take more."""
    found: list[tuple[str, int]] = []
    inside = stands_for(record, area, day)
    for branch in record.on("organizations", day):
        groups = _groups({branch["area"]}, near)
        joint = branch["kind"] == "PARTY_ORGANIZATION" and branch["subtype"] == "JOINT_BRANCH"
        if joint and branch["area"].startswith(inside) and (branch["attestation"] or "NAMED") in TOTAL and groups:
            units = {state.entity: _kind(state) for _, state in joint_units(record, branch, day)}
            if set(units.values()) == {unit} and len(units) < most:
                found.append((min(groups), most - len(units)))
    return tuple(sorted(found))


def _kind(state: Said) -> str:
    return state["kind"] or "COMPOUND"


def _best(units: frozenset[Unit], standing: Free, terms: Terms) -> Worths:
    """What plans come to at best, each made unit by unit."""

    @cache
    def worths(rest: frozenset[Unit], free: Free) -> Worths:
        if not rest:
            return {0: (0, 0)}
        unit = min(rest, key=lambda each: each.id)
        best = dict(worths(rest - {unit}, free))
        for some, cost, founded, left in _steps(unit, rest - {unit}, free, terms):
            for count, (spent, branches) in worths(rest - some, left).items():
                way = spent + cost, branches + founded
                total = count + len(some)
                best[total] = min(best.get(total, way), way)
        return best

    return worths(units, standing)


def _steps(
    unit: Unit, rest: frozenset[Unit], free: Free, terms: Terms
) -> Iterator[tuple[frozenset[Unit], int, int, Free]]:
    """Every measure that covers a unit: the units of it, its cost, the branches it founds, and the places left."""
    if unit.sole:
        yield frozenset({unit}), terms.sole_branch_cost, 1, free
    if unit.instructor:
        others = [each for each in rest if each.instructor]
        for some in _together(unit, others, terms.units_per_instructor):
            yield some, terms.instructor_cost, 0, free
    if unit.brings is None:
        return
    others = [each for each in rest if each.brings is not None]
    for some in _together(unit, others, terms.joint_units):
        if len(some) > 1 and sum(each.brings or 0 for each in some) >= terms.least_members:
            yield some, terms.joint_branch_cost, 1, free
    for place, (near, places) in enumerate(free):
        if near in unit.near and places:
            left = (*free[:place], (near, places - 1), *free[place + 1 :])
            yield frozenset({unit}), terms.extension_cost, 0, left


def _together(unit: Unit, others: list[Unit], most: int) -> Iterator[frozenset[Unit]]:
    """The sets of units with this one that all share a place."""
    for size in range(most):
        for some in combinations(others, size):
            if frozenset[str].intersection(unit.near, *(each.near for each in some)):
                yield frozenset({unit, *some})
