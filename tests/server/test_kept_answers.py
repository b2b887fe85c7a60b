"""Answers that are kept: the same bytes until anybody publishes, told by their tag, and never one of another moment."""

import asyncio
from typing import Any

import httpx
import pytest

from execution.latest import Latest
from graph.published import Published
from graph.session import open_graph
from ledgers.apply import apply
from server import endpoint
from tests.engines.under_test import EngineUnderTest
from tests.world import World

ASK = "query Name($id: ID!) { node(id: $id) { ... on Area { name aliases } } publication { revision } }"
RENAMED = "id,name,aliases\n33,浙江,之江\n"


async def get(world: World, *, tag: str | None = None, **variables: Any) -> httpx.Response:
    parameters = {"query": ASK, "variables": '{"id": "area:33"}', **variables}
    return await world.client.get("/graphql", params=parameters, headers={"If-None-Match": tag} if tag else {})


async def test_whoever_has_the_answer_is_told_so_until_the_graph_changes(world: World) -> None:
    await world.apply()
    first = await get(world)
    assert (first.status_code, first.json()["data"]["publication"]["revision"]) == (200, 1)
    assert first.headers["Cache-Control"] == "private, no-cache"
    for told in (first.headers["ETag"], f"W/{first.headers['ETag']}", f'"other", {first.headers["ETag"]}', "*"):
        again = await get(world, tag=told)
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    other = await get(world, tag='"other"')
    assert (other.status_code, other.content) == (200, first.content)
    await world.apply(areas=RENAMED)
    changed = await get(world, tag=first.headers["ETag"])
    assert (changed.status_code, changed.json()["data"]["node"]) == (200, {"name": "浙江", "aliases": ["之江"]})


async def test_a_publication_by_anybody_is_seen_by_the_very_next_request(world: World, engine: EngineUnderTest) -> None:
    """Another process opens the graph for itself: nothing of it is known here but what stands in the graph."""
    await world.apply()
    assert (await world.ask(ASK, id="area:33"))["node"]["name"] == "浙江省"
    elsewhere = await open_graph(engine.uri, user=engine.user, password=engine.password, database=engine.database)
    try:
        folder = world.write(sources="id,title,stated\nt-src,测试来源,2018\n", areas=RENAMED)
        await apply(elsewhere, [folder])
    finally:
        await elsewhere.close()
    assert (await world.ask(ASK, id="area:33"))["node"]["name"] == "浙江"


async def test_what_differs_in_anything_that_is_asked_is_another_answer(world: World) -> None:
    await world.apply()
    document = "query A($id: ID!) { node(id: $id) { id } } query B($id: ID!) { node(id: $id) { __typename } }"

    async def asked(name: str, id: str) -> Any:
        sent = {"query": document, "operationName": name, "variables": {"id": id}}
        return (await world.client.post("/graphql", json=sent)).json()["data"]["node"]

    for _ in range(2):
        assert await asked("A", "area:33") == {"id": "area:33"}
        assert await asked("B", "area:33") == {"__typename": "Area"}
        assert await asked("A", "area:3301") == {"id": "area:3301"}


async def test_what_was_asked_on_one_day_and_answered_on_the_next_is_not_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.apply()
    days = iter(["2018-12-30", "2018-12-31", "2018-12-31", "2018-12-31", "2018-12-31"])
    monkeypatch.setattr(endpoint, "today", lambda: next(days))
    told = [(await get(world)).headers["Sanfang-Execution"] for _ in range(3)]
    assert told == ["planned", "planned", "kept"]
    assert list(days) == []


async def test_errors_and_certificates_are_never_kept(world: World) -> None:
    await world.apply()
    for _ in range(2):
        failed = await get(world, variables='{"id": "area:11"}')
        assert failed.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"
        assert "ETag" not in failed.headers
    asked = '{ certificate(document: "{ publication { revision } }") { sha256 } }'
    first, second = [(await world.client.get("/graphql", params={"query": asked})) for _ in range(2)]
    assert "ETag" not in first.headers
    assert first.json()["data"] != second.json()["data"]


async def test_a_crowd_shares_reads_and_none_is_told_of_one_that_began_before_it_asked() -> None:
    began = 0
    gate = asyncio.Event()

    async def read() -> Published:
        nonlocal began
        began += 1
        mine = began
        await gate.wait()
        return Published(revision=mine)

    latest = Latest(read)
    first = asyncio.create_task(latest.published())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    crowd = [asyncio.create_task(latest.published()) for _ in range(50)]
    await asyncio.sleep(0)
    assert began == 1, "they wait for the read after the one under way"
    gate.set()
    assert (await first).revision == 1
    assert {(await each).revision for each in crowd} == {2}
    assert (await latest.published()).revision == 3


async def test_a_read_that_fails_is_tried_again_by_whoever_asks_next() -> None:
    answers: list[Published | Exception] = [OSError("gone"), Published(revision=7)]

    async def read() -> Published:
        found = answers.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    latest = Latest(read)
    one, other = await asyncio.gather(latest.published(), latest.published(), return_exceptions=True)
    assert isinstance(one, OSError)
    assert other == Published(revision=7)
