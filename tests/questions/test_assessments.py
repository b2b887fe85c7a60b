"""Assessments, asked of small worlds: what stands after revisions, in which order rounds come, and what follows."""

from typing import Any

import pytest

from graph.errors import LedgerRefused
from graph.rules import ConsequencePeriod
from graph.scope import Caller
from resolvers.definitions.periods import period_of, place_in
from tests.world import World

ASK = """
query ($subject: ID, $area: DivisionCode, $scheme: ID, $asOf: Date, $knownAt: DateTime) {
  assessments(subject: $subject, area: $area, scheme: $scheme, asOf: $asOf, knownAt: $knownAt) {
    rounds { totalCount nodes { round { id } scheme { id } results { nodes { subject { id } result score } } } }
    subjects { totalCount nodes {
      subject { id }
      series { nodes {
        round { id } result score draft { id } standing { id }
        revisions {
          before { id } after { id } scoreBefore scoreAfter difference objection withinObjectionPeriod
        }
      } }
      consequences {
        derived periods lasting rule { name text results running period recorded { id } }
        results { round { id } result }
      }
    } }
  }
}
"""

SCHEMES = "id,kind,name,scope,parameters,from\nt-test,SCHEME,测评,area:3301,,\nt-lists,SCHEME,红黑榜,area:3301,,\n"
BLACKLIST = SCHEMES + "t-blacklist,CONSEQUENCE,黑名单,area:3301,result=FAIL;running=2;period=YEAR,2018\n"
FIRMS = "id,name,kind,area\nt-firm,甲物业,PROPERTY_FIRM,330105001\nt-other,乙物业,PROPERTY_FIRM,330105002\n"
ROUNDS = """
id,scheme,period,published,objections_until,area
t-r2018,t-test,2018,2019-01-10,2019-01-20,3301
t-r2019,t-test,2019,2020-01-10,2020-01-20,3301
t-r2020,t-test,2020年,2021-01-10,,3301
t-q3,t-lists,2019年第3季度,2019-10,,330105001
"""
DAY = "2021-12-31"


async def ask(world: World, **asked: object) -> Any:
    return (await world.ask(ASK, **{"asOf": DAY, **asked}))["assessments"]


def series(answer: Any, subject: str = "t-firm") -> list[tuple[str, str | None, float | None]]:
    """A subject's rounds, with what stands and its score."""
    (found,) = [each for each in answer["subjects"]["nodes"] if each["subject"]["id"] == f"organization:{subject}"]
    return [(each["round"]["id"].partition(":")[2], each["result"], each["score"]) for each in found["series"]["nodes"]]


def derived(answer: Any, subject: str = "t-firm") -> list[tuple[str, list[str], int, bool]]:
    """A subject's consequences: the rule, the rounds that led to it, how many periods, whether it lasts."""
    (found,) = [each for each in answer["subjects"]["nodes"] if each["subject"]["id"] == f"organization:{subject}"]
    assert {each["derived"] for each in found["consequences"]} <= {True}
    return [
        (
            each["rule"]["name"],
            [result["round"]["id"].partition(":")[2] for result in each["results"]],
            each["periods"],
            each["lasting"],
        )
        for each in found["consequences"]
    ]


REVISED = """
id,round,subject,result,score,revises,objection,from,to
t-draft,t-r2018,organization:t-firm,FAIL,58.1,,,2019-01-10,
t-second,t-r2018,organization:t-firm,FAIL,59.3,t-draft,绿化扣分有误,2019-01-20,
t-third,t-r2018,organization:t-firm,PASS,61,t-second,复核,2019-01-21,
"""


async def test_a_listing_revised_twice_stands_as_the_last_revision_has_it(world: World) -> None:
    await world.apply(rules=SCHEMES, organizations=FIRMS, rounds=ROUNDS, listings=REVISED)
    (subject,) = (await ask(world, subject="organization:t-firm"))["subjects"]["nodes"]
    assert subject["series"]["nodes"] == [
        {
            "round": {"id": "round:t-r2018"},
            "result": "PASS",
            "score": 61.0,
            "draft": {"id": "listing:t-draft"},
            "standing": {"id": "listing:t-third"},
            "revisions": [
                {
                    "before": {"id": "listing:t-draft"},
                    "after": {"id": "listing:t-second"},
                    "scoreBefore": 58.1,
                    "scoreAfter": 59.3,
                    "difference": 1.2,
                    "objection": "绿化扣分有误",
                    "withinObjectionPeriod": True,
                },
                {
                    "before": {"id": "listing:t-second"},
                    "after": {"id": "listing:t-third"},
                    "scoreBefore": 59.3,
                    "scoreAfter": 61.0,
                    "difference": 1.7,
                    "objection": "复核",
                    "withinObjectionPeriod": False,
                },
            ],
        }
    ]
    for day, stands in (("2019-01-19", 58.1), ("2019-01-20", 59.3), ("2019-01-21", 61.0)):
        assert series(await ask(world, area="3301", asOf=day))[0][2] == stands, day
    early = await ask(world, area="3301", asOf="2019-01-09")
    assert (early["rounds"]["totalCount"], early["subjects"]["totalCount"]) == (0, 0), "no round had a result yet"


async def test_what_is_closed_or_lacks_a_figure_is_told_so(world: World) -> None:
    closed = REVISED.replace("复核,2019-01-21,", "复核,?,2019-06").replace("FAIL,59.3", "FAIL,")
    before = await world.apply(rules=SCHEMES, organizations=FIRMS, rounds=ROUNDS, listings=closed)
    (subject,) = (await ask(world, subject="organization:t-firm"))["subjects"]["nodes"]
    (result,) = subject["series"]["nodes"]
    assert (result["result"], result["score"], result["standing"]) == (None, None, None), "nor does the draft stand"
    told = [(each["difference"], each["withinObjectionPeriod"]) for each in result["revisions"]]
    assert told == [(None, True), (None, None)]
    await world.apply(rules=SCHEMES, organizations=FIRMS, rounds=ROUNDS, listings=REVISED)
    assert series(await ask(world, area="3301")) == [("t-r2018", "PASS", 61.0)]
    assert series(await ask(world, area="3301", knownAt=before.instant)) == [("t-r2018", None, None)]


async def test_listings_that_revise_each_other_or_one_another_twice_are_all_told(world: World) -> None:
    ring = REVISED.replace("FAIL,58.1,,", "FAIL,58.1,t-third,")
    await world.apply(rules=SCHEMES, organizations=FIRMS, rounds=ROUNDS, listings=ring)
    assert series(await ask(world, area="3301")) == [("t-r2018", "PASS", 61.0)]
    fork = REVISED.replace("61,t-second", "61,t-draft")
    await world.apply(rules=SCHEMES, organizations=FIRMS, rounds=ROUNDS, listings=fork)
    assert series(await ask(world, area="3301")) == [("t-r2018", "FAIL", 59.3), ("t-r2018", "PASS", 61.0)]


YEARS = """
id,round,subject,result,from
t-1,t-r2018,organization:t-firm,FAIL,2019-01-10
t-2,t-r2019,organization:t-firm,FAIL,2020-01-10
t-3,t-r2020,organization:t-firm,PASS,2021-01-10
t-4,t-q3,organization:t-firm,BLACK,2019-10
t-5,t-r2018,organization:t-other,FAIL,2019-01-10
t-6,t-r2020,organization:t-other,FAIL,2021-01-10
"""


async def test_two_failed_years_running_lead_to_the_blacklist_by_the_rule_in_force(world: World) -> None:
    await world.apply(rules=BLACKLIST, organizations=FIRMS, rounds=ROUNDS, listings=YEARS)
    answer = await ask(world, area="3301")
    assert series(answer) == [
        ("t-r2018", "FAIL", None),
        ("t-r2019", "FAIL", None),
        ("t-q3", "BLACK", None),
        ("t-r2020", "PASS", None),
    ]
    assert derived(answer) == [("黑名单", ["t-r2018", "t-r2019"], 2, False)], "it passed since"
    assert derived(answer, "t-other") == [], "2018 and 2020 are not running: of 2019 nothing is recorded"
    (found,) = [each for each in answer["subjects"]["nodes"] if each["consequences"]]
    assert found["consequences"][0]["rule"] == {
        "name": "黑名单",
        "text": "It follows from FAIL, 2 YEAR running.",
        "results": ["FAIL"],
        "running": 2,
        "period": "YEAR",
        "recorded": {"id": "rule:t-blacklist"},
    }
    assert derived(await ask(world, area="3301", asOf="2020-12-31")) == [("黑名单", ["t-r2018", "t-r2019"], 2, True)]
    assert derived(await ask(world, area="3301", asOf="2019-12-31")) == []
    only = await ask(world, area="3301", scheme="rule:t-lists")
    assert (series(only), derived(only)) == ([("t-q3", "BLACK", None)], [])
    assert [each["round"]["id"] for each in only["rounds"]["nodes"]] == ["round:t-q3"]


async def test_a_revised_failure_and_a_rule_of_another_place_lead_to_nothing(world: World) -> None:
    header, *rows = YEARS.strip().splitlines()
    last = "t-7,t-r2019,organization:t-firm,PASS,2020-01-15,t-2"
    listings = "\n".join([f"{header},revises", *(f"{row}," for row in rows), last])
    await world.apply(rules=BLACKLIST, organizations=FIRMS, rounds=ROUNDS, listings=listings)
    assert derived(await ask(world, area="3301")) == []
    assert derived(await ask(world, area="3301", asOf="2020-01-12")) == [("黑名单", ["t-r2018", "t-r2019"], 2, True)]
    await world.apply(
        rules=BLACKLIST.replace("黑名单,area:3301", "黑名单,area:330105002"),
        organizations=FIRMS,
        rounds=ROUNDS,
        listings=YEARS + "t-8,t-r2019,organization:t-other,FAIL,2020-01-10\n",
        withdrawals="id,fact\nt-w,listing:t-7\n",
    )
    answer = await ask(world, area="3301")
    assert (derived(answer), derived(answer, "t-other")) == (
        [],
        [("黑名单", ["t-r2018", "t-r2019", "t-r2020"], 3, True)],
    )


async def test_rounds_run_on_scheme_by_scheme_and_a_period_counts_where_all_of_it_does(world: World) -> None:
    rules = (
        SCHEMES
        + 't-twice,CONSEQUENCE,两轮黑榜,area:330105,"result=BLACK,FAIL;running=2;scheme=t-lists",\n'
        + "t-year,CONSEQUENCE,全年黑榜,area:3301,result=BLACK;period=YEAR;scheme=t-lists,\n"
        + "t-words,CONSEQUENCE,另行约谈,area:3301,,\n"
    )
    rounds = "id,scheme,period,area\n" + "".join(
        f"t-{year}q{quarter},t-lists,{year}Q{quarter},330105001\n" for year in (2018, 2019) for quarter in (1, 2, 3, 4)
    )
    told = {"2018q2": "BLACK", "2018q3": "BLACK", "2018q4": "RED", "2019q1": "BLACK", "2019q3": "BLACK"}
    listings = "id,round,subject,result,from\n" + "".join(
        f"t-l{key},t-{key},organization:t-firm,{result},2018\n" for key, result in told.items()
    )
    await world.apply(rules=rules, organizations=FIRMS, rounds=rounds, listings=listings)
    assert derived(await ask(world, subject="organization:t-firm")) == [
        ("两轮黑榜", ["t-2018q2", "t-2018q3"], 2, False),
        ("全年黑榜", ["t-2019q1", "t-2019q3"], 1, True),
    ]


async def test_it_follows_a_merge_and_shows_only_what_the_caller_may_see(world: World) -> None:
    firms = FIRMS + "t-firm-b,甲物业公司,PROPERTY_FIRM,330105001\n"
    listings = YEARS.replace("t-2,t-r2019,organization:t-firm", "t-2,t-r2019,organization:t-firm-b")
    await world.apply(rules=BLACKLIST, organizations=firms, rounds=ROUNDS, listings=listings)
    assert derived(await ask(world, subject="organization:t-firm")) == []
    await world.apply(merges="id,kept,merged\nt-m,organization:t-firm,organization:t-firm-b\n")
    assert derived(await ask(world, subject="organization:t-firm-b")) == [("黑名单", ["t-r2018", "t-r2019"], 2, False)]
    other = Caller(("330105002",), people=False)
    seen = (await world.ask_as(other, ASK, area="3301", asOf=DAY))["assessments"]
    assert [each["subject"]["id"] for each in seen["subjects"]["nodes"]] == ["organization:t-other"]
    assert {each["round"] is None for each in seen["rounds"]["nodes"]} == {True}, "the city's rounds stand above"
    assert [each["totalCount"] for each in (seen["rounds"], seen["subjects"])] == [2, 1]
    assert await world.fail_as(other, ASK, subject="organization:t-firm") == "NOT_FOUND"


async def test_what_cannot_be_asked_is_refused_and_what_is_empty_is_empty(world: World) -> None:
    await world.apply(rules=SCHEMES, organizations=FIRMS, rounds=ROUNDS)
    with pytest.raises(LedgerRefused, match="A CONSEQUENCE rule takes: result, running, period, scheme"):
        await world.apply(rules=BLACKLIST.replace("running=2", "runs=2"))
    empty = await ask(world, area="330105002")
    assert (empty["rounds"]["nodes"], empty["subjects"]["nodes"]) == ([], [])
    assert (await ask(world, subject="organization:t-firm"))["subjects"]["totalCount"] == 0
    assert [each["round"]["id"] for each in (await ask(world, area="330105001"))["rounds"]["nodes"]] == ["round:t-q3"]
    for asked, code in (
        ({}, "BAD_INPUT"),
        ({"subject": "person:t-wang"}, "BAD_INPUT"),
        ({"subject": "t-firm"}, "BAD_INPUT"),
        ({"area": "3301", "scheme": "organization:t-firm"}, "BAD_INPUT"),
        ({"subject": "organization:t-none"}, "NOT_FOUND"),
        ({"area": "3301", "scheme": "rule:t-none"}, "NOT_FOUND"),
    ):
        assert (await world.fail(ASK, **asked))[0] == code, asked


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2018", ("2018-01-01", "2018-12-31")),
        ("2018-06", ("2018-06-01", "2018-06-30")),
        ("2018年", ("2018-01-01", "2018-12-31")),
        ("2018年6月", ("2018-06-01", "2018-06-30")),
        ("2018Q3", ("2018-07-01", "2018-09-30")),
        ("2018-q1", ("2018-01-01", "2018-03-31")),
        ("2018 年第四季度", ("2018-10-01", "2018-12-31")),
        ("2018年下半年", ("2018-07-01", "2018-12-31")),
        ("2018年13月", None),
        ("第三轮", None),
        (None, None),
    ],
)
def test_a_period_stands_for_its_days(text: str | None, days: tuple[str, str] | None) -> None:
    found = period_of(text)
    assert (found and (found.valid_from, found.valid_to)) == days


def test_days_lie_in_a_period_or_in_several() -> None:
    half, quarter = period_of("2018H2"), period_of("2018Q3")
    assert half is not None
    assert quarter is not None
    assert place_in(half, ConsequencePeriod.YEAR) == place_in(quarter, ConsequencePeriod.YEAR) == 2018
    assert (place_in(half, ConsequencePeriod.QUARTER), place_in(quarter, ConsequencePeriod.MONTH)) == (None, None)
