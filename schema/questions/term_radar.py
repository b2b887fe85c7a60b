"""`termRadar`: whose term ran out or runs out soon, whose size departs from the rule, what is vacant or held acting."""

from datetime import date
from typing import Annotated

import strawberry

from graph.dates import days_after
from graph.divisions import code_of
from resolvers.definitions.terms import TermStatus
from resolvers.questions.term_radar import MOST_DAYS, WITHIN, TermRadarAnswer
from resolvers.questions.term_radar import term_radar as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities.refs import AreaRef
from schema.fields import AsOf, KnownAt, named
from schema.scalars import DivisionCode
from schema.terms import ActingHolder, TermEntry, TermSize, TermVacancy


@strawberry.type(description="How many terms stand so (按任期状态计数).")
class TermsByStatus:
    """How many terms stand so."""

    status: TermStatus = strawberry.field(description="How they stand (任期状态).")
    count: int = strawberry.field(description="How many do (条数).")


StatusAsked = Annotated[TermStatus | None, strawberry.argument(description="Only those that stand so (任期状态).")]


@strawberry.type(
    description="Terms that ran out or run out in an area, with sizes, vacancies and acting holders (换届雷达)."
)
class TermRadar(Answer):
    """Terms that ran out or run out in an area."""

    answer: strawberry.Private[TermRadarAnswer]

    area: AreaRef | None = named(
        lambda self: f"area:{code_of(self.answer.area)}", "The area, where recorded (行政区划)."
    )

    @strawberry.field(description="How many days ahead was looked (前瞻天数).")
    def within(self) -> int:
        """How many days ahead was looked."""
        return self.answer.within

    @strawberry.field(description="The last of these days (前瞻截止日).")
    def until(self) -> date:
        """The last of these days."""
        return date.fromisoformat(days_after(self.scope.day, self.answer.within))

    @strawberry.field(
        description="Terms of bodies and of single appointments, the first over first, those not told last (任期条目)."
    )
    def terms(
        self,
        status: StatusAsked = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> CountedConnection[TermEntry]:
        """Terms of bodies and of single appointments."""
        page = page_of(first, after, last, before)
        asked = [term for term in self.answer.terms if status is None or term.status is status]
        return slice_of(asked, page, key=lambda term: term.key, node=lambda row: TermEntry(row=row, scope=self.scope))

    @strawberry.field(description="How many terms stand how (按任期状态计数).")
    def by_status(self) -> list[TermsByStatus]:
        """How many terms stand how."""
        return [TermsByStatus(status=status, count=self.answer.by_status.get(status, 0)) for status in TermStatus]

    @strawberry.field(description="Bodies whose term is over only after the days asked for (届期未近组织数).")
    def later(self) -> int:
        """Bodies whose term is over later."""
        return self.answer.later

    @strawberry.field(
        description="Bodies whose number of seats is known to depart from the rule, by id (人数不合规则的组织)."
    )
    def sizes(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[TermSize]:
        """Bodies whose number of seats departs from the rule."""
        page = page_of(first, after, last, before)
        return slice_of(
            self.answer.sizes,
            page,
            key=lambda each: each.row.id,
            node=lambda row: TermSize(row=row, scope=self.scope),
        )

    @strawberry.field(
        description="Bodies with a rule on size of which too little is recorded to judge (人数不明组织数)."
    )
    def sizes_unknown(self) -> int:
        """Bodies of unknown size."""
        return self.answer.sizes_unknown

    @strawberry.field(description="Posts with seats that nobody is recorded to hold, by id (空缺).")
    def vacancies(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[TermVacancy]:
        """Posts with seats that nobody is recorded to hold."""
        page = page_of(first, after, last, before)
        return slice_of(
            self.answer.vacancies,
            page,
            key=lambda each: each.row.id,
            node=lambda row: TermVacancy(row=row, scope=self.scope),
        )

    @strawberry.field(description="Those who hold a post for the time being, by the post's id (代理任职).")
    def acting(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[ActingHolder]:
        """Those who hold a post for the time being."""
        page = page_of(first, after, last, before)
        return slice_of(
            self.answer.acting,
            page,
            key=lambda each: each.key,
            node=lambda row: ActingHolder(row=row, scope=self.scope),
        )


async def term_radar(
    info: Info,
    *,
    area: Annotated[DivisionCode, strawberry.argument(description="The area, with its whole subtree (区划代码).")],
    within: Annotated[
        int, strawberry.argument(description=f"How many days to look ahead, at most {MOST_DAYS} (前瞻天数).")
    ] = WITHIN,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> TermRadar:
    """Whose term ran out or runs out soon in an area."""
    scope = await info.context.scope(as_of, known_at)
    return TermRadar(answer=await ask(info.context.graph, area=area, within=within, scope=scope), scope=scope)
