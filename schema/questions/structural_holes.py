"""`structuralHoles`: what is missing, doubled or left open in an area, each with its facts and how certain it is."""

import asyncio
from typing import Annotated

import strawberry

from graph.codelists import Attestation
from graph.divisions import code_of
from graph.questions.structural_holes import HoleFact
from graph.scope import Scope
from resolvers.definitions.coverage_words import CoverageReason
from resolvers.definitions.held_posts import Certainty
from resolvers.definitions.hole_words import StructuralHoleKind
from resolvers.definitions.holes import StructuralHole as Found
from resolvers.definitions.holes import ground_key
from resolvers.questions.structural_holes import StructuralHolesAnswer
from resolvers.questions.structural_holes import structural_holes as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities import Entity, Statement
from schema.entities.refs import AreaRef, RuleRef
from schema.fields import AsOf, KnownAt, entity_of, named, one, said
from schema.scalars import DivisionCode, PrefixDate

INVOLVED_AT_MOST = 50
"""Entities that a finding names beside its subject; each of its facts names its own besides."""


def _shown(id: str | None, scope: Scope) -> str | None:
    """The id, unless it is that of somebody who may not be named."""
    return None if id is None or (id.startswith("person:") and not scope.people) else id


@strawberry.type(description="A fact that a finding rests on (依据事实).")
class StructuralHoleGround:
    """A fact that a finding rests on."""

    row: strawberry.Private[HoleFact]
    scope: strawberry.Private[Scope]

    fact: strawberry.ID = said("fact", "The id of the fact (事实编号).")
    label: str = said("label", "Its label in the graph, such as Appointment or Cover (事实类别).")
    since: PrefixDate | None = said("since", "Since when, as its source says; null is since ever (起).", field="from")
    until: PrefixDate | None = said("until", "Until when, as its source says; null is open (止).", field="to")
    attestation: Attestation = said("attestation", "How its source attests it (依据方式).", words=Attestation)
    note: str | None = said("note", "What the recorder noted (备注).")

    @strawberry.field(
        description="The entity that it ties the subject to; null for a state, or who may not be named (关联实体)."
    )
    async def entity(self, info: Info) -> Entity | None:
        """The entity that it ties the subject to."""
        other = _shown(self.row.other, self.scope)
        return await entity_of(info, other, self.scope) if other else None

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.row, scope=self.scope)


@strawberry.type(description="Something missing, doubled or left open (结构性问题).")
class StructuralHole:
    """Something missing, doubled or left open."""

    row: strawberry.Private[Found]
    scope: strawberry.Private[Scope]

    kind: StructuralHoleKind = said("kind", "What is found (类型).")
    certainty: Certainty = said("certainty", "Whether it is known, or merely nothing else is recorded (确定程度).")
    reason: CoverageReason | None = said(
        "reason", "Of a unit or a compound, why coverage does not count it; null for other kinds (原因)."
    )
    number: int | None = said(
        "number", "How many there are: units, holders, full members, open facts; null for other kinds (数量)."
    )
    bound: int | None = said("bound", "How many there may be, or from how many on; null for other kinds (界限).")
    rule: RuleRef | None = one(
        "rule", "The recorded rule that sets the bound or forbids the pair; null is the national default (所依规则)."
    )

    subject: Entity | None = named(
        lambda self: self.row.subject,
        "The unit, post, branch, compound or body; of a prohibited pair, the owners' committee (对象).",
    )

    @strawberry.field(description="The id of that (对象编号).")
    def subject_id(self) -> strawberry.ID:
        """The id of what it is found in."""
        return strawberry.ID(self.row.subject)

    @strawberry.field(
        description=(
            f"The other entities in it, by id, the first {INVOLVED_AT_MOST}; people where they may be named (相关实体)."
        )
    )
    async def involved(self, info: Info) -> list[Entity]:
        """The other entities in it."""
        ids = [id for id in self.row.involved if _shown(id, self.scope)][:INVOLVED_AT_MOST]
        found = await asyncio.gather(*(entity_of(info, id, self.scope) for id in ids))
        return [entity for entity in found if entity is not None]

    @strawberry.field(description="The facts it rests on; none where it rests on what is not recorded (依据事实).")
    def grounds(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[StructuralHoleGround]:
        """The facts it rests on."""
        page = page_of(first, after, last, before)
        return slice_of(
            sorted(self.row.grounds, key=ground_key),
            page,
            key=ground_key,
            node=lambda row: StructuralHoleGround(row=row, scope=self.scope),
        )


@strawberry.type(description="How many findings of a kind there are (按类型计数).")
class StructuralHolesByKind:
    """How many findings of a kind there are."""

    kind: StructuralHoleKind = strawberry.field(description="The kind (类型).")
    known: int = strawberry.field(description="How many are known (确知数).")
    unknown: int = strawberry.field(description="How many are merely not recorded otherwise (未知数).")


@strawberry.type(description="What is missing, doubled or left open in an area on a day (结构性问题检查).")
class StructuralHoles(Answer):
    """What is missing, doubled or left open in an area on a day."""

    answer: strawberry.Private[StructuralHolesAnswer]

    area: AreaRef | None = named(
        lambda self: f"area:{code_of(self.answer.area)}", "The area, where recorded (行政区划)."
    )

    @strawberry.field(description="How many there are of each kind asked for (按类型计数).")
    def by_kind(self) -> list[StructuralHolesByKind]:
        """How many there are of each kind asked for."""
        counts = self.answer.by_kind
        return [
            StructuralHolesByKind(
                kind=kind,
                known=counts.get((kind, Certainty.KNOWN), 0),
                unknown=counts.get((kind, Certainty.UNKNOWN), 0),
            )
            for kind in self.answer.kinds
        ]

    @strawberry.field(description="The findings, by kind and then by subject (检查结果).")
    def findings(
        self,
        certainty: Annotated[
            Certainty | None, strawberry.argument(description="Only those that are so certain (确定程度).")
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> CountedConnection[StructuralHole]:
        """The findings."""
        page = page_of(first, after, last, before)
        asked = [hole for hole in self.answer.found if certainty is None or hole.certainty is certainty]
        return slice_of(
            asked, page, key=lambda hole: hole.key, node=lambda row: StructuralHole(row=row, scope=self.scope)
        )


async def structural_holes(
    info: Info,
    *,
    area: Annotated[DivisionCode, strawberry.argument(description="The area, with its whole subtree (区划代码).")],
    kinds: Annotated[
        list[StructuralHoleKind] | None,
        strawberry.argument(description="What to look for; everything unless told (类型)."),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> StructuralHoles:
    """What is missing, doubled or left open in an area."""
    scope = await info.context.scope(as_of, known_at)
    return StructuralHoles(answer=await ask(info.context.graph, area=area, kinds=kinds, scope=scope), scope=scope)
