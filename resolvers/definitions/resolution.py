"""Response, settlement and satisfaction (响应率、解决率、满意率): what each counts, of which problems, and how fast.

The three rates are those by which hotlines are appraised; no source prints their formulas, so they are named here.
Whether 基本满意 counts as satisfied is said by the SATISFACTION rule in force, whether 不予受理 stays in the
denominator by the caller.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.codelists import CodeList, ProblemStatus, Verdict
from graph.dates import days_of
from graph.entities.lists import CompleteSource
from graph.questions.resolution import ResolutionRow
from graph.rules import SatisfactionParameters
from resolvers.definitions.complete import told_absent
from resolvers.definitions.handling import SETTLED
from resolvers.definitions.raising import days_to_settle, raised_on
from resolvers.definitions.rates import Tally, Way, tally_of


class ResolutionFormula(CodeList):
    """What a rate of handled problems divides by what (办理指标公式)."""

    RESPONSE = "RESPONSE", "Problems on which a step was taken, of those accepted (响应率)."
    SETTLEMENT = "SETTLEMENT", "Problems that the handlers hold settled or closed, of those accepted (解决率)."
    SATISFACTION = (
        "SATISFACTION",
        "Problems whose complainant is satisfied, of those that a complainant rated (满意率).",
    )


class ResolutionGrouping(CodeList):
    """What problems are grouped by (分组方式)."""

    CATEGORY = "CATEGORY", "By their category (按类别)."
    HANDLER = "HANDLER", "By whoever took a step on them; one problem may stand in several groups (按处理方)."
    CHANNEL = "CHANNEL", "By the channel through which they came in (按渠道)."
    COMPOUND = "COMPOUND", "By the compound they are at (按小区)."


class Window(CodeList):
    """Whether a problem was raised in a window of days (是否在期间内)."""

    INSIDE = "INSIDE", "Surely raised in it (期间内)."
    OUTSIDE = "OUTSIDE", "Surely not (期间外)."
    UNDATED = "UNDATED", "When it was raised is not told, or not closely enough (日期不明)."


@dataclass(frozen=True)
class ResolutionStandard:
    """What problems are judged by.

    Attributes:
        rule: which grades count as satisfied, which as rated, and how percentages are written.
        rejected: whether problems that were not accepted (不予受理) stay in the denominator of response and settlement.
        complete: sources complete for some tables in an area.
        day: the ISO day.
    """

    rule: SatisfactionParameters
    rejected: bool
    complete: tuple[CompleteSource, ...]
    day: str


@dataclass(frozen=True)
class ResolutionFigures:
    """What is counted of some problems, a batch as many as it stands for.

    Attributes:
        raised: all of them.
        accepted, rejected: those accepted for handling, and those not; the others are not decided, or not told.
        response, settlement, satisfaction: the rates by their formulas.
        timed: settled problems of which both the day of raising and that of settling are told.
        median_days, ninetieth_days: of those, the days between, by nearest rank: the least number of days that half,
            or nine in ten, of them did not exceed. Nothing where there are none.
    """

    raised: int
    accepted: int
    rejected: int
    response: Tally
    settlement: Tally
    satisfaction: Tally
    timed: int
    median_days: int | None
    ninetieth_days: int | None


_ACCEPTED = frozenset(
    {
        ProblemStatus.ACCEPTED,
        ProblemStatus.IN_PROGRESS,
        ProblemStatus.AWAITING_DECISION,
        ProblemStatus.SETTLED,
        ProblemStatus.REOPENED,
        ProblemStatus.CLOSED,
    }
)
_ANY = frozenset(Way)


def window_of(row: ResolutionRow, since: str | None, until: str | None) -> Window:
    """Whether a problem was raised between two ISO days, both included; a side that is not given is open."""
    if since is None and until is None:
        return Window.INSIDE
    told = raised_on(row.reported, row.since)
    if told is None:
        return Window.UNDATED
    days = days_of(told)
    if (until is not None and days.valid_from > until) or (since is not None and days.valid_to < since):
        return Window.OUTSIDE
    inside = (since is None or days.valid_from >= since) and (until is None or days.valid_to <= until)
    return Window.INSIDE if inside else Window.UNDATED


def keys_of(row: ResolutionRow, by: ResolutionGrouping) -> tuple[str | None, ...]:
    """The groups that a problem stands in; nothing is a group of its own: not told."""
    match by:
        case ResolutionGrouping.CATEGORY:
            return (row.category,)
        case ResolutionGrouping.CHANNEL:
            return (row.channel,)
        case ResolutionGrouping.COMPOUND:
            return (row.place if row.place.startswith("compound:") else None,)
        case _:
            return row.handlers or (None,)


def figures_of(rows: Sequence[ResolutionRow], standard: ResolutionStandard) -> ResolutionFigures:
    """What is counted of some problems."""
    days = sorted(taken for row in rows for taken in [_days(row)] * row.number if taken is not None)
    return ResolutionFigures(
        raised=sum(row.number for row in rows),
        accepted=sum(row.number for row in rows if _status(row) in _ACCEPTED),
        rejected=sum(row.number for row in rows if _status(row) is ProblemStatus.REJECTED),
        response=_tally(rows, standard, lambda row: _responded(row, standard)),
        settlement=_tally(rows, standard, _settled),
        satisfaction=_satisfaction(rows, standard),
        timed=len(days),
        median_days=_nearest_rank(days, 50),
        ninetieth_days=_nearest_rank(days, 90),
    )


def _status(row: ResolutionRow) -> ProblemStatus | None:
    return ProblemStatus(row.status) if row.status else None


def _in_denominator(row: ResolutionRow, standard: ResolutionStandard) -> bool | None:
    status = _status(row)
    if status is None:
        return None
    return status in _ACCEPTED or (standard.rejected and status is ProblemStatus.REJECTED)


def _responded(row: ResolutionRow, standard: ResolutionStandard) -> bool | None:
    if row.handlers or row.status in SETTLED:
        return True
    absent = told_absent(("handlings",), standard.complete, stays=row.stays, day=standard.day)
    return False if absent or _status(row) is ProblemStatus.REJECTED else None


def _settled(row: ResolutionRow) -> bool | None:
    return None if row.status is None else row.status in SETTLED


def _tally(
    rows: Sequence[ResolutionRow], standard: ResolutionStandard, counts: Callable[[ResolutionRow], bool | None]
) -> Tally:
    judged = [(_in_denominator(row, standard), counts(row), row.number) for row in rows]
    unknown = [
        _ways(inside, told) for inside, told, number in judged for _ in range(number) if inside is not False
        if inside is None or told is None
    ]  # fmt: skip
    return tally_of(
        sum(number for inside, told, number in judged if inside and told),
        sum(number for inside, told, number in judged if inside and told is False),
        unknown,
        decimals=standard.rule.decimals,
        rounding=standard.rule.rounding,
    )


def _ways(inside: bool | None, told: bool | None) -> frozenset[Way]:
    counted = {True: {Way.COUNTED}, False: {Way.NOT_COUNTED}, None: {Way.COUNTED, Way.NOT_COUNTED}}[told]
    return frozenset(counted) if inside else frozenset({*counted, Way.OUTSIDE})


def _satisfaction(rows: Iterable[ResolutionRow], standard: ResolutionStandard) -> Tally:
    # Who was not asked is in no denominator: a rate of those who rated is no rate of all.
    rated = [(Verdict(row.verdict), row.number) for row in rows if row.verdict]
    rated = [(verdict, number) for verdict, number in rated if verdict in standard.rule.rated]
    satisfied = sum(number for verdict, number in rated if verdict in standard.rule.satisfied)
    return tally_of(
        satisfied,
        sum(number for _, number in rated) - satisfied,
        (),
        decimals=standard.rule.decimals,
        rounding=standard.rule.rounding,
    )


def _days(row: ResolutionRow) -> int | None:
    return days_to_settle(raised_on(row.reported, row.since), row.settled, row.status)


def _nearest_rank(ordered: Sequence[int], percent: int) -> int | None:
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else None
