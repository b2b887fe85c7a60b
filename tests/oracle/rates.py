"""Percentages by exact fractions, and the rates that unknown units leave possible, by trying every way."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product

COUNTED, NOT_COUNTED, OUTSIDE = "counted", "not counted", "outside"


def percent(rate: Fraction, rule: Mapping[str, str]) -> str:
    """A rate in percent, as a rule rounds it."""
    decimals = int(rule["decimals"])
    scaled = rate * 100 * 10**decimals
    whole = scaled.numerator // scaled.denominator
    if rule["rounding"].upper() == "HALF_UP" and scaled - whole >= Fraction(1, 2):
        whole += 1
    digits = str(whole).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


def rate(units: Iterable[frozenset[str]], rule: Mapping[str, str]) -> dict[str, object]:
    """The rate of units, as a rule rounds it.

    Args:
        units: the ways each of them may fall, which is one where it is known.
        rule: how percentages are rounded.
    """
    ways = list(units)
    unknown = [each for each in ways if len(each) > 1]
    answer: dict[str, object] = {
        "numerator": ways.count(frozenset({COUNTED})),
        "denominator": len(ways),
        "unknownCount": len(unknown),
        "percent": None,
        "noPercent": None,
        "bounds": None,
    }
    if not ways:
        return answer | {"noPercent": "NO_UNITS"}
    possible = possible_rates(ways)
    if not unknown:
        return answer | {"percent": percent(min(possible), rule)}
    bounds = {"low": percent(min(possible), rule), "high": percent(max(possible), rule)}
    return answer | {"noPercent": "UNKNOWN_UNITS", "bounds": bounds}


def possible_rates(units: Iterable[frozenset[str]]) -> set[Fraction]:
    """The rates there may be, each unit falling in any of its ways; where all are outside, there is none."""
    sums = {(0, 0)}
    for ways in units:
        steps = [{COUNTED: (1, 1), NOT_COUNTED: (0, 1), OUTSIDE: (0, 0)}[way] for way in ways]
        sums = {(one[0] + step[0], one[1] + step[1]) for one, step in product(sums, steps)}
    return {Fraction(counted, counting) for counted, counting in sums if counting}
