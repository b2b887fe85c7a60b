"""Units of an area: organizations of a kind, compounds, divisions and communities, counted or rated by coverage."""

import asyncio
from collections.abc import Iterable, Sequence

from graph.codelists import Attestation, Management, OrganizationKind, OrganizationSubtype, Service
from graph.divisions import Level, code_of, prefix_of
from graph.entities import ClaimRow, CompoundRow, EntityRow, OrganizationRow
from graph.entities.lists import AREAS_OF_LEVEL, POSTS_TITLED, LevelParams, TitleParams
from graph.questions.coverage import COVERAGE
from graph.readings.units import UnitsParams, UnitsRow
from resolvers.counts import Counting, asked, quoted
from resolvers.definitions.claim_words import ClaimReason
from resolvers.definitions.closed import Countable, closed_by_count, closed_by_source
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS, CoverageDecision, CoverageStandard, decide
from resolvers.definitions.coverage_words import OF_COMPOUNDS, CoverageMeasure, CoverageUnit, CoverageVerdict
from resolvers.definitions.recounts import Counted, Rated, Recount, missing, tallied
from resolvers.definitions.rules import coverage_rule

COMPOUND = "COMPOUND"
LEVELS = {level.value: level for level in Level}
KINDS = frozenset({COMPOUND, *(kind.value for kind in OrganizationKind)})
"""Units of which every one is an entity: compounds, and organizations of a kind."""

_COMMITTEES = (OrganizationKind.RESIDENTS_COMMITTEE, OrganizationKind.VILLAGERS_COMMITTEE)
_WORDS = {
    COMPOUND: frozenset({*(word.value for word in Service), *(word.value for word in Management)}),
    **{kind.value: frozenset(word.value for word in OrganizationSubtype) for kind in OrganizationKind},
}
"""Words of the API that tell some units of a kind from others, whether any is recorded or not."""


async def units_of_kind(counting: Counting, claim: ClaimRow) -> Recount:
    """How many units of the claim's kind there are in its area, all or those that its subset tells apart."""
    kind = claim.unit or ""
    units = await _countable(counting, kind)
    if claim.subset is None:
        return _counted(counting, kind, units, frozenset())
    chosen = [unit for unit in units if claim.subset in unit.words]
    if chosen or claim.subset in _WORDS[kind]:
        return _counted(counting, kind, chosen, frozenset({claim.subset}))
    return await _with_post(counting, claim, kind)


async def share_of_kind(counting: Counting, claim: ClaimRow) -> Recount:
    """What part of the units of a kind its subset tells apart."""
    kind, subset = claim.unit or "", claim.subset or ""
    units = await _countable(counting, kind)
    chosen = [unit for unit in units if subset in unit.words]
    if not chosen and subset not in _WORDS[kind]:
        return _untold(claim)
    told = _asked(counting, kind)
    return Rated(
        len(chosen),
        len(units) - len(chosen),
        (),
        told,
        tallied([unit.attestation for unit in units]),
        _whole(counting, kind, units, frozenset()),
    )


async def coverage_of_kind(counting: Counting, claim: ClaimRow) -> Recount:
    """How many units of a kind are covered, by the rule in force that day."""
    measure, unit = CoverageMeasure(claim.measure), claim.unit or ""
    if unit not in {each.value for each in CoverageUnit} or (measure in OF_COMPOUNDS) > (unit == COMPOUND):
        return missing(ClaimReason.UNIT_NOT_RECORDED, f"{measure.value} is no measure of {unit}.")
    rows, rule = await asyncio.gather(
        _rows(counting, unit), coverage_rule(counting.graph, area=counting.code, rule=None, scope=counting.scope)
    )
    standard = CoverageStandard(measure, rule.parameters, DEFAULT_ATTESTATIONS, counting.complete, counting.day)
    judged = [(row, decide(row, standard)) for row in rows]
    inside = [(row, each) for row, each in judged if each.verdict is not CoverageVerdict.EXCLUDED]
    counted = [each for _, each in inside if each.verdict is CoverageVerdict.COUNTED]
    units = await _told_apart(counting, [row for row, _ in inside])
    return Rated(
        counted=len(counted),
        not_counted=sum(each.verdict is CoverageVerdict.NOT_COUNTED for _, each in inside),
        unknown=tuple(each.ways for _, each in inside if each.verdict is CoverageVerdict.UNKNOWN),
        asked=asked("coverage", counting.day, **_place(counting), unit=unit, measure=measure.value),
        attestations=tallied([row.attestation for row, _ in inside]),
        whole=_whole(counting, unit, units, frozenset()),
        derived=sum(map(_derived, counted)),
    )


async def divisions(counting: Counting, level: Level) -> Recount:
    """How many divisions of a level are recorded in the area."""
    rows = await counting.graph.ask(AREAS_OF_LEVEL, counting.within, LevelParams(level=level.value))
    found = [Countable(row.id, row.attestation, row.code) for row in rows if _counts(row.attestation)]
    if level is Level.COMMUNITY:
        found += await _committees(counting, {area.code for area in found})
    question = asked("areas", counting.day, **_place(counting), level=level.value)
    whole = closed_by_count(found, code=counting.code, words=frozenset()) or _sourced(counting, "areas")
    return Counted(len(found), question, tallied([each.attestation for each in found]), whole)


async def _committees(counting: Counting, areas: set[str]) -> list[Countable]:
    # A community has one residents' or villagers' committee, which stands for a division that is not recorded.
    bodies = [each for kind in _COMMITTEES for each in await _countable(counting, kind.value)]
    return [body for body in bodies if body.code not in areas]


async def _countable(counting: Counting, kind: str) -> list[Countable]:
    return await _told_apart(counting, [row for row in await _rows(counting, kind) if _counts(row.attestation)])


async def _rows(counting: Counting, kind: str) -> Sequence[UnitsRow]:
    return await counting.graph.ask(COVERAGE, counting.within, UnitsParams(unit=kind))


async def _told_apart(counting: Counting, rows: Iterable[UnitsRow]) -> list[Countable]:
    attestations = {row.id: row.attestation for row in rows}
    found = await counting.entities(list(attestations))
    return [
        Countable(id, attestation, _code(found[id]), words_of(found[id]))
        for id, attestation in attestations.items()
        if id in found
    ]


def words_of(row: EntityRow) -> frozenset[str]:
    """The words that tell a body or a compound from others of its kind."""
    if isinstance(row, OrganizationRow):
        return frozenset({row.subtype} if row.subtype else ())
    if isinstance(row, CompoundRow):
        return frozenset({*filter(None, (row.service, row.management)), *row.tags})
    return frozenset()


async def _with_post(counting: Counting, claim: ClaimRow, kind: str) -> Recount:
    # A body may be told from others by a post that it has: the departments with a liaison officer.
    title = claim.subset or ""
    posts = await counting.graph.ask(POSTS_TITLED, counting.within, TitleParams(title=title))
    bodies = {post.body: post for post in posts if post.kind == kind and _counts(post.body_attestation)}
    if not bodies:
        return _untold(claim)
    found = [Countable(post.body, post.body_attestation, post.area_code) for post in bodies.values()]
    question = asked("posts", counting.day, **_place(counting), kind=kind, title=quoted(title))
    whole = closed_by_count(found, code=counting.code, words=frozenset()) or _sourced(counting, "posts")
    return Counted(len(found), question, tallied([each.attestation for each in found]), whole)


def _untold(claim: ClaimRow) -> Recount:
    return missing(ClaimReason.SUBSET_NOT_RECORDED, f"Nothing recorded tells which {claim.unit} are {claim.subset}.")


def _counted(counting: Counting, kind: str, units: list[Countable], words: frozenset[str]) -> Counted:
    told = tallied([unit.attestation for unit in units])
    return Counted(len(units), _asked(counting, kind, *words), told, _whole(counting, kind, units, words))


def _whole(counting: Counting, kind: str, units: list[Countable], words: frozenset[str]) -> bool:
    table = "compounds" if kind == COMPOUND else "organizations"
    return closed_by_count(units, code=counting.code, words=words) or _sourced(counting, table)


def _sourced(counting: Counting, table: str) -> bool:
    return closed_by_source([table], counting.complete, code=counting.code, day=counting.day)


def _asked(counting: Counting, kind: str, *words: str) -> str:
    told = {"subset": " ".join(words)} if words else {}
    return asked("units", counting.day, **_place(counting), unit=kind, **told)


def _place(counting: Counting) -> dict[str, str]:
    return {"area": quoted(code_of(counting.code))}


def _code(row: EntityRow) -> str:
    area = row.area if isinstance(row, OrganizationRow | CompoundRow) else None
    return prefix_of(area.partition(":")[2]) if area else "?"


def _counts(attestation: str) -> bool:
    return Attestation(attestation) in DEFAULT_ATTESTATIONS


def _derived(decision: CoverageDecision) -> bool:
    return any(reach.attestation == Attestation.DERIVED.value for reach in decision.reaches[:1])
