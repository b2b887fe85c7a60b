"""The figures and systems of 合肥, asked of the seeds through the API on both engines."""

from typing import Any

import pytest

from tests.world import World

HEFEI, SHUSHAN, DAXU = "area:3401", "area:340104", "340111102"

CLAIMS = """
query ($id: ID!) {
  node(id: $id) { ... on Area { claims(first: 200) { nodes {
    id measure unit value qualifier numerator numeratorUnit denominator period subset attestation derived note
    statedBy { locator }
  } } } }
}
"""
RULES = """
query ($id: ID!) {
  node(id: $id) { ... on Area { rules(first: 200) { nodes {
    id kind name document from parameters attestation
    items(first: 50) { nodes { order name actor target due text statedBy { locator } } }
  } } } }
}
"""


async def claims(places: World, area: str) -> dict[str, Any]:
    nodes = (await places.ask(CLAIMS, id=area))["node"]["claims"]["nodes"]
    return {node["id"].removeprefix("claim:hf-claim-"): node for node in nodes}


async def rules(places: World, area: str) -> dict[str, Any]:
    nodes = (await places.ask(RULES, id=area))["node"]["rules"]["nodes"]
    return {node["id"].removeprefix("rule:hf-rule-"): node for node in nodes}


async def items(places: World, rule: str, *fields: str, area: str = HEFEI) -> list[tuple[Any, ...]]:
    """The named fields of a rule's items, in order."""
    nodes = (await rules(places, area))[rule]["items"]["nodes"]
    assert [node["order"] for node in nodes] == list(range(1, len(nodes) + 1))
    return [tuple(node[field] for field in fields) for node in nodes]


def figure(claim: Any) -> tuple[Any, ...]:
    return claim["measure"], claim["unit"], claim["qualifier"], claim["value"], claim["statedBy"]["locator"]


async def test_every_published_figure_of_the_city_is_a_claim(places: World) -> None:
    assert {key: figure(claim) for key, claim in (await claims(places, HEFEI)).items()} == {
        "firms": ("COUNT", "PROPERTY_FIRM", "EQUAL", "621", "p13"),
        "firm-party-organizations": ("COUNT", "PARTY_ORGANIZATION", "EQUAL", "337", "p13"),
        "firm-party-members": ("COUNT", "PARTY_MEMBER", "EQUAL", "2555", "p13"),
        "firm-party-organizations-per-firm": ("PARTY_ORGANIZATION", "PROPERTY_FIRM", None, None, "p13"),
        "fallback-compounds": ("COUNT", "COMPOUND", "EQUAL", "567", "p10"),
        "fallback-share": ("PROPERTY_SERVICE", "COMPOUND", "EQUAL", "100%", "p10"),
        "compound-branches": ("COUNT", "PARTY_ORGANIZATION", "EQUAL", "887", "p14"),
        "building-groups": ("COUNT", "PARTY_ORGANIZATION", "MORE_THAN", "2000", "p14"),
        "organization-levels": ("COUNT", "LEVEL", "EQUAL", "3", "p14"),
        "committee-members": ("MEMBER_SHARE", "OWNERS_COMMITTEE", "MORE_THAN", "50%", "p14"),
        "failed-years": ("COUNT", "YEAR", "EQUAL", "2", "p10"),
        "problems-settled": ("SETTLED", "PROBLEM", "MORE_THAN", "10000", "p19"),
        "community-staff": ("COUNT", "PERSON", "EQUAL", "1-2", "p20"),
        "community-staff-share": ("SHARE", "COMMUNITY", "EQUAL", "100%", "p20"),
        "urban-management": ("SHARE", "SUBDISTRICT_OFFICE", "EQUAL", "100%", "p20"),
        "mediation-levels": ("COUNT", "LEVEL", "EQUAL", "3", "p20"),
        "joint-meetings": ("COUNT", "MEETING", "EQUAL", "1", "p18"),
        "lists": ("COUNT", "LIST", "EQUAL", "4", "p18"),
        "committee-levels": ("COUNT", "LEVEL", "EQUAL", "2", "p7"),
        "documents": ("COUNT", "DOCUMENT", "EQUAL", "1+8", "p8"),
        "plan-years": ("COUNT", "YEAR", "EQUAL", "3", "p8"),
        "promotion-years": ("COUNT", "YEAR", "EQUAL", "3", "p9"),
        "adopted-projects": ("COUNT", "PROJECT", "AT_LEAST", "1", "p15"),
        "project-team-parties": ("COUNT", "BODY", "EQUAL", "3", "p19"),
    }


async def test_shushan_refused_12_candidates_in_2_compounds_by_a_list_whose_words_are_not_given(places: World) -> None:
    assert {key: figure(claim) for key, claim in (await claims(places, SHUSHAN)).items()} == {
        "refused-candidates": ("COUNT", "PERSON", "EQUAL", "12", "p14"),
        "refused-compounds": ("COUNT", "COMPOUND", "EQUAL", "2", "p14"),
        "list-cannot": ("COUNT", "CONDITION", "EQUAL", "5", "p14"),
        "list-unsuited": ("COUNT", "CONDITION", "EQUAL", "6", "p14"),
    }
    assert [(rule["kind"], rule["name"], rule["items"]) for rule in (await rules(places, SHUSHAN)).values()] == [
        ("ELIGIBILITY", "业委会委员“五不能”“六不宜”清单", {"nodes": []})
    ]


async def test_337_over_621_stands_as_derived_without_a_rate(places: World) -> None:
    found = await claims(places, HEFEI)
    claim = found["firm-party-organizations-per-firm"]
    assert (claim["numerator"], claim["numeratorUnit"], claim["denominator"]) == (337.0, "PARTY_ORGANIZATION", 621.0)
    assert (claim["value"], claim["attestation"]) == (None, "DERIVED")
    assert claim["derived"]
    # What the article does not print as a figure is derived, each with its working; the rest is named.
    derived = {key for key, each in found.items() if each["attestation"] == "DERIVED"}
    assert derived == {
        "firm-party-organizations-per-firm",
        "fallback-share",
        "community-staff-share",
        "urban-management",
    }
    assert all(found[key]["derived"] for key in derived)


COVERAGE = """
query ($area: DivisionCode!, $unit: CoverageUnit!, $measure: CoverageMeasure!) {
  coverage(area: $area, unit: $unit, measure: $measure) {
    numerator denominator unknownCount percent noPercent bounds { low high }
    unknown(first: 200) { nodes { reason } } excluded { nodes { reason unit { ... on Organization { name } } } }
    byChild { area { code } denominator }
  }
}
"""


@pytest.mark.parametrize("measure", ["PARTY_ORGANIZATION", "PARTY_WORK"])
async def test_of_621_firms_it_is_not_known_which_are_covered(places: World, measure: str) -> None:
    found = (await places.ask(COVERAGE, area="3401", unit="PROPERTY_FIRM", measure=measure))["coverage"]
    assert (found["numerator"], found["denominator"], found["unknownCount"]) == (0, 621, 621)
    assert (found["percent"], found["noPercent"]) == (None, "UNKNOWN_UNITS")
    assert found["bounds"] == {"low": "0.00", "high": "100.00"}
    assert {node["reason"] for node in found["unknown"]["nodes"]} == {"NOT_RECORDED"}
    assert found["excluded"]["nodes"] == [{"reason": "DESCRIBED_ONLY", "unit": {"name": "金葡萄家园小区物业"}}]
    # All of them stand at the city itself: the article places none of them in a district.
    assert [(row["area"], row["denominator"]) for row in found["byChild"] if row["denominator"]] == [(None, 621)]


async def test_neither_the_567_nor_the_887_make_a_denominator_of_compounds(places: World) -> None:
    found = (await places.ask(COVERAGE, area="3401", unit="COMPOUND", measure="PARTY_WORK"))["coverage"]
    assert (found["numerator"], found["denominator"], found["unknownCount"]) == (0, 1, 1)


async def test_the_caption_names_a_compound_and_its_firm(places: World) -> None:
    found = await places.ask(
        """{ node(id: "compound:hf-jinputao") { ... on Compound {
               name area { name code parent { name parent { name parent { name } } } }
               contracts { nodes { attestation provider { name kind attestation note } } } } } }"""
    )
    compound = found["node"]
    assert (compound["name"], compound["area"]["name"], compound["area"]["code"]) == ("金葡萄家园", "大圩镇", DAXU)
    assert compound["area"]["parent"] == {
        "name": "包河区",
        "parent": {"name": "合肥市", "parent": {"name": "安徽省"}},
    }
    ((contract,),) = (compound["contracts"]["nodes"],)
    assert (contract["attestation"], contract["provider"]["name"]) == ("DESCRIBED", "金葡萄家园小区物业")
    assert "2021-05-24" in contract["provider"]["note"]


BODIES = """
query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Organization {
    name kind subtype attestation from parent { name } belongsTo { name }
    posts { nodes { title seats exOfficioOf { title organization { name } } } }
  } }
}
"""


async def test_the_leading_group_is_headed_by_the_secretary_and_first_deputized_by_the_mayor(places: World) -> None:
    (group,) = (await places.ask(BODIES, ids=["organization:hf-leading-group"]))["nodes"]
    assert (group["name"], group["kind"], group["from"], group["parent"]) == (
        "合肥市城市基层党建与基层治理工作领导小组",
        "LEADING_GROUP",
        "?",
        None,
    )
    posts = {post["title"]: (post["seats"], post["exOfficioOf"]) for post in group["posts"]["nodes"]}
    assert posts == {
        "组长": (1, {"title": "市委书记", "organization": {"name": "合肥市委"}}),
        "第一副组长": (1, {"title": "市长", "organization": {"name": "合肥市人民政府"}}),
    }


async def test_both_seats_of_the_leading_group_are_cross_appointments(places: World) -> None:
    found = await places.ask(
        """{ crossAppointments(area: "3401") { appointments { nodes {
               person { id } home { kind post { title } } host { kind basis post { title } organization { id } }
               prohibited } } } }"""
    )
    assert [
        (node["home"]["post"]["title"], node["home"]["kind"], node["host"]["post"]["title"], node["host"]["basis"])
        for node in found["crossAppointments"]["appointments"]["nodes"]
    ] == [
        ("市长", "OTHER", "第一副组长", "EX_OFFICIO"),
        ("市委书记", "PARTY_ORGANIZATION", "组长", "EX_OFFICIO"),
    ]


async def test_the_industry_committee_is_hosted_by_the_housing_bureau_and_covers_nothing(places: World) -> None:
    committee, bureau, department, centre = (
        await places.ask(
            BODIES,
            ids=[
                "organization:hf-industry-committee",
                "organization:hf-housing-bureau",
                "organization:hf-organization-department",
                "organization:hf-mediation-city",
            ],
        )
    )["nodes"]
    assert (committee["name"], committee["kind"], committee["subtype"]) == (
        "合肥市物业行业党委",
        "PARTY_ORGANIZATION",
        "COMMITTEE",
    )
    assert (committee["parent"], committee["belongsTo"]) == (None, [])
    assert (bureau["name"], bureau["kind"]) == ("合肥市住房保障和房产管理局", "DEPARTMENT")
    assert (department["name"], department["parent"]) == ("合肥市委组织部", {"name": "合肥市委"})
    assert (centre["name"], centre["kind"]) == ("合肥市物业矛盾调处中心", "MEDIATION_CENTRE")
    hosted = ("物业行业党委", "市住房保障和房产管理局", "依托该局成立")
    assert hosted in await items(places, "leadership", "name", "actor", "text")


async def test_every_system_of_the_text_is_a_rule(places: World) -> None:
    assert {key: rule["kind"] for key, rule in (await rules(places, HEFEI)).items()} == {
        "opinion": "SCHEME",
        "plan": "SCHEME",
        "leadership": "SCHEME",
        "pattern": "SCHEME",
        "fallback": "SCHEME",
        "assessment": "SCHEME",
        "consequence": "CONSEQUENCE",
        "forms": "SCHEME",
        "three-levels": "SCHEME",
        "member-share": "MEMBER_SHARE",
        "two-way": "TEMPLATE",
        "credit": "SCHEME",
        "joint-building": "TEMPLATE",
        "governance": "SCHEME",
        "joint-meeting": "TEMPLATE",
        "four-lists": "TEMPLATE",
        "orders": "TEMPLATE",
        "deliberation": "TEMPLATE",
        "project-team": "TEMPLATE",
        "staffing": "STAFFING",
        "mediation": "SCHEME",
        "micro-stations": "SCHEME",
    }


async def test_two_documents_are_named_with_their_months(places: World) -> None:
    found = await rules(places, HEFEI)
    assert {(rule["document"], rule["from"]) for rule in found.values() if rule["document"]} == {
        ("关于加强党建引领创新住宅小区综合治理工作的实施意见", "2019-01"),
        ("合肥市坚持党建引领共建和美小区三年行动方案", "2021-05"),
    }


async def test_two_failed_years_running_lead_to_the_tender_blacklist(places: World) -> None:
    rule = (await rules(places, HEFEI))["consequence"]
    assert rule["parameters"] == ["result=FAIL", "running=2", "period=YEAR"]
    assert await items(places, "consequence", "name", "target", "due") == [
        ("招投标重要参考", "物业服务企业", None),
        ("招投标“黑名单”", "物业公司", "连续两年不合格"),
    ]
    assert await items(places, "assessment", "name", "actor") == [
        ("评价权", "街道社区党组织"),
        ("第三方测评", "第三方"),
        ("居民群众满意度", "居民群众"),
    ]


async def test_new_committees_are_held_to_more_than_half(places: World) -> None:
    rule = (await rules(places, HEFEI))["member-share"]
    assert (rule["parameters"], rule["attestation"]) == (["threshold_percent=50"], "DERIVED")


async def test_who_enters_where_is_told_as_actor_and_target(places: World) -> None:
    assert await items(places, "two-way", "actor", "target") == [("居委会成员", "业委会"), ("业委会成员", "居委会")]
    joint = await items(places, "joint-building", "name", "actor", "target", "due")
    assert joint[3:] == [
        ("签订共建协议", "物业服务企业党组织", "社区党组织", None),
        ("认领社区党建服务项目", "物业服务企业党组织", "社区", "每年"),
        ("任兼职委员", "物业企业负责人", "社区“两委”", None),
        ("进入小区党支部任职", "物业企业党员职工", "小区党支部", None),
    ]
    assert [name for name, *_ in joint[:3]] == ["党课联上", "活动联办", "工作联抓"]


async def test_the_joint_meeting_is_quarterly_and_draws_up_four_lists(places: World) -> None:
    assert await items(places, "joint-meeting", "name", "due") == [
        ("街道(乡镇)党建联席会议", "每季度"),
        ("社区党建联席会议", "每季度"),
        ("物业管理年度攻坚项目", "年度"),
    ]
    lists = await items(places, "four-lists", "name")
    assert lists == [("需求清单",), ("资源清单",), ("服务清单",), ("责任清单",)]
    assert await items(places, "orders", "actor", "name") == [
        ("群众", "点单"),
        ("社区", "派单"),
        ("物业", "接单"),
        ("多方", "助力"),
    ]


async def test_streets_have_a_section_and_communities_one_or_two_people(places: World) -> None:
    assert await items(places, "staffing", "name", "actor", "target", "text") == [
        ("城市管理部", "各街道", "物业管理", "专职部门"),
        ("物业管理工作人员", None, "每个社区", "1—2人"),
    ]
    assert (await rules(places, HEFEI))["staffing"]["parameters"] == ["least=1", "most=2", "unit=COMMUNITY"]


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ("pattern", ["统揽", "牵头", "主抓", "配合"]),
        ("fallback", ["主体责任", "兜底责任", "统筹兜底服务", "应急管理机制"]),
        ("forms", ["单建", "联建", "派驻党建指导员"]),
        ("three-levels", ["社区党委", "小区党支部", "楼栋党小组"]),
        ("credit", ["任前诚信承诺", "失信惩戒"]),
        ("governance", ["社区党组织", "居委会", "业委会", "物业服务企业"]),
        ("deliberation", ["周末议事厅", "板凳会议"]),
        ("mediation", ["市物业矛盾调处中心", "区物业矛盾调处中心", "街道物业矛盾调处中心"]),
        ("micro-stations", ["小区室外场地", "架空层", "物业办公用房"]),
    ],
)
async def test_schemes_have_their_elements_in_order(places: World, rule: str, names: list[str]) -> None:
    assert [name for (name,) in await items(places, rule, "name")] == names


async def test_the_project_team_has_three_parties_three_steps_and_seven_matters(places: World) -> None:
    found = await items(places, "project-team", "name", "text")
    assert [name for name, text in found if text == "三方之一"] == ["居委会", "业委会或业主代表", "物业服务企业"]
    assert [name for name, text in found if text == "领导"] == ["社区党组织"]
    assert [name for name, text in found if text == "工作机制"] == ["联动分析", "联动处置", "联动跟进"]
    assert [name for name, text in found if text == "适用事项"] == [
        "小区环境改造",
        "公共设施维修升级",
        "疫情防控等重大突发公共卫生事件",
        "文明养犬",
        "垃圾分类",
        "老旧小区加装电梯",
        "群众反映强烈的痛难点问题",
    ]
