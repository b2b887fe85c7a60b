"""`whatIfCoverage`: which branches and instructors would cover the uncovered units of an area, at least cost."""

from typing import Annotated

import strawberry

from graph.divisions import code_of
from resolvers.definitions.coverage_words import CoverageMeasure, CoverageUnit
from resolvers.definitions.what_if_words import assumed_units, assumptions
from resolvers.planning.plans import Costs
from resolvers.planning.words import Near
from resolvers.questions.what_if_coverage import BUDGET_MOST, COST_MOST, INSTRUCTED_MOST, WhatIf, WhatIfAnswer
from resolvers.questions.what_if_coverage import what_if_coverage as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities.refs import AreaRef
from schema.fields import AsOf, KnownAt, named
from schema.plans import LeftUnit, PlannedMeasure, PlannedRate, StaffingBoundFollowed
from schema.rules import CoverageRule
from schema.scalars import DivisionCode

_DEFAULT = Costs()


@strawberry.type(description="A plan that covers uncovered units at least cost, and what it would change (补覆盖方案).")
class WhatIfCoverage(Answer):
    """A plan that covers uncovered units at least cost."""

    answer: strawberry.Private[WhatIfAnswer]
    assumptions: list[str] = strawberry.field(description="What the plan takes for granted (假设).")

    area: AreaRef | None = named(
        lambda self: f"area:{code_of(self.answer.area)}", "The area, where recorded (行政区划)."
    )

    @strawberry.field(description="The rule that coverage is counted by (口径).")
    def rule(self) -> CoverageRule:
        """The rule that coverage is counted by."""
        return CoverageRule(row=self.answer.rule, scope=self.scope)

    @strawberry.field(description="The bounds that branches keep, and who sets them (支部设置条件).")
    def staffing(self) -> list[StaffingBoundFollowed]:
        """The bounds that branches keep."""
        return [StaffingBoundFollowed(row=each, scope=self.scope) for each in self.answer.staffing]

    @strawberry.field(description="The rate as it is (现状).")
    def before(self) -> PlannedRate:
        """The rate as it is."""
        return PlannedRate(tally=self.answer.before)

    @strawberry.field(description="The rate as it would be, counted anew by the same rule (方案实施后).")
    def after(self) -> PlannedRate:
        """The rate as it would be."""
        return PlannedRate(tally=self.answer.after)

    @strawberry.field(description="How many uncovered units the plan is for (待覆盖单位数).")
    def uncovered(self) -> int:
        """How many uncovered units the plan is for."""
        return self.answer.candidates

    @strawberry.field(description="How many of them it covers (方案覆盖单位数).")
    def covered(self) -> int:
        """How many of them it covers."""
        return self.answer.plan.covered

    @strawberry.field(description="What the plan costs (总成本).")
    def total_cost(self) -> int:
        """What the plan costs."""
        return self.answer.plan.cost

    @strawberry.field(
        description=(
            "Whether it is proven that no plan within the budget covers more, nor as many at less cost, nor at that "
            "cost with fewer new branches (是否已证最优)."
        )
    )
    def optimal(self) -> bool:
        """Whether it is proven to be the best."""
        return self.answer.plan.optimal

    @strawberry.field(description="How many units any plan can cover at most, as far as proven (可覆盖上限).")
    def most_units(self) -> int:
        """How many units any plan can cover at most."""
        return self.answer.plan.most_units

    @strawberry.field(description="What covering as many costs at least, as far as proven (成本下限).")
    def least_cost(self) -> int:
        """What covering as many costs at least."""
        return self.answer.plan.least_cost

    @strawberry.field(description="What is proposed, by kind, place and first unit (措施).")
    def measures(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[PlannedMeasure]:
        """What is proposed."""
        return slice_of(
            list(enumerate(self.answer.plan.measures)),
            page_of(first, after, last, before),
            key=lambda each: f"{each[0]:06}",
            node=lambda each: PlannedMeasure(row=each[1], answer=self.answer, scope=self.scope),
        )

    @strawberry.field(description="The units that stay uncovered, by id, and why (未安排单位).")
    def left(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[LeftUnit]:
        """The units that stay uncovered."""
        return slice_of(
            self.answer.plan.left,
            page_of(first, after, last, before),
            key=lambda each: each[0],
            node=lambda each: LeftUnit(id=each[0], reason=each[1], scope=self.scope),
        )


def _cost(what: str, default: int, chinese: str) -> object:
    return strawberry.argument(
        description=f"What {what} costs: {default} unless told, a default without a source; to {COST_MOST} ({chinese})."
    )


async def what_if_coverage(
    info: Info,
    *,
    area: Annotated[DivisionCode, strawberry.argument(description="The area, with its whole subtree (区划代码).")],
    unit: Annotated[CoverageUnit, strawberry.argument(description="What is to be covered (覆盖单位).")],
    measure: Annotated[
        CoverageMeasure, strawberry.argument(description="By PARTY_ORGANIZATION or by PARTY_WORK (指标).")
    ] = CoverageMeasure.PARTY_ORGANIZATION,
    budget: Annotated[
        int | None,
        strawberry.argument(description=f"What may be spent, 0 to {BUDGET_MOST}; without it there is no limit (预算)."),
    ] = None,
    near: Annotated[Near, strawberry.argument(description="Which units are near to one another (邻近范围).")] = (
        Near.COMMUNITY
    ),
    unknown: Annotated[
        bool, strawberry.argument(description="Whether units of which it is not known are covered too (含未知单位).")
    ] = False,
    assume_members: Annotated[
        bool,
        strawberry.argument(
            description="Whether units of unknown membership may enter joint branches, as assumed (假设党员数)."
        ),
    ] = False,
    joint_branch_cost: Annotated[int | None, _cost("a new joint branch", _DEFAULT.joint_branch, "联建成本")] = None,
    sole_branch_cost: Annotated[int | None, _cost("a branch of a unit's own", _DEFAULT.sole_branch, "单建成本")] = None,
    extension_cost: Annotated[
        int | None, _cost("each unit taken into an existing branch", _DEFAULT.extension, "扩入成本")
    ] = None,
    instructor_cost: Annotated[int | None, _cost("an instructor", _DEFAULT.instructor, "指导员成本")] = None,
    units_per_instructor: Annotated[
        int,
        strawberry.argument(
            description=f"How many near units one instructor covers, 1 to {INSTRUCTED_MOST} (每名指导员覆盖单位数)."
        ),
    ] = 1,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> WhatIfCoverage:
    """The plan that covers the most uncovered units within a budget, then at least cost."""
    given = {
        "jointBranchCost": joint_branch_cost,
        "soleBranchCost": sole_branch_cost,
        "extensionCost": extension_cost,
        "instructorCost": instructor_cost,
    }
    defaults = (_DEFAULT.joint_branch, _DEFAULT.sole_branch, _DEFAULT.extension, _DEFAULT.instructor)
    costs = Costs(
        *(default if value is None else value for value, default in zip(given.values(), defaults, strict=True))
    )
    scope = await info.context.scope(as_of, known_at)
    asked = WhatIf(unit, measure, near, unknown, assume_members, costs, units_per_instructor, budget)
    answer = await ask(info.context.graph, area=area, asked=asked, scope=scope)
    told = assumptions(
        costs=costs,
        asked=given,
        units_per_instructor=units_per_instructor,
        near=near,
        bounds=answer.bounds,
        assumed=sum(assumed_units(each, [answer.rows[unit] for unit in each.units]) for each in answer.plan.measures),
    )
    return WhatIfCoverage(answer=answer, assumptions=list(told), scope=scope)
