"""The plan of least cost: which branches and instructors cover the most units, by a whole-number program.

Units of one group that bring as many members are alike, so the program counts them and does not name them. A joint
branch is a core, a least set of units that makes a branch, and places left for others: with three members to a branch
the cores are {1, 2}, {2, 2} and {1, 1, 1}. The aims, one after the other: the most units; the least cost; the fewest
new branches; the lowest sum of the covered units' places in the order of ids.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement, islice
from typing import NamedTuple

from graph.errors import BadInput
from resolvers.planning.plans import Candidate, OpenBranch, Plan, PlanTerms
from resolvers.planning.proposals import Shares, measures_of, reasons_of
from resolvers.planning.solver import Aim, Program, Solved, solve
from resolvers.planning.words import LeftReason

SECONDS = 5.0
"""How long a plan is looked for."""

CORES = 200
"""How many least sets of units that make a branch are told apart at most."""

Core = tuple[int, ...]
"""The members that each unit of a least set brings, the fewest first."""


class _Alike(NamedTuple):
    """What makes units the same to a plan."""

    near: tuple[str, ...]
    counts_as: int | None
    sole: bool
    instructor: bool


class _Part(NamedTuple):
    """Units that are alike, within one of their groups."""

    alike: _Alike
    group: str


def plan(
    candidates: Iterable[Candidate], branches: Iterable[OpenBranch], terms: PlanTerms, *, seconds: float = SECONDS
) -> Plan:
    """The best plan. Blocks while it is looked for: up to `seconds`.

    Raises:
        BadInput: the rule in force makes the least sets of units too many.
    """
    ends = time.monotonic() + seconds
    units, standing = tuple(sorted(candidates, key=lambda each: each.id)), tuple(branches)
    model = _Model(units, standing, terms)
    solved = solve(model.program, model.aims(), seconds=seconds)
    measures = measures_of(model.shares(solved), standing, terms)
    covered = {unit for measure in measures for unit in measure.units}
    left = reasons_of(units, covered, standing, terms, optimal=solved.optimal)
    if left and terms.budget is not None and solved.optimal:
        wider = plan(units, standing, replace(terms, budget=None), seconds=max(ends - time.monotonic(), 0))
        without = dict(wider.left)
        left = tuple((unit, without.get(unit, LeftReason.OVER_BUDGET)) for unit, _ in left)
    return Plan(
        measures=measures,
        left=left,
        optimal=solved.optimal,
        most_units=-solved.bounds[0] if solved.bounds else len(units),
        least_cost=solved.bounds[1] if len(solved.bounds) > 1 else 0,
    )


def cores_of(values: Iterable[int], terms: PlanTerms) -> tuple[Core, ...]:
    """The least sets of two units or more, by the members they bring, that have members enough for a branch.

    Raises:
        BadInput: there are more than `CORES`.
    """
    found = tuple(islice(_cores(sorted(set(values)), terms), CORES + 1))
    if len(found) > CORES:
        raise BadInput(
            "The staffing rule in force asks a branch to have so many full members that it may be made up in too many "
            f"ways: a plan tells {CORES} apart. Ask about another day, or have the rule corrected.",
            branchMembersLeast=terms.branch_members_least,
        )
    return found


def _cores(values: Sequence[int], terms: PlanTerms) -> Iterator[Core]:
    least = terms.branch_members_least
    for size in range(2, min(terms.joint_units_most, max(least, 2)) + 1):
        for core in combinations_with_replacement(values, size):
            # Without its smallest unit it must be no branch any more: too few members, or one unit alone.
            if sum(core) >= least and (size == 2 or sum(core) - core[0] < least):
                yield core


class _Model:
    """The program of a plan: which of its columns mean what."""

    def __init__(self, units: Sequence[Candidate], branches: Sequence[OpenBranch], terms: PlanTerms) -> None:
        self.program = Program()
        self._terms = terms
        self._joint: dict[_Part, int] = {}
        self._instructed: dict[_Part, int] = {}
        self._sole: dict[_Alike, int] = {}
        self._cores: dict[tuple[str, Core], int] = {}
        self._extensions: dict[tuple[str, int], int] = {}
        self._instructors: dict[str, int] = {}
        self._ranks: dict[int, int] = {}
        self._alike: dict[_Alike, list[str]] = defaultdict(list)
        for each in units:
            alike = _Alike(tuple(sorted(each.near)), each.counts_as, each.sole, each.instructor)
            self._alike[alike].append(each.id)
        places = {each.id: place for place, each in enumerate(units, start=1)}
        for alike, ids in self._alike.items():
            self._add_units(alike, [places[id] for id in ids])
        for group in sorted({part.group for part in self._joint}):
            self._add_joint(group, sum(branch.places for branch in branches if branch.near == group))
        for group in sorted({part.group for part in self._instructed}):
            self._add_instructors(group)
        if terms.budget is not None:
            self.program.keep(self._cost(), high=terms.budget)

    def aims(self) -> list[Aim]:
        """What is aimed at, in order."""
        units = (*self._joint.values(), *self._instructed.values(), *self._sole.values())
        return [
            Aim(dict.fromkeys(units, -1.0)),
            Aim(self._cost()),
            Aim(dict.fromkeys((*self._cores.values(), *self._sole.values()), 1.0)),
            Aim({column: float(place) for column, place in self._ranks.items()}, exact=False),
        ]

    def shares(self, solved: Solved) -> Shares:
        """Which units go where, as the solution counts them; of units that are alike, the lowest ids are covered."""
        values = solved.values or (0,) * len(self.program.highs)
        waiting = {alike: iter(ids) for alike, ids in self._alike.items()}
        joint: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        instructed: dict[str, list[str]] = defaultdict(list)
        sole: list[str] = []
        for (alike, group), column in self._joint.items():
            joint[group][alike.counts_as or 0] += islice(waiting[alike], values[column])
        for (alike, group), column in self._instructed.items():
            instructed[group] += islice(waiting[alike], values[column])
        for alike, column in self._sole.items():
            sole += islice(waiting[alike], values[column])
        cores: dict[str, list[Core]] = defaultdict(list)
        for (group, core), column in self._cores.items():
            cores[group] += [core] * values[column]
        extended = {place: values[column] for place, column in self._extensions.items()}
        return Shares(joint, cores, extended, instructed, sole)

    def _add_units(self, alike: _Alike, places: Sequence[int]) -> None:
        """Units that are alike: each covered once, and those of the first places before the others."""
        program = self.program
        columns: list[int] = []
        for group in alike.near:
            if alike.counts_as is not None:
                columns.append(self._joint.setdefault(_Part(alike, group), program.column()))
            if alike.instructor:
                columns.append(self._instructed.setdefault(_Part(alike, group), program.column()))
        if alike.sole:
            columns.append(self._sole.setdefault(alike, program.column()))
        if columns:
            ranks = {program.column(1, whole=False): place for place in places}
            program.keep({**dict.fromkeys(columns, 1.0), **dict.fromkeys(ranks, -1.0)}, low=0, high=0)
            self._ranks |= ranks

    def _add_joint(self, group: str, places: int) -> None:
        """What takes a group's units: cores of new branches, the places left in these, and existing branches."""
        program, most = self.program, self._terms.joint_units_most
        entering: dict[int, dict[int, float]] = defaultdict(dict)
        for (alike, at), column in self._joint.items():
            if at == group:
                entering[alike.counts_as or 0][column] = -1.0
        # A core leaves as many places to others as a branch may have units besides its own.
        room: dict[int, float] = {}
        for core in cores_of(entering, self._terms):
            column = self._cores[group, core] = program.column()
            room[column] = float(len(core) - most)
            for value in set(core):
                entering[value][column] = float(core.count(value))
        for value in sorted(entering):
            column = program.column()
            room[column] = entering[value][column] = 1.0
            if places:
                self._extensions[group, value] = program.column()
                entering[value][self._extensions[group, value]] = 1.0
            program.keep(entering[value], low=0, high=0)
        program.keep(room, high=0)
        taken = {column: 1.0 for (at, _), column in self._extensions.items() if at == group}
        program.keep(taken, high=places)

    def _add_instructors(self, group: str) -> None:
        """No more units than a group's instructors may cover."""
        led = {column: 1.0 for (_, at), column in self._instructed.items() if at == group}
        self._instructors[group] = self.program.column()
        self.program.keep({**led, self._instructors[group]: float(-self._terms.units_per_instructor)}, high=0)

    def _cost(self) -> dict[int, float]:
        costs = self._terms.costs
        return {
            **dict.fromkeys(self._cores.values(), float(costs.joint_branch)),
            **dict.fromkeys(self._sole.values(), float(costs.sole_branch)),
            **dict.fromkeys(self._extensions.values(), float(costs.extension)),
            **dict.fromkeys(self._instructors.values(), float(costs.instructor)),
        }
