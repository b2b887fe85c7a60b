"""Which count a published figure is held against: by its measure, its unit, and what it is about."""

from collections.abc import Awaitable, Callable, Mapping

from graph.codelists import ClaimMeasure
from graph.entities import ClaimRow
from graph.model import Kind
from resolvers.counts import Counting
from resolvers.counts.bodies import bodies_under, holders_of, members_of, seats_of, term_of
from resolvers.counts.matters import (
    age_of_compound,
    amount_of_problem,
    elements_of_schemes,
    number_of_meeting,
    problems_of_area,
)
from resolvers.counts.shares import members_share
from resolvers.counts.units import KINDS, LEVELS, coverage_of_kind, divisions, share_of_kind, units_of_kind
from resolvers.definitions.claim_words import ClaimReason
from resolvers.definitions.coverage_words import CoverageMeasure
from resolvers.definitions.recounts import Counted, Recount, missing

Counter = Callable[[Counting, ClaimRow], Awaitable[Recount]]

_PROBLEMS = frozenset({"PROBLEM", "MATTER"})
_OF_A_BODY: Mapping[str, Counter] = {
    "SEAT": seats_of,
    "PARTY_MEMBER": members_of,
    "PERSON": holders_of,
}


async def recount(counting: Counting, claim: ClaimRow) -> Recount:
    """What is recorded of what a figure counts, in its place and on its day."""
    if claim.measure in {each.value for each in CoverageMeasure}:
        return await _coverage(counting, claim)
    return await _BY_MEASURE[ClaimMeasure(claim.measure)](counting, claim)


async def _coverage(counting: Counting, claim: ClaimRow) -> Recount:
    if _kind(claim) is not Kind.AREA:
        return _no_count(claim)
    return _part(claim) or await coverage_of_kind(counting, claim)


async def _count(counting: Counting, claim: ClaimRow) -> Recount:
    unit, kind = claim.unit or "", _kind(claim)
    if kind is Kind.AREA:
        return await _count_of_area(counting, claim)
    if kind is Kind.ORGANIZATION and unit in _OF_A_BODY:
        return await _OF_A_BODY[unit](counting, claim)
    if kind in (Kind.ORGANIZATION, Kind.COMPOUND) and unit in KINDS:
        return _period(claim) or await bodies_under(counting, claim)
    return await _elements(counting, claim)


async def _count_of_area(counting: Counting, claim: ClaimRow) -> Recount:
    unit = claim.unit or ""
    if unit in KINDS:
        return _period(claim) or await units_of_kind(counting, claim)
    if unit in LEVELS:
        return _part(claim) or await divisions(counting, LEVELS[unit])
    if unit in _PROBLEMS:
        return await problems_of_area(counting, claim)
    if unit in _OF_A_BODY:
        return _part(claim) or _of_bodies_only(claim)
    return await _elements(counting, claim)


async def _elements(counting: Counting, claim: ClaimRow) -> Recount:
    if _kind(claim) in (Kind.AREA, Kind.ORGANIZATION, Kind.COMPOUND):
        return await elements_of_schemes(counting, claim)
    return _no_count(claim)


async def _share(counting: Counting, claim: ClaimRow) -> Recount:
    if _kind(claim) is Kind.AREA and claim.unit in KINDS and claim.subset:
        return _period(claim) or await share_of_kind(counting, claim)
    return _no_count(claim)


async def _member_share(counting: Counting, claim: ClaimRow) -> Recount:
    if _kind(claim) not in (Kind.AREA, Kind.ORGANIZATION):
        return _no_count(claim)
    if _kind(claim) is Kind.ORGANIZATION:
        seats = await seats_of(counting, claim)
        if isinstance(seats, Counted) and seats.circular:
            return seats
    return _part(claim) or await members_share(counting, claim)


async def _term(counting: Counting, claim: ClaimRow) -> Recount:
    if _kind(claim) is Kind.ORGANIZATION:
        return await term_of(counting, claim)
    return missing(ClaimReason.NOTHING_RECORDED, f"No order of {claim.unit} is recorded in which it has a place.")


async def _settled(counting: Counting, claim: ClaimRow) -> Recount:
    if _kind(claim) is Kind.AREA and claim.unit in _PROBLEMS:
        return await problems_of_area(counting, claim)
    return _no_count(claim)


async def _amount(counting: Counting, claim: ClaimRow) -> Recount:
    return await amount_of_problem(counting, claim) if _kind(claim) is Kind.PROBLEM else _no_count(claim)


async def _change(counting: Counting, claim: ClaimRow) -> Recount:
    raise ValueError(f"{claim.id} at {counting.code}: a change is refused before anything is counted")


_BY_MEASURE: Mapping[ClaimMeasure, Counter] = {
    ClaimMeasure.COUNT: _count,
    ClaimMeasure.SHARE: _share,
    ClaimMeasure.MEMBER_SHARE: _member_share,
    ClaimMeasure.CHANGE: _change,
    ClaimMeasure.AGE_YEARS: age_of_compound,
    ClaimMeasure.ORDINAL: _term,
    ClaimMeasure.ACCEPTED: number_of_meeting,
    ClaimMeasure.ANSWERED: number_of_meeting,
    ClaimMeasure.HANDED_OUT: number_of_meeting,
    ClaimMeasure.SETTLED: _settled,
    ClaimMeasure.AMOUNT: _amount,
}


def _kind(claim: ClaimRow) -> Kind | None:
    return Kind(claim.about.partition(":")[0]) if claim.about else None


def _part(claim: ClaimRow) -> Recount | None:
    if claim.subset is not None:
        return missing(
            ClaimReason.SUBSET_NOT_RECORDED, f"Nothing recorded tells which {claim.unit} are {claim.subset}."
        )
    return _period(claim)


def _period(claim: ClaimRow) -> Recount | None:
    if claim.period is None:
        return None
    return missing(
        ClaimReason.PERIOD_NOT_RECORDED, f"It counts what happened in {claim.period}, of which nothing tells it apart."
    )


def _of_bodies_only(claim: ClaimRow) -> Recount:
    sentence = f"{claim.unit} are counted of a body, by its posts and members; an area's are not recorded whole."
    return missing(ClaimReason.NOTHING_RECORDED, sentence)


def _no_count(claim: ClaimRow) -> Recount:
    return missing(ClaimReason.UNIT_NOT_RECORDED, f"Nothing recorded is counted in {claim.unit} there.")
