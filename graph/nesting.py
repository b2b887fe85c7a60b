"""Edges and entities nested into one statement: each fragment as it stands in its file, over variables of its own.

Nesting is the only way in which texts are composed, and what is composed hangs on the tree of edges alone: pages are
parameters. Every variable of a fragment gets the number of its place in the tree, so that none is taken for one of
those around it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import LiteralString, cast

from graph.cypher import read
from graph.edges import Edges
from graph.entities import ENTITIES
from graph.model import Kind

KEPT = 1_000
"""How many texts are kept: the last ones asked for."""

_WORD = re.compile(r"'[^']*'|\$[A-Za-z_.]+|\.\w+|:[A-Za-z][\w|]*|[A-Za-z_]\w*")
_FRAGMENT = re.compile(r"(?s)(?P<found>.*)\nRETURN \[(?P<columns>.*)\]\n(?P<order>ORDER BY .*)\nLIMIT \$e\.take")
_ENTITY = re.compile(
    r"(?s)UNWIND \$p\.ids AS id\nMATCH \(e:Entity \{id: id\}\)(?P<found>.*)\nRETURN collect\(\[(?P<columns>.*)\]\)"
)
_VALUES = frozenset({"null", "true", "false"})


@dataclass(frozen=True)
class EntityPart:
    """An entity, and what is read with it: its row, then a list for each edge below it, and one for each entity.

    Attributes:
        kind: which entity.
        edges: the edges below it.
        entities: the columns of its row that hold an entity's id, and what is read of it.
    """

    kind: Kind
    edges: "tuple[EdgePart, ...]" = ()
    entities: "tuple[tuple[str, EntityPart], ...]" = ()


@dataclass(frozen=True)
class EdgePart:
    """An edge, and the entities of its rows that are read with it: each row, then a list of one or none for each.

    Attributes:
        edge: the edge.
        entities: the columns that hold an entity's id, and what is read of it.
    """

    edge: Edges
    entities: tuple[tuple[str, EntityPart], ...] = ()


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
def nested_edge(part: EdgePart) -> Nested:
    """An edge of a list of parents, `$p.ids`."""
    return Nested(_collected(_each(_edge(part, "parent", count(1)))), _numbers_of(part))


@lru_cache(KEPT)
def nested_entity(part: EntityPart) -> Nested:
    """A list of entities, `$p.ids`, with what is read with them."""
    return Nested(_collected(_each(_entity(part, "MATCH (parent)", "parent", count(1)))), _numbers_of(part))


@lru_cache(KEPT)
def nested_root(part: EntityPart) -> Nested:
    """The same, after the last publication, and which of the ids stand for another: so one statement answers a request.

    It returns one list of three: the publication, none where there is none yet; ids with the ids kept for them; and the
    entities.
    """
    kept = re.sub(r"RETURN collect\((.*)\)", r"RETURN \1", read("entities/kept_records.cypher"))
    entities = _each(_entity(part, "MATCH (parent)", "parent", count(1)))
    parts = ", ".join(f"COLLECT {{\n{each}\n}}" for each in (read("writing/published.cypher"), kept, entities))
    return Nested(cast(LiteralString, f"RETURN [{parts}]"), _numbers_of(part))


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


def _each(text: str) -> str:
    return f"UNWIND $p.ids AS id\nMATCH (parent:Entity {{id: id}})\nRETURN [id, COLLECT {{\n{text}\n}}]"


def _collected(text: str) -> LiteralString:
    head, _, row = text.partition("RETURN [id, ")
    return cast(LiteralString, f"{head}RETURN collect([id, {row})")


def _edge(part: EdgePart, parent: str, numbers: "count[int]") -> str:
    parsed, number = _parsed(_FRAGMENT, part.edge.value.file), next(numbers)

    def own(text: str) -> str:
        return _renamed(re.sub(r"\$e\b", f"$p.e{number}", text), {"parent": parent}, f"_{number}")

    found, order = own(parsed["found"]), own(parsed["order"])
    columns = [own(column) for column in _columns(parsed["columns"])]
    named = dict(zip(part.edge.value.row.model_fields, columns, strict=True))
    below = [_named(entity, named[column], numbers) for column, entity in part.entities]
    if not below:
        return f"{found}\nRETURN [{', '.join(columns)}]\n{order}\nLIMIT $p.e{number}.take"
    # The page is cut before anything below it is read.
    return f"{found}\nWITH *\n{order}\nLIMIT $p.e{number}.take\nRETURN [{_listed(columns, below)}]\n{order}"


def _named(part: EntityPart, column: str, numbers: "count[int]") -> str:
    """The entity whose id a column holds: a node that is bound already, or one that is sought by the id."""
    bound = re.fullmatch(r"(\w+)\.id", column)
    if bound:
        return _entity(part, f"MATCH ({bound[1]})", bound[1], numbers)
    return _entity(part, f"MATCH (ENTITY:Entity {{id: {column}}})", None, numbers)


def _entity(part: EntityPart, match: str, entity: str | None, numbers: "count[int]") -> str:
    parsed, number = _parsed(_ENTITY, ENTITIES[part.kind].file), next(numbers)
    suffix = f"_s{number}"
    entity = entity or f"e{suffix}"
    # Of one entity the first state is the one: no engine need gather them all, and one refuses to inside a list.
    found = parsed["found"].replace("\nWITH e, head(collect(s)) AS s\nWITH e.id AS id", "\nLIMIT 1\nWITH e, e.id AS id")
    text = match.replace("ENTITY", entity) + _renamed(found, {"e": entity}, suffix)
    columns = [_renamed(column, {"e": entity}, suffix) for column in _columns(parsed["columns"])]
    named = dict(zip(ENTITIES[part.kind].row.model_fields, columns, strict=True))
    below = [_edge(edge, entity, numbers) for edge in part.edges]
    below += [_named(other, named[column], numbers) for column, other in part.entities]
    return f"{text}\nRETURN [{_listed(columns, below)}]"


def _listed(columns: Sequence[str], below: Sequence[str]) -> str:
    return ", ".join([*columns, *(f"COLLECT {{\n{text}\n}}" for text in below)])


def _renamed(text: str, given: dict[str, str], suffix: str) -> str:
    """A text whose variables, but those given, have a suffix. Keywords are in capitals, functions stand before `(`."""

    def renamed(word: re.Match[str]) -> str:
        said = word[0]
        if said[0] in "'$.:" or said.isupper() or said in _VALUES or text[word.end() :].startswith("("):
            return said
        if text[word.end() :].startswith(":") and text[: word.start()].rstrip()[-1:] not in ("(", "["):
            return said  # the name of a property in a map
        return given.get(said, f"{said}{suffix}")

    return _WORD.sub(renamed, text)


def _parsed(form: re.Pattern[str], file: str) -> dict[str, str]:
    found = form.fullmatch(read(file))
    if found is None:
        raise ValueError(f"{file} is not of the form that can be nested")
    return found.groupdict()


def _columns(text: str) -> list[str]:
    """A list's items, of which some hold commas in brackets of their own."""
    items, depth = [""], 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and not depth:
            items.append("")
        else:
            items[-1] += letter
    return [item.strip() for item in items]
