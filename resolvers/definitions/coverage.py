"""What counts as covered: the rule that coverage is counted by, and the verdict on one unit, measure by measure.

Where the measures come from: that 组织覆盖 counts units with a branch of their own or in a joint one among those that
operate is a published definition, 组织和工作覆盖 a target of Hangzhou's; that three full members are to have a branch
(应建) is said in the regulations on branches (中国共产党支部工作条例); the "three rates" (三率) by which Beijing counts
compounds are 业委会组建率, 物业服务覆盖率 and 党的组织覆盖率.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.codelists import Attestation, CoverMode, OrganizationKind, OrganizationSubtype
from graph.entities.lists import CompleteSource
from graph.readings.units import Reach, UnitsRow
from graph.rules import CoverageParameters
from resolvers.definitions.complete import told_absent
from resolvers.definitions.coverage_words import CoverageMeasure, CoverageReason, CoverageVerdict
from resolvers.definitions.rates import EITHER, Tally, Way, tally_of

DEFAULT_ATTESTATIONS = frozenset({Attestation.NAMED, Attestation.COUNTED, Attestation.DERIVED})
"""Attestations that make up totals unless others are asked for."""

_STRENGTH = tuple(CoverMode)


@dataclass(frozen=True)
class CoverageDecision:
    """The verdict on a unit.

    Attributes:
        verdict: where it falls.
        reason: why, unless it is counted.
        mode: the strongest mode by which it is counted; nothing for committees and contracts.
        reaches: the covers, bodies and contracts that were looked at, those that decided first.
        ways: how an unknown unit may fall.
    """

    verdict: CoverageVerdict
    reason: CoverageReason | None = None
    mode: CoverMode | None = None
    reaches: tuple[Reach, ...] = ()
    ways: frozenset[Way] = EITHER


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


@dataclass(frozen=True)
class JudgedUnit:
    """A unit and the verdict on it."""

    row: UnitsRow
    decision: CoverageDecision


@dataclass(frozen=True)
class _Reached:
    """A cover, or a party organization of the unit's own, and the mode in which it covers."""

    mode: CoverMode
    by: Reach


def decide(unit: UnitsRow, standard: CoverageStandard) -> CoverageDecision:
    """The verdict on one unit. It counts once, however many branches cover it."""
    excluded = _excluded(unit, standard)
    if excluded is not None:
        return CoverageDecision(CoverageVerdict.EXCLUDED, excluded)
    return _MEASURES[standard.measure](unit, standard)


def tally(units: Sequence[JudgedUnit], rule: CoverageParameters) -> Tally:
    """The rate of some judged units."""
    verdicts = Counter(unit.decision.verdict for unit in units)
    return tally_of(
        verdicts[CoverageVerdict.COUNTED],
        verdicts[CoverageVerdict.NOT_COUNTED],
        [unit.decision.ways for unit in units if unit.decision.verdict is CoverageVerdict.UNKNOWN],
        decimals=rule.decimals,
        rounding=rule.rounding,
    )


def _excluded(unit: UnitsRow, standard: CoverageStandard) -> CoverageReason | None:
    if Attestation(unit.attestation) not in standard.attestations:
        described = unit.attestation == Attestation.DESCRIBED.value
        return CoverageReason.DESCRIBED_ONLY if described else CoverageReason.ATTESTATION_NOT_ASKED
    return CoverageReason.NOT_OPERATING if unit.operating is False else None


def _by_the_party(unit: UnitsRow, standard: CoverageStandard) -> CoverageDecision:
    reached = _reached(unit)
    return _strongest([each for each in reached if _counts(each, standard)]) or _uncounted(unit, reached, standard)


def _eligible(unit: UnitsRow, standard: CoverageStandard) -> CoverageDecision:
    covered = _by_the_party(unit, standard)
    if unit.full_members is None:
        # It lies outside or, where it has members enough, falls as its covers tell.
        inside = {CoverageVerdict.COUNTED: {Way.COUNTED}, CoverageVerdict.NOT_COUNTED: {Way.NOT_COUNTED}}
        ways = frozenset({Way.OUTSIDE} | inside.get(covered.verdict, EITHER))
        reason = CoverageReason.MEMBERS_NOT_RECORDED
        return CoverageDecision(CoverageVerdict.UNKNOWN, reason, None, covered.reaches, ways)
    if unit.full_members < standard.rule.eligible_members:
        return CoverageDecision(CoverageVerdict.EXCLUDED, CoverageReason.BELOW_THRESHOLD)
    return covered


def _by_committee(unit: UnitsRow, standard: CoverageStandard) -> CoverageDecision:
    committees = tuple(body for body in unit.bodies if body.mode == OrganizationKind.OWNERS_COMMITTEE.value)
    if committees:
        return CoverageDecision(CoverageVerdict.COUNTED, reaches=committees)
    return _absent(unit, standard, "organizations")


def _by_contract(unit: UnitsRow, standard: CoverageStandard) -> CoverageDecision:
    # A contract known by its firm's role only still tells that the compound is served, whoever the firm may be.
    if unit.contracts:
        return CoverageDecision(CoverageVerdict.COUNTED, reaches=unit.contracts)
    return _absent(unit, standard, "contracts")


def _by_own_branch(unit: UnitsRow, standard: CoverageStandard) -> CoverageDecision:
    reached = _reached(unit)
    own = _strongest([each for each in reached if each.mode is CoverMode.SOLE and _is_branch(each.by, standard.rule)])
    if own:
        return own
    # A branch of the compound's own stands among the organizations, or as a sole cover among the covers: of both must
    # be known that it does not.
    return _uncounted(unit, reached, standard, "organizations", "covers", other=CoverageReason.OTHER_FORM_ONLY)


_MEASURES: Mapping[CoverageMeasure, Callable[[UnitsRow, CoverageStandard], CoverageDecision]] = {
    CoverageMeasure.PARTY_ORGANIZATION: _by_the_party,
    CoverageMeasure.PARTY_WORK: _by_the_party,
    CoverageMeasure.ELIGIBLE: _eligible,
    CoverageMeasure.OWNERS_COMMITTEE: _by_committee,
    CoverageMeasure.PROPERTY_SERVICE: _by_contract,
    CoverageMeasure.COMPOUND_BRANCH: _by_own_branch,
}


def _reached(unit: UnitsRow) -> list[_Reached]:
    covers = [_Reached(CoverMode(cover.mode), cover) for cover in unit.covers]
    party = [body for body in unit.bodies if body.mode == OrganizationKind.PARTY_ORGANIZATION.value]
    # A party organization that belongs to a unit covers it, alone or, as a joint branch, with others.
    joint = OrganizationSubtype.JOINT_BRANCH.value
    return covers + [_Reached(CoverMode.JOINT if body.subtype == joint else CoverMode.SOLE, body) for body in party]


def _strongest(reached: Sequence[_Reached]) -> CoverageDecision | None:
    if not reached:
        return None
    ordered = sorted(reached, key=lambda each: (_STRENGTH.index(each.mode), each.by.fact))
    return CoverageDecision(CoverageVerdict.COUNTED, mode=ordered[0].mode, reaches=tuple(each.by for each in ordered))


def _is_branch(by: Reach, rule: CoverageParameters) -> bool:
    return (
        (rule.temporary_branches or by.subtype != OrganizationSubtype.TEMPORARY_BRANCH.value)
        and (rule.functional_branches or by.subtype != OrganizationSubtype.FUNCTIONAL_BRANCH.value)
        and by.subtype != OrganizationSubtype.GROUP.value
    )


def _counts(reached: _Reached, standard: CoverageStandard) -> bool:
    if standard.measure is CoverageMeasure.PARTY_WORK:
        return _by_work(reached, standard.rule)
    return reached.mode in standard.rule.organization and _is_branch(reached.by, standard.rule)


def _by_work(reached: _Reached, rule: CoverageParameters) -> bool:
    return reached.mode in rule.organization or reached.mode in rule.work


def _uncounted(
    unit: UnitsRow,
    reached: Sequence[_Reached],
    standard: CoverageStandard,
    *tables: str,
    other: CoverageReason | None = None,
) -> CoverageDecision:
    stated = tuple(each.by for each in reached if each.mode is CoverMode.NONE)
    if stated:
        return CoverageDecision(CoverageVerdict.NOT_COUNTED, CoverageReason.STATED_UNCOVERED, reaches=stated)
    unstated = tuple(each.by for each in reached if each.mode is CoverMode.UNSTATED)
    if unstated:
        return CoverageDecision(CoverageVerdict.UNKNOWN, CoverageReason.FORM_UNSTATED, reaches=unstated)
    absent = _absent(unit, standard, *(tables or ("covers",)))
    if absent.verdict is CoverageVerdict.UNKNOWN and reached:
        # What the rule counts neither way is no party work either: of anything else nothing is recorded.
        work = any(_by_work(each, standard.rule) for each in reached)
        reason = other or (CoverageReason.WORK_ONLY if work else CoverageReason.NOT_RECORDED)
        return CoverageDecision(CoverageVerdict.UNKNOWN, reason, reaches=tuple(each.by for each in reached))
    return absent


def _absent(unit: UnitsRow, standard: CoverageStandard, *tables: str) -> CoverageDecision:
    if told_absent(tables, standard.complete, stays=unit.stays, day=standard.day):
        return CoverageDecision(CoverageVerdict.NOT_COUNTED, CoverageReason.ABSENT_FROM_COMPLETE_SOURCE)
    return CoverageDecision(CoverageVerdict.UNKNOWN, CoverageReason.NOT_RECORDED)
