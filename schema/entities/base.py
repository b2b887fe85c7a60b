"""What entities and facts have in common: an id, the days they hold, how they are attested and where stated."""

from typing import Any

import strawberry

from graph.codelists import Attestation
from graph.edges import EdgeRow
from graph.entities import EntityRow
from graph.entities.lists import ConfirmationRow
from graph.scope import Scope
from resolvers.entities import when
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities.refs import SourceRef
from schema.fields import READS, Same, one, said
from schema.scalars import PrefixDate


@strawberry.type(description="Where a fact is stated (出处).")
class Statement:
    """Where a fact is stated."""

    row: strawberry.Private[Any]
    scope: strawberry.Private[Scope]

    source: SourceRef | None = one("source", "The article, document or ledger that states it (来源).")
    locator: str | None = said("locator", "The place in the source, such as p3 for its third paragraph (段落).")


@strawberry.type(description="A source's word that a fact was still true on a day (确认).")
class Confirmation:
    """A source's word that a fact was still true on a day."""

    row: strawberry.Private[ConfirmationRow]
    scope: strawberry.Private[Scope]

    id: strawberry.ID = said("id", "The id of the confirmation (编号).")
    day: PrefixDate = said("day", "The day on which it was still true, as its source gives it (确认日期).")
    note: str | None = said("note", "What the recorder noted (备注).")

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.row, scope=self.scope)


async def _confirmed(root: Any, info: Info) -> tuple[ConfirmationRow, ...]:
    # An entity is confirmed by the state shown, any other fact by itself.
    return await info.context.confirmations(getattr(root.row, "fact", root.row.id), root.scope)


async def _confirmed_on(root: Any, info: Info) -> PrefixDate | None:
    rows = await _confirmed(root, info)
    return PrefixDate(rows[-1].day) if rows else None


async def _confirmations(
    root: Any, info: Info, *, first: First = None, after: After = None, last: Last = None, before: Before = None
) -> CountedConnection[Confirmation]:
    page = page_of(first, after, last, before)
    return slice_of(
        await _confirmed(root, info),
        page,
        key=lambda row: when(row.day, row.id),
        node=lambda row: Confirmation(row=row, scope=root.scope),
    )


@strawberry.interface(description="Anything with an id that never changes (节点).")
class Node:
    """Anything with an id that never changes."""

    row: strawberry.Private[EntityRow]
    scope: strawberry.Private[Scope]

    id: strawberry.ID = said("id", "The id, `kind:namespace-key` (编号).")


def _stated(root: Any) -> Statement | None:
    return None if root.row.source is None else Statement(row=root.row, scope=root.scope)


@strawberry.interface(
    description="An entity of the graph, as the state of the day says it, or else the nearest state known (实体)."
)
class Entity(Node):
    """An entity of the graph."""

    name: str | None = said("name", "What it is called; null for a person whose name the caller may not see (名称).")
    holds: bool = said(
        "holds", "Whether the state shown holds on the day asked about; if not, it is the nearest (当日有效)."
    )
    since: PrefixDate | None = said(
        "since", "Since when the state holds, as its source says; null is since ever (起).", field="from"
    )
    until: PrefixDate | None = said(
        "until", "Until when the state holds, as its source says; null is open (止).", field="to"
    )
    attestation: Attestation = said("attestation", "How its source attests it (依据方式).", words=Attestation)
    note: str | None = said("note", "What the recorder noted, such as why a sentence was read so (备注).")
    stated_by: Statement | None = strawberry.field(
        resolver=_stated,
        description="Where it is stated; null for a source, which states itself (出处).",
        metadata={READS: Same("source")},
    )
    confirmed_on: PrefixDate | None = strawberry.field(
        resolver=_confirmed_on,
        description="The latest day on which a source found the state shown still true; null is never (最近确认).",
    )
    confirmations: CountedConnection[Confirmation] = strawberry.field(
        resolver=_confirmations,
        description="Who confirmed the state shown and when, the earliest first (确认).",
    )


@strawberry.interface(description="A dated relation between entities, with its source (事实).")
class Fact:
    """A dated relation between entities."""

    row: strawberry.Private[EdgeRow]
    scope: strawberry.Private[Scope]

    id: strawberry.ID = said("id", "The id of the fact, the same for all its versions (编号).")
    since: PrefixDate | None = said(
        "since", "Since when it holds, as its source says; null is since ever (起).", field="from"
    )
    until: PrefixDate | None = said("until", "Until when it holds, as its source says; null is open (止).", field="to")
    attestation: Attestation = said("attestation", "How its source attests it (依据方式).", words=Attestation)
    note: str | None = said("note", "What the recorder noted (备注).")
    stated_by: Statement | None = strawberry.field(
        resolver=_stated, description="Where it is stated (出处).", metadata={READS: Same("source")}
    )
    confirmed_on: PrefixDate | None = strawberry.field(
        resolver=_confirmed_on,
        description="The latest day on which a source found it still true; null is never (最近确认).",
    )
    confirmations: CountedConnection[Confirmation] = strawberry.field(
        resolver=_confirmations,
        description="Who confirmed it and when, the earliest first (确认).",
    )
