"""Structural holes of an area: what is missing, doubled or left open, each with its facts and how certain it is."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.entities.lists import COMPLETE_SOURCES, CompleteSource
from graph.errors import BadInput
from graph.questions.structural_holes import (
    STRUCTURAL_HOLES,
    STRUCTURAL_POSTS,
    STRUCTURAL_SEATS,
    STRUCTURAL_UNITS,
    StructuralHolesParams,
    StructuralHolesRow,
)
from graph.reader import GraphReader
from graph.readings.seats import SeatsParams
from graph.readings.units import UnitsParams, UnitsRow
from graph.rows import NoParams
from graph.rules import CoverageParameters
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS, CoverageStandard
from resolvers.definitions.coverage_words import CoverageMeasure, CoverageUnit
from resolvers.definitions.cross_appointments import cross_appointments_within, with_rules
from resolvers.definitions.held_posts import Certainty
from resolvers.definitions.hole_words import StructuralHoleKind as Kind
from resolvers.definitions.holes import (
    StructuralHole,
    closed_with_open_facts,
    fallback_without_unit,
    holes_in_units,
    in_totals,
    joint_branch_over,
    prohibited_posts,
    seats_held_twice,
)
from resolvers.definitions.rules import CoverageRule, coverage_rule
from resolvers.definitions.staffing import FollowedBound, StaffingBound, staffing_bounds

_OF_UNITS: Mapping[Kind, tuple[CoverageMeasure, tuple[CoverageUnit, ...]]] = {
    Kind.FIRM_WITHOUT_PARTY_ORGANIZATION: (CoverageMeasure.PARTY_ORGANIZATION, (CoverageUnit.PROPERTY_FIRM,)),
    Kind.UNIT_WITHOUT_BRANCH: (
        CoverageMeasure.ELIGIBLE,
        tuple(unit for unit in CoverageUnit if unit is not CoverageUnit.COMPOUND),
    ),
    Kind.COMPOUND_WITHOUT_COMMITTEE: (CoverageMeasure.OWNERS_COMMITTEE, (CoverageUnit.COMPOUND,)),
    Kind.COMPOUND_WITHOUT_FIRM: (CoverageMeasure.PROPERTY_SERVICE, (CoverageUnit.COMPOUND,)),
    Kind.COMPOUND_WITHOUT_BRANCH: (CoverageMeasure.COMPOUND_BRANCH, (CoverageUnit.COMPOUND,)),
}
"""Kinds that coverage decides: by which measure, of which units."""

_OF_ROWS = frozenset({Kind.JOINT_BRANCH_OVER_FIVE, Kind.FALLBACK_WITHOUT_UNIT, Kind.CLOSED_WITH_OPEN_FACTS})
_STAFFED = frozenset({Kind.UNIT_WITHOUT_BRANCH, Kind.JOINT_BRANCH_OVER_FIVE})


@dataclass(frozen=True)
class StructuralHolesAnswer:
    """The whole answer: the kinds asked for, in their own order, and the findings by kind, subject and facts."""

    area: str
    kinds: tuple[Kind, ...]
    found: tuple[StructuralHole, ...]

    @property
    def by_kind(self) -> Mapping[tuple[Kind, Certainty], int]:
        """How many findings there are of each kind, known or not."""
        return Counter((hole.kind, hole.certainty) for hole in self.found)


@dataclass(frozen=True)
class _Asked:
    """What every kind is looked for with."""

    graph: GraphReader
    scope: Scope
    within: Scope
    area: str
    kinds: frozenset[Kind]
    complete: tuple[CompleteSource, ...]
    bounds: Mapping[StaffingBound, FollowedBound]


async def structural_holes(
    graph: GraphReader, *, area: str, kinds: Sequence[Kind] | None, scope: Scope
) -> StructuralHolesAnswer:
    """What is missing, doubled or left open in an area's subtree on the scope's day; every kind where none is named.

    Raises:
        BadInput: the list of kinds is empty.
    """
    if kinds is not None and not kinds:
        raise BadInput("kinds: an empty list asks for nothing; name some, or leave it out to ask for all.")
    wanted = frozenset(Kind if kinds is None else kinds)
    within = await scope_of_area(graph, area=area, scope=scope)
    complete, bounds = await asyncio.gather(
        graph.ask(COMPLETE_SOURCES, scope, NoParams()), _bounds(graph, area, wanted, scope)
    )
    asked = _Asked(graph, scope, within, area, wanted, complete, bounds)
    parts = await asyncio.gather(_in_units(asked), _in_posts(asked), _in_pairs(asked), _in_rows(asked))
    found = sorted((hole for part in parts for hole in part), key=lambda hole: hole.key)
    return StructuralHolesAnswer(area, tuple(kind for kind in Kind if kind in wanted), tuple(found))


async def _bounds(
    graph: GraphReader, area: str, wanted: frozenset[Kind], scope: Scope
) -> Mapping[StaffingBound, FollowedBound]:
    if not wanted & _STAFFED:
        return {}
    return {bound.bound: bound for bound in await staffing_bounds(graph, area=area, scope=scope)}


async def _in_units(asked: _Asked) -> list[StructuralHole]:
    measured = {kind: _OF_UNITS[kind] for kind in _OF_UNITS if kind in asked.kinds}
    if not measured:
        return []
    units = sorted({unit for _, units in measured.values() for unit in units})
    rule, rows = await asyncio.gather(
        coverage_rule(asked.graph, area=asked.area, rule=None, scope=asked.scope),
        asyncio.gather(
            *(asked.graph.ask(STRUCTURAL_UNITS, asked.within, UnitsParams(unit=unit.value)) for unit in units)
        ),
    )
    of_unit = dict(zip(units, rows, strict=True))
    found: list[StructuralHole] = []
    for kind, (measure, among) in measured.items():
        parameters, rule_id = rule.parameters, None
        if kind is Kind.UNIT_WITHOUT_BRANCH:
            parameters, rule_id = _eligible(rule, asked.bounds[StaffingBound.BRANCH_MEMBERS_LEAST])
        standard = CoverageStandard(measure, parameters, DEFAULT_ATTESTATIONS, asked.complete, asked.scope.day)
        rows_asked = [row for unit in among for row in of_unit[unit] if _has_enough(kind, row, parameters)]
        members = {row.id: row.full_members for row in rows_asked} if kind is Kind.UNIT_WITHOUT_BRANCH else {}
        for hole in holes_in_units(kind, rows_asked, standard):
            bound = parameters.eligible_members if members else None
            found.append(replace(hole, number=members.get(hole.subject), bound=bound, rule=rule_id))
    return found


def _eligible(rule: CoverageRule, bound: FollowedBound) -> tuple[CoverageParameters, str | None]:
    """From how many full members on a unit is to have a branch: a recorded STAFFING rule says it, else coverage's."""
    if bound.rule is None:
        return rule.parameters, rule.id
    return rule.parameters.model_copy(update={"eligible_members": bound.value}), bound.rule


def _has_enough(kind: Kind, row: UnitsRow, parameters: CoverageParameters) -> bool:
    # Of a unit whose members are not recorded nothing says that it is to have a branch.
    enough = row.full_members is not None and row.full_members >= parameters.eligible_members
    return kind is not Kind.UNIT_WITHOUT_BRANCH or enough


async def _in_posts(asked: _Asked) -> list[StructuralHole]:
    if Kind.SEAT_HELD_TWICE not in asked.kinds:
        return []
    return [*seats_held_twice(await asked.graph.ask(STRUCTURAL_POSTS, asked.within, NoParams()))]


async def _in_pairs(asked: _Asked) -> list[StructuralHole]:
    if Kind.PROHIBITED_POSTS not in asked.kinds:
        return []
    rows = await asked.graph.ask(STRUCTURAL_SEATS, asked.within, SeatsParams())
    pairs = [each for each in cross_appointments_within(rows, asked.within.areas) if each.prohibited]
    return [*prohibited_posts(await with_rules(asked.graph, pairs, asked.scope))]


async def _in_rows(asked: _Asked) -> list[StructuralHole]:
    kinds = sorted(asked.kinds & _OF_ROWS)
    if not kinds:
        return []
    params = StructuralHolesParams(kinds=tuple(kind.value for kind in kinds), seen=asked.scope.areas)
    rows = await asked.graph.ask(STRUCTURAL_HOLES, asked.within, params)
    found = (_in_row(row, asked) for row in rows if in_totals(row))
    return [hole for hole in found if hole is not None]


def _in_row(row: StructuralHolesRow, asked: _Asked) -> StructuralHole | None:
    match Kind(row.kind):
        case Kind.JOINT_BRANCH_OVER_FIVE:
            bound = asked.bounds[StaffingBound.JOINT_UNITS_MOST]
            return joint_branch_over(row, most=bound.value, rule=bound.rule)
        case Kind.FALLBACK_WITHOUT_UNIT:
            return fallback_without_unit(row, asked.complete, asked.scope.day)
        case _:
            return closed_with_open_facts(row)
