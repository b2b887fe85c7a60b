"""What a plan of coverage starts from and what it comes to: uncovered units, branches with places, proposed covers.

A unit is covered, before and after, by coverage's own verdict alone: a measure is tried by adding the cover that it
would make to what is recorded of the unit, and counts where the rule in force counts it. The forms and their sizes are
those of the regulations on branches (中国共产党支部工作条例): see `resolvers/definitions/staffing.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.codelists import Attestation, CoverMode, OrganizationSubtype
from graph.questions.what_if_coverage import WhatIfCoverageRow
from graph.readings.units import Reach, UnitsRow
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS, CoverageStandard, JudgedUnit, decide
from resolvers.definitions.coverage_words import CoverageVerdict
from resolvers.definitions.staffing import FollowedBound, StaffingBound
from resolvers.planning.plans import Candidate, OpenBranch, PlannedMeasure, groups_of
from resolvers.planning.words import MeasureKind, Near

_FORMS = {
    MeasureKind.JOINT_BRANCH: (CoverMode.JOINT, OrganizationSubtype.JOINT_BRANCH),
    MeasureKind.EXTENSION: (CoverMode.JOINT, OrganizationSubtype.JOINT_BRANCH),
    MeasureKind.SOLE_BRANCH: (CoverMode.SOLE, OrganizationSubtype.BRANCH),
    MeasureKind.INSTRUCTOR: (CoverMode.INSTRUCTOR, None),
}
"""The cover that each measure would make, and the subtype of the organization behind it."""


@dataclass(frozen=True)
class Bounds:
    """How party branches are staffed."""

    joint_units_most: int
    joint_members_below: int
    branch_members_least: int

    @classmethod
    def of(cls, followed: Iterable[FollowedBound]) -> "Bounds":
        """The bounds that rules set."""
        values = {each.bound: each.value for each in followed}
        return cls(
            values[StaffingBound.JOINT_UNITS_MOST],
            values[StaffingBound.JOINT_MEMBERS_BELOW],
            values[StaffingBound.BRANCH_MEMBERS_LEAST],
        )

    @property
    def assumed_members(self) -> int:
        """What a unit whose members are not recorded is taken to have: the most with which it may enter a branch."""
        return self.joint_members_below - 1


def covered_by(unit: UnitsRow, kind: MeasureKind, body: str | None = None) -> UnitsRow:
    """The unit as it would be recorded, were it covered by a measure."""
    mode, subtype = _FORMS[kind]
    cover = Reach(
        fact="",
        mode=mode.value,
        organization=body,
        subtype=subtype and subtype.value,
        since=None,
        until=None,
        attestation=Attestation.DERIVED.value,
        note=None,
        source="",
        locator="",
    )
    return unit.model_copy(update={"covers": (*unit.covers, cover)})


def candidate_of(
    unit: UnitsRow, standard: CoverageStandard, bounds: Bounds, *, near: Near, assume_members: bool
) -> Candidate:
    """An uncovered unit, and what would cover it by the rule in force."""
    counts = {
        kind for kind in MeasureKind if decide(covered_by(unit, kind), standard).verdict is CoverageVerdict.COUNTED
    }
    members = unit.full_members
    brought = members
    if members is None and assume_members:
        brought = bounds.assumed_members
    joins = MeasureKind.JOINT_BRANCH in counts and brought is not None and brought < bounds.joint_members_below
    enough = members is not None and members >= bounds.branch_members_least
    return Candidate(
        id=unit.id,
        near=groups_of(unit.places, near) or frozenset({unit.id}),
        members=members,
        counts_as=brought if joins else None,
        sole=MeasureKind.SOLE_BRANCH in counts and enough,
        instructor=MeasureKind.INSTRUCTOR in counts,
        counted=bool(counts),
    )


def open_branches(
    branches: Iterable[WhatIfCoverageRow], *, kind: str, near: Near, most: int
) -> tuple[tuple[OpenBranch, int], ...]:
    """The joint branches of one trade that may take more units, each with how many it has.

    A branch of which no unit is known is none of them: how many places it has left is not known either.
    """
    found: list[tuple[OpenBranch, int]] = []
    for branch in branches:
        units = {unit.id: unit.kind for unit in (*branch.covers, *branch.belongs)}
        groups = groups_of((branch.area_code,), near)
        attested = Attestation(branch.attestation) in DEFAULT_ATTESTATIONS
        if attested and groups and set(units.values()) == {kind} and len(units) < most:
            found.append((OpenBranch(branch.id, min(groups), most - len(units)), len(units)))
    return tuple(found)


def judged_after(
    units: Sequence[JudgedUnit], measures: Iterable[PlannedMeasure], standard: CoverageStandard
) -> tuple[JudgedUnit, ...]:
    """The same units, judged anew with what the measures would add."""
    added: Mapping[str, PlannedMeasure] = {unit: measure for measure in measures for unit in measure.units}
    found: list[JudgedUnit] = []
    for unit in units:
        measure = added.get(unit.row.id)
        row = covered_by(unit.row, measure.kind, measure.body) if measure else unit.row
        found.append(JudgedUnit(row, decide(row, standard)))
    return tuple(found)
