"""What counts as covered: the measures of coverage, the rule they are counted by, and the verdict on one unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.codelists import Attestation, CodeList, CoverMode, OrganizationKind, OrganizationSubtype
from graph.dates import days_of
from graph.entities.lists import CompleteSource
from graph.questions.coverage import CoverageRow, Reach
from graph.rules import CoverageParameters


class CoverageUnit(CodeList):
    """What is counted in a coverage (覆盖单位)."""

    COMPOUND = "COMPOUND", "Residential compounds placed in the area (住宅小区)."
    PROPERTY_FIRM = (
        "PROPERTY_FIRM",
        "Firms with a valid contract in the area or, without any contract, registered there (物业服务企业).",
    )
    OWNERS_COMMITTEE = "OWNERS_COMMITTEE", "Owners' committees placed in the area (业主委员会)."
    RESIDENTS_COMMITTEE = "RESIDENTS_COMMITTEE", "Residents' committees placed in the area (居民委员会)."
    VILLAGERS_COMMITTEE = "VILLAGERS_COMMITTEE", "Villagers' committees placed in the area (村民委员会)."
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION", "Social organizations placed in the area (社会组织)."
    ASSOCIATION = "ASSOCIATION", "Associations placed in the area (协会、联谊会)."
    DEPARTMENT = "DEPARTMENT", "Departments placed in the area (职能部门)."


class CoverageMeasure(CodeList):
    """What coverage is measured (覆盖率指标)."""

    PARTY_ORGANIZATION = "PARTY_ORGANIZATION", "Units covered by a party organization (党的组织覆盖)."
    PARTY_WORK = "PARTY_WORK", "Units covered by a party organization or reached by party work (党的组织和工作覆盖)."
    OWNERS_COMMITTEE = "OWNERS_COMMITTEE", "Compounds with an owners' committee (业委会覆盖)."


OF_COMPOUNDS = frozenset({CoverageMeasure.OWNERS_COMMITTEE})
"""Measures of compounds: any other unit with them is bad input."""


class CoverageVerdict(CodeList):
    """Where a unit falls (判定)."""

    COUNTED = "COUNTED", "The rule counts it as covered (已覆盖)."
    NOT_COUNTED = "NOT_COUNTED", "It is not covered (未覆盖)."
    UNKNOWN = "UNKNOWN", "What is recorded does not say (未知)."
    EXCLUDED = "EXCLUDED", "It is outside the denominator (不计入)."


class CoverageReason(CodeList):
    """Why a unit is not counted, unknown or excluded (原因)."""

    STATED_UNCOVERED = "STATED_UNCOVERED", "A source states that it is not covered (明示未覆盖)."
    ABSENT_FROM_COMPLETE_SOURCE = (
        "ABSENT_FROM_COMPLETE_SOURCE",
        "A source that is complete for the area records no cover of it (完整台账中无记录).",
    )
    NOT_RECORDED = "NOT_RECORDED", "No source says whether it is covered (未记载)."
    FORM_UNSTATED = "FORM_UNSTATED", "It is covered, in a form that the source does not say (覆盖方式未说明)."
    WORK_ONLY = "WORK_ONLY", "Party work reaches it; whether an organization covers it is not recorded (仅工作覆盖)."
    NOT_OPERATING = "NOT_OPERATING", "It does not operate (未实际运营)."
    DESCRIBED_ONLY = "DESCRIBED_ONLY", "It is known by its role only and may be a unit counted elsewhere (仅有描述)."
    ATTESTATION_NOT_ASKED = "ATTESTATION_NOT_ASKED", "Its attestation is not among those asked for (依据方式不在范围)."


DEFAULT_ATTESTATIONS = frozenset({Attestation.NAMED, Attestation.COUNTED, Attestation.DERIVED})
"""Attestations that make up totals unless others are asked for."""

_STRENGTH = tuple(CoverMode)


@dataclass(frozen=True)
class CoverageDecision:
    """The verdict on a unit.

    Attributes:
        verdict: where it falls.
        reason: why, unless it is counted.
        mode: the strongest mode by which it is counted; nothing for committees.
        reaches: the covers and bodies that were looked at, those that decided first.
    """

    verdict: CoverageVerdict
    reason: CoverageReason | None
    mode: CoverMode | None
    reaches: tuple[Reach, ...]


@dataclass(frozen=True)
class CoverageStandard:
    """What a unit is judged by.

    Attributes:
        measure: what is measured.
        rule: how the jurisdiction counts.
        attestations: which attestations make up the total.
        complete: sources complete for some tables in an area.
        day: the ISO day.
    """

    measure: CoverageMeasure
    rule: CoverageParameters
    attestations: frozenset[Attestation]
    complete: tuple[CompleteSource, ...]
    day: str


def decide(unit: CoverageRow, standard: CoverageStandard) -> CoverageDecision:
    """The verdict on one unit. It counts once, however many branches cover it."""
    excluded = _excluded(unit, standard)
    if excluded is not None:
        return CoverageDecision(CoverageVerdict.EXCLUDED, excluded, None, ())
    if standard.measure is CoverageMeasure.OWNERS_COMMITTEE:
        committees = tuple(body for body in unit.bodies if body.mode == OrganizationKind.OWNERS_COMMITTEE.value)
        if committees:
            return CoverageDecision(CoverageVerdict.COUNTED, None, None, committees)
        return _absent(unit, standard, "organizations")
    reaches = [
        (_mode(reach), reach)
        for reach in (*unit.covers, *unit.bodies)
        if reach.mode != OrganizationKind.OWNERS_COMMITTEE.value
    ]
    counts = [(mode, reach) for mode, reach in reaches if _counts(mode, reach, standard)]
    if counts:
        counts.sort(key=lambda entry: (_STRENGTH.index(entry[0]), entry[1].fact))
        return CoverageDecision(CoverageVerdict.COUNTED, None, counts[0][0], tuple(reach for _, reach in counts))
    return _uncounted(unit, reaches, standard)


def _excluded(unit: CoverageRow, standard: CoverageStandard) -> CoverageReason | None:
    if Attestation(unit.attestation) not in standard.attestations:
        described = unit.attestation == Attestation.DESCRIBED.value
        return CoverageReason.DESCRIBED_ONLY if described else CoverageReason.ATTESTATION_NOT_ASKED
    return CoverageReason.NOT_OPERATING if unit.operating is False else None


def _mode(reach: Reach) -> CoverMode:
    if reach.mode != OrganizationKind.PARTY_ORGANIZATION.value:
        return CoverMode(reach.mode)
    # A party organization that belongs to a unit covers it, alone or, as a joint branch, with others.
    return CoverMode.JOINT if reach.subtype == OrganizationSubtype.JOINT_BRANCH.value else CoverMode.SOLE


def _counts(mode: CoverMode, reach: Reach, standard: CoverageStandard) -> bool:
    rule = standard.rule
    whole = mode in rule.organization
    organization = (
        whole
        and (rule.temporary_branches or reach.subtype != OrganizationSubtype.TEMPORARY_BRANCH.value)
        and (rule.functional_branches or reach.subtype != OrganizationSubtype.FUNCTIONAL_BRANCH.value)
        and reach.subtype != OrganizationSubtype.GROUP.value
    )
    if standard.measure is CoverageMeasure.PARTY_ORGANIZATION:
        return organization
    return whole or mode in rule.work


def _uncounted(
    unit: CoverageRow, reaches: Sequence[tuple[CoverMode, Reach]], standard: CoverageStandard
) -> CoverageDecision:
    stated = tuple(reach for mode, reach in reaches if mode is CoverMode.NONE)
    if stated:
        return CoverageDecision(CoverageVerdict.NOT_COUNTED, CoverageReason.STATED_UNCOVERED, None, stated)
    unstated = tuple(reach for mode, reach in reaches if mode is CoverMode.UNSTATED)
    if unstated:
        return CoverageDecision(CoverageVerdict.UNKNOWN, CoverageReason.FORM_UNSTATED, None, unstated)
    absent = _absent(unit, standard, "covers")
    if absent.verdict is CoverageVerdict.UNKNOWN and reaches:
        return CoverageDecision(
            CoverageVerdict.UNKNOWN, CoverageReason.WORK_ONLY, None, tuple(reach for _, reach in reaches)
        )
    return absent


def _absent(unit: CoverageRow, standard: CoverageStandard, table: str) -> CoverageDecision:
    if any(table in source.tables and _speaks_of(source, unit, standard.day) for source in standard.complete):
        return CoverageDecision(CoverageVerdict.NOT_COUNTED, CoverageReason.ABSENT_FROM_COMPLETE_SOURCE, None, ())
    return CoverageDecision(CoverageVerdict.UNKNOWN, CoverageReason.NOT_RECORDED, None, ())


def _speaks_of(source: CompleteSource, unit: CoverageRow, day: str) -> bool:
    # A register is kept by a unit's own place, and says nothing of days before it nor of units that came after it.
    if source.stated is None or not unit.area_code.startswith(source.area_code):
        return False
    stated = days_of(source.stated)
    return stated.valid_from <= day and unit.valid_from <= stated.valid_to
