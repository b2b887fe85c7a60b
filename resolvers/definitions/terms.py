"""Terms: by which rule, begun when, over on which day at the earliest and at the latest, and how a day stands to that.

A period of years that begins on a day is over with its anniversary (民法典第二百零一条、第二百零二条). A term that ran
out is no end: the body is there, and acts, until the next one is elected (届满).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.codelists import CodeList, OrganizationKind, OrganizationSubtype
from graph.dates import NEVER, UNKNOWN, days_after, days_of, months_before, years_after
from graph.questions.term_radar import BodyState, TermRadarRow
from resolvers.definitions.term_rules import TermRule


class TermStatus(CodeList):
    """How the term of a body or of a seat stands on the day (任期状态)."""

    RAN_OUT = "RAN_OUT", "It ran out before the day, and no later term or end is recorded (届满)."
    MAY_HAVE_RUN_OUT = (
        "MAY_HAVE_RUN_OUT",
        "It is over on a day of which only the month, the year or the latest is known, and may be already (可能届满).",
    )
    RUNNING_OUT = "RUNNING_OUT", "It runs out on the day or within the days asked for (即将届满)."
    TERM_UNKNOWN = "TERM_UNKNOWN", "When it runs out cannot be told (届期不明)."


class TermUnknownReason(CodeList):
    """Why it cannot be told when a term runs out (届期不明原因)."""

    NO_RULE = "NO_RULE", "No rule in force says how long its term is (无任期规则)."
    NO_BEGINNING = "NO_BEGINNING", "No source says when it began (未记载起始)."
    BEGINNING_UNKNOWN = "BEGINNING_UNKNOWN", "It began on a past day that is not known (起始日期不明)."


class TermBasis(CodeList):
    """What the last day of a term is told by (届满依据)."""

    RULE = "RULE", "The years that the rule gives a term at most (按规则)."
    STATED = "STATED", "The end that the source gives, which is only expected (按所述止期)."


ELECTED_KINDS = frozenset(
    {
        OrganizationKind.OWNERS_COMMITTEE.value,
        OrganizationKind.OWNERS_SUPERVISORY_COMMITTEE.value,
        OrganizationKind.RESIDENTS_COMMITTEE.value,
        OrganizationKind.VILLAGERS_COMMITTEE.value,
    }
)
ELECTED_SUBTYPES = frozenset(
    {
        OrganizationSubtype.COMMITTEE.value,
        OrganizationSubtype.GENERAL_BRANCH.value,
        OrganizationSubtype.BRANCH.value,
        OrganizationSubtype.JOINT_BRANCH.value,
    }
)
"""Bodies that are elected for a term, whether a rule says how long it is or not."""


@dataclass(frozen=True)
class Window:
    """A day that lies between two, both included; the earliest is nothing where only the latest is known."""

    earliest: str | None
    latest: str

    def passed_by(self, day: str) -> bool | None:
        """Whether it lies before a day; nothing where that is not told."""
        if self.latest < day:
            return True
        return False if self.earliest is not None and day <= self.earliest else None


@dataclass(frozen=True)
class Term:
    """The term that a body is in.

    Attributes:
        begin: the state that it begins with.
        number: its number, where recorded.
        due: its last day.
        basis: what that is told by.
        reason: why there is no such day.
    """

    begin: BodyState
    number: int | None
    due: Window | None
    basis: TermBasis | None
    reason: TermUnknownReason | None


def has_term(row: TermRadarRow, rule: TermRule | None) -> bool:
    """Whether a body is one that has terms: elected, with a number of its own, or given one by a rule."""
    return (
        row.kind in ELECTED_KINDS
        or row.subtype in ELECTED_SUBTYPES
        or any(state.term is not None for state in row.states if state.fact == row.state)
        or (rule is not None and rule.parameters.term_years_max is not None)
    )


def term_of(row: TermRadarRow, rule: TermRule | None) -> Term:
    """The term that a body is in on the day of its row, and when it is over."""
    states, number = _one_term(row)
    begin, until = states[0], states[-1].until
    stated = Window(days_of(until).valid_from, days_of(until).valid_to) if until not in (None, UNKNOWN) else None
    years = rule.parameters.term_years_max if rule else None
    by_rule = _anniversary(begin, years) if years else None
    due, basis = _first(by_rule, stated)
    if due is not None:
        return Term(begin, number, due, basis, None)
    reason = TermUnknownReason.NO_BEGINNING if years else TermUnknownReason.NO_RULE
    return Term(begin, number, None, None, reason)


def status_of(due: Window, *, day: str, within: int) -> TermStatus | None:
    """How a day stands to the last day of a term; nothing where that comes after all the days asked for."""
    until = days_after(day, within)
    if due.latest < day:
        return TermStatus.RAN_OUT
    if due.earliest is None:
        return TermStatus.MAY_HAVE_RUN_OUT if due.latest <= until else TermStatus.TERM_UNKNOWN
    if due.earliest < day:
        return TermStatus.MAY_HAVE_RUN_OUT
    return TermStatus.RUNNING_OUT if due.earliest <= until else None


def report_of(due: Window, rule: TermRule | None) -> Window | None:
    """The day by which the end of a term is to be reported; nothing where no rule asks for it."""
    months = rule.parameters.report_months_before if rule else None
    if months is None:
        return None
    return Window(months_before(due.earliest, months) if due.earliest else None, months_before(due.latest, months))


def _one_term(row: TermRadarRow) -> tuple[Sequence[BodyState], int | None]:
    """The states that make up the term of the day, and its number.

    States of one number are one term, and a state without a number goes on with the term before it, if it follows at
    once. A new number is a new term, and so is a state after a time in which the body was not there.
    """
    now = next(place for place, state in enumerate(row.states) if state.fact == row.state)
    terms: list[tuple[list[BodyState], int | None]] = []
    for state in row.states:
        if terms and _goes_on(*terms[-1], state):
            terms[-1][0].append(state)
        else:
            terms.append(([state], state.term))
    return next(term for term in terms if row.states[now] in term[0])


def _goes_on(term: Sequence[BodyState], number: int | None, state: BodyState) -> bool:
    last = term[-1]
    if state.kind != last.kind:
        return False
    if state.term is not None:
        return state.term == number
    return last.valid_to != NEVER and days_after(last.valid_to, 1) >= state.valid_from


def _anniversary(begin: BodyState, years: int) -> Window | None:
    if begin.since is None:
        return None
    if begin.since == UNKNOWN:
        return Window(None, years_after(begin.valid_from, years))
    days = days_of(begin.since)
    return Window(years_after(days.valid_from, years), years_after(days.valid_to, years))


def _first(by_rule: Window | None, stated: Window | None) -> tuple[Window | None, TermBasis | None]:
    """The earlier of two days of each of which only the bounds may be known."""
    if by_rule is None or stated is None:
        return by_rule or stated, TermBasis.RULE if by_rule else TermBasis.STATED if stated else None
    ends = (by_rule.earliest, stated.earliest)
    earliest = None if None in ends else min(end for end in ends if end is not None)
    basis = TermBasis.RULE if by_rule.latest < stated.latest else TermBasis.STATED
    return Window(earliest, min(by_rule.latest, stated.latest)), basis
