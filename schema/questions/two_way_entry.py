"""`twoWayEntry`: whether the parties that run a compound sit in each other's bodies, compound by compound."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import strawberry

from graph.scope import Scope
from resolvers.definitions.cross_appointments import CrossAppointment as Found
from resolvers.definitions.steps import Step, days_of_steps
from resolvers.definitions.two_way import TwoWaySide, TwoWayStatus
from resolvers.questions.two_way_entry import TwoWayCompound as Compound
from resolvers.questions.two_way_entry import TwoWayPair as Pair
from resolvers.questions.two_way_entry import TwoWayParty as Party
from resolvers.questions.two_way_entry import TwoWayPoint as Point
from resolvers.questions.two_way_entry import trend
from resolvers.questions.two_way_entry import two_way_entry as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.cross_appointments import CrossAppointment
from schema.entities.refs import CompoundRef, OrganizationRef
from schema.fields import AsOf, KnownAt, named, said, several
from schema.rates import Rate
from schema.scalars import DivisionCode


@strawberry.type(description="One of the parties that run a compound, as far as its bodies are recorded (一方).")
class TwoWayParty:
    """One of the parties that run a compound."""

    row: strawberry.Private[Party]
    scope: strawberry.Private[Scope]

    side: TwoWaySide = said("side", "Which party it is (哪一方).")
    organizations: list[OrganizationRef] = several("organizations", "Its bodies, by id (所含组织).")

    @strawberry.field(
        description=(
            "Different people who sit there; a post whose holder is not recorded stands for one where other posts are "
            "held through it (任职人数)."
        )
    )
    def holders(self) -> int:
        """Different people who sit there."""
        return len(self.row.holders)


@strawberry.type(description="Who comes from one party and sits in the other (单向任职).")
class TwoWayDirection:
    """Who comes from one party and sits in the other."""

    home: TwoWaySide = strawberry.field(description="Where they come from (本职一方).")
    host: TwoWaySide = strawberry.field(description="Where they sit besides (兼任一方).")
    row: strawberry.Private[Sequence[Found]]
    scope: strawberry.Private[Scope]

    @strawberry.field(description="Different people, a post whose holder is not recorded standing for one (任职人数).")
    def holders(self) -> int:
        """Different people."""
        return len({found.holder for found in self.row})

    @strawberry.field(description="Seats that they hold (任职数).")
    def count(self) -> int:
        """Seats that they hold."""
        return len(self.row)

    @strawberry.field(
        description="Each of these seats, by home kind, host kind, holder, host post and home post (明细)."
    )
    def appointments(self) -> list[CrossAppointment]:
        """Each of these seats."""
        return [CrossAppointment(row=found, scope=self.scope) for found in self.row]


@strawberry.type(description="Of those who sit in one of two parties, who sits in both (交叉比例).")
class TwoWayShare(Rate):
    """Of those who sit in one of two parties, who sits in both."""

    of: TwoWaySide = strawberry.field(description="The party whose people are the denominator (作分母的一方).")


@strawberry.type(description="Two parties of a compound (两方).")
class TwoWayPair:
    """Two parties of a compound."""

    row: strawberry.Private[Pair]
    scope: strawberry.Private[Scope]

    one: TwoWaySide = said("one", "The party that comes first in the order of the code list (一方).")
    other: TwoWaySide = said("other", "The other party (另一方).")
    status: TwoWayStatus = said("status", "Whether their people sit in each other's bodies (双向进入情况).")

    @strawberry.field(
        description="From the one party to the other, then the other way; prohibited pairs left out (双向)."
    )
    def directions(self) -> list[TwoWayDirection]:
        """From the one party to the other, then the other way."""
        row, scope = self.row, self.scope
        return [
            TwoWayDirection(home=row.one, host=row.other, row=row.there, scope=scope),
            TwoWayDirection(home=row.other, host=row.one, row=row.back, scope=scope),
        ]

    @strawberry.field(
        description=(
            "Who sits in both, wherever they come from, of those who sit in the one and of those who sit in the other; "
            "half up to two decimals, prohibited pairs left out (交叉比例)."
        )
    )
    def shares(self) -> list[TwoWayShare]:
        """Who sits in both, of those who sit in either."""
        return [
            TwoWayShare(tally=self.row.share_of_one, of=self.row.one),
            TwoWayShare(tally=self.row.share_of_other, of=self.row.other),
        ]

    @strawberry.field(description="Seats that must not be held together, each with the rule that says so (禁止兼任).")
    def prohibited(self) -> list[CrossAppointment]:
        """Seats that must not be held together."""
        return [CrossAppointment(row=found, scope=self.scope) for found in self.row.prohibited]


@strawberry.type(description="A compound, its parties, and each two of them (小区各方).")
class TwoWayCompound:
    """A compound, its parties, and each two of them."""

    row: strawberry.Private[Compound]
    scope: strawberry.Private[Scope]

    compound: CompoundRef | None = named(lambda self: self.row.id, "The compound (小区).")

    @strawberry.field(description="The id of the compound (小区编号).")
    def compound_id(self) -> strawberry.ID:
        """The id of the compound."""
        return strawberry.ID(self.row.id)

    @strawberry.field(description="Its parties of which a body is recorded, in the order of the code list (各方).")
    def parties(self) -> list[TwoWayParty]:
        """Its parties."""
        return [TwoWayParty(row=party, scope=self.scope) for party in self.row.parties]

    @strawberry.field(description="Each two of its parties, in the order of the code list (两两之间).")
    def pairs(self) -> list[TwoWayPair]:
        """Each two of its parties."""
        return [TwoWayPair(row=pair, scope=self.scope) for pair in self.row.pairs]


@strawberry.type(description="How many compounds have two of their parties stand so on a day (两方进入计数).")
class TwoWayCount:
    """How many compounds have two of their parties stand so on a day."""

    one: TwoWaySide = strawberry.field(description="The party that comes first in the order of the code list (一方).")
    other: TwoWaySide = strawberry.field(description="The other party (另一方).")
    status: TwoWayStatus = strawberry.field(description="Whether their people sit in each other's bodies (情况).")
    compounds: int = strawberry.field(description="How many compounds (小区数).")


@strawberry.type(description="Two-way entry on one day (双向进入趋势点).")
class TwoWayPoint:
    """Two-way entry on one day."""

    day: date = strawberry.field(description="The day (日期).")
    compounds: int = strawberry.field(description="How many compounds there are that day (小区数).")
    counts: list[TwoWayCount] = strawberry.field(
        description="How many stand how, for each two parties that both are recorded anywhere (计数)."
    )


@strawberry.type(description="Whether the parties of compounds have entered each other on a day (双向进入).")
class TwoWayEntry(Answer):
    """Whether the parties of compounds have entered each other on a day."""

    found: strawberry.Private[tuple[Compound, ...]]
    asked: strawberry.Private[tuple[str | None, str | None]]

    @strawberry.field(description="The same on the last days of months, quarters or years (趋势).")
    async def trend(
        self,
        info: Info,
        *,
        since: Annotated[date, strawberry.argument(description="From which day on (起始日).")],
        until: Annotated[date, strawberry.argument(description="Up to which day; it is the last point (截止日).")],
        step: Annotated[Step, strawberry.argument(description="How far apart the points lie (步长).")] = Step.MONTH,
    ) -> list[TwoWayPoint]:
        """The same on other days."""
        area, compound = self.asked
        days = days_of_steps(since, until, step)
        found = await trend(info.context.graph, area=area, compound=compound, days=days, scope=self.scope)
        return [TwoWayPoint(day=each.day, compounds=each.compounds, counts=_counts(each)) for each in found]

    @strawberry.field(description="The compounds, by id (小区).")
    def compounds(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[TwoWayCompound]:
        """The compounds."""
        return slice_of(
            self.found,
            page_of(first, after, last, before),
            key=lambda row: row.id,
            node=lambda row: TwoWayCompound(row=row, scope=self.scope),
        )


def _counts(point: Point) -> list[TwoWayCount]:
    return [TwoWayCount(one=one, other=other, status=status, compounds=n) for one, other, status, n in point.counts]


async def two_way_entry(
    info: Info,
    *,
    area: Annotated[
        DivisionCode | None,
        strawberry.argument(description="Where the compounds stand, with its whole subtree (区划代码)."),
    ] = None,
    compound: Annotated[
        strawberry.ID | None, strawberry.argument(description="One compound, instead of an area (小区编号).")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> TwoWayEntry:
    """Whether the parties that run a compound sit in each other's bodies."""
    scope = await info.context.scope(as_of, known_at)
    kept = await info.context.kept_if_any(compound, scope)
    found = await ask(info.context.graph, area=area, compound=kept, scope=scope)
    return TwoWayEntry(found=found, asked=(area, kept), scope=scope)
