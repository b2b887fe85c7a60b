"""Sizes: how many seats a body has, and how that departs from the rule it follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.codelists import CodeList, Qualifier
from graph.entities.lists import CompleteSource
from graph.questions.term_radar import TermRadarRow
from graph.readings.posts import PostsRow
from graph.rules import TermParameters
from resolvers.definitions.complete import told_absent
from resolvers.definitions.term_rules import TermRule


class SizeFault(CodeList):
    """How the number of a body's seats departs from its rule (人数不合规则)."""

    TOO_SMALL = "TOO_SMALL", "It has fewer seats than the rule asks (人数不足)."
    TOO_LARGE = "TOO_LARGE", "It has more seats than the rule allows (人数超额)."
    EVEN = "EVEN", "Its seats are even in number where the rule asks for an odd one (人数为双数)."


@dataclass(frozen=True)
class SizeOfBody:
    """How many seats a body has.

    Attributes:
        seats: of all its posts together.
        whole: whether these are known to be all its seats.
        households: of its compounds together; nothing where not exactly recorded for each of them.
    """

    seats: int
    whole: bool
    households: int | None


@dataclass(frozen=True)
class SizeFinding:
    """A body whose number of seats departs from its rule."""

    row: TermRadarRow
    size: SizeOfBody
    faults: tuple[SizeFault, ...]
    rule: TermRule


def size_findings(
    ruled: Iterable[tuple[TermRadarRow, TermRule | None]],
    posts: Sequence[PostsRow],
    complete: Sequence[CompleteSource],
    day: str,
) -> tuple[tuple[SizeFinding, ...], int]:
    """The bodies whose size is known to depart from their rule, and how many there are of which that is not told."""
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


def seats_of(posts: Sequence[PostsRow]) -> int | None:
    """How many seats a body's posts are together; nothing where it is not recorded of each of them."""
    seats = [post.seats for post in posts if post.seats is not None]
    return sum(seats) if posts and len(seats) == len(posts) else None


def size_faults(size: SizeOfBody, rule: TermParameters) -> tuple[SizeFault, ...] | None:
    """How a body's size departs from its rule; nothing where what is recorded does not tell.

    A source that names one seat has not said that there is no other. The seats recorded are all of them where a source
    complete for the place says so, or else where they are as many as the rule asks.
    """
    least = _least(size, rule)
    if rule.size_max is not None and size.seats > rule.size_max:
        odd = size.whole and rule.size_odd
        return (SizeFault.TOO_LARGE, *((SizeFault.EVEN,) if odd and size.seats % 2 == 0 else ()))
    if least is None or (not size.whole and size.seats < least):
        return None
    small = (SizeFault.TOO_SMALL,) if size.seats < least else ()
    return (*small, *((SizeFault.EVEN,) if rule.size_odd and size.seats % 2 == 0 else ()))


def _least(size: SizeOfBody, rule: TermParameters) -> int | None:
    """From how many seats on a body is large enough; nothing where that hangs on households that are not recorded."""
    least = rule.size_min or 1
    if rule.small_size is None or rule.small_households_below is None:
        return least
    if size.households is None:
        # Whatever the households are, as many as either asks are enough, and fewer than both ask are not.
        low, high = sorted((rule.small_size, least))
        return high if size.seats >= high else low if size.seats < low else None
    return rule.small_size if size.households < rule.small_households_below else least
