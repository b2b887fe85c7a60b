"""Laws of prefix dates: what they stand for, how they are refused, and how instants keep their order."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import (
    NEVER,
    OPEN_END,
    SINCE_EVER,
    Interval,
    days_of,
    instant_after,
    instant_of,
    instant_text,
    interval_of,
)

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))
CUTS = st.tuples(DAYS, st.sampled_from((4, 7, 10))).map(lambda cut: cut[0].isoformat()[: cut[1]])
INSTANTS = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis adds the zones
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


@given(CUTS)
def test_a_prefix_stands_for_exactly_the_days_that_begin_with_it(prefix: str) -> None:
    days = days_of(prefix)
    first, last = date.fromisoformat(days.valid_from), date.fromisoformat(days.valid_to)
    assert days.valid_from.startswith(prefix)
    assert days.valid_to.startswith(prefix)
    assert not (first - timedelta(days=1)).isoformat().startswith(prefix) if first > date(1000, 1, 1) else True
    assert not (last + timedelta(days=1)).isoformat().startswith(prefix)


@given(DAYS, st.sampled_from((4, 7, 10)))
def test_a_day_lies_in_each_of_its_prefixes(day: date, cut: int) -> None:
    assert days_of(day.isoformat()[:cut]).holds_on(day.isoformat())


@given(st.one_of(st.none(), CUTS, st.just("?")), st.one_of(st.none(), CUTS, st.just("?")), CUTS, DAYS)
def test_no_fact_is_over_and_not_begun_at_once(begin: str | None, end: str | None, stated: str, day: date) -> None:
    try:
        found = interval_of(begin, end, stated=stated)
    except ValueError:
        # Refused only because it would end before it begins.
        began = days_of(stated if begin == "?" else begin or "1000").valid_from
        assert end not in (None, "?")
        assert days_of(end).valid_to < began
        return
    over, begun = found.valid_to < day.isoformat(), found.valid_from <= day.isoformat()
    if end == "?":
        assert found.valid_to == NEVER
        assert not found.holds_on(day.isoformat()), "it ended on an unknown day, so it holds on none"
    else:
        assert begun or not over
        assert found.holds_on(day.isoformat()) == (begun and not over)


def test_blank_is_since_ever_and_open_and_a_question_mark_takes_the_sources_day() -> None:
    assert interval_of(None, None, stated=None) == Interval(SINCE_EVER, OPEN_END)
    assert interval_of("?", None, stated="2018-12") == Interval("2018-12-01", OPEN_END)
    assert interval_of("2018", "2018", stated=None) == Interval("2018-01-01", "2018-12-31")
    assert interval_of("2018-02", "2018-02", stated=None) == Interval("2018-02-01", "2018-02-28")
    assert days_of("2020-02") == Interval("2020-02-01", "2020-02-29")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2018-02-30", "28 days"),
        ("2018-13", "01 to 12"),
        ("2018-00", "01 to 12"),
        ("2018-1", "write a year"),
        ("18", "write a year"),
        ("2018-12-01T00", "write a year"),
        ("２０１８", "write a year"),
        ("0999", "outside the years"),
        ("9999", "outside the years"),
        ("", "write a year"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        days_of(text)


def test_a_question_mark_needs_a_dated_source_and_an_end_must_not_precede_the_beginning() -> None:
    with pytest.raises(ValueError, match="needs a source"):
        interval_of("?", None, stated=None)
    with pytest.raises(ValueError, match=r"ends .2018. before it begins .2019."):
        interval_of("2019", "2018", stated=None)


@given(INSTANTS, INSTANTS)
def test_instants_as_texts_keep_their_order_and_come_back(one: datetime, other: datetime) -> None:
    texts = instant_text(one), instant_text(other)
    assert len(texts[0]) == len(texts[1]) == 27
    assert (texts[0] < texts[1]) == (one < other)
    assert instant_of(texts[0]) == one
    assert instant_after(texts[0], other) > texts[0]
    assert instant_after(texts[0], other) >= texts[1]


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        instant_text(datetime(2018, 1, 1))  # noqa: DTZ001 - that is the point
    assert instant_text(datetime(2018, 1, 1, tzinfo=UTC)) == "2018-01-01T00:00:00.000000Z"
