"""What else the 下沙 article tells: schemes and who examines whom, bodies, liaisons, trains, the pilot, its figures."""

import pytest

from tests.seeds.asking import claims, items, rule_names, told
from tests.world import World

ZONE = "330114"
EXAMINED = "职能部门、街道"
BY_LINE = "街道、社区、物业、业委会"
DUTIES = "街道、社区、业委会、物业、职能部门"
BODIES = "物管协会、业委会联谊会及党组织"


async def test_the_zones_rules_are_all_there(places: World) -> None:
    assert await rule_names(places, f"area:{ZONE}") == {
        "下沙党的组织和工作覆盖率计算口径": "COVERAGE",
        "党建+物管“八大机制”": "SCHEME",
        "“下沙模式”指导原则": "SCHEME",
        "党建引领推进业委会和物业企业建设": "SCHEME",
        "党建引领住宅小区协同治理工作机制": "SCHEME",
        "业主大会业主委员会工作指导文书": "TEMPLATE",
        "开发区小区治理文件汇编": "TEMPLATE",
        "党建引领小区治理多方协作服务“直通车”": "TEMPLATE",
        "小区三方联合接访机制": "SCHEME",
        "“问题清单”“责任清单”": "SCHEME",
        "会议会商制度": "SCHEME",
        "党建引领小区协同治理联络员队伍": "SCHEME",
        "监督责任机制": "SCHEME",
        "党建引领住宅小区协同治理工作绩效综合考评": "SCHEME",
        "物业服务项目服务等级评定": "SCHEME",
        "“考”": "SCHEME",
        "“分线考”": "SCHEME",
        "“双向考”": "SCHEME",
    }
    assert await rule_names(places, "compound:xs-tianyuan") == {"“1+2+5”小区三方联合接访机制": "TEMPLATE"}
    assert await rule_names(places, "compound:xs-yishaka") == {"党员户挂牌亮身份": "TEMPLATE"}


async def test_there_are_eight_mechanisms_and_five_principles(places: World) -> None:
    assert [each["name"] for each in await items(places, "xs-rule-mechanisms")] == [
        "党的领导机制",
        "合作协同机制",
        "监督责任机制",
        "多方协作机制",
        "投诉接访机制",
        "宣传教育机制",
        "应急保障机制",
        "综合考评机制",
    ]
    assert [each["name"] for each in await items(places, "xs-rule-principles")] == [
        "党建主导“全过程”",
        "物业服务“全覆盖”",
        "力量资源“全集成”",
        "保障体系“全要素”",
        "规范运行“全时段”",
    ]


async def test_the_documents_stand_with_the_rules_they_carry(places: World) -> None:
    found = await told(
        places,
        "... on Rule { document statedBy { locator } }",
        *(f"rule:xs-rule-{key}" for key in ("opinion-building", "opinion-mechanism", "guide", "files")),
        "rule:xs-rule-appraisal",
        "rule:xs-rule-grades",
    )
    assert [(each["document"], each["statedBy"]["locator"]) for each in found] == [
        ("关于以党建引领推进业主委员会和物业服务企业建设工作的意见", "p7"),
        ("关于建立以党建引领住宅小区协同治理工作机制的意见", "p7"),
        ("业主大会业主委员会工作指导文书", "p7"),
        ("开发区小区治理文件汇编", "p7"),
        ("党建引领住宅小区协同治理工作绩效综合考评办法", "p22"),
        ("物业服务项目服务等级评定办法", "p22"),
    ]


async def test_a_train_has_a_conductor_a_list_a_chart_and_a_table(places: World) -> None:
    found = await items(places, "xs-rule-train")
    assert [(each["name"], each["actor"], each["target"], each["text"]) for each in found[:6]] == [
        ("车长制", "组织牵头部门", None, None),
        ("小区“点单”", "小区", None, "一单"),
        ("“直通车”服务路线图", None, None, "一图"),
        ("问题解决时间表", None, None, "一表"),
        ("网上“点上来”", "街道、社区、小区", None, None),
        ("主动“上门去”", "职能部门", "小区", None),
    ]
    matters = [(each["name"], each["statedBy"]["locator"]) for each in found if each["text"] == "服务事项"]
    assert matters == [
        (name, "p9")
        for name in (
            "出租房管理",
            "消防安全",
            "“犬事治理”",
            "垃圾分类",
            "食品安全",
            "法律服务",
            "业主纠纷",
            "物管问题",
        )
    ]


async def test_one_mode_two_forms_and_five_standards_make_1_2_5(places: World) -> None:
    found = await items(places, "xs-rule-125")
    assert [(each["name"], each["text"], each["due"]) for each in found] == [
        ("“3+X”模式", "一种模式", "定期"),
        ("日常定点接访", "两种形式", "日常"),
        ("集中定期接访", "两种形式", "定期"),
        ("统一着装", "五个统一", None),
        ("统一登记", "五个统一", None),
        ("统一标识", "五个统一", None),
        ("统一流程", "五个统一", None),
        ("统一制度", "五个统一", None),
    ]
    assert found[0]["actor"] == "居委会、业委会、物业企业(3)、区职能部门(X)"


async def test_the_party_member_households_hang_out_a_plate(places: World) -> None:
    found = await items(places, "xs-rule-plates")
    assert [(each["name"], each["actor"]) for each in found] == [
        ("家门口挂“党员户”门牌", "小区居民党员"),
        ("“我是党员做先锋”承诺", "小区居民党员"),
    ]


async def test_lists_consultation_and_supervision_are_told_with_whom_they_concern(places: World) -> None:
    lists = await items(places, "xs-rule-lists")
    assert [(each["name"], each["actor"], each["target"]) for each in lists] == [
        ("问题清单", "开发区", "部门、街道、社区"),
        ("责任清单", "开发区", "部门、街道、社区"),
    ]
    consultation = await items(places, "xs-rule-consultation")
    assert [(each["name"], each["actor"], each["target"], each["due"]) for each in consultation] == [
        ("列入重要议事日程", "各级党组织", None, None),
        ("梳理汇总实际问题", None, "街道、社区、信访、房管等部门、单位", "定期"),
    ]
    assert [each["name"] for each in await items(places, "xs-rule-supervision")] == [
        "任务分解",
        "分工细化、责任明确",
        "跟进监督检查督导",
        "牵头责任部门落实",
        "整改时间和工作要求",
    ]


async def test_liaisons_meet_every_month_and_15_departments_have_one_each(places: World) -> None:
    assert [(each["name"], each["actor"], each["due"]) for each in await items(places, "xs-rule-liaisons")] == [
        ("设联络员", "15个相关职能部门", None),
        ("联络员工作职责", None, None),
        ("工作例会", None, "每月"),
    ]
    found = await places.ask(
        """query ($id: ID!) { node(id: $id) { ... on Area { organizations(first: 200) { nodes {
             kind attestation posts { nodes {
               title rank seats attestation appointments { nodes { id } } } } } } } } }""",
        id=f"area:{ZONE}",
    )
    posts = [
        (each["attestation"], post)
        for each in found["node"]["organizations"]["nodes"]
        for post in each["posts"]["nodes"]
        if each["kind"] == "DEPARTMENT"
    ]
    assert {(post["title"], post["rank"], post["seats"]) for _, post in posts} == {
        ("小区协同治理联络员", "副科职以上", 1)
    }
    assert sorted((department, post["attestation"]) for department, post in posts) == [
        *[("COUNTED", "COUNTED")] * 5,
        *[("NAMED", "DERIVED")] * 10,
    ]
    assert all(post["appointments"]["nodes"] == [] for _, post in posts)


async def test_the_appraisal_has_three_ways(places: World) -> None:
    found = await items(places, "xs-rule-appraisal")
    assert [(each["name"], each["text"], each["statedBy"]["locator"]) for each in found] == [
        ("责任落实", "考评内容", "p22"),
        ("工作到位", "考评内容", "p22"),
        ("群众满意", "考评内容", "p22"),
        ("“考”", "考评方式", "p23"),
        ("“分线考”", "考评方式", "p24"),
        ("“双向考”", "考评方式", "p25"),
    ]
    assert [(each["name"], each["target"]) for each in await items(places, "xs-rule-grades")] == [
        ("服务等级评定", "物业服务项目")
    ]


async def test_in_the_first_examination_the_organization_department_examines_departments_and_streets(
    places: World,
) -> None:
    found = await items(places, "xs-rule-exam")
    assert [(each["actor"], each["target"]) for each in found if each["actor"]] == [
        ("组织部", EXAMINED),
        ("区小区治理办", EXAMINED),
    ]
    assert [each["name"] for each in found if each["text"] == "认领清单"] == ["任务清单", "问题清单", "项目清单"]
    assert [each["name"] for each in found if each["text"] == "考核类别"] == ["“八大机制”", "问题解决", "综合保障"]
    assert [(each["name"], each["text"]) for each in found[-2:]] == [
        ("分项目分值", "计分"),
        ("纳入大党建考核", "结果运用"),
    ]


async def test_by_line_seven_kinds_of_body_examine_streets_communities_firms_and_committees(places: World) -> None:
    found = await items(places, "xs-rule-exam-by-line")
    assert [(each["actor"], each["target"]) for each in found] == [
        (examiner, BY_LINE)
        for examiner in ("组织部", "政法委", "社发局", "公安分局", "建设(房管)局", "〔脱字〕办", "街道")
    ]


async def test_both_ways_those_below_and_residents_examine_each_other_and_those_above(places: World) -> None:
    found = await items(places, "xs-rule-exam-two-way")
    examiners = ("街道", "社区", "业委会", "物业", "小区居民群众")
    assert [(each["actor"], each["target"]) for each in found if each["actor"]] == [
        *((examiner, DUTIES) for examiner in examiners),
        *((examiner, BODIES) for examiner in examiners),
    ]
    assert [(each["name"], each["text"]) for each in found if not each["actor"]] == [
        ("“双向双评”", "方式"),
        ("“反向联考”", "方式"),
        ("满意度评价意见", "结果"),
    ]


async def test_every_level_has_its_leading_group_and_the_upper_two_an_office(places: World) -> None:
    levels = {
        "330114": {"开发区", "新元社区", "多蓝水岸社区"},
        "330114001": {"下沙街道"},
        "330114002": {"白杨街道"},
        "330114001L01": {"铭和社区"},
        "330114002L01": {"大北社区"},
        "330114002L02": {"海天社区"},
        "330114002L03": {"闻潮社区"},
    }
    groups = "小区协同治理工作领导小组"
    offices = "党建引领住宅小区协同治理工作领导小组办公室"
    for area, names in levels.items():
        found = await places.ask(
            """query ($id: ID!) { node(id: $id) { ... on Area { organizations(first: 200) {
                 nodes { name kind parent { name } } } } } }""",
            id=f"area:{area}",
        )
        bodies = found["node"]["organizations"]["nodes"]
        assert {each["name"] for each in bodies if each["kind"] == "LEADING_GROUP"} == {name + groups for name in names}
        held = {(each["name"], each["parent"]["name"]) for each in bodies if each["kind"] == "COORDINATION_OFFICE"}
        upper = names & {"开发区", "下沙街道", "白杨街道"}
        assert held == {(name + offices, name + groups) for name in upper}


@pytest.mark.parametrize(
    ("association", "name", "subtype"),
    [
        ("association-xiasha", "下沙街道业主委员会联谊会党总支", "GENERAL_BRANCH"),
        ("association-baiyang", "白杨街道业主委员会联谊会党委", "COMMITTEE"),
        ("association-property", "开发区物业管理协会党委", "COMMITTEE"),
    ],
)
async def test_each_association_has_its_party_body(places: World, association: str, name: str, subtype: str) -> None:
    (found,) = await told(
        places,
        """... on Organization { kind memberships { nodes { kind } }
             bodies { nodes { name kind subtype statedBy { locator } } } }""",
        f"organization:xs-{association}",
    )
    assert found["kind"] == "ASSOCIATION"
    assert found["bodies"]["nodes"] == [
        {"name": name, "kind": "PARTY_ORGANIZATION", "subtype": subtype, "statedBy": {"locator": "p4"}}
    ]
    # Which committees or firms belong to it is not told.
    assert found["memberships"]["nodes"] == []


async def test_two_trains_ran_and_a_reception_was_held(places: World) -> None:
    found = await told(
        places,
        """... on Meeting { kind held accepted answered handedOut place { id }
             participations { nodes { capacity participant { name } } } }""",
        "meeting:xs-meeting-train-1801",
        "meeting:xs-meeting-train-1802",
        "meeting:xs-meeting-reception-tianyuan",
    )
    assert [
        (each["kind"], each["held"], each["accepted"], each["answered"], each["handedOut"], each["place"]["id"])
        for each in found
    ] == [
        ("SERVICE_TRAIN", "2018-11-28", 82, 79, 630, "compound:xs-haitiancheng"),
        ("SERVICE_TRAIN", "2018-12-14", None, None, None, "compound:xs-minghe"),
        ("JOINT_RECEPTION", "2018-10-30", 17, 12, None, "compound:xs-tianyuan"),
    ]
    aboard = found[0]["participations"]["nodes"]
    assert {each["participant"]["name"] for each in aboard if each["capacity"] == "职能部门"} == {
        "开发区法院",
        "开发区公安分局",
        "开发区建设(房管)局",
        "开发区市场监管分局",
        "〔脱字〕办",
        "开发区综合执法大队",
        "开发区消防大队",
    }


async def test_tianyuan_was_chosen_as_the_receptions_pilot(places: World) -> None:
    (found,) = await told(
        places,
        """... on Compound { listings { nodes { result by { name } statedBy { locator }
             assessmentRound { title period scheme { name } } } } }""",
        "compound:xs-tianyuan",
    )
    assert found["listings"]["nodes"] == [
        {
            "result": "SELECTED",
            "by": {"name": "闻潮社区居民委员会"},
            "statedBy": {"locator": "p14"},
            "assessmentRound": {
                "title": "小区三方联合接访机制试点",
                "period": "2018",
                "scheme": {"name": "小区三方联合接访机制"},
            },
        }
    ]


async def test_every_published_figure_is_a_claim(places: World) -> None:
    zone, tianyuan = f"area:{ZONE}", "compound:xs-tianyuan"
    train, second = "meeting:xs-meeting-train-1801", "meeting:xs-meeting-train-1802"
    reception = "meeting:xs-meeting-reception-tianyuan"
    expected = {
        "mechanisms": (zone, "COUNT", "MECHANISM", "8", "p2"),
        "compounds": (zone, "COUNT", "COMPOUND", "72", "p4"),
        "committees": (zone, "COUNT", "OWNERS_COMMITTEE", "33", "p4"),
        "firms": (zone, "COUNT", "PROPERTY_FIRM", "42", "p4"),
        "coverage-committees": (zone, "PARTY_WORK", "OWNERS_COMMITTEE", "100%", "p4"),
        "coverage-firms": (zone, "PARTY_WORK", "PROPERTY_FIRM", "78.5%", "p4"),
        "plates-hung": (zone, "SHARE", "PARTY_ORGANIZATION", "100%", "p4"),
        "office-levels": (zone, "COUNT", "LEVEL", "2", "p7"),
        "rental-fee": ("problem:xs-problem-haitiancheng-rental", "SHARE", "PROPERTY_FEE", "2倍", "p8"),
        "train-1801-first": (train, "ORDINAL", "SERVICE_TRAIN", "1", "p8"),
        "train-1801-accepted": (train, "ACCEPTED", "MATTER", "82", "p11"),
        "train-1801-answered": (train, "ANSWERED", "MATTER", "79", "p11"),
        "train-1801-handed-out": (train, "HANDED_OUT", "LEAFLET", "630", "p11"),
        "train-1802-second": (second, "ORDINAL", "SERVICE_TRAIN", "2", "p11"),
        "room": ("problem:xs-problem-tianyuan-room", "COUNT", "ROOM", "1", "p14"),
        "125-modes": (tianyuan, "COUNT", "MODE", "1", "p15"),
        "125-forms": (tianyuan, "COUNT", "FORM", "2", "p15"),
        "125-standards": (tianyuan, "COUNT", "STANDARD", "5", "p15"),
        "reception-first": (reception, "ORDINAL", "JOINT_RECEPTION", "1", "p16"),
        "reception-accepted": (reception, "ACCEPTED", "MATTER", "17", "p16"),
        "reception-answered": (reception, "ANSWERED", "MATTER", "12", "p16"),
        "complaints": (zone, "COUNT", "COMPLAINT", "647", "p18"),
        "complaints-change": (zone, "CHANGE", "COMPLAINT", "-15%", "p18"),
        "streets": (zone, "COUNT", "STREET", "2", "p18"),
        "liaison-departments": (zone, "COUNT", "DEPARTMENT", "15", "p19"),
        "matters": (zone, "COUNT", "MATTER", "707", "p21"),
        "matters-settled": (zone, "SETTLED", "MATTER", "706", "p21"),
        "exam-classes": (zone, "COUNT", "CATEGORY", "3", "p23"),
    }
    assert await claims(places, "xs", expected) == expected


async def test_a_fall_is_told_with_its_period_and_base(places: World) -> None:
    (found,) = await told(places, "... on Claim { period base value }", "claim:xs-claim-complaints-change")
    assert found == {"period": "2018-06..2018-11", "base": "前5个月", "value": "-15%"}
