"""Merges and withdrawals: what they do to answers, that they can be undone, and that nothing is lost by them."""

from typing import Any

import pytest

from graph.errors import LedgerRefused
from tests.world import World

BASE = {
    "compounds": "id,name,area\nt-c,甲苑,330105001L01\n",
    "organizations": """
id,name,kind,area,for,from
t-oc,甲苑业委会,OWNERS_COMMITTEE,330105001L01,compound:t-c,2015
t-branch,甲苑支部,PARTY_ORGANIZATION,330105001L01,compound:t-c,2015
t-far,湖墅支部,PARTY_ORGANIZATION,330105002,,2015
""",
    "people": "id,name\nt-wang,王甲\nt-wang-b,王甲\nt-li,李乙\n",
    "posts": "id,organization,title\nt-chair,t-oc,主任\nt-secretary,t-branch,书记\n",
    "appointments": """
id,person,post,home,from
t-1,t-wang,t-chair,yes,2016
t-2,t-wang-b,t-secretary,,2016
""",
}
MERGE = {"merges": "id,kept,merged\nt-m,person:t-wang,person:t-wang-b\n"}
CROSSING = """
query ($known: DateTime) {
  crossAppointments(area: "330105001", asOf: "2018-01-01", knownAt: $known) {
    appointments { nodes { person { id } home { organization { id } } host { organization { id } } } }
  }
}
"""
NODE = """
query ($id: ID!, $known: DateTime) {
  node(id: $id, asOf: "2018-01-01", knownAt: $known) {
    id
    ... on Person {
      name holds
      appointments { nodes { id post { id } person { id } } }
      merges { nodes { mergedId kept { id } statedBy { locator } } }
    }
  }
}
"""


async def crossing(world: World, known: str | None = None) -> list[Any]:
    return (await world.ask(CROSSING, known=known))["crossAppointments"]["appointments"]["nodes"]


async def node(world: World, id: str, known: str | None = None) -> Any:
    return (await world.ask(NODE, id=id, known=known))["node"]


def posts(person: Any) -> list[str]:
    return [each["post"]["id"] for each in person["appointments"]["nodes"]]


ACROSS = [
    {
        "person": {"id": "person:t-wang"},
        "home": {"organization": {"id": "organization:t-oc"}},
        "host": {"organization": {"id": "organization:t-branch"}},
    }
]


async def test_a_merged_persons_seats_are_one_persons_and_the_old_id_stands_for_the_one_kept(world: World) -> None:
    await world.apply(**BASE)
    assert await crossing(world) == []
    merged = await world.apply(**MERGE)
    assert await crossing(world) == ACROSS
    assert (merged.written.created, merged.written.changed, merged.followed) == (1, 2, 2)
    for id in ("person:t-wang", "person:t-wang-b"):
        person = await node(world, id)
        assert (person["id"], person["name"], person["holds"]) == ("person:t-wang", "王甲", True)
        assert posts(person) == ["post:t-chair", "post:t-secretary"]
        assert person["merges"]["nodes"] == [
            {"mergedId": "person:t-wang-b", "kept": {"id": "person:t-wang"}, "statedBy": {"locator": "p1"}}
        ]


async def test_what_was_known_before_a_merge_is_told_as_it_was_known(world: World) -> None:
    before = (await world.apply(**BASE)).instant
    merged = (await world.apply(**MERGE)).instant
    undone = await world.apply(withdrawals="id,fact,note\nt-w,merge:t-m,两人\n")
    assert (undone.written.withdrawn, undone.written.created, undone.written.changed) == (1, 1, 2)
    for known, found, id, held in (
        (before, [], "person:t-wang-b", ["post:t-secretary"]),
        (merged, ACROSS, "person:t-wang", ["post:t-chair", "post:t-secretary"]),
        (None, [], "person:t-wang-b", ["post:t-secretary"]),
    ):
        assert await crossing(world, known) == found
        person = await node(world, "person:t-wang-b", known)
        assert (person["id"], posts(person)) == (id, held)


async def test_ledgers_go_on_naming_the_old_id_and_corrections_made_while_merged_are_kept(world: World) -> None:
    await world.apply(**BASE)
    await world.apply(**MERGE)
    again = await world.apply(**BASE)
    assert again.instant is None, "what is applied again while merged changes nothing"
    await world.apply(people="id,name\nt-wang-b,王丙\n")
    assert (await node(world, "person:t-wang-b"))["name"] == "王甲"
    await world.apply(withdrawals="id,fact\nt-w,merge:t-m\n")
    person = await node(world, "person:t-wang-b")
    assert (person["id"], person["name"], posts(person)) == ("person:t-wang-b", "王丙", ["post:t-secretary"])


async def test_merges_follow_one_another_and_are_undone_one_by_one(world: World) -> None:
    await world.apply(**BASE)
    await world.apply(**MERGE)
    await world.apply(merges="id,kept,merged\nt-n,person:t-li,person:t-wang\n")
    for id in ("person:t-li", "person:t-wang", "person:t-wang-b"):
        person = await node(world, id)
        assert (person["id"], posts(person)) == ("person:t-li", ["post:t-chair", "post:t-secretary"])
    await world.apply(withdrawals="id,fact\nt-w,merge:t-m\n")
    assert posts(await node(world, "person:t-wang-b")) == ["post:t-secretary"]
    assert posts(await node(world, "person:t-wang")) == ["post:t-chair"]
    await world.apply(withdrawals="id,fact\nt-w2,withdrawal:t-w\n")
    assert posts(await node(world, "person:t-wang-b")) == ["post:t-chair", "post:t-secretary"]


async def test_a_merged_body_is_counted_once_and_its_facts_are_judged_where_the_kept_one_stands(world: World) -> None:
    await world.apply(**BASE)
    coverage = """{ coverage(area: "330105001", unit: COMPOUND, measure: PARTY_ORGANIZATION, asOf: "2018-01-01") {
        counted { nodes { unitId grounds { organization { id } } } } unknown { totalCount } } }"""
    await world.apply(covers="id,party_organization,unit,mode\nt-1,t-branch,organization:t-oc,SOLE\n")
    await world.apply(merges="id,kept,merged\nt-m,organization:t-far,organization:t-branch\n")
    assert (await world.ask(coverage))["coverage"] == {"counted": {"nodes": []}, "unknown": {"totalCount": 1}}
    bodies = '{ node(id: "compound:t-c") { ... on Compound { organizations { nodes { id } } } } }'
    assert (await world.ask(bodies))["node"]["organizations"]["nodes"] == [{"id": "organization:t-oc"}]
    # The secretary's seat is now one of the branch in the other street.
    assert await crossing(world) == []
    await world.apply(withdrawals="id,fact\nt-w,merge:t-m\n")
    (counted,) = (await world.ask(coverage))["coverage"]["counted"]["nodes"]
    assert counted["unitId"] == "compound:t-c"


async def test_a_withdrawn_fact_counts_no_longer_and_comes_back_with_its_withdrawal_withdrawn(world: World) -> None:
    first = (await world.apply(**BASE)).instant
    await world.apply(withdrawals="id,fact,note\nt-w,appointment:t-1,记错\n")
    assert posts(await node(world, "person:t-wang")) == []
    assert posts(await node(world, "person:t-wang", first)) == ["post:t-chair"]
    again = await world.apply(**BASE)
    assert again.instant is None
    assert [(finding.column, finding.code.value) for finding in again.findings] == [("id", "WITHDRAWN")]
    await world.apply(withdrawals="id,fact\nt-w2,withdrawal:t-w\n")
    assert posts(await node(world, "person:t-wang")) == ["post:t-chair"]


@pytest.mark.parametrize(
    ("code", "tables"),
    [
        ("WRONG_KIND", {"merges": "id,kept,merged\nt-x,person:t-wang,organization:t-oc\n"}),
        ("OWN_ANCESTOR", {"merges": "id,kept,merged\nt-x,person:t-wang,person:t-wang\n"}),
        (
            "OWN_ANCESTOR",
            {"merges": "id,kept,merged\nt-x,person:t-wang,person:t-wang-b\nt-y,person:t-wang-b,person:t-wang\n"},
        ),
        (
            "MERGED_TWICE",
            {"merges": "id,kept,merged\nt-x,person:t-wang,person:t-li\nt-y,person:t-wang-b,person:t-li\n"},
        ),
        (
            "CONTRADICTION",
            {
                "merges": "id,kept,merged\nt-x,person:t-wang,person:t-wang-b\n",
                "namesakes": "id,one,other\nt-n,person:t-wang,person:t-wang-b\n",
            },
        ),
        ("UNKNOWN_FACT", {"withdrawals": "id,fact\nt-x,appointment:t-nothing\n"}),
        ("UNKNOWN_FACT", {"confirmations": "id,fact,day\nt-x,appointment:t-nothing,2018\n"}),
        ("STILL_NAMED", {"withdrawals": "id,fact\nt-x,person:t-wang\n"}),
        (
            "CONTRADICTION",
            {"people": "id,name\nt-zhao,赵丁\n", "withdrawals": "id,fact\nt-x,person:t-zhao\n"},
        ),
        (
            "OWN_ANCESTOR",
            {
                "organizations": "id,name,kind,area,parent\nt-up,上,OTHER,330105001,\nt-down,下,OTHER,330105001,t-up\n",
                "merges": "id,kept,merged\nt-x,organization:t-down,organization:t-up\n",
            },
        ),
    ],
)
async def test_what_cannot_be_merged_or_withdrawn_is_refused_and_nothing_is_changed(
    world: World, code: str, tables: dict[str, str]
) -> None:
    await world.apply(**BASE)
    before = (await world.graph.reader.published()).revision
    with pytest.raises(LedgerRefused) as refused:
        await world.apply(**tables)
    found: Any = refused.value.extensions["findings"]
    assert {finding["code"] for finding in found} == {code}
    assert (await world.graph.reader.published()).revision == before


async def test_an_entity_is_withdrawn_with_all_that_names_it(world: World) -> None:
    await world.apply(**BASE)
    await world.apply(withdrawals="id,fact\nt-x,person:t-wang\nt-y,appointment:t-1\n")
    code, _ = await world.fail(NODE, id="person:t-wang")
    assert code == "NOT_FOUND"


async def test_a_merge_that_comes_back_is_looked_at_again(world: World) -> None:
    await world.apply(**BASE)
    await world.apply(**MERGE)
    await world.apply(withdrawals="id,fact\nt-w,merge:t-m\n")
    back = {"withdrawals": "id,fact\nt-w2,withdrawal:t-w\n"}
    for tables, code in (
        ({"merges": "id,kept,merged\nt-n,person:t-wang-b,person:t-wang\n"}, "OWN_ANCESTOR"),
        ({"merges": "id,kept,merged\nt-n2,person:t-li,person:t-wang-b\n"}, "MERGED_TWICE"),
        ({"namesakes": "id,one,other\nt-n,person:t-wang,person:t-wang-b\n"}, "CONTRADICTION"),
    ):
        await world.apply(**tables)
        with pytest.raises(LedgerRefused) as refused:
            await world.apply(**back)
        found: Any = refused.value.extensions["findings"]
        assert {finding["code"] for finding in found} == {code}
        ((table, text),) = tables.items()
        said = f"{table.removesuffix('s')}:{text.splitlines()[1].partition(',')[0]}"
        await world.apply(withdrawals=f"id,fact\nt-{code.lower().replace('_', '-')},{said}\n")


async def test_a_state_is_withdrawn_where_another_stands_and_what_it_judged_moves(world: World) -> None:
    await world.apply(
        organizations="""
id,name,kind,area,from,to
t-o,社,OTHER,330105001,2010,2015
t-o#2,社,OTHER,330105002,2016,
""",
        posts="id,organization,title\nt-p,t-o,主任\n",
        people="id,name\nt-wang,王甲\n",
        appointments="id,person,post,from\nt-1,t-wang,t-p,2016\n",
    )
    done = await world.apply(withdrawals="id,fact\nt-w,organization:t-o#2\n")
    assert (done.written.withdrawn, done.followed) == (1, 2), "the post, and the seat in it"
    again = await world.apply(posts="id,organization,title\nt-p,t-o,主任\n")
    assert again.instant is None, "the post stands where its organization does already"


async def test_what_points_at_a_record_through_its_merge_still_names_it(world: World) -> None:
    await world.apply(**BASE)
    await world.apply(**MERGE)
    with pytest.raises(LedgerRefused) as refused:
        await world.apply(withdrawals="id,fact\nt-x,merge:t-m\nt-y,person:t-wang-b\n")
    found: Any = refused.value.extensions["findings"]
    assert [finding["code"] for finding in found] == ["STILL_NAMED"]
