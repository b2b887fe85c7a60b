"""Results of assessments: what stands after every revision, by how much it was revised, in which order rounds come."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from graph.codelists import ListingResult
from graph.dates import UNKNOWN, Interval, days_of
from graph.edges import ListingEdge
from graph.questions.assessments import BegunListing, RoundOfScheme
from resolvers.definitions.periods import period_of

_LAST = "~"


@dataclass(frozen=True)
class OrderedRound:
    """A round in its place.

    Attributes:
        row: the round.
        period: the days its period stands for; nothing where its text tells none.
        key: its period's first and last day, else those of its publication, then the first day of its publication,
            then its id; a round that has neither comes last.
    """

    row: RoundOfScheme
    period: Interval | None
    key: str

    @property
    def ordered(self) -> bool:
        """Whether anything tells where it stands."""
        return not self.key.startswith(_LAST)


@dataclass(frozen=True)
class Revision:
    """A listing that took another's place.

    Attributes:
        before, after: both listings.
        difference: the later score less the earlier one, exactly; nothing unless both have one.
        in_time: whether it begins by the last day for objections; nothing where a date is missing or leaves it open.
    """

    before: ListingEdge
    after: ListingEdge
    difference: float | None
    in_time: bool | None


@dataclass(frozen=True)
class Result:
    """How a subject came out in a round: a draft, its revisions one after the other, and what stands on the day.

    Attributes:
        key: what a subject's results are sorted by: its round's key, then its last listing.
        round, subject: their ids.
        draft: the listing that revises none that is known.
        last: the one that none revises, begun by the day.
        standing: the last one while it holds that day; a listing that was revised stands never again.
        revisions: from the draft to the last.
        area_code: the prefix that the last listing is judged by.
    """

    key: str
    round: str
    subject: str
    draft: ListingEdge
    last: ListingEdge
    standing: ListingEdge | None
    revisions: tuple[Revision, ...]
    area_code: str

    @property
    def key_in_round(self) -> str:
        """What a round's results are sorted by: subject, then last listing."""
        return f"{self.subject} {self.last.id}"

    @property
    def outcome(self) -> ListingResult | None:
        """The result that stands."""
        return None if self.standing is None else ListingResult(self.standing.result)


def ordered_rounds(rounds: Iterable[RoundOfScheme], *, listed: Collection[str], day: str) -> tuple[OrderedRound, ...]:
    """Rounds in order, without those of which nothing is listed by the day and that only come after it."""
    found = (_ordered(row) for row in rounds)
    return tuple(
        sorted(
            (each for each in found if each.row.id in listed or not _only_after(each, day)), key=lambda each: each.key
        )
    )


def results_of(listings: Iterable[BegunListing], rounds: Mapping[str, OrderedRound], *, day: str) -> tuple[Result, ...]:
    """Every result, one for each listing that no other begun one revises, by their keys."""
    by_id = {each.listing.id: each for each in listings}
    chains = _chains(by_id)
    found = (_result(chain, rounds[chain[-1].listing.assessment_round], day) for chain in chains)
    return tuple(sorted(found, key=lambda each: each.key))


def _chains(by_id: Mapping[str, BegunListing]) -> list[list[BegunListing]]:
    revised = {each.listing.revises for each in by_id.values() if each.listing.revises != each.listing.id}
    chains = [_back(each, by_id) for each in by_id.values() if each.listing.id not in revised]
    # Listings that revise each other in a ring have no last one: the one begun latest is taken for it.
    left = by_id.keys() - {each.listing.id for chain in chains for each in chain}
    while left:
        last = max(left, key=lambda id: by_id[id].listing.key)
        chains.append(_back(by_id[last], by_id))
        left -= {each.listing.id for each in chains[-1]}
    return chains


def _back(last: BegunListing, by_id: Mapping[str, BegunListing]) -> list[BegunListing]:
    chain, seen = [last], {last.listing.id}
    while (earlier := by_id.get(chain[0].listing.revises or "")) and earlier.listing.id not in seen:
        chain.insert(0, earlier)
        seen.add(earlier.listing.id)
    return chain


def _result(chain: Sequence[BegunListing], within: OrderedRound, day: str) -> Result:
    last = chain[-1]
    return Result(
        key=f"{within.key} {last.listing.id}",
        round=last.listing.assessment_round,
        subject=last.listing.subject,
        draft=chain[0].listing,
        last=last.listing,
        standing=last.listing if Interval(last.valid_from, last.valid_to).holds_on(day) else None,
        revisions=tuple(_revision(before.listing, after.listing, within) for before, after in pairwise(chain)),
        area_code=last.area_code,
    )


def _revision(before: ListingEdge, after: ListingEdge, within: OrderedRound) -> Revision:
    known = before.score is not None and after.score is not None
    difference = float(Decimal(str(after.score)) - Decimal(str(before.score))) if known else None
    return Revision(before, after, difference, _in_time(after.since, within.row.objections_until))


def _in_time(since: str | None, until: str | None) -> bool | None:
    begun, end = _days(since), _days(until)
    if begun is None or end is None:
        return None
    if begun.valid_to <= end.valid_to:
        return True
    return False if begun.valid_from > end.valid_to else None


def _ordered(row: RoundOfScheme) -> OrderedRound:
    period, published = period_of(row.period), _days(row.published)
    days = period or published
    shown = published.valid_from if published else _LAST
    key = f"{days.valid_from}|{days.valid_to}|{shown}|{row.id}" if days else f"{_LAST}|{row.id}"
    return OrderedRound(row, period, key)


def _only_after(each: OrderedRound, day: str) -> bool:
    published = _days(each.row.published)
    return any(days is not None and days.valid_from > day for days in (each.period, published))


def _days(text: str | None) -> Interval | None:
    return None if text is None or text == UNKNOWN else days_of(text)
