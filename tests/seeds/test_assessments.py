"""What the seeds tell of assessments and deliberations: 24 pilots, a blacklist's rule, five parties and five steps."""

from typing import Any

from tests.world import World

HUANGYAN, HEFEI, NANCHENG, XIASHA = "331003", "3401", "371702003", "330114"

ASSESSMENTS = """
query ($area: DivisionCode!, $scheme: ID) {
  assessments(area: $area, scheme: $scheme) {
    rounds { nodes { round { title } results(first: 50) { totalCount nodes { result } } } }
    subjects(first: 50) { totalCount nodes { consequences { periods } } }
  }
}
"""

DELIBERATIONS = """
query ($area: DivisionCode!, $template: ID!, $kind: MeetingKind) {
  deliberations(area: $area, template: $template, kind: $kind) {
    totalCount items { item { name } part dueForm kept skipped unknown late }
    nodes { meeting { id } round tie }
  }
}
"""


async def deliberations(places: World, area: str, template: str, kind: str = "DELIBERATION") -> Any:
    asked = {"area": area, "template": f"rule:{template}", "kind": kind}
    return (await places.ask(DELIBERATIONS, **asked))["deliberations"]


async def test_24_compounds_of_huangyan_were_selected_and_nothing_follows(places: World) -> None:
    found = (await places.ask(ASSESSMENTS, area=HUANGYAN, scheme="rule:hy-rule-pilots"))["assessments"]
    (pilots,) = found["rounds"]["nodes"]
    assert (pilots["round"]["title"], pilots["results"]["totalCount"]) == ("24个试点小区", 24)
    assert {each["result"] for each in pilots["results"]["nodes"]} == {"SELECTED"}
    assert found["subjects"]["totalCount"] == 24
    assert [each for each in found["subjects"]["nodes"] if each["consequences"]] == []


async def test_hefeis_blacklist_is_a_rule_and_no_round_of_it_is_told(places: World) -> None:
    asked = 'query { node(id: "rule:hf-rule-consequence") { ... on Rule { kind parameters } } }'
    rule = (await places.ask(asked))["node"]
    assert rule == {"kind": "CONSEQUENCE", "parameters": ["result=FAIL", "running=2", "period=YEAR"]}
    found = (await places.ask(ASSESSMENTS, area=HEFEI))["assessments"]
    assert (found["rounds"]["nodes"], found["subjects"]["totalCount"]) == ([], 0)


async def test_one_meeting_of_huangyan_had_all_five_parties_and_five_steps(places: World) -> None:
    found = await deliberations(places, HUANGYAN, "hy-rule-wufang")
    assert [each["part"] for each in found["items"]] == [
        *["PARTY"] * 5,
        *("COLLECT", "TOPIC", "DISCUSS", "CARRY_OUT", "FEEDBACK"),
    ]
    forms = [each["dueForm"] for each in found["items"]]
    assert forms == [*["NONE"] * 5, *["MONTH_PART"] * 4, "WITHIN_DAYS"]
    counts = [(each["kept"], each["unknown"]) for each in found["items"]]
    assert counts == [*[(1, 3)] * 5, (3, 1), (4, 0), (4, 0), (2, 2), (1, 3)]
    assert {(each["skipped"], each["late"]) for each in found["items"]} == {(0, 0)}, (
        "no source is complete, no day told"
    )
    ties = {each["meeting"]["id"]: each["tie"] for each in found["nodes"]}
    assert [id for id, tie in ties.items() if tie == "PARTIES"] == ["meeting:hy-meeting-yongjiang"]


async def test_the_three_levels_of_nancheng_are_rhythms_and_no_meeting_is_told(places: World) -> None:
    found = await deliberations(places, NANCHENG, "nc-rule-deliberation")
    assert found["totalCount"] == 0
    told = [(each["item"]["name"], each["part"], each["dueForm"]) for each in found["items"]]
    assert told == [
        ("小区碰头", "DISCUSS", "RHYTHM"),
        ("社区工作会议", "DISCUSS", "RHYTHM"),
        ("联盟工作联席会", "DISCUSS", "RHYTHM"),
    ]


async def test_tianyuans_reception_and_rounds_are_held_against_its_own_template(places: World) -> None:
    reception = await deliberations(places, XIASHA, "xs-rule-125", "JOINT_RECEPTION")
    assert [(each["round"], each["tie"]) for each in reception["nodes"]] == [(1, "PARTIES")]
    assert reception["items"][0] == {
        "item": {"name": "“3+X”模式"},
        "part": "OTHER",
        "dueForm": "TEXT",
        "kept": 1,
        "skipped": 0,
        "unknown": 0,
        "late": 0,
    }
    rounds = await deliberations(places, XIASHA, "xs-rule-125")
    assert [(each["meeting"]["id"], each["round"]) for each in rounds["nodes"]] == [
        ("meeting:xs-meeting-room-1", 1),
        ("meeting:xs-meeting-room-2", 2),
    ]
