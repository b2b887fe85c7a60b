"""Every relation of the model is found through the API from both its ends, and every edge of the graph is asked."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import pytest

from graph.edges import EdgeRead, Edges
from graph.page import Page
from graph.reader import GraphReader
from graph.scope import Scope
from tests.docs.model_words import Relation, relations
from tests.entities.reach import BESIDE, REACH
from tests.entities.whole_world import BEFORE, WORLD
from tests.world import World

DAY = "2018-06-01"
_WAY = re.compile(r"(?P<id>\S+) (?P<fields>\S+) -> (?P<found>.*)")


def document(ways: Sequence[str]) -> str:
    """One request for several ways; a field with `*` is a connection, and the last one is told by its id."""
    asked: list[str] = []
    for number, way in enumerate(ways):
        match = _WAY.fullmatch(way)
        assert match, f"{way!r} is no way: write id field*.field -> ids"
        selection = "id"
        for field in reversed(match["fields"].split(".")):
            name = field.removesuffix("*")
            inside = f"{{ nodes {{ {selection} }} }}" if field != name else f"{{ {selection} }}"
            selection = name if name in ("id", "mergedId") else f"{name} {inside}"
        kind = {"round": "AssessmentRound"}.get(word := match["id"].partition(":")[0], word.title())
        asked.append(f'w{number}: node(id: "{match["id"]}", asOf: "{DAY}") {{ ... on {kind} {{ {selection} }} }}')
    return "{ " + "\n".join(asked) + " }"


def ids_in(answer: Any) -> list[str]:
    """Every id of an answer, in its order."""
    if isinstance(answer, Mapping):
        return [id for value in cast("Mapping[str, Any]", answer).values() for id in ids_in(value)]
    if isinstance(answer, list):
        return [id for each in cast("list[Any]", answer) for id in ids_in(each)]
    return [] if answer is None else [answer]


async def followed(world: World, ways: Sequence[str]) -> dict[str, str]:
    """Each way with what it really leads to."""
    told: dict[str, str] = {}
    for start in range(0, len(ways), 25):
        part = ways[start : start + 25]
        answer = await world.ask(document(part))
        for number, way in enumerate(part):
            told[way] = f"{way.partition(' -> ')[0]} -> {' '.join(ids_in(answer[f'w{number}']))}"
    return told


async def test_every_relation_is_found_from_both_ends_and_every_edge_is_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[EdgeRead] = set()
    follow = GraphReader.follow_lists

    async def noted(
        self: GraphReader, edge: EdgeRead, ids: Sequence[str], scope: Scope, page: Page
    ) -> dict[str, list[list[Any]]]:
        asked.add(edge)
        return await follow(self, edge, ids, scope, page)

    monkeypatch.setattr(GraphReader, "follow_lists", noted)
    await world.apply(**BEFORE)
    await world.apply(**WORLD)
    ways = [*BESIDE, *(way for both in REACH.values() for way in both)]
    told = await followed(world, list(dict.fromkeys(ways)))
    assert {way: found for way, found in told.items() if way != found} == {}
    assert {edge.name for edge in Edges if edge.value not in asked} == set()


def test_the_table_has_every_relation_and_no_other() -> None:
    assert set(REACH) == relations()


@pytest.mark.parametrize("relation", REACH, ids="-".join)
def test_a_way_leads_somewhere_and_is_of_its_relation(relation: Relation) -> None:
    fact, _, target = relation
    out, back = REACH[relation]
    assert out.rpartition(" -> ")[2], out
    assert back.rpartition(" -> ")[2], back
    kinds = {"AssessmentRound": "round"}
    assert f" {kinds.get(target, target.lower())}:" in f" {out.rpartition(' -> ')[2]}", out
    assert back.startswith(f"{kinds.get(target, target.lower())}:"), back
    begins = fact.removesuffix("State")
    word = kinds.get(begins, re.sub(r"(?<!^)([A-Z])", r"_\1", begins).lower())
    assert f" {word}:" in f" {back.rpartition(' -> ')[2]}", back
