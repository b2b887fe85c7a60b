"""What an area stands for: its subtree, the parts of a zone, and the divisions that went into it whole."""

from typing import Any

import pytest

from tests.world import World

AREAS = """
id,name,parts,succeeds,from,to
33,浙江省,,,,
330104,江干区,,,,2020
330104005,凯旋街道,,,,2020
330105,拱墅区,,,,
330105001,米市巷街道,,,,
330105002,湖墅街道,,,,
330114,钱塘区,,330104,2021,
330115,临平区,,330110,2021,
330110,余杭区,,330111,,
330116,余杭新区,,330110,2021,
330111,旧余杭,,,,2000
330117,未来区,,330114,2030,
330105L01,运河试点,330105001;330114001,,2018,
330114001,下沙街道,,,,
"""
COMPOUNDS = """
id,name,area,from,to
t-kaixuan,凯旋苑,330104005,,
t-mishi,米市苑,330105001,,2017
t-mishi#2,米市苑,330105002,2018,
t-xiasha,下沙苑,330114001,,
t-yuhang,余杭苑,330110,,
t-old,旧苑,330111,,
"""
ASK = """
query ($area: DivisionCode!, $day: Date!) {
  coverage(area: $area, unit: COMPOUND, measure: OWNERS_COMMITTEE, asOf: $day) { unknown { nodes { unitId } } }
}
"""


async def compounds(world: World, area: str, day: str) -> list[str]:
    found = (await world.ask(ASK, area=area, day=day))["coverage"]["unknown"]["nodes"]
    return [each["unitId"].removeprefix("compound:t-") for each in found]


@pytest.fixture
async def areas(world: World) -> World:
    await world.apply(areas=AREAS, compounds=COMPOUNDS)
    return world


async def test_an_area_stands_for_what_went_into_it_whole_on_every_day(areas: World) -> None:
    for day in ("2018-06-30", "2026-01-01"):
        assert await compounds(areas, "330114", day) == ["kaixuan", "xiasha"]
        assert await compounds(areas, "330104", day) == ["kaixuan"]
        assert await compounds(areas, "330117", day) == ["kaixuan", "xiasha"], "two reorganizations back"


async def test_what_was_split_is_nobodys_alone(areas: World) -> None:
    assert await compounds(areas, "330115", "2026-01-01") == []
    assert await compounds(areas, "330116", "2026-01-01") == []
    assert await compounds(areas, "330110", "2026-01-01") == ["old", "yuhang"]


async def test_a_zone_is_its_parts_on_the_days_it_has_them(areas: World) -> None:
    assert await compounds(areas, "330105L01", "2017-06-30") == []
    assert await compounds(areas, "330105L01", "2018-06-30") == ["xiasha"]
    assert await compounds(areas, "330105", "2018-06-30") == ["mishi"]


async def test_a_compound_in_two_areas_over_time_is_in_one_of_them_each_day(areas: World) -> None:
    for day, there, gone in (("2017-12-31", "330105001", "330105002"), ("2018-01-01", "330105002", "330105001")):
        assert await compounds(areas, there, day) == ["mishi"]
        assert await compounds(areas, gone, day) == []


async def test_the_country_is_everything_and_a_zone_shows_its_parts(areas: World) -> None:
    assert await compounds(areas, "CN", "2018-06-30") == ["kaixuan", "mishi", "old", "xiasha", "yuhang"]
    zone: Any = await areas.ask(
        '{ node(id: "area:330105L01") { ... on Area { officialCode parts { id } succeeds { id } } } }'
    )
    assert zone["node"] == {
        "officialCode": False,
        "parts": [{"id": "area:330105001"}, {"id": "area:330114001"}],
        "succeeds": [],
    }
