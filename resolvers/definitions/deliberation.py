"""How meetings kept to a template: which parties and steps are recorded, which surely are missing, what was in time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.codelists import CodeList
from graph.dates import UNKNOWN, Interval, days_of
from graph.entities.lists import CompleteSource
from graph.questions.deliberations import Meeting, TookPart
from graph.rows import Stay
from resolvers.definitions.complete import told_absent
from resolvers.definitions.dues import Due, DueForm, in_time
from resolvers.definitions.handling import SETTLED
from resolvers.definitions.rhythm import days_of_meeting
from resolvers.definitions.template_items import TemplateItem, TemplatePart, capacities, plain


class DeliberationStatus(CodeList):
    """Whether a meeting kept to an item of its template (执行情况)."""

    KEPT = "KEPT", "Recorded (已执行)."
    SKIPPED = "SKIPPED", "Not recorded, and a source that is complete would have told it (未执行)."
    UNKNOWN = "UNKNOWN", "Not recorded, which tells nothing (未知)."


class DeliberationTiming(CodeList):
    """Whether a step was in time (时限情况)."""

    IN_TIME = "IN_TIME", "In time, whatever days its dates stand for (按时)."
    LATE = "LATE", "Late, whatever days its dates stand for (逾期)."
    UNDATED = "UNDATED", "There is a limit to reckon with, but dates are missing or do not tell (日期不足)."
    UNTIMED = "UNTIMED", "No limit is told, or in words that are not reckoned with (未定时限)."


class DeliberationTie(CodeList):
    """By what a meeting is held against a template (关联依据)."""

    PARTIES = "PARTIES", "By its place, and by capacities told in the template's words (参与方)."
    PLACE = "PLACE", "By its place only: the template is in force there (所在地)."


@dataclass(frozen=True)
class KeptItem:
    """An item as a meeting kept to it.

    Attributes:
        item: the item.
        participants: who took part in this capacity, by the ids of their participations.
        status, timing: whether it is recorded, and in time.
        day: when, as its source says.
        due_by: the last ISO day in time; nothing where days are missing, or are prefixes that leave it open.
    """

    item: TemplateItem
    participants: tuple[str, ...]
    status: DeliberationStatus
    timing: DeliberationTiming
    day: str | None
    due_by: str | None


def tie_of(meeting: Meeting, items: Iterable[TemplateItem]) -> DeliberationTie:
    """By what a meeting is held against a template."""
    words = frozenset[str]().union(*(item.words for item in items))
    return DeliberationTie.PARTIES if words & set(capacities(meeting)) else DeliberationTie.PLACE


def kept_items(
    meeting: Meeting,
    items: Sequence[TemplateItem],
    *,
    before: Mapping[str, Interval],
    complete: Sequence[CompleteSource],
    day: str,
) -> tuple[KeptItem, ...]:
    """How a meeting kept to the items that concern it.

    Args:
        meeting: the meeting.
        items: the template's items in order.
        before: of items with a rhythm, the days of the meeting before it at its place, where they are told.
        complete: the sources that declare themselves complete.
        day: the ISO day asked about.
    """
    held = days_of_meeting(meeting)
    since = held
    kept: list[KeptItem] = []
    for item in (each for each in items if each.concerns(meeting)):
        took_part = [each for each in meeting.participations if each.capacity and plain(each.capacity) in item.words]
        recorded, told = _evidence(meeting, item, took_part, day)
        when = _days(told)
        start = _start(item, held=held, since=since, before=before.get(item.row.id))
        status = DeliberationStatus.KEPT if recorded else _missing(meeting, item, complete, day)
        participants = tuple(dict.fromkeys(each.participant for each in took_part))
        kept.append(
            KeptItem(item, participants, status, _timing(item.due, when, start), told, _due_by(item.due, start))
        )
        if item.part not in (TemplatePart.PARTY, TemplatePart.OTHER) or item.due is not None:
            since = when
    return tuple(kept)


def _evidence(meeting: Meeting, item: TemplateItem, took_part: Sequence[TookPart], day: str) -> tuple[bool, str | None]:
    """Whether an item is recorded, and when."""
    told = sorted((each.since for each in took_part if _days(each.since)), key=_first)
    if took_part:
        return True, told[0] if told else None
    match item.part:
        case TemplatePart.COLLECT | TemplatePart.CARRY_OUT:
            return _of_problems(meeting, item.part, day)
        case TemplatePart.DISCUSS:
            return True, None if days_of_meeting(meeting) is None else meeting.held or meeting.since
        case TemplatePart.TOPIC | TemplatePart.FEEDBACK:
            said = meeting.topic if item.part is TemplatePart.TOPIC else meeting.feedback
            return said is not None, None
        case _:
            return False, None


def _of_problems(meeting: Meeting, part: TemplatePart, day: str) -> tuple[bool, str | None]:
    seen = [each for each in meeting.problems if each is not None]
    if part is TemplatePart.COLLECT:
        reported = sorted((each.reported for each in seen if _days(each.reported)), key=_first)
        return bool(meeting.problems), reported[0] if reported else None
    # What is told to be settled on a later day was not settled yet.
    settled_by = [each for each in seen if each.status in SETTLED and _first(each.settled) <= day]
    done = bool(meeting.problems) and len(settled_by) == len(meeting.problems)
    settled = sorted((each.settled for each in seen if _days(each.settled)), key=_first)
    return done, settled[-1] if done and len(settled) == len(seen) else None


_TABLES = {
    TemplatePart.PARTY: ("participations",),
    TemplatePart.COLLECT: ("participations", "meetings"),
    TemplatePart.TOPIC: ("participations", "meetings"),
    TemplatePart.FEEDBACK: ("participations", "meetings"),
}
"""The tables that would have told of an item; of others none surely would, and a matter not settled skips nothing."""


def _missing(meeting: Meeting, item: TemplateItem, complete: Sequence[CompleteSource], day: str) -> DeliberationStatus:
    tables = _TABLES.get(item.part)
    stays = [Stay(area_code=meeting.area_code, valid_from=meeting.valid_from, valid_to=meeting.valid_to)]
    absent = tables is not None and told_absent(tables, complete, stays=stays, day=day)
    return DeliberationStatus.SKIPPED if absent else DeliberationStatus.UNKNOWN


def _start(
    item: TemplateItem, *, held: Interval | None, since: Interval | None, before: Interval | None
) -> Interval | None:
    """From when an item's limit is counted: the step before, the meeting's month, or the meeting before."""
    form = item.due.form if item.due else None
    if form is DueForm.RHYTHM:
        return before
    return held if form is DueForm.MONTH_PART else since


def _timing(due: Due | None, when: Interval | None, start: Interval | None) -> DeliberationTiming:
    if due is None:
        return DeliberationTiming.UNTIMED
    timely = None if when is None or start is None else in_time(when, due, start=start)
    if timely is None:
        return DeliberationTiming.UNDATED
    return DeliberationTiming.IN_TIME if timely else DeliberationTiming.LATE


def _due_by(due: Due | None, start: Interval | None) -> str | None:
    if due is None or start is None:
        return None
    first, last = due.after(start.valid_from), due.after(start.valid_to)
    return first if first == last else None


def _first(text: str | None) -> str:
    days = _days(text)
    return days.valid_from if days else ""


def _days(text: str | None) -> Interval | None:
    return None if text is None or text == UNKNOWN else days_of(text)
