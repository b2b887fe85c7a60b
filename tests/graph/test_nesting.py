"""Fragments nest: each has the form for it, none takes another's variable for its own, and both engines take them."""

import re

import pytest

from graph.edges import Edges
from graph.entities import ENTITIES
from graph.model import Kind
from graph.nesting import EdgePart, EntityPart, Width, nested_edge, nested_entity, nested_root, nested_together
from graph.page import Page
from graph.scope import Scope
from tests.world import World

NOWHERE = Scope(day="2018-12-31", known="2018-12-31T00:00:00.000000Z", areas=("330105001",), people=True)
DECLARED = re.compile(r"\((\w+):[A-Z]|AS (\w+)|\b(\w+) IN ")


IDS = ("post", "person", "organization", "problem", "source", "on_behalf_of")


def below(edge: Edges) -> EdgePart:
    """An edge with the entities that its rows name."""
    named = [name for name in edge.value.row.model_fields if name in IDS]
    return EdgePart(edge, tuple((column, EntityPart(Kind.ORGANIZATION)) for column in named))


@pytest.mark.parametrize("edge", Edges, ids=lambda edge: edge.name.lower())
def test_no_two_fragments_of_a_statement_share_a_variable(edge: Edges) -> None:
    twice = EntityPart(Kind.POST, (below(edge), EdgePart(edge)))
    nested = nested_edge(EdgePart(Edges.POSTS_OF_ORGANIZATION, (("entity", twice),)))
    text = nested.text
    parts = {number: set[str]() for number in range(20)}
    for said in DECLARED.finditer(text.partition("RETURN collect")[2]):
        name = next(filter(None, said.groups()))
        number = re.fullmatch(r"\w+?_s?(\d+)", name)
        assert number, f"{name} is nobody's"
        parts[int(number[1])].add(name)
    names = [name for each in parts.values() for name in each]
    assert len(names) == len(set(names))
    assert list(nested.numbers) == [number for number in range(1, 20) if f"$p.e{number}.take" in text]


def test_a_tree_has_one_text_whatever_its_pages_are() -> None:
    part = below(Edges.APPOINTMENTS_OF_PERSON)
    assert nested_edge(part) is nested_edge(below(Edges.APPOINTMENTS_OF_PERSON))
    assert nested_entity(EntityPart(Kind.PERSON)) != nested_entity(EntityPart(Kind.POST))


@pytest.mark.parametrize("width", Width)
async def test_both_engines_take_every_fragment_with_what_is_read_with_it(world: World, width: Width) -> None:
    await world.graph.writer.prepare()
    reader, nothing = world.graph.reader, ["compound:t-none"]
    for edge in Edges:
        nested = nested_edge(below(edge), width)
        assert await reader.read_nested(nested, [Page(1)], nothing, NOWHERE) == {}
    for kind, read in ENTITIES.items():
        links = tuple((name, EntityPart(Kind.SOURCE)) for name in read.row.model_fields if name in (*IDS, "area"))
        tree = EntityPart(kind, (EdgePart(Edges.CLAIMS_ABOUT_ENTITY),), links)
        nested = nested_entity(tree, width)
        assert await reader.read_nested(nested, [Page(1, backward=True)], nothing, NOWHERE) == {}
        root = await reader.read_root(nested_root(tree, width), [Page(1)], nothing, NOWHERE)
        assert (root.kept, root.rows) == ({}, {})


async def test_several_lists_are_read_together_each_with_pages_of_its_own(world: World) -> None:
    await world.apply(
        organizations="id,name,kind,area\nt-a,甲组织,OTHER,330105001\n",
        posts="id,organization,title\nt-x,t-a,主任\nt-y,t-a,委员\nt-z,t-a,委员\n",
    )
    posts = EdgePart(Edges.POSTS_OF_ORGANIZATION)
    parts = ((EntityPart(Kind.POST), Width.FULL), (EntityPart(Kind.ORGANIZATION, (posts,)), Width.FULL))
    seen = await world.graph.reader.published()
    scope = Scope(day="2018-12-31", known=seen.instant, areas=("",), people=True)
    ids = [["post:t-y", "post:none"], ["organization:t-a"]]
    found, organizations = await world.graph.reader.read_together(nested_together(parts), [Page(1)], ids, scope)
    assert {id: [row[0] for row in rows] for id, rows in found.items()} == {"post:t-y": ["post:t-y"]}
    ((organization,),) = organizations.values()
    assert [row[0] for row in organization[-1]] == ["post:t-x", "post:t-y"], "one more than asked for"
