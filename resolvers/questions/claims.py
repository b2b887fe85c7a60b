"""Published figures of an area, each recomputed from what is recorded of the place and day that it speaks of."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.codelists import ClaimMeasure
from graph.dates import UNKNOWN, Interval, days_of
from graph.entities import ClaimRow
from graph.entities.lists import COMPLETE_SOURCES, CompleteSource
from graph.errors import BadInput
from graph.questions.claims import CLAIMS, ClaimsParams, ClaimsRow
from graph.reader import GraphReader
from graph.rows import NoParams
from graph.scope import Scope
from resolvers.counts import Counting
from resolvers.counts.figures import recount
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.claim_words import ClaimReason, ClaimStatus
from resolvers.definitions.recomputation import judged, refused
from resolvers.definitions.recounts import Recomputation
from resolvers.entities import entities

MAX_CLAIMS = 1_000
"""Figures that are recomputed at once."""

_AT_ONCE = 8


@dataclass(frozen=True)
class _Asked:
    """A claim, the prefix it is judged by, and the days it speaks of, where they can be told."""

    code: str
    claim: ClaimRow
    days: Interval | None


@dataclass(frozen=True)
class CheckedClaim:
    """A published figure, the ISO day it is recomputed for, and what came of that."""

    claim: ClaimRow
    day: str | None
    recomputation: Recomputation


@dataclass(frozen=True)
class ClaimsAnswer:
    """Figures by their ids, and how many came out how."""

    found: tuple[CheckedClaim, ...]
    statuses: tuple[tuple[ClaimStatus, int], ...]


async def claims(
    graph: GraphReader, *, area: str, measure: ClaimMeasure | None, status: ClaimStatus | None, scope: Scope
) -> ClaimsAnswer:
    """Every figure published of an area, or of what stands in it, that speaks of a day by the scope's.

    Raises:
        BadInput: there are too many to recompute at once.
    """
    within = await scope_of_area(graph, area=area, scope=scope)
    params = ClaimsParams(measure=measure and measure.value, take=MAX_CLAIMS + 1)
    complete, rows = await asyncio.gather(
        graph.ask(COMPLETE_SOURCES, scope, NoParams()), graph.ask(CLAIMS, within, params)
    )
    if len(rows) > MAX_CLAIMS:
        raise BadInput(
            f"More than {MAX_CLAIMS} figures: ask for a smaller area, or for one measure.", maximum=MAX_CLAIMS
        )
    told = await entities(graph, ids=[row.id for row in rows], scope=scope)
    asked = [
        _Asked(row.area_code, claim, _days(row, claim))
        for row in rows
        if isinstance(claim := told.get(row.id), ClaimRow)
    ]
    # A figure of a later day was not published yet.
    asked = [each for each in asked if each.days is None or each.days.valid_from <= scope.day]
    found = await _all_checked(graph, asked, complete, scope)
    counts = Counter(each.recomputation.status for each in found)
    return ClaimsAnswer(
        tuple(each for each in found if status in (None, each.recomputation.status)),
        tuple((each, counts[each]) for each in ClaimStatus if counts[each]),
    )


async def _all_checked(
    graph: GraphReader, asked: Sequence[_Asked], complete: tuple[CompleteSource, ...], scope: Scope
) -> list[CheckedClaim]:
    turns = asyncio.Semaphore(_AT_ONCE)

    async def place(code: str, day: str) -> Counting:
        async with turns:
            then = replace(scope, day=day)
            return Counting(graph, then, await scope_of_area(graph, area=code, scope=then), code, complete)

    async def check(one: _Asked) -> CheckedClaim:
        async with turns:
            return await _checked(one, one.days and places[one.code, one.days.valid_to])

    keys = sorted({(each.code, each.days.valid_to) for each in asked if each.days is not None})
    places = dict(zip(keys, await asyncio.gather(*(place(*key) for key in keys)), strict=True))
    return list(await asyncio.gather(*(check(each) for each in asked)))


async def _checked(one: _Asked, counting: Counting | None) -> CheckedClaim:
    refusal = refused(one.claim)
    if refusal is not None:
        return CheckedClaim(one.claim, one.days and one.days.valid_to, refusal)
    if counting is None:
        sentence = "Neither the figure nor its source says of which day it speaks."
        untold = Recomputation(ClaimStatus.INSUFFICIENT, ClaimReason.DAY_NOT_RECORDED, sentence)
        return CheckedClaim(one.claim, None, untold)
    return CheckedClaim(one.claim, counting.day, judged(one.claim, await recount(counting, one.claim)))


def _days(row: ClaimsRow, claim: ClaimRow) -> Interval | None:
    # A figure without a day of its own is of the day that its source speaks of.
    speaks_of = claim.as_of or row.stated
    return None if speaks_of in (None, UNKNOWN) else days_of(speaks_of)
