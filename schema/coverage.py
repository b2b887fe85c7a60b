"""Coverage on other days and by other rules: a trend, and a comparison side by side."""

from datetime import date
from typing import Annotated, Any

import strawberry

from graph.scope import Scope
from resolvers.definitions.coverage_words import CoverageMeasure
from resolvers.definitions.steps import Step, days_of_steps
from resolvers.questions.coverage import CoveragePoint as Point
from resolvers.questions.coverage import CoverageUnderRule, compare, trend
from schema.context import Info
from schema.fields import said
from schema.rates import Rate
from schema.rules import CoverageRule


@strawberry.type(description="The rate of the same units by one rule and measure (同一口径下的覆盖率).")
class CoverageComparison(Rate):
    """The rate of the same units by one rule and measure."""

    row: strawberry.Private[CoverageUnderRule]
    scope: strawberry.Private[Scope]

    measure: CoverageMeasure = said("measure", "What is measured (指标).")

    @strawberry.field(description="The rule that it is counted by (口径).")
    def rule(self) -> CoverageRule:
        """The rule that it is counted by."""
        return CoverageRule(row=self.row.rule, scope=self.scope)


@strawberry.type(description="The rate on one day (趋势点).")
class CoveragePoint(Rate):
    """The rate on one day."""

    row: strawberry.Private[Point]
    scope: strawberry.Private[Scope]

    day: date = said("day", "The day (日期).")
    undated: int = said(
        "undated", "Units whose beginning no source states: they are counted on every earlier day too (起始不明数)."
    )

    @strawberry.field(description="The rule that it is counted by (口径).")
    def rule(self) -> CoverageRule:
        """The rule that it is counted by."""
        return CoverageRule(row=self.row.rule, scope=self.scope)


Since = Annotated[date, strawberry.argument(description="From which day on (起始日).")]
Until = Annotated[date, strawberry.argument(description="Up to which day; it is the last point (截止日).")]
Steps = Annotated[Step, strawberry.argument(description="How far apart the points lie (步长).")]


async def coverage_comparison(
    root: strawberry.Parent[Any],
    info: Info,
    *,
    rules: Annotated[
        list[strawberry.ID] | None,
        strawberry.argument(description="Recorded rules in force for the area; all of them unless told (口径)."),
    ] = None,
    measures: Annotated[
        list[CoverageMeasure] | None, strawberry.argument(description="What is measured; as above unless told (指标).")
    ] = None,
) -> list[CoverageComparison]:
    """The same units by several rules or measures."""
    found = await compare(
        info.context.graph,
        answer=root.answer,
        rules=rules,
        measures=measures or [root.answer.measure],
        scope=root.scope,
    )
    return [CoverageComparison(tally=each.tally, row=each, scope=root.scope) for each in found]


async def coverage_trend(
    root: strawberry.Parent[Any], info: Info, *, since: Since, until: Until, step: Steps = Step.MONTH
) -> list[CoveragePoint]:
    """The same rate on other days."""
    days = days_of_steps(since, until, step)
    found = await trend(info.context.graph, answer=root.answer, rule=root.asked_rule, days=days, scope=root.scope)
    return [CoveragePoint(tally=each.tally, row=each, scope=root.scope) for each in found]
