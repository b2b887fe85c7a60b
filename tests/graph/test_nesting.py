"""Fragments nest: each has the form for it, none takes another's variable for its own, and both engines take them."""

import re

import pytest

from graph.edges import Edges
from graph.entities import ENTITIES
from graph.model import Kind
from graph.nesting import EdgePart, EntityPart, nestable, nested_edge, nested_entity, numbers_of
from graph.reader import Page
from graph.scope import Scope
from tests.world import World

NOWHERE = Scope(day="2018-12-31", known="2018-12-31T00:00:00.000000Z", areas=("330105001",), people=True)
DECLARED = re.compile(r"\((\w+):[A-Z]|AS (\w+)|\b(\w+) IN ")


def below(edge: Edges) -> EdgePart:
    """An edge with all the entities that can be read with it."""
    return EdgePart(edge, tuple((column, EntityPart(Kind.ORGANIZATION)) for column in nestable(edge)))


@pytest.mark.parametrize("edge", Edges, ids=lambda edge: edge.name.lower())
def test_no_two_fragments_of_a_statement_share_a_variable(edge: Edges) -> None:
    twice = EntityPart(Kind.POST, (below(edge), EdgePart(edge)))
    text = nested_edge(EdgePart(Edges.POSTS_OF_ORGANIZATION, (("entity", twice),)))
    parts = {number: set[str]() for number in range(20)}
    for said in DECLARED.finditer(text.partition("RETURN collect")[2]):
        name = next(filter(None, said.groups()))
        number = re.fullmatch(r"\w+?_s?(\d+)", name)
        assert number, f"{name} is nobody's"
        parts[int(number[1])].add(name)
    names = [name for each in parts.values() for name in each]
    assert len(names) == len(set(names))
    assert numbers_of(EdgePart(Edges.POSTS_OF_ORGANIZATION, (("entity", twice),))) == [
        number for number in range(1, 20) if f"$p.e{number}.take" in text
    ]


def test_a_tree_has_one_text_whatever_its_pages_are() -> None:
    part = below(Edges.APPOINTMENTS_OF_PERSON)
    assert nested_edge(part) is nested_edge(below(Edges.APPOINTMENTS_OF_PERSON))
    assert nested_entity(EntityPart(Kind.PERSON)) != nested_entity(EntityPart(Kind.POST))


async def test_both_engines_take_every_fragment_with_what_is_read_with_it(world: World) -> None:
    await world.graph.writer.prepare()
    for edge in Edges:
        part = below(edge)
        assert await world.graph.reader.read_nested(part, [Page(1)], ["compound:t-none"], NOWHERE) == {}
    for kind in ENTITIES:
        tree = EntityPart(kind, (EdgePart(Edges.CLAIMS_ABOUT_ENTITY),))
        assert await world.graph.reader.read_nested(tree, [Page(1, backward=True)], ["compound:t-none"], NOWHERE) == {}
