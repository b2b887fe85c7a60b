"""Rhythms of meetings: which come before which at a place, and where they are further apart than a template allows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.dates import UNKNOWN, Interval, days_of
from graph.entities.lists import CompleteSource
from graph.questions.deliberations import Meeting
from resolvers.definitions.complete import told_whole
from resolvers.definitions.dues import in_time
from resolvers.definitions.template_items import TemplateItem


@dataclass(frozen=True)
class Gap:
    """Two meetings at a place further apart than a rhythm allows, or none since one; surely, by what is recorded.

    Attributes:
        later: the next meeting, nothing where there was none by the day asked about.
        due_by: the last ISO day on which the next was due.
        certain: whether a source that is complete for meetings there rules out one in between that is not recorded.
    """

    item: TemplateItem
    place: str
    earlier: str
    later: str | None
    due_by: str
    certain: bool

    @property
    def key(self) -> str:
        """What gaps are sorted by."""
        return " ".join((self.item.row.key, self.place, self.due_by, self.earlier))


def days_of_meeting(meeting: Meeting) -> Interval | None:
    """The days on which it may have been held; nothing where none is told."""
    text = meeting.held or meeting.since
    return None if text is None or text == UNKNOWN else days_of(text)


def in_order(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Meetings by their places in time."""
    return sorted(meetings, key=place_in_time)


def place_in_time(meeting: Meeting) -> str:
    """What meetings are sorted by: the first and last day on which one may have been held, then its id.

    Those without a day come last.
    """
    days = days_of_meeting(meeting)
    first, last = (days.valid_from, days.valid_to) if days else ("~", "~")
    return f"{first}|{last}|{meeting.meeting}"


def before_each(meetings: Iterable[Meeting], items: Iterable[TemplateItem]) -> dict[str, dict[str, Interval]]:
    """By meeting and item with a rhythm, the days of the meeting before at the same place that the item is about."""
    found: dict[str, dict[str, Interval]] = defaultdict(dict)
    rhythms = [item for item in items if item.is_rhythm]
    last: dict[tuple[str, str], Interval] = {}
    for meeting in in_order(meetings):
        days = days_of_meeting(meeting)
        if days is None:
            continue
        for item in rhythms:
            if item.concerns(meeting):
                at = (item.row.id, meeting.place)
                if at in last:
                    found[meeting.meeting][item.row.id] = last[at]
                last[at] = days
    return found


def gaps_of(
    meetings: Sequence[Meeting], item: TemplateItem, *, complete: Sequence[CompleteSource], day: str
) -> tuple[Gap, ...]:
    """Where meetings that an item's rhythm is about are surely further apart than it allows, place by place."""
    if not item.is_rhythm:
        return ()
    places: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        if item.concerns(meeting):
            places[meeting.place].append(meeting)
    return tuple(gap for _, held in sorted(places.items()) for gap in _gaps_at(in_order(held), item, complete, day))


def _gaps_at(
    meetings: Sequence[Meeting], item: TemplateItem, complete: Sequence[CompleteSource], day: str
) -> Iterable[Gap]:
    dated = [(meeting, days) for meeting in meetings if (days := days_of_meeting(meeting)) is not None]
    due = item.due
    undated = len(dated) < len(meetings)
    today = Interval(day, day)
    following: list[tuple[Meeting | None, Interval]] = [*dated[1:], (None, today)]
    for (earlier, days), (later, then) in zip(dated, following, strict=False):
        if due is None or in_time(then, due, start=days) is not False:
            continue
        due_by = due.after(days.valid_to)
        whole = told_whole("meetings", complete, area_code=earlier.area_code, first=days.valid_from, last=due_by)
        yield Gap(item, earlier.place, earlier.meeting, later and later.meeting, due_by, whole and not undated)
