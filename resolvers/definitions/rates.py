"""Rates, exactly: a percentage is worked out in whole numbers and rounded once, as the rule says."""

from dataclasses import dataclass

from graph.codelists import CodeList, Rounding


class NoPercent(CodeList):
    """Why a rate has no percentage (无百分比的原因)."""

    NO_UNITS = "NO_UNITS", "No unit of the kind is recorded there, so there is nothing to divide by (无单位)."
    UNKNOWN_UNITS = (
        "UNKNOWN_UNITS",
        "Of some units it is not known whether they are covered; see the bounds (部分未知).",
    )


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
        low, high: the bounds while units are unknown: the rate if none of them, and if all of them, were covered.
    """

    numerator: int
    denominator: int
    unknown: int
    percent: str | None
    no_percent: NoPercent | None
    low: str | None
    high: str | None


def tally_of(counted: int, not_counted: int, unknown: int, *, decimals: int, rounding: Rounding) -> Tally:
    """The rate of so many units counted, not counted and unknown."""
    denominator = counted + not_counted + unknown
    if not denominator:
        return Tally(0, 0, 0, None, NoPercent.NO_UNITS, None, None)
    low = percent(counted, denominator, decimals=decimals, rounding=rounding)
    if not unknown:
        return Tally(counted, denominator, 0, low, None, None, None)
    high = percent(counted + unknown, denominator, decimals=decimals, rounding=rounding)
    return Tally(counted, denominator, unknown, None, NoPercent.UNKNOWN_UNITS, low, high)
