"""The compounds of an area, asked of a small world: those placed there on the day, and no others."""

from tests.world import World

ASK = """
query ($area: DivisionCode!, $asOf: Date) {
  organizationChart(area: $area, asOf: $asOf) {
    compounds { totalCount nodes { compound { id name } attestation statedBy { locator source { id } } } }
  }
}
"""
WORLD = {
    "compounds": """
id,name,area,tags,from,to
t-a,甲苑,330105001L01,老旧,,
t-b,乙苑,330105001,,2018-07,
t-c,丙苑,330105001,老旧,,2017
t-d,丁苑,330105002,老旧,,
"""
}


async def test_the_compounds_of_the_area_are_told_with_their_source(world: World) -> None:
    await world.apply(**WORLD)
    answer = await world.ask(ASK, area="330105001L01", asOf="2018-12-31")
    assert answer["organizationChart"]["compounds"] == {
        "totalCount": 1,
        "nodes": [
            {
                "compound": {"id": "compound:t-a", "name": "甲苑"},
                "attestation": "NAMED",
                "statedBy": {"locator": "p1", "source": {"id": "source:t-src"}},
            }
        ],
    }


async def test_only_those_that_stood_that_day_are_told(world: World) -> None:
    await world.apply(**WORLD)
    for day, expected in (("2017-12-31", ["甲苑", "丙苑"]), ("2018-12-31", ["甲苑", "乙苑"])):
        found = (await world.ask(ASK, area="330105001", asOf=day))["organizationChart"]["compounds"]
        assert [node["compound"]["name"] for node in found["nodes"]] == expected
