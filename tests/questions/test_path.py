"""Paths, asked of small worlds: how two entities are connected, by which facts, and why they are not."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($source: ID!, $target: ID!, $maxLength: Int! = 6, $kinds: [HopKind!], $asOf: Date, $knownAt: DateTime) {
  path(source: $source, target: $target, maxLength: $maxLength, kinds: $kinds, asOf: $asOf, knownAt: $knownAt) {
    length more reason notWalkedThroughCount notWalkedThrough { entityId facts }
    paths {
      nodes { entityId entity { name } }
      hops { source target kind forward relation fact label facts from to statedBy { locator source { id } } }
    }
  }
}
"""

WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105001L02\n",
    "organizations": """
id,name,kind,area,parent,for,succeeds,to
t-street,街道党工委,PARTY_ORGANIZATION,330105001,,,,
t-branch,甲支部,PARTY_ORGANIZATION,330105001L01,t-street,compound:t-a,,
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,,compound:t-a,,
t-firm,甲物业,PROPERTY_FIRM,330105001,,,,
t-dept,街道部门,DEPARTMENT,330105001,,,t-olddept,
t-olddept,旧部门,DEPARTMENT,330105001,,,,2015
t-gone,旧联盟,ALLIANCE,330105001,,,,2017
t-island,孤立团队,VOLUNTEER_TEAM,330105002,,,,
t-islet,孤立协会,ASSOCIATION,330105002,t-island,,,
""",
    "people": "id,name\nt-wang,王\nt-li,李\n",
    "posts": """
id,organization,title,ex_officio_of
t-chair,t-oc,主任,
t-secretary,t-branch,书记,
t-gone-chair,t-gone,召集人,
""",
    "appointments": """
id,person,post,from,to
t-1,t-wang,t-chair,2018-03,
t-2,t-wang,t-secretary,2018,
t-3,t-li,t-gone-chair,,
t-4,t-li,t-secretary,2016,2017
""",
    "contracts": "id,provider,compound,kind,from\nt-c1,t-firm,t-a,standard,2017\nt-c2,t-firm,t-b,standard,2018-06\n",
    "covers": """
id,party_organization,unit,mode
t-v1,t-branch,organization:t-firm,joint
t-v2,t-street,compound:t-b,none
""",
    "problems": """
id,title,place,raised_by,recurrence_of,from
t-gate,门坏,compound:t-a,organization:t-oc,,2018-05
t-again,门又坏,compound:t-a,,t-gate,2018-09
""",
    "handlings": """
id,problem,handler,step,role,from,to
t-h1,t-gate,organization:t-dept,1,LEAD,2018-05-02,2018-05-03
t-h2,t-gate,organization:t-dept,2,SUPERVISOR,2018-05-04,?
""",
}
DAY = "2018-12-31"


async def ask(world: World, source: str, target: str, **asked: object) -> Any:
    return (await world.ask(ASK, source=source, target=target, **{"asOf": DAY, **asked}))["path"]


def ways(answer: Any) -> list[list[str]]:
    return [[node["entityId"].partition(":t-")[2] for node in path["nodes"]] for path in answer["paths"]]


async def test_the_shortest_paths_are_told_in_order_and_both_ways_round(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world, "person:t-wang", "compound:t-a")
    assert ways(answer) == [["wang", "chair", "oc", "a"], ["wang", "secretary", "branch", "a"]]
    first = answer["paths"][0]
    assert [node["entity"]["name"] for node in first["nodes"]] == ["王", "主任", "甲业委会", "甲苑"]
    assert first["hops"][0] == {
        "source": "person:t-wang",
        "target": "post:t-chair",
        "kind": "APPOINTMENT",
        "forward": True,
        "relation": "holds (担任)",
        "fact": "appointment:t-1",
        "label": "Appointment",
        "facts": 1,
        "from": "2018-03",
        "to": None,
        "statedBy": {"locator": "p1", "source": {"id": "source:t-src"}},
    }
    assert [(hop["kind"], hop["forward"]) for hop in first["hops"]] == [
        ("APPOINTMENT", True),
        ("SEAT_OF", True),
        ("FOR", True),
    ]
    back = await ask(world, "compound:t-a", "person:t-wang")
    assert ways(back) == [["a", "branch", "secretary", "wang"], ["a", "oc", "chair", "wang"]]
    assert [(hop["kind"], hop["forward"], hop["relation"]) for hop in back["paths"][1]["hops"]] == [
        ("FOR", False, "has as a body of its own (设有)"),
        ("SEAT_OF", False, "has the post (设岗)"),
        ("APPOINTMENT", False, "is held by (由其担任)"),
    ]


async def test_facts_count_on_the_day_only_and_only_while_their_bodies_stand(world: World) -> None:
    await world.apply(**WORLD)
    # The firm began to serve 乙苑 in June; that a party organization does not cover it joins nothing.
    assert ways(await ask(world, "compound:t-b", "person:t-wang")) == [["b", "firm", "branch", "secretary", "wang"]]
    early = await ask(world, "compound:t-b", "person:t-wang", asOf="2018-05-31")
    assert (early["length"], early["paths"], early["reason"]) == (None, [], "NOT_CONNECTED")
    # A seat in a body that is gone, and an appointment that is over.
    gone = await ask(world, "person:t-li", "organization:t-gone")
    assert (gone["paths"], gone["reason"]) == ([], "NOT_CONNECTED")
    assert ways(await ask(world, "person:t-li", "organization:t-gone", asOf="2017-12-31")) == [
        ["li", "gone-chair", "gone"]
    ]
    # Steps and successions are history: over or not, they join from the day they began.
    answer = await ask(world, "organization:t-oc", "organization:t-olddept")
    assert ways(answer) == [["oc", "gate", "dept", "olddept"]]
    assert [(hop["kind"], hop["fact"], hop["facts"]) for hop in answer["paths"][0]["hops"]] == [
        ("RAISED_BY", "problem:t-gate", 1),
        ("HANDLING", "handling:t-h1", 2),
        ("SUCCEEDS", "organization:t-dept", 1),
    ]
    before = await ask(world, "organization:t-oc", "organization:t-olddept", asOf="2018-05-01")
    assert (before["paths"], before["reason"]) == ([], "NOT_CONNECTED")
    assert ways(await ask(world, "problem:t-again", "organization:t-dept")) == [["again", "gate", "dept"]]


async def test_what_was_known_then_is_told_of_then(world: World) -> None:
    first = await world.apply(**WORLD)
    corrected = WORLD["contracts"].replace("t-c2,t-firm,t-b", "t-c2,t-firm,t-a")
    await world.apply(**{**WORLD, "contracts": corrected})
    assert (await ask(world, "compound:t-b", "compound:t-a"))["reason"] == "NOT_CONNECTED"
    assert ways(await ask(world, "compound:t-b", "compound:t-a", knownAt=first.instant)) == [["b", "firm", "a"]]


async def test_a_merged_record_is_walked_through_as_the_one_that_is_kept(world: World) -> None:
    await world.apply(**WORLD, merges="id,kept,merged\nt-m,organization:t-street,organization:t-island\n")
    answer = await ask(world, "organization:t-branch", "organization:t-islet")
    assert ways(answer) == [["branch", "street", "islet"]]
    assert ways(await ask(world, "organization:t-island", "organization:t-street")) == [["street"]]


async def test_ends_kinds_and_lengths(world: World) -> None:
    await world.apply(**WORLD)
    same = await ask(world, "person:t-wang", "person:t-wang", maxLength=0)
    assert (same["length"], ways(same), same["paths"][0]["hops"], same["reason"]) == (0, [["wang"]], [], None)
    short = await ask(world, "person:t-wang", "compound:t-a", maxLength=2)
    assert (short["length"], short["paths"], short["reason"]) == (None, [], "OUT_OF_REACH")
    assert (await ask(world, "person:t-wang", "compound:t-a", maxLength=0))["reason"] == "OUT_OF_REACH"
    kinds = ["APPOINTMENT", "SEAT_OF", "UNDER"]
    up = await ask(world, "person:t-wang", "organization:t-street", kinds=kinds)
    assert ways(up) == [["wang", "secretary", "branch", "street"]]
    assert (await ask(world, "person:t-wang", "compound:t-a", kinds=kinds))["reason"] == "NOT_CONNECTED"
    # Two components: everything around the island was seen.
    apart = await ask(world, "person:t-wang", "organization:t-islet")
    assert (apart["length"], apart["paths"], apart["reason"]) == (None, [], "NOT_CONNECTED")


async def test_what_cannot_be_asked_is_refused(world: World) -> None:
    await world.apply(**WORLD)
    assert (await world.fail(ASK, source="person:t-none", target="compound:t-a"))[0] == "NOT_FOUND"
    for asked in ({"source": "area:330105001"}, {"target": "source:t-src"}, {"target": "甲苑"}):
        ends = {"source": "compound:t-a", "target": "compound:t-b", **asked}
        assert (await world.fail(ASK, **ends))[0] == "BAD_INPUT"
    between = {"source": "compound:t-a", "target": "compound:t-b"}
    for length in (-1, 9):
        assert (await world.fail(ASK, **between, maxLength=length))[0] == "BAD_INPUT"
    assert (await world.fail(ASK, **between, kinds=[]))[0] == "BAD_INPUT"


async def test_a_caller_walks_through_what_they_may_see_only(world: World) -> None:
    await world.apply(**WORLD)
    asked = {"source": "compound:t-a", "target": "organization:t-dept", "asOf": DAY}
    street = await world.ask_as(Caller(("330105001",), people=False), ASK, **asked)
    assert ways(street["path"]) == [["a", "gate", "dept"]]
    # The department stands in the street: a community's caller neither reaches nor finds it.
    assert await world.fail_as(Caller(("330105001L01",), people=True), ASK, **asked) == "NOT_FOUND"
    within = {"source": "compound:t-a", "target": "problem:t-again", "asOf": DAY, "kinds": ["HANDLING", "AT"]}
    assert ways((await world.ask_as(Caller(("330105001L01",), people=True), ASK, **within))["path"]) == [["a", "again"]]
    # Through the firm, which stands in the street, no way leads from one community to the other.
    both = Caller(("330105001L01", "330105001L02"), people=True)
    apart = await world.ask_as(both, ASK, source="compound:t-a", target="compound:t-b", asOf=DAY)
    assert (apart["path"]["paths"], apart["path"]["reason"]) == ([], "NOT_CONNECTED")
    # Who may not see people's names walks through them without reading any.
    nameless = await world.ask_as(
        Caller(("",), people=False), ASK, source="post:t-chair", target="post:t-secretary", asOf=DAY
    )
    assert [node["entity"]["name"] for node in nameless["path"]["paths"][0]["nodes"]] == ["主任", None, "书记"]


async def test_no_more_paths_are_told_than_ten(world: World) -> None:
    bodies = "".join(f"t-p{n:02},伙伴{n},VOLUNTEER_TEAM,330105001,organization:t-oc\n" for n in range(12))
    members = "".join(f"t-{n:02},organization:t-p{n:02},t-street,partner\n" for n in range(12))
    await world.apply(
        organizations="id,name,kind,area,for\nt-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,\n"
        "t-street,街道党工委,PARTY_ORGANIZATION,330105001,\n" + bodies,
        memberships="id,member,organization,kind\n" + members,
    )
    answer = await ask(world, "organization:t-street", "organization:t-oc")
    assert (answer["length"], answer["more"]) == (2, True)
    assert ways(answer) == [["street", f"p{n:02}", "oc"] for n in range(10)]


BUSY = 700


async def test_who_handled_nearly_everything_is_an_end_but_no_way(world: World) -> None:
    problems = "".join(f"t-{n},第{n}件,compound:t-{'a' if n else 'b'}\n" for n in range(BUSY))
    steps = "".join(f"t-{n},t-{n},organization:t-hotline,1,LEAD\n" for n in range(BUSY))
    await world.apply(
        compounds="id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105001L02\n",
        organizations="id,name,kind,area,for\nt-hotline,热线,DEPARTMENT,330105001,\n"
        "t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,compound:t-a\n",
        problems="id,title,place\n" + problems,
        handlings="id,problem,handler,step,role\n" + steps,
    )
    answer = await ask(world, "compound:t-b", "problem:t-5")
    assert (answer["paths"], answer["reason"], answer["notWalkedThroughCount"]) == ([], "BUSY_ENTITIES", 1)
    assert answer["notWalkedThrough"] == [{"entityId": "organization:t-hotline", "facts": BUSY}]
    assert ways(await ask(world, "compound:t-b", "organization:t-hotline")) == [["b", "0", "hotline"]]
    # 甲苑 is as busy; two busy ends meet at any of what joins them, and ten of these are told.
    both = await ask(world, "organization:t-hotline", "compound:t-a")
    assert (both["length"], both["more"], len(both["paths"])) == (2, True, 10)
    assert ways(both)[0] == ["hotline", "1", "a"]
    behind = await ask(world, "organization:t-hotline", "organization:t-oc")
    assert (behind["reason"], behind["notWalkedThrough"]) == (
        "BUSY_ENTITIES",
        [{"entityId": "compound:t-a", "facts": BUSY}],
    )
