"""What if: which branches and instructors would cover the uncovered units of an area, at least cost."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from graph.entities.lists import COMPLETE_SOURCES
from graph.errors import BadInput
from graph.questions.what_if_coverage import WHAT_IF_COVERAGE, WHAT_IF_UNITS, WhatIfCoverageParams
from graph.reader import GraphReader
from graph.readings.units import UnitsParams, UnitsRow
from graph.rows import NoParams
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS, CoverageStandard, JudgedUnit, decide, tally
from resolvers.definitions.coverage_words import CoverageMeasure, CoverageUnit, CoverageVerdict
from resolvers.definitions.rates import Tally
from resolvers.definitions.rules import CoverageRule, coverage_rule
from resolvers.definitions.staffing import FollowedBound, staffing_bounds
from resolvers.definitions.what_if import Bounds, candidate_of, judged_after, open_branches
from resolvers.planning.least_cost import plan
from resolvers.planning.plans import Costs, Plan, PlanTerms
from resolvers.planning.words import Near

MEASURES = (CoverageMeasure.PARTY_ORGANIZATION, CoverageMeasure.PARTY_WORK)
"""What a plan may be made for: what the other measures count is not brought about by a branch."""

COST_MOST = 10_000
"""What a measure may cost at most: whoever counts in yuan writes thousands."""

BUDGET_MOST = 1_000_000
INSTRUCTED_MOST = 50
"""How many units an instructor may cover at most."""


@dataclass(frozen=True)
class WhatIf:
    """What is asked.

    Attributes:
        unit, measure: what is to be covered, and how it is measured.
        near: which units are near to one another.
        unknown: whether units of which it is not known are covered as well.
        assume_members: whether units of unknown members may enter joint branches.
        costs: what measures cost.
        units_per_instructor: how many near units an instructor covers at most.
        budget: what may be spent; nothing is no limit.
    """

    unit: CoverageUnit
    measure: CoverageMeasure
    near: Near
    unknown: bool
    assume_members: bool
    costs: Costs
    units_per_instructor: int
    budget: int | None


@dataclass(frozen=True)
class WhatIfAnswer:
    """The whole answer.

    Attributes:
        area, asked: what was asked.
        rule: the rule that coverage is counted by.
        staffing: the bounds that branches keep.
        before, after: the rate as it is, and as it would be.
        candidates: how many uncovered units the plan is for.
        plan: what is proposed.
        rows: the units by their ids.
        shared: how many units each existing branch has.
    """

    area: str
    asked: WhatIf
    rule: CoverageRule
    staffing: tuple[FollowedBound, ...]
    before: Tally
    after: Tally
    candidates: int
    plan: Plan
    rows: Mapping[str, UnitsRow]
    shared: Mapping[str, int]

    @property
    def bounds(self) -> Bounds:
        """The bounds that branches keep."""
        return Bounds.of(self.staffing)


async def what_if_coverage(graph: GraphReader, *, area: str, asked: WhatIf, scope: Scope) -> WhatIfAnswer:
    """The plan that covers the most uncovered units of an area within a budget, then at least cost.

    Raises:
        BadInput: a measure, a cost or a number is none that a plan can be made with.
    """
    _check(asked)
    within = await scope_of_area(graph, area=area, scope=scope)
    rule, staffing, complete, rows, branches = await asyncio.gather(
        coverage_rule(graph, area=area, rule=None, scope=scope),
        staffing_bounds(graph, area=area, scope=scope),
        graph.ask(COMPLETE_SOURCES, scope, NoParams()),
        graph.ask(WHAT_IF_UNITS, within, UnitsParams(unit=asked.unit.value)),
        graph.ask(WHAT_IF_COVERAGE, within, WhatIfCoverageParams(codes=scope.areas)),
    )
    standard = CoverageStandard(asked.measure, rule.parameters, DEFAULT_ATTESTATIONS, complete, scope.day)
    units = tuple(JudgedUnit(row, decide(row, standard)) for row in rows)
    bounds = Bounds.of(staffing)
    uncovered = {CoverageVerdict.NOT_COUNTED, *((CoverageVerdict.UNKNOWN,) if asked.unknown else ())}
    candidates = [
        candidate_of(unit.row, standard, bounds, near=asked.near, assume_members=asked.assume_members)
        for unit in units
        if unit.decision.verdict in uncovered
    ]
    standing = open_branches(branches, kind=asked.unit.value, near=asked.near, most=bounds.joint_units_most)
    terms = PlanTerms(
        asked.costs, bounds.joint_units_most, bounds.branch_members_least, asked.units_per_instructor, asked.budget
    )
    # The solver takes seconds where there is much to choose from: the loop goes on meanwhile.
    found = await asyncio.to_thread(plan, candidates, [branch for branch, _ in standing], terms)
    after = judged_after(units, found.measures, standard)
    return WhatIfAnswer(
        area=area,
        asked=asked,
        rule=rule,
        staffing=staffing,
        before=tally(units, rule.parameters),
        after=tally(after, rule.parameters),
        candidates=len(candidates),
        plan=found,
        rows={row.id: row for row in rows},
        shared={branch.id: shared for branch, shared in standing},
    )


def _check(asked: WhatIf) -> None:
    if asked.measure not in MEASURES:
        names = " or ".join(MEASURES)
        raise BadInput(f"A plan of branches and instructors changes no {asked.measure}: ask for {names}.")
    costs = asked.costs
    numbers = (
        ("jointBranchCost", costs.joint_branch, 0, COST_MOST),
        ("soleBranchCost", costs.sole_branch, 0, COST_MOST),
        ("extensionCost", costs.extension, 0, COST_MOST),
        ("instructorCost", costs.instructor, 0, COST_MOST),
        ("unitsPerInstructor", asked.units_per_instructor, 1, INSTRUCTED_MOST),
        ("budget", asked.budget or 0, 0, BUDGET_MOST),
    )
    for name, value, least, most in numbers:
        if not least <= value <= most:
            raise BadInput(f"{name}: {value} is out of bounds; write {least} to {most}.", least=least, most=most)
