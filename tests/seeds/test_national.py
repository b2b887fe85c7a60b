"""The national defaults: recorded rules of the whole country, each with its source; a place's own goes before them."""

from typing import Any

import pytest

from graph.rules import CoverageParameters, pairs, parameters_of
from tests.world import World

RULES = """
{
  node(id: "area:CN") { ... on Area { name code level rules(first: 200) { nodes {
    id kind name parameters attestation note statedBy { locator source { title note } }
    items(first: 200) { nodes { order name actor target due text } }
  } } } }
}
"""
COVERAGE = """
query ($area: DivisionCode!) {
  coverage(area: $area, unit: PROPERTY_FIRM, measure: PARTY_ORGANIZATION) {
    rule { name decimals rounding recorded { id statedBy { source { id } } } }
  }
}
"""


@pytest.fixture
async def rules(places: World) -> dict[str, Any]:
    """The national rules by their keys."""
    area = (await places.ask(RULES))["node"]
    assert (area["name"], area["code"], area["level"]) == ("中国", "CN", "COUNTRY")
    return {rule["id"].removeprefix("rule:cn-rule-"): rule for rule in area["rules"]["nodes"]}


def names(rule: Any) -> list[str]:
    assert [item["order"] for item in rule["items"]["nodes"]] == list(range(1, len(rule["items"]["nodes"]) + 1))
    return [item["name"] for item in rule["items"]["nodes"]]


async def test_every_rule_is_there_with_a_source_that_says_where_its_title_is_from(rules: dict[str, Any]) -> None:
    assert {key: rule["kind"] for key, rule in rules.items()} == {
        "branch": "STAFFING",
        "branch-committee": "STAFFING",
        "branch-forms": "STAFFING",
        "clock": "CLOCK",
        "committee-members": "ELIGIBILITY",
        "consultation": "TEMPLATE",
        "coverage": "COVERAGE",
        "hotline": "TEMPLATE",
        "member-share": "MEMBER_SHARE",
        "pair": "PROHIBITED_PAIR",
        "party-sizes": "STAFFING",
        "satisfaction": "SATISFACTION",
        "term-branch": "TERM",
        "term-branch-community": "TERM",
        "term-committee": "TERM",
        "two-way": "SCHEME",
    }
    for rule in rules.values():
        assert rule["statedBy"]["locator"]
        assert rule["statedBy"]["source"]["title"]
        assert rule["statedBy"]["source"]["note"]


async def test_what_is_our_default_is_marked_as_derived_and_says_why(rules: dict[str, Any]) -> None:
    derived = {key for key, rule in rules.items() if rule["attestation"] == "DERIVED"}
    assert derived == {"coverage", "member-share", "term-committee", "pair", "clock", "satisfaction"}
    assert all(rules[key]["note"] for key in derived)


async def test_the_recorded_coverage_rule_counts_as_the_code_does_without_one(rules: dict[str, Any]) -> None:
    assert parameters_of(CoverageParameters, rules["coverage"]["parameters"]) == CoverageParameters()


async def test_a_place_without_a_rule_of_its_own_follows_the_recorded_national_one(places: World) -> None:
    for area in ("330105001", "371702003", "CN"):
        rule = (await places.ask(COVERAGE, area=area))["coverage"]["rule"]
        assert (rule["recorded"]["id"], rule["name"]) == ("rule:cn-rule-coverage", "全国默认覆盖率口径")
        assert (rule["decimals"], rule["rounding"]) == (2, "HALF_UP")
        assert rule["recorded"]["statedBy"]["source"]["id"] == "source:cn-coverage-definition"


async def test_a_places_own_rule_goes_before_it_and_both_can_be_asked_for(places: World) -> None:
    own = (await places.ask(COVERAGE, area="330114"))["coverage"]["rule"]
    assert (own["recorded"]["id"], own["rounding"]) == ("rule:xs-rule-coverage", "TRUNCATE")
    counted = await places.ask(
        """{ coverage(area: "330114", unit: PROPERTY_FIRM, measure: PARTY_WORK, rule: "rule:cn-rule-coverage") {
               numerator denominator percent } }"""
    )
    # 33 of 42 is 78.571 %: printed as 78.5 by the place's own rule, 78.57 by the national one.
    assert counted["coverage"] == {"numerator": 33, "denominator": 42, "percent": "78.57"}


async def test_terms_sizes_and_lead_times_of_committees_and_branches(rules: dict[str, Any]) -> None:
    assert pairs(rules["term-committee"]["parameters"]) == {
        "body": "OWNERS_COMMITTEE",
        "term_years_min": "3",
        "term_years_max": "5",
        "size_min": "5",
        "size_max": "11",
        "size_odd": "yes",
        "small_households_below": "100",
        "small_size": "3",
        "report_months_before": "3",
        "handover_days": "10",
    }
    steps = [(item["name"], item["actor"], item["due"]) for item in rules["term-committee"]["items"]["nodes"]]
    assert steps == [
        ("报告换届", "业主委员会", "届满前3个月"),
        ("组织换届选举", "街道", None),
        ("移交", "上届业主委员会", "10日内"),
    ]
    branch = {"body": "BRANCH", "term_years_min": "3", "term_years_max": "3"}
    assert pairs(rules["term-branch"]["parameters"]) == branch
    community = {**branch, "level": "COMMUNITY", "term_years_min": "5", "term_years_max": "5"}
    assert pairs(rules["term-branch-community"]["parameters"]) == community


async def test_thresholds_of_branches_general_branches_and_committees(rules: dict[str, Any]) -> None:
    said = {key: pairs(rules[key]["parameters"]) for key in rules if rules[key]["kind"] == "STAFFING"}
    assert said == {
        "branch": {"branch_full_members_min": "3", "branch_members_max": "50"},
        "branch-forms": {
            "joint_branch_full_members_below": "3",
            "joint_branch_units_max": "5",
            "project_branch_months_min": "6",
        },
        "party-sizes": {"general_branch_members_above": "50", "committee_members_above": "100"},
        "branch-committee": {
            "branch_committee_full_members_min": "7",
            "branch_committee_size_min": "3",
            "branch_committee_size_max": "5",
            "branch_committee_size_limit": "7",
        },
    }
    assert rules["branch"]["statedBy"] == {
        "locator": "第四条",
        "source": {"title": "支部工作条例", "note": rules["branch"]["statedBy"]["source"]["note"]},
    }
    assert names(rules["branch-forms"]) == ["联合党支部", "项目党支部", "流动党员党支部"]


async def test_shares_pairs_and_eligibility(rules: dict[str, Any]) -> None:
    assert pairs(rules["member-share"]["parameters"]) == {"threshold_percent": "50"}
    assert pairs(rules["pair"]["parameters"]) == {
        "one": "OWNERS_COMMITTEE",
        "other": "PROPERTY_FIRM",
        "same_compound": "yes",
        "kin": "no",
    }
    assert pairs(rules["committee-members"]["parameters"]) == {
        "body": "OWNERS_COMMITTEE",
        "owner": "yes",
        "elected": "yes",
    }
    assert len(names(rules["two-way"])) == 2


async def test_clocks_satisfaction_and_the_hotlines_steps(rules: dict[str, Any]) -> None:
    assert pairs(rules["clock"]["parameters"]) == {
        "dispatch_hours_urgent": "1",
        "dispatch_hours_utilities": "2",
        "dispatch_hours_general": "24",
        "feedback_hours": "2,24",
        "feedback_days": "7,15",
    }
    dues = [item["due"] for item in rules["clock"]["items"]["nodes"]]
    assert dues == ["1小时内", "2小时内", "24小时内", "2小时内", "24小时内", "7日内", "15日内"]
    assert pairs(rules["satisfaction"]["parameters"])["satisfied"] == "SATISFIED,BASICALLY_SATISFIED"
    assert names(rules["satisfaction"]) == ["响应率", "解决率", "满意率"]
    assert names(rules["hotline"]) == ["受理", "派单", "办理", "答复", "督办", "办结", "回访", "评价"]
    assert len(names(rules["consultation"])) == 3
