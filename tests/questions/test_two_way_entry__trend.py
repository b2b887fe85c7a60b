"""Two-way entry over time: how many compounds have two of their parties stand how, on the last day of each step."""

from typing import Any

from tests.world import World

ASK = """
query ($area: DivisionCode, $compound: ID, $since: Date!, $until: Date!) {
  twoWayEntry(area: $area, compound: $compound, asOf: "2020-12-31") {
    trend(since: $since, until: $until) { day compounds counts { one other status compounds } }
  }
}
"""
WORLD = {
    "compounds": "id,name,area,to\nt-a,甲苑,330105001L01,\nt-b,乙苑,330105001L02,2020-02\n",
    "organizations": """
id,name,kind,area,for
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,compound:t-a
t-branch,甲支部,PARTY_ORGANIZATION,330105001L01,compound:t-a
t-oc-b,乙业委会,OWNERS_COMMITTEE,330105001L02,compound:t-b
t-branch-b,乙支部,PARTY_ORGANIZATION,330105001L02,compound:t-b
""",
    "posts": """
id,organization,title
t-chair,t-oc,主任
t-secretary,t-branch,书记
t-chair-b,t-oc-b,主任
t-secretary-b,t-branch-b,书记
""",
    "people": "id,name\nt-p1,甲\nt-p2,乙\n",
    "appointments": """
id,person,post,home,from
t-1,t-p1,t-chair,yes,2019
t-2,t-p1,t-secretary,,2020-02
t-3,t-p2,t-secretary,yes,2019
t-4,t-p2,t-chair,,2020-03-31
""",
}


async def trend(world: World, **asked: object) -> list[tuple[str, int, list[tuple[str, int]]]]:
    found: Any = await world.ask(ASK, **{"since": "2020-01-01", "until": "2020-03-31", **asked})
    points = found["twoWayEntry"]["trend"]
    for point in points:
        assert {(each["one"], each["other"]) for each in point["counts"]} <= {("OWNERS_COMMITTEE", "COMPOUND_BRANCH")}
    return [
        (point["day"], point["compounds"], [(each["status"], each["compounds"]) for each in point["counts"]])
        for point in points
    ]


async def test_each_point_tells_how_many_compounds_stand_how(world: World) -> None:
    await world.apply(**WORLD)
    january = ("2020-01-31", 2, [("TWO_WAY", 0), ("ONE_WAY", 0), ("NONE", 2)])
    february = ("2020-02-29", 2, [("TWO_WAY", 0), ("ONE_WAY", 1), ("NONE", 1)])
    march = ("2020-03-31", 1, [("TWO_WAY", 1), ("ONE_WAY", 0), ("NONE", 0)])
    assert await trend(world, area="330105") == [january, february, march]
    assert await trend(world, compound="compound:t-b") == [
        ("2020-01-31", 1, [("TWO_WAY", 0), ("ONE_WAY", 0), ("NONE", 1)]),
        ("2020-02-29", 1, [("TWO_WAY", 0), ("ONE_WAY", 0), ("NONE", 1)]),
        ("2020-03-31", 0, []),
    ]
    assert await trend(world, area="330105002") == [(day, 0, []) for day, _, _ in (january, february, march)]
