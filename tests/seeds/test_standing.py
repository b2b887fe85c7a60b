"""What the standing checks answer of the five places: terms by the national rules, what is missing or not recorded."""

from typing import Any

import pytest

from tests.world import World

RADAR = """
query ($area: DivisionCode!, $asOf: Date) {
  termRadar(area: $area, asOf: $asOf) {
    byStatus { status count } later sizesUnknown sizes { totalCount } acting { totalCount }
    vacancies(first: 200) { nodes { post { id } vacant certainty } }
    terms(first: 200) { nodes { organization { id } status reason term due { latest } rule { recorded { id } } } }
  }
}
"""
HOLES = """
query ($area: DivisionCode!) { structuralHoles(area: $area) { byKind { kind known unknown } } }
"""
MISHIXIANG, XIASHA, HUANGYAN, HEFEI = "330105001", "330114", "331003", "3401"


async def radar(places: World, area: str, day: str) -> Any:
    return (await places.ask(RADAR, area=area, asOf=day))["termRadar"]


@pytest.mark.parametrize(
    ("area", "day", "counts", "later"),
    [
        (MISHIXIANG, "2018-12-31", [0, 0, 0, 21], 0),
        (MISHIXIANG, "2022-01-01", [0, 8, 0, 27], 0),
        (MISHIXIANG, "2022-01-02", [8, 0, 0, 27], 0),
        (MISHIXIANG, "2024-01-02", [12, 0, 0, 23], 0),
        (XIASHA, "2024-01-02", [0, 0, 0, 43], 0),
        (HUANGYAN, "2025-01-02", [24, 0, 0, 6], 0),
    ],
)
async def test_terms_of_the_places(places: World, area: str, day: str, counts: list[int], later: int) -> None:
    found = await radar(places, area, day)
    assert [each["count"] for each in found["byStatus"]] == counts
    assert found["later"] == later


async def test_baimas_fourth_and_xinhuas_first_committee_ran_out_at_the_latest_with_2023(places: World) -> None:
    terms = {
        each["organization"]["id"]: each for each in (await radar(places, MISHIXIANG, "2024-01-02"))["terms"]["nodes"]
    }
    for key, number in (("baima", 4), ("xinhua", 1)):
        assert terms[f"organization:msx-committee-{key}"] == {
            "organization": {"id": f"organization:msx-committee-{key}"},
            "status": "RAN_OUT",
            "reason": None,
            "term": number,
            "due": {"latest": "2024-01-01"},
            "rule": {"recorded": {"id": "rule:cn-rule-term-committee"}},
        }
    # A residents' committee is elected too, and no rule of its term is recorded.
    assert terms["organization:msx-residents-jiachengxiang"]["reason"] == "NO_RULE"


async def test_whose_seats_no_holder_is_recorded_of_are_not_known_to_be_vacant(places: World) -> None:
    found = await radar(places, MISHIXIANG, "2019-06-30")
    vacancies = {each["post"]["id"]: (each["vacant"], each["certainty"]) for each in found["vacancies"]["nodes"]}
    assert vacancies["post:msx-post-advisers"] == (26, "UNKNOWN")
    assert {certainty for _, certainty in vacancies.values()} == {"UNKNOWN"}
    assert (found["sizes"]["totalCount"], found["acting"]["totalCount"]) == (0, 0)


@pytest.mark.parametrize(
    ("area", "found"),
    [
        (XIASHA, {"FIRM_WITHOUT_PARTY_ORGANIZATION": (9, 33), "COMPOUND_WITHOUT_BRANCH": (0, 72)}),
        (HEFEI, {"FIRM_WITHOUT_PARTY_ORGANIZATION": (0, 621), "COMPOUND_WITHOUT_FIRM": (0, 0)}),
        (MISHIXIANG, {"FIRM_WITHOUT_PARTY_ORGANIZATION": (0, 35), "COMPOUND_WITHOUT_COMMITTEE": (0, 13)}),
        (HUANGYAN, {"COMPOUND_WITHOUT_BRANCH": (0, 1), "SEAT_HELD_TWICE": (0, 0), "PROHIBITED_POSTS": (0, 0)}),
    ],
)
async def test_only_what_a_source_tells_is_known_to_be_missing(
    places: World, area: str, found: dict[str, tuple[int, int]]
) -> None:
    answer = (await places.ask(HOLES, area=area))["structuralHoles"]["byKind"]
    counts = {each["kind"]: (each["known"], each["unknown"]) for each in answer}
    assert {kind: counts[kind] for kind in found} == found
    assert all(known == 0 for kind, (known, _) in counts.items() if kind != "FIRM_WITHOUT_PARTY_ORGANIZATION")
