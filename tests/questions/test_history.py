"""The history of an entity: every version of what was said of it, in order of recording, and what each one changed."""

from typing import Any

from graph.model import Edge, Fact
from graph.page import Page
from graph.questions.history import HISTORY, HistoryParams
from graph.scope import Caller, Scope
from ledgers.tables import TABLES, Points
from resolvers.definitions.columns import relation_column
from tests.world import World

ASK = """
query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $knownAt: DateTime) {
  history(id: $id, first: $first, after: $after, last: $last, before: $before, knownAt: $knownAt) {
    nodes {
      fact label version from to validFrom validTo everHolds recordedAt supersededAt area attestation note
      said { column values qualifier } relations { type column entityId entity { id } } changed
      statedBy { locator source { id } }
    }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""

COMPOUNDS = "id,name,aliases,area,households,built,from,to\nt-a,甲苑,甲小区;老甲苑,330105001L01,约1200,2005,,2018-06\n"
ORGANIZATIONS = """
id,name,kind,area,parent,operating
t-firm,甲物业,PROPERTY_FIRM,330105002,,yes
t-street,街道办,SUBDISTRICT_OFFICE,330105001,,
"""


def told(version: dict[str, Any]) -> tuple[str, int, list[str] | None]:
    """A version in short: its fact, its number, and what changed."""
    return version["fact"], version["version"], version["changed"]


async def history(world: World, id: str, **variables: object) -> list[dict[str, Any]]:
    return (await world.ask(ASK, id=id, **variables))["history"]["nodes"]


async def test_each_version_tells_what_it_said_when_and_what_it_changed(world: World) -> None:
    first = await world.apply(compounds=COMPOUNDS)
    second = await world.apply(
        compounds="id,name,area,households,from,to,source,note\nt-a,甲苑,330105001L02,>=1300,2001,2018-06,t-src#p2,改\n"
    )
    versions = await history(world, "compound:t-a")
    assert versions == [
        {
            "fact": "compound:t-a",
            "label": "CompoundState",
            "version": 1,
            "from": None,
            "to": "2018-06",
            "validFrom": None,
            "validTo": "2018-06-30",
            "everHolds": True,
            "recordedAt": versions[0]["recordedAt"],
            "supersededAt": versions[1]["recordedAt"],
            "area": "330105001L01",
            "attestation": "NAMED",
            "note": None,
            "said": [
                {"column": "aliases", "values": ["甲小区", "老甲苑"], "qualifier": None},
                {"column": "attestation", "values": ["NAMED"], "qualifier": None},
                {"column": "built", "values": ["2005"], "qualifier": None},
                {"column": "households", "values": ["1200"], "qualifier": "ABOUT"},
                {"column": "name", "values": ["甲苑"], "qualifier": None},
            ],
            "relations": [
                {
                    "type": "IN",
                    "column": "area",
                    "entityId": "area:330105001L01",
                    "entity": {"id": "area:330105001L01"},
                },
                {"type": "OF", "column": None, "entityId": "compound:t-a", "entity": {"id": "compound:t-a"}},
            ],
            "changed": None,
            "statedBy": {"locator": "p1", "source": {"id": "source:t-src"}},
        },
        {
            "fact": "compound:t-a",
            "label": "CompoundState",
            "version": 2,
            "from": "2001",
            "to": "2018-06",
            "validFrom": "2001-01-01",
            "validTo": "2018-06-30",
            "everHolds": True,
            "recordedAt": versions[1]["recordedAt"],
            "supersededAt": None,
            "area": "330105001L02",
            "attestation": "NAMED",
            "note": "改",
            "said": [
                {"column": "attestation", "values": ["NAMED"], "qualifier": None},
                {"column": "households", "values": ["1300"], "qualifier": "AT_LEAST"},
                {"column": "name", "values": ["甲苑"], "qualifier": None},
                {"column": "note", "values": ["改"], "qualifier": None},
            ],
            "relations": [
                {
                    "type": "IN",
                    "column": "area",
                    "entityId": "area:330105001L02",
                    "entity": {"id": "area:330105001L02"},
                },
                {"type": "OF", "column": None, "entityId": "compound:t-a", "entity": {"id": "compound:t-a"}},
            ],
            "changed": ["aliases", "area", "built", "from", "households", "note", "source"],
            "statedBy": {"locator": "p2", "source": {"id": "source:t-src"}},
        },
    ]
    then = await history(world, "compound:t-a", knownAt=first.instant)
    assert [(each["version"], each["supersededAt"]) for each in then] == [(1, None)], "then it was the open one"
    assert await history(world, "compound:t-a", knownAt=second.instant) == versions
    assert await history(world, "compound:t-a", knownAt=versions[0]["recordedAt"]) == then


async def test_it_has_every_fact_that_points_at_the_entity_and_none_that_it_states(world: World) -> None:
    await world.apply(
        compounds=COMPOUNDS,
        organizations=ORGANIZATIONS,
        contracts="id,provider,compound,from,to\nt-1,t-firm,t-a,2018,?\n",
    )
    await world.apply(organizations=ORGANIZATIONS.replace(",,yes", ",t-street,no"))
    firm = await history(world, "organization:t-firm")
    assert [told(each) for each in firm] == [
        ("contract:t-1", 1, None),
        ("organization:t-firm", 1, None),
        ("organization:t-firm", 2, ["operating", "parent"]),
    ]
    assert (firm[0]["validFrom"], firm[0]["validTo"], firm[0]["everHolds"]) == ("2018-01-01", None, False)
    assert [(each["type"], each["column"]) for each in firm[0]["relations"]] == [("BY", "provider"), ("OF", "compound")]
    street = await history(world, "organization:t-street")
    assert [told(each) for each in street] == [
        ("organization:t-street", 1, None),
        ("organization:t-firm", 2, ["operating", "parent"]),
    ]
    assert [told(each) for each in await history(world, "source:t-src")] == [("source:t-src", 1, None)]


async def test_a_withdrawn_fact_ends_without_another_and_may_come_back(world: World) -> None:
    contract = "id,provider,compound\nt-1,t-firm,t-a\n"
    await world.apply(compounds=COMPOUNDS, organizations=ORGANIZATIONS, contracts=contract)
    gone = await world.apply(withdrawals="id,fact\nt-w,contract:t-1\n")
    (version,) = [each for each in await history(world, "organization:t-firm") if each["label"] == "Contract"]
    ask = "query ($at: DateTime) { publication(knownAt: $at) { publishedAt } }"
    assert version["supersededAt"] == (await world.ask(ask, at=gone.instant))["publication"]["publishedAt"]
    await world.apply(withdrawals="id,fact\nt-w2,withdrawal:t-w\n")
    versions = [each for each in await history(world, "organization:t-firm") if each["label"] == "Contract"]
    assert [(told(each), each["supersededAt"] is None) for each in versions] == [
        (("contract:t-1", 1, None), False),
        (("contract:t-1", 2, []), True),
    ]


async def test_a_merged_record_keeps_its_own_history(world: World) -> None:
    people = "id,name\nt-wang,甲某\nt-wang-b,甲某\n"
    posts = "id,organization,title\nt-chair,t-street,主任\n"
    sits = "id,person,post\nt-1,t-wang-b,t-chair\n"
    await world.apply(organizations=ORGANIZATIONS, people=people, posts=posts, appointments=sits)
    await world.apply(merges="id,kept,merged\nt-m,person:t-wang,person:t-wang-b\n")
    assert [told(each) for each in await history(world, "person:t-wang-b")] == [
        ("appointment:t-1", 1, None),
        ("person:t-wang-b", 1, None),
        ("merge:t-m", 1, None),
        ("person:t-wang-b", 2, []),
    ]
    assert [told(each) for each in await history(world, "person:t-wang")] == [
        ("person:t-wang", 1, None),
        ("appointment:t-1", 2, ["person"]),
        ("merge:t-m", 1, None),
    ]


async def test_it_comes_page_by_page_from_either_end(world: World) -> None:
    for number in range(1, 6):
        await world.apply(compounds=COMPOUNDS.replace("约1200", str(number)))

    async def page(**arguments: object) -> tuple[str, bool, bool, str, str]:
        found = (await world.ask(ASK, id="compound:t-a", **arguments))["history"]
        info = found["pageInfo"]
        numbers = "".join(str(each["version"]) for each in found["nodes"])
        return numbers, info["hasPreviousPage"], info["hasNextPage"], info["startCursor"], info["endCursor"]

    first = await page(first=2)
    assert first[:3] == ("12", False, True)
    assert (await page(first=3, after=first[4]))[:3] == ("345", True, False)
    last = await page(last=2)
    assert last[:3] == ("45", True, False)
    assert (await page(last=9, before=last[3]))[:3] == ("123", False, True)
    assert (await page(first=2, after=last[4]))[:3] == ("", True, False)


async def test_peoples_names_are_told_to_those_who_may_see_them_only(world: World) -> None:
    await world.apply(people="id,name,political_status\nt-wang,甲某,中共党员\n")
    await world.apply(people="id,name,political_status,note\nt-wang,甲甲某,群众,更正\n")
    seen = [each["said"] for each in await history(world, "person:t-wang")]
    assert [{value["column"] for value in said} >= {"name", "political_status"} for said in seen] == [True, True]
    caller = Caller(("",), people=False)
    hidden = (await world.ask_as(caller, ASK, id="person:t-wang"))["history"]["nodes"]
    assert [[value["column"] for value in each["said"]] for each in hidden] == [
        ["attestation"],
        ["attestation", "note"],
    ]
    assert [each["changed"] for each in hidden] == [None, ["note"]]


async def test_only_what_lies_where_the_caller_may_look_is_told(world: World) -> None:
    await world.apply(compounds=COMPOUNDS)
    await world.apply(compounds=COMPOUNDS.replace("330105001L01", "330105002"))
    known = (await world.graph.reader.published()).instant
    for area, versions in (("330105001", [1]), ("330105002", [2]), ("330105", [1, 2]), ("34", [])):
        scope = Scope(day="2018-12-31", known=known, areas=(area,), people=True)
        params = HistoryParams.model_validate({"id": "compound:t-a", **Page(first=9).values()})
        rows = await world.graph.reader.ask(HISTORY, scope, params)
        assert [row.number for row in rows] == versions


async def test_of_what_nothing_was_recorded_there_is_no_history(world: World) -> None:
    first = await world.apply(compounds=COMPOUNDS)
    assert first.revision == 1
    code, message = await world.fail(ASK, id="compound:t-none")
    assert (code, "compound:t-none" in message) == ("NOT_FOUND", True)
    assert (await world.fail(ASK, id="compound:t-a", knownAt="2018-01-01T00:00:00Z"))[0] == "NOT_FOUND"
    code, message = await world.fail(ASK, id="t-a")
    assert (code, "organization:msx-sanfang-office" in message) == ("BAD_INPUT", True)
    assert (await world.fail(ASK, id="compound:t-a", first=2, last=2))[0] == "BAD_INPUT"
    assert (await world.fail(ASK, id="compound:t-a", first=201))[0] == "BAD_INPUT"


def test_relations_are_called_as_in_the_ledgers() -> None:
    told = {
        (table.FACT, mark.edge): field.alias or name
        for table in TABLES
        for name, field in table.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Points)
    }
    assert {key: relation_column(*key) for key in told} == told
    states = [fact for fact in Fact if fact.value.endswith("State")]
    assert {relation_column(fact, Edge.OF) for fact in states} == {None}
