"""Lineage, asked of small worlds: what repeats what, what is alike, and which set of handlers settled it."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($problem: ID, $compound: ID, $asOf: Date, $knownAt: DateTime) {
  lineage(problem: $problem, compound: $compound, asOf: $asOf, knownAt: $knownAt) {
    problems {
      totalCount
      nodes { problem { id } relation repeats { id } raisedOn settled days handlers { handler { id } role } }
    }
    handlerSets { nodes { handlers { id } problems settled } }
    cut
  }
}
"""
WORLD = {
    "organizations": """
id,name,kind,area
t-office,三方办,COORDINATION_OFFICE,330105001
t-firm,甲物业,PROPERTY_FIRM,330105001
""",
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105002\n",
    "problems": """
id,title,category,place,reported,status,settled,recurrence_of
t-p1,一,漏水,compound:t-a,2016-05-01,SETTLED,2016-05-11,
t-p2,二,漏水,compound:t-a,2017-05-01,CLOSED,2017-05-02,t-p1
t-p3,三,漏水,compound:t-a,2018-05,IN_PROGRESS,,t-p2
t-p4,四,漏水,compound:t-a,2015,,,
t-p5,五,停车,compound:t-a,2018-01-01,SETTLED,2018-02-01,
t-p6,六,漏水,compound:t-b,2017-06-01,SETTLED,2017-06-02,t-p1
t-p7,七,漏水,compound:t-b,,,,
""",
    "handlings": """
id,problem,handler,step,role
t-h1,t-p1,organization:t-firm,1,EXECUTOR
t-h2,t-p2,organization:t-firm,1,EXECUTOR
t-h3,t-p2,organization:t-office,1,LEAD
t-h4,t-p3,organization:t-firm,1,EXECUTOR
t-h5,t-p5,organization:t-office,1,LEAD
t-h6,t-p5,organization:t-firm,2,FUNDER
t-h7,t-p5,organization:t-firm,2,EXECUTOR
""",
}


async def ask(world: World, **asked: object) -> Any:
    return (await world.ask(ASK, **{"asOf": "2018-12-31", **asked}))["lineage"]


def relations(found: Any) -> list[tuple[str, str | None]]:
    return [(node["problem"]["id"].removeprefix("problem:t-"), node["relation"]) for node in found["problems"]["nodes"]]


async def test_a_problem_is_told_with_what_it_repeats_what_repeats_it_and_what_is_alike(world: World) -> None:
    await world.apply(**WORLD)
    found = await ask(world, problem="problem:t-p2")
    assert relations(found) == [
        ("p4", "ALIKE"),
        ("p1", "EARLIER"),
        ("p2", "ITSELF"),
        ("p6", "KIN"),
        ("p3", "LATER"),
    ]
    assert found["cut"] is False
    assert found["problems"]["nodes"][2] == {
        "problem": {"id": "problem:t-p2"},
        "relation": "ITSELF",
        "repeats": {"id": "problem:t-p1"},
        "raisedOn": "2017-05-01",
        "settled": True,
        "days": 1,
        "handlers": [
            {"handler": {"id": "organization:t-firm"}, "role": "EXECUTOR"},
            {"handler": {"id": "organization:t-office"}, "role": "LEAD"},
        ],
    }
    untold, first = found["problems"]["nodes"][:2]
    assert (untold["raisedOn"], untold["settled"], untold["days"], first["days"]) == ("2015", None, None, 10)


async def test_the_set_of_handlers_that_settled_most_stands_first(world: World) -> None:
    await world.apply(**WORLD)
    firm, office = {"id": "organization:t-firm"}, {"id": "organization:t-office"}
    assert (await ask(world, compound="compound:t-a"))["handlerSets"]["nodes"] == [
        {"handlers": [firm, office], "problems": 2, "settled": 2},
        {"handlers": [firm], "problems": 2, "settled": 1},
    ]
    found = await ask(world, compound="compound:t-a")
    assert relations(found) == [(each, None) for each in ("p4", "p1", "p2", "p5", "p3")]
    assert relations(await ask(world, compound="compound:t-b")) == [("p6", None), ("p7", None)]


async def test_a_chain_longer_than_is_followed_is_cut_and_says_so(world: World) -> None:
    rows = [
        f"t-{number},题,compound:{'t-a' if number % 2 else 't-b'},{f't-{number - 1}' if number > 1 else ''}"
        for number in range(1, 41)
    ]
    await world.apply(compounds=WORLD["compounds"], problems="\n".join(["id,title,place,recurrence_of", *rows]))
    last, middle = [await ask(world, problem=f"problem:t-{number}") for number in (40, 20)]
    assert (last["cut"], middle["cut"]) == (True, False)
    assert (last["problems"]["totalCount"], middle["problems"]["totalCount"]) == (33, 40)


async def test_both_clocks_merges_and_the_callers_area(world: World) -> None:
    first = await world.apply(**WORLD)
    await world.apply(merges="id,kept,merged\nt-m,problem:t-p1,problem:t-p4\n")
    merged = await ask(world, problem="problem:t-p4")
    assert relations(merged) == [("p1", "ITSELF"), ("p2", "LATER"), ("p6", "LATER"), ("p3", "LATER")]
    before = await ask(world, problem="problem:t-p4", knownAt=first.instant)
    assert dict(relations(before))["p4"] == "ITSELF"
    street = Caller(areas=("330105001",), people=True)
    seen = (await world.ask_as(street, ASK, problem="problem:t-p1", asOf="2018-12-31"))["lineage"]
    assert "p6" not in dict(relations(seen))
    assert await world.fail_as(street, ASK, compound="compound:t-b") == "NOT_FOUND"


async def test_what_cannot_be_asked_is_said(world: World) -> None:
    await world.apply(**WORLD)
    for asked, code in (
        ({}, "BAD_INPUT"),
        ({"problem": "problem:t-p1", "compound": "compound:t-a"}, "BAD_INPUT"),
        ({"problem": "compound:t-a"}, "BAD_INPUT"),
        ({"problem": "problem:t-nothing"}, "NOT_FOUND"),
    ):
        assert (await world.fail(ASK, **asked))[0] == code
