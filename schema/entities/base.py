"""What entities and facts have in common: an id, the days they hold, how they are attested and where stated."""

from typing import Any

import strawberry

from graph.codelists import Attestation
from graph.edges import EdgeRow
from graph.entities import EntityRow
from graph.scope import Scope
from schema.entities.refs import SourceRef
from schema.fields import one, said
from schema.scalars import PrefixDate


@strawberry.type(description="Where a fact is stated (出处).")
class Statement:
    """Where a fact is stated."""

    row: strawberry.Private[Any]
    scope: strawberry.Private[Scope]

    source: SourceRef | None = one("source", "The article, document or ledger that states it (来源).")
    locator: str | None = said("locator", "The place in the source, such as p3 for its third paragraph (段落).")


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
        resolver=_stated, description="Where it is stated; null for a source, which states itself (出处)."
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
    stated_by: Statement | None = strawberry.field(resolver=_stated, description="Where it is stated (出处).")
