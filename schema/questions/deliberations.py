"""`deliberations`: how the meetings of an area kept to a template of deliberation, item by item and round by round."""

from datetime import date
from typing import Annotated

import strawberry

from graph.codelists import MeetingKind
from graph.scope import Scope
from resolvers.definitions.deliberation import DeliberationStatus, DeliberationTie, DeliberationTiming, KeptItem
from resolvers.definitions.dues import DueForm, form_of
from resolvers.definitions.rhythm import Gap
from resolvers.definitions.template_items import TemplatePart
from resolvers.questions.deliberations import DeliberationsAnswer, HeldMeeting, ItemCounts
from resolvers.questions.deliberations import deliberations as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities import Entity
from schema.entities.refs import MeetingRef, RuleItemRef, RuleRef
from schema.fields import AsOf, KnownAt, entity_of, named, object_of, said, several
from schema.scalars import DivisionCode, PrefixDate


@strawberry.type(description="An item of a template, and how meetings kept to it (工作法条目及执行统计).")
class TemplateItem:
    """An item of a template, and how meetings kept to it."""

    row: strawberry.Private[ItemCounts]
    scope: strawberry.Private[Scope]

    kept: int = said("kept", "Of how many meetings it is recorded (已执行).")
    skipped: int = said("skipped", "Of how many meetings a complete source would have told it (未执行).")
    unknown: int = said("unknown", "Of how many meetings nothing tells it (未知).")
    late: int = said("late", "Of how many meetings it was late (逾期).")

    @strawberry.field(description="The item (条目).")
    def item(self) -> RuleItemRef:
        """The item."""
        return object_of(self.row.item.row, self.scope)

    @strawberry.field(description="What it asks of a meeting (条目性质).")
    def part(self) -> TemplatePart:
        """What it asks of a meeting."""
        return self.row.item.part

    @strawberry.field(description="How its time limit is reckoned with (时限形式).")
    def due_form(self) -> DueForm:
        """How its time limit is reckoned with."""
        return form_of(self.row.item.row.due)


@strawberry.type(description="How a meeting kept to one item of its template (条目执行情况).")
class DeliberationItem:
    """How a meeting kept to one item."""

    row: strawberry.Private[KeptItem]
    scope: strawberry.Private[Scope]

    status: DeliberationStatus = said("status", "Whether it is recorded (执行情况).")
    timing: DeliberationTiming = said("timing", "Whether it was in time (时限情况).")
    day: PrefixDate | None = said("day", "When, as its source says; null is not recorded (日期).")
    participants: list[Entity] = several("participants", "Who took part in this capacity (参与方).")

    @strawberry.field(description="The item (条目).")
    def item(self) -> RuleItemRef:
        """The item."""
        return object_of(self.row.item.row, self.scope)

    @strawberry.field(description="What it asks of a meeting (条目性质).")
    def part(self) -> TemplatePart:
        """What it asks of a meeting."""
        return self.row.item.part

    @strawberry.field(description="The last day in time; null where no one day can be reckoned (到期日).")
    def due_by(self) -> date | None:
        """The last day in time."""
        return None if self.row.due_by is None else date.fromisoformat(self.row.due_by)


@strawberry.type(description="A meeting held against a template (议事过程).")
class Deliberation:
    """A meeting held against a template."""

    row: strawberry.Private[HeldMeeting]
    scope: strawberry.Private[Scope]

    tie: DeliberationTie = said("tie", "By what it is held against the template (关联依据).")

    meeting: MeetingRef | None = named(lambda self: self.row.round.meeting, "The meeting (会议).")

    @strawberry.field(description="The round, from 1, along the meetings that follow one another here (轮次).")
    def round(self) -> int:
        """The round."""
        return self.row.round.number

    @strawberry.field(description="The meeting that it continues (前次会议).")
    async def follows(self, info: Info) -> MeetingRef | None:
        """The meeting that it continues."""
        return None if self.row.round.follows is None else await entity_of(info, self.row.round.follows, self.scope)

    @strawberry.field(description="The template's items that concern it, in order (各条目).")
    def items(self) -> list[DeliberationItem]:
        """The template's items that concern it."""
        return [DeliberationItem(row=each, scope=self.scope) for each in self.row.items]


@strawberry.type(description="Meetings at a place further apart than a rhythm allows, or none since one (间隔超期).")
class DeliberationGap:
    """Meetings at a place further apart than a rhythm allows."""

    row: strawberry.Private[Gap]
    scope: strawberry.Private[Scope]

    certain: bool = said(
        "certain",
        "Whether a source that is complete for meetings there rules out one in between that is not recorded (确定).",
    )

    @strawberry.field(description="The item whose rhythm it is (条目).")
    def item(self) -> RuleItemRef:
        """The item whose rhythm it is."""
        return object_of(self.row.item.row, self.scope)

    place: Entity | None = named(lambda self: self.row.place, "The compound or area (地点).")

    earlier: MeetingRef | None = named(
        lambda self: self.row.earlier, "The meeting after which the next was due (前次会议)."
    )

    @strawberry.field(description="The next one, which was late; null where there was none by the day (后次会议).")
    async def later(self, info: Info) -> MeetingRef | None:
        """The next one."""
        return None if self.row.later is None else await entity_of(info, self.row.later, self.scope)

    @strawberry.field(description="The last day on which the next was due (到期日).")
    def due_by(self) -> date:
        """The last day on which the next was due."""
        return date.fromisoformat(self.row.due_by)


@strawberry.type(
    name="DeliberationsConnection",
    description="A page of meetings held against a template, by the days on which they were held (议事协商).",
)
class Deliberations(Answer, CountedConnection[Deliberation]):
    """A page of meetings held against a template."""

    answer: strawberry.Private[DeliberationsAnswer]

    @strawberry.field(description="The template (工作法).")
    def template(self) -> RuleRef:
        """The template."""
        return object_of(self.answer.template, self.scope)

    @strawberry.field(description="Its items in order, each with how all the meetings kept to it (条目统计).")
    def items(self) -> list[TemplateItem]:
        """Its items in order."""
        return [TemplateItem(row=each, scope=self.scope) for each in self.answer.items]

    @strawberry.field(
        description="Where meetings are further apart than an item's rhythm allows, by item, place and day (间隔超期)."
    )
    def gaps(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[DeliberationGap]:
        """Where meetings are further apart than a rhythm allows."""
        return slice_of(
            self.answer.gaps,
            page_of(first, after, last, before),
            key=lambda row: row.key,
            node=lambda row: DeliberationGap(row=row, scope=self.scope),
        )


async def deliberations(
    info: Info,
    *,
    area: Annotated[DivisionCode, strawberry.argument(description="The area, with its whole subtree (区划代码).")],
    template: Annotated[strawberry.ID, strawberry.argument(description="The template, a rule (工作法编号).")],
    kind: Annotated[
        MeetingKind, strawberry.argument(description="Meetings of which kind (会议类型).")
    ] = MeetingKind.DELIBERATION,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Deliberations:
    """How meetings kept to a template."""
    scope = await info.context.scope(as_of, known_at)
    rule = await info.context.kept(template, scope)
    answer = await ask(info.context.graph, area=area, template=rule, kind=kind, scope=scope)
    found = slice_of(
        answer.meetings,
        page_of(first, after, last, before),
        key=lambda row: row.key,
        node=lambda row: Deliberation(row=row, scope=scope),
    )
    return Deliberations(
        answer=answer,
        scope=scope,
        edges=found.edges,
        nodes=found.nodes,
        page_info=found.page_info,
        total_count=found.total_count,
    )
