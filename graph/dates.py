"""Prefix dates and the closed intervals they stand for: the one place that compares dates.

A prefix date is kept as it was written: a year (`2018`), a month (`2018-12`) or a day (`2018-12-01`). Its first and
last day are worked out here, once, as ISO strings of ten characters, so that Cypher only ever compares strings.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

UNKNOWN = "?"
"""Written for a day that is past but not known: begun by, or over by, the day the source speaks of."""

SINCE_EVER = "0001-01-01"
OPEN_END = "9999-12-31"
NEVER = "0000-00-00"
"""A `valid_to` before every day: what ended on an unknown day holds on no day, and stays as history."""

OPEN_INSTANT = "9999-12-31T23:59:59.999999Z"
FIRST_INSTANT = "0001-01-01T00:00:00.000000Z"
"""Before anything was recorded: what a reader of an empty graph is given as `known`."""

_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1000, 9998


_KEPT = 10_000
"""How many prefix dates are kept with their days: they are asked for row by row, and a graph has few."""


@dataclass(frozen=True)
class Interval:
    """The days on which a fact holds, first and last included, as ISO strings."""

    valid_from: str
    valid_to: str

    def holds_on(self, day: str) -> bool:
        """Whether the fact holds on an ISO day."""
        return self.valid_from <= day <= self.valid_to


@lru_cache(_KEPT)
def days_of(prefix: str) -> Interval:
    """First and last day of a prefix date.

    Raises:
        ValueError: it is no year, month or day of the calendar between the years 1000 and 9998; the text says what to
            write.
    """
    found = _PREFIX.fullmatch(prefix)
    if found is None:
        raise ValueError(f"{prefix!r} is not a date: write a year (2018), a month (2018-12) or a day (2018-12-01)")
    year = int(found[1])
    month, day = (int(part) if part else None for part in (found[2], found[3]))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"{prefix!r} lies outside the years {_FIRST_YEAR} to {_LAST_YEAR}")
    if not month:
        if month == 0:
            raise ValueError(f"{prefix!r} has a month that does not exist: months are 01 to 12")
        return Interval(f"{year:04}-01-01", f"{year:04}-12-31")
    if month > 12:
        raise ValueError(f"{prefix!r} has a month that does not exist: months are 01 to 12")
    last = monthrange(year, month)[1]
    if day is None:
        return Interval(f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last:02}")
    if not 1 <= day <= last:
        raise ValueError(f"{prefix!r} is a day that does not exist: that month has {last} days")
    return Interval(prefix, prefix)


def interval_of(begin: str | None, end: str | None, *, stated: str | None) -> Interval:
    """The interval of a fact from its `from` and `to` cells.

    Blank `from` holds since ever, blank `to` is open. `?` in `from` is begun by the first day of `stated`, the prefix
    date the source speaks of; `?` in `to` is over on an unknown day, so that the fact holds on no day.

    Raises:
        ValueError: a cell is no prefix date, the interval ends before it begins, or `from` is `?` and the source has no
            date.
    """
    if begin == UNKNOWN:
        if stated is None:
            raise ValueError(
                "'?' in 'from' needs a source with a 'stated' or 'published' date; fill one in, or leave 'from' blank"
            )
        first = days_of(stated).valid_from
    else:
        first = SINCE_EVER if begin is None else days_of(begin).valid_from
    if end == UNKNOWN:
        return Interval(first, NEVER)
    last = OPEN_END if end is None else days_of(end).valid_to
    if last < first:
        raise ValueError(
            f"it ends ({end}) before it begins ({begin if begin != UNKNOWN else stated}): correct 'from' or 'to'"
        )
    return Interval(first, last)


def years_after(day: str, years: int) -> str:
    """The last day of a period of so many years that an ISO day begins: its anniversary.

    Where the month has no such day it is the month's last, so that 29 February leads to 28 February in a common year,
    as the Civil Code has it of every period (民法典第二百零二条).
    """
    return _moved(day, 12 * years)


def months_before(day: str, months: int) -> str:
    """The ISO day so many months before another; the month's last where it has no such day."""
    return _moved(day, -months)


def days_after(day: str, days: int) -> str:
    """The ISO day so many days after another, or the last of all days where the calendar ends."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return OPEN_END


def _moved(day: str, months: int) -> str:
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    if not 1 <= year <= int(OPEN_END[:4]):
        return OPEN_END if months > 0 else SINCE_EVER
    last = monthrange(year, month + 1)[1]
    return f"{year:04}-{month + 1:02}-{min(int(day[8:]), last):02}"


def day_text(day: date) -> str:
    """A day as the statements take it."""
    return day.isoformat()


def instant_text(instant: datetime) -> str:
    """An aware instant as the fixed-width UTC string that versions carry (27 characters).

    Raises:
        ValueError: the instant has no time zone.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone, such as 2026-01-31T08:00:00Z")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(len(OPEN_INSTANT), "0")


def instant_of(text: str) -> datetime:
    """The aware instant of a fixed-width UTC string."""
    return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)


def instant_after(text: str, now: datetime) -> str:
    """`now`, or the first instant after `text` where a clock has gone backwards."""
    wanted = instant_text(now)
    return wanted if wanted > text else instant_text(instant_of(text) + timedelta(microseconds=1))


def begun_since(text: str | None, valid_from: str, day: str) -> bool | None:
    """Whether what began as its `from` cell says began on or after an ISO day; nothing where that is not told.

    A blank cell tells nothing. `?` is begun by `valid_from`, which tells of later days only. A prefix date tells
    unless the day lies inside it.

    Args:
        text: the cell, as it was written.
        valid_from: the first day of the fact.
        day: the day asked about.
    """
    if text is None or text == UNKNOWN:
        return False if text and valid_from < day else None
    days = days_of(text)
    if days.valid_from >= day:
        return True
    return False if days.valid_to < day else None
