"""From numbers to proposals: which units share which branch, and why the others are left."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resolvers.planning.plans import Candidate, OpenBranch, PlannedMeasure, PlanTerms
from resolvers.planning.words import LeftReason, MeasureKind

_KINDS = tuple(MeasureKind)


@dataclass(frozen=True)
class Shares:
    """Which units go where, as far as numbers tell.

    Attributes:
        joint: by group and members brought, the units that enter joint branches, new or existing.
        cores: by group, the members that the least set of each new branch brings.
        extended: by group and members brought, how many of these units enter existing branches.
        instructed: by group, the units that instructors cover.
        sole: units with a branch of their own.
    """

    joint: dict[str, dict[int, list[str]]]
    cores: dict[str, list[tuple[int, ...]]]
    extended: dict[tuple[str, int], int]
    instructed: dict[str, list[str]]
    sole: list[str]


def measures_of(shares: Shares, branches: Iterable[OpenBranch], terms: PlanTerms) -> tuple[PlannedMeasure, ...]:
    """The measures, by kind, group and first unit; the lowest ids go into the first branches."""
    costs = terms.costs
    found = [
        PlannedMeasure(MeasureKind.SOLE_BRANCH, None, None, (unit,), costs.sole_branch) for unit in sorted(shares.sole)
    ]
    standing: dict[str, list[OpenBranch]] = defaultdict(list)
    for branch in sorted(branches, key=lambda each: each.id):
        standing[branch.near].append(branch)
    for group in sorted(shares.joint):
        founded, entering = _joined(shares, group, terms)
        found += [
            PlannedMeasure(MeasureKind.JOINT_BRANCH, None, group, tuple(sorted(units)), costs.joint_branch)
            for units in founded
        ]
        found += _extensions(entering, standing[group], group, costs.extension)
    for group, units in sorted(shares.instructed.items()):
        led = sorted(units)
        hands = [led[i : i + terms.units_per_instructor] for i in range(0, len(led), terms.units_per_instructor)]
        found += [PlannedMeasure(MeasureKind.INSTRUCTOR, None, group, tuple(some), costs.instructor) for some in hands]
    return tuple(sorted(found, key=lambda each: (_KINDS.index(each.kind), each.near or "", each.units)))


def _joined(shares: Shares, group: str, terms: PlanTerms) -> tuple[list[list[str]], list[str]]:
    """The units of each new branch of a group, and those that enter existing ones."""
    pools = {value: sorted(units) for value, units in shares.joint[group].items()}
    founded = [[pools[value].pop(0) for value in core] for core in sorted(shares.cores[group])]
    entering: list[str] = []
    others: list[str] = []
    for value, pool in sorted(pools.items()):
        staying = len(pool) - shares.extended.get((group, value), 0)
        others += pool[:staying]
        entering += pool[staying:]
    others.sort()
    for branch in founded:
        room = terms.joint_units_most - len(branch)
        branch.extend(others[:room])
        del others[:room]
    return founded, sorted(entering)


def _extensions(entering: list[str], standing: Sequence[OpenBranch], group: str, cost: int) -> list[PlannedMeasure]:
    found: list[PlannedMeasure] = []
    for branch in standing:
        units, entering = entering[: branch.places], entering[branch.places :]
        if units:
            found.append(PlannedMeasure(MeasureKind.EXTENSION, branch.id, group, tuple(units), cost * len(units)))
    return found


def reasons_of(
    candidates: Sequence[Candidate],
    covered: set[str],
    branches: Sequence[OpenBranch],
    terms: PlanTerms,
    *,
    optimal: bool,
) -> tuple[tuple[str, LeftReason], ...]:
    """Why each unit that is not covered is left by a plan without a limit on what it spends."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for each in candidates:
        if each.counts_as is not None:
            for group in each.near:
                groups[group].append(each)
    open_groups = {branch.near for branch in branches if branch.places}
    return tuple(
        (each.id, _reason(each, groups, open_groups, terms, optimal=optimal))
        for each in sorted(candidates, key=lambda candidate: candidate.id)
        if each.id not in covered
    )


def _reason(
    unit: Candidate, groups: dict[str, list[Candidate]], open_groups: set[str], terms: PlanTerms, *, optimal: bool
) -> LeftReason:
    if not unit.counted:
        return LeftReason.NO_FORM_COUNTS
    near = (
        [[other.counts_as or 0 for other in groups[group] if other.id != unit.id] for group in unit.near]
        if unit.counts_as is not None
        else []
    )
    enough = any(_makes_a_branch(unit.counts_as or 0, others, terms) for others in near)
    if unit.sole or unit.instructor or enough or (unit.counts_as is not None and unit.near & open_groups):
        return LeftReason.NO_PLACE_LEFT if optimal else LeftReason.NOT_FOUND_IN_TIME
    if unit.members is None and unit.counts_as is None:
        return LeftReason.MEMBERS_NOT_RECORDED
    return LeftReason.TOO_FEW_MEMBERS if any(near) or unit.counts_as is None else LeftReason.NO_NEAR_UNIT


def _makes_a_branch(brought: int, others: list[int], terms: PlanTerms) -> bool:
    best = sorted(others, reverse=True)[: terms.joint_units_most - 1]
    return bool(best) and brought + sum(best) >= terms.branch_members_least
