"""The term radar, asked of small worlds: whose term ran out or runs out, sizes, vacancies, acting holders."""

from typing import Any

import pytest

from graph.dates import days_after, months_before, years_after
from graph.rules import TermParameters, parameters_of
from graph.scope import Caller
from tests.world import World

ASK = """
query ($area: DivisionCode!, $within: Int, $status: TermStatus, $first: Int, $after: String, $asOf: Date,
  $knownAt: DateTime) {
  termRadar(area: $area, within: $within, asOf: $asOf, knownAt: $knownAt) {
    until later sizesUnknown
    byStatus { status count }
    terms(status: $status, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        organization { id } post { id } person { name } status reason basis term begun fact
        due { earliest latest passed } reportDue { earliest latest passed }
        rule { recorded { id } yearsMax } statedBy { locator }
      }
    }
    sizes { nodes { organization { id } seats households faults rule { recorded { id } } } }
    vacancies { nodes { post { id } seats vacant certainty } }
    acting { nodes { post { id } person { name } fact } }
  }
}
"""
RULES = """
id,kind,name,scope,parameters
t-committees,TERM,业委会任期,area:33,"body=OWNERS_COMMITTEE;term_years_min=3;term_years_max=5;size_min=5;size_max=11;size_odd=yes;\
small_households_below=100;small_size=3;report_months_before=3;handover_days=10"
t-branches,TERM,党支部任期,area:33,body=BRANCH;term_years_min=3;term_years_max=3
t-community,TERM,社区党支部任期,area:33,body=BRANCH;level=COMMUNITY;term_years_min=5;term_years_max=5
t-street,TERM,街道业委会任期,area:330105002,body=OWNERS_COMMITTEE;term_years_max=4;report_months_before=6
"""
AREA = "330105001"


async def ask(world: World, day: str, area: str = AREA, **asked: Any) -> Any:
    return (await world.ask(ASK, area=area, asOf=day, **asked))["termRadar"]


async def terms(world: World, day: str, **asked: Any) -> list[tuple[Any, ...]]:
    """Body or post, status or reason, and the first and last day on which the term may be over."""
    found = (await ask(world, day, **asked))["terms"]["nodes"]
    return [
        (
            (each["post"] or each["organization"])["id"].partition(":")[2],
            each["reason"] or each["status"],
            *((each["due"]["earliest"], each["due"]["latest"]) if each["due"] else (None, None)),
        )
        for each in found
    ]


def organizations(*rows: str) -> str:
    return "\n".join(("id,name,kind,subtype,area,for,term,from,to,attestation", *rows))


@pytest.mark.parametrize(
    ("begun", "years", "over"),
    [("2020-02-29", 5, "2025-02-28"), ("2020-02-29", 4, "2024-02-29"), ("2018-06-01", 5, "2023-06-01")],
)
def test_a_term_is_over_with_its_anniversary(begun: str, years: int, over: str) -> None:
    assert years_after(begun, years) == over
    assert years_after("9990-01-01", 99) == days_after("9999-12-30", 9) == "9999-12-31"
    assert [months_before(day, 3) for day in ("2023-05-31", "2024-05-31", "2023-01-15")] == [
        "2023-02-28",
        "2024-02-29",
        "2022-10-15",
    ]


def test_the_parameters_of_a_term_rule_are_checked() -> None:
    rule = parameters_of(TermParameters, ["body=branch", "level=COMMUNITY", "term_years_max=5", "size_odd=yes"])
    assert (rule.body, rule.level, rule.term_years_max, rule.size_odd) == ("BRANCH", "COMMUNITY", 5, True)
    for wrong in (
        ["body=BOARD"],
        ["term_years=5"],
        ["term_years_max=0"],
        ["term_years_min=5", "term_years_max=3"],
        ["small_size=3"],
    ):
        with pytest.raises(ValueError, match="A TERM rule takes: body, "):
            parameters_of(TermParameters, wrong)


async def test_terms_run_out_by_the_nearest_rule_within_the_days_asked_for(world: World) -> None:
    await world.apply(
        rules=RULES,
        organizations=organizations(
            f"t-leap,甲业委会,OWNERS_COMMITTEE,,{AREA},,3,2020-02-29,,",
            f"t-month,乙业委会,OWNERS_COMMITTEE,,{AREA},,1,2020-02,,",
            f"t-year,丙业委会,OWNERS_COMMITTEE,,{AREA},,1,2020,,",
            f"t-past,丁业委会,OWNERS_COMMITTEE,,{AREA},,1,2019-03-01,,",
            f"t-later,戊业委会,OWNERS_COMMITTEE,,{AREA},,1,2022-01-01,,",
            f"t-never,己业委会,OWNERS_COMMITTEE,,{AREA},,,,,",
            f"t-begun,庚业委会,OWNERS_COMMITTEE,,{AREA},,,?,,",
            f"t-branch,支部,PARTY_ORGANIZATION,BRANCH,{AREA},,,2022-03-15,,",
            f"t-joint,联合支部,PARTY_ORGANIZATION,JOINT_BRANCH,{AREA},,,2022-03-15,,",
            f"t-office,街道办,SUBDISTRICT_OFFICE,,{AREA},,,2000,,",
            f"t-role,某业委会,OWNERS_COMMITTEE,,{AREA},,,2015,,DESCRIBED",
            f"t-gone,已散业委会,OWNERS_COMMITTEE,,{AREA},,,2015,2020-01,",
            "t-com,社区支部,PARTY_ORGANIZATION,BRANCH,330105001L01,,,2022-03-15,,",
            "t-other,邻街业委会,OWNERS_COMMITTEE,,330105002,,,2021-04-01,,",
        ),
    )
    assert await terms(world, "2025-02-20", within=30) == [
        ("t-begun", "RAN_OUT", None, "2023-01-01"),
        ("t-past", "RAN_OUT", "2024-03-01", "2024-03-01"),
        ("t-leap", "RUNNING_OUT", "2025-02-28", "2025-02-28"),
        ("t-month", "MAY_HAVE_RUN_OUT", "2025-02-01", "2025-02-28"),
        ("t-branch", "RUNNING_OUT", "2025-03-15", "2025-03-15"),
        ("t-year", "MAY_HAVE_RUN_OUT", "2025-01-01", "2025-12-31"),
        ("t-joint", "NO_RULE", None, None),
        ("t-never", "NO_BEGINNING", None, None),
    ]
    answer = await ask(world, "2025-02-20", within=30)
    assert (answer["later"], answer["until"]) == (2, "2025-03-22"), "t-later and t-com"
    assert {each["status"]: each["count"] for each in answer["byStatus"]} == {
        "RAN_OUT": 2,
        "MAY_HAVE_RUN_OUT": 2,
        "RUNNING_OUT": 2,
        "TERM_UNKNOWN": 2,
    }
    # The last day still belongs to the term; the day after it ran out.
    for day, status in (("2025-02-28", "RUNNING_OUT"), ("2025-03-01", "RAN_OUT")):
        assert ("t-leap", status, "2025-02-28", "2025-02-28") in await terms(world, day, within=0)
    (near,) = (await ask(world, "2024-12-01", area="330105002"))["terms"]["nodes"]
    assert near["rule"] == {"recorded": {"id": "rule:t-street"}, "yearsMax": 4}
    assert near["due"] == {"earliest": "2025-04-01", "latest": "2025-04-01", "passed": False}
    assert near["reportDue"] == {"earliest": "2024-10-01", "latest": "2024-10-01", "passed": True}
    assert (near["begun"], near["basis"], near["statedBy"]) == ("2021-04-01", "RULE", {"locator": "p1"})


async def test_a_term_is_the_states_of_one_number_and_a_new_number_a_new_term(world: World) -> None:
    rows = (
        f"t-a,甲业委会,OWNERS_COMMITTEE,,{AREA},,1,2013-05-01,2018-05-31,",
        f"t-a#2,甲业委会,OWNERS_COMMITTEE,,{AREA},,2,2018-06-01,2020-12-31,",
        f"t-a#3,甲苑业委会,OWNERS_COMMITTEE,,{AREA},,,2021-01-01,2022-12-31,",
        f"t-a#4,甲苑业委会,OWNERS_COMMITTEE,,{AREA},,2,2023-01-01,,",
    )
    # The beginning was first recorded as another month's.
    wrong = await world.apply(rules=RULES, organizations=organizations(*rows).replace("2018-06-01,", "2018-09-01,"))
    first = await world.apply(rules=RULES, organizations=organizations(*rows))
    overrun = [("t-a", "RAN_OUT", "2023-06-01", "2023-06-01")]
    for day in ("2023-06-02", "2024-12-31"):
        assert await terms(world, day) == overrun
    assert await terms(world, "2021-06-01", within=3650) == [("t-a", "RUNNING_OUT", "2023-06-01", "2023-06-01")]
    # Elected anew: the overrun term is over with the day on which the next one begins.
    elected = (*rows[:3], rows[3].replace("2023-01-01,,", "2023-01-01,2024-03-09,"))
    elected += (f"t-a#5,甲苑业委会,OWNERS_COMMITTEE,,{AREA},,3,2024-03-10,,",)
    await world.apply(rules=RULES, organizations=organizations(*elected))
    assert await terms(world, "2024-12-31") == []
    assert await terms(world, "2024-12-31", knownAt=first.instant) == overrun
    assert await terms(world, "2024-03-09") == overrun
    assert await terms(world, "2029-03-10") == [("t-a", "RUNNING_OUT", "2029-03-10", "2029-03-10")]
    corrected = await terms(world, "2022-06-01", within=3650, knownAt=wrong.instant)
    assert corrected == [("t-a", "RUNNING_OUT", "2023-09-01", "2023-09-01")]


async def test_an_end_that_is_stated_is_expected_and_the_earlier_one_counts(world: World) -> None:
    await world.apply(
        rules=RULES,
        organizations=organizations(
            f"t-three,甲业委会,OWNERS_COMMITTEE,,{AREA},,1,2022-04-01,2025-03-31,",
            f"t-eight,乙业委会,OWNERS_COMMITTEE,,{AREA},,1,2020-03-01,2028-03-01,",
            f"t-firm,物业,PROPERTY_FIRM,,{AREA},,,,,",
        ),
        posts="id,organization,title,seats\nt-lead,t-firm,项目经理,1\nt-line,t-firm,客服,\n",
        people="id,name\nt-wang,王\nt-li,李\n",
        appointments="""
id,person,post,from,to
t-x,t-wang,t-lead,2024,2025-04
t-y,t-li,t-line,2024,2026
t-z,t-li,t-lead,2020,2023
""",
    )
    answer = await ask(world, "2025-02-20", within=60)
    assert [(each["fact"], each["basis"], each["status"]) for each in answer["terms"]["nodes"]] == [
        ("organization:t-eight", "RULE", "RUNNING_OUT"),
        ("organization:t-three", "STATED", "RUNNING_OUT"),
        ("appointment:t-x", "STATED", "RUNNING_OUT"),
    ]
    seat = answer["terms"]["nodes"][2]
    assert (seat["post"], seat["person"]) == ({"id": "post:t-lead"}, {"name": "王"})
    assert seat["due"] == {"earliest": "2025-04-01", "latest": "2025-04-30", "passed": False}
    assert (seat["rule"], seat["reportDue"]) == (None, None)
    hidden = await world.ask_as(Caller((AREA,), people=False), ASK, area=AREA, asOf="2025-02-20", within=60)
    assert hidden["termRadar"]["terms"]["nodes"][2] == {**seat, "person": None}
    page = await ask(world, "2025-02-20", within=60, first=2)
    rest = await ask(world, "2025-02-20", within=60, first=2, after=page["terms"]["pageInfo"]["endCursor"])
    assert [each["fact"] for each in rest["terms"]["nodes"]] == ["appointment:t-x"]
    only = await ask(world, "2025-02-20", within=60, status="RAN_OUT")
    assert only["terms"]["totalCount"] == 0


async def test_sizes_are_held_against_the_rule_where_they_are_known(world: World) -> None:
    bodies = ("four", "even", "many", "three", "small", "alone", "whole", "about")
    sizes = {"four": 4, "even": 6, "many": 13, "three": 3, "small": 3, "alone": 1, "whole": 1, "about": 3}
    await world.apply(
        sources="id,title,stated,complete,area\nt-src,测试来源,2018,,\nt-all,台账,2018,posts;appointments,330105001L02\n",
        rules=RULES,
        compounds="""
id,name,area,households
t-big,大苑,330105001,1200
t-few,小苑,330105001,99
t-near,近苑,330105001,约80
""",
        organizations=organizations(
            *(
                f"t-{name},{name},OWNERS_COMMITTEE,,{'330105001L02' if name in ('whole', 'four') else AREA},"
                f"{ {'small': 'compound:t-few', 'about': 'compound:t-near'}.get(name, 'compound:t-big') },1,2018,,"
                for name in bodies
            )
        ),
        posts="id,organization,title,seats\n"
        + "".join(f"t-{name},t-{name},委员,{sizes[name]}\n" for name in bodies)
        + "t-chair,t-whole,代主任,1\nt-speaker,t-whole,业主代表,\n",
        people="id,name\nt-wang,王\n",
        appointments="id,person,post\nt-x,t-wang,t-chair\nt-y,t-wang,t-speaker\nt-z,t-wang,t-four\n",
    )
    answer = await ask(world, "2018-12-31")
    assert [(each["organization"]["id"], each["seats"], each["faults"]) for each in answer["sizes"]["nodes"]] == [
        ("organization:t-even", 6, ["EVEN"]),
        ("organization:t-four", 4, ["TOO_SMALL", "EVEN"]),
        ("organization:t-many", 13, ["TOO_LARGE"]),
    ]
    # A seat named alone, three with unknown households, and a post whose seats are not said tell nothing.
    assert answer["sizesUnknown"] == 4
    vacancies = {each["post"]["id"]: (each["vacant"], each["certainty"]) for each in answer["vacancies"]["nodes"]}
    assert vacancies["post:t-four"] == (3, "KNOWN")
    assert vacancies["post:t-many"] == (13, "UNKNOWN")
    assert "post:t-chair" not in vacancies
    assert answer["acting"]["nodes"] == [
        {"post": {"id": "post:t-chair"}, "person": {"name": "王"}, "fact": "appointment:t-x"}
    ]


async def test_bad_days_an_empty_area_and_another_callers_area(world: World) -> None:
    await world.apply(rules=RULES, organizations=organizations(f"t-a,甲业委会,OWNERS_COMMITTEE,,{AREA},,1,2015,,"))
    for within in (-1, 3651):
        code, text = await world.fail(ASK, area=AREA, within=within)
        assert (code, "0 to 3650" in text) == ("BAD_INPUT", True)
    empty = await ask(world, "2025-01-01", area="440305")
    assert (empty["terms"]["nodes"], empty["sizes"]["nodes"], empty["later"]) == ([], [], 0)
    elsewhere = await world.ask_as(Caller(("330105002",), people=True), ASK, area="330105", asOf="2025-01-01")
    assert elsewhere["termRadar"]["terms"]["totalCount"] == 0
