"""A new question: the names that follow from its one name, why a name is refused, and the files that are written."""

import ast
import builtins
import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LAYERS: Final = {
    "statement": "graph/questions/{name}.cypher",
    "meaning": "graph/questions/{name}.py",
    "use_case": "resolvers/questions/{name}.py",
    "face": "schema/questions/{name}.py",
    "proof": "tests/questions/test_{name}.py",
}
"""Where each layer has its file; what it says stands in `scaffold/layers`."""

QUERY: Final = "schema/query.py"
SCHEMA: Final = "schema/schema.graphql"
LONGEST: Final = 28
EMPTY_WORDS: Final = frozenset({"util", "utils", "helper", "helpers", "manager", "service", "data", "process"})
"""Words that no file may have in its name: they say nothing of what it holds."""

_FACES = "schema.questions."
_TEXTS = Path(__file__).parent / "layers"
_NAME = re.compile(r"[a-z]{2,}(?:_[a-z]+)*", re.ASCII)
_PLACEHOLDER = re.compile(r"\{(name|Name|NAME|field)\}")


class BadNameError(ValueError):
    """The name cannot be a question's; the text says why, and what to write."""


@dataclass(frozen=True)
class Names:
    """A question's one name as each language writes it: `term_radar`, `TermRadar`, `TERM_RADAR`, `termRadar`."""

    name: str

    @property
    def type(self) -> str:
        """The name of its GraphQL type and Python classes."""
        return "".join(word.capitalize() for word in self.name.split("_"))

    @property
    def field(self) -> str:
        """The name of its field."""
        return self.type[0].lower() + self.type[1:]

    def fill(self, text: str) -> str:
        """A text with its placeholders replaced."""
        words = {"name": self.name, "Name": self.type, "NAME": self.name.upper(), "field": self.field}
        return _PLACEHOLDER.sub(lambda found: words[found[1]], text)


def names_of(name: str) -> Names:
    """The names of a question.

    Raises:
        BadNameError: the text is no name for one.
    """
    if _NAME.fullmatch(name) is None or len(name) > LONGEST:
        raise BadNameError(
            f"{name!r} is no name of a question: write small letters a to z and single underscores between words, "
            f"{LONGEST} at most, such as old_compounds."
        )
    if keyword.iskeyword(name) or keyword.issoftkeyword(name) or hasattr(builtins, name):
        raise BadNameError(f"{name!r} is a word of Python: name what is asked, such as old_compounds.")
    if empty := sorted(EMPTY_WORDS & set(name.split("_"))):
        raise BadNameError(f"{empty[0]!r} says nothing: name the question after what it asks, such as old_compounds.")
    return Names(name)


def refuse_taken(root: Path, names: Names) -> None:
    """Returns where nothing has the name yet.

    Raises:
        BadNameError: a file, a field or a type has it.
    """
    for path in paths_of(names).values():
        if (root / path).exists():
            raise BadNameError(f"{names.name} is taken: {path} is there. Choose another name, or edit that question.")
    schema = (root / SCHEMA).read_text("utf-8")
    query = (root / QUERY).read_text("utf-8")
    if re.search(rf"^    (?:async def )?{names.name}\b", query, re.MULTILINE):
        raise BadNameError(f"{names.name} is taken: {QUERY} has a field of that name. Choose another name.")
    for name in (names.type, f"{names.type}Entry"):
        if re.search(rf"^(?:type|interface|enum|scalar|input|union) {name}\b", schema, re.MULTILINE):
            raise BadNameError(f"{names.name} is taken: the schema has a type {name}. Choose another name.")


def paths_of(names: Names) -> dict[str, str]:
    """The file of each layer."""
    return {layer: names.fill(path) for layer, path in LAYERS.items()}


def texts_of(root: Path, names: Names) -> Mapping[str, str]:
    """What each file of the new question holds, by its path, the query with its field last."""
    written = {path: names.fill(_text(layer)) for layer, path in paths_of(names).items()}
    return {**written, QUERY: with_field((root / QUERY).read_text("utf-8"), names)}


def with_field(query: str, names: Names) -> str:
    """The text of the query with the question's import, in order, and its field after the last question's."""
    tree = ast.parse(query)
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom) and str(node.module).startswith(_FACES)]
    (root,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Query")
    fields = [node for node in root.body if isinstance(node, ast.AnnAssign)]
    lines = query.splitlines(keepends=True)
    module = f"{_FACES}{names.name}"
    before = [node for node in imports if str(node.module) < module]
    # From the back, so that the first insertion does not move the second.
    lines.insert(fields[-1].end_lineno or 0, names.fill(_text("field")))
    at = (before[-1].end_lineno or 0) if before else imports[0].lineno - 1
    lines.insert(at, f"from {module} import {names.type}, {names.name}\n")
    return "".join(lines)


def _text(layer: str) -> str:
    return (_TEXTS / f"{layer}.txt").read_text("utf-8")
