"""Meetings of an area held against a template of deliberation: parties and steps kept, skipped or late, and rounds."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.codelists import MeetingKind
from graph.entities import RuleRow
from graph.entities.lists import COMPLETE_SOURCES
from graph.errors import BadInput, NotFound
from graph.model import Kind
from graph.questions.deliberations import DELIBERATIONS, DeliberationsParams, Meeting
from graph.reader import GraphReader
from graph.rows import NoParams
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.deliberation import (
    DeliberationStatus,
    DeliberationTie,
    DeliberationTiming,
    KeptItem,
    kept_items,
    tie_of,
)
from resolvers.definitions.rhythm import Gap, before_each, days_of_meeting, gaps_of, in_order, place_in_time
from resolvers.definitions.rounds import Round, rounds_of
from resolvers.definitions.template_items import TemplateItem, template_item
from resolvers.entities import kind_of

MAX_MEETINGS = 1_000
"""Meetings that are held against a template at once."""


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting in its round, by what it is held against the template, and how it kept to each item."""

    key: str
    round: Round
    tie: DeliberationTie
    items: tuple[KeptItem, ...]


@dataclass(frozen=True)
class ItemCounts:
    """An item, and how many meetings kept to it, surely did not, may have or not, and how many were late."""

    item: TemplateItem
    kept: int
    skipped: int
    unknown: int
    late: int


@dataclass(frozen=True)
class DeliberationsAnswer:
    """The template with its items, the meetings by their days, and what is further apart than a rhythm allows."""

    template: RuleRow
    items: tuple[ItemCounts, ...]
    meetings: tuple[HeldMeeting, ...]
    gaps: tuple[Gap, ...]


async def deliberations(
    graph: GraphReader, *, area: str, template: str, kind: MeetingKind, scope: Scope
) -> DeliberationsAnswer:
    """The meetings of a kind, held by the scope's day where a template is in force, held against its items.

    Raises:
        BadInput: the id names no rule, or there are too many meetings.
        NotFound: no such template is in force there on the day.
    """
    if kind_of(template) is not Kind.RULE:
        raise BadInput(f"template: {template!r} is no rule: name one of kind TEMPLATE, as `rules` lists them.")
    within = await scope_of_area(graph, area=area, scope=scope)
    asked = DeliberationsParams(id=template, code=area, kind=kind.value, take=MAX_MEETINGS + 1)
    complete, rows = await asyncio.gather(
        graph.ask(COMPLETE_SOURCES, scope, NoParams()), graph.ask(DELIBERATIONS, within, asked)
    )
    if not rows:
        raise NotFound(
            f"No template {template!r} is in force there on {scope.day}: `rules(area, kind: TEMPLATE)` lists those "
            "that are.",
            id=template,
        )
    (row,) = rows
    if len(row.meetings) > MAX_MEETINGS:
        raise BadInput(f"More than {MAX_MEETINGS} meetings: ask for a smaller area.", maximum=MAX_MEETINGS)
    items = tuple(template_item(item) for item in row.items)
    # One that is told to be held only later has not been.
    meetings = in_order(each for each in row.meetings if not _later(each, scope.day))
    before = before_each(meetings, items)
    numbers = {each.meeting: each for each in rounds_of(meetings)}
    held = tuple(
        HeldMeeting(
            key=place_in_time(meeting),
            round=numbers[meeting.meeting],
            tie=tie_of(meeting, items),
            items=kept_items(meeting, items, before=before.get(meeting.meeting, {}), complete=complete, day=scope.day),
        )
        for meeting in meetings
    )
    gaps = (gap for item in items for gap in gaps_of(meetings, item, complete=complete, day=scope.day))
    return DeliberationsAnswer(row.template, _counts(items, held), held, tuple(sorted(gaps, key=lambda gap: gap.key)))


def _later(meeting: Meeting, day: str) -> bool:
    days = days_of_meeting(meeting)
    return days is not None and days.valid_from > day


def _counts(items: Sequence[TemplateItem], held: Sequence[HeldMeeting]) -> tuple[ItemCounts, ...]:
    told = [each for meeting in held for each in meeting.items]
    statuses = Counter((each.item.row.id, each.status) for each in told)
    late = Counter(each.item.row.id for each in told if each.timing is DeliberationTiming.LATE)
    return tuple(
        ItemCounts(
            item,
            statuses[item.row.id, DeliberationStatus.KEPT],
            statuses[item.row.id, DeliberationStatus.SKIPPED],
            statuses[item.row.id, DeliberationStatus.UNKNOWN],
            late[item.row.id],
        )
        for item in items
    )
