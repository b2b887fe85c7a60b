"""What 南城's text tells must come out of the seeds as it is told: bodies, platforms, mechanisms, lists and figures."""

from typing import Any

from tests.world import World

STREET = "area:371702003"
RULE = """
query ($id: ID!) {
  node(id: $id) { ... on Rule {
    kind name appliesTo { id } parameters rounds { nodes { id } }
    items(first: 200) { nodes { order name actor target due text statedBy { locator source { id } } } }
  } }
}
"""
BODY = """
query ($id: ID!) {
  node(id: $id) { ... on Organization {
    name kind subtype parent { id } belongsTo { id } attestation
    children(first: 200) { nodes { id name kind subtype } }
    bodies { nodes { id kind } }
    members { nodes { kind member { id name } } }
    posts { nodes { title seats exOfficioOf { id title } } }
  } }
}
"""
CLAIMS = """
query ($id: ID!) {
  node(id: $id) { ... on Area { claims(first: 200) { nodes { ...Figure } } }
                  ... on Organization { claims(first: 200) { nodes { ...Figure } } } }
}
fragment Figure on Claim { unit subset period value qualifier measure statedBy { locator } }
"""


async def rule(places: World, key: str) -> Any:
    return (await places.ask(RULE, id=f"rule:nc-rule-{key}"))["node"]


async def items(places: World, key: str, *names: str) -> list[tuple[Any, ...]]:
    found = (await rule(places, key))["items"]["nodes"]
    assert [item["order"] for item in found] == list(range(1, len(found) + 1))
    return [tuple(item[name] for name in names) for item in found]


async def body(places: World, key: str) -> Any:
    return (await places.ask(BODY, id=f"organization:nc-{key}"))["node"]


async def claims(places: World, about: str) -> set[tuple[Any, ...]]:
    found = (await places.ask(CLAIMS, id=about))["node"]["claims"]["nodes"]
    assert {claim["measure"] for claim in found} == {"COUNT"}
    assert all(claim["statedBy"]["locator"] for claim in found)
    return {(claim["unit"], claim["subset"], claim["period"], claim["value"], claim["qualifier"]) for claim in found}


async def test_the_template_has_one_body_three_platforms_five_mechanisms_and_seven_actions(places: World) -> None:
    found = await rule(places, "1357")
    assert (found["kind"], found["name"], found["appliesTo"]["id"]) == ("TEMPLATE", "“一三五七”工作法", STREET)
    groups = [item["text"] for item in found["items"]["nodes"]]
    assert {group: groups.count(group) for group in groups} == {
        "一个党政领导机构": 1,
        "三级联动服务平台": 3,
        "五项治理工作机制": 5,
        "七大提质行动": 7,
    }
    assert [item["name"] for item in found["items"]["nodes"]][9:] == [
        "国有物业公司“红领”行动",
        "“红绣匠”专项服务行动",
        "业委会全覆盖行动",
        "专业提升行动",
        "“一对一”结对共建行动",
        "党员志愿服务行动",
        "“典型领跑”行动",
    ]
    assert {item["statedBy"]["source"]["id"] for item in found["items"]["nodes"]} == {"source:nc-article"}


async def test_the_alliances_committee_is_formed_around_the_streets_secretary_and_has_two_branches(
    places: World,
) -> None:
    committee = await body(places, "alliance-committee")
    assert (committee["parent"]["id"], [each["id"] for each in committee["belongsTo"]]) == (
        "organization:nc-party-work-committee",
        ["organization:nc-alliance"],
    )
    assert [(each["name"], each["subtype"]) for each in committee["children"]["nodes"]] == [
        ("红色业委会党支部", "BRANCH"),
        ("物业行业党支部", "BRANCH"),
    ]
    assert committee["posts"]["nodes"] == [
        {
            "title": "核心〔职务未说明〕",
            "seats": 1,
            "exOfficioOf": {"id": "post:nc-post-street-secretary", "title": "街道党工委书记"},
        }
    ]
    assert await items(places, "duties", "name") == [("党建品牌建设",), ("联盟运转",), ("国有物业公司服务项目试点",)]
    crossing = await places.ask(
        """{ crossAppointments(area: "371702003") { appointments(first: 200) { nodes {
               person { id } home { organization { id } } host { basis organization { id } } } } } }"""
    )
    assert crossing["crossAppointments"]["appointments"]["nodes"] == [
        {
            "person": None,
            "home": {"organization": {"id": "organization:nc-party-work-committee"}},
            "host": {"basis": "EX_OFFICIO", "organization": {"id": "organization:nc-alliance-committee"}},
        }
    ]


async def test_the_alliance_joins_firms_branches_committees_and_departments_outside_every_total(places: World) -> None:
    alliance = await body(places, "alliance")
    assert (alliance["name"], alliance["kind"], alliance["parent"]) == ("“红色物业”联盟", "ALLIANCE", None)
    assert {(each["kind"], each["member"]["id"]) for each in alliance["members"]["nodes"]} == {
        ("BODY", f"organization:nc-{key}") for key in ("firms", "compound-branches", "committees", "departments")
    }
    counted = await places.ask(
        """{ coverage(area: "371702003", unit: PROPERTY_FIRM, measure: PARTY_WORK) {
               denominator percent noPercent } }"""
    )
    assert counted["coverage"] == {"denominator": 0, "percent": None, "noPercent": "NO_UNITS"}


async def test_three_levels_have_platforms_and_the_centre_seven_rooms_and_four_themes(places: World) -> None:
    levels = await items(places, "platforms", "name", "actor", "target")
    assert levels == [
        ("“红绣匠”综合服务中心", "联盟", "辖区内物业行业重难点问题"),
        ("“红绣匠”服务站", "社区", "小区内部无法协商解决的事件"),
        ("“红绣匠”联系点", "小区", "小区内矛盾问题"),
        ("“智慧南城”服务平台", None, "各级平台"),
    ]
    centre = await body(places, "centre")
    rooms = {each["name"] for each in centre["children"]["nodes"]}
    assert {each["subtype"] for each in centre["children"]["nodes"]} == {"FACILITY"}
    assert rooms == {
        "民情速递点",
        "红色议事厅",
        "微光·解忧杂货店",
        "志愿者孵化基地",
        "微光·求是书屋",
        "微光·初心直播间",
        "青年之家",
    }
    told = await items(places, "centre", "name", "text")
    assert [name for name, group in told if group == "四大主题"] == ["便民服务", "协商议事", "教育培训", "发现榜样"]
    assert len(told) == 4 + 7
    for key, kind in (("stations", "SERVICE_STATION"), ("points", "SERVICE_STATION"), ("teams", "VOLUNTEER_TEAM")):
        found = await body(places, key)
        assert (found["kind"], found["attestation"]) == (kind, "DESCRIBED")


async def test_deliberation_is_weekly_in_compounds_and_monthly_in_communities_and_the_alliance(places: World) -> None:
    assert (await rule(places, "deliberation"))["kind"] == "TEMPLATE"
    assert await items(places, "deliberation", "name", "actor", "due") == [
        ("小区碰头", "小区", "每周"),
        ("社区工作会议", "社区", "每月"),
        ("联盟工作联席会", "联盟", "每月"),
    ]


async def test_the_other_mechanisms_have_their_parts(places: World) -> None:
    assert await items(places, "emergency", "actor") == [
        (each,) for each in ("城建", "综治", "城管", "公安", "消防", "应急", "社会组织")
    ]
    assert await items(places, "standards", "name", "target") == [
        (each, "物业企业") for each in ("管理服务项目", "服务行为记录", "服务收费标准", "信息公开", "设备设施维护")
    ]
    assert await items(places, "cross", "actor", "target") == [
        ("物业公司", "社区党委"),
        ("物业公司", "小区党支部"),
        ("业委会", "社区党委"),
        ("业委会", "小区党支部"),
    ]


async def test_red_and_black_lists_are_quarterly_and_no_round_is_told(places: World) -> None:
    found = await rule(places, "lists")
    assert (found["kind"], found["rounds"]["nodes"]) == ("SCHEME", [])
    assert found["parameters"] == ["cycle_months=3", "subject=PROPERTY_FIRM", "results=RED,BLACK"]
    assert await items(places, "lists", "name", "due") == [
        ("采集信息", None),
        ("民主评议", None),
        ("结果认定", None),
        ("发布榜单", "每季度"),
        ("红榜", "每季度"),
        ("黑榜", "每季度"),
    ]


async def test_stars_and_the_committees_assessment_feed_the_communitys(places: World) -> None:
    for key, subject in (("stars", "PARTY_ORGANIZATION"), ("committee-assessment", "OWNERS_COMMITTEE")):
        found = await rule(places, key)
        assert (found["kind"], found["parameters"], found["items"]["nodes"]) == ("SCHEME", [f"subject={subject}"], [])
    assert (await rule(places, "assessment-use"))["kind"] == "CONSEQUENCE"
    assert await items(places, "assessment-use", "actor", "target") == [
        ("物业公司", "社区年度考核"),
        ("小区党支部", "社区年度考核"),
        ("业委会", "社区年度考核"),
    ]


async def test_three_kinds_of_management_are_told_and_no_compound(places: World) -> None:
    assert await items(places, "exemplars", "name", "text") == [
        ("市场化管理类", "MARKET"),
        ("国有托底管理类", "STATE_BACKED"),
        ("居民自治类", "SELF_MANAGED"),
    ]
    found = await places.ask(f'{{ node(id: "{STREET}") {{ ... on Area {{ name compounds {{ nodes {{ id }} }} }} }} }}')
    assert found["node"] == {"name": "南城街道", "compounds": {"nodes": []}}


async def test_every_rule_of_the_text_is_found_from_its_place(places: World) -> None:
    asked = "query ($id: ID!) { node(id: $id) { ... on Area { rules(first: 200) { nodes { id } } } } }"
    street = (await places.ask(asked, id=STREET))["node"]["rules"]["nodes"]
    assert [each["id"].removeprefix("rule:nc-rule-") for each in street] == [
        "1357",
        "assessment-use",
        "committee-assessment",
        "cross",
        "deliberation",
        "emergency",
        "exemplars",
        "lists",
        "platforms",
        "standards",
        "stars",
    ]
    city = (await places.ask(asked, id="area:3717"))["node"]["rules"]["nodes"]
    assert [each["id"] for each in city] == ["rule:nc-rule-city-mechanisms"]


async def test_every_figure_is_a_claim(places: World) -> None:
    assert await claims(places, STREET) == {
        ("LEADING_BODY", "一个党政领导机构", None, "1", "EQUAL"),
        ("LEVEL", "三级联动服务平台", None, "3", "EQUAL"),
        ("MECHANISM", "五项治理工作机制", None, "5", "EQUAL"),
        ("LEVEL", "三级议事协商", None, "3", "EQUAL"),
        ("MEETING", "社区工作会议", "每月", "1", "EQUAL"),
        ("MEETING", "联盟工作联席会", "每月", "1", "EQUAL"),
        ("EMERGENCY_PARTNER", "七位一体", None, "7", "EQUAL"),
        ("LIST", "红榜、黑榜", "每季度", "2", "EQUAL"),
        ("ASSESSED_PARTY", "三方考核评价", None, "3", "EQUAL"),
        ("ACTION", "七大提质行动", None, "7", "EQUAL"),
        ("MANAGEMENT_KIND", "小区类型", None, "3", "EQUAL"),
    }
    assert await claims(places, "organization:nc-alliance-committee") == {
        ("PARTY_ORGANIZATION", "BRANCH", None, "2", "EQUAL"),
        ("FIELD", "党员统一管理的领域", None, "2", "EQUAL"),
    }
    assert await claims(places, "organization:nc-centre") == {
        ("THEME", "四大主题", None, "4", "EQUAL"),
        ("SERVICE", None, None, "10", "MORE_THAN"),
    }
    assert await claims(places, "area:3717") == {("MECHANISM", "城市基层服务工作机制", None, "5", "EQUAL")}
