"""Two-way entry, asked of small worlds: which parties a compound has, who crosses between them, what never counts."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($area: DivisionCode, $compound: ID, $asOf: Date, $knownAt: DateTime, $first: Int, $after: String) {
  twoWayEntry(area: $area, compound: $compound, asOf: $asOf, knownAt: $knownAt) {
    compounds(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        compoundId parties { side holders organizations { id } }
        pairs {
          one other status
          directions { home host holders count appointments { person { id } homeBy } }
          shares { of numerator denominator percent noPercent }
          prohibited { person { id } prohibited rule { name text recorded { id statedBy { locator } } } }
        }
      }
    }
  }
}
"""

WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105001\nt-c,丙苑,330105001L02\n",
    "organizations": """
id,name,kind,subtype,area,for,to
t-street,街道党工委,PARTY_ORGANIZATION,work_committee,330105001,,
t-party,甲社区党委,PARTY_ORGANIZATION,committee,330105001L01,,
t-rc,甲社区居委会,RESIDENTS_COMMITTEE,,330105001L01,,
t-station,甲社区服务站,SERVICE_STATION,,330105001L01,,
t-oc-a,甲业委会,OWNERS_COMMITTEE,,330105001L01,compound:t-a,
t-oc-branch,甲业委会支部,PARTY_ORGANIZATION,branch,330105001L01,organization:t-oc-a,
t-branch,甲苑支部,PARTY_ORGANIZATION,branch,330105001L01,compound:t-a,
t-gone,甲苑旧支部,PARTY_ORGANIZATION,branch,330105001L01,compound:t-a,2017
t-firm,甲物业,PROPERTY_FIRM,,330105002,,
t-oc-b,乙业委会,OWNERS_COMMITTEE,,330105001,compound:t-b,
""",
    "contracts": """
id,provider,compound,kind,to
t-1,t-firm,t-a,STANDARD,2019
t-2,t-firm,t-b,,
t-3,t-rc,t-b,FALLBACK,
""",
    "posts": """
id,organization,title,ex_officio_of
t-secretary,t-party,书记,
t-branch-deputy,t-branch,副书记,t-secretary
t-rc-chair,t-rc,主任,
t-rc-member,t-rc,委员,
t-oc-chair,t-oc-a,主任,
t-oc-member,t-oc-a,委员,
t-oc-b-chair,t-oc-b,主任,
t-branch-secretary,t-branch,书记,
t-manager,t-firm,经理,
t-foreman,t-firm,领班,
t-oc-branch-secretary,t-oc-branch,书记,
""",
    "people": "id,name\nt-wang,王\nt-li,李\nt-zhao,赵\nt-chen,陈\nt-sun,孙\n",
    "appointments": """
id,person,post,basis,home,from,to
t-1,t-wang,t-rc-chair,elected,,,
t-2,t-wang,t-oc-member,concurrent,,,
t-3,t-li,t-oc-chair,,yes,,
t-4,t-li,t-rc-member,,,2018-07,2018-12
t-5,t-zhao,t-manager,,yes,,
t-6,t-zhao,t-rc-member,concurrent,,,
t-7,t-chen,t-foreman,,yes,,
t-8,t-chen,t-oc-member,,,,
t-9,t-sun,t-branch-secretary,,,,
t-10,t-sun,t-oc-member,,,,
t-11,t-sun,t-oc-branch-secretary,concurrent,,,
""",
    "rules": """
id,kind,name,scope,from,source
t-pair,PROHIBITED_PAIR,省物业条例,area:33,2018,t-src#p6
t-near,PROHIBITED_PAIR,街道规定,area:330105001,2019,t-src#p7
""",
}
ASKED = {"area": "330105001", "asOf": "2018-12-31"}
TEXT = "A member of an owners' committee holds no post in the firm that serves the committee's compound."
COMMUNITY, COMMITTEE, FIRM, BRANCH = "COMMUNITY", "OWNERS_COMMITTEE", "PROPERTY_FIRM", "COMPOUND_BRANCH"


def _compounds(answer: Any) -> dict[str, Any]:
    return {node["compoundId"]: node for node in answer["twoWayEntry"]["compounds"]["nodes"]}


def _pairs(compound: Any) -> dict[tuple[str, str], tuple[object, ...]]:
    return {
        (pair["one"], pair["other"]): (
            pair["status"],
            *([_who(found) for found in way["appointments"]] for way in pair["directions"]),
            *(f"{share['numerator']}/{share['denominator']} {share['percent']}" for share in pair["shares"]),
        )
        for pair in compound["pairs"]
    }


def _who(found: Any) -> str | None:
    return found["person"] and found["person"]["id"].removeprefix("person:t-")


async def test_each_way_between_each_two_parties_is_counted_with_the_share_of_either(world: World) -> None:
    await world.apply(**WORLD)
    compound = _compounds(await world.ask(ASK, **ASKED))["compound:t-a"]
    parties = {
        party["side"]: (party["holders"], [body["id"] for body in party["organizations"]])
        for party in compound["parties"]
    }
    assert parties == {
        # The community's secretary is not recorded, and is somebody: a seat in the branch goes with the post.
        COMMUNITY: (4, ["organization:t-party", "organization:t-rc"]),
        COMMITTEE: (4, ["organization:t-oc-a"]),
        FIRM: (2, ["organization:t-firm"]),
        BRANCH: (2, ["organization:t-branch"]),
    }
    assert _pairs(compound) == {
        (COMMUNITY, COMMITTEE): ("TWO_WAY", ["wang"], ["li"], "2/4 50.00", "2/4 50.00"),
        (COMMUNITY, FIRM): ("ONE_WAY", [], ["zhao"], "1/4 25.00", "1/2 50.00"),
        (COMMUNITY, BRANCH): ("ONE_WAY", [None], [], "1/4 25.00", "1/2 50.00"),
        (COMMITTEE, FIRM): ("NONE", [], [], "0/4 0.00", "0/2 0.00"),
        (COMMITTEE, BRANCH): ("ONE_WAY", [], ["sun"], "1/4 25.00", "1/2 50.00"),
        (FIRM, BRANCH): ("NONE", [], [], "0/2 0.00", "0/2 0.00"),
    }
    directions = compound["pairs"][0]["directions"]
    assert [(way["home"], way["host"], way["holders"], way["count"]) for way in directions] == [
        (COMMUNITY, COMMITTEE, 1, 1),
        (COMMITTEE, COMMUNITY, 1, 1),
    ]
    assert compound["pairs"][4]["directions"][1]["appointments"][0]["homeBy"] == "TIE"


async def test_a_seat_that_may_be_home_or_host_is_never_the_second_way(world: World) -> None:
    second = "t-12,t-wu,t-oc-chair,,yes,,\nt-13,t-wu,t-branch-secretary,,,,\n"
    people = WORLD["people"] + "t-wu,吴\n"
    for home, status in (("", "ONE_WAY"), ("yes", "TWO_WAY")):
        appointments = WORLD["appointments"].replace(
            "t-9,t-sun,t-branch-secretary,,,,", f"t-9,t-sun,t-branch-secretary,,{home},,"
        )
        await world.apply(**{**WORLD, "people": people, "appointments": appointments + second})
        pairs = _pairs(_compounds(await world.ask(ASK, **ASKED))["compound:t-a"])
        assert pairs[COMMITTEE, BRANCH][:3] == (status, ["wu"], ["sun"])


async def test_prohibited_pairs_stand_apart_with_the_rule_in_force_and_its_source(world: World) -> None:
    await world.apply(**WORLD)
    for day, name, recorded in (
        ("2017-12-31", "National default (全国默认口径)", None),
        ("2018-12-31", "省物业条例", {"id": "rule:t-pair", "statedBy": {"locator": "p6"}}),
        ("2019-01-01", "街道规定", {"id": "rule:t-near", "statedBy": {"locator": "p7"}}),
    ):
        compound = _compounds(await world.ask(ASK, area="33", asOf=day))["compound:t-a"]
        prohibited = [found for pair in compound["pairs"] for found in pair["prohibited"]]
        rule = {"name": name, "text": TEXT, "recorded": recorded}
        assert prohibited == [{"person": {"id": "person:t-chen"}, "prohibited": True, "rule": rule}]
    after = _compounds(await world.ask(ASK, area="33", asOf="2020-01-01"))["compound:t-a"]
    assert [party["side"] for party in after["parties"]] == [COMMUNITY, COMMITTEE, BRANCH], "the contract is over"


async def test_parties_that_are_not_recorded_make_no_pair(world: World) -> None:
    await world.apply(**WORLD)
    compounds = _compounds(await world.ask(ASK, **ASKED))
    # 乙苑's community is not recorded; the street's bodies are none of its parties, nor is the fallback's provider.
    assert [party["side"] for party in compounds["compound:t-b"]["parties"]] == [COMMITTEE, FIRM]
    (pair,) = compounds["compound:t-b"]["pairs"]
    assert pair["status"] == "NONE"
    assert pair["shares"] == [
        {"of": COMMITTEE, "numerator": 0, "denominator": 0, "percent": None, "noPercent": "NO_UNITS"},
        {"of": FIRM, "numerator": 0, "denominator": 2, "percent": "0.00", "noPercent": None},
    ]
    assert (compounds["compound:t-c"]["parties"], compounds["compound:t-c"]["pairs"]) == ([], [])


async def test_the_day_and_what_was_known_decide(world: World) -> None:
    first = await world.apply(**WORLD)
    entry = (COMMUNITY, COMMITTEE)
    for day, status in (("2018-06-30", "ONE_WAY"), ("2018-07-01", "TWO_WAY"), ("2019-01-01", "ONE_WAY")):
        pairs = _pairs(_compounds(await world.ask(ASK, area="33", asOf=day))["compound:t-a"])
        assert pairs[entry][0] == status
    earlier = _compounds(await world.ask(ASK, area="33", asOf="2017-12-31"))["compound:t-a"]
    branch = next(party for party in earlier["parties"] if party["side"] == BRANCH)
    assert [body["id"] for body in branch["organizations"]] == ["organization:t-branch", "organization:t-gone"]
    await world.apply(**{**WORLD, "appointments": WORLD["appointments"].replace("2018-07,2018-12", "2018-07,2018-08")})
    for known, status in ((None, "ONE_WAY"), (first.instant, "TWO_WAY")):
        pairs = _pairs(_compounds(await world.ask(ASK, knownAt=known, **ASKED))["compound:t-a"])
        assert pairs[entry][0] == status


async def test_one_compound_answers_as_it_does_in_its_area_and_pages_follow_the_ids(world: World) -> None:
    await world.apply(**WORLD)
    whole = await world.ask(ASK, **ASKED)
    one = await world.ask(ASK, compound="compound:t-a", asOf="2018-12-31")
    assert _compounds(one) == {"compound:t-a": _compounds(whole)["compound:t-a"]}
    page = (await world.ask(ASK, first=2, **ASKED))["twoWayEntry"]["compounds"]
    assert ([node["compoundId"][-1] for node in page["nodes"]], page["pageInfo"]["hasNextPage"]) == (["a", "b"], True)
    rest = (await world.ask(ASK, first=2, after=page["pageInfo"]["endCursor"], **ASKED))["twoWayEntry"]["compounds"]
    assert ([node["compoundId"][-1] for node in rest["nodes"]], rest["totalCount"]) == (["c"], 3)
    empty = (await world.ask(ASK, area="330105002", asOf="2018-12-31"))["twoWayEntry"]["compounds"]
    assert (empty["totalCount"], empty["nodes"]) == (0, [])


async def test_what_is_asked_about_is_one_area_or_one_compound(world: World) -> None:
    await world.apply(**WORLD)
    for asked in ({}, {"area": "33", "compound": "compound:t-a"}):
        code, message = await world.fail(ASK, **asked)
        assert (code, "one of `area` and `compound`" in message) == ("BAD_INPUT", True)
    for wrong in ("甲苑", "organization:t-oc-a"):
        assert (await world.fail(ASK, compound=wrong))[0] == "BAD_INPUT"
    assert (await world.fail(ASK, compound="compound:t-none"))[0] == "NOT_FOUND"


async def test_somebody_who_sees_one_community_asks_about_its_compounds(world: World) -> None:
    await world.apply(**WORLD)
    caller = Caller(areas=("330105001L01",), people=False)
    found = _compounds(await world.ask_as(caller, ASK, area="33", asOf="2018-12-31"))
    assert list(found) == ["compound:t-a"]
    assert {pair: said[0] for pair, said in _pairs(found["compound:t-a"]).items()}[COMMUNITY, COMMITTEE] == "TWO_WAY"
    document = '{ twoWayEntry(compound: "compound:t-c") { compounds { totalCount } } }'
    assert await world.fail_as(caller, document) == "NOT_FOUND"
