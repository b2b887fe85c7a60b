"""The fragments of edges and entities taken apart, as nesting puts them together: what each finds, columns, order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.cypher import read
from graph.edges import Edges, EntityEdge
from graph.entities import ENTITIES
from graph.model import Kind

_WORD = re.compile(r"'[^']*'|\$[A-Za-z_.]+|\.\w+|:[A-Za-z][\w|]*|[A-Za-z_]\w*")
_FRAGMENT = re.compile(r"(?s)(?P<found>.*)\nRETURN \[(?P<columns>.*)\]\n(?P<order>ORDER BY .*)\nLIMIT \$e\.take")
_ENTITY = re.compile(
    r"(?s)UNWIND \$p\.ids AS id\nMATCH \(e:Entity \{id: id\}\)(?P<found>.*)\nWITH e, head\(collect\(s\)\) AS s"
    r"\nWITH (?P<columns>.*)\nORDER BY id\nRETURN collect\(\[(?P<names>.*)\]\)"
)
_HOLDS = "f.valid_from <= $p.day AND f.valid_to >= $p.day"
_VALUES = frozenset({"null", "true", "false"})


@dataclass(frozen=True)
class Parsed:
    """A file taken apart: what it finds, its columns by their names in the row, and of an edge their order."""

    found: str
    columns: Mapping[str, str]
    order: str = ""
    state: str = ""

    def is_state_of(self, kind: Kind) -> bool:
        """Whether what is found is the state of an entity that holds on the day."""
        return self.state == kind.label


@cache
def edge_of(edge: Edges) -> Parsed:
    """An edge's fragment, its columns by the fields of its row."""
    found = _parsed(_FRAGMENT, edge.value.file)
    columns = dict(zip(edge.value.row.model_fields, _columns(found["columns"]), strict=True))
    whole = re.search(r"\(f:(\w+)State\)-\[:OF\]->\(entity:(\w+)\)", found["found"])
    held = issubclass(edge.value.row, EntityEdge) and whole and whole[1] == whole[2] and _HOLDS in found["found"]
    return Parsed(found["found"], columns, found["order"], whole[1] if whole and held else "")


@cache
def entity_of(kind: Kind) -> Parsed:
    """What is read of entities of a kind, its columns by the fields of its row."""
    found = _parsed(_ENTITY, ENTITIES[kind].file)
    said = {name: column for column, _, name in (each.rpartition(" AS ") for each in _columns(found["columns"]))}
    fields = zip(ENTITIES[kind].row.model_fields, _columns(found["names"]), strict=True)
    return Parsed(found["found"], {field: said[name] for field, name in fields})


def renamed(text: str, given: dict[str, str], suffix: str) -> str:
    """A text whose variables, but those given, have a suffix. Keywords are in capitals, functions stand before `(`."""

    def named(word: re.Match[str]) -> str:
        said = word[0]
        if said[0] in "'$.:" or said.isupper() or said in _VALUES or text[word.end() :].startswith("("):
            return said
        if text[word.end() :].startswith(":") and text[: word.start()].rstrip()[-1:] not in ("(", "["):
            return said  # the name of a property in a map
        return given.get(said, f"{said}{suffix}")

    return _WORD.sub(named, text)


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
