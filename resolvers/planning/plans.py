"""What a plan is made of: uncovered units, joint branches with places left, terms, and the measures proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from resolvers.planning.words import LeftReason, MeasureKind, Near

_STREET, _COMMUNITY = 9, 12
"""How many characters a street's and a community's code have."""


@dataclass(frozen=True)
class Candidate:
    """An uncovered unit, and what would cover it.

    Attributes:
        id: the unit.
        near: the groups of near units that it belongs to, by code; its own id alone where it is placed above a street.
        members: its full party members; nothing where not recorded.
        counts_as: the members it brings to a joint branch, recorded or assumed; nothing where it may not enter one.
        sole: whether it may have a branch of its own.
        instructor: whether an instructor would cover it.
        counted: whether the rule counts any of the forms for it.
    """

    id: str
    near: frozenset[str]
    members: int | None = None
    counts_as: int | None = None
    sole: bool = False
    instructor: bool = False
    counted: bool = True


@dataclass(frozen=True)
class OpenBranch:
    """A joint branch that exists, the group that it is near to, and how many units it may still take."""

    id: str
    near: str
    places: int


@dataclass(frozen=True)
class Costs:
    """What a measure costs, in whole units of whoever asks. The defaults have no source."""

    joint_branch: int = 3
    sole_branch: int = 3
    extension: int = 1
    instructor: int = 1


@dataclass(frozen=True)
class PlanTerms:
    """What a plan keeps to.

    Attributes:
        costs: of a new joint branch, a branch of a unit's own, each unit taken into a branch, each instructor.
        joint_units_most: how many units a joint branch has at most.
        branch_members_least: how many full members a branch has at least.
        units_per_instructor: how many near units one instructor covers at most.
        budget: what may be spent; nothing is no limit.
    """

    costs: Costs
    joint_units_most: int = 5
    branch_members_least: int = 3
    units_per_instructor: int = 1
    budget: int | None = None


@dataclass(frozen=True)
class PlannedMeasure:
    """One measure.

    Attributes:
        kind: what is done.
        body: the joint branch that exists; nothing for what is new.
        near: the group that its units share, by code; nothing where one unit is meant.
        units: the units, by id.
        cost: what it costs.
    """

    kind: MeasureKind
    body: str | None
    near: str | None
    units: tuple[str, ...]
    cost: int


@dataclass(frozen=True)
class Plan:
    """A plan and what is proven of it.

    Attributes:
        measures: by kind, group and first unit.
        left: the units that stay uncovered, by id, and why.
        optimal: whether no plan covers more, nor as many at less cost, nor at that cost with fewer new branches.
        most_units: how many units any plan can cover at most, as far as proven.
        least_cost: what covering as many as this plan costs at least, as far as proven.
    """

    measures: tuple[PlannedMeasure, ...]
    left: tuple[tuple[str, LeftReason], ...]
    optimal: bool
    most_units: int
    least_cost: int

    @property
    def covered(self) -> int:
        """How many units it covers."""
        return sum(len(measure.units) for measure in self.measures)

    @property
    def cost(self) -> int:
        """What it costs."""
        return sum(measure.cost for measure in self.measures)

    @property
    def branches(self) -> int:
        """How many new branches it founds."""
        return sum(measure.kind in (MeasureKind.JOINT_BRANCH, MeasureKind.SOLE_BRANCH) for measure in self.measures)


def groups_of(places: Sequence[str], near: Near) -> frozenset[str]:
    """The groups of near units that somebody placed at these codes belongs to: none above the level of streets.

    By communities, whoever is placed at a street is near to those placed at that street only: in which community they
    stand is not told.
    """
    length = _COMMUNITY if near is Near.COMMUNITY else _STREET
    return frozenset(code[:length] for code in places if len(code) >= _STREET)
