"""Prefix dates as spans of days: a year, a month or a day stands for all its days, `?` for one that is not known."""

from calendar import monthrange

EVER, OPEN, NEVER = "0001-01-01", "9999-12-31", ""
"""The first day of what holds since ever, the last of what is open, and that of what is over on an unknown day."""

UNKNOWN = "?"


def first_day(prefix: str) -> str:
    """The first day of a prefix date, as an ISO day."""
    return prefix + "-01" * (2 - prefix.count("-"))


def last_day(prefix: str) -> str:
    """The last day of a prefix date, as an ISO day."""
    match prefix.split("-"):
        case [year]:
            return f"{year}-12-31"
        case [year, month]:
            return f"{year}-{month}-{monthrange(int(year), int(month))[1]}"
        case _:
            return prefix


def span(begin: str, end: str, stated: str) -> tuple[str, str]:
    """The first and the last day on which a row holds, from its cells and the day its source speaks of."""
    first = EVER if not begin else first_day(stated if begin == UNKNOWN else begin)
    last = OPEN if not end else NEVER if end == UNKNOWN else last_day(end)
    return first, last


def precedes(one: str, other: str) -> bool:
    """Whether one prefix date is told to lie before another: all of its days before all of the other's."""
    return last_day(one) < first_day(other)
