"""What the seeds say of 黄岩: its problems, 徐国华's two posts, templates, pilots, meetings and published figures."""

from typing import Any

import pytest

from tests.world import World

HUANGYAN, JIASHENG = "331003", "area:331003001L01"

TRACE = """
query ($id: ID!) {
  problemTrace(id: $id) {
    problem { status reported settled resolution }
    steps { step role handler { name } amount outcome }
    lead { handler { name } } funders { handler { name } amount }
    rounds { number meeting { id } } settledByHandlers complainantVerdict
  }
}
"""
Step = tuple[int, str, str]

TRACES: dict[str, list[Step]] = {
    "yongning-delivery": [
        (1, "CONVENER", "永宁公馆所在社区居民委员会"),
        (1, "CONVENER", "永宁公馆所在社区党组织"),
        (2, "CO_HANDLER", "永宁公馆在职党员"),
        (3, "LEAD", "永宁公馆“星火家园”小区党支部"),
        (3, "SUPERVISOR", "永宁公馆“星火家园”小区党支部"),
    ],
    "shiji-leak": [
        (1, "MEDIATOR", "严亚君"),
        (2, "CONVENER", "严亚君"),
        (2, "EXECUTOR", "世纪花园物业公司"),
        (3, "CO_HANDLER", "世纪花园进水住户"),
        (3, "CO_HANDLER", "世纪花园楼下住户"),
    ],
    "yongyue-aircon": [
        (1, "MEDIATOR", "徐国华"),
        (2, "CO_HANDLER", "永悦华府外围母婴店"),
        (2, "FUNDER", "永悦华府受扰业主"),
    ],
    "yongjiang-building": [
        (1, "LEAD", "王米方"),
        (2, "LEAD", "王米方"),
        (2, "CO_HANDLER", "永江府所在社区居民委员会"),
        (2, "CO_HANDLER", "永江府所在社区党组织"),
        (2, "CO_HANDLER", "永江府业主委员会"),
        (2, "CO_HANDLER", "永江府物业企业"),
        (2, "CO_HANDLER", "永江府社会组织代表方"),
        (2, "CO_HANDLER", "永江府居民群众代表"),
        (3, "EXECUTOR", "永江府所在社区党组织"),
        (3, "EXECUTOR", "永江府业主委员会"),
        (3, "EXECUTOR", "永江府物业企业"),
        (3, "EXECUTOR", "永江府社会组织代表方"),
        (3, "EXECUTOR", "永江府居民群众代表"),
        (3, "EXECUTOR", "永江府所在社区居民委员会"),
    ],
    "yongjiang-rights": [(1, "LEAD", "永江府小区党支部")],
    "xiyangzheng-noise": [
        (1, "CONVENER", "西洋郑小区所在社区居民委员会"),
        (2, "SUPERVISOR", "西洋郑小区到场执法人员所在部门(未具名)"),
        (3, "ADVISER", "西洋郑小区到场执法人员所在部门(未具名)"),
        (4, "CO_HANDLER", "西洋郑小区施工业主"),
    ],
    "jiashengyuan-shelter": [(1, "CONVENER", "嘉盛苑“星火家园”小区党支部")],
}


async def trace(places: World, key: str) -> Any:
    return (await places.ask(TRACE, id=f"problem:hy-problem-{key}"))["problemTrace"]


@pytest.mark.parametrize("key", TRACES)
async def test_each_problem_is_traced_step_by_step(places: World, key: str) -> None:
    found = await trace(places, key)
    assert [(step["step"], step["role"], step["handler"]["name"]) for step in found["steps"]] == TRACES[key]
    # A caption shows 嘉盛苑's matter under discussion and no more; all the others are told as settled.
    assert found["settledByHandlers"] is (None if key == "jiashengyuan-shelter" else True)
    assert (found["problem"]["settled"], found["complainantVerdict"]) == (None, None)


async def test_the_air_conditioner_was_paid_for_by_a_private_party_without_a_name(places: World) -> None:
    found = await trace(places, "yongyue-aircon")
    assert found["funders"] == [{"handler": {"name": "永悦华府受扰业主"}, "amount": 3500}]
    assert found["problem"] == {
        "status": "SETTLED",
        "reported": "2022-07",
        "settled": None,
        "resolution": "业主赔偿，外机移至一楼店面",
    }


async def test_the_building_rules_came_out_of_a_meeting_of_the_five_parties(places: World) -> None:
    found = await trace(places, "yongjiang-building")
    assert found["rounds"] == [{"number": 1, "meeting": {"id": "meeting:hy-meeting-yongjiang"}}]
    assert {step["outcome"] for step in found["steps"] if step["role"] == "CO_HANDLER"} == {"小区搭建与绿地使用规则"}
    asked = """{ node(id: "meeting:hy-meeting-yongjiang") { ... on Meeting {
      decision feedback participations { nodes { capacity participant { id } } } } } }"""
    meeting = (await places.ask(asked))["node"]
    assert (meeting["decision"], meeting["feedback"]) == ("小区搭建与绿地使用规则", "综合行政执法部门充分肯定")
    present = [(node["capacity"], node["participant"]["id"]) for node in meeting["participations"]["nodes"]]
    assert sorted(present) == [
        ("HOST", "organization:hy-branch-yongjiang"),
        ("业委会", "organization:hy-committee-yongjiang"),
        ("居民群众", "organization:hy-neighbours-yongjiang"),
        ("物业企业", "organization:hy-firm-yongjiang"),
        ("社会组织", "organization:hy-social-yongjiang"),
        ("社区两委", "organization:hy-party-yongjiang"),
        ("社区两委", "organization:hy-residents-yongjiang"),
    ]


CROSS = """
query ($area: DivisionCode!) {
  crossAppointments(area: $area) { appointments { nodes {
    homeBy prohibited person { name politicalStatus } compounds { name }
    home { basis post { title } organization { id } } host { basis post { title } organization { id } }
  } } }
}
"""


async def test_xu_guohuas_two_posts_cross_and_their_direction_is_unstated(places: World) -> None:
    found = (await places.ask(CROSS, area=HUANGYAN))["crossAppointments"]["appointments"]["nodes"]
    branch = {
        "basis": "ELECTED",
        "post": {"title": "党支部委员"},
        "organization": {"id": "organization:hy-branch-yongyue"},
    }
    deputy = {
        "basis": "ELECTED",
        "post": {"title": "业委会副主任"},
        "organization": {"id": "organization:hy-committee-yongyue"},
    }
    # The post he retired from is over, and makes no third pair.
    assert found == [
        {
            "homeBy": "TIE",
            "prohibited": False,
            "person": {"name": "徐国华", "politicalStatus": "中共党员"},
            "compounds": [{"name": "永悦华府"}],
            "home": branch,
            "host": deputy,
        }
    ]


RULE = """
query ($id: ID!) { node(id: $id) { ... on Rule {
  kind document appliesTo { id } items { nodes { order name actor target due text } }
} } }
"""


async def rule(places: World, key: str) -> Any:
    found = (await places.ask(RULE, id=f"rule:hy-rule-{key}"))["node"]
    assert [item["order"] for item in found["items"]["nodes"]] == list(range(1, len(found["items"]["nodes"]) + 1))
    return found


async def test_five_parties_and_five_steps_with_the_time_of_the_month_for_each(places: World) -> None:
    found = await rule(places, "wufang")
    assert (found["kind"], found["appliesTo"]["id"]) == ("TEMPLATE", "area:331003")
    items = found["items"]["nodes"]
    assert [item["name"] for item in items if item["target"] == "五方"] == [
        "社区两委",
        "业委会",
        "物业企业",
        "社会组织",
        "居民群众",
    ]
    assert [(item["name"], item["due"]) for item in items if item["target"] == "五步"] == [
        ("收集民意", "月初"),
        ("确定议题", "月上旬"),
        ("协商讨论", "月中"),
        ("事项落实", "月底"),
        ("监督反馈", "1天内"),
    ]


async def test_a_branch_is_staffed_1_1_3_x(places: World) -> None:
    found = await rule(places, "staffing")
    assert (found["kind"], found["document"]) == ("STAFFING", "黄岩区“星火家园”小区党支部管理办法(试行)")
    assert [(item["name"], item["text"]) for item in found["items"]["nodes"]] == [
        ("党支部书记", "1名"),
        ("专职副书记", "1名"),
        ("区级以上党员", "3类：民生服务、建设发展、综合治理"),
        ("热心党员", "X名"),
    ]


async def test_one_leads_two_assist_three_join(places: World) -> None:
    found = await rule(places, "yilingerxie")
    assert [(item["target"], item["actor"]) for item in found["items"]["nodes"]] == [
        ("一领", "小区党支部"),
        ("二协", "社区两委"),
        ("二协", "业委会"),
        ("三共", "物业企业"),
        ("三共", "社会组织"),
        ("三共", "居民群众"),
    ]


RULES = """
query ($id: ID!) { node(id: $id) {
  ... on Area { rules(first: 200) { nodes { id kind items(first: 200) { nodes { order } } } } }
  ... on Compound { rules { nodes { id kind items { nodes { order } } } } }
} }
"""


async def test_every_system_is_found_at_its_place_with_its_items(places: World) -> None:
    async def rules(place: str) -> list[tuple[str, str, int]]:
        nodes = (await places.ask(RULES, id=place))["node"]["rules"]["nodes"]
        mine = [node for node in nodes if node["id"].startswith("rule:hy-rule-")]
        return sorted(
            (node["id"].removeprefix("rule:hy-rule-"), node["kind"], len(node["items"]["nodes"])) for node in mine
        )

    assert await rules("area:331003") == [
        ("branches", "SCHEME", 3),
        ("exemplars", "SCHEME", 2),
        ("next", "SCHEME", 7),
        ("partners", "SCHEME", 7),
        ("pilots", "SCHEME", 0),
        ("sanyou", "SCHEME", 6),
        ("staffing", "STAFFING", 4),
        ("training", "SCHEME", 9),
        ("whistle", "SCHEME", 5),
        ("wufang", "TEMPLATE", 10),
        ("yilingerxie", "TEMPLATE", 6),
    ]
    assert await rules(JIASHENG) == [
        ("four-levels", "SCHEME", 4),
        ("jiasheng-deliberation", "TEMPLATE", 2),
        ("wujia", "TEMPLATE", 3),
    ]
    assert await rules("compound:hy-yongjiang") == [("yongjiang", "SCHEME", 0)]
    assert await rules("area:33") == [
        ("pilot-consultation", "SCHEME", 0),
        ("pilot-governance", "SCHEME", 0),
        ("pilot-old-young", "SCHEME", 0),
    ]


async def test_24_pilots_are_listed_five_by_name(places: World) -> None:
    asked = """{ node(id: "round:hy-round-pilots") { ... on AssessmentRound {
      scheme { id } listings(first: 200) { nodes { result attestation subject { name } } } } } }"""
    found = (await places.ask(asked))["node"]
    listings = found["listings"]["nodes"]
    assert (found["scheme"]["id"], len(listings)) == ("rule:hy-rule-pilots", 24)
    assert {node["result"] for node in listings} == {"SELECTED"}
    named = {node["subject"]["name"]: node["attestation"] for node in listings if node["attestation"] != "COUNTED"}
    assert named == {
        "世纪花园": "NAMED",
        "嘉盛苑": "NAMED",
        "永宁公馆": "NAMED",
        "永悦华府": "DERIVED",
        "永江府": "DERIVED",
    }


async def test_every_pilot_has_a_branch_and_of_xiyangzheng_none_is_told(places: World) -> None:
    asked = """{ coverage(area: "331003", unit: COMPOUND, measure: PARTY_ORGANIZATION) {
      numerator denominator unknownCount unknown { nodes { reason unit { name } } } } }"""
    found = (await places.ask(asked))["coverage"]
    assert found == {
        "numerator": 24,
        "denominator": 25,
        "unknownCount": 1,
        "unknown": {"nodes": [{"reason": "NOT_RECORDED", "unit": {"name": "西洋郑小区"}}]},
    }


async def test_jiasheng_has_its_partner_its_provincial_pilots_and_its_meeting(places: World) -> None:
    asked = """{
      community: node(id: "organization:hy-residents-jiasheng") { ... on Organization {
        members { nodes { kind member { name } } } listings { nodes { result assessmentRound { title } } } } }
      meeting: node(id: "meeting:hy-meeting-jiasheng") { ... on Meeting {
        topic place { id } participations { nodes { capacity participant { name } } } } }
      shelter: node(id: "meeting:hy-meeting-jiashengyuan") { ... on Meeting { problems { id } place { name } } }
      district: node(id: "organization:hy-party-committee") { ... on Organization {
        listings { nodes { result assessmentRound { title } } } } }
    }"""
    found = await places.ask(asked)
    assert found["community"]["members"]["nodes"] == [{"kind": "PARTNER", "member": {"name": "温州商学院科研院桥"}}]
    assert found["community"]["listings"]["nodes"] == [
        {"result": "SELECTED", "assessmentRound": {"title": "省级城市社区议事协商试点"}},
        {"result": "SELECTED", "assessmentRound": {"title": "首批“一老一小”服务场景名单"}},
    ]
    assert found["district"]["listings"]["nodes"] == [
        {"result": "SELECTED", "assessmentRound": {"title": "党建引领基层治理省级综合试点"}}
    ]
    meeting = found["meeting"]
    assert (meeting["topic"], meeting["place"]["id"]) == ("未来社区建设", JIASHENG)
    present = {node["participant"]["name"]: node["capacity"] for node in meeting["participations"]["nodes"]}
    assert present == {
        "“大党委”会议参会小区业委会(未具名)": "受邀",
        "嘉盛社区“大党委”": "“大党委”",
        "嘉盛社区居民委员会": "HOST",
        "黄岩区住建局": "受邀",
        "黄岩城投集团": "受邀",
    }
    assert found["shelter"] == {
        "problems": [{"id": "problem:hy-problem-jiashengyuan-shelter"}],
        "place": {"name": "嘉盛苑"},
    }


async def test_people_hold_the_posts_and_duties_the_article_tells(places: World) -> None:
    asked = """{ nodes(ids: ["person:hy-wang-mifang", "person:hy-wang-juanjie", "person:hy-yan-yajun"]) {
      ... on Person { name appointments { nodes { post { title } organization { name } } }
        memberships { nodes { kind attestation organization { name } } } } } }"""
    secretary, deputy, member = (await places.ask(asked))["nodes"]
    assert secretary["appointments"]["nodes"] == [
        {"post": {"title": "党支部书记"}, "organization": {"name": "永江府小区党支部"}}
    ]
    assert deputy["appointments"]["nodes"] == [
        {"post": {"title": "副部长"}, "organization": {"name": "黄岩区委组织部"}}
    ]
    branch = {"name": "世纪花园“星火家园”小区党支部"}
    assert member["memberships"]["nodes"] == [{"kind": "REPORTED", "attestation": "DERIVED", "organization": branch}]


CLAIMS = """
query ($id: ID!) { node(id: $id) {
  ... on Area { claims(first: 200) { nodes { ...Figure } } }
  ... on Compound { claims { nodes { ...Figure } } }
} }
fragment Figure on Claim { id measure unit value qualifier subset base period }
"""
Figure = tuple[str, str, str, str | None]

FIGURES: dict[str, set[Figure]] = {
    "area:331003": {
        ("COUNT", "COMPOUND", "24", "“星火家园”试点小区"),
        ("CHANGE", "COMPLAINT", "-42%", "试点小区"),
        ("COUNT", "BODY", "1", "一领"),
        ("COUNT", "BODY", "2", "二协"),
        ("COUNT", "BODY", "3", "三共"),
        ("COUNT", "SEAT", "1+1+3+X", "小区党支部班子"),
        ("COUNT", "KIND", "3", "区级以上党员"),
        ("COUNT", "PARTY_MEMBER", "5833", "到居住地报到的在职党员"),
        ("COUNT", "PERSON", "77", "担任小区支委的机关干部"),
        ("COUNT", "PERSON", "265", "加入“合伙人”队伍的志愿者"),
        ("COUNT", "BODY", "5", "五方"),
        ("COUNT", "STEP", "5", "五步"),
        ("COUNT", "DAY", "1", "监督反馈的时限"),
        ("CHANGE", "PETITION", "-21.8%", "涉居民小区"),
        ("SHARE", "PUBLIC_SAFETY", "99.1%", None),
        ("COUNT", "ACTIVITY", "1", "“老带新、强带弱”小区结对帮扶活动"),
        ("COUNT", "PERSON_TIME", "670", "培训"),
        ("COUNT", "COURSE", "15", "专业课程"),
        ("COUNT", "STANDARD", "3", "三有"),
    },
    JIASHENG: {("COUNT", "LEVEL", "4", "四级组织架构"), ("COUNT", "ELEMENT", "5", "五嘉")},
    "compound:hy-yongjiang": {("AMOUNT", "YUAN", "109000000", "依法维权争取到的补偿款")},
    "area:33": {("ORDINAL", "LIST", "1", "浙江省“一老一小”服务场景名单")},
}


@pytest.mark.parametrize("place", FIGURES)
async def test_every_published_figure_is_a_claim_of_its_place(places: World, place: str) -> None:
    nodes = (await places.ask(CLAIMS, id=place))["node"]["claims"]["nodes"]
    mine = [node for node in nodes if node["id"].startswith("claim:hy-")]
    found = [(node["measure"], node["unit"], node["value"], node["subset"]) for node in mine]
    assert (set(found), len(found)) == (FIGURES[place], len(FIGURES[place]))


async def test_a_figure_says_compared_with_what_and_how_exactly(places: World) -> None:
    ids = [f"claim:hy-claim-{key}" for key in ("petitions", "trained", "aircon-amount", "yongjiang-month")]
    asked = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Claim {
      value unit qualifier base period about { id } statedBy { locator } } } }"""
    petitions, trained, paid, month = (await places.ask(asked, ids=ids))["nodes"]
    assert (petitions["base"], petitions["period"]) == ("同比", "今年以来")
    assert (trained["value"], trained["qualifier"]) == ("670", "MORE_THAN")
    assert (paid["value"], paid["about"]["id"]) == ("3500", "problem:hy-problem-yongyue-aircon")
    assert (month["unit"], month["qualifier"], month["statedBy"]["locator"]) == ("MONTH", None, "p14")
