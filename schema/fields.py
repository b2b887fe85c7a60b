"""How a field reads its row: a value of it, one entity that it names, several, or an edge below it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, cast

import strawberry

from graph.codelists import CodeList
from graph.edges import EdgeRow, Edges, EntityEdge
from graph.scope import Scope
from schema.connections import After, Before, First, Last, connection_of, page_of
from schema.context import Info

AsOf = Annotated[
    date | None,
    strawberry.argument(
        name="asOf", description="The day on which facts must hold; today in China unless told (基准日)."
    ),
]
KnownAt = Annotated[
    datetime | None,
    strawberry.argument(
        name="knownAt",
        description="The instant at which facts must have been the recorded ones; now unless told (认知时点).",
    ),
]
EdgeAsOf = Annotated[
    date | None, strawberry.argument(name="asOf", description="Another day than the one asked about above (基准日).")
]
EdgeKnownAt = Annotated[
    datetime | None,
    strawberry.argument(name="knownAt", description="Another instant than the one asked about above (认知时点)."),
]


READS = "reads"
"""Where a field's declaration holds what it reads, for whoever runs it without its resolver."""


@dataclass(frozen=True)
class Value:
    """A value of the row, as it is or as a word of a code list."""

    name: str
    words: type[CodeList] | None = None


@dataclass(frozen=True)
class One:
    """The entity whose id the row holds, or that is worked out of the object where no column holds it."""

    name: str = ""
    id_of: Callable[[Any], str | None] | None = None


@dataclass(frozen=True)
class Several:
    """The entities whose ids the row holds."""

    name: str


@dataclass(frozen=True)
class Along:
    """What lies along an edge of the entity."""

    edge: Edges


@dataclass(frozen=True)
class Same:
    """The same row as another type, or nothing where the row has nothing under a name."""

    name: str


@dataclass(frozen=True)
class Asked:
    """The entities, or the one, whose ids an argument of a root names."""

    argument: str
    many: bool


Reading = Value | One | Several | Along | Same | Asked


def said(name: str, description: str, *, words: type[CodeList] | None = None, field: str | None = None) -> Any:
    """A field that is a value of its row: as it is, or as a word of a code list.

    `field` is its name in the API where that is no Python name.
    """

    def read(root: Any) -> Any:
        value = getattr(root.row, name)
        return words(value) if words is not None and value is not None else value

    reads = {READS: Value(name, words)}
    return strawberry.field(resolver=_untyped(read), description=description, name=field, metadata=reads)


def one(name: str, description: str) -> Any:
    """A field that is the entity whose id its row holds; null where it holds none, or the caller may not see it."""

    async def read(root: Any, info: Info) -> Any:
        id = getattr(root.row, name)
        return None if id is None else await entity_of(info, id, root.scope)

    return strawberry.field(resolver=_untyped(read), description=description, metadata={READS: One(name)})


def named(id_of: Callable[[Any], str | None], description: str) -> Any:
    """A field that is the entity whose id is worked out of the object it stands on; null where there is none."""

    async def read(root: Any, info: Info) -> Any:
        id = id_of(root)
        return None if id is None else await entity_of(info, id, root.scope)

    return strawberry.field(resolver=_untyped(read), description=description, metadata={READS: One(id_of=id_of)})


def several(name: str, description: str) -> Any:
    """A field that is the list of the entities whose ids its row holds."""

    async def read(root: Any, info: Info) -> Any:
        found = await asyncio.gather(*(entity_of(info, id, root.scope) for id in getattr(root.row, name)))
        return [entity for entity in found if entity is not None]

    return strawberry.field(resolver=_untyped(read), description=description, metadata={READS: Several(name)})


def edge(which: Edges, description: str) -> Any:
    """A field that is a connection over one of the graph's edges, which begins at the entity it stands on."""

    async def follow(
        root: Any,
        info: Info,
        *,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        as_of: EdgeAsOf = None,
        known_at: EdgeKnownAt = None,
    ) -> Any:
        page = page_of(first, after, last, before)
        scope = await info.context.rescope(root.scope, as_of, known_at)
        rows = await info.context.edges(which, root.row.id, scope, page)
        return await connection_of(rows, page, key=lambda row: row.key, node=lambda row: _node_of(info, row, scope))

    return strawberry.field(resolver=_untyped(follow), description=description, metadata={READS: Along(which)})


async def entity_of(info: Info, id: str, scope: Scope) -> Any:
    """The GraphQL object of an entity, or nothing where it is not known within the scope."""
    row = await info.context.entity(id, scope)
    return None if row is None else object_of(row, scope)


async def asked_entity(info: Info, id: str, scope: Scope) -> Any:
    """The GraphQL object of an id that a client gave; of the record that is kept, where it was merged into another."""
    return await entity_of(info, await info.context.kept(id, scope), scope)


def object_of(row: Any, scope: Scope) -> Any:
    """The GraphQL object of an entity's or an edge's row."""
    from schema.entities import OBJECTS  # noqa: PLC0415 - the types stand on these fields

    return OBJECTS[type(row)](row=row, scope=scope)


async def _node_of(info: Info, row: EdgeRow, scope: Scope) -> Any:
    return await entity_of(info, row.entity, scope) if isinstance(row, EntityEdge) else object_of(row, scope)


def _untyped(resolver: Any) -> Any:
    # The class that holds the field gives its type; a resolver's own annotation would go before it.
    cast("dict[str, object]", resolver.__annotations__).pop("return", None)
    return resolver
