"""Coverage of the units of an area: how many are covered, by which rule, and each unit with the reason."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.codelists import Attestation, CoverMode
from graph.dates import SINCE_EVER, day_text
from graph.divisions import child_under
from graph.entities.lists import COMPLETE_SOURCES
from graph.errors import BadInput
from graph.questions.coverage import COVERAGE
from graph.reader import GraphReader
from graph.readings.units import UnitsParams
from graph.rows import NoParams
from graph.rules import CoverageParameters
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.coverage import (
    DEFAULT_ATTESTATIONS,
    CoverageStandard,
    JudgedUnit,
    decide,
    tally,
)
from resolvers.definitions.coverage_words import OF_COMPOUNDS, CoverageMeasure, CoverageUnit, CoverageVerdict
from resolvers.definitions.rates import Tally
from resolvers.definitions.rules import CoverageRule, coverage_rule, coverage_rules

_DAYS_AT_ONCE = 4
"""Days of a trend that are asked for at once."""


@dataclass(frozen=True)
class CoverageOfChild:
    """The units of one area a level down, or, without a code, those placed at the area itself only."""

    code: str | None
    tally: Tally


@dataclass(frozen=True)
class CoverageAnswer:
    """The whole answer; units are in the order of their ids; `standard` is what they were judged by."""

    area: str
    unit: CoverageUnit
    measure: CoverageMeasure
    rule: CoverageRule
    standard: CoverageStandard
    tally: Tally
    units: tuple[JudgedUnit, ...]
    children: tuple[CoverageOfChild, ...]
    modes: tuple[tuple[CoverMode, int], ...]

    def with_verdict(self, verdict: CoverageVerdict) -> tuple[JudgedUnit, ...]:
        """The units with one verdict."""
        return tuple(unit for unit in self.units if unit.decision.verdict is verdict)


async def coverage(
    graph: GraphReader,
    *,
    area: str,
    unit: CoverageUnit,
    measure: CoverageMeasure,
    rule: str | None,
    attestations: frozenset[Attestation] | None,
    scope: Scope,
) -> CoverageAnswer:
    """Coverage of one kind of unit in an area's subtree on the scope's day.

    Raises:
        BadInput: the measure is one of compounds and the unit is another, or the other way round.
        NotFound: the rule asked for is not in force there.
    """
    _fitting(unit, measure)
    within = await scope_of_area(graph, area=area, scope=scope)
    chosen, complete, rows = await asyncio.gather(
        coverage_rule(graph, area=area, rule=rule, scope=scope),
        graph.ask(COMPLETE_SOURCES, scope, NoParams()),
        graph.ask(COVERAGE, within, UnitsParams(unit=unit.value)),
    )
    standard = CoverageStandard(measure, chosen.parameters, attestations or DEFAULT_ATTESTATIONS, complete, scope.day)
    units = tuple(JudgedUnit(row, decide(row, standard)) for row in rows)
    counted = Counter(each.decision.mode for each in units if each.decision.mode is not None)
    return CoverageAnswer(
        area=area,
        unit=unit,
        measure=measure,
        rule=chosen,
        standard=standard,
        tally=tally(units, chosen.parameters),
        units=units,
        children=_children(units, area, chosen.parameters),
        modes=tuple((mode, counted[mode]) for mode in CoverMode if counted[mode]),
    )


@dataclass(frozen=True)
class CoverageUnderRule:
    """The rate of the same units by another rule or measure."""

    measure: CoverageMeasure
    rule: CoverageRule
    tally: Tally


async def compare(
    graph: GraphReader,
    *,
    answer: CoverageAnswer,
    rules: Sequence[str] | None,
    measures: Sequence[CoverageMeasure],
    scope: Scope,
) -> tuple[CoverageUnderRule, ...]:
    """The units of an answer by several rules and measures, side by side: every measure by every rule.

    Without `rules` by every rule in force for the area, the nearest first.

    Raises:
        BadInput: a measure is none of such units.
        NotFound: a rule asked for is not in force there.
    """
    for measure in measures:
        _fitting(answer.unit, measure)
    if rules is None:
        chosen = await coverage_rules(graph, area=answer.area, scope=scope)
    else:
        asked = (coverage_rule(graph, area=answer.area, rule=rule, scope=scope) for rule in rules)
        chosen = tuple(await asyncio.gather(*asked))
    return tuple(
        CoverageUnderRule(measure, rule, _tally_by(answer, measure, rule)) for measure in measures for rule in chosen
    )


def _tally_by(answer: CoverageAnswer, measure: CoverageMeasure, rule: CoverageRule) -> Tally:
    standard = replace(answer.standard, measure=measure, rule=rule.parameters)
    return tally([JudgedUnit(unit.row, decide(unit.row, standard)) for unit in answer.units], rule.parameters)


@dataclass(frozen=True)
class CoveragePoint:
    """The rate on one day; `undated` is how many of its units hold since ever, since no source states a beginning."""

    day: date
    rule: CoverageRule
    tally: Tally
    undated: int


async def trend(
    graph: GraphReader, *, answer: CoverageAnswer, rule: str | None, days: Sequence[date], scope: Scope
) -> tuple[CoveragePoint, ...]:
    """The same rate on other days: by the rule in force on each, or by the one rule that was asked for."""
    few = asyncio.Semaphore(_DAYS_AT_ONCE)

    async def point(day: date) -> CoveragePoint:
        async with few:
            then = replace(scope, day=day_text(day))
            found = await coverage(
                graph,
                area=answer.area,
                unit=answer.unit,
                measure=answer.measure,
                rule=None,
                attestations=answer.standard.attestations,
                scope=then,
            )
        chosen = found.rule if rule is None else answer.rule
        units = [unit for unit in found.units if unit.decision.verdict is not CoverageVerdict.EXCLUDED]
        undated = sum(unit.row.stays[0].valid_from == SINCE_EVER for unit in units if unit.row.stays)
        return CoveragePoint(day, chosen, _tally_by(found, found.measure, chosen), undated)

    return tuple(await asyncio.gather(*map(point, days)))


def _fitting(unit: CoverageUnit, measure: CoverageMeasure) -> None:
    if measure in OF_COMPOUNDS and unit is not CoverageUnit.COMPOUND:
        raise BadInput(f"{measure} is a measure of compounds: ask for unit COMPOUND, or for another measure of {unit}.")
    if measure is CoverageMeasure.ELIGIBLE and unit is CoverageUnit.COMPOUND:
        raise BadInput(
            "ELIGIBLE is a measure of organizations, whose full party members are recorded; a compound has none of its "
            "own: ask for another unit, or for COMPOUND_BRANCH."
        )


def _children(units: Sequence[JudgedUnit], area: str, rule: CoverageParameters) -> tuple[CoverageOfChild, ...]:
    # A firm that serves two communities is a unit of each: children may add up to more than the area.
    lower = {id(unit): {child_under(place, area) for place in unit.row.places} for unit in units}
    codes = sorted({code for found in lower.values() for code in found if code})
    children = [
        CoverageOfChild(code, tally([unit for unit in units if code in lower[id(unit)]], rule)) for code in codes
    ]
    rest = [unit for unit in units if not any(lower[id(unit)])]
    return (*children, CoverageOfChild(None, tally(rest, rule))) if rest else tuple(children)
