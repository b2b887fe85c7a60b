"""When something is due, as far as the words of a rule's item can be reckoned with; other words are told as they are.

Read are `N日内`, `N天内`, `within N days` (from the step before); `月初`, `上旬`, `month start` (by the 10th); `月中`,
`中旬`, `mid-month` (by the 20th); `月底`, `月末`, `下旬`, `month end` (by the last day of the month); and the rhythms
`每日`, `每周`, `每月`, `每季度`, `每半年`, `每年`, with or without `一次`, or `daily` to `yearly`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from graph.codelists import CodeList
from graph.dates import Interval


class DueForm(CodeList):
    """How a time limit can be reckoned with (时限形式)."""

    WITHIN_DAYS = "WITHIN_DAYS", "So many days from the step before (几日内)."
    MONTH_PART = "MONTH_PART", "By the end of a third of the meeting's month (上中下旬)."
    RHYTHM = "RHYTHM", "Again and again, so far apart at most (周期)."
    TEXT = "TEXT", "In words that are not reckoned with (文字)."
    NONE = "NONE", "No time limit is told (未规定)."


@dataclass(frozen=True)
class Due:
    """A time limit that can be reckoned with: so many days, or months; of a part of a month, its last day at most."""

    form: DueForm
    days: int = 0
    months: int = 0

    def after(self, day: str) -> str:
        """The last day in time, counted from an ISO day: days and months later, or the last of its month's part."""
        start = date.fromisoformat(day)
        if self.form is DueForm.MONTH_PART:
            return start.replace(day=min(self.days, monthrange(start.year, start.month)[1])).isoformat()
        year, month = divmod(start.year * 12 + start.month - 1 + self.months, 12)
        moved = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
        return (moved + timedelta(days=self.days)).isoformat()


_WITHIN = re.compile(r"(?:(\d{1,3}|[一二两三四五六七八九十])(?:日|天)(?:之|以)?内|within(\d{1,3})days?)")
_NUMERALS = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九十", start=1)} | {"两": "2"}
_PARTS = {
    **dict.fromkeys(("月初", "月上旬", "上旬", "monthstart"), 10),
    **dict.fromkeys(("月中", "月中旬", "中旬", "mid-month"), 20),
    **dict.fromkeys(("月底", "月末", "月下旬", "下旬", "monthend"), 31),
}
_RHYTHMS = {
    **dict.fromkeys(("每日", "每天", "daily"), (1, 0)),
    **dict.fromkeys(("每周", "weekly"), (7, 0)),
    **dict.fromkeys(("每月", "monthly"), (0, 1)),
    **dict.fromkeys(("每季度", "每季", "quarterly"), (0, 3)),
    **dict.fromkeys(("每半年", "half-yearly"), (0, 6)),
    **dict.fromkeys(("每年", "yearly"), (0, 12)),
}


def form_of(text: str | None) -> DueForm:
    """How a time limit can be reckoned with."""
    due = due_of(text)
    return due.form if due else DueForm.TEXT if text else DueForm.NONE


def due_of(text: str | None) -> Due | None:
    """A time limit, where its words can be reckoned with."""
    words = re.sub(r"\s", "", text or "").casefold()
    if found := _WITHIN.fullmatch(words):
        said = found[1] or found[2]
        return Due(DueForm.WITHIN_DAYS, days=int(_NUMERALS.get(said, said)))
    if (last := _PARTS.get(words.removeprefix("每"))) is not None:
        return Due(DueForm.MONTH_PART, days=last)
    days, months = _RHYTHMS.get(words.removesuffix("一次"), (0, 0))
    return Due(DueForm.RHYTHM, days, months) if days or months else None


def in_time(day: Interval, due: Due, *, start: Interval) -> bool | None:
    """Whether something was in time, counted from a start; nothing where the dates, being prefixes, leave it open."""
    if day.valid_to <= due.after(start.valid_from):
        return True
    return False if day.valid_from > due.after(start.valid_to) else None
