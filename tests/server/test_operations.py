"""GraphQL over HTTP: what is taken, what is refused and with which status."""

from typing import Any

import httpx
import pytest

from server.incoming import BODY_BYTES
from tests.server.door import ask

GRAPHQL, JSON = "application/graphql-response+json", "application/json"
JSON_HEADERS = {"Content-Type": JSON}


def codes(response: httpx.Response) -> list[str]:
    """The code of every error of an answer; each has one, and the request's id."""
    errors: list[dict[str, Any]] = response.json()["errors"]
    for error in errors:
        assert error["extensions"]["requestId"] == response.headers["X-Request-Id"]
    return [error["extensions"]["code"] for error in errors]


async def test_a_post_is_answered(client: httpx.AsyncClient) -> None:
    response = await ask(client, "query Q($id: ID!) { place(id: $id) { id } }", id="米市巷")
    assert response.status_code == 200
    assert response.content == '{"data":{"place":{"id":"米市巷"}}}'.encode()
    assert response.headers["Cache-Control"] == "no-store"


async def test_a_get_is_answered(client: httpx.AsyncClient) -> None:
    parameters = {
        "query": "query A($id: ID!) { place(id: $id) { id } } query B { wide }",
        "operationName": "A",
        "variables": '{"id": "x"}',
    }
    response = await client.get("/graphql", params=parameters)
    assert (response.status_code, response.json()) == (200, {"data": {"place": {"id": "x"}}})


async def test_whoever_is_at_the_machine_may_see_everything(client: httpx.AsyncClient) -> None:
    response = await ask(client, "{ who }")
    assert response.json() == {"data": {"who": "('',) True"}}


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", JSON),
        (JSON, JSON),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}; charset=utf-8, {JSON};q=0.9", GRAPHQL),
        (f"{JSON}, {GRAPHQL}", GRAPHQL),
        (f"{GRAPHQL};q=0.5, {JSON}", JSON),
        (f"{GRAPHQL};q=0, */*", JSON),
    ],
)
async def test_the_client_says_how_it_reads(client: httpx.AsyncClient, accept: str, expected: str) -> None:
    response = await ask(client, "{ wide }", accept=accept)
    assert response.headers["Content-Type"] == f"{expected}; charset=utf-8"
    assert response.json() == {"data": {"wide": 20}}


@pytest.mark.parametrize("accept", ["text/html", f"{JSON};q=0", "image/png, text/*"])
async def test_an_answer_nobody_reads_is_refused(client: httpx.AsyncClient, accept: str) -> None:
    response = await ask(client, "{ wide }", accept=accept)
    assert (response.status_code, codes(response)) == (406, ["NOT_ACCEPTABLE"])


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused(client: httpx.AsyncClient, method: str) -> None:
    response = await client.request(method, "/graphql", json={"query": "{ wide }"})
    assert (response.status_code, response.headers["Allow"], codes(response)) == (
        405,
        "GET, POST",
        ["METHOD_NOT_ALLOWED"],
    )


async def test_a_get_never_writes(client: httpx.AsyncClient) -> None:
    refused = await client.get("/graphql", params={"query": "mutation { write }"})
    assert (refused.status_code, refused.headers["Allow"], codes(refused)) == (405, "POST", ["METHOD_NOT_ALLOWED"])
    assert (await ask(client, "mutation { write }")).json() == {"data": {"write": True}}


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=gbk",
    ],
)
async def test_what_a_form_could_send_is_refused(client: httpx.AsyncClient, kind: str) -> None:
    response = await client.post("/graphql", content=b'{"query":"{ wide }"}', headers={"Content-Type": kind})
    assert (response.status_code, codes(response)) == (415, ["UNSUPPORTED_MEDIA_TYPE"])


async def test_a_packed_body_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", content=b"x", headers={**JSON_HEADERS, "Content-Encoding": "gzip"})
    assert (response.status_code, codes(response)) == (415, ["UNSUPPORTED_MEDIA_TYPE"])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "NaN",
        '"{ wide }"',
        '[{"query": "{ wide }"}]',
        "{}",
        '{"query": 1}',
        '{"query": " "}',
        '{"query": "{ wide }", "variables": "{}"}',
        '{"query": "{ wide }", "variables": []}',
        '{"query": "{ wide }", "operationName": {}}',
        '{"query": "{ wide }", "extensions": 0}',
    ],
)
@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
async def test_a_malformed_body_is_refused(client: httpx.AsyncClient, body: str, accept: str) -> None:
    response = await client.post("/graphql", content=body, headers={**JSON_HEADERS, "Accept": accept})
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])


async def test_nulls_stand_for_nothing(client: httpx.AsyncClient) -> None:
    body = {"query": "{ wide }", "variables": None, "operationName": None, "extensions": None}
    response = await client.post("/graphql", json=body)
    assert (response.status_code, response.json()) == (200, {"data": {"wide": 20}})


@pytest.mark.parametrize("parameters", [{}, {"query": ""}, {"query": "{ wide }", "variables": "{"}])
async def test_a_malformed_address_is_refused(client: httpx.AsyncClient, parameters: dict[str, str]) -> None:
    response = await client.get("/graphql", params=parameters)
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])


async def test_a_body_over_the_bound_is_refused_whatever_it_declares(client: httpx.AsyncClient) -> None:
    async def pieces():  # noqa: ANN202 - an asynchronous generator of bytes
        for _ in range(BODY_BYTES // 100_000 + 1):
            yield b" " * 100_000

    declared = await client.post("/graphql", content=b" " * (BODY_BYTES + 1), headers=JSON_HEADERS)
    undeclared = await client.post("/graphql", content=pieces(), headers=JSON_HEADERS)
    assert [declared.status_code, undeclared.status_code] == [413, 413]
    assert codes(declared) == codes(undeclared) == ["BODY_TOO_LARGE"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ wide", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { wide } query B { wide }", "GRAPHQL_VALIDATION_FAILED"),
        ("fragment F on Query { wide }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ __typename @skip }", "GRAPHQL_VALIDATION_FAILED"),
        ('{ __typename @include(if: "x") }', "GRAPHQL_VALIDATION_FAILED"),
        ("query Q($x: Int!) { wide(first: $x) }", "BAD_INPUT"),
    ],
)
async def test_a_document_that_cannot_run_has_no_data(client: httpx.AsyncClient, query: str, code: str) -> None:
    strict = await ask(client, query, accept=GRAPHQL)
    plain = await ask(client, query, accept=JSON)
    assert (strict.status_code, codes(strict), "data" in strict.json()) == (400, [code], False)
    assert (plain.status_code, codes(plain), "data" in plain.json()) == (200, [code], False)


async def test_an_unknown_operation_name_is_said(client: httpx.AsyncClient) -> None:
    body = {"query": "query A { wide }", "operationName": "B"}
    response = await client.post("/graphql", json=body, headers={"Accept": GRAPHQL})
    assert (response.status_code, codes(response)) == (400, ["GRAPHQL_VALIDATION_FAILED"])
    assert response.json()["errors"][0]["message"] == 'Unknown operation named "B".'
