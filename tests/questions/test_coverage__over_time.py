"""Coverage of units that move and change: where they are counted on a day, and which registers speak of them."""

from typing import Any

from tests.world import World

ASK = """
query ($area: DivisionCode!, $unit: CoverageUnit!, $measure: CoverageMeasure!, $asOf: Date) {
  coverage(area: $area, unit: $unit, measure: $measure, asOf: $asOf) {
    counted { nodes { unitId } }
    notCounted { nodes { unitId reason } }
    unknown { nodes { unitId reason grounds { fact } } }
    byChild { code denominator }
  }
}
"""
ABSENT, SILENT = "ABSENT_FROM_COMPLETE_SOURCE", "NOT_RECORDED"


async def ask(world: World, **asked: str) -> Any:
    return (await world.ask(ASK, **asked))["coverage"]


def _reasons(found: Any) -> dict[str, str]:
    nodes = (*found["notCounted"]["nodes"], *found["unknown"]["nodes"])
    return {node["unitId"].partition(":t-")[2]: node["reason"] for node in nodes}


async def test_a_firm_goes_with_the_compound_that_it_serves(world: World) -> None:
    await world.apply(
        compounds="id,name,area,from,to\nt-c,甲苑,330105001L01,,2017\nt-c#2,甲苑,330105002,2018,\n",
        organizations="id,name,kind,area\nt-firm,甲物业,PROPERTY_FIRM,330105001L02\n",
        contracts="id,provider,compound,from\nt-1,t-firm,t-c,2016\n",
    )
    asked = {"unit": "PROPERTY_FIRM", "measure": "PARTY_WORK", "area": "330105"}
    for day, child in (("2017-12-31", "330105001"), ("2018-01-01", "330105002")):
        assert (await ask(world, asOf=day, **asked))["byChild"] == [{"code": child, "denominator": 1}]
        for street in ("330105001", "330105002"):
            there = _reasons(await ask(world, **{**asked, "area": street, "asOf": day}))
            assert list(there) == (["firm"] if street == child else [])


async def test_a_register_speaks_of_what_stood_in_its_area_at_its_time_and_of_nothing_else(world: World) -> None:
    await world.apply(
        sources="id,title,stated,complete,area\nt-src,台账,2018-06,covers;organizations,330105001\n",
        organizations="""
id,name,kind,area,from,to
t-stays,甲,PROPERTY_FIRM,330105001L01,,
t-renamed,乙,PROPERTY_FIRM,330105001L01,,2019
t-renamed#2,乙甲,PROPERTY_FIRM,330105001L01,2020,
t-became,丙,ASSOCIATION,330105001L01,,2019
t-became#2,丙,PROPERTY_FIRM,330105001L01,2020,
t-left,丁,PROPERTY_FIRM,330105001L01,,2019
t-left#2,丁,PROPERTY_FIRM,330105002,2020,
t-came,戊,PROPERTY_FIRM,330105002,,2019
t-came#2,戊,PROPERTY_FIRM,330105001L01,2020,
t-new,己,PROPERTY_FIRM,330105001L01,2018-07,
t-gone,庚,PROPERTY_FIRM,330105001L01,,2018-05
t-gone#2,庚,PROPERTY_FIRM,330105001L01,2020,
""",
    )
    asked = {"unit": "PROPERTY_FIRM", "measure": "PARTY_WORK", "area": "330105"}
    assert _reasons(await ask(world, asOf="2021-01-01", **asked)) == {
        "became": ABSENT,
        "left": ABSENT,
        "renamed": ABSENT,
        "stays": ABSENT,
        "came": SILENT,
        "gone": SILENT,
        "new": SILENT,
    }
    assert _reasons(await ask(world, asOf="2018-05-31", **asked)) == {
        "came": SILENT,
        "gone": SILENT,
        "left": SILENT,
        "renamed": SILENT,
        "stays": SILENT,
    }, "the register speaks of no day before its time"


async def test_what_a_rule_counts_neither_way_is_no_party_work(world: World) -> None:
    await world.apply(
        organizations="""
id,name,kind,area
t-party,党委,PARTY_ORGANIZATION,330105001
t-joint,甲,PROPERTY_FIRM,330105001
t-reached,乙,PROPERTY_FIRM,330105001
""",
        covers="""
id,party_organization,unit,mode
t-1,t-party,organization:t-joint,JOINT
t-2,t-party,organization:t-reached,INSTRUCTOR
""",
        rules="id,kind,name,scope,parameters\nt-narrow,COVERAGE,单建口径,area:330105001,organization=SOLE;work=INSTRUCTOR\n",
    )
    asked = {"unit": "PROPERTY_FIRM", "area": "330105001"}
    organization = await ask(world, measure="PARTY_ORGANIZATION", **asked)
    assert _reasons(organization) == {"joint": SILENT, "reached": "WORK_ONLY"}
    work = await ask(world, measure="PARTY_WORK", **asked)
    assert work["unknown"]["nodes"] == [
        {"unitId": "organization:t-joint", "reason": SILENT, "grounds": [{"fact": "cover:t-1"}]}
    ]
