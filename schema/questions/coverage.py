"""`coverage`: how many units of an area are covered, by which rule, and why each one is or is not."""

from typing import Annotated

import strawberry

from graph.codelists import Attestation, ContractKind, CoverMode
from graph.divisions import code_of
from graph.page import Page
from graph.readings.units import Reach
from graph.scope import Scope
from resolvers.definitions.coverage import JudgedUnit
from resolvers.definitions.coverage_words import CoverageMeasure, CoverageReason, CoverageUnit, CoverageVerdict
from resolvers.questions.coverage import CoverageAnswer, CoverageOfChild
from resolvers.questions.coverage import coverage as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.coverage import CoverageComparison, CoveragePoint, coverage_comparison, coverage_trend
from schema.entities import Entity, Statement
from schema.entities.refs import AreaRef, OrganizationRef
from schema.fields import AsOf, KnownAt, named, one, said
from schema.rates import Rate
from schema.rules import CoverageRule
from schema.scalars import DivisionCode, PrefixDate


@strawberry.type(description="A cover of a unit, a body that belongs to it, or a contract it is served by (覆盖依据).")
class CoverageGround:
    """A cover of a unit, a body that belongs to it, or a contract it is served by."""

    row: strawberry.Private[Reach]
    scope: strawberry.Private[Scope]

    fact: strawberry.ID = said("fact", "The id of the fact (事实编号).")
    organization: OrganizationRef | None = one(
        "organization", "The organization, a contract's provider; null where the source does not say (组织)."
    )
    since: PrefixDate | None = said("since", "Since when, as its source says; null is since ever (起).", field="from")
    until: PrefixDate | None = said("until", "Until when, as its source says; null is open (止).", field="to")
    attestation: Attestation = said("attestation", "How its source attests it (依据方式).", words=Attestation)
    note: str | None = said("note", "What the recorder noted (备注).")

    @strawberry.field(
        description="The mode of a recorded cover; null for a body of the unit's own and for a contract (覆盖方式)."
    )
    def mode(self) -> CoverMode | None:
        """The mode of a recorded cover."""
        return CoverMode(self.row.mode) if self.row.mode in {mode.value for mode in CoverMode} else None

    @strawberry.field(
        description="The kind of a contract; null for any other ground, and where not recorded (合同类型)."
    )
    def contract_kind(self) -> ContractKind | None:
        """The kind of a contract."""
        return ContractKind(self.row.mode) if self.row.mode in {kind.value for kind in ContractKind} else None

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.row, scope=self.scope)


@strawberry.type(description="A unit and the verdict on it (单位判定).")
class CoverageUnitVerdict:
    """A unit and the verdict on it."""

    judged: strawberry.Private[JudgedUnit]
    scope: strawberry.Private[Scope]

    unit: Entity | None = named(lambda self: self.judged.row.id, "The unit itself (单位).")

    @strawberry.field(description="The id of the unit (单位编号).")
    def unit_id(self) -> strawberry.ID:
        """The id of the unit."""
        return strawberry.ID(self.judged.row.id)

    @strawberry.field(description="Where it falls (判定).")
    def verdict(self) -> CoverageVerdict:
        """Where it falls."""
        return self.judged.decision.verdict

    @strawberry.field(description="Why; null where it is counted (原因).")
    def reason(self) -> CoverageReason | None:
        """Why."""
        return self.judged.decision.reason

    @strawberry.field(
        description="The strongest mode by which it is counted; null for committees and contracts (覆盖方式)."
    )
    def mode(self) -> CoverMode | None:
        """The strongest mode by which it is counted."""
        return self.judged.decision.mode

    @strawberry.field(description="How its source attests the unit (依据方式).")
    def attestation(self) -> Attestation:
        """How its source attests the unit."""
        return Attestation(self.judged.row.attestation)

    @strawberry.field(description="What the verdict rests on (覆盖依据).")
    def grounds(self) -> list[CoverageGround]:
        """What the verdict rests on."""
        return [CoverageGround(row=reach, scope=self.scope) for reach in self.judged.decision.reaches]


@strawberry.type(description="The rate of one division a level down (分区覆盖).")
class CoverageByChild(Rate):
    """The rate of one division a level down."""

    child: strawberry.Private[CoverageOfChild]
    scope: strawberry.Private[Scope]

    @strawberry.field(description="Its code; null for units placed at the area itself only (区划代码).")
    def code(self) -> DivisionCode | None:
        """Its code."""
        return DivisionCode(self.child.code) if self.child.code else None

    area: AreaRef | None = named(
        lambda self: f"area:{self.child.code}" if self.child.code else None, "The division, where recorded (行政区划)."
    )


@strawberry.type(description="How many units are counted by a mode (按方式计数).")
class CoverageByMode:
    """How many units are counted by a mode."""

    mode: CoverMode = strawberry.field(description="The mode (覆盖方式).")
    count: int = strawberry.field(description="Units whose strongest mode it is (单位数).")


@strawberry.type(description="Coverage of one kind of unit in an area on a day (覆盖率).")
class Coverage(Answer, Rate):
    """Coverage of one kind of unit in an area on a day."""

    answer: strawberry.Private[CoverageAnswer]
    asked_rule: strawberry.Private[str | None]

    compare: list[CoverageComparison] = strawberry.field(
        resolver=coverage_comparison,
        description="The same units by several rules or measures, side by side, measure by measure (口径对比).",
    )
    trend: list[CoveragePoint] = strawberry.field(
        resolver=coverage_trend,
        description="The same rate on the last days of months, quarters or years, by the rule of each day (趋势).",
    )

    area: AreaRef | None = named(
        lambda self: f"area:{code_of(self.answer.area)}", "The area, where recorded (行政区划)."
    )

    @strawberry.field(description="What is counted (覆盖单位).")
    def unit(self) -> CoverageUnit:
        """What is counted."""
        return self.answer.unit

    @strawberry.field(description="What is measured (指标).")
    def measure(self) -> CoverageMeasure:
        """What is measured."""
        return self.answer.measure

    @strawberry.field(description="The rule that it is counted by (口径).")
    def rule(self) -> CoverageRule:
        """The rule that it is counted by."""
        return CoverageRule(row=self.answer.rule, scope=self.scope)

    @strawberry.field(description="Units the rule counts as covered, by id (已覆盖单位).")
    def counted(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[CoverageUnitVerdict]:
        """Units the rule counts as covered."""
        return self._units(CoverageVerdict.COUNTED, page_of(first, after, last, before))

    @strawberry.field(description="Units that are not covered, with the reason, by id (未覆盖单位).")
    def not_counted(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[CoverageUnitVerdict]:
        """Units that are not covered."""
        return self._units(CoverageVerdict.NOT_COUNTED, page_of(first, after, last, before))

    @strawberry.field(description="Units of which it is not known, with the reason, by id (未知单位).")
    def unknown(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[CoverageUnitVerdict]:
        """Units of which it is not known."""
        return self._units(CoverageVerdict.UNKNOWN, page_of(first, after, last, before))

    @strawberry.field(description="Units outside the denominator, with the reason, by id (不计入单位).")
    def excluded(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[CoverageUnitVerdict]:
        """Units outside the denominator."""
        return self._units(CoverageVerdict.EXCLUDED, page_of(first, after, last, before))

    @strawberry.field(
        description=(
            "The same for each division a level down, by code, and last for units placed at the area itself (分区覆盖)."
        )
    )
    def by_child(self) -> list[CoverageByChild]:
        """The same for each division a level down."""
        return [CoverageByChild(tally=child.tally, child=child, scope=self.scope) for child in self.answer.children]

    @strawberry.field(description="How many units are counted by which mode (按方式计数).")
    def by_mode(self) -> list[CoverageByMode]:
        """How many units are counted by which mode."""
        return [CoverageByMode(mode=mode, count=count) for mode, count in self.answer.modes]

    def _units(self, verdict: CoverageVerdict, page: Page) -> CountedConnection[CoverageUnitVerdict]:
        units = self.answer.with_verdict(verdict)
        return slice_of(
            units,
            page,
            key=lambda judged: judged.row.id,
            node=lambda judged: CoverageUnitVerdict(judged=judged, scope=self.scope),
        )


async def coverage(
    info: Info,
    *,
    area: Annotated[DivisionCode, strawberry.argument(description="The area, with its whole subtree (区划代码).")],
    unit: Annotated[CoverageUnit, strawberry.argument(description="What is counted (覆盖单位).")],
    measure: Annotated[CoverageMeasure, strawberry.argument(description="What is measured (指标).")],
    rule: Annotated[
        strawberry.ID | None,
        strawberry.argument(description="A recorded rule to count by instead of the one in force for the area (口径)."),
    ] = None,
    attestation: Annotated[
        list[Attestation] | None,
        strawberry.argument(
            description="Which attestations make up the total; NAMED, COUNTED and DERIVED unless told (依据方式)."
        ),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Coverage:
    """Coverage of one kind of unit in an area's subtree."""
    scope = await info.context.scope(as_of, known_at)
    attestations = frozenset(attestation) if attestation else None
    answer = await ask(
        info.context.graph, area=area, unit=unit, measure=measure, rule=rule, attestations=attestations, scope=scope
    )
    return Coverage(tally=answer.tally, answer=answer, asked_rule=rule, scope=scope)
