"""What the process counts of itself, and what an answer tells of how it came, where that is asked."""

from typing import Any

from prometheus_client.parser import text_string_to_metric_families

from tests.world import World

ASK = "query Name($id: ID!) { node(id: $id) { ... on Area { name } } }"
SCHEMA = "{ __schema { queryType { name } } }"


async def figures(world: World) -> dict[tuple[str, ...], float]:
    """The counters, by name and labels."""
    response = await world.client.get("/metrics")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/plain; version=")
    families = text_string_to_metric_families(response.text)
    return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}


async def posted(world: World, document: str, extensions: Any = None, **variables: object) -> Any:
    sent = {"query": document, "variables": variables, "extensions": extensions}
    return (await world.client.post("/graphql", json=sent)).json()


async def test_what_executed_requests_and_what_was_kept_is_counted(world: World) -> None:
    await world.apply()
    for _ in range(3):
        await world.ask(ASK, id="area:33")
    await world.ask(SCHEMA)
    await world.post("{")
    await world.client.put("/graphql")
    told = await figures(world)
    assert {key[1:]: value for key, value in told.items() if key[0] == "sanfang_requests_total"} == {
        ("planned", "200"): 1,
        ("kept", "200"): 2,
        ("graphql-core", "200"): 2,
        ("refused", "405"): 1,
    }
    assert {key[1:]: value for key, value in told.items() if key[0] == "sanfang_unplanned_total"} == {
        ("__schema asks about the schema",): 1,
        ("the document cannot be read",): 1,
    }
    assert told["sanfang_request_seconds_count", "kept"] == 2
    assert told["sanfang_cache_lookups_total", "answers", "yes"] == 2
    # Of the two documents that are any, each was read once; graphql-core asks again for those that are left to it.
    assert told["sanfang_cache_lookups_total", "documents", "yes"] == 1
    assert told["sanfang_cache_lookups_total", "documents", "no"] == 4


async def test_an_answer_tells_what_executed_it_where_that_is_asked(world: World) -> None:
    await world.apply()
    for _ in range(2):
        assert await posted(world, ASK, {"execution": True}, id="area:33") == {
            "data": {"node": {"name": "浙江省"}},
            "extensions": {"execution": {"by": "planned", "why": None}},
        }
    assert (await posted(world, SCHEMA, {"execution": True}))["extensions"] == {
        "execution": {"by": "graphql-core", "why": "__schema asks about the schema"}
    }
    refused = await posted(world, "{ nothing }", {"execution": True})
    assert refused["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert refused["extensions"] == {"execution": {"by": "graphql-core", "why": "the document is not valid"}}
    for extensions in (None, {}, {"execution": False}, {"other": 1}):
        assert await posted(world, ASK, extensions, id="area:33") == {"data": {"node": {"name": "浙江省"}}}
    wrong = await posted(world, ASK, {"execution": "yes"}, id="area:33")
    assert wrong["errors"][0]["message"] == "`extensions.execution` must be true or false"
