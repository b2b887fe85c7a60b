"""Plans as the API gives them: bounds that branches keep, measures, rates before and after, and units left."""

import asyncio

import strawberry

from graph.readings.units import UnitsRow
from graph.scope import Scope
from resolvers.definitions.staffing import FollowedBound, StaffingBound
from resolvers.definitions.what_if_words import assumed_units, recorded_members, why
from resolvers.planning.plans import PlannedMeasure as Measure
from resolvers.planning.words import LeftReason, MeasureKind
from resolvers.questions.what_if_coverage import WhatIfAnswer
from schema.context import Info
from schema.entities import Entity
from schema.entities.refs import OrganizationRef, RuleRef
from schema.fields import entity_of, named, one, said
from schema.rates import Rate
from schema.scalars import DivisionCode


@strawberry.type(description="A bound that the staffing of branches keeps, and who sets it (支部设置条件及依据).")
class StaffingBoundFollowed:
    """A bound that the staffing of branches keeps."""

    row: strawberry.Private[FollowedBound]
    scope: strawberry.Private[Scope]

    bound: StaffingBound = said("bound", "Which bound (条件).")
    value: int = said("value", "Its value (数值).")
    rule: RuleRef | None = one(
        "rule", "The recorded rule that sets it; null where the national default is followed (规则)."
    )


@strawberry.type(description="The rate before or after a plan (方案前后比率).")
class PlannedRate(Rate):
    """The rate before or after a plan."""


@strawberry.type(description="One measure of a plan (补覆盖措施).")
class PlannedMeasure:
    """One measure of a plan."""

    row: strawberry.Private[Measure]
    answer: strawberry.Private[WhatIfAnswer]
    scope: strawberry.Private[Scope]

    kind: MeasureKind = said("kind", "What is done (措施类型).")
    body: OrganizationRef | None = one("body", "The joint branch that exists; null for what is new (现有党支部).")
    cost: int = said("cost", "What it costs (成本).")

    @strawberry.field(
        description="The community or street that its units share; null where one unit is meant (所在区划)."
    )
    def near(self) -> DivisionCode | None:
        """The community or street that its units share."""
        return DivisionCode(self.row.near) if self.row.near and ":" not in self.row.near else None

    @strawberry.field(description="The units that it covers, by id (所覆盖单位).")
    async def units(self, info: Info) -> list[Entity | None]:
        """The units that it covers."""
        return list(await asyncio.gather(*(entity_of(info, unit, self.scope) for unit in self.row.units)))

    @strawberry.field(description="The ids of the units that it covers (所覆盖单位编号).")
    def unit_ids(self) -> list[strawberry.ID]:
        """The ids of the units that it covers."""
        return [strawberry.ID(unit) for unit in self.row.units]

    @strawberry.field(description="Full members recorded of its units together (已记载正式党员数).")
    def recorded_members(self) -> int:
        """Full members recorded of its units together."""
        return recorded_members(self._rows)

    @strawberry.field(description="Of how many of its units the full members were assumed (假设党员数的单位数).")
    def assumed_units(self) -> int:
        """Of how many of its units the full members were assumed."""
        return assumed_units(self.row, self._rows)

    @strawberry.field(description="Why it may be taken, with the figures (理由).")
    def why(self) -> str:
        """Why it may be taken."""
        return why(self.row, self._rows, self.answer.bounds, self.answer.shared)

    @property
    def _rows(self) -> list[UnitsRow]:
        return [self.answer.rows[unit] for unit in self.row.units]


@strawberry.type(description="A unit that a plan leaves uncovered (未安排单位).")
class LeftUnit:
    """A unit that a plan leaves uncovered."""

    id: strawberry.Private[str]
    scope: strawberry.Private[Scope]

    reason: LeftReason = strawberry.field(description="Why (原因).")

    unit: Entity | None = named(lambda self: self.id, "The unit itself (单位).")

    @strawberry.field(description="The id of the unit (单位编号).")
    def unit_id(self) -> strawberry.ID:
        """The id of the unit."""
        return strawberry.ID(self.id)
