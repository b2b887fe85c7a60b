"""The plan of least cost is the best there is: compared, on small cases, with every plan that can be made."""

from collections.abc import Iterator
from itertools import combinations

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


def best(candidates: list[Candidate], branches: list[OpenBranch], kept: PlanTerms) -> Worth:
    """The worth of the best of all plans, each made unit by unit."""
    places = {each.id: place for place, each in enumerate(sorted(candidates, key=lambda each: each.id), start=1)}

    def groups(unit: Candidate, rest: list[Candidate], most: int) -> Iterator[tuple[Candidate, ...]]:
        for size in range(most):
            for others in combinations(rest, size):
                if frozenset[str].intersection(unit.near, *(other.near for other in others)):
                    yield (unit, *others)

    def plans(rest: list[Candidate], free: dict[str, int]) -> Iterator[Worth]:
        if not rest:
            yield (0, 0, 0, 0)
            return
        unit, others = rest[0], rest[1:]

        def then(covered: tuple[Candidate, ...], cost: int, branch: int, left: dict[str, int]) -> Iterator[Worth]:
            remaining = [each for each in rest if each not in covered]
            ranks = sum(places[each.id] for each in covered)
            for count, spent, founded, ranked in plans(remaining, left):
                yield (count - len(covered), spent + cost, founded + branch, ranked + ranks)

        yield from plans(others, free)
        if unit.sole:
            yield from then((unit,), kept.costs.sole_branch, 1, free)
        for some in groups(unit, others, kept.units_per_instructor):
            if all(each.instructor for each in some):
                yield from then(some, kept.costs.instructor, 0, free)
        for some in groups(unit, others, kept.joint_units_most):
            brought = [each.counts_as for each in some if each.counts_as is not None]
            if len(brought) == len(some) > 1 and sum(brought) >= kept.branch_members_least:
                yield from then(some, kept.costs.joint_branch, 1, free)
        for branch in branches:
            if unit.counts_as is not None and branch.near in unit.near and free[branch.id]:
                yield from then((unit,), kept.costs.extension, 0, {**free, branch.id: free[branch.id] - 1})

    within = (
        worth
        for worth in plans(candidates, {branch.id: branch.places for branch in branches})
        if kept.budget is None or worth[1] <= kept.budget
    )
    return min(within)


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
@given(units(), BRANCHES, terms(), st.randoms())
def test_the_order_of_what_is_read_changes_nothing(
    candidates: list[Candidate], branches: list[OpenBranch], kept: PlanTerms, shuffled: st.DrawFn
) -> None:
    found = plan(candidates, branches, kept)
    shuffled.shuffle(candidates)  # type: ignore[attr-defined]
    assert plan(candidates, branches[::-1], kept) == found
