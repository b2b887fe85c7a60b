"""Terms that end: those of bodies, by rule or as stated, and those of single appointments, as stated."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.dates import days_of
from graph.questions.term_radar import BodyState, TermRadarRow
from graph.readings.posts import Holding, PostsRow
from resolvers.definitions.term_rules import TermRule
from resolvers.definitions.terms import (
    TermBasis,
    TermStatus,
    TermUnknownReason,
    Window,
    report_of,
    status_of,
    term_of,
)


@dataclass(frozen=True)
class EndingTerm:
    """A term of a body, or of one appointment, that ran out, runs out soon, or of which that is not known.

    Attributes:
        organization: the body; of an appointment, that of its post.
        holding, post: the appointment that ends, and its post; nothing for the term of a body.
        number: the number of a body's term, where recorded.
        fact: the state that the term begins with, or the appointment.
        due: its last day; nothing where that cannot be told at all.
        report: the day by which its end is to be reported, where a rule asks for it.
    """

    organization: str
    post: str | None
    holding: Holding | None
    number: int | None
    status: TermStatus
    reason: TermUnknownReason | None
    basis: TermBasis | None
    due: Window | None
    report: Window | None
    rule: TermRule | None
    fact: BodyState | Holding

    @property
    def key(self) -> str:
        """What terms are sorted by: the latest day on which they are over, those without any last; then ids."""
        # A space sorts before whatever an id may hold.
        return f"{self.due.latest if self.due else '9999-99-99'} {self.organization} {self.fact.fact}"


def ending_term(row: TermRadarRow, rule: TermRule | None, day: str, within: int) -> EndingTerm | None:
    """The term of a body that has terms; nothing where it is over after all the days asked for."""
    term = term_of(row, rule)
    status = TermStatus.TERM_UNKNOWN if term.due is None else status_of(term.due, day=day, within=within)
    if status is None:
        return None
    reason = term.reason
    if reason is None and status is TermStatus.TERM_UNKNOWN:
        reason = TermUnknownReason.BEGINNING_UNKNOWN
    report = report_of(term.due, rule) if term.due else None
    return EndingTerm(row.id, None, None, term.number, status, reason, term.basis, term.due, report, rule, term.begin)


def ending_seats(
    posts: Iterable[PostsRow], ruled: Iterable[tuple[TermRadarRow, TermRule | None]], day: str, within: int
) -> Iterable[EndingTerm]:
    """The appointments that end within the days asked for, as their sources say; their ends are only expected."""
    rules = {row.id: rule for row, rule in ruled}
    for post in posts:
        for holding in post.holdings:
            # A seat held ex officio ends with the appointment to the post that it is held through.
            if holding.until is None or holding.held != post.id:
                continue
            days = days_of(holding.until)
            due = Window(days.valid_from, days.valid_to)
            status = status_of(due, day=day, within=within)
            if status is None:
                continue
            body = post.organization
            yield EndingTerm(
                body, post.id, holding, None, status, None, TermBasis.STATED, due, None, rules.get(body), holding
            )
