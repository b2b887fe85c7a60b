"""The glossary has every word of the field that the schema and the model have, and says the same of it."""

import re
from typing import Final, NamedTuple

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    build_schema,
    is_introspection_type,
    is_specified_scalar_type,
)

from graph.model import Edge, Fact
from tests.docs.model_words import EDGES, LABELS, Relation, properties, relations
from tests.docs.pages import code_in, headings_of, rows_under, text_of

PAGE: Final = "docs/glossary.md"
SCHEMA: Final = build_schema(text_of("schema/schema.graphql"))
# Words of GraphQL and its pages of lists, not of the field.
NOT_OF_THE_FIELD: Final = re.compile(r"Query|PageInfo|Date|DateTime|\w+(Connection|Edge)")
CHINESE: Final = re.compile(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)")


class Entry(NamedTuple):
    """A row of the glossary."""

    section: str
    term: str
    chinese: str
    graph: str
    graphql: str
    meaning: str


ENTRIES: Final = [
    Entry(section, *row) for section in headings_of(PAGE) if section != "Relations" for row in rows_under(PAGE, section)
]


def types_of_the_field() -> dict[str, GraphQLNamedType]:
    """The schema's own types."""
    return {
        name: each
        for name, each in SCHEMA.type_map.items()
        if not is_introspection_type(each)
        and not is_specified_scalar_type(each)
        and not NOT_OF_THE_FIELD.fullmatch(name)
    }


def description_of(word: str) -> str:
    """What the schema says of a type, of a value of an enum, or of a field; raises KeyError for another word."""
    name, dot, member = word.partition(".")
    each = SCHEMA.type_map[name]
    if not dot:
        return each.description or ""
    if isinstance(each, GraphQLEnumType):
        return each.values[member].description or ""
    assert isinstance(each, GraphQLObjectType | GraphQLInterfaceType)
    return each.fields[member].description or ""


def test_every_type_of_the_schema_has_an_entry() -> None:
    named = {word for entry in ENTRIES for word in code_in(entry.graphql)}
    assert sorted(set(types_of_the_field()) - named) == []


def test_every_label_of_the_graph_has_an_entry() -> None:
    named = {word for entry in ENTRIES for word in code_in(entry.graph)}
    assert sorted(LABELS - named) == []


def test_entries_say_what_the_schema_says() -> None:
    wrong = [
        f"{word} is {said} in the schema, {entry.chinese} here"
        for entry in ENTRIES
        for word in code_in(entry.graphql)
        for said in CHINESE.findall(description_of(word))[:1]
        if said not in entry.chinese
    ]
    assert wrong == []


def test_entries_name_what_the_graph_holds() -> None:
    facts = {fact.value for fact in Fact}
    words = {word for entry in ENTRIES for word in code_in(entry.graph)}
    of_facts = {word for word in words if word.partition(".")[0] in facts and "." in word}
    assert of_facts <= properties()
    labels = {word.partition(".")[0] for word in words - of_facts if word[0].isupper() and not word.isupper()}
    assert labels <= LABELS | {"Entity", "Fact", "Graph", "Publication"}


def test_a_list_whose_words_are_explained_is_explained_whole() -> None:
    words = [word for entry in ENTRIES for word in code_in(entry.graphql) if "." in word]
    lists = dict.fromkeys(word.partition(".")[0] for word in words)
    for each in (SCHEMA.type_map[name] for name in lists):
        if isinstance(each, GraphQLEnumType):
            assert {word for word in words if word.startswith(f"{each.name}.")} == {
                f"{each.name}.{value}" for value in each.values
            }


@pytest.mark.parametrize("section", [section for section in headings_of(PAGE) if section != "Relations"])
def test_entries_stand_in_order(section: str) -> None:
    terms = [entry.term for entry in ENTRIES if entry.section == section and not entry.term.startswith("— ")]
    assert terms == sorted(terms)


def test_the_relations_are_the_models() -> None:
    written = {
        (edge, frozenset(code_in(begin)), frozenset(code_in(end)))
        for (edge,), begin, end in ((code_in(row[0]), row[1], row[2]) for row in rows_under(PAGE, "Relations"))
    }
    assert {edge for edge, _, _ in written} == EDGES
    for edge, begin, end in written - {row for row in written if row[0] == Edge.STATED_BY.value}:
        found = [relation for relation in relations() if relation[1] == edge and not _own(relation)]
        assert (begin, end) == ({one for one, _, _ in found}, {other for _, _, other in found}), edge


def _own(relation: Relation) -> bool:
    """Whether it leads from a state to the entity whose state it is."""
    fact, edge, entity = relation
    return edge == Edge.OF.value and fact == f"{entity}State"
