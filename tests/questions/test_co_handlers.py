"""Co-handlers, asked of small worlds: with whom, on how many problems, in which roles, and how many were settled."""

from typing import Any

from tests.world import World

ASK = """
query ($id: ID!, $first: Int, $after: String, $last: Int, $asOf: Date, $knownAt: DateTime) {
  coHandlers(organization: $id, first: $first, after: $after, last: $last, asOf: $asOf, knownAt: $knownAt) {
    handler { id } handled totalCount
    nodes { handler { id } kind problems settled roles { own theirs problems } }
    pageInfo { hasNextPage endCursor }
  }
}
"""

WORLD = {
    "organizations": """
id,name,kind,area
t-office,三方办,COORDINATION_OFFICE,330105001
t-firm,甲物业,PROPERTY_FIRM,330105001
t-oc,甲业委会,OWNERS_COMMITTEE,330105001
t-owner,业主,PRIVATE_PARTY,330105001
t-alone,独自处理的部门,DEPARTMENT,330105001
""",
    "people": "id,name\nt-wang,王\n",
    "problems": """
id,title,place,status,from
t-one,一,area:330105001,SETTLED,2018-01
t-two,二,area:330105001,CLOSED,2018-01
t-three,三,area:330105001,IN_PROGRESS,2018-01
t-four,四,area:330105001,,2018-01
t-five,五,area:330105001,SETTLED,2018-01
""",
    "handlings": """
id,problem,handler,step,role,from
t-h1,t-one,organization:t-office,1,CONVENER,2018-02-01
t-h2,t-one,organization:t-office,2,LEAD,2018-02-02
t-h3,t-one,organization:t-office,3,LEAD,2018-02-03
t-h4,t-one,organization:t-firm,2,EXECUTOR,2018-02-02
t-h5,t-one,organization:t-owner,1,CONSULTED,2018-02-01
t-h6,t-two,organization:t-office,1,LEAD,2018-02-01
t-h7,t-two,organization:t-firm,1,FUNDER,2018-02-01
t-h8,t-two,organization:t-firm,1,EXECUTOR,2018-02-01
t-h9,t-three,organization:t-office,1,LEAD,2018-02-01
t-h10,t-three,organization:t-oc,1,FUNDER,2018-02-01
t-h11,t-three,person:t-wang,1,MEDIATOR,2018-02-01
t-h12,t-three,organization:t-firm,2,REFUSED,2018-09-01
t-h13,t-four,organization:t-alone,1,LEAD,2018-02-01
t-h14,t-five,organization:t-firm,1,LEAD,2018-02-01
t-h15,t-five,organization:t-oc,1,FUNDER,2018-02-01
""",
}
DAY = "2018-12-31"


async def ask(world: World, id: str = "organization:t-office", **asked: object) -> Any:
    return (await world.ask(ASK, id=id, **{"asOf": DAY, **asked}))["coHandlers"]


async def test_whoever_acted_on_the_same_problems_is_told_most_first(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world)
    assert (answer["handler"], answer["handled"], answer["totalCount"]) == ({"id": "organization:t-office"}, 3, 4)
    assert answer["nodes"] == [
        {
            "handler": {"id": "organization:t-firm"},
            "kind": "PROPERTY_FIRM",
            "problems": 3,
            "settled": 2,
            "roles": [
                {"own": "LEAD", "theirs": "EXECUTOR", "problems": 2},
                {"own": "LEAD", "theirs": "FUNDER", "problems": 1},
                {"own": "LEAD", "theirs": "REFUSED", "problems": 1},
                {"own": "CONVENER", "theirs": "EXECUTOR", "problems": 1},
            ],
        },
        {
            "handler": {"id": "organization:t-oc"},
            "kind": "OWNERS_COMMITTEE",
            "problems": 1,
            "settled": 0,
            "roles": [{"own": "LEAD", "theirs": "FUNDER", "problems": 1}],
        },
        {
            "handler": {"id": "organization:t-owner"},
            "kind": "PRIVATE_PARTY",
            "problems": 1,
            "settled": 1,
            "roles": [
                {"own": "LEAD", "theirs": "CONSULTED", "problems": 1},
                {"own": "CONVENER", "theirs": "CONSULTED", "problems": 1},
            ],
        },
        {
            "handler": {"id": "person:t-wang"},
            "kind": None,
            "problems": 1,
            "settled": 0,
            "roles": [{"own": "LEAD", "theirs": "MEDIATOR", "problems": 1}],
        },
    ]


async def test_handling_together_is_told_alike_from_both_sides(world: World) -> None:
    await world.apply(**WORLD)
    firm = await ask(world, id="organization:t-firm")
    told = {node["handler"]["id"]: (node["problems"], node["settled"]) for node in firm["nodes"]}
    assert (firm["handled"], told["organization:t-office"], told["organization:t-oc"]) == (4, (3, 2), (2, 1))
    person = await ask(world, id="person:t-wang")
    assert [(node["handler"]["id"], node["problems"]) for node in person["nodes"]] == [
        ("organization:t-firm", 1),
        ("organization:t-oc", 1),
        ("organization:t-office", 1),
    ]


async def test_only_steps_begun_and_known_make_co_handlers(world: World) -> None:
    first = await world.apply(**WORLD)
    early = await ask(world, asOf="2018-08-31")
    assert [(node["problems"], node["settled"]) for node in early["nodes"][:1]] == [(2, 2)], "it had not refused yet"
    await world.apply(
        **{**WORLD, "handlings": WORLD["handlings"].replace("organization:t-oc,1", "organization:t-alone,1")}
    )
    assert [node["handler"]["id"] for node in (await ask(world))["nodes"]][1] == "organization:t-alone"
    assert [node["handler"]["id"] for node in (await ask(world, knownAt=first.instant))["nodes"]][
        1
    ] == "organization:t-oc"


async def test_pages_follow_the_order_across_ties(world: World) -> None:
    await world.apply(**WORLD)
    first = await ask(world, first=2)
    assert ([node["problems"] for node in first["nodes"]], first["pageInfo"]["hasNextPage"]) == ([3, 1], True)
    rest = await ask(world, first=2, after=first["pageInfo"]["endCursor"])
    assert [node["handler"]["id"] for node in rest["nodes"]] == ["organization:t-owner", "person:t-wang"]
    assert [node["handler"]["id"] for node in (await ask(world, last=1))["nodes"]] == ["person:t-wang"]


async def test_who_acted_alone_has_none_and_who_is_not_known_is_not_found(world: World) -> None:
    await world.apply(**WORLD)
    alone = await ask(world, id="organization:t-alone")
    assert (alone["handled"], alone["totalCount"], alone["nodes"]) == (1, 0, [])
    assert (await world.fail(ASK, id="organization:t-none"))[0] == "NOT_FOUND"
    assert (await world.fail(ASK, id="problem:t-one"))[0] == "BAD_INPUT"
