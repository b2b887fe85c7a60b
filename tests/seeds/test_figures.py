"""The figures that the two places must give, asked of the seeds through the API on both engines."""

from typing import Any

from seeds import load_seeds
from tests.world import World

XIASHA, MISHIXIANG = "330114", "330105001"
COVERAGE = """
query ($area: DivisionCode!, $unit: CoverageUnit!, $measure: CoverageMeasure!) {
  coverage(area: $area, unit: $unit, measure: $measure) {
    numerator denominator unknownCount percent noPercent bounds { low high } rule { name rounding decimals }
    counted { totalCount } notCounted { totalCount } unknown { totalCount nodes { reason } } byMode { mode count }
  }
}
"""


async def coverage(places: World, area: str, unit: str, measure: str) -> Any:
    return (await places.ask(COVERAGE, area=area, unit=unit, measure=measure))["coverage"]


def tally(found: Any) -> tuple[int, int, int, str | None]:
    return found["numerator"], found["denominator"], found["unknownCount"], found["percent"]


async def test_a_second_load_changes_nothing(places: World) -> None:
    again = await load_seeds(places.graph, lambda _: None)
    assert (again.written.created, again.written.changed, again.instant) == (0, 0, None)
    assert again.findings == ()


async def test_xiashas_firms_are_33_of_42_by_work_printed_as_78_5_because_the_rule_truncates(places: World) -> None:
    found = await coverage(places, XIASHA, "PROPERTY_FIRM", "PARTY_WORK")
    assert tally(found) == (33, 42, 0, "78.5")
    assert found["rule"] == {"name": "下沙党的组织和工作覆盖率计算口径", "rounding": "TRUNCATE", "decimals": 1}
    assert found["notCounted"]["totalCount"] == 9


async def test_xiashas_committees_are_33_of_33_by_work(places: World) -> None:
    assert tally(await coverage(places, XIASHA, "OWNERS_COMMITTEE", "PARTY_WORK")) == (33, 33, 0, "100.0")


async def test_by_organization_xiashas_units_are_unknown_because_the_form_is_not_said(places: World) -> None:
    firms = await coverage(places, XIASHA, "PROPERTY_FIRM", "PARTY_ORGANIZATION")
    assert tally(firms) == (0, 42, 33, None)
    assert firms["bounds"] == {"low": "0.0", "high": "78.5"}
    assert {node["reason"] for node in firms["unknown"]["nodes"]} == {"FORM_UNSTATED"}
    committees = await coverage(places, XIASHA, "OWNERS_COMMITTEE", "PARTY_ORGANIZATION")
    # The one that is known is 文汇苑's: the article names the temporary branch of its committee.
    assert tally(committees) == (1, 33, 32, None)
    assert {node["reason"] for node in committees["unknown"]["nodes"]} == {"FORM_UNSTATED"}


async def test_xiasha_has_72_compounds(places: World) -> None:
    found = await coverage(places, XIASHA, "COMPOUND", "OWNERS_COMMITTEE")
    assert (found["denominator"], found["percent"], found["noPercent"]) == (72, None, "UNKNOWN_UNITS")


async def test_compounds_are_served_where_a_text_calls_a_firm_theirs_and_else_unknown(places: World) -> None:
    xiasha = await coverage(places, XIASHA, "COMPOUND", "PROPERTY_SERVICE")
    assert (tally(xiasha), xiasha["bounds"]) == ((7, 72, 65, None), {"low": "9.7", "high": "100.0"})
    assert tally(await coverage(places, MISHIXIANG, "COMPOUND", "PROPERTY_SERVICE")) == (5, 20, 15, None)
    branches = await coverage(places, MISHIXIANG, "COMPOUND", "COMPOUND_BRANCH")
    # Twelve are reached by instructors; of the other eight nothing is said.
    assert tally(branches) == (0, 20, 20, None)
    reasons = [node["reason"] for node in branches["unknown"]["nodes"]]
    assert (reasons.count("OTHER_FORM_ONLY"), reasons.count("NOT_RECORDED")) == (12, 8)


async def test_mishixiangs_35_firms_are_23_and_12_and_its_coverage_is_unknown_where_the_article_is_silent(
    places: World,
) -> None:
    found = await coverage(places, MISHIXIANG, "PROPERTY_FIRM", "PARTY_WORK")
    assert tally(found) == (0, 35, 35, None)
    assert found["bounds"] == {"low": "0.00", "high": "100.00"}
    units = await places.ask(
        """{ coverage(area: "330105001", unit: PROPERTY_FIRM, measure: PARTY_WORK) {
               unknown(first: 200) { nodes { unit { ... on Organization { subtype } } } } } }"""
    )
    subtypes = [node["unit"]["subtype"] for node in units["coverage"]["unknown"]["nodes"]]
    assert (subtypes.count("COMMERCIAL"), subtypes.count("QUASI"), len(subtypes)) == (23, 12, 35)


async def test_mishixiang_has_16_committees_and_12_compounds_reached_by_instructors(places: World) -> None:
    committees = await coverage(places, MISHIXIANG, "OWNERS_COMMITTEE", "PARTY_ORGANIZATION")
    assert (committees["denominator"], committees["percent"]) == (16, None)
    compounds = await coverage(places, MISHIXIANG, "COMPOUND", "PARTY_WORK")
    assert compounds["byMode"] == [{"mode": "INSTRUCTOR", "count": 12}]
    residents = await coverage(places, MISHIXIANG, "RESIDENTS_COMMITTEE", "PARTY_ORGANIZATION")
    assert residents["denominator"] == 7


CROSS = """
query ($area: DivisionCode!) {
  crossAppointments(area: $area) {
    appointments(first: 200) { nodes {
      person { id name } homeBy
      home { kind post { id } organization { id name } }
      host { kind basis organization { id parent { id } } through { id } statedBy { locator source { id } } }
    } }
  }
}
"""


async def test_of_8_branch_secretaries_7_come_from_communities_and_1_from_a_quasi_property_firm(places: World) -> None:
    nodes = (await places.ask(CROSS, area=MISHIXIANG))["crossAppointments"]["appointments"]["nodes"]
    centre = "organization:msx-centre-committee"
    branches = [
        node
        for node in nodes
        if node["host"]["organization"]["parent"] and node["host"]["organization"]["parent"]["id"] == centre
    ]
    homes = [node["home"]["organization"]["id"] for node in branches]
    assert len(branches) == 8
    assert sum(home.startswith("organization:msx-party-") for home in homes) == 7
    assert [home for home in homes if "party" not in home] == ["organization:msx-quasi-yunhe"]
    assert {node["host"]["basis"] for node in branches} == {"EX_OFFICIO"}


async def test_the_centres_secretary_is_the_streets_party_secretary_ex_officio(places: World) -> None:
    nodes = (await places.ask(CROSS, area=MISHIXIANG))["crossAppointments"]["appointments"]["nodes"]
    (seat,) = [node for node in nodes if node["host"]["organization"]["id"] == "organization:msx-centre-committee"]
    assert (seat["person"], seat["home"]["post"]["id"]) == (None, "post:msx-post-street-secretary")
    assert seat["host"]["through"] == {"id": "post:msx-post-street-secretary"}


async def test_a_former_post_makes_no_cross_appointment(places: World) -> None:
    nodes = (await places.ask(CROSS, area="33"))["crossAppointments"]["appointments"]["nodes"]
    assert "赵小蔚" not in {node["person"]["name"] for node in nodes if node["person"]}
    found = await places.ask(
        '{ node(id: "person:msx-zhao-xiaowei") { ... on Person { name appointments { nodes { post { id } } } } } }'
    )
    assert found["node"] == {
        "name": "赵小蔚",
        "appointments": {"nodes": [{"post": {"id": "post:msx-post-director-hongshi"}}]},
    }


async def test_wang_wenchuans_double_post_is_found_with_direction_and_source(places: World) -> None:
    nodes = (await places.ask(CROSS, area=XIASHA))["crossAppointments"]["appointments"]["nodes"]
    (found,) = [node for node in nodes if node["person"] and node["person"]["name"] == "汪文传"]
    assert (found["home"]["kind"], found["host"]["kind"], found["homeBy"]) == (
        "OWNERS_COMMITTEE",
        "PARTY_ORGANIZATION",
        "MARKED",
    )
    assert found["host"]["statedBy"] == {"locator": "p3", "source": {"id": "source:xs-article"}}


TRACE = """
query ($id: ID!) {
  problemTrace(id: $id) {
    steps { step role handler { name } statedBy { locator } } funders { handler { name } } lead { handler { name } }
    rounds { number } settledByHandlers
  }
}
"""


async def test_the_activity_room_has_two_funders_a_supplier_and_a_second_round(places: World) -> None:
    trace = (await places.ask(TRACE, id="problem:xs-problem-tianyuan-room"))["problemTrace"]
    assert [step["handler"]["name"] for step in trace["funders"]] == ["天元公寓业主委员会", "天元公寓物业"]
    suppliers = [step["handler"]["name"] for step in trace["steps"] if step["role"] == "SUPPLIER"]
    assert suppliers == ["闻潮社区居民委员会"]
    assert [each["number"] for each in trace["rounds"]] == [1, 2]
    assert sorted({step["step"] for step in trace["steps"]}) == [1, 2, 3, 4]
    assert all(step["statedBy"]["locator"] for step in trace["steps"])
    assert trace["settledByHandlers"] is True


async def test_shentang_dongcuns_sewage_is_traced_step_by_step(places: World) -> None:
    trace = (await places.ask(TRACE, id="problem:msx-problem-shentang-dongcun-sewage"))["problemTrace"]
    assert [(step["step"], step["role"], step["handler"]["name"]) for step in trace["steps"]] == [
        (1, "LEAD", "三方协同治理工作领导小组办公室"),
        (1, "CO_HANDLER", "沈塘东村污水治理专业部门"),
        (2, "FUNDER", "沈塘东村业主委员会"),
        (2, "EXECUTOR", "沈塘东村物业公司"),
    ]
