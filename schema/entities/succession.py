"""Successions: who took whose place, and in what way."""

import asyncio
from typing import Any

import strawberry

from graph.entities import AreaRow, EntityRow, OrganizationRow
from resolvers.definitions.succession import Side, SuccessionKind, SuccessionReason, succession_kind
from schema.context import Info
from schema.entities.base import Entity, Fact
from schema.fields import one


@strawberry.type(description="A division or body that took another's place (接替).")
class Succession(Fact):
    """A division or body that took another's place."""

    predecessor: Entity | None = one("predecessor", "Whose place was taken (前身).")
    successor: Entity | None = one("successor", "Who took it; the days are those of its state (后继).")

    @strawberry.field(
        description="In what way, as far as it can be told; null where either side is not shown (接替方式)."
    )
    async def kind(self, info: Info) -> SuccessionKind | None:
        """In what way."""
        told = await self._told(info)
        return told and told[0]

    @strawberry.field(description="On what the kind rests; empty where there is none (接替方式依据).")
    async def reasons(self, info: Info) -> list[SuccessionReason]:
        """On what the kind rests."""
        told = await self._told(info)
        return list(told[1]) if told else []

    async def _told(self, info: Info) -> tuple[SuccessionKind, tuple[SuccessionReason, ...]] | None:
        row: Any = self.row
        before, after = await asyncio.gather(
            info.context.entity(row.predecessor, self.scope), info.context.entity(row.successor, self.scope)
        )
        if before is None or after is None:
            return None
        return succession_kind(_side(before), _side(after), predecessors=row.predecessors, successors=row.successors)


def _side(row: EntityRow) -> Side:
    if isinstance(row, AreaRow):
        return Side(row.level, (row.name, *row.aliases), row.holds)
    if isinstance(row, OrganizationRow):
        return Side(row.kind, (row.name, *row.aliases), row.holds, row.term, row.credit_code)
    raise TypeError(f"{type(row).__name__} takes nobody's place")
