"""Statements are files: parameters and columns are the models', both clocks are kept, both engines take them."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from graph import questions
from graph.cypher import FOLDER, PLAIN, read
from graph.edges import EdgeRow, Edges
from graph.entities import ENTITIES, EntityRead
from graph.model import Fact
from graph.page import Page
from graph.question import Question
from graph.rehearsal import questions_asked
from graph.scope import Scope
from tests.world import World

QUESTIONS = questions_asked()
READS = sorted(
    str(file.relative_to(FOLDER))
    for room in ("questions", "readings", "entities", "edges")
    for file in (FOLDER / room).glob("*.cypher")
)
LISTS = {
    "codes": ("330105001",),
    "places": ("compound:t-none",),
    "organizations": ("organization:t-none",),
    "ids": ("compound:t-none",),
    "queries": ("N甲Z", "+甲"),
    "kinds": ("compound",),
    "seen": (),
    "among": ("compound:t-none",),
}
PAGE = Page(first=1, after="", before="~")
SCOPE = {"day", "known", "areas", "people"}
NOWHERE = Scope(day="2018-12-31", known="2018-12-31T00:00:00.000000Z", areas=("330105001",), people=True)
WITHOUT_AREA = {
    "entities/confirmations.cypher": "whoever may see a fact may see what confirms it",
    "entities/rules_in_force.cypher": "a rule of a wider area is in force in a narrower one, by the code asked for",
    "entities/areas_taken_in.cypher": "which codes a division stands for is told to whoever names it; no unit is",
    "entities/kept_records.cypher": "an id stands for the record kept whoever asks; that one is read within the scope",
    "readings/digests.cypher": "which version of a rule or source an answer rests on is told to whoever was answered",
    "entities/complete_sources.cypher": "a source that is complete for a wider area is so for a narrower one",
}
_FACTS = "|".join(fact.value for fact in Fact)


def parameters(text: str) -> set[str]:
    inside = set(re.findall(r"\$p\.(\w+)", text))
    return inside | {name for name in re.findall(r"\$(\w+)", text) if name in PLAIN}


def columns(text: str) -> list[str]:
    returned = re.findall(r"RETURN collect\(\[([^\]]*)\]\)", text)
    return [name.strip() for name in returned[-1].split(",")]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.file)
def test_a_questions_parameters_and_columns_are_its_models_fields(question: Question[Any, Any]) -> None:
    own = parameters(question.text) - SCOPE - {"area"}
    assert own == set(question.params.model_fields)
    assert columns(question.text) == list(question.row.model_fields)


@pytest.mark.parametrize("module", [each.name for each in iter_modules(questions.__path__)])
def test_a_questions_statement_is_a_constant_of_its_module_named_as_that_is(module: str) -> None:
    question = getattr(import_module(f"{questions.__name__}.{module}"), module.upper())
    assert question.file in {each.file for each in QUESTIONS}


@pytest.mark.parametrize("entity", ENTITIES.values(), ids=lambda entity: entity.file)
def test_an_entitys_columns_are_its_rows_fields(entity: EntityRead) -> None:
    assert columns(read(entity.file)) == list(entity.row.model_fields)
    assert parameters(read(entity.file)) - SCOPE == {"ids"}


@pytest.mark.parametrize("file", READS)
def test_every_statement_opens_with_its_question_filters_by_what_was_known_and_is_ordered(file: str) -> None:
    text = (FOLDER / file).read_text(encoding="utf-8")
    assert re.match(r"// [A-Z].*\?", text), "the first line asks the question"
    # "x is known on any day" frees one variable of the day, the words alone the whole statement.
    any_day = set(re.findall(r"(?:\b(\w+) is )?known on any day", text))
    for variable in set(re.findall(rf"\((\w+):(?:{_FACTS})\b", text)):
        known = rf"{variable}\.recorded_at <= \$p\.known AND {variable}\.superseded_at > \$p\.known"
        assert re.search(rf"\b{known}", text), f"{variable} is not filtered by what was known"
        if variable != "s" or not file.startswith("entities/"):
            assert re.search(rf"\b{variable}\.valid_from <= \$p\.day", text) or any_day & {variable, ""}, variable
    assert ("$p.areas" in text) != (file in WITHOUT_AREA)
    assert "ORDER BY" in text
    assert not re.search(rf"\(:(?:{_FACTS})\b", text), "a fact without a variable cannot be filtered"


def test_every_statement_is_read_by_something() -> None:
    used = {question.file for question in QUESTIONS} | {entity.file for entity in ENTITIES.values()}
    used |= {edge.value.file for edge in Edges}
    assert used == set(READS)
    for edge in Edges:
        assert edge.value.file == f"edges/{edge.name.lower()}.cypher"
    sources = "".join(path.read_text(encoding="utf-8") for path in (FOLDER).glob("*.py"))
    for path in (FOLDER / "writing").glob("*.cypher"):
        assert f'"writing/{path.name}"' in sources, f"nothing reads {path.name}"


@pytest.mark.parametrize("edge", Edges, ids=lambda edge: edge.name.lower())
def test_a_fragment_returns_as_many_columns_as_its_row_has_and_never_takes_a_value(edge: Edges) -> None:
    text = read(edge.value.file)
    (returned,) = re.findall(r"RETURN \[(key, f\.id, .*)\]\n", text)
    without_nested = re.sub(r"head\(COLLECT \{[^}]*\}\)", "nested", returned)
    assert without_nested.startswith("key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator")
    assert len(without_nested.split(",")) == len(edge.value.row.model_fields)
    assert {"take", "after", "before", "backward"} <= set(re.findall(r"\$e\.(\w+)", text)) <= set(PAGE.edge())
    # Bounds by day go with keys that begin with a day, and with no others.
    assert ("$e.from" in text) <= ("f.valid_from + '|' + f.id AS key" in text)
    assert parameters(text) <= SCOPE
    assert issubclass(edge.value.row, EdgeRow)


async def test_both_engines_take_every_statement(world: World) -> None:
    await world.graph.writer.prepare()
    reader = world.graph.reader
    for question in QUESTIONS:
        values = {**dict.fromkeys(question.params.model_fields, "COMPOUND"), **LISTS, **PAGE.values()}
        params = question.params.model_validate({name: values[name] for name in question.params.model_fields})
        assert await reader.ask(question, NOWHERE, params) == ()
    for entity in ENTITIES.values():
        assert await reader.load(entity, ["compound:t-none"], NOWHERE) == {}
    for edge in Edges:
        for backward in (False, True):
            page = Page(first=1, after="", before="~", backward=backward)
            assert await reader.follow(edge.value, ["compound:t-none"], NOWHERE, page) == {}


def test_the_folder_has_no_other_cypher() -> None:
    rooms = {path.parent.name for path in Path(FOLDER).rglob("*.cypher")}
    assert rooms == {"questions", "readings", "entities", "edges", "writing", "migrations"}
