"""The way of a problem from hand to hand, asked of small worlds: who had it, and from whom it came to whom."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($problem: ID!, $asOf: Date, $knownAt: DateTime) {
  handlerPath(problem: $problem, asOf: $asOf, knownAt: $knownAt) {
    problem { id } handlings truncated
    nodes { id kind name raiser steps roles entity { id } }
    edges { id kind step role source target back fact action from to statedBy { locator } }
  }
}
"""

BODIES = """
id,name,kind,area
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01
t-firm,甲物业,PROPERTY_FIRM,330105001L01
t-rc,甲居委会,RESIDENTS_COMMITTEE,330105001L01
t-office,三方办,COORDINATION_OFFICE,330105001
t-dept,区部门,DEPARTMENT,330105
t-other,乙物业,PROPERTY_FIRM,330105002
"""
WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\n",
    "organizations": BODIES,
    "people": "id,name\nt-wang,王\n",
    "problems": "id,title,place,raised_by,from\nt-gate,门坏,compound:t-a,organization:t-oc,2018\n",
}
DAY = "2018-12-31"


async def ask(world: World, **asked: object) -> Any:
    return (await world.ask(ASK, problem="problem:t-gate", **{"asOf": DAY, **asked}))["handlerPath"]


def passings(answer: Any) -> list[tuple[int, str, str, str]]:
    return [
        (edge["step"], edge["kind"], edge["source"].partition(":t-")[2], edge["target"].partition(":t-")[2])
        for edge in answer["edges"]
    ]


async def test_each_step_tells_from_whom_it_came_to_whom(world: World) -> None:
    await world.apply(
        **WORLD,
        handlings="""
id,problem,handler,step,role,action,from,to
t-1,t-gate,organization:t-rc,1,CONVENER,召集,2018-02-01,2018-02-01
t-2,t-gate,organization:t-firm,1,CO_HANDLER,参加,2018-02-01,
t-3,t-gate,person:t-wang,1,CONSULTED,,2018-02-01,
t-4,t-gate,organization:t-rc,2,TRANSFERRED,上报,2018-02-02,
t-5,t-gate,organization:t-dept,3,REFUSED,,2018-02-03,
t-6,t-gate,organization:t-office,4,LEAD,,2018-02-04,
t-7,t-gate,organization:t-firm,4,EXECUTOR,,2018-02-04,
t-8,t-gate,organization:t-firm,4,FUNDER,,2018-02-04,
t-9,t-gate,organization:t-office,5,SUPERVISOR,,2018-02-05,
""",
    )
    answer = await ask(world)
    assert (answer["problem"], answer["handlings"], answer["truncated"]) == ({"id": "problem:t-gate"}, 9, False)
    assert passings(answer) == [
        (1, "RAISED", "oc", "rc"),
        (1, "TOGETHER", "rc", "firm"),
        (1, "CONSULTED", "rc", "wang"),
        (3, "REFUSED", "rc", "dept"),
        (4, "HANDED_OVER", "rc", "office"),
        (4, "TOGETHER", "office", "firm"),
        (4, "TOGETHER", "office", "firm"),
    ]
    assert answer["edges"][0] == {
        "id": "handling:t-1 organization:t-oc",
        "kind": "RAISED",
        "step": 1,
        "role": "CONVENER",
        "source": "organization:t-oc",
        "target": "organization:t-rc",
        "back": False,
        "fact": "handling:t-1",
        "action": "召集",
        "from": "2018-02-01",
        "to": "2018-02-01",
        "statedBy": {"locator": "p1"},
    }
    assert [edge["role"] for edge in answer["edges"][5:]] == ["FUNDER", "EXECUTOR"]
    assert len({edge["id"] for edge in answer["edges"]}) == len(answer["edges"])
    told = [(node["id"].partition(":t-")[2], node["raiser"], node["steps"], node["roles"]) for node in answer["nodes"]]
    assert told == [
        ("oc", True, [], []),
        ("rc", False, [1, 2], ["CONVENER", "TRANSFERRED"]),
        ("firm", False, [1, 4], ["CO_HANDLER", "FUNDER", "EXECUTOR"]),
        ("wang", False, [1], ["CONSULTED"]),
        ("dept", False, [3], ["REFUSED"]),
        ("office", False, [4, 5], ["LEAD", "SUPERVISOR"]),
    ]
    assert [node["kind"] for node in answer["nodes"]][2:5] == ["PROPERTY_FIRM", None, "DEPARTMENT"]
    early = await ask(world, asOf="2018-02-01")
    assert (early["handlings"], passings(early)) == (3, passings(answer)[:3])


async def test_a_problem_handed_round_in_a_circle_shows_the_circle(world: World) -> None:
    round_of = ("rc", "firm", "oc")
    rows = "".join(f"t-{n:02},t-gate,organization:t-{round_of[n % 3]},{n + 1},TRANSFERRED\n" for n in range(30))
    await world.apply(**WORLD, handlings="id,problem,handler,step,role\n" + rows)
    answer = await ask(world)
    assert [node["id"].partition(":t-")[2] for node in answer["nodes"]] == ["oc", "rc", "firm"]
    assert passings(answer)[:4] == [
        (1, "RAISED", "oc", "rc"),
        (2, "HANDED_OVER", "rc", "firm"),
        (3, "HANDED_OVER", "firm", "oc"),
        (4, "HANDED_OVER", "oc", "rc"),
    ]
    assert [edge["back"] for edge in answer["edges"]] == [False] * 3 + [True] * 27


async def test_one_who_led_and_handed_over_in_one_step_hands_it_to_the_next(world: World) -> None:
    steps = """
id,problem,handler,step,role
t-1,t-gate,organization:t-rc,1,LEAD
t-2,t-gate,organization:t-rc,1,TRANSFERRED
t-3,t-gate,organization:t-office,2,TRANSFERRED
t-4,t-gate,organization:t-firm,2,EXECUTOR
t-5,t-gate,organization:t-oc,3,FUNDER
"""
    first = await world.apply(**WORLD, handlings=steps)
    assert passings(await ask(world)) == [
        (1, "RAISED", "oc", "rc"),
        (2, "HANDED_OVER", "rc", "office"),
        (2, "HANDED_OVER", "office", "firm"),
        (3, "NEXT", "firm", "oc"),
    ]
    await world.apply(**WORLD, handlings=steps.replace("t-rc,1,TRANSFERRED", "t-rc,1,ADVISER"))
    assert passings(await ask(world))[1] == (2, "NEXT", "rc", "office")
    assert passings(await ask(world, knownAt=first.instant))[1] == (2, "HANDED_OVER", "rc", "office")


async def test_a_problem_that_nobody_raised_or_handled_has_no_edges(world: World) -> None:
    problems = "id,title,place,from\nt-gate,门坏,compound:t-a,2018\nt-later,未到,compound:t-a,2019\n"
    await world.apply(
        **{**WORLD, "problems": problems},
        handlings="id,problem,handler,step,role\nt-1,t-gate,organization:t-dept,1,REFUSED\n",
    )
    answer = await ask(world)
    assert ([node["id"] for node in answer["nodes"]], answer["edges"]) == (["organization:t-dept"], [])
    later = (await world.ask(ASK, problem="problem:t-later", asOf=DAY))["handlerPath"]
    assert (later["nodes"], later["edges"], later["handlings"]) == ([], [], 0)
    assert (await world.fail(ASK, problem="problem:t-none"))[0] == "NOT_FOUND"


async def test_a_body_above_is_told_by_name_and_kind_and_no_other_outside(world: World) -> None:
    await world.apply(
        **WORLD,
        handlings="""
id,problem,handler,step,role
t-1,t-gate,organization:t-dept,1,LEAD
t-2,t-gate,organization:t-other,2,EXECUTOR
t-3,t-gate,person:t-wang,3,MEDIATOR
""",
    )
    community = Caller(("330105001L01",), people=False)
    answer = (await world.ask_as(community, ASK, problem="problem:t-gate", asOf=DAY))["handlerPath"]
    assert [(node["name"], node["kind"], node["entity"]) for node in answer["nodes"]] == [
        ("甲业委会", "OWNERS_COMMITTEE", {"id": "organization:t-oc"}),
        ("区部门", "DEPARTMENT", None),
        (None, None, None),
        (None, None, None),
    ]
    assert await world.fail_as(Caller(("330105002",), people=True), ASK, problem="problem:t-gate") == "NOT_FOUND"
