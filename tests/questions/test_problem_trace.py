"""The trace of a problem, asked of small worlds: steps in order, roles, rounds, days, and like problems."""

from typing import Any

from tests.world import World

ASK = """
query ($id: ID!, $asOf: Date, $knownAt: DateTime) {
  problemTrace(id: $id, asOf: $asOf, knownAt: $knownAt) {
    problem { id title }
    steps { fact step role handler { id name } action amount share outcome from to days statedBy { locator } }
    lead { fact } coHandlers { fact } funders { fact amount share } handOvers { fact } refusals { fact }
    rounds { number meeting { id } follows { id } }
    before { id } after { id }
    settledByHandlers complainantVerdict
  }
}
"""

WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001\n",
    "organizations": """
id,name,kind,area,to
t-office,三方办,COORDINATION_OFFICE,330105001,
t-oc,甲业委会,OWNERS_COMMITTEE,330105001,
t-firm,甲物业,PROPERTY_FIRM,330105001,2018
t-dept,区住建局,DEPARTMENT,330105,
""",
    "people": "id,name\nt-wang,王\n",
    "problems": """
id,title,place,reported,status,verdict,recurrence_of,from
t-old,旧漏水,compound:t-a,2016,SETTLED,,,2016
t-leak,漏水,compound:t-a,2018-03,SETTLED,DISSATISFIED,t-old,2018-03
t-again,又漏水,compound:t-a,2019-01,ACCEPTED,,t-leak,2019-01
t-quiet,无人处理,area:330105001,,,,,
""",
    "handlings": """
id,problem,handler,step,role,action,amount,share,outcome,from,to
t-h3,t-leak,organization:t-oc,3,FUNDER,出资,3500.5,,,2018-04-10,2018-04-12
t-h4,t-leak,organization:t-firm,3,FUNDER,承担人工,,人工费,,2018-04,
t-h1,t-leak,organization:t-dept,1,TRANSFERRED,移交,,,转三方办,2018-03-01,2018-03-01
t-h2,t-leak,organization:t-office,2,LEAD,牵头,,,,2018-03-02,2018-04-30
t-h2b,t-leak,organization:t-dept,2,REFUSED,不予受理,,,,?,?
t-h5,t-leak,person:t-wang,10,CO_HANDLER,回访,,,,2019-02-01,
t-h0,t-old,organization:t-firm,1,EXECUTOR,维修,,,,2016,
""",
    "meetings": """
id,kind,place,held,problems,follows,from
t-m2,DELIBERATION,compound:t-a,2018-04-01,t-leak,t-m1,2018-04-01
t-m1,DELIBERATION,compound:t-a,2018-03-20,t-leak;t-old,,2018-03-20
t-m3,JOINT_RECEPTION,compound:t-a,2018-03-01,t-leak,,2018-03-01
""",
}


def _facts(steps: list[dict[str, Any]]) -> list[str]:
    return [step["fact"].removeprefix("handling:t-") for step in steps]


async def test_every_step_is_told_in_order_with_its_roles_amounts_and_days(world: World) -> None:
    await world.apply(**WORLD)
    trace = (await world.ask(ASK, id="problem:t-leak", asOf="2020-01-01"))["problemTrace"]
    assert _facts(trace["steps"]) == ["h1", "h2", "h2b", "h3", "h4", "h5"]
    assert [step["days"] for step in trace["steps"]] == [0, 59, None, 2, None, None]
    assert trace["steps"][4] == {
        "fact": "handling:t-h4",
        "step": 3,
        "role": "FUNDER",
        "handler": {"id": "organization:t-firm", "name": "甲物业"},
        "action": "承担人工",
        "amount": None,
        "share": "人工费",
        "outcome": None,
        "from": "2018-04",
        "to": None,
        "days": None,
        "statedBy": {"locator": "p1"},
    }, "a handler that has closed since is still told by name"
    assert _facts(trace["lead"]) == ["h2"]
    assert trace["funders"] == [
        {"fact": "handling:t-h3", "amount": 3500.5, "share": None},
        {"fact": "handling:t-h4", "amount": None, "share": "人工费"},
    ]
    assert (_facts(trace["handOvers"]), _facts(trace["refusals"]), _facts(trace["coHandlers"])) == (
        ["h1"],
        ["h2b"],
        ["h5"],
    )
    assert (trace["settledByHandlers"], trace["complainantVerdict"]) == (True, "DISSATISFIED")


async def test_rounds_follow_the_chain_of_meetings_and_like_problems_are_found_both_ways(world: World) -> None:
    await world.apply(**WORLD)
    trace = (await world.ask(ASK, id="problem:t-leak", asOf="2020-01-01"))["problemTrace"]
    assert [(each["number"], each["meeting"]["id"], each["follows"]) for each in trace["rounds"]] == [
        (1, "meeting:t-m3", None),
        (1, "meeting:t-m1", None),
        (2, "meeting:t-m2", {"id": "meeting:t-m1"}),
    ]
    assert (trace["before"], trace["after"]) == ([{"id": "problem:t-old"}], [{"id": "problem:t-again"}])


async def test_only_what_had_begun_by_the_day_is_told(world: World) -> None:
    await world.apply(**WORLD)
    trace = (await world.ask(ASK, id="problem:t-leak", asOf="2018-03-15"))["problemTrace"]
    assert _facts(trace["steps"]) == ["h1", "h2", "h2b"]
    assert [each["meeting"]["id"] for each in trace["rounds"]] == ["meeting:t-m3"]
    assert trace["after"] == []


async def test_a_problem_nobody_handled_has_empty_lists_and_nothing_settled(world: World) -> None:
    await world.apply(**WORLD)
    trace = (await world.ask(ASK, id="problem:t-quiet"))["problemTrace"]
    assert trace == {
        "problem": {"id": "problem:t-quiet", "title": "无人处理"},
        "steps": [],
        "lead": [],
        "coHandlers": [],
        "funders": [],
        "handOvers": [],
        "refusals": [],
        "rounds": [],
        "before": [],
        "after": [],
        "settledByHandlers": None,
        "complainantVerdict": None,
    }


async def test_a_corrected_handling_is_told_as_it_was_known(world: World) -> None:
    first = await world.apply(**WORLD)
    await world.apply(**{**WORLD, "handlings": WORLD["handlings"].replace("3500.5", "4000")})
    now = (await world.ask(ASK, id="problem:t-leak"))["problemTrace"]
    then = (await world.ask(ASK, id="problem:t-leak", knownAt=first.instant))["problemTrace"]
    assert [trace["funders"][0]["amount"] for trace in (now, then)] == [4000, 3500.5]


async def test_an_unknown_problem_is_not_found(world: World) -> None:
    await world.apply(**WORLD)
    code, message = await world.fail(ASK, id="problem:t-none")
    assert (code, "problem:t-none" in message) == ("NOT_FOUND", True)
    code, _ = await world.fail(ASK, id="problem:t-leak", knownAt="2018-01-01T00:00:00Z")
    assert code == "NOT_FOUND", "nothing was known then"
    code, message = await world.fail(ASK, id="organization:t-oc")
    assert code == "NOT_FOUND"


async def test_what_has_several_states_is_found_by_the_one_it_is_answered_with(world: World) -> None:
    # A row that is over on an unknown day holds on none, and gives way to one that holds, whichever began later.
    await world.apply(
        compounds=WORLD["compounds"],
        problems="""
id,title,place,recurrence_of,from,to
t-one,漏水,compound:t-a,,,
t-again,又漏水,compound:t-a,t-one,2016,
t-again#2,又漏水,compound:t-a,,2017,?
t-over,再漏水,compound:t-a,,2016,?
t-over#2,再漏水,compound:t-a,t-one,2017,?
""",
        meetings="""
id,kind,place,problems,from,to
t-m1,DELIBERATION,compound:t-a,t-one,2016,
t-m1#2,DELIBERATION,compound:t-a,,2017,?
t-m2,DELIBERATION,area:330105001,t-one,2016,?
t-m2#2,DELIBERATION,compound:t-a,,2017,?
""",
    )
    trace = (await world.ask(ASK, id="problem:t-one", asOf="2018-12-31"))["problemTrace"]
    assert trace["after"] == [{"id": "problem:t-again"}, {"id": "problem:t-over"}]
    assert [each["meeting"]["id"] for each in trace["rounds"]] == ["meeting:t-m1"]
    for id in ("problem:t-again", "problem:t-over"):
        later = (await world.ask(ASK, id=id, asOf="2018-12-31"))["problemTrace"]
        assert later["before"] == [{"id": "problem:t-one"}], "seen from either end"
    edges = """{
      problem: node(id: "problem:t-one", asOf: "2018-12-31") {
        ... on Problem { recurrences { nodes { id } } meetings { nodes { id } } }
      }
      compound: node(id: "compound:t-a", asOf: "2018-12-31") {
        ... on Compound { problems { nodes { id } } meetings { nodes { id } } }
      }
    }"""
    found = await world.ask(edges)
    assert found["problem"] == {
        "recurrences": {"nodes": [{"id": "problem:t-again"}, {"id": "problem:t-over"}]},
        "meetings": {"nodes": [{"id": "meeting:t-m1"}]},
    }
    assert found["compound"] == {
        "problems": {"nodes": [{"id": f"problem:t-{key}"} for key in ("again", "one", "over")]},
        "meetings": {"nodes": [{"id": "meeting:t-m1"}, {"id": "meeting:t-m2"}]},
    }
