"""The plan of least cost is the best there is: compared, on small cases, with every plan that can be made."""

from collections.abc import Iterator
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from resolvers.planning.least_cost import cores_of, plan
from resolvers.planning.plans import Candidate, Costs, OpenBranch, Plan, PlanTerms, groups_of
from resolvers.planning.words import LeftReason, MeasureKind, Near

Worth = tuple[int, int, int, int]
"""Units covered, as a negative number; cost; new branches; the covered units' places together."""

GROUPS = ("330105001L01", "330105001L02")
COSTS = st.builds(Costs, *(st.integers(0, 4) for _ in range(4)))


@st.composite
def units(draw: st.DrawFn) -> list[Candidate]:
    found: list[Candidate] = []
    for number in range(draw(st.integers(1, 7))):
        members = draw(st.none() | st.integers(0, 4))
        joint = draw(st.booleans())
        counts_as = (2 if members is None else members) if joint and (members is None or members < 3) else None
        near = draw(st.sets(st.sampled_from(GROUPS), max_size=2)) or {f"organization:u{number}"}
        sole = members is not None and members >= 3
        found.append(
            Candidate(f"organization:u{number}", frozenset(near), members, counts_as, sole, draw(st.booleans()))
        )
    return found


@st.composite
def terms(draw: st.DrawFn) -> PlanTerms:
    return PlanTerms(
        costs=draw(COSTS),
        joint_units_most=draw(st.integers(2, 5)),
        branch_members_least=draw(st.integers(1, 4)),
        units_per_instructor=draw(st.integers(1, 3)),
        budget=draw(st.none() | st.integers(0, 12)),
    )


BRANCHES = st.lists(
    st.builds(
        OpenBranch, st.sampled_from(["organization:a", "organization:b"]), st.sampled_from(GROUPS), st.integers(0, 3)
    ),
    max_size=2,
    unique_by=lambda branch: branch.id,
)


Free = dict[str, int]
"""How many units each existing branch may still take."""

Step = tuple[tuple[Candidate, ...], int, int, Free]
"""The units of a measure, its cost, how many branches it founds, and what is free afterwards."""


def sets_of_near(unit: Candidate, rest: list[Candidate], most: int) -> Iterator[tuple[Candidate, ...]]:
    """The sets of at most so many units that share a group, with this one in them."""
    for size in range(most):
        for others in combinations(rest, size):
            if frozenset[str].intersection(unit.near, *(other.near for other in others)):
                yield (unit, *others)


def steps(unit: Candidate, rest: list[Candidate], free: Free, near: dict[str, str], kept: PlanTerms) -> Iterator[Step]:
    """Every measure that covers a unit, alone or with others."""
    if unit.sole:
        yield (unit,), kept.costs.sole_branch, 1, free
    for some in sets_of_near(unit, rest, kept.units_per_instructor):
        if all(each.instructor for each in some):
            yield some, kept.costs.instructor, 0, free
    for some in sets_of_near(unit, rest, kept.joint_units_most):
        brought = [each.counts_as for each in some if each.counts_as is not None]
        if len(brought) == len(some) > 1 and sum(brought) >= kept.branch_members_least:
            yield some, kept.costs.joint_branch, 1, free
    for branch, places in free.items():
        if unit.counts_as is not None and near[branch] in unit.near and places:
            yield (unit,), kept.costs.extension, 0, {**free, branch: places - 1}


def best(candidates: list[Candidate], branches: list[OpenBranch], kept: PlanTerms) -> Worth:
    """The worth of the best of all plans, each made unit by unit."""
    places = {each.id: place for place, each in enumerate(sorted(candidates, key=lambda each: each.id), start=1)}
    near = {branch.id: branch.near for branch in branches}

    def plans(rest: list[Candidate], free: Free) -> Iterator[Worth]:
        if not rest:
            yield (0, 0, 0, 0)
            return
        unit, others = rest[0], rest[1:]
        yield from plans(others, free)
        for some, cost, founded, left in steps(unit, others, free, near, kept):
            ranks = sum(places[each.id] for each in some)
            for count, spent, branched, ranked in plans([each for each in rest if each not in some], left):
                yield count - len(some), spent + cost, branched + founded, ranked + ranks

    every = plans(candidates, {branch.id: branch.places for branch in branches})
    return min(worth for worth in every if kept.budget is None or worth[1] <= kept.budget)


def worth_of(found: Plan, candidates: list[Candidate]) -> Worth:
    order = sorted(each.id for each in candidates)
    ranks = sum(order.index(unit) + 1 for measure in found.measures for unit in measure.units)
    return (-found.covered, found.cost, found.branches, ranks)


def keeps(found: Plan, candidates: list[Candidate], branches: list[OpenBranch], kept: PlanTerms) -> None:
    """Fails where a measure is none that may be taken."""
    by_id = {each.id: each for each in candidates}
    covered = [unit for measure in found.measures for unit in measure.units]
    assert len(covered) == len(set(covered)), "each unit once"
    assert sorted([*covered, *(unit for unit, _ in found.left)]) == sorted(by_id)
    assert kept.budget is None or found.cost <= kept.budget
    for measure in found.measures:
        some = [by_id[unit] for unit in measure.units]
        if measure.kind is MeasureKind.SOLE_BRANCH:
            assert len(some) == 1
            assert some[0].sole
            continue
        assert all(measure.near in each.near for each in some)
        if measure.kind is MeasureKind.INSTRUCTOR:
            assert all(each.instructor for each in some)
            assert len(some) <= kept.units_per_instructor
            continue
        brought = [each.counts_as for each in some if each.counts_as is not None]
        assert len(brought) == len(some)
        if measure.kind is MeasureKind.JOINT_BRANCH:
            assert 2 <= len(some) <= kept.joint_units_most
            assert sum(brought) >= kept.branch_members_least
    for branch in branches:
        taken = [measure for measure in found.measures if measure.body == branch.id]
        assert sum(len(measure.units) for measure in taken) <= branch.places
        assert all(measure.near == branch.near for measure in taken)


@settings(max_examples=60, deadline=None)
@given(units(), BRANCHES, terms())
def test_no_plan_is_better(candidates: list[Candidate], branches: list[OpenBranch], kept: PlanTerms) -> None:
    found = plan(candidates, branches, kept)
    assert found.optimal
    keeps(found, candidates, branches, kept)
    assert worth_of(found, candidates) == best(candidates, branches, kept)
    assert (found.most_units, found.least_cost) == (found.covered, found.cost), "the bounds are met"


@settings(max_examples=20, deadline=None)
@given(units(), BRANCHES, terms(), st.randoms(use_true_random=False))
def test_the_order_of_what_is_read_changes_nothing(
    candidates: list[Candidate], branches: list[OpenBranch], kept: PlanTerms, chance: Random
) -> None:
    found = plan(candidates, branches, kept)
    assert plan(chance.sample(candidates, len(candidates)), branches[::-1], kept) == found


def alone(number: int, members: int | None, *, group: str = GROUPS[0]) -> Candidate:
    counts_as = members if members is not None and members < 3 else None
    return Candidate(f"organization:u{number}", frozenset({group}), members, counts_as, (members or 0) >= 3)


def test_a_unit_that_is_left_is_left_for_a_reason() -> None:
    some = [*(alone(number, 1) for number in range(7)), alone(7, None), alone(8, 0, group=GROUPS[1])]
    some.append(Candidate("organization:u9", frozenset({GROUPS[1]}), 4, counted=False))
    found = plan(some, [], PlanTerms(Costs(), budget=3))
    assert (found.covered, found.cost, found.most_units) == (5, 3, 5)
    assert [(unit[-2:], reason) for unit, reason in found.left] == [
        ("u5", LeftReason.OVER_BUDGET),
        ("u6", LeftReason.OVER_BUDGET),
        ("u7", LeftReason.MEMBERS_NOT_RECORDED),
        ("u8", LeftReason.NO_NEAR_UNIT),
        ("u9", LeftReason.NO_FORM_COUNTS),
    ]
    few = [alone(1, 1), alone(2, 1), *(alone(number, 0, group=GROUPS[1]) for number in range(3, 9)), alone(9, 2)]
    few[-1] = Candidate("organization:u9", frozenset({GROUPS[1]}), 2, 2)
    few.append(Candidate("organization:v", frozenset({GROUPS[1]}), 1, 1))
    assert [reason for _, reason in plan(few, [], PlanTerms(Costs())).left] == [
        *[LeftReason.TOO_FEW_MEMBERS] * 2,
        *[LeftReason.NO_PLACE_LEFT] * 3,
    ]


def test_without_time_there_is_no_plan_and_what_is_proven_is_told() -> None:
    found = plan([alone(number, 1) for number in range(6)], [], PlanTerms(Costs()), seconds=0)
    assert (found.covered, found.optimal, found.most_units, found.least_cost) == (0, False, 6, 0)
    assert {reason for _, reason in found.left} == {LeftReason.NOT_FOUND_IN_TIME}
    nothing = plan([], [], PlanTerms(Costs(), budget=0))
    assert (nothing.measures, nothing.left, nothing.optimal, nothing.most_units) == ((), (), True, 0)


def test_a_branch_that_may_be_made_up_in_too_many_ways_is_refused() -> None:
    assert cores_of([0, 1, 2], PlanTerms(Costs())) == ((1, 2), (2, 2), (1, 1, 1))
    with pytest.raises(BadInput, match="too many ways"):
        cores_of(range(1, 30), PlanTerms(Costs(), joint_units_most=30, branch_members_least=40))


def test_who_is_placed_at_a_street_is_near_to_those_placed_there_only() -> None:
    street, community = "330105001", "330105001L01"
    assert groups_of((street, community), Near.COMMUNITY) == {street, community}
    assert groups_of((street, community), Near.STREET) == {street}
    assert groups_of(("330105", "33", ""), Near.COMMUNITY) == frozenset()
