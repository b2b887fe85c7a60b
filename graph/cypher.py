"""Statements are files: how their text is read, and the one place where it becomes a literal string for the driver.

Two things are ever put into a text, both closed lists of the model's own words: a label or relationship type in the
writer's files (`FACT`, `EDGE`, `KIND`), and the name of a fragment's arguments. Values are parameters, always.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import LiteralString, cast

from graph.model import Edge, Fact, Kind

FOLDER = Path(__file__).parent

_LEVEL_HEAD = "UNWIND $p.ids AS id\nMATCH (parent:Entity {id: id})\nRETURN collect([id, COLLECT {\n"
_LEVEL_TAIL = "\n}])"


@cache
def read(relative: str) -> LiteralString:
    """The text of a Cypher file below this folder, without its comment lines."""
    lines = (FOLDER / relative).read_text(encoding="utf-8").splitlines()
    return cast(LiteralString, "\n".join(line for line in lines if not line.startswith("//")).strip())


@cache
def filled(relative: str, word: Fact | Edge | Kind) -> LiteralString:
    """A writer's file with its one placeholder replaced by a word of the model."""
    placeholder, text = (
        {Fact: "FACT", Edge: "EDGE", Kind: "KIND"}[type(word)],
        word.label if isinstance(word, Kind) else word.value,
    )
    return cast(LiteralString, re.sub(rf"\b{placeholder}\b", text, read(relative)))


@cache
def level(relative: str) -> LiteralString:
    """An edge's fragment as one statement over a list of parents, `$p.ids`; its arguments `$e` become `$p.e`."""
    return cast(LiteralString, _LEVEL_HEAD + re.sub(r"\$e\b", "$p.e", read(relative)) + _LEVEL_TAIL)


@cache
def confirmed(relative: str) -> LiteralString:
    """A question's statement, and before its answer the last publication: of one graph, in one record."""
    published = read("writing/published.cypher").replace("RETURN ", "RETURN [") + ", answer]"
    return "CALL () {\n" + read(relative) + " AS answer\n}\n" + published


PLAIN = frozenset({"id", "area", "after"})
"""Parameters that seek an index and so stand alone; every other is a field of the one map `$p`."""


def parameters(own: Mapping[str, object], scope: Mapping[str, object]) -> dict[str, object]:
    """A statement's parameters: the plain ones by themselves, the scope's and all others in `$p`."""
    inside = {name: value for name, value in own.items() if name not in PLAIN}
    return {"p": {**scope, **inside}, **{name: value for name, value in own.items() if name in PLAIN}}
