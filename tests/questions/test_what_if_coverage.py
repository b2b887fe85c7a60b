"""A plan of coverage, asked of small worlds: which branches and instructors, at what cost, and what they change."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($area: DivisionCode!, $unit: CoverageUnit!, $measure: CoverageMeasure, $budget: Int, $near: Near,
       $unknown: Boolean, $assume: Boolean, $hands: Int, $joint: Int, $asOf: Date, $knownAt: DateTime) {
  whatIfCoverage(area: $area, unit: $unit, measure: $measure, budget: $budget, near: $near, unknown: $unknown,
                 assumeMembers: $assume, unitsPerInstructor: $hands, jointBranchCost: $joint, asOf: $asOf,
                 knownAt: $knownAt) {
    before { numerator denominator unknownCount percent } after { numerator denominator unknownCount percent }
    uncovered covered totalCost optimal mostUnits leastCost
    staffing { bound value rule { id } }
    measures { totalCount nodes { kind near body { id } unitIds recordedMembers assumedUnits cost why } }
    left { nodes { unitId reason } } assumptions
  }
}
"""
DEFAULTS = {"measure": "PARTY_ORGANIZATION", "near": "COMMUNITY", "unknown": False, "assume": False, "hands": 1}
FIRMS = """
id,name,kind,subtype,area,full_members,for
t-joint,甲联合支部,PARTY_ORGANIZATION,joint_branch,330105001L01,,
t-full,乙联合支部,PARTY_ORGANIZATION,joint_branch,330105001L02,,organization:t-b1;organization:t-b2
t-a1,一物业,PROPERTY_FIRM,,330105001L01,1,
t-a2,二物业,PROPERTY_FIRM,,330105001L01,0,
t-a3,三物业,PROPERTY_FIRM,,330105001L01,4,
t-a4,四物业,PROPERTY_FIRM,,330105001L01,1,
t-b1,五物业,PROPERTY_FIRM,,330105001L02,2,
t-b2,六物业,PROPERTY_FIRM,,330105001L02,1,
t-b3,七物业,PROPERTY_FIRM,,330105001L02,2,
t-b4,八物业,PROPERTY_FIRM,,330105001L02,1,
t-b5,九物业,PROPERTY_FIRM,,330105001L02,,
t-c1,十物业,PROPERTY_FIRM,,330105002,,
t-oc,甲业委会,OWNERS_COMMITTEE,,330105001L01,1,
"""
COVERS = """
id,party_organization,unit,mode
t-1,t-joint,organization:t-a1,JOINT
t-2,,organization:t-a2,NONE
t-3,,organization:t-a3,NONE
t-4,,organization:t-a4,NONE
t-5,,organization:t-b3,NONE
t-6,,organization:t-b4,NONE
t-7,,organization:t-b5,NONE
"""
RULE = """
id,kind,name,scope,parameters
t-rule,STAFFING,联合支部,area:33,joint_branch_units_max=2;branch_full_members_min=some
"""


async def ask(world: World, area: str = "330105001", **asked: object) -> Any:
    found = {**DEFAULTS, "unit": "PROPERTY_FIRM", "asOf": "2018-12-31", **asked}
    return (await world.ask(ASK, area=area, **found))["whatIfCoverage"]


def proposed(answer: Any) -> list[tuple[str, str | None, str, int]]:
    return [
        (
            each["kind"],
            each["body"] and each["body"]["id"].removeprefix("organization:"),
            _short(each["unitIds"]),
            each["cost"],
        )
        for each in answer["measures"]["nodes"]
    ]


def left(answer: Any) -> dict[str, str]:
    return {_short([each["unitId"]]): each["reason"] for each in answer["left"]["nodes"]}


def _short(ids: list[str]) -> str:
    return " ".join(id.removeprefix("organization:t-") for id in ids)


async def test_the_gap_is_closed_at_least_cost_and_counted_anew(world: World) -> None:
    await world.apply(organizations=FIRMS, covers=COVERS)
    answer = await ask(world)
    assert proposed(answer) == [
        ("SOLE_BRANCH", None, "a3", 3),
        ("EXTENSION", "t-joint", "a2 a4", 2),
        ("EXTENSION", "t-full", "b3 b4", 2),
    ]
    assert left(answer) == {"b5": "MEMBERS_NOT_RECORDED"}
    assert (answer["uncovered"], answer["covered"], answer["totalCost"]) == (6, 5, 7)
    assert (answer["optimal"], answer["mostUnits"], answer["leastCost"]) == (True, 5, 7)
    assert answer["before"] == {"numerator": 3, "denominator": 9, "unknownCount": 0, "percent": "33.33"}
    assert answer["after"] == {"numerator": 8, "denominator": 9, "unknownCount": 0, "percent": "88.89"}
    assert answer["staffing"] == [
        {"bound": "JOINT_UNITS_MOST", "value": 5, "rule": None},
        {"bound": "JOINT_MEMBERS_BELOW", "value": 3, "rule": None},
        {"bound": "BRANCH_MEMBERS_LEAST", "value": 3, "rule": None},
    ]
    assert answer["measures"]["nodes"][1]["why"] == "The branch has 1 units, takes 2 more, and may have 5."
    assert "Defaults without a source: jointBranchCost, soleBranchCost" in answer["assumptions"][0]


async def test_what_a_staffing_rule_says_is_kept_and_the_rest_is_the_default(world: World) -> None:
    await world.apply(organizations=FIRMS, covers=COVERS, rules=RULE)
    answer = await ask(world)
    assert answer["staffing"][0] == {"bound": "JOINT_UNITS_MOST", "value": 2, "rule": {"id": "rule:t-rule"}}
    assert answer["staffing"][2] == {"bound": "BRANCH_MEMBERS_LEAST", "value": 3, "rule": None}, "no whole number"
    assert proposed(answer) == [
        ("JOINT_BRANCH", None, "b3 b4", 3),
        ("SOLE_BRANCH", None, "a3", 3),
        ("EXTENSION", "t-joint", "a2", 1),
    ], "one more place with t-joint, none with t-full"
    assert left(answer) == {"a4": "NO_PLACE_LEFT", "b5": "MEMBERS_NOT_RECORDED"}
    joint = answer["measures"]["nodes"][0]
    assert (joint["near"], joint["recordedMembers"], joint["assumedUnits"]) == ("330105001L02", 3, 0)
    assumed = await ask(world, assume=True)
    assert proposed(assumed)[0] == ("JOINT_BRANCH", None, "b3 b4", 3), "the lowest ids"
    assert left(assumed) == {"a4": "NO_PLACE_LEFT", "b5": "NO_PLACE_LEFT"}
    wide = await ask(world, near="STREET")
    assert proposed(wide)[0] == ("JOINT_BRANCH", None, "a4 b3", 3), "near in the street"
    assert left(wide) == {"b4": "NO_PLACE_LEFT", "b5": "MEMBERS_NOT_RECORDED"}


async def test_members_are_assumed_only_when_asked_and_it_is_said(world: World) -> None:
    await world.apply(organizations=FIRMS, covers=COVERS)
    answer = await ask(world, assume=True)
    assert proposed(answer)[2] == ("EXTENSION", "t-full", "b3 b4 b5", 3)
    assert answer["measures"]["nodes"][2]["assumedUnits"] == 1
    assert "Of 1 units the full members are not recorded: each is taken to have 2." in answer["assumptions"]
    assert (left(answer), answer["after"]["percent"]) == ({}, "100.00")


async def test_a_budget_buys_the_most_units_and_the_rest_is_over_it(world: World) -> None:
    await world.apply(organizations=FIRMS, covers=COVERS)
    answer = await ask(world, budget=3)
    assert proposed(answer) == [("EXTENSION", "t-joint", "a2 a4", 2), ("EXTENSION", "t-full", "b3", 1)]
    assert left(answer) == {"a3": "OVER_BUDGET", "b4": "OVER_BUDGET", "b5": "MEMBERS_NOT_RECORDED"}
    nothing = await ask(world, budget=0)
    assert (proposed(nothing), nothing["before"], nothing["mostUnits"]) == ([], nothing["after"], 0)
    free = await ask(world, budget=0, joint=0)
    assert proposed(free) == [("JOINT_BRANCH", None, "b3 b4", 0)]


async def test_instructors_help_work_and_not_organization(world: World) -> None:
    await world.apply(organizations=FIRMS, covers=COVERS)
    answer = await ask(world, measure="PARTY_WORK", hands=3)
    assert [each[0] for each in proposed(answer)] == ["INSTRUCTOR", "INSTRUCTOR"]
    assert [each[2] for each in proposed(answer)] == ["a2 a3 a4", "b3 b4 b5"]
    assert (answer["totalCost"], answer["after"]["percent"]) == (2, "100.00")
    silent = await ask(world, area="330105002", measure="PARTY_WORK")
    assert (silent["uncovered"], silent["measures"]["totalCount"]) == (0, 0), "nothing is said of t-c1"
    unknown = await ask(world, area="330105002", measure="PARTY_WORK", unknown=True)
    assert proposed(unknown) == [("INSTRUCTOR", None, "c1", 1)]
    assert (unknown["before"]["unknownCount"], unknown["after"]["percent"]) == (1, "100.00")


async def test_the_rule_in_force_decides_what_helps(world: World) -> None:
    rules = "id,kind,name,scope,parameters\nt-rule,COVERAGE,口径,area:33,organization=SOLE\n"
    await world.apply(organizations=FIRMS, covers=COVERS, rules=rules)
    answer = await ask(world)
    assert proposed(answer) == [("SOLE_BRANCH", None, "a3", 3)]
    reasons = left(answer)
    assert (reasons["a2"], reasons["b5"]) == ("TOO_FEW_MEMBERS", "MEMBERS_NOT_RECORDED")
    assert (answer["before"]["numerator"], answer["after"]["numerator"]) == (0, 1)


async def test_only_branches_of_the_trade_that_stand_that_day_and_are_known_take_more(world: World) -> None:
    first = await world.apply(organizations=FIRMS, covers=COVERS)
    mixed = COVERS + "t-8,t-joint,organization:t-oc,JOINT\n"
    head, *rows = FIRMS.strip().splitlines()
    ended = "\n".join([f"{head},to", *(f"{row},{'2017' if row.startswith('t-full') else ''}" for row in rows)])
    await world.apply(organizations=ended, covers=mixed)
    answer = await ask(world)
    assert proposed(answer) == [("JOINT_BRANCH", None, "b3 b4", 3), ("SOLE_BRANCH", None, "a3", 3)]
    assert left(answer) == {"a2": "TOO_FEW_MEMBERS", "a4": "TOO_FEW_MEMBERS", "b5": "MEMBERS_NOT_RECORDED"}
    assert answer["before"]["unknownCount"] == 2, "b1 and b2 lost their branch"
    assert proposed(await ask(world, asOf="2017-06-30"))[1:] == [("EXTENSION", "t-full", "b3 b4", 2)]
    assert len(proposed(await ask(world, knownAt=first.instant))) == 3


async def test_a_caller_plans_for_what_they_may_see_only(world: World) -> None:
    elsewhere = FIRMS + "t-d1,外街物业,PROPERTY_FIRM,,330105002,1,\n"
    await world.apply(organizations=elsewhere, covers=COVERS + "t-8,t-joint,organization:t-d1,JOINT\n")
    caller = Caller(("330105001L01",), people=False)
    seen = (await world.ask_as(caller, ASK, **{**DEFAULTS, "area": "33", "unit": "PROPERTY_FIRM"}))["whatIfCoverage"]
    assert proposed(seen) == [("SOLE_BRANCH", None, "a3", 3), ("EXTENSION", "t-joint", "a2 a4", 2)]
    assert seen["measures"]["nodes"][1]["why"].startswith("The branch has 1 units"), "t-d1 stands elsewhere"
    whole = await ask(world)
    assert whole["measures"]["nodes"][1]["why"].startswith("The branch has 2 units"), "wherever the question looks"
    nobody = await world.ask_as(
        Caller(("110000",), people=False), ASK, **{**DEFAULTS, "area": "33", "unit": "DEPARTMENT"}
    )
    assert nobody["whatIfCoverage"]["before"]["denominator"] == 0


async def test_what_no_plan_can_be_made_with_is_refused(world: World) -> None:
    await world.apply(organizations=FIRMS)
    good = {**DEFAULTS, "area": "33", "unit": "PROPERTY_FIRM"}
    for wrong, named in (
        ({"measure": "ELIGIBLE"}, "PARTY_ORGANIZATION or PARTY_WORK"),
        ({"budget": -1}, "budget: -1"),
        ({"joint": 10_001}, "jointBranchCost: 10001"),
        ({"hands": 0}, "unitsPerInstructor: 0"),
    ):
        code, message = await world.fail(ASK, **{**good, **wrong})
        assert (code, named in message) == ("BAD_INPUT", True), message
