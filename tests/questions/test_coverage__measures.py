"""Coverage by members, contracts and branches of a compound's own: what falls where, and how far the unknown reach."""

from typing import Any

import pytest

from tests.world import World

ASK = """
query ($area: DivisionCode!, $unit: CoverageUnit!, $measure: CoverageMeasure!, $asOf: Date, $knownAt: DateTime,
       $rule: ID) {
  coverage(area: $area, unit: $unit, measure: $measure, asOf: $asOf, knownAt: $knownAt, rule: $rule) {
    numerator denominator unknownCount percent noPercent bounds { low high } rule { eligibleMembers }
    counted { nodes { unitId mode grounds { fact mode contractKind organization { id } } } }
    notCounted { nodes { unitId reason } }
    unknown { nodes { unitId reason } }
    excluded { nodes { unitId reason } }
  }
}
"""

FIRMS = """
id,name,kind,area,full_members,operating
t-party,街道党工委,PARTY_ORGANIZATION,330105001,,
t-covered-5,甲物业,PROPERTY_FIRM,330105001,5,
t-covered-2,乙物业,PROPERTY_FIRM,330105001,2,
t-covered-q,丙物业,PROPERTY_FIRM,330105001,,
t-none-3,丁物业,PROPERTY_FIRM,330105001,3,
t-none-q,戊物业,PROPERTY_FIRM,330105001,,
t-silent-4,己物业,PROPERTY_FIRM,330105001,4,
t-silent-q,庚物业,PROPERTY_FIRM,330105001,,
t-silent-0,辛物业,PROPERTY_FIRM,330105001,0,
t-idle-9,壬物业,PROPERTY_FIRM,330105001,9,no
"""

COVERS = """
id,party_organization,unit,mode
t-1,t-party,organization:t-covered-5,SOLE
t-2,t-party,organization:t-covered-2,JOINT
t-3,t-party,organization:t-covered-q,SOLE
t-4,,organization:t-none-3,NONE
t-5,,organization:t-none-q,NONE
"""


def _tally(found: Any) -> tuple[int, int, int, str | None]:
    return found["numerator"], found["denominator"], found["unknownCount"], found["percent"]


def _reasons(connection: Any) -> dict[str, str]:
    return {node["unitId"].partition(":t-")[2]: node["reason"] for node in connection["nodes"]}


def _grounds(found: Any) -> dict[str, list[str]]:
    return {
        node["unitId"].partition(":t-")[2]: [ground["fact"].partition(":t-")[2] for ground in node["grounds"]]
        for node in found["counted"]["nodes"]
    }


async def test_only_units_with_members_enough_are_eligible_and_unrecorded_ones_widen_the_bounds(world: World) -> None:
    await world.apply(organizations=FIRMS, covers=COVERS)
    asked = {"area": "330105001", "unit": "PROPERTY_FIRM", "measure": "ELIGIBLE"}
    found = (await world.ask(ASK, **asked))["coverage"]
    assert _tally(found) == (1, 6, 4, None)
    assert [(node["unitId"], node["mode"]) for node in found["counted"]["nodes"]] == [
        ("organization:t-covered-5", "SOLE")
    ]
    assert _reasons(found["notCounted"]) == {"none-3": "STATED_UNCOVERED"}
    assert _reasons(found["unknown"]) == {
        "covered-q": "MEMBERS_NOT_RECORDED",
        "none-q": "MEMBERS_NOT_RECORDED",
        "silent-4": "NOT_RECORDED",
        "silent-q": "MEMBERS_NOT_RECORDED",
    }
    assert _reasons(found["excluded"]) == {
        "covered-2": "BELOW_THRESHOLD",
        "idle-9": "NOT_OPERATING",
        "silent-0": "BELOW_THRESHOLD",
    }
    # Least: 丙 lies outside, 戊, 己 and 庚 are eligible and not covered: 1/5. Greatest: 丙, 己 and 庚 are eligible and
    # covered, 戊 lies outside: 4/5. The sums by unknown units alone, 1/6 and 5/6, are reached in no way.
    assert (found["bounds"], found["noPercent"]) == ({"low": "20.00", "high": "80.00"}, "UNKNOWN_UNITS")
    assert found["rule"] == {"eligibleMembers": 3}


async def test_who_is_eligible_follows_the_rule_and_the_day(world: World) -> None:
    await world.apply(
        organizations="""
id,name,kind,area,full_members,from,to
t-party,党委,PARTY_ORGANIZATION,330105001,,,
t-a,甲,PROPERTY_FIRM,330105001,2,,2017
t-a#2,甲,PROPERTY_FIRM,330105001,3,2018,
t-b,乙,PROPERTY_FIRM,330105001,4,,
""",
        covers="id,party_organization,unit,mode\nt-1,t-party,organization:t-a,JOINT\nt-2,,organization:t-b,NONE\n",
        rules="id,kind,name,scope,parameters,from\nt-four,COVERAGE,四人口径,area:330105001,eligible_members=4,2020\n",
    )
    asked = {"area": "330105001", "unit": "PROPERTY_FIRM", "measure": "ELIGIBLE"}
    for day, tally in (
        ("2017-12-31", (0, 1, 0, "0.00")),
        ("2018-01-01", (1, 2, 0, "50.00")),
        ("2020-01-01", (0, 1, 0, "0.00")),
    ):
        assert _tally((await world.ask(ASK, asOf=day, **asked))["coverage"]) == tally


async def test_where_all_that_is_unknown_may_lie_outside_the_bounds_are_of_the_rates_there_may_be(world: World) -> None:
    organizations = """
id,name,kind,area
t-party,党委,PARTY_ORGANIZATION,330105001
t-a,甲,PROPERTY_FIRM,330105001
"""
    asked = {"area": "330105001", "unit": "PROPERTY_FIRM", "measure": "ELIGIBLE"}
    await world.apply(organizations=organizations, covers="id,unit,mode\nt-1,organization:t-a,NONE\n")
    assert (await world.ask(ASK, **asked))["coverage"]["bounds"] == {"low": "0.00", "high": "0.00"}
    sole = "id,party_organization,unit,mode\nt-1,t-party,organization:t-a,SOLE\n"
    await world.apply(organizations=organizations, covers=sole)
    found = (await world.ask(ASK, **asked))["coverage"]
    assert (found["percent"], found["bounds"]) == (None, {"low": "100.00", "high": "100.00"})


COMPOUNDS = "id,name,area,to\n" + "".join(
    f"t-{key},{name},330105001L0{community},{to}\n"
    for key, name, community, to in (
        ("a", "甲苑", 1, ""),
        ("b", "乙苑", 1, ""),
        ("c", "丙苑", 1, ""),
        ("d", "丁苑", 2, ""),
        ("e", "戊苑", 2, ""),
        ("gone", "旧苑", 2, "2017"),
    )
)


async def test_a_compound_is_served_while_a_contract_and_its_provider_are_valid(world: World) -> None:
    tables = {
        "compounds": COMPOUNDS,
        "organizations": """
id,name,kind,area,to,attestation
t-firm,甲物业,PROPERTY_FIRM,330105002,,
t-closed,注销物业,PROPERTY_FIRM,330105001,2017,
t-known,某物业,PROPERTY_FIRM,330105001,,DESCRIBED
t-party,甲社区党委,PARTY_ORGANIZATION,330105001L02,,
""",
        "contracts": """
id,provider,compound,kind,from,to,attestation
t-1,t-firm,t-a,STANDARD,2018,2018,
t-2,t-firm,t-a,,2018-06,,
t-3,t-closed,t-b,PRELIMINARY,,,
t-4,t-known,t-c,,?,,DESCRIBED
t-5,t-party,t-d,FALLBACK,2018,,
t-6,t-firm,t-gone,STANDARD,,,
""",
    }
    first = await world.apply(**tables)
    asked = {"area": "330105001", "unit": "COMPOUND", "measure": "PROPERTY_SERVICE", "asOf": "2018-12-31"}
    found = (await world.ask(ASK, **asked))["coverage"]
    assert _tally(found) == (3, 5, 2, None)
    assert _grounds(found) == {"a": ["1", "2"], "c": ["4"], "d": ["5"]}
    first_two, _, fallback = (node["grounds"] for node in found["counted"]["nodes"])
    assert [ground["contractKind"] for ground in first_two] == ["STANDARD", None]
    firm = {"mode": None, "organization": {"id": "organization:t-party"}}
    assert fallback == [{"fact": "contract:t-5", "contractKind": "FALLBACK", **firm}]
    assert _reasons(found["unknown"]) == {"b": "NOT_RECORDED", "e": "NOT_RECORDED"}
    assert found["bounds"] == {"low": "60.00", "high": "100.00"}

    # Complete for covers says nothing of contracts.
    for complete, percent in (("covers;organizations", None), ("contracts", "60.00")):
        source = f"id,title,stated,complete,area\nt-src,合同台账,2018,{complete},330105001\n"
        await world.apply(sources=source, **tables)
        told = (await world.ask(ASK, **asked))["coverage"]
        assert told["percent"] == percent
    absent = "ABSENT_FROM_COMPLETE_SOURCE"
    assert _reasons(told["notCounted"]) == {"b": absent, "e": absent}
    earlier = (await world.ask(ASK, **{**asked, "asOf": "2017-12-31"}))["coverage"]
    assert (_tally(earlier), _grounds(earlier)) == ((2, 6, 4, None), {"b": ["3"], "gone": ["6"]})
    before = (await world.ask(ASK, knownAt=first.instant, **asked))["coverage"]
    assert _tally(before) == (3, 5, 2, None)


async def test_only_a_branch_of_the_compounds_own_counts_for_it(world: World) -> None:
    tables = {
        "compounds": COMPOUNDS,
        "organizations": """
id,name,kind,subtype,area,for,to
t-own,甲苑支部,PARTY_ORGANIZATION,branch,330105001L01,compound:t-a,
t-joint,联合支部,PARTY_ORGANIZATION,joint_branch,330105001L01,compound:t-b;compound:t-c,
t-group,丙苑党小组,PARTY_ORGANIZATION,group,330105001L01,compound:t-c,
t-temporary,丁苑临时支部,PARTY_ORGANIZATION,temporary_branch,330105001L02,compound:t-d,
t-functional,戊苑功能型支部,PARTY_ORGANIZATION,functional_branch,330105001L02,compound:t-e,
t-old,戊苑旧支部,PARTY_ORGANIZATION,branch,330105001L02,compound:t-e,2017
""",
        "rules": "id,kind,name,scope,parameters,from\n"
        "t-strict,COVERAGE,从严口径,area:330105001,temporary_branches=no,2019\n",
    }
    await world.apply(**tables)
    asked = {"area": "330105001", "unit": "COMPOUND", "measure": "COMPOUND_BRANCH"}
    found = (await world.ask(ASK, asOf="2018-12-31", **asked))["coverage"]
    assert (_tally(found), _grounds(found)) == ((2, 5, 3, None), {"a": ["own"], "d": ["temporary"]})
    assert {node["mode"] for node in found["counted"]["nodes"]} == {"SOLE"}
    other = "OTHER_FORM_ONLY"
    assert _reasons(found["unknown"]) == {"b": other, "c": other, "e": other}
    earlier = (await world.ask(ASK, asOf="2017-12-31", **asked))["coverage"]
    assert _grounds(earlier) == {"a": ["own"], "d": ["temporary"], "e": ["old"]}
    strict = (await world.ask(ASK, asOf="2019-01-01", **asked))["coverage"]
    assert (_tally(strict), _grounds(strict)) == ((1, 5, 4, None), {"a": ["own"]})

    covers = """
id,party_organization,unit,mode
t-1,t-joint,compound:t-b,SOLE
t-2,,compound:t-c,NONE
t-3,,compound:t-e,UNSTATED
"""
    await world.apply(**tables, covers=covers)
    covered = (await world.ask(ASK, asOf="2018-12-31", **asked))["coverage"]
    assert _grounds(covered) == {"a": ["own"], "b": ["1"], "d": ["temporary"]}
    assert _reasons(covered["notCounted"]) == {"c": "STATED_UNCOVERED"}
    assert _reasons(covered["unknown"]) == {"e": "FORM_UNSTATED"}


async def test_that_a_compound_has_no_branch_takes_both_registers(world: World) -> None:
    tables = {
        "compounds": "id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105001L02\n",
        "organizations": "id,name,kind,area,for\nt-own,甲苑支部,PARTY_ORGANIZATION,330105001L01,compound:t-a\n",
    }
    asked = {"area": "330105001", "unit": "COMPOUND", "measure": "COMPOUND_BRANCH", "asOf": "2018-12-31"}
    for complete, percent in (("covers", None), ("organizations", None), ("organizations;covers", "50.00")):
        source = f"id,title,stated,complete,area\nt-src,台账,2018,{complete},330105001\n"
        await world.apply(sources=source, **tables)
        assert (await world.ask(ASK, **asked))["coverage"]["percent"] == percent
    split = """
id,title,stated,complete,area
t-src,组织台账,2018,organizations,330105001
t-other,覆盖台账,2018,covers,330105
"""
    await world.apply(sources=split, **tables)
    assert (await world.ask(ASK, **asked))["coverage"]["percent"] == "50.00", "two registers tell it together"


@pytest.mark.parametrize("measure", ["OWNERS_COMMITTEE", "PROPERTY_SERVICE", "COMPOUND_BRANCH"])
async def test_a_measure_of_compounds_is_refused_of_any_other_unit(world: World, measure: str) -> None:
    for unit in ("PROPERTY_FIRM", "OWNERS_COMMITTEE", "RESIDENTS_COMMITTEE"):
        assert await world.fail(ASK, area="330105001", unit=unit, measure=measure) == (
            "BAD_INPUT",
            f"{measure} is a measure of compounds: ask for unit COMPOUND, or for another measure of {unit}.",
        )


async def test_compounds_have_no_members_to_be_eligible_by(world: World) -> None:
    assert await world.fail(ASK, area="330105001", unit="COMPOUND", measure="ELIGIBLE") == (
        "BAD_INPUT",
        (
            "ELIGIBLE is a measure of organizations, whose full party members are recorded; a compound has none of its "
            "own: ask for another unit, or for COMPOUND_BRANCH."
        ),
    )
