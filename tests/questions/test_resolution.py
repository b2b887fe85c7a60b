"""Resolution, asked of small worlds: what is raised, accepted, answered, settled and rated, and how long it took."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($area: DivisionCode!, $since: Date, $until: Date, $by: ResolutionGrouping! = CATEGORY,
       $rejected: Boolean! = false, $basicallySatisfied: Boolean, $asOf: Date, $knownAt: DateTime) {
  resolution(area: $area, since: $since, until: $until, by: $by, rejected: $rejected,
             basicallySatisfied: $basicallySatisfied, asOf: $asOf, knownAt: $knownAt) {
    rule { satisfied recorded { id } }
    figures { ...Figures }
    groups { nodes { by entity { id } figures { ...Figures } } }
    undated { nodes { problem { id } raisedOn } }
    excludedCount
  }
}
fragment Figures on ResolutionFigures {
  raised accepted rejected timed medianDays ninetiethDays
  response { ...Rate } settlement { ...Rate } satisfaction { ...Rate }
}
fragment Rate on ResolutionRate { formula numerator denominator unknownCount percent bounds { low high } }
"""
WORLD = {
    "organizations": """
id,name,kind,area
t-office,三方办,COORDINATION_OFFICE,330105001
t-firm,甲物业,PROPERTY_FIRM,330105001
""",
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\n",
    "problems": """
id,title,category,channel,place,reported,status,settled,verdict,count,from
t-p1,一,漏水,热线,compound:t-a,2018-03-01,SETTLED,2018-03-05,SATISFIED,,
t-p2,二,漏水,热线,compound:t-a,2018-03-02,CLOSED,2018-03-02,BASICALLY_SATISFIED,,
t-p3,三,停车,,area:330105001,2018-03,IN_PROGRESS,,,,
t-p4,四,停车,热线,area:330105001,2018-02-28,REJECTED,,DISSATISFIED,,
t-p5,五,停车,热线,area:330105001,2018,ACCEPTED,,,,
t-p6,六,漏水,热线,area:330105002,2018-03-31,,,,,
t-p7,七,噪音,热线,area:330105001,2018-03-15,SETTLED,2018-03-25,,3,
t-p8,八,噪音,热线,area:330105001,,,,,,?
""",
    "handlings": """
id,problem,handler,step,role,from
t-h1,t-p1,organization:t-firm,1,LEAD,2018-03-02
t-h2,t-p3,organization:t-firm,1,LEAD,2018-03-02
t-h3,t-p3,organization:t-office,2,SUPERVISOR,2018-05
""",
}
MARCH = {"since": "2018-03-01", "until": "2018-03-31", "asOf": "2018-12-31"}


async def ask(world: World, area: str = "330105", **asked: object) -> Any:
    return (await world.ask(ASK, area=area, **{"asOf": "2018-12-31", **asked}))["resolution"]


def rate(numerator: int, denominator: int, percent: str | None, *bounds: str, unknown: int = 0) -> dict[str, object]:
    return {
        "numerator": numerator,
        "denominator": denominator,
        "unknownCount": unknown,
        "percent": percent,
        "bounds": dict(zip(("low", "high"), bounds, strict=True)) if bounds else None,
    }


def told(figures: Any, name: str) -> dict[str, object]:
    assert figures[name]["formula"] == name.upper()
    return {key: value for key, value in figures[name].items() if key != "formula"}


async def test_what_was_surely_raised_in_the_window_is_counted_and_a_batch_as_many_as_it_is(world: World) -> None:
    await world.apply(**WORLD)
    found = await ask(world, **MARCH)
    figures = found["figures"]
    assert (figures["raised"], figures["accepted"], figures["rejected"]) == (7, 6, 0)
    assert [(each["problem"]["id"], each["raisedOn"]) for each in found["undated"]["nodes"]] == [
        ("problem:t-p5", "2018"),
        ("problem:t-p8", None),
    ]
    # t-p6 has no status: it may have been accepted, answered and settled, or not.
    assert told(figures, "response") == rate(6, 7, None, "85.71", "100.00", unknown=1)
    assert told(figures, "settlement") == rate(5, 7, None, "71.43", "85.71", unknown=1)
    assert told(figures, "satisfaction") == rate(2, 2, "100.00")
    # 4, 0, 10, 10 and 10 days.
    assert (figures["timed"], figures["medianDays"], figures["ninetiethDays"]) == (5, 10, 10)
    street = (await ask(world, "330105001", **MARCH))["figures"]
    assert told(street, "settlement") == rate(5, 6, "83.33")


async def test_whether_basically_satisfied_counts_is_the_rules_or_the_callers_word(world: World) -> None:
    await world.apply(**WORLD)
    with_it, without = [await ask(world, basicallySatisfied=counts) for counts in (True, False)]
    assert with_it["rule"] == {"satisfied": ["SATISFIED", "BASICALLY_SATISFIED"], "recorded": None}
    assert told(with_it["figures"], "satisfaction") == rate(2, 3, "66.67")
    assert told(without["figures"], "satisfaction") == rate(1, 3, "33.33")
    await world.apply(
        rules="id,kind,name,scope,parameters\nt-r,SATISFACTION,口径,area:330105,satisfied=SATISFIED;decimals=0\n"
    )
    ruled = await ask(world)
    assert ruled["rule"] == {"satisfied": ["SATISFIED"], "recorded": {"id": "rule:t-r"}}
    assert told(ruled["figures"], "satisfaction") == rate(1, 3, "33")


async def test_what_was_not_accepted_is_in_the_denominators_only_where_asked(world: World) -> None:
    await world.apply(**WORLD)
    february = {"since": "2018-02-01", "until": "2018-02-28"}
    left_out, kept = [(await ask(world, rejected=rejected, **february))["figures"] for rejected in (False, True)]
    assert (left_out["raised"], left_out["rejected"]) == (1, 1)
    assert told(left_out, "settlement") == rate(0, 0, None)
    assert told(kept, "settlement") == rate(0, 1, "0.00")
    assert told(kept, "response") == rate(0, 1, "0.00")


async def test_groups_come_by_number_and_a_problem_stands_with_each_of_its_handlers(world: World) -> None:
    await world.apply(**WORLD)
    for by, expected in (
        ("CATEGORY", [("噪音", None, 3), ("漏水", None, 3), ("停车", None, 1)]),
        ("CHANNEL", [("热线", None, 6), (None, None, 1)]),
        ("COMPOUND", [(None, None, 5), ("compound:t-a", "compound:t-a", 2)]),
        (
            "HANDLER",
            [
                (None, None, 5),
                ("organization:t-firm", "organization:t-firm", 2),
                ("organization:t-office", "organization:t-office", 1),
            ],
        ),
    ):
        nodes = (await ask(world, by=by, **MARCH))["groups"]["nodes"]
        told_of = [(each["by"], each["entity"] and each["entity"]["id"], each["figures"]["raised"]) for each in nodes]
        assert told_of == expected


async def test_a_complete_register_tells_that_nothing_was_done(world: World) -> None:
    await world.apply(**WORLD)
    assert told((await ask(world, "330105001"))["figures"], "response")["unknownCount"] == 2
    await world.apply(sources="id,title,stated,complete,area\nt-src,测试来源,2018,handlings,330105001\n")
    # t-p5 was accepted, and the register has no step on it; of t-p8 nobody says whether it was.
    response = told((await ask(world, "330105001"))["figures"], "response")
    assert (response["numerator"], response["denominator"], response["unknownCount"]) == (6, 8, 1)


async def test_both_clocks_and_the_callers_area(world: World) -> None:
    first = await world.apply(**WORLD)
    await world.apply(
        problems="id,title,category,place,reported,status\nt-p4,四,停车,area:330105001,2018-02-28,SETTLED\n"
    )
    february = {"since": "2018-02-01", "until": "2018-02-28"}
    now, before = [(await ask(world, knownAt=known, **february))["figures"] for known in (None, first.instant)]
    assert (told(now, "settlement")["percent"], told(before, "settlement")["percent"]) == ("100.00", None)
    early = (await ask(world, asOf="2018-04-30", by="HANDLER", **{k: MARCH[k] for k in ("since", "until")}))["groups"]
    assert "organization:t-office" not in [each["by"] for each in early["nodes"]]
    seen = await world.ask_as(Caller(areas=("330105002",), people=True), ASK, area="330105", asOf="2018-12-31")
    assert seen["resolution"]["figures"]["raised"] == 1
    nothing = (await ask(world, "11"))["figures"]
    assert (nothing["raised"], nothing["medianDays"], told(nothing, "response")) == (0, None, rate(0, 0, None))
    code, _ = await world.fail(ASK, area="330105", since="2018-03-02", until="2018-03-01")
    assert code == "BAD_INPUT"
