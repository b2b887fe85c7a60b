"""What a client learns of what went wrong, and what stays in the log."""

import logging
from typing import Any

import httpx
import pytest

from tests.server.door import SECRET, ask


def without_id(response: httpx.Response) -> list[dict[str, Any]]:
    """The errors of an answer without the request's id, which differs each time."""
    errors: list[dict[str, Any]] = response.json()["errors"]
    for error in errors:
        assert error["extensions"].pop("requestId") == response.headers["X-Request-Id"]
    return errors


async def test_our_own_error_arrives_with_its_code_and_facts(client: httpx.AsyncClient) -> None:
    response = await ask(client, "{ wide missing }")
    assert response.status_code == 200
    assert without_id(response) == [
        {
            "message": "there is no such compound",
            "locations": [{"line": 1, "column": 8}],
            "path": ["missing"],
            "extensions": {"id": "compound:x", "code": "NOT_FOUND"},
        }
    ]
    assert response.json()["data"] == {"wide": 20, "missing": None}


@pytest.mark.parametrize("field", ["broken", "crafted", "unfit"])
async def test_any_other_error_is_masked_and_logged(
    client: httpx.AsyncClient, field: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = await ask(client, f"{{ {field} }}")
    assert SECRET not in response.text
    assert without_id(response) == [
        {
            "message": "internal error",
            "locations": [{"line": 1, "column": 3}],
            "path": [field],
            "extensions": {"code": "INTERNAL"},
        }
    ]
    logged = caplog.text + "".join(capsys.readouterr())
    assert response.headers["X-Request-Id"] in logged
    assert SECRET in logged


async def test_a_value_our_scalar_refuses_is_named(client: httpx.AsyncClient) -> None:
    by_variable = await ask(client, "query Q($area: DivisionCode!) { area(area: $area) }", area="下沙")
    (error,) = without_id(by_variable)
    assert error["extensions"] == {"argument": "area", "code": "BAD_INPUT"}
    assert error["message"].startswith("Variable '$area' has invalid value")
    assert "'下沙' is no division code; write 2, 4, 6, 9 or 12 digits" in error["message"]
    written_out = await ask(client, '{ area(area: "下沙") }')
    (error,) = without_id(written_out)
    assert error["extensions"] == {"argument": "area", "code": "BAD_INPUT"}


async def test_a_date_that_is_none_is_bad_input_however_it_is_sent(client: httpx.AsyncClient) -> None:
    by_variable = await ask(client, "query Q($day: Date!) { on(day: $day) }", day="2019-02-30")
    written_out = await ask(client, '{ on(day: "2019-02-30") }')
    for response in (by_variable, written_out):
        (error,) = without_id(response)
        assert error["extensions"] == {"code": "BAD_INPUT"}
        assert '"2019-02-30". day is out of range for month' in error["message"].replace("'", '"')


async def test_a_null_where_none_may_be_is_bad_input(client: httpx.AsyncClient) -> None:
    response = await ask(client, "query Q($n: Int = 5) { wide(first: $n) }", n=None)
    (error,) = without_id(response)
    assert (error["path"], error["extensions"]) == (["wide"], {"code": "BAD_INPUT"})


async def test_a_dead_engine_is_503_whoever_reads(client: httpx.AsyncClient) -> None:
    for accept in ("application/json", "application/graphql-response+json"):
        response = await ask(client, "{ wide gone }", accept=accept)
        assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
        assert response.headers["Content-Type"] == f"{accept}; charset=utf-8"
        assert response.json()["data"] is None
        assert [error["extensions"] for error in without_id(response)] == [{"code": "GRAPH_UNAVAILABLE"}]
