"""Coverage on other days and by other rules: what a trend is made of, and the same units counted in several ways."""

from typing import Any

from tests.world import World

TREND = """
query ($since: Date!, $until: Date!, $step: TrendStep! = MONTH, $rule: ID) {
  coverage(area: "330105", unit: PROPERTY_FIRM, measure: PARTY_ORGANIZATION, asOf: "2020-12-31", rule: $rule) {
    trend(since: $since, until: $until, step: $step) {
      day numerator denominator unknownCount percent bounds { low high } undated rule { decimals recorded { id } }
    }
  }
}
"""
FIRMS = {
    "organizations": """
id,name,kind,subtype,area,from,to
t-one,一,PROPERTY_FIRM,commercial,330105001,,
t-two,二,PROPERTY_FIRM,commercial,330105001,2020-02-29,
t-three,三,PROPERTY_FIRM,commercial,330105002,2020-02-29,2020-03-30
t-branch,支部,PARTY_ORGANIZATION,branch,330105001,2016,2020-03-30
""",
    "covers": """
id,party_organization,unit,mode,from
t-c1,t-branch,organization:t-one,SOLE,2020-01-31
t-c2,,organization:t-two,NONE,2020-02-29
""",
}


async def points(world: World, **asked: object) -> list[dict[str, Any]]:
    return (await world.ask(TREND, **asked))["coverage"]["trend"]


async def test_a_trend_tells_the_last_day_of_each_step_and_the_last_day_asked_for(world: World) -> None:
    await world.apply(**FIRMS)
    found = await points(world, since="2020-01-15", until="2020-04-15")
    assert [(each["day"], each["numerator"], each["denominator"], each["unknownCount"]) for each in found] == [
        ("2020-01-31", 1, 1, 0),
        ("2020-02-29", 1, 3, 1),
        ("2020-03-31", 0, 2, 1),
        ("2020-04-15", 0, 2, 1),
    ]
    assert (found[0]["percent"], found[1]["percent"], found[1]["bounds"]) == (
        "100.00",
        None,
        {"low": "33.33", "high": "66.67"},
    )
    assert [each["undated"] for each in found] == [1, 1, 1, 1]


async def test_steps_end_on_leap_days_and_at_the_ends_of_quarters_and_years(world: World) -> None:
    for asked, days in (
        ({"since": "2024-02-01", "until": "2024-02-29"}, ["2024-02-29"]),
        ({"since": "2023-02-28", "until": "2023-03-01"}, ["2023-02-28", "2023-03-01"]),
        (
            {"since": "2023-11-30", "until": "2024-06-30", "step": "QUARTER"},
            ["2023-12-31", "2024-03-31", "2024-06-30"],
        ),
        ({"since": "2019-12-31", "until": "2021-02-28", "step": "YEAR"}, ["2019-12-31", "2020-12-31", "2021-02-28"]),
        ({"since": "2020-02-29", "until": "2020-02-29", "step": "YEAR"}, ["2020-02-29"]),
    ):
        assert [each["day"] for each in await points(world, **asked)] == days


async def test_each_day_is_counted_by_its_own_rule_unless_one_is_asked_for(world: World) -> None:
    await world.apply(
        **FIRMS,
        rules="""
id,kind,name,scope,parameters,from,to
t-old,COVERAGE,旧口径,area:330105,decimals=0,,2020-02
t-new,COVERAGE,新口径,area:330105,decimals=1,2020-03,
""",
    )
    found = await points(world, since="2020-02-01", until="2020-03-31")
    assert [(each["rule"]["recorded"]["id"], each["rule"]["decimals"]) for each in found] == [
        ("rule:t-old", 0),
        ("rule:t-new", 1),
    ]
    found = await points(world, since="2020-02-01", until="2020-03-31", rule="rule:t-new")
    assert [(each["rule"]["recorded"]["id"], each["bounds"]["low"]) for each in found] == [
        ("rule:t-new", "33.3"),
        ("rule:t-new", "0.0"),
    ]


async def test_a_trend_that_is_too_long_or_runs_backwards_is_refused(world: World) -> None:
    assert len(await points(world, since="2015-01-01", until="2019-12-31")) == 60
    for since, until in (("2014-12-01", "2019-12-31"), ("2020-02-02", "2020-02-01")):
        code, message = await world.fail(TREND, since=since, until=until)
        assert (code, since in message) == ("BAD_INPUT", True)


COMPARE = """
query ($rules: [ID!], $measures: [CoverageMeasure!]) {
  coverage(area: "330105", unit: PROPERTY_FIRM, measure: PARTY_ORGANIZATION, asOf: "2020-12-31") {
    compare(rules: $rules, measures: $measures) {
      measure rule { recorded { id } } numerator denominator unknownCount percent
    }
  }
}
"""


async def test_the_same_units_are_90_percent_or_23_9(world: World) -> None:
    # 113 firms, 30 of which have members enough, 27 of these with a branch; a register tells that nobody else has one.
    firms = [f"t-f{number},企,PROPERTY_FIRM,330105001,{3 if number <= 30 else 0}" for number in range(1, 114)]
    covers = [f"t-c{number},organization:t-f{number},SOLE,t-branch" for number in range(1, 28)]
    await world.apply(
        sources="id,title,stated,complete,area\nt-src,名册,2018,covers;organizations,330105\n",
        organizations="\n".join(
            ["id,name,kind,area,full_members", *firms, "t-branch,支部,PARTY_ORGANIZATION,330105001,"]
        ),
        covers="\n".join(["id,unit,mode,party_organization", *covers]),
        rules="""
id,kind,name,scope,parameters
t-near,COVERAGE,区口径,area:330105,decimals=1
t-far,COVERAGE,市口径,area:3301,organization=JOINT
""",
    )
    found = (await world.ask(COMPARE, measures=["ELIGIBLE", "PARTY_ORGANIZATION"]))["coverage"]["compare"]
    told = [
        (each["measure"], each["rule"]["recorded"]["id"], each["numerator"], each["denominator"], each["percent"])
        for each in found
    ]
    assert told == [
        ("ELIGIBLE", "rule:t-near", 27, 30, "90.0"),
        ("ELIGIBLE", "rule:t-far", 0, 30, "0.00"),
        ("PARTY_ORGANIZATION", "rule:t-near", 27, 113, "23.9"),
        ("PARTY_ORGANIZATION", "rule:t-far", 0, 113, "0.00"),
    ]
    (one,) = (await world.ask(COMPARE, rules=["rule:t-far"]))["coverage"]["compare"]
    assert (one["rule"]["recorded"]["id"], one["numerator"]) == ("rule:t-far", 0)
    assert (await world.fail(COMPARE, rules=["rule:t-none"]))[0] == "NOT_FOUND"
    assert (await world.fail(COMPARE, measures=["OWNERS_COMMITTEE"]))[0] == "BAD_INPUT"


async def test_without_a_recorded_rule_the_default_is_compared(world: World) -> None:
    (default,) = (await world.ask(COMPARE))["coverage"]["compare"]
    assert (default["rule"]["recorded"], default["denominator"], default["percent"]) == (None, 0, None)
