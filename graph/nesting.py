"""Edges and entities nested into one statement: each fragment as it stands in its file, over variables of its own.

Nesting is the only way in which texts are composed, and what is composed hangs on the tree of edges, and on the columns
that are asked for: pages are parameters. Every variable of a fragment gets the number of its place in the tree, so that
none is taken for one of those around it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import count
from typing import LiteralString, cast

from graph.cypher import read
from graph.edges import Edges
from graph.fragments import edge_of, entity_of, renamed
from graph.model import Kind

KEPT = 1_000
"""How many texts are kept: the last ones asked for."""

_LINK = re.compile(r"head\(COLLECT \{ (?P<match>MATCH [^{}]*\((?P<to>\w+):\w+\)) RETURN (?P=to)\.id \}\)")
_SOURCE = "\nMATCH (f)-[:STATED_BY]->(source:Source)"


class Width(Enum):
    """Which columns of its rows a statement tells; in the place of others stands null."""

    FULL = auto()  # every one
    WIDE = auto()  # every value, and of what leads to other nodes what is asked for
    NARROW = auto()  # what is asked for


@dataclass(frozen=True)
class EntityPart:
    """An entity, and what is read with it: its row, then a list for each edge below it, and one for each entity.

    Attributes:
        kind: which entity.
        edges: the edges below it.
        entities: the columns of its row that hold an entity's id, and what is read of it.
        asked: the columns of its row that are asked for.
    """

    kind: Kind
    edges: "tuple[EdgePart, ...]" = ()
    entities: "tuple[tuple[str, EntityPart], ...]" = ()
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EdgePart:
    """An edge, and the entities of its rows that are read with it: each row, then a list of one or none for each.

    Attributes:
        edge: the edge.
        entities: the columns that hold an entity's id, and what is read of it.
        asked: the columns of its rows that are asked for.
    """

    edge: Edges
    entities: tuple[tuple[str, EntityPart], ...] = ()
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Nested:
    """A statement that reads a tree.

    Attributes:
        text: the statement.
        numbers: the numbers of the tree's edges, each before those below it; the page of number n is `$p.en`.
    """

    text: LiteralString
    numbers: tuple[int, ...]


@lru_cache(KEPT)
def nested_edge(part: EdgePart, width: Width = Width.FULL) -> Nested:
    """An edge of a list of parents, `$p.ids`."""
    text = _Composed(width).edge(part, "parent")
    return Nested(_collected(_each(_collect(text))), _numbers_of(part))


@lru_cache(KEPT)
def nested_entity(part: EntityPart, width: Width = Width.FULL) -> Nested:
    """A list of entities, `$p.ids`, with what is read with them."""
    text = _Composed(width).entity(part, "MATCH (parent)", "parent")
    return Nested(_collected(_each(_collect(text))), _numbers_of(part))


@lru_cache(KEPT)
def nested_root(part: EntityPart, width: Width = Width.FULL) -> Nested:
    """The same, after the last publication, and which of the ids stand for another: so one statement answers a request.

    It returns one list of three: the publication, none where there is none yet; ids with the ids kept for them; and the
    entities.
    """
    kept = re.sub(r"RETURN collect\((.*)\)", r"RETURN \1", read("entities/kept_records.cypher"))
    entities = _each(_collect(_Composed(width).entity(part, "MATCH (parent)", "parent")))
    parts = ", ".join(map(_collect, (read("writing/published.cypher"), kept, entities)))
    return Nested(cast(LiteralString, f"RETURN [{parts}]"), _numbers_of(part))


@lru_cache(KEPT)
def nested_together(parts: tuple[tuple[EntityPart, Width], ...]) -> Nested:
    """Several lists of entities, `$p.i1` and so on, each with what is read with it."""
    numbers = count(1)
    lists = [
        _each(_collect(_Composed(width, numbers).entity(part, "MATCH (parent)", "parent")), f"i{place}")
        for place, (part, width) in enumerate(parts, 1)
    ]
    text = ", ".join(map(_collect, lists))
    told = count(1)
    return Nested(
        cast(LiteralString, f"RETURN [{text}]"), tuple(each for part, _ in parts for each in _numbers(part, told))
    )


def _numbers_of(part: EdgePart | EntityPart) -> tuple[int, ...]:
    return tuple(_numbers(part, count(1)))


def _numbers(part: EdgePart | EntityPart, numbers: "count[int]") -> Iterator[int]:
    number = next(numbers)
    if isinstance(part, EdgePart):
        yield number
    else:
        for edge in part.edges:
            yield from _numbers(edge, numbers)
    for _, entity in part.entities:
        yield from _numbers(entity, numbers)


def _collect(text: str) -> str:
    return f"COLLECT {{\n{text}\n}}"


def _each(rows: str, ids: str = "ids") -> str:
    return f"UNWIND $p.{ids} AS id\nMATCH (parent:Entity {{id: id}})\nRETURN [id, {rows}]"


def _collected(text: str) -> LiteralString:
    head, _, row = text.partition("RETURN [id, ")
    return cast(LiteralString, f"{head}RETURN collect([id, {row})")


class _Composed:
    """A text while it is composed."""

    def __init__(self, width: Width, numbers: "count[int] | None" = None) -> None:
        self._width = width
        self._numbers = numbers or count(1)

    def edge(self, part: EdgePart, parent: str) -> str:
        """An edge's fragment over a bound parent."""
        parsed, number = edge_of(part.edge), next(self._numbers)
        found, row = parsed.found, part.edge.value.row

        def own(text: str) -> str:
            return renamed(re.sub(r"\$e\b", f"$p.e{number}", text), {"parent": parent}, f"_{number}")

        if self._width is Width.NARROW and "source" not in part.asked and _SOURCE in found:
            # Every fact is stated by one source: where that is not asked for, none is left out or told twice.
            found = found.replace(_SOURCE, "").replace("WITH DISTINCT f, source, ", "WITH DISTINCT f, ")
        below = [self._of_edge(part, own, column, entity) for column, entity in part.entities]
        # What leads on is bound, and costs nothing to tell: only what is asked of it stands behind the row.
        told = self._told(parsed.columns, part.asked | {next(iter(row.model_fields))})
        columns = [own(column) for column in told.values()]
        order = f"{own(parsed.order)}\nLIMIT $p.e{number}.take"
        if not below:
            return f"{own(found)}\nRETURN [{', '.join(columns)}]\n{order}"
        # The page is cut before anything below it is read.
        return f"{own(found)}\nWITH *\n{order}\nRETURN [{', '.join([*columns, *below])}]"

    def _of_edge(self, part: EdgePart, own: "_Own", column: str, entity: EntityPart) -> str:
        parsed = edge_of(part.edge)
        if parsed.is_state_of(entity.kind):
            # Of an entity no two states hold on one day: the fact that was found is the state.
            return f"[{self._row(entity, own('entity'), own('f'))}]"
        return self._linked(entity, parsed.columns[column], own)

    def entity(self, part: EntityPart, match: str, entity: str) -> str:
        """The state that is shown of an entity which some text finds."""
        suffix = self._suffix()
        found = renamed(entity_of(part.kind).found, {"e": entity}, suffix)
        # Of one entity the first state is the one: no engine need gather them all, and one refuses to inside a list.
        return f"{match}{found}\nLIMIT 1\nRETURN {self._row(part, entity, f's{suffix}', suffix)}"

    def _row(self, part: EntityPart, entity: str, state: str, suffix: str | None = None) -> str:
        suffix = suffix or self._suffix()

        def own(text: str) -> str:
            return renamed(text, {"e": entity, "s": state}, suffix)

        parsed = entity_of(part.kind).columns
        columns = [own(column) for column in self._told(parsed, part.asked).values()]
        below = [_collect(self.edge(edge, entity)) for edge in part.edges]
        below += [self._linked(other, parsed[column], own) for column, other in part.entities]
        return f"[{', '.join([*columns, *below])}]"

    def _linked(self, part: EntityPart, column: str, own: "_Own") -> str:
        """The entity whose id a column holds: a node that is bound, one that a path leads to, or one of that id."""
        if bound := re.fullmatch(r"(\w+)\.id", column):
            return _collect(self.entity(part, f"MATCH ({own(bound[1])})", own(bound[1])))
        if link := _LINK.fullmatch(column):
            return _collect(self.entity(part, own(link["match"]), own(link["to"])))
        sought = own("sought")
        return _collect(self.entity(part, f"MATCH ({sought}:Entity {{id: {own(column)}}})", sought))

    def _told(self, columns: Mapping[str, str], asked: frozenset[str]) -> dict[str, str]:
        """The columns, with null for those that are left out."""
        full, wide = self._width is Width.FULL, self._width is Width.WIDE
        return {
            name: column if full or name in asked or (wide and "COLLECT" not in column) else "null"
            for name, column in columns.items()
        }

    def _suffix(self) -> str:
        return f"_s{next(self._numbers)}"


_Own = Callable[[str], str]
