"""A new tree is planned behind its first answer, which is read level by level; from then on one statement reads it."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from execution.executing import Executing
from execution.warm import OFTEN, Nesting, Warm
from graph.errors import TookTooLong
from graph.nesting import Nested
from graph.reader import GraphReader
from graph.scope import Caller, Scope
from schema.context import Context
from schema.schema import build_schema
from tests.world import World

CHART = """
query ($id: ID!, $first: Int) {
  node(id: $id) { ... on Area { organizations(first: $first) { nodes { NAME posts { nodes { title appointments {
    nodes { person { name } } } } } } } } }
}
"""
WORLD = {
    "organizations": "id,name,kind,area\nt-a,甲组织,OTHER,330105001\nt-b,乙组织,OTHER,330105001\n",
    "people": "id,name\nt-wang,王\n",
    "posts": "id,organization,title\nt-chair,t-a,主任\n",
    "appointments": "id,person,post\nt-1,t-wang,t-chair\n",
}


class _Asked:
    """How often a tree was read by one statement, and how often an edge by itself."""

    def __init__(self, patch: pytest.MonkeyPatch, fault: Exception | None = None) -> None:
        self.trees = self.levels = 0
        self.planned: list[str] = []
        counted = {
            name: getattr(GraphReader, name) for name in ("read_root", "read_nested", "follow_lists", "rehearse")
        }

        def reading(name: str) -> Any:
            async def read(self_: GraphReader, *asked: Any) -> Any:
                self.trees += name != "follow_lists"
                self.levels += name == "follow_lists"
                return await counted[name](self_, *asked)

            return read

        async def rehearse(self_: GraphReader, nested: Nested, scope: Scope) -> None:
            if fault is not None:
                raise fault
            self.planned.append(nested.text)
            await counted["rehearse"](self_, nested, scope)

        for name in ("read_root", "read_nested", "follow_lists"):
            patch.setattr(GraphReader, name, reading(name))
        patch.setattr(GraphReader, "rehearse", rehearse)

    def taken(self) -> tuple[int, int]:
        """Both since the last time."""
        found, self.trees, self.levels = (self.trees, self.levels), 0, 0
        return found


async def ask(world: World, schema: Any, document: str = CHART, **variables: object) -> Any:
    context = Context(graph=world.graph.reader, caller=Caller(("",), people=True), request_id="test")
    asked = {"id": "area:330105001", **variables}
    result = await schema.execute(document.replace("NAME", "name"), variable_values=asked, context_value=context)
    assert not result.errors
    return result.data["node"]["organizations"]["nodes"]


async def asked_until(done: Callable[[], bool], world: World, schema: Any, first: Any) -> None:
    """Asks until something was planned; every answer is the first one."""
    for _ in range(200):
        assert await ask(world, schema) == first
        if done():
            return
        await asyncio.sleep(0.05)
    pytest.fail("it is never planned")


async def test_one_statement_reads_what_is_planned_whatever_its_leaves_and_pages(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.apply(**WORLD)
    asked, schema = _Asked(monkeypatch), Executing(build_schema(), Warm())
    first = await ask(world, schema)
    assert first[0]["posts"]["nodes"] == [{"title": "主任", "appointments": {"nodes": [{"person": {"name": "王"}}]}}]
    assert asked.taken() == (0, 3), "organizations, posts, appointments"
    await asked_until(lambda: asked.taken() == (1, 0), world, schema, first)
    planned = len(asked.planned)
    other = CHART.replace("NAME", "kind aliases").replace("title", "seats")
    assert (await ask(world, schema, other, first=1)) == [
        {
            "kind": "OTHER",
            "aliases": [],
            "posts": {"nodes": [{"seats": None, "appointments": {"nodes": [{"person": {"name": "王"}}]}}]},
        }
    ]
    assert asked.taken() == (1, 0)
    assert len(asked.planned) == planned, "the leaves of another document are told by the same statement"


async def test_what_is_asked_often_gets_a_statement_that_tells_no_more(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.apply(**WORLD)
    asked, schema = _Asked(monkeypatch), Executing(build_schema(), Warm())
    first = await ask(world, schema)
    await asked_until(lambda: any(".aliases" not in text for text in asked.planned), world, schema, first)
    assert ".aliases" in asked.planned[0]
    assert asked.trees >= OFTEN


@pytest.mark.parametrize("fault", [TookTooLong("too long", seconds=20), ValueError("no such syntax")])
async def test_what_an_engine_cannot_plan_is_read_level_by_level(
    world: World, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    await world.apply(**WORLD)
    asked, schema = _Asked(monkeypatch, fault), Executing(build_schema(), Warm())
    for _ in range(3):
        assert [each["name"] for each in await ask(world, schema)] == ["甲组织", "乙组织"]
        await asyncio.sleep(0)
        assert asked.taken() == (0, 3)


async def test_it_may_be_left_to_levels_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.apply(**WORLD)
    asked, schema = _Asked(monkeypatch), Executing(build_schema(), Warm(Nesting.NEVER))
    for _ in range(2):
        await ask(world, schema)
        assert asked.taken() == (0, 3)
