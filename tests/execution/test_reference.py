"""What is not planned is executed by graphql-core, over the same loaders and with the same answers."""

from typing import Any

from graph.scope import Caller
from schema.context import Context
from schema.schema import build_schema
from tests.world import World

SHARED = """
{
  failing: node(id: "area:330105001") { ... on Area { confirmedOn confirmations(first: 0) { totalCount } } }
  well: node(id: "area:330105001") { ... on Area { name confirmedOn } }
}
"""


async def test_a_field_that_fails_takes_nothing_from_those_that_wait_for_the_same(world: World) -> None:
    await world.apply()
    context = Context(graph=world.graph.reader, caller=Caller(("",), people=True), request_id="test")
    result = await build_schema().execute(SHARED, context_value=context)
    assert result.data == {"failing": None, "well": {"name": "米市巷街道", "confirmedOn": None}}
    (error,) = result.errors or []
    assert error.path == ["failing", "confirmations"]
    status, body = await world.post(SHARED)
    assert (status, body["data"]) == (200, result.data)
    assert [each["path"] for each in body["errors"]] == [["failing", "confirmations"]]


async def test_the_schema_is_told_beside_what_it_is_asked_for(world: World) -> None:
    await world.apply()
    asked = '{ __schema { queryType { name } } node(id: "area:33") { id __typename } }'
    response = await world.client.post("/graphql", json={"query": asked})
    assert response.headers["Sanfang-Execution"] == "graphql-core (__schema asks about the schema)"
    assert response.json()["data"] == {
        "__schema": {"queryType": {"name": "Query"}},
        "node": {"id": "area:33", "__typename": "Area"},
    }


async def test_a_document_is_read_once_however_often_it_is_asked(world: World) -> None:
    await world.apply()
    document = "query ($id: ID!, $named: Boolean!) { node(id: $id) { id ... on Area @include(if: $named) { name } } }"
    answers: list[Any] = [await world.ask(document, id="area:33", named=named) for named in (True, False, True)]
    assert answers == [
        {"node": {"id": "area:33", "name": "浙江省"}},
        {"node": {"id": "area:33"}},
        {"node": {"id": "area:33", "name": "浙江省"}},
    ]
    assert (await world.fail(document, id="area:33"))[0] == "BAD_INPUT"
    sent = {"query": document, "variables": {"id": "area:3301", "named": True}}
    told = [(await world.client.post("/graphql", json=sent)).headers["Sanfang-Execution"] for _ in range(2)]
    assert told == ["planned", "kept"]
