"""The change feed: every published version once, in order, taken up where it was left, whoever published meanwhile."""

import base64
import random
from dataclasses import dataclass, field
from typing import Any

import pytest

from graph.dates import interval_of
from graph.erasure import mark_of
from graph.model import Edge, Fact
from graph.records import FactRecord
from graph.scope import Caller
from ledgers.erase import erase_person
from tests.world import World

ASK = """
query ($first: Int, $after: String, $area: DivisionCode, $asOf: Date, $knownAt: DateTime) {
  changes(first: $first, after: $after, area: $area, asOf: $asOf, knownAt: $knownAt) {
    nodes {
      kind fact changed publishedAt publication { revision publishedAt } erased { salt marks }
      version { label version area said { column values } relations { column entityId } supersededAt }
    }
    edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } resume publication { revision }
  }
}
"""

COMPOUNDS = "id,name,area,to\nt-a,甲苑,330105001L01,\n"
ORGANIZATIONS = (
    "id,name,kind,area\nt-firm,甲物业,PROPERTY_FIRM,330105002\nt-street,街道办,SUBDISTRICT_OFFICE,330105001\n"
)
EVERYTHING = Caller(("",), people=True)


async def feed(world: World, **asked: object) -> Any:
    return (await world.ask(ASK, **{"first": 200, **asked}))["changes"]


def short(nodes: list[Any]) -> list[tuple[int, str, str | None, list[str] | None]]:
    """Changes in short: by which publication, what, of which fact, in which columns."""
    return [(each["publication"]["revision"], each["kind"], each["fact"], each["changed"]) for each in nodes]


async def start(world: World, **tables: str) -> str:
    """Applies a ledger, and gives the place behind it."""
    await world.apply(**tables)
    return (await feed(world))["resume"]


async def test_what_becomes_of_a_fact_is_told_publication_by_publication(world: World) -> None:
    place = await start(
        world, compounds=COMPOUNDS, organizations=ORGANIZATIONS, contracts="id,provider,compound\nt-1,t-firm,t-a\n"
    )
    await world.apply(compounds=COMPOUNDS.replace("甲苑", "甲花园"))
    await world.apply(compounds=COMPOUNDS.replace("甲苑", "甲花园").replace("L01,", "L01,2018-06"))
    await world.apply(withdrawals="id,fact\nt-w,contract:t-1\n")
    await world.apply(withdrawals="id,fact\nt-w2,withdrawal:t-w\n")
    await world.apply(compounds=COMPOUNDS.replace("甲苑", "甲花园").replace("001L01,", "002,2018-06"))
    told = await feed(world, after=place)
    assert short(told["nodes"]) == [
        (2, "CHANGED", "compound:t-a", ["name"]),
        (3, "CLOSED", "compound:t-a", ["to"]),
        (4, "WITHDRAWN", "contract:t-1", None),
        (4, "CREATED", "withdrawal:t-w", None),
        (5, "REINSTATED", "contract:t-1", []),
        (5, "WITHDRAWN", "withdrawal:t-w", None),
        (5, "CREATED", "withdrawal:t-w2", None),
        (6, "CHANGED", "compound:t-a", ["area"]),
        (6, "FOLLOWED", "contract:t-1", []),
    ]
    gone, back = told["nodes"][2], told["nodes"][4]
    assert (gone["version"]["version"], back["version"]["version"]) == (1, 2)
    assert gone["version"]["supersededAt"] == gone["publishedAt"] == gone["publication"]["publishedAt"]
    assert told["pageInfo"]["hasPreviousPage"] is True
    whole = await feed(world)
    assert [each["kind"] for each in whole["nodes"] if each["publication"]["revision"] == 1] == ["CREATED"] * 12
    then = await feed(world, knownAt=gone["publishedAt"])
    assert short(then["nodes"]) == short(whole["nodes"])[: len(then["nodes"])], "an earlier moment has told the same"
    assert short(then["nodes"])[-1] == (4, "CREATED", "withdrawal:t-w", None)


async def test_a_merge_and_its_withdrawal_tell_what_they_make_of_other_facts(world: World) -> None:
    place = await start(
        world,
        organizations=ORGANIZATIONS,
        people="id,name\nt-wang,甲某\nt-wang-b,甲某\n",
        posts="id,organization,title\nt-chair,t-street,主任\n",
        appointments="id,person,post\nt-1,t-wang-b,t-chair\n",
    )
    await world.apply(merges="id,kept,merged\nt-m,person:t-wang,person:t-wang-b\n")
    await world.apply(withdrawals="id,fact\nt-w,merge:t-m\n")
    assert short((await feed(world, after=place))["nodes"]) == [
        (2, "CHANGED", "appointment:t-1", ["person"]),
        (2, "CREATED", "merge:t-m", None),
        (2, "FOLLOWED", "person:t-wang-b", []),
        (3, "CHANGED", "appointment:t-1", ["person"]),
        (3, "WITHDRAWN", "merge:t-m", None),
        (3, "FOLLOWED", "person:t-wang-b", []),
        (3, "CREATED", "withdrawal:t-w", None),
    ]


async def test_what_crosses_the_border_of_an_area_enters_or_leaves_it(world: World) -> None:
    place = await start(world, compounds=COMPOUNDS)
    await world.apply(compounds=COMPOUNDS.replace("001L01", "002"))
    await world.apply(compounds=COMPOUNDS.replace("001L01", "002").replace("甲苑", "甲花园"))
    await world.apply(compounds=COMPOUNDS)
    one = await feed(world, after=place, area="330105001")
    assert short(one["nodes"]) == [(2, "LEFT", "compound:t-a", None), (4, "ENTERED", "compound:t-a", None)]
    assert [each["version"]["version"] for each in one["nodes"]] == [1, 4], "never one that stood elsewhere"
    for caller in (Caller(("330105002",), people=True), EVERYTHING):
        asked = {"first": 9, "after": place, "area": "330105002"}
        other = (await world.ask_as(caller, ASK, **asked))["changes"]
        assert short(other["nodes"]) == [
            (2, "ENTERED", "compound:t-a", None),
            (3, "CHANGED", "compound:t-a", ["name"]),
            (4, "LEFT", "compound:t-a", None),
        ]
        assert {each["version"]["area"] for each in other["nodes"]} == {"330105002"}
    nowhere = (await world.ask_as(Caller(("44",), people=True), ASK, first=9))["changes"]
    assert (nowhere["nodes"], nowhere["pageInfo"]["endCursor"]) == ([], None)


async def test_peoples_names_are_told_to_those_who_may_see_them_only(world: World) -> None:
    place = await start(world, people="id,name,political_status\nt-wang,甲某,中共党员\n")
    await world.apply(people="id,name,political_status\nt-wang,甲甲某,中共党员\n")
    seen, hidden = [
        (await world.ask_as(Caller(("",), people=people), ASK, first=9, after=place))["changes"]["nodes"]
        for people in (True, False)
    ]
    assert short(seen) == [(2, "CHANGED", "person:t-wang", ["name"])]
    assert short(hidden) == [(2, "FOLLOWED", "person:t-wang", [])]
    assert [each["column"] for each in hidden[0]["version"]["said"]] == ["attestation"]


async def test_an_erasure_is_told_in_its_place_and_takes_what_was_told_of_the_person(world: World) -> None:
    tables = {
        "organizations": ORGANIZATIONS,
        "people": "id,name\nt-wang,甲某\n",
        "posts": "id,organization,title\nt-chair,t-street,主任\n",
        "appointments": "id,person,post\nt-1,t-wang,t-chair\n",
    }
    place = await start(world, **tables)
    before = short((await feed(world))["nodes"])
    (behind_person,) = [
        edge["cursor"] for edge, node in zip(*await _edges(world), strict=True) if node["fact"] == "person:t-wang"
    ]
    await erase_person(world.graph, person="person:t-wang", reason="on request")
    await world.apply(compounds=COMPOUNDS)
    rest = await feed(world, after=place)
    assert short(rest["nodes"]) == [(2, "ERASED", None, None), (3, "CREATED", "compound:t-a", None)]
    erased = rest["nodes"][0]["erased"]
    assert (erased["marks"], rest["nodes"][0]["version"]) == ([mark_of("person:t-wang", erased["salt"])], None)
    gone = [each for each in before if each[2] in ("person:t-wang", "appointment:t-1")]
    assert short((await feed(world))["nodes"]) == [each for each in before if each not in gone] + short(rest["nodes"])
    after_person = await feed(world, after=behind_person)
    assert short(after_person["nodes"])[-2:] == short(rest["nodes"]), "a place does not go with what stood at it"


async def _edges(world: World) -> tuple[list[Any], list[Any]]:
    found = await feed(world)
    return found["edges"], found["nodes"]


async def test_what_a_writer_has_not_published_yet_is_not_told(world: World) -> None:
    await world.apply(compounds=COMPOUNDS)
    before = await feed(world)
    (told,) = [each for each in before["nodes"] if each["fact"] == "compound:t-a"]
    async with world.graph.writer.publication("a writer") as publication:
        ends = ((Edge.OF, "compound:t-a"), (Edge.STATED_BY, "source:t-src"))
        said = (("attestation", "NAMED"), ("locator", "p1"), ("name", "甲花园"))
        days = interval_of(None, None, stated=None)
        await publication.write([FactRecord("compound:t-a", Fact.COMPOUND_STATE, "330105001L01", days, said, ends)])
        assert await feed(world) == before, "neither the new version nor the end of the one before"
    after = await feed(world, after=before["resume"])
    assert short(after["nodes"]) == [(2, "CHANGED", "compound:t-a", ["area", "name"])]
    whole = await feed(world)
    assert short(whole["nodes"]) == short(before["nodes"]) + short(after["nodes"])
    (again,) = [each for each in whole["nodes"] if each["fact"] == "compound:t-a" and each["kind"] == "CREATED"]
    ended = {**told["version"], "supersededAt": after["nodes"][0]["publishedAt"]}
    assert again["version"] == ended, "what was told stays, but for when it was superseded"


async def test_an_empty_feed_has_a_place_to_go_on_from(world: World) -> None:
    await world.graph.writer.prepare()
    never = await feed(world)
    assert (never["nodes"], never["resume"], never["publication"]["revision"]) == ([], None, 0)
    place = await start(world, compounds=COMPOUNDS)
    still = await feed(world, after=place)
    assert (still["nodes"], still["pageInfo"], still["resume"]) == (
        [],
        {"hasNextPage": False, "hasPreviousPage": True, "endCursor": None},
        place,
    )
    elsewhere = await feed(world, area="330105002L01")
    assert (elsewhere["nodes"], elsewhere["resume"]) == ([], place), "what is not told is behind one as well"


def cursor(key: str) -> str:
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


async def test_a_cursor_of_another_feed_or_graph_is_refused(world: World) -> None:
    await world.apply(compounds=COMPOUNDS)
    bad = [
        "!",
        "t-a",
        cursor("compound:t-a"),
        cursor("2018-01-01T00:00:00.000000Z|"),
        cursor("2018-01-01|compound:t-a"),
    ]
    for each in (*bad, cursor("2018-01-01T00:00:00.000000Z|compound:t-a")):
        code, message = await world.fail(ASK, after=each)
        assert (code, message.startswith("after: ")) == ("BAD_INPUT", True), each
    assert (await world.fail(ASK, first=201))[0] == "BAD_INPUT"
    assert (await world.fail(ASK, first=0))[0] == "BAD_INPUT"


NAMES, PLACES = ("甲苑", "乙苑", "丙苑"), ("330105001L01", "330105001L02", "330105002")


@dataclass
class Reader:
    """Somebody who reads an area's feed in pages of some size, now and then."""

    area: str | None
    size: int
    place: str | None = None
    told: list[Any] = field(default_factory=list[Any])

    async def read_on(self, world: World) -> bool:
        """Reads a page; whether there was anything."""
        page = await feed(world, after=self.place, first=self.size, area=self.area)
        assert len(page["nodes"]) <= self.size
        self.told += page["nodes"]
        # Either of both leads on.
        self.place = page["pageInfo"]["endCursor"] if len(self.told) % 2 and page["nodes"] else page["resume"]
        return bool(page["nodes"])


async def publish_anything(world: World, chance: random.Random, step: int, withdrawn: dict[str, str]) -> None:
    """Changes, moves and adds some compounds; in every third step withdraws one, or its withdrawal."""
    some = [id for id in chance.sample(["t-a", "t-b", "t-c", "t-d"], 2) if id not in withdrawn]
    rows = "".join(f"{id},{chance.choice(NAMES)},{chance.choice(PLACES)}\n" for id in some)
    await world.apply(**{"compounds": f"id,name,area\n{rows}"} if rows else {})
    if step % 3 == 2 and some:
        withdrawn[some[0]] = f"t-w{step}"
        await world.apply(withdrawals=f"id,fact\nt-w{step},compound:{some[0]}\n")
    elif step % 3 == 0 and withdrawn:
        _, withdrawal = withdrawn.popitem()
        await world.apply(withdrawals=f"id,fact\nt-w{step},withdrawal:{withdrawal}\n")


@pytest.mark.parametrize("seed", [1, 2])
async def test_no_version_is_told_twice_or_missed_however_it_is_paged(world: World, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - what is drawn is a test's world
    readers = [Reader(area, size) for area in (None, "330105001") for size in (1, 2, 3)]
    withdrawn: dict[str, str] = {}
    for step in range(10):
        await publish_anything(world, chance, step, withdrawn)
        for reader in readers:
            # Some read on at once, some fall behind by several publications.
            for _ in range(chance.randint(0, 4)):
                await reader.read_on(world)
    for reader in readers:
        while await reader.read_on(world):
            pass
        whole = (await feed(world, area=reader.area))["nodes"]
        assert short(reader.told) == short(whole), reader
        assert len({(revision, fact) for revision, _, fact, _ in short(whole)}) == len(whole)
        assert copied(whole) == await standing(world, reader.area)


async def standing(world: World, area: str | None) -> dict[str, str]:
    """The compounds of an area and their names, as entities are answered."""
    ask = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Compound { name area { id } } } }"
    found = (await world.ask(ask, ids=[f"compound:t-{each}" for each in "abcd"]))["nodes"]
    inside = [each for each in found if each and each["area"]["id"].startswith(f"area:{area or ''}")]
    return {each["id"]: each["name"] for each in inside}


def copied(told: list[Any]) -> dict[str, str]:
    """What a copy that only reads the feed holds of compounds in the end."""
    copy: dict[str, str] = {}
    for each in told:
        if each["version"]["label"] == "CompoundState":
            if each["kind"] in ("WITHDRAWN", "LEFT"):
                del copy[each["fact"]]
            else:
                assert (each["fact"] in copy) == (each["kind"] in ("CHANGED", "CLOSED", "FOLLOWED")), each
                (name,) = [said["values"][0] for said in each["version"]["said"] if said["column"] == "name"]
                copy[each["fact"]] = name
    return copy
