"""Laws of rates: bounds are the least and the greatest of all the rates that unknown units leave possible."""

from fractions import Fraction
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from graph.codelists import Rounding
from resolvers.definitions.rates import EITHER, NoPercent, Way, bounds_of, percent, tally_of

WAYS = [frozenset(ways) for size in (2, 3) for ways in combinations(Way, size)]
FEW = st.integers(min_value=0, max_value=4)
UNKNOWN = st.lists(st.sampled_from(WAYS), max_size=5)
ROUNDINGS = st.sampled_from(Rounding)


def rates(counted: int, not_counted: int, unknown: list[frozenset[Way]]) -> list[Fraction]:
    """Every rate there may be, by trying every way in which all unknown units may fall."""
    found: list[Fraction] = []
    for taken in product(*unknown):
        numerator = counted + sum(way.value[0] for way in taken)
        denominator = counted + not_counted + sum(way.value[1] for way in taken)
        found += [Fraction(numerator, denominator)] if denominator else []
    return found


@given(FEW, FEW, UNKNOWN)
def test_bounds_are_the_extremes_of_what_may_be(counted: int, not_counted: int, unknown: list[frozenset[Way]]) -> None:
    possible = rates(counted, not_counted, unknown)
    if possible:
        low, high = bounds_of(counted, not_counted, unknown)
        assert Fraction(low.numerator, low.denominator) == min(possible)
        assert Fraction(high.numerator, high.denominator) == max(possible)


@given(FEW, FEW, UNKNOWN, st.integers(0, 4), ROUNDINGS)
def test_a_rate_has_a_percentage_or_bounds_or_nothing_to_divide_by(
    counted: int, not_counted: int, unknown: list[frozenset[Way]], decimals: int, rounding: Rounding
) -> None:
    tally = tally_of(counted, not_counted, unknown, decimals=decimals, rounding=rounding)
    assert (tally.numerator, tally.unknown) == (counted, len(unknown))
    assert tally.denominator == counted + not_counted + len(unknown)
    told = (tally.percent is not None, tally.low is not None, tally.no_percent)
    if not tally.denominator:
        assert told == (False, False, NoPercent.NO_UNITS)
    elif unknown:
        assert told == (False, True, NoPercent.UNKNOWN_UNITS)
    else:
        assert told == (True, False, None)


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 4), ROUNDINGS)
def test_a_percentage_is_within_its_last_decimal(numerator: int, more: int, decimals: int, rounding: Rounding) -> None:
    denominator = numerator + more
    exact = Fraction(100 * numerator, denominator)
    off = exact - Fraction(percent(numerator, denominator, decimals=decimals, rounding=rounding))
    unit = Fraction(1, 10**decimals)
    assert 0 <= off < unit if rounding is Rounding.TRUNCATE else -unit / 2 <= off < unit / 2


def test_a_unit_that_counts_or_not_is_in_the_denominator_either_way() -> None:
    low, high = bounds_of(0, 0, [EITHER])
    assert ((low.numerator, low.denominator), (high.numerator, high.denominator)) == ((0, 1), (1, 1))
