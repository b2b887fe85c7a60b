"""What else the 米市巷 article tells: methods, the station, pilots, dual management, collectives, its figures."""

from tests.seeds.asking import claims, items, rule_names, told
from tests.world import World

STREET = "area:330105001"
CENTRE = "organization:msx-centre-committee"
MEMBERS = "organization:msx-collective-centre-members"
ELECTED = "organization:msx-collective-elected-committees"
STATION = "organization:msx-station-sanfanghui"


async def test_the_streets_rules_are_all_there(places: World) -> None:
    assert await rule_names(places, STREET) == {
        "“333”（三三三）工作法": "TEMPLATE",
        "物业公司、业委会党建指导方式": "SCHEME",
        "物业服务项目党组织、党员双重管理": "SCHEME",
        "第三方评估试点": "SCHEME",
        "三方协同治理": "TEMPLATE",
        "“红色业委会”建设": "SCHEME",
        "“党建引领、多元参与”工作模式": "TEMPLATE",
        "“党建+准物业”模式": "TEMPLATE",
        "“党建红细胞+物业管理”模式": "TEMPLATE",
        "“党建红细胞网格工程”": "SCHEME",
        "全面交叉任职": "SCHEME",
        "党建引领三方密切协同治理示范培育点": "SCHEME",
    }
    assert await rule_names(places, STATION) == {"“同行三方汇”阵地": "TEMPLATE"}


async def test_333_is_three_lists_three_rises_and_three_links(places: World) -> None:
    found = await items(places, "msx-rule-333")
    assert [(each["text"], each["name"]) for each in found] == [
        ("三张清单", "责任清单"),
        ("三张清单", "民意清单"),
        ("三张清单", "破难清单"),
        ("三个起来", "规范强起来"),
        ("三个起来", "工作联起来"),
        ("三个起来", "业主凝起来"),
        ("三大联通", "速办快通"),
        ("三大联通", "及时沟通"),
        ("三大联通", "有效疏通"),
    ]


async def test_who_does_what_in_the_streets_methods(places: World) -> None:
    wanted = {
        "three-parties": [
            ("领导", "党组织", None),
            ("牵头引导", "社区", None),
            ("共同参与", "业主方、物业公司方", None),
            ("参与自治", "居民", None),
            ("助力基层治理", "社会组织", None),
        ],
        "red-committee": [("选派人员指导党建", "三方办", "小区"), ("鼓励党员加入", "三方办", "小区业委会")],
        "visits": [
            ("“联社联亲、入网入心”", "三方办", None),
            ("“百千万”大走访大调研", "三方办", None),
            ("“三问三访”", "三方办", None),
            ("重难点工作清单", "三方办", None),
            ("重点攻坚项目", "三方办", None),
        ],
        "quasi": [("协调", "三方办", None), ("通力合作", "社区党委、“准物业”、热心居民代表", None)],
        "red-cells": [
            ("党建工作联络员", "街道", "“准物业”小区"),
            ("创建无违建小区", None, None),
            ("文明城市复评", None, None),
            ("登革热疫情防控", None, None),
        ],
        "grid": [("区域党建共建", "街道", None), ("与“四个平台”建设融合", None, None)],
        "dual": [("双重管理", "街道", "物业服务项目党组织"), ("双重管理", "街道", "物业服务项目党员")],
        "third-party": [
            ("日常服务", "第三方机构", "物业企业"),
            ("业主评价", "第三方机构", "物业企业"),
            ("沟通联系", "街道", "住建部门"),
            ("评估结果作重要参考", None, "三方工作"),
        ],
        "station": [(f"统一{what}", None, None) for what in ("标识LOGO", "规划设计", "建设标准", "制度规范")],
    }
    for rule, expected in wanted.items():
        found = await items(places, f"msx-rule-{rule}")
        assert [(each["name"], each["actor"], each["target"]) for each in found] == expected


async def test_26_advisers_and_7_liaisons_are_posts_with_seats(places: World) -> None:
    found = await told(
        places,
        "... on Post { title seats organization { id } covers(first: 200) { nodes { mode } } }",
        "post:msx-post-advisers",
        "post:msx-post-liaisons",
    )
    assert [(each["title"], each["seats"], each["organization"]["id"]) for each in found] == [
        ("小区党建指导人员", 26, "organization:msx-sanfang-office"),
        ("准物业小区党建工作联络员", 7, "organization:msx-party-work-committee"),
    ]
    assert [len(each["covers"]["nodes"]) for each in found] == [0, 12]


async def test_dual_management_is_a_membership_of_a_body_known_by_its_role_only(places: World) -> None:
    (found,) = await told(
        places,
        """... on Organization { kind attestation memberships { nodes {
             kind from attestation organization { id } statedBy { locator } } } }""",
        "organization:msx-collective-property-party",
    )
    assert found == {
        "kind": "OTHER",
        "attestation": "DESCRIBED",
        "memberships": {
            "nodes": [
                {
                    "kind": "DUAL",
                    "from": "2018",
                    "attestation": "DESCRIBED",
                    "organization": {"id": "organization:msx-party-work-committee"},
                    "statedBy": {"locator": "p27"},
                }
            ]
        },
    }


async def test_128_members_and_46_seats_hang_on_one_collective_each(places: World) -> None:
    fields = """... on Organization { kind attestation belongsTo { id } posts { nodes { title seats attestation } }
                  claims { nodes { id value } } }"""
    members, elected = await told(places, fields, MEMBERS, ELECTED)
    assert (members["kind"], members["attestation"], members["belongsTo"]) == ("OTHER", "COUNTED", [{"id": CENTRE}])
    assert members["posts"]["nodes"] == []
    assert members["claims"]["nodes"] == [{"id": "claim:msx-claim-centre-members", "value": "128"}]
    assert (elected["kind"], elected["attestation"], elected["belongsTo"]) == ("OTHER", "COUNTED", [])
    assert elected["posts"]["nodes"] == [{"title": "业委会成员", "seats": 46, "attestation": "DERIVED"}]
    assert {
        each["id"].removeprefix("claim:msx-claim-elected-"): each["value"] for each in elected["claims"]["nodes"]
    } == {
        "members": "28",
        "share": "61%",
        "seats": "46",
        "directors": "5",
    }


async def test_the_station_was_chosen_as_a_demonstration_in_2018(places: World) -> None:
    (found,) = await told(
        places,
        """... on Organization { name kind subtype from parent { name }
             listings { nodes { result by { id } assessmentRound { period scheme { name } } } } }""",
        STATION,
    )
    assert found == {
        "name": "同行三方汇",
        "kind": "SERVICE_STATION",
        "subtype": "FACILITY",
        "from": "2018",
        "parent": {"name": "红石板社区居民委员会"},
        "listings": {
            "nodes": [
                {
                    "result": "SELECTED",
                    "by": None,
                    "assessmentRound": {"period": "2018", "scheme": {"name": "党建引领三方密切协同治理示范培育点"}},
                }
            ]
        },
    }


async def test_the_pilots_of_2019_are_a_round_without_listings(places: World) -> None:
    (found,) = await told(
        places,
        "... on Area { assessmentRounds { nodes { title period scheme { name } listings { nodes { id } } } } }",
        STREET,
    )
    rounds = {each["title"]: each for each in found["assessmentRounds"]["nodes"]}
    assert rounds.keys() == {"示范培育点", "第三方评估试点"}
    assert rounds["第三方评估试点"]["period"] == "2019"
    assert rounds["第三方评估试点"]["scheme"] == {"name": "第三方评估试点"}
    assert rounds["第三方评估试点"]["listings"]["nodes"] == []


async def test_the_elections_working_group_and_its_head_are_over(places: World) -> None:
    group, head = await told(
        places,
        "... on Organization { name kind holds to belongsTo { id } } ... on Post { holds organization { id } }",
        "organization:msx-group-election-hongshi",
        "post:msx-post-election-head-hongshi",
    )
    assert group == {
        "name": "红石中央花园业委会换届选举工作小组",
        "kind": "LEADING_GROUP",
        "holds": False,
        "to": "?",
        "belongsTo": [{"id": "organization:msx-committee-hongshi"}],
    }
    assert head == {"holds": False, "organization": {"id": "organization:msx-group-election-hongshi"}}


async def test_every_published_figure_is_a_claim(places: World) -> None:
    hongshi, red = "organization:msx-branch-hongshi-2", "organization:msx-red-branch-hongshi"
    jiachengxiang, yeqing = "area:330105001L01", "compound:msx-yeqing"
    expected = {
        "jiachengxiang-time": (jiachengxiang, "SHARE", "WORKING_TIME", "1/2", "p3"),
        "jiachengxiang-disputes": (jiachengxiang, "COUNT", "DISPUTE", "150", "p3"),
        "communities": (STREET, "COUNT", "COMMUNITY", "7", "p6"),
        "firms": (STREET, "COUNT", "PROPERTY_FIRM", "35", "p6"),
        "firms-commercial": (STREET, "COUNT", "PROPERTY_FIRM", "23", "p6"),
        "firms-quasi": (STREET, "COUNT", "PROPERTY_FIRM", "12", "p6"),
        "committees": (STREET, "COUNT", "OWNERS_COMMITTEE", "16", "p6"),
        "centre-branches": (CENTRE, "COUNT", "PARTY_ORGANIZATION", "8", "p8"),
        "centre-members": (MEMBERS, "COUNT", "PARTY_MEMBER", "128", "p8"),
        "centre-seats": (CENTRE, "COUNT", "SEAT", "10", "p8"),
        "centre-secretary": (CENTRE, "COUNT", "SEAT", "1", "p8"),
        "centre-secretaries": (CENTRE, "COUNT", "SEAT", "7", "p8"),
        "advisers": ("organization:msx-sanfang-office", "COUNT", "SEAT", "26", "p9"),
        "elected-committees": (STREET, "COUNT", "OWNERS_COMMITTEE", "6", "p9"),
        "elected-members": (ELECTED, "COUNT", "PARTY_MEMBER", "28", "p9"),
        "elected-share": (ELECTED, "MEMBER_SHARE", "OWNERS_COMMITTEE", "61%", "p9"),
        "elected-seats": (ELECTED, "COUNT", "SEAT", "46", "p9"),
        "elected-directors": (ELECTED, "COUNT", "SEAT", "5", "p9"),
        "baima-term": ("organization:msx-committee-baima", "ORDINAL", "OWNERS_COMMITTEE", "4", "p10"),
        "xinhua-term": ("organization:msx-committee-xinhua", "ORDINAL", "OWNERS_COMMITTEE", "1", "p10"),
        "new-committees-share": (STREET, "MEMBER_SHARE", "OWNERS_COMMITTEE", "79%", "p10"),
        "liaisons": ("organization:msx-party-work-committee", "COUNT", "SEAT", "7", "p14"),
        "quasi-compounds": (STREET, "COUNT", "COMPOUND", "12", "p14"),
        "yeqing-age": (yeqing, "AGE_YEARS", "COMPOUND", "20", "p16"),
        "yeqing-lift-age": (yeqing, "AGE_YEARS", "LIFT", "15", "p16"),
        "heming-lifts": ("compound:msx-heming", "COUNT", "LIFT", "21", "p17"),
        "hongshi-candidates": (hongshi, "COUNT", "PARTY_MEMBER", "3", "p22"),
        "hongshi-first": (red, "ORDINAL", "PARTY_ORGANIZATION", "1", "p23"),
        "333-lists": (STREET, "COUNT", "LIST", "3", "p25"),
        "333-rises": (STREET, "COUNT", "AIM", "3", "p25"),
        "333-links": (STREET, "COUNT", "CHANNEL", "3", "p25"),
        "pilots-2019": (STREET, "COUNT", "COMPOUND", "2-3", "p28"),
    }
    assert await claims(places, "msx", expected) == expected
