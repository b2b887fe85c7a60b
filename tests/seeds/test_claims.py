"""Published figures, all of 米市巷 and 下沙, and what they come to against what is recorded."""

from typing import Any

import pytest

from tests.world import World

ASK = """
query ($area: DivisionCode!) {
  claims(area: $area) {
    figures(first: 200) { nodes {
      claim { id } status reason sentence difference
      working { numerator denominator percent decimals rounding }
    } }
  }
}
"""
MISHIXIANG = """
333-links REPRODUCED COUNTED
333-lists REPRODUCED COUNTED
333-rises REPRODUCED COUNTED
advisers REPRODUCED COUNTED
baima-term REPRODUCED RECORDED_FIGURE
centre-branches REPRODUCED COUNTED
centre-members INSUFFICIENT NOTHING_RECORDED
centre-seats REPRODUCED COUNTED
centre-secretaries INSUFFICIENT SUBSET_NOT_RECORDED
centre-secretary REPRODUCED COUNTED
committees REPRODUCED COUNTED
communities REPRODUCED COUNTED
elected-committees INSUFFICIENT PERIOD_NOT_RECORDED
elected-directors INSUFFICIENT SUBSET_NOT_RECORDED
elected-members INSUFFICIENT SUBSET_NOT_RECORDED
elected-seats INSUFFICIENT CIRCULAR
elected-share INSUFFICIENT CIRCULAR
firms REPRODUCED COUNTED
firms-commercial REPRODUCED COUNTED
firms-quasi REPRODUCED COUNTED
heming-lifts INSUFFICIENT UNIT_NOT_RECORDED
hongshi-candidates INSUFFICIENT SUBSET_NOT_RECORDED
hongshi-first INSUFFICIENT NOTHING_RECORDED
jiachengxiang-disputes INSUFFICIENT UNIT_NOT_RECORDED
jiachengxiang-time INSUFFICIENT UNIT_NOT_RECORDED
liaisons REPRODUCED COUNTED
new-committees-share INSUFFICIENT SUBSET_NOT_RECORDED
pilots-2019 INSUFFICIENT SUBSET_NOT_RECORDED
quasi-compounds REPRODUCED COUNTED
xinhua-term REPRODUCED RECORDED_FIGURE
yeqing-age INSUFFICIENT NOTHING_RECORDED
yeqing-lift-age INSUFFICIENT NOTHING_RECORDED
"""
XIASHA = """
125-forms REPRODUCED COUNTED
125-modes REPRODUCED COUNTED
125-standards REPRODUCED COUNTED
committees REPRODUCED COUNTED
complaints INSUFFICIENT UNIT_NOT_RECORDED
complaints-change INSUFFICIENT TWO_COUNTS_NEEDED
compounds REPRODUCED COUNTED
coverage-committees REPRODUCED RESTS_ON_DERIVED
coverage-firms REPRODUCED RESTS_ON_DERIVED
exam-classes REPRODUCED COUNTED
firms REPRODUCED COUNTED
liaison-departments REPRODUCED COUNTED
matters INSUFFICIENT PARTLY_RECORDED
matters-settled INSUFFICIENT PARTLY_RECORDED
mechanisms REPRODUCED COUNTED
office-levels INSUFFICIENT UNIT_NOT_RECORDED
plates-hung INSUFFICIENT SUBSET_NOT_RECORDED
reception-accepted REPRODUCED RECORDED_FIGURE
reception-answered REPRODUCED RECORDED_FIGURE
reception-first INSUFFICIENT NOTHING_RECORDED
rental-fee NOT_COMPARABLE NO_SINGLE_NUMBER
room INSUFFICIENT UNIT_NOT_RECORDED
streets REPRODUCED COUNTED
train-1801-accepted REPRODUCED RECORDED_FIGURE
train-1801-answered REPRODUCED RECORDED_FIGURE
train-1801-departments INSUFFICIENT UNIT_NOT_RECORDED
train-1801-first INSUFFICIENT NOTHING_RECORDED
train-1801-handed-out REPRODUCED RECORDED_FIGURE
train-1802-second INSUFFICIENT NOTHING_RECORDED
"""

# Schemes whose elements are recorded as items, by the heading that the claim names.
SCHEMES = """
nc-leading-bodies REPRODUCED COUNTED
nc-platform-levels REPRODUCED COUNTED
nc-mechanisms REPRODUCED COUNTED
nc-actions REPRODUCED COUNTED
nc-themes REPRODUCED COUNTED
nc-meeting-levels REPRODUCED COUNTED
nc-emergency REPRODUCED COUNTED
nc-lists REPRODUCED COUNTED
nc-compound-kinds REPRODUCED COUNTED
nc-assessed-parties REPRODUCED COUNTED
hy-parties REPRODUCED COUNTED
hy-steps REPRODUCED COUNTED
hy-sanyou REPRODUCED COUNTED
hf-lists REPRODUCED COUNTED
hf-mediation-levels REPRODUCED COUNTED
hf-project-team-parties REPRODUCED COUNTED
hf-organization-levels REPRODUCED COUNTED
hy-wujia INSUFFICIENT PARTLY_RECORDED
"""


async def figures(places: World, area: str, prefix: str) -> dict[str, Any]:
    """The figures of an area by the keys of their claims."""
    nodes = (await places.ask(ASK, area=area))["claims"]["figures"]["nodes"]
    return {node["claim"]["id"].removeprefix(f"claim:{prefix}-claim-"): node for node in nodes}


@pytest.mark.parametrize(("area", "prefix", "expected"), [("330105001", "msx", MISHIXIANG), ("330114", "xs", XIASHA)])
async def test_every_figure_of_a_place_comes_to_what_is_told_here(
    places: World, area: str, prefix: str, expected: str
) -> None:
    found = await figures(places, area, prefix)
    told = [f"{id} {node['status']} {node['reason']}" for id, node in found.items()]
    assert told == expected.split("\n")[1:-1]
    assert {node["difference"] for node in found.values()} == {None}


@pytest.mark.parametrize(("area", "prefix"), [("371702003", "nc"), ("331003", "hy"), ("3401", "hf")])
async def test_the_numbers_in_the_names_of_schemes_are_counted_by_their_items(
    places: World, area: str, prefix: str
) -> None:
    told = {
        f"{prefix}-{id} {node['status']} {node['reason']}" for id, node in (await figures(places, area, prefix)).items()
    }
    asked = {line for line in SCHEMES.split("\n") if line.startswith(prefix)}
    assert asked <= told, sorted(told)


async def test_78_5_percent_is_reproduced_cut_off_and_61_percent_is_a_circle(places: World) -> None:
    firms = (await figures(places, "330114", "xs"))["coverage-firms"]
    assert firms["sentence"] == (
        "33/42 = 78.5 %, cut off; half up it would be 78.6 %. "
        "33 of them rest on covers worked out from published figures."
    )
    assert firms["working"] == {
        "numerator": 33,
        "denominator": 42,
        "percent": "78.5",
        "decimals": 1,
        "rounding": "TRUNCATE",
    }
    share = (await figures(places, "330105001", "msx"))["elected-share"]
    assert share["sentence"].endswith("28/46 = 60.87 %, printed 61 %.")
    assert (share["working"]["percent"], share["working"]["rounding"]) == ("61", "HALF_UP")


async def test_what_is_missing_is_said(places: World) -> None:
    xiasha = await figures(places, "330114", "xs")
    assert xiasha["complaints-change"]["sentence"] == (
        "Missing: the number of COMPLAINT in 2018-06..2018-11 and in 前5个月, and of 涉物业、业委会 only."
    )
    assert xiasha["matters"]["sentence"].startswith("10 of 707 MATTER are recorded")
    hefei = await figures(places, "3401", "hf")
    assert hefei["firm-party-organizations-per-firm"]["reason"] == "UNITS_DIFFER"
    pilots = (await figures(places, "331003", "hy"))["pilots-complaints"]
    assert (pilots["status"], pilots["sentence"].endswith("of 试点小区 only.")) == ("INSUFFICIENT", True)
