"""What a plan says of itself in sentences: why a measure covers its units, and what was assumed."""

from collections.abc import Mapping, Sequence

from graph.readings.units import UnitsRow
from resolvers.definitions.what_if import Bounds
from resolvers.planning.plans import Costs, PlannedMeasure
from resolvers.planning.words import MeasureKind, Near

_JOINT = (MeasureKind.JOINT_BRANCH, MeasureKind.EXTENSION)


def recorded_members(units: Sequence[UnitsRow]) -> int:
    """How many full members are recorded of some units together."""
    return sum(unit.full_members or 0 for unit in units)


def assumed_units(measure: PlannedMeasure, units: Sequence[UnitsRow]) -> int:
    """Of how many units of a measure the members had to be assumed."""
    return sum(unit.full_members is None for unit in units) if measure.kind in _JOINT else 0


def why(measure: PlannedMeasure, units: Sequence[UnitsRow], bounds: Bounds, shared: Mapping[str, int]) -> str:
    """Why a measure may be taken, with the figures."""
    recorded, assumed = recorded_members(units), assumed_units(measure, units)
    members = f"{recorded} full members recorded"
    if assumed:
        members += f" and {assumed * bounds.assumed_members} assumed"
    match measure.kind:
        case MeasureKind.SOLE_BRANCH:
            return f"{members}; a branch has at least {bounds.branch_members_least}."
        case MeasureKind.JOINT_BRANCH:
            return (
                f"{len(units)} near units of one kind, {members}; a branch has at least {bounds.branch_members_least}, "
                f"a joint one at most {bounds.joint_units_most} units."
            )
        case MeasureKind.EXTENSION:
            had = shared[measure.body or ""]
            return f"The branch has {had} units, takes {len(units)} more, and may have {bounds.joint_units_most}."
        case MeasureKind.INSTRUCTOR:
            return "The rule in force counts a unit that an instructor is sent to."


def assumptions(
    *,
    costs: Costs,
    asked: Mapping[str, int | None],
    units_per_instructor: int,
    near: Near,
    bounds: Bounds,
    assumed: int,
) -> tuple[str, ...]:
    """What the plan takes for granted.

    Args:
        costs: what measures cost.
        asked: the same as it was asked, by argument; nothing where a default stands in.
        units_per_instructor: how many near units an instructor covers.
        near: which units are near.
        bounds: how branches are staffed.
        assumed: of how many units the members were assumed.
    """
    defaults = ", ".join(name for name, value in asked.items() if value is None)
    found = [
        f"A new joint branch costs {costs.joint_branch}, a branch of one unit's own {costs.sole_branch}, each unit "
        f"taken into an existing branch {costs.extension}, an instructor {costs.instructor}."
        + (f" Defaults without a source: {defaults}." if defaults else ""),
        f"Near: {near.description}",
        "Units of one kind are of one trade (行业相近).",
        "A joint branch has the units that are recorded of it and that the caller may see.",
        f"One instructor covers at most {units_per_instructor} near units.",
    ]
    if assumed:
        found.append(
            f"Of {assumed} units the full members are not recorded: each is taken to have {bounds.assumed_members}."
        )
    return tuple(found)
