"""How large a document may be, to the last one that passes and the first that does not."""

import time
from typing import Any

import httpx
import pytest

from execution.limits import ALIASES, CHARACTERS, DEPTH, TOKENS
from tests.server.door import ask


def refusals(response: httpx.Response) -> list[str]:
    """The codes of an answer's errors."""
    errors: list[dict[str, Any]] = response.json().get("errors", [])
    return [error["extensions"]["code"] for error in errors]


def nested(fields: int) -> str:
    """A document whose leaf is that many fields deep."""
    inner = fields - 2
    return '{ place(id: "x") { ' + "inner { " * inner + "id" + " }" * inner + " } }"


async def test_depth(client: httpx.AsyncClient) -> None:
    assert refusals(await ask(client, nested(DEPTH))) == []
    assert refusals(await ask(client, nested(DEPTH + 1))) == ["TOO_DEEP"]


async def test_depth_counts_through_fragments(client: httpx.AsyncClient) -> None:
    chain = " ".join(f"fragment f{n} on Place {{ inner {{ ...f{n + 1} }} }}" for n in range(DEPTH - 1))
    query = f'{{ place(id: "x") {{ ...f0 }} }} {chain} fragment f{DEPTH - 1} on Place {{ id }}'
    assert refusals(await ask(client, query)) == ["TOO_DEEP"]


async def test_aliases(client: httpx.AsyncClient) -> None:
    def renamed(count: int) -> str:
        return "{ " + " ".join(f"a{n}: wide" for n in range(count)) + " }"

    assert refusals(await ask(client, renamed(ALIASES))) == []
    assert refusals(await ask(client, renamed(ALIASES + 1))) == ["TOO_MANY_ALIASES"]


async def test_aliases_count_wherever_their_fragment_is_spread(client: httpx.AsyncClient) -> None:
    places = ALIASES // 3 + 1
    spreads = " ".join(f'... on Query {{ place(id: "x") {{ inner {{ ...F }} }} wide{" " * n} }}' for n in range(places))
    query = f"{{ {spreads} }} fragment F on Place {{ a: id b: id c: id }}"
    assert refusals(await ask(client, query)) == ["TOO_MANY_ALIASES"]


async def test_a_document_that_doubles_itself_is_refused_at_once(client: httpx.AsyncClient) -> None:
    doubling = " ".join(
        f"fragment f{n} on Place {{ inner {{ ...f{n + 1} }} other {{ ...f{n + 1} }} }}" for n in range(60)
    )
    query = f'{{ place(id: "x") {{ ...f0 }} }} {doubling} fragment f60 on Place {{ a: id }}'
    started = time.perf_counter()
    assert set(refusals(await ask(client, query))) == {"TOO_DEEP", "TOO_MANY_ALIASES"}
    assert time.perf_counter() - started < 2


async def test_a_fragment_that_spreads_itself_is_refused(client: httpx.AsyncClient) -> None:
    query = '{ place(id: "x") { ...F } } fragment F on Place { inner { ...F } }'
    assert refusals(await ask(client, query)) == ["GRAPHQL_VALIDATION_FAILED"]


async def test_tokens(client: httpx.AsyncClient) -> None:
    # The library has a bound of its own on comparing fields, which so many meet.
    assert "TOO_MANY_TOKENS" not in refusals(await ask(client, "{ " + "wide " * (TOKENS - 2) + "}"))
    assert refusals(await ask(client, "{ " + "wide " * (TOKENS - 1) + "}")) == ["TOO_MANY_TOKENS"]


async def test_characters(client: httpx.AsyncClient) -> None:
    assert refusals(await ask(client, "{ wide }".ljust(CHARACTERS))) == []
    assert refusals(await ask(client, "{ wide }".ljust(CHARACTERS + 1))) == ["TOO_MANY_CHARACTERS"]


@pytest.mark.parametrize("opening", ["{ ... ", "{ inner "])
async def test_nesting_without_end_is_an_answer_not_a_crash(client: httpx.AsyncClient, opening: str) -> None:
    response = await ask(client, opening * 600, accept="application/graphql-response+json")
    assert (response.status_code, refusals(response)) == (400, ["GRAPHQL_PARSE_FAILED"])


async def test_introspection_is_open_but_bounded(client: httpx.AsyncClient) -> None:
    depth = "ofType { " * 9 + "name" + " }" * 9
    assert refusals(await ask(client, f"{{ __schema {{ types {{ fields {{ type {{ {depth} }} }} }} }} }}")) == []
    rings = "fields { type { " * 5 + "name" + " } }" * 5
    refused = await ask(client, f"{{ __schema {{ types {{ {rings} }} }} }}")
    assert set(refusals(refused)) == {"GRAPHQL_VALIDATION_FAILED"}
