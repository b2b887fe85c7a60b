"""The rules of a place, asked of small worlds: which are in force, the nearest first, and which lie inside."""

from typing import Any

from tests.world import AREAS, World

ASK = """
query ($area: DivisionCode!, $kind: RuleKind, $first: Int, $after: String, $asOf: Date, $knownAt: DateTime) {
  rules(area: $area, kind: $kind, asOf: $asOf, knownAt: $knownAt) {
    area { name }
    inForce(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id kind name document parameters from to appliesTo { id } statedBy { locator source { id } }
        items { nodes { order name actor target due text } }
      }
    }
    inside { totalCount nodes { id appliesTo { id } } }
  }
}
"""

WORLD = {
    "areas": f"{AREAS.rstrip()}\nCN,中国\n3302,宁波市\n330106,西湖区\n",
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\nt-far,乙苑,330105002\n",
    "organizations": "id,name,kind,area\nt-office,三方办,COORDINATION_OFFICE,330105001\n",
    "rules": """
id,kind,name,scope,document,parameters,from,to
t-cn,COVERAGE,全国口径,area:CN,,decimals=2,,
t-city,COVERAGE,市口径,area:3301,市文件,decimals=1;rounding=truncate,2017,
t-street,COVERAGE,街道口径,area:330105001,,decimals=0,2018,
t-street-new,COVERAGE,街道新口径,area:330105001,,decimals=3,2018-06,
t-template,TEMPLATE,五步法,area:330105001,,,2018,
t-gone,TEMPLATE,旧工作法,area:330105001,,,,2016
t-community,SCHEME,社区办法,area:330105001L01,,,,
t-compound,SCHEME,小区公约,compound:t-a,,,,
t-body,STAFFING,三方办人员,organization:t-office,,,,
t-far,SCHEME,别处公约,compound:t-far,,,,
t-next,COVERAGE,邻街道口径,area:330105002,,decimals=4,,
""",
    "rule_items": """
id,rule,order,name,actor,target,due,text
t-i2,t-template,2,定题,三方办,议题,每月上旬,确定议题
t-i1,t-template,1,收集,居委会,诉求,月初,
""",
}
DAY = "2018-12-31"


async def ask(world: World, area: str = "330105001", **asked: object) -> Any:
    return (await world.ask(ASK, area=area, **{"asOf": DAY, **asked}))["rules"]


def _ids(connection: Any) -> list[str]:
    return [node["id"].removeprefix("rule:t-") for node in connection["nodes"]]


async def test_rules_in_force_come_from_the_nearest_area_to_the_country(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world)
    assert answer["area"] == {"name": "米市巷街道"}
    assert _ids(answer["inForce"]) == ["street-new", "street", "template", "city", "cn"]
    assert answer["inForce"]["nodes"][3] == {
        "id": "rule:t-city",
        "kind": "COVERAGE",
        "name": "市口径",
        "document": "市文件",
        "parameters": ["decimals=1", "rounding=truncate"],
        "from": "2017",
        "to": None,
        "appliesTo": {"id": "area:3301"},
        "statedBy": {"locator": "p1", "source": {"id": "source:t-src"}},
        "items": {"nodes": []},
    }


async def test_a_templates_items_come_in_order(world: World) -> None:
    await world.apply(**WORLD)
    (template,) = (await ask(world, kind="TEMPLATE"))["inForce"]["nodes"]
    assert template["items"]["nodes"] == [
        {"order": 1, "name": "收集", "actor": "居委会", "target": "诉求", "due": "月初", "text": None},
        {"order": 2, "name": "定题", "actor": "三方办", "target": "议题", "due": "每月上旬", "text": "确定议题"},
    ]


async def test_what_is_for_a_part_or_a_body_inside_is_told_apart(world: World) -> None:
    await world.apply(**WORLD)
    assert _ids((await ask(world))["inside"]) == ["body", "community", "compound"]
    community = await ask(world, area="330105001L01")
    assert _ids(community["inForce"])[0] == "community"
    assert _ids(community["inside"]) == ["compound"], "the office stands above the community"
    assert _ids((await ask(world, area="330105001L02"))["inside"]) == []
    assert (await ask(world, kind="SCHEME"))["inside"]["totalCount"] == 2


async def test_the_first_of_a_kind_is_the_rule_that_a_question_follows(world: World) -> None:
    await world.apply(**WORLD)
    for area, day in (("330105001", DAY), ("330105001", "2018-03-01"), ("330105001L01", DAY), ("330106", DAY)):
        (first,) = (await ask(world, area=area, kind="COVERAGE", first=1, asOf=day))["inForce"]["nodes"]
        document = """query ($area: DivisionCode!, $asOf: Date) {
          coverage(area: $area, unit: COMPOUND, measure: PARTY_WORK, asOf: $asOf) { rule { recorded { id } } } }"""
        followed = await world.ask(document, area=area, asOf=day)
        assert followed["coverage"]["rule"]["recorded"]["id"] == first["id"]


async def test_the_country_has_its_own_in_force_and_all_others_inside(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world, area="CN")
    assert (answer["area"], _ids(answer["inForce"])) == ({"name": "中国"}, ["cn"])
    assert answer["inside"]["totalCount"] == 9


async def test_only_what_held_that_day_and_was_known_is_told(world: World) -> None:
    first = await world.apply(**WORLD)
    assert _ids((await ask(world, asOf="2016-06-01"))["inForce"]) == ["gone", "cn"]
    await world.apply(
        **{
            **WORLD,
            "rules": WORLD["rules"].replace("t-city,COVERAGE,市口径,area:3301", "t-city,COVERAGE,市口径,area:3302"),
        }
    )
    assert "city" not in _ids((await ask(world))["inForce"])
    assert "city" in _ids((await ask(world, knownAt=first.instant))["inForce"])


async def test_pages_follow_the_order(world: World) -> None:
    await world.apply(**WORLD)
    first = (await ask(world, first=2))["inForce"]
    assert (_ids(first), first["totalCount"], first["pageInfo"]["hasNextPage"]) == (["street-new", "street"], 5, True)
    rest = (await ask(world, first=9, after=first["pageInfo"]["endCursor"]))["inForce"]
    assert _ids(rest) == ["template", "city", "cn"]
