"""The problems that one handled, asked of small worlds: which, in which order, in which roles, steps and days."""

from typing import Any

import pytest

from tests.world import World

ASK = """
query ($id: ID!, $role: HandlingRole, $status: ProblemStatus, $category: String, $since: Date, $until: Date,
       $first: Int, $after: String, $last: Int, $before: String, $asOf: Date, $knownAt: DateTime) {
  problemsHandledBy(organization: $id, role: $role, status: $status, category: $category, since: $since, until: $until,
                    first: $first, after: $after, last: $last, before: $before, asOf: $asOf, knownAt: $knownAt) {
    handler { id name } totalCount
    edges { cursor node { problem { id title status } roles firstDay lastDay steps { id step role action from to } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""

WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001\n",
    "organizations": """
id,name,kind,area
t-office,三方办,COORDINATION_OFFICE,330105001
t-dept,区住建局,DEPARTMENT,330105
t-idle,未处理的部门,DEPARTMENT,330105
""",
    "people": "id,name\nt-wang,王\n",
    "problems": """
id,title,place,category,status,from,to
t-leak,漏水,compound:t-a,维修,IN_PROGRESS,2018-03,2018-06
t-leak#2,漏水,compound:t-a,维修,SETTLED,2018-07,
t-noise,噪音,compound:t-a,扰民,SETTLED,2018-01,
t-gate,北门,area:330105001,通行,ACCEPTED,2018-05,
t-lift,电梯,area:330105001,维修,,,
t-later,以后,area:330105001,维修,REPORTED,2019-02,
""",
    "handlings": """
id,problem,handler,step,role,action,from,to
t-h1,t-leak,organization:t-office,1,CONVENER,召集,2018-03-02,2018-03-02
t-h2,t-leak,organization:t-office,3,LEAD,牵头,2018-04-01,2018-04
t-h3,t-leak,organization:t-dept,2,ADVISER,指导,2018-03-05,2018-03-06
t-h4,t-noise,organization:t-office,1,LEAD,牵头,2018-01-09,2018-01-20
t-h5,t-gate,organization:t-office,2,FUNDER,出资,2018-05-03,?
t-h6,t-gate,organization:t-office,1,CONVENER,召集,2018-05-01,2018-05-01
t-h7,t-lift,organization:t-office,1,LEAD,牵头,,
t-h8,t-later,organization:t-office,1,LEAD,牵头,2019-02-01,
t-h9,t-noise,person:t-wang,2,MEDIATOR,调解,2018-01-11,2018-01-11
""",
}
DAY = "2018-12-31"


def _titles(answer: Any) -> list[str]:
    return [edge["node"]["problem"]["title"] for edge in answer["edges"]]


async def ask(world: World, id: str = "organization:t-office", **asked: object) -> Any:
    return (await world.ask(ASK, id=id, **{"asOf": DAY, **asked}))["problemsHandledBy"]


async def test_each_problem_is_told_once_with_roles_steps_and_days(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world)
    assert (answer["handler"], answer["totalCount"]) == ({"id": "organization:t-office", "name": "三方办"}, 4)
    assert _titles(answer) == ["电梯", "噪音", "漏水", "北门"], "by the first step, since ever before all"
    assert answer["edges"][2]["node"] == {
        "problem": {"id": "problem:t-leak", "title": "漏水", "status": "SETTLED"},
        "roles": ["LEAD", "CONVENER"],
        "firstDay": "2018-03-02",
        "lastDay": "2018-04",
        "steps": [
            {
                "id": "handling:t-h1",
                "step": 1,
                "role": "CONVENER",
                "action": "召集",
                "from": "2018-03-02",
                "to": "2018-03-02",
            },
            {"id": "handling:t-h2", "step": 3, "role": "LEAD", "action": "牵头", "from": "2018-04-01", "to": "2018-04"},
        ],
    }
    days = {edge["node"]["problem"]["title"]: edge["node"] for edge in answer["edges"]}
    assert {title: (node["firstDay"], node["lastDay"]) for title, node in days.items()} == {
        "电梯": (None, None),
        "噪音": ("2018-01-09", "2018-01-20"),
        "漏水": ("2018-03-02", "2018-04"),
        "北门": ("2018-05-01", "?"),
    }


async def test_a_person_handles_as_an_organization_does(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world, id="person:t-wang")
    assert (answer["handler"]["name"], answer["totalCount"], _titles(answer)) == ("王", 1, ["噪音"])
    assert answer["edges"][0]["node"]["roles"] == ["MEDIATOR"]


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ({"role": "LEAD"}, ["电梯", "噪音", "漏水"]),
        ({"role": "REFUSED"}, []),
        ({"status": "SETTLED"}, ["噪音", "漏水"]),
        ({"status": "SETTLED", "asOf": "2018-06-30"}, ["噪音"]),
        ({"status": "IN_PROGRESS", "asOf": "2018-06-30"}, ["漏水"]),
        ({"category": "维修"}, ["电梯", "漏水"]),
        ({"category": "维修", "status": "SETTLED"}, ["漏水"]),
        ({"since": "2018-04-01"}, ["漏水", "北门"]),
        ({"until": "2018-01-31"}, ["电梯", "噪音"]),
        ({"since": "2018-03-01", "until": "2018-03-31", "role": "LEAD"}, []),
        ({"since": "2018-03-01", "until": "2018-03-31", "role": "CONVENER"}, ["漏水"]),
    ],
)
async def test_only_those_asked_for_are_told_with_all_their_steps(
    world: World, only: dict[str, str], expected: list[str]
) -> None:
    await world.apply(**WORLD)
    answer = await ask(world, **only)
    assert (_titles(answer), answer["totalCount"]) == (expected, len(expected))
    for edge in answer["edges"]:
        if edge["node"]["problem"]["title"] == "漏水" and "asOf" not in only:
            assert len(edge["node"]["steps"]) == 2


async def test_pages_go_both_ways_and_meet(world: World) -> None:
    await world.apply(**WORLD)
    first = await ask(world, first=3)
    assert (_titles(first), first["totalCount"]) == (["电梯", "噪音", "漏水"], 4)
    assert (first["pageInfo"]["hasNextPage"], first["pageInfo"]["hasPreviousPage"]) == (True, False)
    rest = await ask(world, first=3, after=first["pageInfo"]["endCursor"])
    assert (_titles(rest), rest["totalCount"]) == (["北门"], 4)
    assert (rest["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasPreviousPage"]) == (False, True)
    back = await ask(world, last=2, before=rest["pageInfo"]["startCursor"])
    assert _titles(back) == ["噪音", "漏水"]
    assert (back["pageInfo"]["hasNextPage"], back["pageInfo"]["hasPreviousPage"]) == (True, True)
    assert _titles(await ask(world, last=1)) == ["北门"]
    beyond = await ask(world, after=rest["pageInfo"]["endCursor"])
    assert (beyond["edges"], beyond["totalCount"]) == ([], 4)


async def test_only_what_had_begun_and_was_known_is_told(world: World) -> None:
    first = await world.apply(**WORLD)
    assert _titles(await ask(world, asOf="2018-03-15")) == ["电梯", "噪音", "漏水"]
    early = await ask(world, asOf="2018-03-15")
    assert [step["id"] for step in early["edges"][2]["node"]["steps"]] == ["handling:t-h1"]
    assert _titles(await ask(world, asOf="2020-01-01"))[-1] == "以后"
    await world.apply(
        **{**WORLD, "handlings": WORLD["handlings"].replace("organization:t-office,1,LEAD", "person:t-wang,1,LEAD")}
    )
    assert _titles(await ask(world)) == ["漏水", "北门"]
    assert _titles(await ask(world, knownAt=first.instant)) == ["电梯", "噪音", "漏水", "北门"]


async def test_nobody_nothing_and_wrong_days_are_three_answers(world: World) -> None:
    await world.apply(**WORLD)
    idle = await ask(world, id="organization:t-idle")
    assert (idle["handler"]["name"], idle["totalCount"], idle["edges"]) == ("未处理的部门", 0, [])
    assert (await world.fail(ASK, id="organization:t-none"))[0] == "NOT_FOUND"
    assert (await world.fail(ASK, id="compound:t-a"))[0] == "BAD_INPUT"
    code, message = await world.fail(ASK, id="organization:t-office", since="2018-02-01", until="2018-01-01")
    assert (code, "lies after" in message) == ("BAD_INPUT", True)
    assert (await world.fail(ASK, id="organization:t-office", first=201))[0] == "BAD_INPUT"
