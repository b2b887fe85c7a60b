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
    """An entity, and the edges below it that are read with it: its row, then a list for each of them."""

    kind: Kind
    edges: "tuple[EdgePart, ...]" = ()


@dataclass(frozen=True)
class EdgePart:
    """An edge, and the entities of its rows that are read with it: each row, then a list of one or none for each.

    Attributes:
        edge: the edge.
        entities: the column that holds an entity's id, and what is read of it.
    """

    edge: Edges
    entities: tuple[tuple[str, EntityPart], ...] = ()


def nestable(edge: Edges) -> dict[str, str]:
    """The columns of an edge's rows that are ids of bound variables, and those variables."""
    columns = _columns(_parsed(_FRAGMENT, edge.value.file)["columns"])
    named = zip(edge.value.row.model_fields, columns, strict=True)
    return {name: found[1] for name, column in named if (found := re.fullmatch(r"(\w+)\.id", column)) and name != "id"}


@lru_cache(KEPT)
def nested_edge(part: EdgePart) -> LiteralString:
    """A statement over a list of parents, `$p.ids`; the page of the nth edge of the tree is `$p.en`."""
    return _statement(_edge(part, "parent", count(1)))


@lru_cache(KEPT)
def nested_entity(part: EntityPart) -> LiteralString:
    """A statement over a list of entities, `$p.ids`, with the edges below them."""
    return _statement(_entity(part, "parent", count(1)))


def numbers_of(part: EdgePart | EntityPart) -> list[int]:
    """The numbers of a tree's edges, each before those below it."""
    return list(_numbers(part, count(1)))


def _numbers(part: EdgePart | EntityPart, numbers: "count[int]") -> Iterator[int]:
    number = next(numbers)
    if isinstance(part, EdgePart):
        yield number
        for _, entity in part.entities:
            yield from _numbers(entity, numbers)
    else:
        for edge in part.edges:
            yield from _numbers(edge, numbers)


def _statement(text: str) -> LiteralString:
    whole = f"UNWIND $p.ids AS id\nMATCH (parent:Entity {{id: id}})\nRETURN collect([id, COLLECT {{\n{text}\n}}])"
    return cast(LiteralString, whole)


def _edge(part: EdgePart, parent: str, numbers: "count[int]") -> str:
    parsed, number = _parsed(_FRAGMENT, part.edge.value.file), next(numbers)
    variables = nestable(part.edge)

    def own(text: str) -> str:
        return _renamed(re.sub(r"\$e\b", f"$p.e{number}", text), {"parent": parent}, f"_{number}")

    found, columns, order = own(parsed["found"]), own(parsed["columns"]), own(parsed["order"])
    below = [_entity(entity, own(variables[column]), numbers) for column, entity in part.entities]
    if not below:
        return f"{found}\nRETURN [{columns}]\n{order}\nLIMIT $p.e{number}.take"
    # The page is cut before anything below it is read.
    return f"{found}\nWITH *\n{order}\nLIMIT $p.e{number}.take\nRETURN [{_listed(columns, below)}]\n{order}"


def _entity(part: EntityPart, entity: str, numbers: "count[int]") -> str:
    parsed, suffix = _parsed(_ENTITY, ENTITIES[part.kind].file), f"_s{next(numbers)}"
    # Of one entity the first state is the one: no engine need gather them all, and one refuses to inside a list.
    found = parsed["found"].replace("\nWITH e, head(collect(s)) AS s\nWITH e.id AS id", "\nLIMIT 1\nWITH e, e.id AS id")
    text = _renamed(f"MATCH (e){found}", {"e": entity}, suffix)
    columns = _renamed(parsed["columns"], {"e": entity}, suffix)
    below = [_edge(edge, entity, numbers) for edge in part.edges]
    return f"{text}\nRETURN [{_listed(columns, below)}]"


def _listed(columns: str, below: Sequence[str]) -> str:
    return ", ".join([columns, *(f"COLLECT {{\n{text}\n}}" for text in below)])


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
