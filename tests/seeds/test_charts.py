"""What charts, neighbours and paths tell of the five places: who stands below whom, and how things hang together."""

from collections import Counter
from typing import Any

import pytest

from tests.world import World

CHART = """
query ($area: DivisionCode, $organization: ID, $depth: Int!) {
  organizationChart(area: $area, organization: $organization, depth: $depth, crossAppointments: true) {
    truncated nodeCount levels { total shown }
    nodes { id level organizationKind attestation seats vacancies below head { title people { name } } }
    edges { kind source target from person { name } homeBy }
  }
}
"""
PATH = """
query ($source: ID!, $target: ID!, $maxLength: Int!) {
  path(source: $source, target: $target, maxLength: $maxLength) {
    length reason paths { nodes { entityId } hops { kind statedBy { locator } } }
  }
}
"""


async def chart(places: World, **asked: object) -> Any:
    return (await places.ask(CHART, **{"depth": 2, **asked}))["organizationChart"]


async def test_the_centres_committee_has_eight_branches_and_heads_known_by_office_only(places: World) -> None:
    found = await chart(places, organization="organization:msx-centre-committee", depth=1)
    branches = [node for node in found["nodes"] if node["organizationKind"] == "PARTY_ORGANIZATION"][1:]
    assert (len(branches), {node["head"]["title"] for node in branches}) == (8, {"支部书记"})
    assert [node["head"]["people"] for node in branches if node["head"]["people"]] == [[{"name": "徐云丽"}]]
    assert (found["nodes"][0]["seats"], found["nodes"][0]["vacancies"]) == (10, 10)


async def test_the_streets_secretary_heads_the_leading_group_since_december_2017(places: World) -> None:
    found = await chart(places, area="330105001")
    crossing = (edge for edge in found["edges"] if edge["kind"] == "CROSS_APPOINTMENT")
    (link,) = (edge for edge in crossing if edge["target"] == "organization:msx-leading-group")
    assert link == {
        "kind": "CROSS_APPOINTMENT",
        "source": "organization:msx-party-work-committee",
        "target": "organization:msx-leading-group",
        "from": "2017-12-01",
        "person": None,
        "homeBy": "BASIS",
    }


async def test_mishixiangs_chart_has_its_16_committees_and_35_firms(places: World) -> None:
    found = await chart(places, area="330105001", depth=3)
    kinds = Counter(
        node["organizationKind"] for node in found["nodes"] if node["attestation"] in ("NAMED", "COUNTED", "DERIVED")
    )
    assert (kinds["OWNERS_COMMITTEE"], kinds["PROPERTY_FIRM"], found["truncated"]) == (16, 35, False)


@pytest.mark.parametrize(
    ("area", "depth", "total", "shown"),
    [("3401", 1, 630, 300), ("330114", 3, 215, 215), ("331003", 2, 80, 80), ("371702003", 2, 15, 15)],
)
async def test_each_place_has_its_chart(places: World, area: str, depth: int, total: int, shown: int) -> None:
    found = await chart(places, area=area, depth=depth)
    assert (found["nodeCount"], len(found["nodes"]), found["truncated"]) == (total, shown, total > shown)
    ids = {node["id"] for node in found["nodes"]}
    assert all({edge["source"], edge["target"]} <= ids for edge in found["edges"])


async def test_wang_wenchuan_is_joined_to_the_pump_house_through_his_committee(places: World) -> None:
    asked = {"source": "person:xs-wang-wenchuan", "target": "problem:xs-problem-wenhui-pump", "maxLength": 6}
    found = (await places.ask(PATH, **asked))["path"]
    (way,) = found["paths"]
    assert [node["entityId"].partition(":")[2] for node in way["nodes"]] == [
        "xs-wang-wenchuan",
        "xs-post-director-wenhui",
        "xs-committee-wenhui",
        "xs-problem-wenhui-pump",
    ]
    assert [(hop["kind"], hop["statedBy"]["locator"]) for hop in way["hops"]] == [
        ("APPOINTMENT", "p3"),
        ("SEAT_OF", "p3"),
        ("HANDLING", "p20"),
    ]


async def test_no_path_leads_from_one_city_to_another(places: World) -> None:
    asked = {"source": "organization:hf-leading-group", "target": "organization:msx-office", "maxLength": 8}
    found = (await places.ask(PATH, **asked))["path"]
    assert (found["length"], found["paths"], found["reason"]) == (None, [], "NOT_CONNECTED")


async def test_the_room_of_tianyuan_came_back_to_the_residents_committee(places: World) -> None:
    asked = "query ($id: ID!) { handlerPath(problem: $id) { edges { step kind source target back } } }"
    found = (await places.ask(asked, id="problem:xs-problem-tianyuan-room"))["handlerPath"]["edges"]
    assert [(edge["step"], edge["target"]) for edge in found if edge["kind"] == "NEXT" and edge["back"]] == [
        (2, "organization:xs-committee-tianyuan"),
        (3, "organization:xs-residents-wenchao"),
    ]
