"""What the places' records allow to be planned, and what is certified of their figures."""

from tests.world import World

PLAN = """
query ($area: DivisionCode!, $unit: CoverageUnit!, $measure: CoverageMeasure, $day: Date, $unknown: Boolean,
       $assume: Boolean) {
  whatIfCoverage(area: $area, unit: $unit, measure: $measure, unknown: $unknown, assumeMembers: $assume, asOf: $day) {
    uncovered covered totalCost optimal before { numerator denominator percent } after { numerator denominator percent }
    staffing { bound value rule { id } } measures(first: 200) { nodes { kind unitIds } } left { nodes { reason } }
  }
}
"""
CERTIFY = """
query ($query: String!) { certificate(document: $query, asOf: "2018-12-31") { content rules { entityId } } }
"""
VERIFY = "query ($certificate: JSON!) { verify(certificate: $certificate) { verified stale } }"


async def test_nine_instructors_bring_xiashas_firms_from_78_5_to_all(places: World) -> None:
    asked = {"area": "330114", "unit": "PROPERTY_FIRM", "day": "2018-12-31", "unknown": False, "assume": False}
    found = (await places.ask(PLAN, measure="PARTY_WORK", **asked))["whatIfCoverage"]
    assert found["before"] == {"numerator": 33, "denominator": 42, "percent": "78.5"}
    assert found["after"] == {"numerator": 42, "denominator": 42, "percent": "100.0"}
    assert (found["uncovered"], found["totalCost"], found["optimal"]) == (9, 9, True)
    assert [each["kind"] for each in found["measures"]["nodes"]] == ["INSTRUCTOR"] * 9
    organization = (await places.ask(PLAN, measure="PARTY_ORGANIZATION", **asked))["whatIfCoverage"]
    assert (organization["uncovered"], organization["covered"]) == (9, 0), "nobody's members are recorded"
    assert {each["reason"] for each in organization["left"]["nodes"]} == {"MEMBERS_NOT_RECORDED"}


async def test_the_national_regulations_bound_a_plan_for_mishixiangs_35_firms(places: World) -> None:
    asked = {"area": "330105001", "unit": "PROPERTY_FIRM", "measure": "PARTY_ORGANIZATION", "assume": True}
    found = (await places.ask(PLAN, day="2018-12-31", unknown=True, **asked))["whatIfCoverage"]
    assert [(each["bound"], each["value"], each["rule"]["id"]) for each in found["staffing"]] == [
        ("JOINT_UNITS_MOST", 5, "rule:cn-rule-branch-forms"),
        ("JOINT_MEMBERS_BELOW", 3, "rule:cn-rule-branch-forms"),
        ("BRANCH_MEMBERS_LEAST", 3, "rule:cn-rule-branch"),
    ]
    assert [(each["kind"], len(each["unitIds"])) for each in found["measures"]["nodes"]] == [("JOINT_BRANCH", 5)] * 7
    assert (found["uncovered"], found["covered"], found["totalCost"]) == (35, 35, 21)


async def test_a_figure_of_xiasha_is_certified_with_the_rule_that_rounds_it(places: World) -> None:
    query = '{ coverage(area: "330114", unit: PROPERTY_FIRM, measure: PARTY_WORK) { percent numerator denominator } }'
    issued = (await places.ask(CERTIFY, query=query))["certificate"]
    assert issued["rules"] == [{"entityId": "rule:xs-rule-coverage"}]
    assert issued["content"]["answer"]["coverage"] == {"percent": "78.5", "numerator": 33, "denominator": 42}
    assert (await places.ask(VERIFY, certificate=issued["content"]))["verify"] == {"verified": True, "stale": False}
