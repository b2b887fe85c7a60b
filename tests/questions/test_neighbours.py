"""Neighbours, asked of small worlds: what stands one hop away, by which facts, page by page."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($id: ID!, $kinds: [HopKind!], $first: Int, $after: String, $last: Int, $asOf: Date, $knownAt: DateTime) {
  neighbours(id: $id, kinds: $kinds, first: $first, after: $after, last: $last, asOf: $asOf, knownAt: $knownAt) {
    entity { id } totalCount
    nodes { entityId entity { name } hop { kind forward fact label from to statedBy { locator } } }
    pageInfo { hasNextPage endCursor }
  }
}
"""

WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\n",
    "organizations": """
id,name,kind,area,parent,for,from,to
t-street,街道党工委,PARTY_ORGANIZATION,330105001,,,,
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,t-street,compound:t-a,2017,
t-oc-branch,业委会支部,PARTY_ORGANIZATION,330105001L01,,organization:t-oc,,
t-firm,甲物业,PROPERTY_FIRM,330105002,,,,
t-alliance,联盟,ALLIANCE,330105001,,,,2018-06
""",
    "people": "id,name\nt-wang,王\n",
    "posts": "id,organization,title\nt-chair,t-oc,主任\n",
    "appointments": "id,person,post,from\nt-1,t-wang,t-chair,2018\n",
    "memberships": "id,member,organization,kind\nt-m,organization:t-oc,t-alliance,body\n",
    "covers": """
id,party_organization,unit,mode
t-v1,t-oc-branch,organization:t-oc,sole
t-v2,t-street,organization:t-oc,none
""",
    "contracts": "id,provider,compound,from,to\nt-c1,t-firm,t-a,2017,?\nt-c2,t-firm,t-a,2018,\n",
    "problems": """
id,title,place,raised_by,status,from,to
t-gate,门坏,compound:t-a,organization:t-oc;person:t-wang,REPORTED,2018-05-01,2018-05-31
t-gate#2,门坏,compound:t-a,organization:t-oc,SETTLED,2018-06-01,2018-07
""",
    "handlings": "id,problem,handler,step,role,from\nt-h,t-gate,organization:t-oc,1,LEAD,2018-05\n",
    "meetings": """
id,kind,place,problems,from
t-meet,DELIBERATION,compound:t-a,t-gate,2018-05-20
""",
    "participations": "id,meeting,participant,capacity,from\nt-p,t-meet,organization:t-oc,HOST,2018-05-20\n",
    "rules": "id,kind,name,scope\nt-list,scheme,红黑榜,area:330105001\n",
    "rounds": "id,scheme,title,area\nt-q1,t-list,一季度,330105001\n",
    "listings": "id,round,subject,result,by\nt-l,t-q1,organization:t-oc,RED,organization:t-street\n",
}
DAY = "2018-12-31"


async def ask(world: World, id: str, **asked: object) -> Any:
    return (await world.ask(ASK, id=id, **{"asOf": DAY, **asked}))["neighbours"]


def hops(answer: Any) -> list[tuple[str, bool, str]]:
    return [
        (node["hop"]["kind"], node["hop"]["forward"], node["entityId"].partition(":t-")[2]) for node in answer["nodes"]
    ]


async def test_every_fact_that_joins_a_body_to_another_is_told_once(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world, "organization:t-oc")
    # The alliance is gone; that the street does not cover the committee joins nothing; nor does who made a listing.
    assert hops(answer) == [
        ("COVER", False, "oc-branch"),
        ("FOR", True, "a"),
        ("FOR", False, "oc-branch"),
        ("HANDLING", True, "gate"),
        ("LISTING", True, "q1"),
        ("PARTICIPATION", True, "meet"),
        ("RAISED_BY", False, "gate"),
        ("SEAT_OF", False, "chair"),
        ("UNDER", True, "street"),
    ]
    assert (answer["entity"], answer["totalCount"]) == ({"id": "organization:t-oc"}, 9)
    assert answer["nodes"][1] == {
        "entityId": "compound:t-a",
        "entity": {"name": "甲苑"},
        "hop": {
            "kind": "FOR",
            "forward": True,
            "fact": "organization:t-oc",
            "label": "OrganizationState",
            "from": "2017",
            "to": None,
            "statedBy": {"locator": "p1"},
        },
    }
    member = await ask(world, "organization:t-oc", asOf="2018-06-30", kinds=["MEMBERSHIP", "COVER"])
    assert hops(member) == [("COVER", False, "oc-branch"), ("MEMBERSHIP", True, "alliance")]


async def test_a_problem_is_joined_by_the_state_that_is_shown(world: World) -> None:
    await world.apply(**WORLD)
    everything = [
        ("AT", True, "a"),
        ("HANDLING", False, "oc"),
        ("ON", False, "meet"),
        ("RAISED_BY", True, "oc"),
    ]
    assert hops(await ask(world, "problem:t-gate")) == everything, "over, and history"
    assert hops(await ask(world, "problem:t-gate", asOf="2018-06-15")) == everything
    assert hops(await ask(world, "problem:t-gate", asOf="2018-05-19")) == [
        ("AT", True, "a"),
        ("HANDLING", False, "oc"),
        ("RAISED_BY", True, "oc"),
        ("RAISED_BY", True, "wang"),
    ]
    assert hops(await ask(world, "problem:t-gate", asOf="2018-04-30")) == []


async def test_closed_and_corrected_facts_join_nothing_any_more(world: World) -> None:
    first = await world.apply(**WORLD)
    (served,) = (await ask(world, "organization:t-firm"))["nodes"]
    assert (served["hop"]["fact"], served["hop"]["from"]) == ("contract:t-c2", "2018")
    assert hops(await ask(world, "organization:t-firm", asOf="2017-12-31")) == []
    moved = WORLD["handlings"].replace("organization:t-oc", "organization:t-firm")
    await world.apply(**{**WORLD, "handlings": moved})
    assert hops(await ask(world, "organization:t-firm")) == [("CONTRACT", True, "a"), ("HANDLING", True, "gate")]
    assert hops(await ask(world, "organization:t-firm", knownAt=first.instant)) == [("CONTRACT", True, "a")]


async def test_a_person_in_300_posts_is_paged(world: World) -> None:
    bodies = "".join(f"t-o{n:03},组织{n},OTHER,330105001\n" for n in range(300))
    posts = "".join(f"t-p{n:03},t-o{n:03},委员\n" for n in range(300))
    seats = "".join(f"t-{n:03},t-wang,t-p{n:03}\n" for n in range(300))
    await world.apply(
        organizations="id,name,kind,area\n" + bodies,
        people="id,name\nt-wang,王\n",
        posts="id,organization,title\n" + posts,
        appointments="id,person,post\n" + seats,
    )
    first = await ask(world, "person:t-wang", first=200)
    assert (first["totalCount"], len(first["nodes"]), first["pageInfo"]["hasNextPage"]) == (300, 200, True)
    rest = await ask(world, "person:t-wang", first=200, after=first["pageInfo"]["endCursor"])
    assert [hop[2] for hop in hops(rest)] == [f"p{n}" for n in range(200, 300)]
    assert rest["pageInfo"]["hasNextPage"] is False
    assert hops(await ask(world, "person:t-wang", last=1)) == [("APPOINTMENT", True, "p299")]


async def test_nothing_outside_the_callers_areas_is_told(world: World) -> None:
    await world.apply(**WORLD)
    community = Caller(("330105001L01",), people=True)
    answer = (await world.ask_as(community, ASK, id="organization:t-oc", asOf=DAY))["neighbours"]
    assert [hop[2] for hop in hops(answer)] == ["oc-branch", "a", "oc-branch", "gate", "meet", "gate", "chair"]
    assert answer["totalCount"] == 7
    assert await world.fail_as(community, ASK, id="organization:t-firm", asOf=DAY) == "NOT_FOUND"
    nameless = await world.ask_as(Caller(("",), people=False), ASK, id="post:t-chair", asOf=DAY)
    assert [node["entity"]["name"] for node in nameless["neighbours"]["nodes"]] == [None, "甲业委会"]


async def test_what_stands_alone_has_none_and_what_joins_everything_is_not_asked(world: World) -> None:
    await world.apply(**WORLD)
    alone = await ask(world, "organization:t-alliance")
    assert (alone["totalCount"], alone["nodes"]) == (0, [])
    assert (await world.fail(ASK, id="organization:t-none"))[0] == "NOT_FOUND"
    for id in ("area:330105001", "rule:t-list", "t-oc"):
        assert (await world.fail(ASK, id=id))[0] == "BAD_INPUT"
    assert (await world.fail(ASK, id="organization:t-oc", kinds=[]))[0] == "BAD_INPUT"
