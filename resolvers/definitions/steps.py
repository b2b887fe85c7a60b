"""A span of days cut into steps: the last day of each month, quarter or year in it, and the last day of the span."""

from calendar import monthrange
from datetime import date

from graph.codelists import CodeList
from graph.errors import BadInput

MOST_POINTS = 60
"""How many days a trend is told for at most: five years of months."""


class Step(CodeList):
    """How far apart the points of a trend lie (步长)."""

    MONTH = "MONTH", "The last day of each month (逐月)."
    QUARTER = "QUARTER", "The last day of each quarter (逐季)."
    YEAR = "YEAR", "The last day of each year (逐年)."


_MONTHS = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}


def days_of_steps(since: date, until: date, step: Step) -> tuple[date, ...]:
    """The last days of the steps from one day to another, both included, and the last day itself, in order.

    Raises:
        BadInput: the days are the wrong way round, or there are too many steps between them.
    """
    if since > until:
        raise BadInput(f"since: {since} lies after until, {until}: exchange them.")
    length = _MONTHS[step]
    # The last month of the step that the first day lies in, counted from year 0.
    last = (since.year * 12 + since.month - 1) // length * length + length - 1
    if (until.year * 12 + until.month - 1 - last) // length >= MOST_POINTS:
        raise BadInput(
            f"There are more than {MOST_POINTS} steps from {since} to {until}: ask for a shorter span or longer steps.",
            maximum=MOST_POINTS,
        )
    days: list[date] = []
    while (day := _last_day(last)) <= until:
        days.append(day)
        last += length
    return tuple(days) if days and days[-1] == until else (*days, until)


def _last_day(month: int) -> date:
    year, number = divmod(month, 12)
    # Nothing lies beyond the calendar's end.
    return date(year, number + 1, monthrange(year, number + 1)[1]) if year <= date.max.year else date.max
