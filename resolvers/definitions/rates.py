"""Rates, exactly: a percentage is worked out in whole numbers and rounded once, as the rule says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from graph.codelists import CodeList, Rounding


class NoPercent(CodeList):
    """Why a rate has no percentage (无百分比的原因)."""

    NO_UNITS = "NO_UNITS", "Nothing of the kind is recorded there, so there is nothing to divide by (无单位)."
    UNKNOWN_UNITS = "UNKNOWN_UNITS", "Of some units it is not known whether they count; see the bounds (部分未知)."


class Way(Enum):
    """How a unit may fall: what it adds to the numerator and to the denominator."""

    COUNTED = (1, 1)
    NOT_COUNTED = (0, 1)
    OUTSIDE = (0, 0)


EITHER = frozenset({Way.COUNTED, Way.NOT_COUNTED})
"""A unit that is in the denominator for certain, and counts or not."""

_LOWEST = (Way.NOT_COUNTED, Way.OUTSIDE, Way.COUNTED)
_HIGHEST = (Way.COUNTED, Way.OUTSIDE, Way.NOT_COUNTED)


@dataclass(frozen=True)
class Fraction:
    """A numerator and a denominator as they were counted, not reduced."""

    numerator: int
    denominator: int


def percent(numerator: int, denominator: int, *, decimals: int, rounding: Rounding) -> str:
    """`numerator / denominator` in percent, with exactly `decimals` decimals.

    Raises:
        ValueError: the denominator is not positive.
    """
    if denominator <= 0:
        raise ValueError("a rate needs a positive denominator")
    scaled, rest = divmod(numerator * 100 * 10**decimals, denominator)
    if rounding is Rounding.HALF_UP and 2 * rest >= denominator:
        scaled += 1
    whole, part = divmod(scaled, 10**decimals)
    return f"{whole}.{part:0{decimals}}" if decimals else str(whole)


@dataclass(frozen=True)
class Tally:
    """A rate with what it counted.

    Attributes:
        numerator: units counted.
        denominator: units counted, not counted and unknown.
        unknown: units of which it is not known.
        percent: the rate as the rule rounds it; nothing where it cannot be told.
        no_percent: why there is none.
        low, high: the bounds while units are unknown: the least and the greatest rate that they leave possible.
    """

    numerator: int
    denominator: int
    unknown: int
    percent: str | None
    no_percent: NoPercent | None
    low: str | None
    high: str | None


def bounds_of(counted: int, not_counted: int, unknown: Iterable[frozenset[Way]]) -> tuple[Fraction, Fraction]:
    """The least and the greatest rate, each unknown unit falling in any of its ways.

    Among the ways in which all of them may fall, those that leave no unit at all have no rate and bound nothing.
    There must be a unit, or an unknown one that may be.
    """
    ways = list(unknown)
    return _extreme(counted, not_counted, ways, _LOWEST), _extreme(counted, not_counted, ways, _HIGHEST)


def tally_of(
    counted: int, not_counted: int, unknown: Sequence[frozenset[Way]], *, decimals: int, rounding: Rounding
) -> Tally:
    """The rate of so many units counted and not counted, and of unknown ones, each with the ways it may fall."""
    denominator = counted + not_counted + len(unknown)
    if not denominator:
        return Tally(0, 0, 0, None, NoPercent.NO_UNITS, None, None)
    low, high = (
        percent(bound.numerator, bound.denominator, decimals=decimals, rounding=rounding)
        for bound in bounds_of(counted, not_counted, unknown)
    )
    if not unknown:
        return Tally(counted, denominator, 0, low, None, None, None)
    return Tally(counted, denominator, len(unknown), None, NoPercent.UNKNOWN_UNITS, low, high)


def _extreme(
    counted: int, not_counted: int, unknown: Sequence[frozenset[Way]], preferred: tuple[Way, Way, Way]
) -> Fraction:
    # Outside is never worse than the way that pulls the other way, so the units may be taken one by one.
    taken = [next(way for way in preferred if way in ways) for ways in unknown]
    numerator = counted + sum(way.value[0] for way in taken)
    denominator = counted + not_counted + sum(way.value[1] for way in taken)
    if denominator:
        return Fraction(numerator, denominator)
    # All may lie outside, and whichever does not falls in the one other way that all of them have.
    return Fraction(preferred[-1].value[0], 1)
