"""The term radar: whose term ran out or runs out, whose size departs from the rule, what is vacant or held acting."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.codelists import Attestation, Qualifier
from graph.dates import days_of
from graph.entities.lists import COMPLETE_SOURCES, CompleteSource
from graph.errors import BadInput
from graph.questions.term_radar import TERM_RADAR, TERM_RADAR_POSTS, BodyState, TermRadarRow
from graph.reader import GraphReader
from graph.readings.posts import Holding, PostsRow
from graph.rows import NoParams
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.complete import told_absent
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS
from resolvers.definitions.held_posts import (
    Certainty,
    SizeFault,
    SizeOfBody,
    is_acting,
    seats_of,
    size_faults,
    vacancies_of,
)
from resolvers.definitions.term_rules import TermRule, term_rule_of, term_rules
from resolvers.definitions.terms import (
    TermBasis,
    TermStatus,
    TermUnknownReason,
    Window,
    has_term,
    report_of,
    status_of,
    term_of,
)

WITHIN = 180
MOST_DAYS = 3650
"""Days ahead: unless told, and at most."""


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


@dataclass(frozen=True)
class SizeFinding:
    """A body whose number of seats departs from its rule."""

    row: TermRadarRow
    size: SizeOfBody
    faults: tuple[SizeFault, ...]
    rule: TermRule


@dataclass(frozen=True)
class Vacancy:
    """A post with seats that nobody is recorded to hold."""

    row: PostsRow
    vacant: int
    certainty: Certainty


@dataclass(frozen=True)
class ActingHolder:
    """Somebody who holds a post for the time being."""

    row: PostsRow
    holding: Holding

    @property
    def key(self) -> str:
        """What acting holders are sorted by."""
        return f"{self.row.id} {self.holding.fact}"


@dataclass(frozen=True)
class TermRadarAnswer:
    """The whole answer.

    Attributes:
        terms: by their last day, then by ids.
        later: bodies whose term is over after all the days asked for only.
        sizes, vacancies, acting: by the ids of body or post.
        sizes_unknown: bodies with a size rule of which it is not recorded how many seats they have.
    """

    area: str
    within: int
    terms: tuple[EndingTerm, ...]
    later: int
    sizes: tuple[SizeFinding, ...]
    sizes_unknown: int
    vacancies: tuple[Vacancy, ...]
    acting: tuple[ActingHolder, ...]

    @property
    def by_status(self) -> Mapping[TermStatus, int]:
        """How many terms stand how."""
        return Counter(term.status for term in self.terms)


async def term_radar(graph: GraphReader, *, area: str, within: int, scope: Scope) -> TermRadarAnswer:
    """The terms of an area's bodies and of appointments in them, seen so many days ahead from the scope's day.

    Bodies known by their role only, or generated, are left out, with their posts.

    Raises:
        BadInput: the days ahead are out of bounds.
    """
    if not 0 <= within <= MOST_DAYS:
        raise BadInput(f"within: {within} days is out of bounds; ask for 0 to {MOST_DAYS}.", maximum=MOST_DAYS)
    narrowed = await scope_of_area(graph, area=area, scope=scope)
    rows, posts, complete = await asyncio.gather(
        graph.ask(TERM_RADAR, narrowed, NoParams()),
        graph.ask(TERM_RADAR_POSTS, narrowed, NoParams()),
        graph.ask(COMPLETE_SOURCES, scope, NoParams()),
    )
    bodies = [row for row in rows if Attestation(row.attestation) in DEFAULT_ATTESTATIONS]
    posts = [post for post in posts if Attestation(post.body_attestation) in DEFAULT_ATTESTATIONS]
    rules = await term_rules(graph, areas={row.area_code for row in bodies}, scope=scope)
    ruled = [(row, term_rule_of(rules, kind=row.kind, subtype=row.subtype, area_code=row.area_code)) for row in bodies]
    terms = [_term(row, rule, scope.day, within) for row, rule in ruled if has_term(row, rule)]
    ending = [term for term in terms if term is not None]
    seats = _seats(posts, ruled, scope.day, within)
    sizes, sizes_unknown = _sizes(ruled, posts, complete, scope.day)
    return TermRadarAnswer(
        area=area,
        within=within,
        terms=tuple(sorted((*ending, *seats), key=lambda term: term.key)),
        later=len(terms) - len(ending),
        sizes=sizes,
        sizes_unknown=sizes_unknown,
        vacancies=tuple(
            Vacancy(post, vacant, _certainty(post, complete, scope.day))
            for post in posts
            if (vacant := vacancies_of(post))
        ),
        acting=tuple(_acting(posts)),
    )


def _term(row: TermRadarRow, rule: TermRule | None, day: str, within: int) -> EndingTerm | None:
    term = term_of(row, rule)
    status = TermStatus.TERM_UNKNOWN if term.due is None else status_of(term.due, day=day, within=within)
    if status is None:
        return None
    reason = term.reason
    if reason is None and status is TermStatus.TERM_UNKNOWN:
        reason = TermUnknownReason.BEGINNING_UNKNOWN
    report = report_of(term.due, rule) if term.due else None
    return EndingTerm(row.id, None, None, term.number, status, reason, term.basis, term.due, report, rule, term.begin)


def _seats(
    posts: Iterable[PostsRow], ruled: Iterable[tuple[TermRadarRow, TermRule | None]], day: str, within: int
) -> Iterable[EndingTerm]:
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


def _sizes(
    ruled: Iterable[tuple[TermRadarRow, TermRule | None]],
    posts: Sequence[PostsRow],
    complete: Sequence[CompleteSource],
    day: str,
) -> tuple[tuple[SizeFinding, ...], int]:
    in_body = {
        body: [*found]
        for body, found in groupby(sorted(posts, key=lambda post: post.organization), lambda post: post.organization)
    }
    found: list[SizeFinding] = []
    unknown = 0
    for row, rule in ruled:
        if rule is None or (rule.parameters.size_min, rule.parameters.size_max) == (None, None):
            continue
        its_posts = in_body.get(row.id, [])
        seats = seats_of(its_posts)
        whole = bool(its_posts) and told_absent(("posts",), complete, stays=its_posts[0].stays, day=day)
        size = SizeOfBody(seats or 0, whole, _households(row))
        faults = None if seats is None else size_faults(size, rule.parameters)
        if faults is None:
            unknown += 1
        elif faults:
            found.append(SizeFinding(row, size, faults, rule))
    return tuple(found), unknown


def _households(row: TermRadarRow) -> int | None:
    exact = [
        compound.households
        for compound in row.compounds
        if compound.households is not None and compound.qualifier in (None, Qualifier.EQUAL.value)
    ]
    return sum(exact) if exact and len(exact) == len(row.compounds) else None


def _certainty(post: PostsRow, complete: Sequence[CompleteSource], day: str) -> Certainty:
    # Who holds a seat ex officio is told where the post that it is held through stands, which is another body's.
    vacant = post.through is None and told_absent(("appointments",), complete, stays=post.stays, day=day)
    return Certainty.KNOWN if vacant else Certainty.UNKNOWN


def _acting(posts: Iterable[PostsRow]) -> list[ActingHolder]:
    found = [
        ActingHolder(post, holding) for post in posts if is_acting(post.title, post.rank) for holding in post.holdings
    ]
    return sorted(found, key=lambda each: each.key)
