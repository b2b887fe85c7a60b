"""What holds for every request: the names that are answered, the headers, the small pages, health."""

import asyncio

import httpx
import pytest

from graph.errors import GraphUnavailable
from server import health
from tests.server.door import StandInGraph


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8000"])
async def test_this_machines_names_are_answered(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/livez", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "host", ["", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "192.168.1.5", "[::2]", "["]
)
@pytest.mark.parametrize("path", ["/", "/livez", "/graphql", "/explorer/"])
async def test_other_names_are_not(client: httpx.AsyncClient, host: str, path: str) -> None:
    response = await client.get(path, headers={"Host": host})
    assert response.status_code == 421
    assert response.json()["errors"][0]["extensions"] == {
        "code": "HOST_REFUSED",
        "requestId": response.headers["X-Request-Id"],
    }


@pytest.mark.parametrize("path", ["/", "/livez", "/graphql", "/explorer/", "/nothing"])
async def test_every_answer_keeps_browsers_strict(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in response.headers
    assert len(response.headers["X-Request-Id"]) == 32


async def test_the_entrance_leads_on(client: httpx.AsyncClient) -> None:
    response = await client.get("/")
    assert response.status_code == 200
    for target in ("/explorer/", "/graphql", "/readyz"):
        assert target in response.text


async def test_ready(client: httpx.AsyncClient) -> None:
    response = await client.get("/readyz")
    parts = {"server": {"ready": True}, "engine": {"ready": True}, "graph": {"ready": True}}
    assert (response.status_code, response.json()) == (200, {"ready": True, "parts": parts})


async def test_not_ready_names_the_part_and_liveness_stays(client: httpx.AsyncClient, graph: StandInGraph) -> None:
    graph.down = GraphUnavailable("the engine does not answer")
    response = await client.get("/readyz")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert response.json() == {
        "ready": False,
        "notReady": ["engine"],
        "parts": {"server": {"ready": True}, "engine": {"ready": False}},
        "message": "the engine does not answer",
    }
    assert (await client.get("/livez")).json() == {"alive": True}


async def test_a_graph_of_another_model_is_the_part_that_is_not_ready(
    client: httpx.AsyncClient, graph: StandInGraph
) -> None:
    graph.other = GraphUnavailable("the graph is of another model")
    response = await client.get("/readyz")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert response.json() == {
        "ready": False,
        "notReady": ["graph"],
        "parts": {"server": {"ready": True}, "engine": {"ready": True}, "graph": {"ready": False}},
        "message": "the graph is of another model",
    }


async def test_an_unknown_trouble_is_not_ready_either_and_stays_in_the_log(
    client: httpx.AsyncClient, graph: StandInGraph
) -> None:
    graph.down = RuntimeError("a path of this machine")
    response = await client.get("/readyz")
    assert (response.status_code, response.json()["message"]) == (503, "internal error")


async def test_an_engine_that_hangs_is_not_ready(client: httpx.AsyncClient, graph: StandInGraph) -> None:
    async def hang() -> None:
        await asyncio.sleep(60)

    graph.ready = hang
    response = await asyncio.wait_for(client.get("/readyz"), health.READY_SECONDS + 2)
    assert response.json()["message"] == "the engine did not answer within 2 seconds"
