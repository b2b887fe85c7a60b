"""Deliberations, asked of small worlds: how meetings kept to a template's parties, steps, limits and rhythms."""

from typing import Any

import pytest

from graph.scope import Caller
from resolvers.definitions.dues import due_of, form_of
from tests.world import World

ASK = """
query ($area: DivisionCode!, $template: ID!, $kind: MeetingKind, $first: Int, $after: String, $asOf: Date,
    $knownAt: DateTime) {
  deliberations(area: $area, template: $template, kind: $kind, first: $first, after: $after, asOf: $asOf,
      knownAt: $knownAt) {
    template { id name } totalCount pageInfo { hasNextPage endCursor }
    items { item { name } part dueForm kept skipped unknown late }
    nodes {
      meeting { id } round follows { id } tie
      items { item { name } part status timing day dueBy participants { id name } }
    }
    gaps { nodes { item { name } place { id } earlier { id } later { id } dueBy certain } }
  }
}
"""

AREA = "330105001"
RULES = (
    "id,kind,name,scope,from,to\nt-five,TEMPLATE,五方五步,area:330105,2018,2019\nt-scheme,SCHEME,评定,area:330105,,\n"
)
ITEMS = """
id,rule,order,name,actor,target,due
t-i1,t-five,1,社区两委,,五方,
t-i2,t-five,2,物业企业,,五方,
t-i3,t-five,3,收集民意,五方代表,五步,月初
t-i4,t-five,4,确定议题,五方代表,五步,月上旬
t-i5,t-five,5,协商讨论,五方代表,五步,月中
t-i6,t-five,6,事项落实,五方代表,五步,月底
t-i7,t-five,7,监督反馈,五方代表,五步,1天内
"""
COMPOUNDS = "id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105001L02\nt-c,丙苑,330105002\n"
ORGANIZATIONS = """
id,name,kind,area
t-rc,甲社区居委会,RESIDENTS_COMMITTEE,330105001L01
t-firm,甲物业,PROPERTY_FIRM,330105001L01
t-alliance,物业联盟,ALLIANCE,330105001
"""
PROBLEMS = """
id,title,place,reported,status,settled,from
t-p1,停车,compound:t-a,2018-05-03,SETTLED,2018-07-02,2018-05-03
t-p2,漏水,compound:t-a,2018-06-12,SETTLED,2018-06-28,2018-06-12
t-p3,噪声,compound:t-b,,IN_PROGRESS,,2018
"""
MEETINGS = """
id,kind,place,held,topic,feedback,problems,follows,from
t-m1,DELIBERATION,compound:t-a,2018-05-16,停车,,t-p1,,2018-05-16
t-m2,DELIBERATION,compound:t-a,2018-06-25,漏水,已修好,t-p2,t-m1,2018-06-25
t-m3,DELIBERATION,compound:t-b,,,,t-p3,,?
t-m4,JOINT_RECEPTION,compound:t-b,2018-06-01,,,,,2018-06-01
t-m5,DELIBERATION,compound:t-c,2018-06-01,,,,,2018-06-01
"""
PARTICIPATIONS = """
id,meeting,participant,capacity,from
t-1,t-m1,organization:t-rc,社区“两委”,2018-05-16
t-2,t-m1,organization:t-firm,HOST,2018-05-16
t-3,t-m2,organization:t-firm,物业企业,2018-06-25
t-4,t-m2,person:t-wang,监督反馈,2018-06-30
t-5,t-m5,organization:t-rc,社区两委,2018-06-01
"""
WORLD = {
    "rules": RULES,
    "rule_items": ITEMS,
    "compounds": COMPOUNDS,
    "organizations": ORGANIZATIONS,
    "people": "id,name\nt-wang,甲某\n",
    "problems": PROBLEMS,
    "meetings": MEETINGS,
    "participations": PARTICIPATIONS,
}
ASKED = {"area": AREA, "template": "rule:t-five", "asOf": "2018-12-31"}


async def ask(world: World, **asked: object) -> Any:
    return (await world.ask(ASK, **{**ASKED, **asked}))["deliberations"]


def told(meeting: Any) -> list[tuple[object, ...]]:
    """A meeting's items in short: name, status, timing, day and the last day in time."""
    return [
        (each["item"]["name"], each["status"], each["timing"], each["day"], each["dueBy"]) for each in meeting["items"]
    ]


async def test_each_meeting_is_held_against_parties_and_steps(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world)
    first, second, undated = answer["nodes"]
    assert [(each["meeting"]["id"], each["round"], each["tie"]) for each in answer["nodes"]] == [
        ("meeting:t-m1", 1, "PARTIES"),
        ("meeting:t-m2", 2, "PARTIES"),
        ("meeting:t-m3", 1, "PLACE"),
    ]
    assert (second["follows"], first["follows"]) == ({"id": "meeting:t-m1"}, None)
    assert told(first) == [
        ("社区两委", "KEPT", "UNTIMED", "2018-05-16", None),
        ("物业企业", "UNKNOWN", "UNTIMED", None, None),
        ("收集民意", "KEPT", "IN_TIME", "2018-05-03", "2018-05-10"),
        ("确定议题", "KEPT", "UNDATED", None, "2018-05-10"),
        ("协商讨论", "KEPT", "IN_TIME", "2018-05-16", "2018-05-20"),
        ("事项落实", "KEPT", "LATE", "2018-07-02", "2018-05-31"),
        ("监督反馈", "UNKNOWN", "UNDATED", None, "2018-07-03"),
    ]
    assert told(second)[2:] == [
        ("收集民意", "KEPT", "LATE", "2018-06-12", "2018-06-10"),
        ("确定议题", "KEPT", "UNDATED", None, "2018-06-10"),
        ("协商讨论", "KEPT", "LATE", "2018-06-25", "2018-06-20"),
        ("事项落实", "KEPT", "IN_TIME", "2018-06-28", "2018-06-30"),
        ("监督反馈", "KEPT", "LATE", "2018-06-30", "2018-06-29"),
    ]
    assert second["items"][6]["participants"] == [{"id": "person:t-wang", "name": "甲某"}]
    assert told(undated)[2:] == [
        ("收集民意", "KEPT", "UNDATED", None, None),
        ("确定议题", "UNKNOWN", "UNDATED", None, None),
        ("协商讨论", "KEPT", "UNDATED", None, None),
        ("事项落实", "UNKNOWN", "UNDATED", None, None),
        ("监督反馈", "UNKNOWN", "UNDATED", None, None),
    ]
    assert answer["items"][5] == {
        "item": {"name": "事项落实"},
        "part": "CARRY_OUT",
        "dueForm": "MONTH_PART",
        "kept": 2,
        "skipped": 0,
        "unknown": 1,
        "late": 1,
    }
    page = await ask(world, first=1, after=(await ask(world, first=1))["pageInfo"]["endCursor"])
    assert (page["totalCount"], page["nodes"], page["pageInfo"]["hasNextPage"]) == (3, [second], True)


async def test_what_a_complete_source_does_not_tell_was_skipped(world: World) -> None:
    register = "id,title,stated,complete,area\nt-src,台账,2018,participations,330105001L01\n"
    before = await world.apply(**WORLD)
    items = ITEMS + "t-i8,t-five,8,统一着装,,五个统一,\n"
    await world.apply(**{**WORLD, "rule_items": items}, sources=register)
    first, second, other = (await ask(world))["nodes"]
    assert [each[1] for each in told(first)] == [
        "KEPT",
        "SKIPPED",
        "KEPT",
        "KEPT",
        "KEPT",
        "KEPT",
        "UNKNOWN",
        "UNKNOWN",
    ]
    assert [each[1] for each in told(second)[:2]] == ["SKIPPED", "KEPT"]
    assert [each[1] for each in told(other)[:2]] == ["UNKNOWN", "UNKNOWN"], "it is complete for another place"
    assert told((await ask(world, knownAt=before.instant))["nodes"][0])[1][1] == "UNKNOWN"
    await world.apply(**WORLD, sources=register.replace("participations", "participations;meetings"))
    assert told((await ask(world))["nodes"][0])[6][1] == "SKIPPED"


RHYTHM = {
    "rules": "id,kind,name,scope,from\nt-three,TEMPLATE,三级议事,area:330105,\n",
    "rule_items": """
id,rule,order,name,actor,due
t-i1,t-three,1,小区碰头,小区,每周
t-i2,t-three,2,社区工作会议,社区,每月一次
t-i3,t-three,3,联盟联席会,联盟,每月
t-i4,t-three,4,周末议事厅,,周末
""",
    "compounds": COMPOUNDS,
    "organizations": ORGANIZATIONS,
    "meetings": """
id,kind,place,level,held,from
t-w1,DELIBERATION,compound:t-a,,2018-03-01,2018-03-01
t-w2,DELIBERATION,compound:t-a,,2018-03-08,2018-03-08
t-w3,DELIBERATION,compound:t-a,,2018-03-16,2018-03-16
t-b1,DELIBERATION,compound:t-b,,2018-03,2018-03
t-b2,DELIBERATION,compound:t-b,,2018-04,2018-04
t-c1,DELIBERATION,area:330105001L01,COMMUNITY,2018-01-31,2018-01-31
t-c2,DELIBERATION,area:330105001L01,,2018-02-28,2018-02-28
t-s1,DELIBERATION,area:330105001,,2018-03-20,2018-03-20
""",
    "participations": "id,meeting,participant,capacity,from\nt-1,t-s1,organization:t-alliance,HOST,2018-03-20\n",
}


async def test_rhythms_are_held_against_the_meetings_of_their_level_at_one_place(world: World) -> None:
    await world.apply(**RHYTHM)
    asked = {"template": "rule:t-three", "asOf": "2018-03-23"}
    answer = await ask(world, **asked)
    found = {each["meeting"]["id"]: told(each) for each in answer["nodes"]}
    assert [each[0] for each in found["meeting:t-w1"]] == ["小区碰头", "周末议事厅"]
    weeks = [found[f"meeting:t-w{number}"][0][1:] for number in (1, 2, 3)]
    assert weeks == [
        ("KEPT", "UNDATED", "2018-03-01", None),
        ("KEPT", "IN_TIME", "2018-03-08", "2018-03-08"),
        ("KEPT", "LATE", "2018-03-16", "2018-03-15"),
    ]
    assert found["meeting:t-c2"][0] == ("社区工作会议", "KEPT", "IN_TIME", "2018-02-28", "2018-02-28")
    assert [each[0] for each in found["meeting:t-s1"]] == ["联盟联席会", "周末议事厅"]
    assert found["meeting:t-s1"][1] == ("周末议事厅", "KEPT", "UNTIMED", "2018-03-20", None)
    w2, w3 = {"id": "meeting:t-w2"}, {"id": "meeting:t-w3"}
    late = {"item": {"name": "小区碰头"}, "place": {"id": "compound:t-a"}, "certain": False}
    assert answer["gaps"]["nodes"] == [{**late, "earlier": w2, "later": w3, "dueBy": "2018-03-15"}]
    register = "id,title,stated,complete,area\nt-src,台账,2018-03,meetings,330105001L01\n"
    await world.apply(**RHYTHM, sources=register)
    week_later = await ask(world, **{**asked, "asOf": "2018-03-29"})
    assert week_later["gaps"]["nodes"] == [
        {**late, "earlier": w2, "later": w3, "dueBy": "2018-03-15", "certain": True},
        {**late, "earlier": w3, "later": None, "dueBy": "2018-03-23", "certain": True},
        {
            "item": {"name": "社区工作会议"},
            "place": {"id": "area:330105001L01"},
            "earlier": {"id": "meeting:t-c2"},
            "later": None,
            "dueBy": "2018-03-28",
            "certain": False,
        },
    ], "of March the register is complete, of February it is not"


async def test_a_template_of_a_body_or_a_compound_speaks_of_its_own_meetings(world: World) -> None:
    for scope, meetings in (("compound:t-b", ["t-m3"]), ("organization:t-firm", ["t-m1", "t-m2"])):
        await world.apply(**{**WORLD, "rules": RULES.replace("area:330105,2018", f"{scope},2018")})
        answer = await ask(world)
        assert [each["meeting"]["id"] for each in answer["nodes"]] == [f"meeting:{each}" for each in meetings]
    reception = await ask(world, area="330105001L01", kind="JOINT_RECEPTION")
    assert (reception["nodes"], reception["totalCount"]) == ([], 0)


async def test_only_meetings_held_known_and_shown_are_told(world: World) -> None:
    await world.apply(**WORLD)
    early = await ask(world, asOf="2018-06-01")
    assert [each["meeting"]["id"] for each in early["nodes"]] == ["meeting:t-m1", "meeting:t-m3"]
    assert told(early["nodes"][0])[5] == ("事项落实", "UNKNOWN", "UNDATED", None, "2018-05-31")
    narrow = Caller(("330105001L01",), people=False)
    seen = (await world.ask_as(narrow, ASK, **ASKED))["deliberations"]
    assert [each["meeting"]["id"] for each in seen["nodes"]] == ["meeting:t-m1", "meeting:t-m2"]
    assert seen["template"]["name"] == "五方五步", "a rule of a wider area is in force"
    assert seen["nodes"][1]["items"][6]["participants"] == [], "a person stands in no area"
    nameless = (await world.ask_as(Caller(("",), people=False), ASK, **ASKED))["deliberations"]
    assert nameless["nodes"][1]["items"][6]["participants"] == [{"id": "person:t-wang", "name": None}]
    assert await world.fail_as(Caller(("44",), people=False), ASK, **ASKED) == "NOT_FOUND"


async def test_what_is_no_template_in_force_is_not_found(world: World) -> None:
    await world.apply(**WORLD)
    for asked, code in (
        ({"template": "organization:t-firm"}, "BAD_INPUT"),
        ({"template": "t-five"}, "BAD_INPUT"),
        ({"template": "rule:t-none"}, "NOT_FOUND"),
        ({"template": "rule:t-scheme"}, "NOT_FOUND"),
        ({"asOf": "2020-01-01"}, "NOT_FOUND"),
        ({"area": "330106"}, "NOT_FOUND"),
    ):
        assert (await world.fail(ASK, **{**ASKED, **asked}))[0] == code, asked


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("1天内", "WITHIN_DAYS", "2018-02-01"),
        ("十日内", "WITHIN_DAYS", "2018-02-10"),
        ("within 2 days", "WITHIN_DAYS", "2018-02-02"),
        ("月初", "MONTH_PART", "2018-01-10"),
        ("每月中旬", "MONTH_PART", "2018-01-20"),
        ("month end", "MONTH_PART", "2018-01-31"),
        ("每周", "RHYTHM", "2018-02-07"),
        ("每月一次", "RHYTHM", "2018-02-28"),
        ("quarterly", "RHYTHM", "2018-04-30"),
        ("定期", "TEXT", None),
        ("3个工作日内", "TEXT", None),
        (None, "NONE", None),
    ],
)
def test_a_limit_is_reckoned_with_where_its_words_allow(text: str | None, form: str, day: str | None) -> None:
    due = due_of(text)
    assert (form_of(text), due and due.after("2018-01-31")) == (form, day)
