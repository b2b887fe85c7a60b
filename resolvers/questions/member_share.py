"""The share of party members: how many of those who sit in a kind of committee are members, in people and in seats."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.codelists import Attestation, OrganizationKind
from graph.dates import begun_since
from graph.entities.lists import COMPLETE_SOURCES, CompleteSource
from graph.errors import BadInput
from graph.questions.member_share import MEMBER_SHARE, MemberShareParams, MemberShareRow, SeatedPost
from graph.reader import GraphReader
from graph.rows import NoParams
from graph.rules import PercentParameters
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.complete import told_absent
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS
from resolvers.definitions.membership import (
    LEAST_MEMBERS,
    MemberShareStanding,
    PartyMembership,
    is_chair,
    party_membership,
    standing_of,
)
from resolvers.definitions.rates import EITHER, Tally, tally_of
from resolvers.definitions.rules import MemberShareRule, member_share_rule


@dataclass(frozen=True)
class Seated:
    """Somebody in a post: whether it is the chair's, and whether they are a member of the party."""

    person: str
    post: str
    chair: bool
    party: PartyMembership


@dataclass(frozen=True)
class MemberFigures:
    """What is counted of one body, or of all.

    Attributes:
        people: those who sit there, each once.
        seats: the seats of posts of which it is recorded how many they are; a member counts once a seat.
        chairs: the people among them who are chairs.
        vacancies: of those seats, the ones without a recorded holder.
        posts_without_seats: posts of which it is not recorded how many seats they are.
    """

    people: Tally
    seats: Tally
    chairs: Tally
    vacancies: int
    posts_without_seats: int


@dataclass(frozen=True)
class Seating:
    """The posts of a body and who sits in them.

    Attributes:
        posts: filled or not.
        seated: everyone in each of them.
        vacant: whether its seats without a recorded holder are known to be vacant.
    """

    posts: tuple[SeatedPost, ...]
    seated: tuple[Seated, ...]
    vacant: bool


@dataclass(frozen=True)
class MemberShareOfBody:
    """One body."""

    row: MemberShareRow
    seating: Seating
    figures: MemberFigures
    standing: MemberShareStanding


@dataclass(frozen=True)
class MemberShareAnswer:
    """The whole answer; bodies are in the order of their ids.

    Attributes:
        threshold_percent: what each body is held against.
        figures: of all bodies together, a person in two of them counted once among the people.
        bodies: those that make up the total.
        unknown_beginning: those of which it is not told whether they began since the day asked for.
        excluded: those outside totals, being known by their role only or generated.
    """

    area: str
    kind: OrganizationKind
    rule: MemberShareRule
    threshold_percent: int
    figures: MemberFigures
    bodies: tuple[MemberShareOfBody, ...]
    unknown_beginning: tuple[MemberShareOfBody, ...]
    excluded: tuple[MemberShareOfBody, ...]


async def member_share(
    graph: GraphReader,
    *,
    area: str,
    kind: OrganizationKind,
    elected_since: str | None,
    threshold: int | None,
    scope: Scope,
) -> MemberShareAnswer:
    """The share of party members in the bodies of a kind in an area's subtree on the scope's day.

    With `elected_since`, an ISO day, only of bodies whose state, such as a new term, began on or after it; with a
    `threshold`, in percent, held against that instead of the rule's.

    Raises:
        BadInput: the threshold is no percentage.
    """
    if threshold is not None and not 0 <= threshold <= 100:
        raise BadInput(f"threshold: {threshold} is no percentage; write 0 to 100, or leave it out to follow the rule.")
    within = await scope_of_area(graph, area=area, scope=scope)
    rule, complete, rows = await asyncio.gather(
        member_share_rule(graph, area=area, scope=scope),
        graph.ask(COMPLETE_SOURCES, scope, NoParams()),
        graph.ask(MEMBER_SHARE, within, MemberShareParams(kind=kind.value)),
    )
    against = rule.parameters.threshold_percent if threshold is None else threshold
    standard = _Standard(kind, against, rule.parameters, complete, scope.day)
    judged = [_judged(row, standard) for row in rows]
    asked = [(each, _begun(each.row, elected_since)) for each in judged]
    asked = [(each, begun) for each, begun in asked if begun is not False]
    total = [(each, begun) for each, begun in asked if Attestation(each.row.attestation) in DEFAULT_ATTESTATIONS]
    bodies = tuple(each for each, begun in total if begun)
    return MemberShareAnswer(
        area=area,
        kind=kind,
        rule=rule,
        threshold_percent=against,
        figures=figures_of([each.seating for each in bodies], rule.parameters),
        bodies=bodies,
        unknown_beginning=tuple(each for each, begun in total if begun is None),
        excluded=tuple(each for each, _ in asked if Attestation(each.row.attestation) not in DEFAULT_ATTESTATIONS),
    )


def figures_of(seatings: Sequence[Seating], rule: PercentParameters) -> MemberFigures:
    """What is counted of some bodies together.

    The share of people is of those who are recorded to sit there. That of seats is of all seats of posts of which it is
    recorded how many they are: one without a recorded holder is unknown or, known to be vacant, does not count.
    """
    counted = [(post, seating) for seating in seatings for post in seating.posts if post.seats is not None]
    told = {post.post for post, _ in counted}
    everyone = [each for seating in seatings for each in seating.seated]
    unheld = [seating.vacant for post, seating in counted for _ in range(_unheld(post))]
    seats = Counter(each.party for each in everyone if each.post in told)
    return MemberFigures(
        people=_tally(Counter({each.person: each.party for each in everyone}.values()), rule),
        seats=_tally(
            seats + Counter({PartyMembership.NOT_MEMBER: sum(unheld), PartyMembership.UNKNOWN: unheld.count(False)}),
            rule,
        ),
        chairs=_tally(Counter({each.person: each.party for each in everyone if each.chair}.values()), rule),
        vacancies=len(unheld),
        posts_without_seats=sum(post.seats is None for seating in seatings for post in seating.posts),
    )


def _tally(parties: Counter[PartyMembership], rule: PercentParameters) -> Tally:
    return tally_of(
        parties[PartyMembership.MEMBER],
        parties[PartyMembership.NOT_MEMBER],
        [EITHER] * parties[PartyMembership.UNKNOWN],
        decimals=rule.decimals,
        rounding=rule.rounding,
    )


@dataclass(frozen=True)
class _Standard:
    """What a body is judged by."""

    kind: OrganizationKind
    threshold_percent: int
    rule: PercentParameters
    complete: tuple[CompleteSource, ...]
    day: str


def _judged(row: MemberShareRow, standard: _Standard) -> MemberShareOfBody:
    seated = tuple(
        Seated(
            sitter.person,
            post.post,
            is_chair(post.title, post.rank),
            party_membership(sitter.political_status, sitter.memberships),
        )
        for post in row.posts
        for sitter in post.sitters
    )
    vacant, told = (
        told_absent(tables, standard.complete, stays=row.stays, day=standard.day)
        for tables in (("appointments",), ("posts", "appointments"))
    )
    seating = Seating(row.posts, seated, vacant)
    standing = MemberShareStanding.UNKNOWN
    if told or _is_whole(row.posts, LEAST_MEMBERS.get(standard.kind, 1)):
        standing = standing_of(
            list({each.person: each.party for each in seated}.values()),
            unheld=0 if vacant else sum(_unheld(post) for post in row.posts),
            threshold_percent=standard.threshold_percent,
        )
    return MemberShareOfBody(row, seating, figures_of([seating], standard.rule), standing)


def _is_whole(posts: Sequence[SeatedPost], least: int) -> bool:
    # A source that names a director alone has not said that nobody else sits there.
    seats = [max(post.seats, len(post.sitters)) for post in posts if post.seats is not None]
    return len(seats) == len(posts) and sum(seats) >= least


def _unheld(post: SeatedPost) -> int:
    return max(0, (post.seats or 0) - len(post.sitters))


def _begun(row: MemberShareRow, day: str | None) -> bool | None:
    return True if day is None else begun_since(row.since, row.valid_from, day)
