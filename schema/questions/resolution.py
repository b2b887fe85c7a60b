"""`resolution`: how many problems of an area were raised, answered and settled, by which formulas, and how fast."""

from datetime import date
from typing import Annotated

import strawberry

from graph.dates import day_text
from graph.divisions import code_of
from graph.questions.resolution import ResolutionRow
from graph.scope import Scope
from resolvers.definitions.raising import raised_on
from resolvers.definitions.rates import Tally
from resolvers.definitions.resolution import ResolutionFigures as Figures
from resolvers.definitions.resolution import ResolutionFormula, ResolutionGrouping
from resolvers.questions.resolution import ResolutionAnswer
from resolvers.questions.resolution import ResolutionGroup as Group
from resolvers.questions.resolution import resolution as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities import Entity
from schema.entities.refs import AreaRef, ProblemRef
from schema.fields import AsOf, KnownAt, entity_of, named, one, said
from schema.rates import Rate
from schema.rules import SatisfactionRule
from schema.scalars import DivisionCode, PrefixDate


@strawberry.type(description="A rate of handled problems, with its formula (办理指标).")
class ResolutionRate(Rate):
    """A rate of handled problems, with its formula."""

    formula: ResolutionFormula = strawberry.field(description="What is divided by what (公式).")


@strawberry.type(description="What is counted of some problems, a batch as many as it stands for (办理数据).")
class ResolutionFigures:
    """What is counted of some problems."""

    row: strawberry.Private[Figures]

    raised: int = said("raised", "How many were raised (反映数).")
    accepted: int = said("accepted", "How many were accepted for handling (受理数).")
    rejected: int = said("rejected", "How many were not accepted (不予受理数).")
    timed: int = said(
        "timed", "Settled ones of which both the day of raising and of settling are told (有日期的解决数)."
    )
    median_days: int | None = said(
        "median_days", "Days within which half of those were settled, by nearest rank; null without any (中位天数)."
    )
    ninetieth_days: int | None = said(
        "ninetieth_days", "Days within which nine in ten were settled, by nearest rank; null without any (九成天数)."
    )

    @strawberry.field(description="Those on which a step was taken, of those accepted (响应率).")
    def response(self) -> ResolutionRate:
        """Those on which a step was taken."""
        return _rate(ResolutionFormula.RESPONSE, self.row.response)

    @strawberry.field(description="Those that the handlers hold settled or closed, of those accepted (解决率).")
    def settlement(self) -> ResolutionRate:
        """Those that the handlers hold settled."""
        return _rate(ResolutionFormula.SETTLEMENT, self.row.settlement)

    @strawberry.field(description="Those whose complainant is satisfied, of those that one rated (满意率).")
    def satisfaction(self) -> ResolutionRate:
        """Those whose complainant is satisfied."""
        return _rate(ResolutionFormula.SATISFACTION, self.row.satisfaction)


def _rate(formula: ResolutionFormula, tally: Tally) -> ResolutionRate:
    return ResolutionRate(tally=tally, formula=formula)


@strawberry.type(description="The problems of one category, handler, channel or compound (分组办理数据).")
class ResolutionGroup:
    """The problems of one category, handler, channel or compound."""

    row: strawberry.Private[Group]
    scope: strawberry.Private[Scope]

    by: str | None = said("by", "The category or channel as it is recorded, or the id; null is not told (分组值).")

    @strawberry.field(description="The handler or compound, where it is grouped by one (处理方或小区).")
    async def entity(self, info: Info) -> Entity | None:
        """The handler or compound."""
        by = self.row.by
        named = by is not None and by.startswith(("organization:", "person:", "compound:"))
        return await entity_of(info, by, self.scope) if by is not None and named else None

    @strawberry.field(description="What is counted of them (办理数据).")
    def figures(self) -> ResolutionFigures:
        """What is counted of them."""
        return ResolutionFigures(row=self.row.figures)


@strawberry.type(description="A problem of which it is not told whether it was raised in the window (日期不明的问题).")
class UndatedProblem:
    """A problem of which it is not told whether it was raised in the window."""

    row: strawberry.Private[ResolutionRow]
    scope: strawberry.Private[Scope]

    problem: ProblemRef | None = one("id", "The problem (问题).")

    @strawberry.field(description="When it was raised, as far as is told; null is not told (反映日期).")
    def raised_on(self) -> PrefixDate | None:
        """When it was raised, as far as is told."""
        told = raised_on(self.row.reported, self.row.since)
        return None if told is None else PrefixDate(told)


@strawberry.type(description="How the problems of an area were handled (办理成效).")
class Resolution(Answer):
    """How the problems of an area were handled."""

    answer: strawberry.Private[ResolutionAnswer]
    asked: strawberry.Private[str]

    by: ResolutionGrouping = strawberry.field(description="What they are grouped by (分组方式).")

    area: AreaRef | None = named(lambda self: f"area:{code_of(self.asked)}", "The area, where recorded (行政区划).")

    @strawberry.field(description="The rule that satisfaction and percentages follow (口径).")
    def rule(self) -> SatisfactionRule:
        """The rule that satisfaction and percentages follow."""
        return SatisfactionRule(row=self.answer.rule, scope=self.scope)

    @strawberry.field(description="Of all problems surely raised in the window (合计).")
    def figures(self) -> ResolutionFigures:
        """Of all problems surely raised in the window."""
        return ResolutionFigures(row=self.answer.figures)

    @strawberry.field(description="The same group by group, the one with the most problems first (分组).")
    def groups(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[ResolutionGroup]:
        """The same group by group."""
        return slice_of(
            self.answer.groups,
            page_of(first, after, last, before),
            key=lambda group: group.key,
            node=lambda group: ResolutionGroup(row=group, scope=self.scope),
        )

    @strawberry.field(description="Problems of which it is not told whether they were raised in it, by id (日期不明).")
    def undated(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[UndatedProblem]:
        """Problems of which it is not told whether they were raised in the window."""
        return slice_of(
            self.answer.undated,
            page_of(first, after, last, before),
            key=lambda row: row.id,
            node=lambda row: UndatedProblem(row=row, scope=self.scope),
        )

    @strawberry.field(description="How many are outside totals, known by their role only or generated (不计入数).")
    def excluded_count(self) -> int:
        """How many are outside totals."""
        return self.answer.excluded


async def resolution(
    info: Info,
    *,
    area: Annotated[DivisionCode, strawberry.argument(description="The area, with its whole subtree (区划代码).")],
    since: Annotated[
        date | None, strawberry.argument(description="Only problems raised on this day or later (起始日).")
    ] = None,
    until: Annotated[
        date | None, strawberry.argument(description="Only problems raised on this day or before (截止日).")
    ] = None,
    by: Annotated[
        ResolutionGrouping, strawberry.argument(description="What they are grouped by (分组方式).")
    ] = ResolutionGrouping.CATEGORY,
    rejected: Annotated[
        bool,
        strawberry.argument(
            description="Whether problems that were not accepted stay in the denominators (不予受理计入分母)."
        ),
    ] = False,
    basically_satisfied: Annotated[
        bool | None,
        strawberry.argument(
            description="Whether 基本满意 counts as satisfied; as the rule has it unless told (基本满意)."
        ),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Resolution:
    """How many problems of an area were raised, answered and settled, and how fast."""
    scope = await info.context.scope(as_of, known_at)
    answer = await ask(
        info.context.graph,
        area=area,
        since=since and day_text(since),
        until=until and day_text(until),
        by=by,
        rejected=rejected,
        basically_satisfied=basically_satisfied,
        scope=scope,
    )
    return Resolution(answer=answer, asked=area, by=by, scope=scope)
