"""The periods of assessment rounds: what their texts stand for, and what comes right after what.

Read are a prefix date (`2018`, `2018-06`), `2018年`, `2018年6月`, quarters (`2018Q3`, `2018-Q3`, `2018年第3季度`,
`2018年三季度`) and halves (`2018H1`, `2018年上半年`). Any other text is told as it is and orders nothing.
"""

import re
from collections.abc import Iterable

from graph.dates import Interval, days_of
from graph.rules import ConsequencePeriod

_MONTHS = {ConsequencePeriod.MONTH: 1, ConsequencePeriod.QUARTER: 3, ConsequencePeriod.YEAR: 12}
_NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4"}

_QUARTER = re.compile(r"(\d{4})(?:年(?:第)?([1-4一二三四])季度|-?[Qq]([1-4]))")
_HALF = re.compile(r"(\d{4})(?:年([上下])半年|-?[Hh]([12]))")
_MONTH = re.compile(r"(\d{4})年(?:(\d{1,2})月)?")


def period_of(text: str | None) -> Interval | None:
    """First and last day of a round's period; nothing where its text tells none."""
    written = (text or "").replace(" ", "")
    if found := _QUARTER.fullmatch(written):
        said = found[2] or found[3]
        return _months(found[1], (int(_NUMERALS.get(said, said)) - 1) * 3 + 1, 3)
    if found := _HALF.fullmatch(written):
        return _months(found[1], 1 if found[2] == "上" or found[3] == "1" else 7, 6)
    if found := _MONTH.fullmatch(written):
        written = f"{found[1]}-{int(found[2]):02}" if found[2] else found[1]
    try:
        return days_of(written)
    except ValueError:
        return None


def place_in(days: Interval, period: ConsequencePeriod) -> int | None:
    """Which calendar month, quarter or year some days lie in, numbered on; nothing where they lie in several."""
    months = _MONTHS[period]
    first, last = (_number(day) // months for day in (days.valid_from, days.valid_to))
    return first if first == last else None


def runs(places: Iterable[int]) -> list[list[int]]:
    """Numbers, each once, as runs without a gap."""
    found: list[list[int]] = []
    for place in sorted(set(places)):
        if found and found[-1][-1] + 1 == place:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def _months(year: str, first: int, count: int) -> Interval | None:
    try:
        return Interval(days_of(f"{year}-{first:02}").valid_from, days_of(f"{year}-{first + count - 1:02}").valid_to)
    except ValueError:
        return None


def _number(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1
