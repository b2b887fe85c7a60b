"""The pages of docs/questions: one a question, from the schema and from the example operations and their answers.

`make docs` writes them anew; the tests hold them against what they would be.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from graphql import FieldNode, OperationDefinitionNode, build_schema, parse, print_ast

from tests.docs.pages import ROOT

FOLDER: Final = ROOT / "docs" / "questions"
QUESTIONS: Final = ROOT / "schema" / "questions"
SCHEMA: Final = ROOT / "schema" / "schema.graphql"
EXAMPLES: Final = ROOT / "server" / "examples"
WIDTH: Final = 120

# What is another at every run: moments of publication, and what is worked out from them.
_MOMENT = re.compile(r"20\d\d-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)")
_PASSING = frozenset({"cursor", "endCursor", "startCursor", "resume", "salt", "document", "canonical"})
_DIGEST = re.compile(r"[0-9a-f]{64}")

_TERM = re.compile(r" \(([^()]*[一-鿿][^()]*)\)\.?$")


@dataclass(frozen=True)
class Example:
    """An example operation: its name, what it shows, its text, its variables, and the questions that it asks."""

    name: str
    said: tuple[str, ...]
    text: str
    variables: Mapping[str, Any]
    asks: tuple[str, ...]


def examples() -> tuple[Example, ...]:
    """Every example operation, in their order."""
    return tuple(_example(file) for file in sorted(EXAMPLES.glob("*.graphql")))


def names() -> list[str]:
    """The questions, by the names of their files."""
    return sorted(file.stem for file in QUESTIONS.glob("*.py") if file.stem != "__init__")


def page_of(name: str, answers: Mapping[str, Any]) -> str:
    """The page of a question, given the answer to each example, by the example's name."""
    field_name = _field(name)
    # What a field's type may be is a union without names of its own: it is only printed here.
    field: Any = cast(Any, build_schema(SCHEMA.read_text("utf-8")).query_type).fields[field_name]
    sentence, term = _split(field.description or "")
    lines = [f"# {field_name} · {term}", "", sentence, "", *_arguments(field), *_answer(field)]
    shown = [each for each in examples() if each.asks[0] == field_name]
    for each in shown:
        lines += [f"## {each.name}", "", *each.said, "", "```graphql", each.text, "```", ""]
        if each.variables:
            lines += ["```json variables", _laid_out(each.variables), "```", ""]
        lines += ["```json", _laid_out(_lasting(answers[each.name])), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def _example(file: Path) -> Example:
    text = file.read_text("utf-8").strip()
    lines = text.splitlines()
    comments = [line[1:].strip() for line in lines if line.startswith("#")]
    document = parse(text)
    (operation,) = (each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    asks = [each.name.value for each in operation.selection_set.selections if isinstance(each, FieldNode)]
    variables = file.with_suffix(".json")
    return Example(
        name=comments[0],
        said=tuple(comments[1:]),
        text="\n".join(line for line in lines if not line.startswith("#")),
        variables=json.loads(variables.read_text("utf-8")) if variables.is_file() else {},
        asks=tuple(dict.fromkeys(asks)),
    )


def _field(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def _split(description: str) -> tuple[str, str]:
    """A description's sentence and its Chinese term."""
    found = _TERM.search(description)
    assert found, description
    return f"{description[: found.start()]}.", found[1]


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _arguments(field: Any) -> list[str]:
    rows = [
        f"| `{name}` | `{each.type}` | {_default(each)} | {_cell(each.description)} |"
        for name, each in field.args.items()
    ]
    return ["## Arguments", "", "| argument | type | unless told | what it is |", "|---|---|---|---|", *rows, ""]


def _default(argument: Any) -> str:
    default = argument.ast_node.default_value
    return f"`{print_ast(default)}`" if default and print_ast(default) != "null" else ""


def _answer(field: Any) -> list[str]:
    answer = field.type
    while hasattr(answer, "of_type"):
        answer = answer.of_type
    rows = [f"| `{name}` | `{each.type}` | {_cell(each.description)} |" for name, each in answer.fields.items()]
    return [
        "## Answer",
        "",
        f"`{field.type}`: {_cell(answer.description)}",
        "",
        "| field | type | what it is |",
        "|---|---|---|",
        *rows,
        "",
    ]


def _lasting(answer: Any) -> Any:
    """An answer with what is another at every run replaced by an ellipsis."""
    match answer:
        case {**fields}:
            return {
                name: "…" if name in _PASSING and isinstance(value, str) else _lasting(value)
                for name, value in cast("dict[str, Any]", fields).items()
            }
        case [*items]:
            return [_lasting(item) for item in items]
        case str():
            return _DIGEST.sub("…", _MOMENT.sub("…", answer))
        case _:
            return answer


def _laid_out(value: Any, indent: int = 0) -> str:
    """JSON in which whatever fits a line stands on one."""
    short = json.dumps(value, ensure_ascii=False)
    if len(short) + indent <= WIDTH or not isinstance(value, dict | list) or not value:
        return short
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value).items()
        inner = [f"{pad}{json.dumps(name)}: {_laid_out(each, indent + 2)}" for name, each in fields]
        return "{\n" + ",\n".join(inner) + "\n" + " " * indent + "}"
    inner = [f"{pad}{_laid_out(each, indent + 2)}" for each in cast("list[Any]", value)]
    return "[\n" + ",\n".join(inner) + "\n" + " " * indent + "]"
