"""The share of party members, asked of small worlds: who counts as one, in people and in seats, and against what."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($area: DivisionCode!, $kind: OrganizationKind! = OWNERS_COMMITTEE, $electedSince: Date,
       $threshold: Int, $asOf: Date, $knownAt: DateTime) {
  memberShare(area: $area, kind: $kind, electedSince: $electedSince, threshold: $threshold, asOf: $asOf,
              knownAt: $knownAt) {
    ...Figures thresholdPercent
    rule { name text thresholdPercent rounding decimals recorded { id statedBy { locator } } }
    byStanding { standing count }
    bodies { totalCount nodes {
      bodyId standing from ...Figures sitters { nodes { person { id } post { id } chair party } }
    } }
    unknownBeginning { nodes { bodyId from } }
    excluded { nodes { bodyId attestation } }
  }
}
fragment Figures on MemberFigures {
  people { ...Share } seats { ...Share } chairs { ...Share } vacancies postsWithoutSeats
}
fragment Share on MemberRate { numerator notMembers unknownCount denominator percent bounds { low high } }
"""

WORLD = {
    "organizations": """
id,name,kind,subtype,area,from,to,attestation
t-oc1,甲业委会,OWNERS_COMMITTEE,,330105001L01,,,
t-oc2,乙业委会,OWNERS_COMMITTEE,,330105001L01,,,
t-oc3,丙业委会,OWNERS_COMMITTEE,,330105001L02,,,
t-oc4,丁业委会,OWNERS_COMMITTEE,,330105001,,,
t-oc5,戊业委会,OWNERS_COMMITTEE,,330105001,,,COUNTED
t-oc7,庚业委会,OWNERS_COMMITTEE,,330105001,,,
t-oc8,辛业委会,OWNERS_COMMITTEE,,330105001,,,
t-oc6,己业委会,OWNERS_COMMITTEE,,330105001,,,DESCRIBED
t-old,旧业委会,OWNERS_COMMITTEE,,330105001,,2017,
t-far,外业委会,OWNERS_COMMITTEE,,330105002,,,
t-rc,甲居委会,RESIDENTS_COMMITTEE,,330105001L01,,,
t-branch,甲支部,PARTY_ORGANIZATION,branch,330105001L01,,,
t-closed,旧支部,PARTY_ORGANIZATION,branch,330105001L01,,2017,
""",
    "posts": """
id,organization,title,rank,seats
t-chair1,t-oc1,业委会主任,,1
t-deputy1,t-oc1,业委会副主任,,1
t-member1,t-oc1,委员,,3
t-chair2,t-oc2,负责人,主任,1
t-member2,t-oc2,委员,,3
t-chair3,t-oc3,主任,,1
t-member3,t-oc3,委员,,2
t-chair4,t-oc4,主任,,1
t-member4,t-oc4,委员,,2
t-chair6,t-oc6,主任,,1
t-chair7,t-oc7,主任,,1
t-member7,t-oc7,委员,,
t-chair8,t-oc8,主任,,1
t-rc-chair,t-rc,主任,,1
""",
    "people": """
id,name,political_status
t-1,甲,中共党员
t-2,乙,02
t-3,丙,群众
t-4,丁,
t-5,戊,
t-6,己,13
t-7,庚,中共预备党员
""",
    "memberships": """
id,member,organization,kind
t-1,person:t-4,t-branch,FULL
t-2,person:t-5,t-branch,REPORTED
t-3,person:t-5,t-closed,FULL
""",
    "appointments": """
id,person,post
t-1,t-1,t-chair1
t-2,t-2,t-deputy1
t-3,t-3,t-member1
t-4,t-4,t-member1
t-5,t-5,t-member1
t-6,t-3,t-chair2
t-7,t-1,t-member2
t-7a,t-2,t-member2
t-7b,t-6,t-member2
t-8,t-6,t-chair3
t-9,t-7,t-member3
t-10,t-6,t-chair4
t-11,t-3,t-member4
t-11a,t-5,t-member4
t-12,t-1,t-chair6
t-13,t-5,t-rc-chair
t-14,t-1,t-chair7
t-15,t-2,t-member7
t-16,t-4,t-member7
t-17,t-1,t-chair8
""",
}
ASKED = {"area": "330105001", "asOf": "2018-12-31"}


def _rate(members: int, others: int, unknown: int, told: str | tuple[str, str] | None) -> dict[str, Any]:
    return {
        "numerator": members,
        "notMembers": others,
        "unknownCount": unknown,
        "denominator": members + others + unknown,
        "percent": told if isinstance(told, str) else None,
        "bounds": {"low": told[0], "high": told[1]} if isinstance(told, tuple) else None,
    }


def _standings(found: Any) -> dict[str, str]:
    return {node["bodyId"].removeprefix("organization:t-"): node["standing"] for node in found["bodies"]["nodes"]}


async def test_members_are_counted_in_people_in_seats_and_among_the_chairs(world: World) -> None:
    await world.apply(**WORLD)
    found = (await world.ask(ASK, **ASKED))["memberShare"]
    assert found["people"] == _rate(4, 2, 1, ("57.14", "71.43")), "most of them sit in several committees"
    assert found["seats"] == _rate(8, 6, 3, ("47.06", "64.71")), "one seat of 丙's has no recorded holder"
    assert found["chairs"] == _rate(1, 2, 0, "33.33"), "甲 and 己 chair several"
    assert (found["vacancies"], found["postsWithoutSeats"]) == (1, 1)
    assert _standings(found) == {
        "oc1": "OVER",
        "oc2": "AT",
        "oc3": "UNKNOWN",
        "oc4": "UNDER",
        "oc5": "UNKNOWN",
        # How many seats its members have is not recorded, so that others may sit there.
        "oc7": "UNKNOWN",
        # Its director alone is recorded, and no committee has fewer than three.
        "oc8": "UNKNOWN",
    }
    counts = {each["standing"]: each["count"] for each in found["byStanding"]}
    assert counts == {"OVER": 1, "AT": 1, "UNDER": 1, "UNKNOWN": 4}
    assert found["excluded"]["nodes"] == [{"bodyId": "organization:t-oc6", "attestation": "DESCRIBED"}]

    one, two, three, four, five, seven, eight = found["bodies"]["nodes"]
    assert (one["people"], one["seats"]) == (_rate(3, 1, 1, ("60.00", "80.00")),) * 2
    assert [
        (seat["post"]["id"], seat["person"]["id"], seat["chair"], seat["party"]) for seat in one["sitters"]["nodes"]
    ] == [
        ("post:t-chair1", "person:t-1", True, "MEMBER"),
        ("post:t-deputy1", "person:t-2", False, "MEMBER"),
        ("post:t-member1", "person:t-3", False, "NOT_MEMBER"),
        ("post:t-member1", "person:t-4", False, "MEMBER"),
        ("post:t-member1", "person:t-5", False, "UNKNOWN"),
    ]
    assert (two["people"], two["chairs"]) == (_rate(2, 2, 0, "50.00"), _rate(0, 1, 0, "0.00"))
    assert (three["people"], three["seats"]) == (_rate(1, 1, 0, "50.00"), _rate(1, 1, 1, ("33.33", "66.67")))
    assert (four["people"], four["seats"]) == (_rate(0, 2, 1, ("0.00", "33.33")),) * 2
    assert (five["people"], five["sitters"]["nodes"]) == (_rate(0, 0, 0, None), [])
    assert (seven["people"], seven["seats"]) == (_rate(3, 0, 0, "100.00"), _rate(1, 0, 0, "100.00"))
    assert eight["people"] == _rate(1, 0, 0, "100.00")


async def test_a_seat_is_vacant_only_where_a_source_complete_for_appointments_says_so(world: World) -> None:
    complete = "id,title,stated,complete,area\nt-src,业委会名册,2018,appointments,330105001L02\n"
    await world.apply(sources=complete, **WORLD)
    found = (await world.ask(ASK, **ASKED))["memberShare"]
    assert _standings(found)["oc3"] == "AT"
    three = found["bodies"]["nodes"][2]
    assert (three["seats"], three["vacancies"]) == (_rate(1, 2, 0, "33.33"), 1)
    before = (await world.ask(ASK, **{**ASKED, "asOf": "2017-12-31"}))["memberShare"]
    assert _standings(before)["oc3"] == "UNKNOWN", "the register says nothing of days before it"
    await world.apply(sources=complete.replace("appointments,330105001L02", "posts;appointments,330105001"), **WORLD)
    whole = _standings((await world.ask(ASK, **ASKED))["memberShare"])
    assert (whole["oc7"], whole["oc8"], whole["oc5"]) == ("OVER", "OVER", "UNKNOWN"), "nobody sits in 戊's"


async def test_the_threshold_is_the_rules_in_force_unless_another_is_asked_for(world: World) -> None:
    rules = """
id,kind,name,scope,parameters,from,source
t-half,MEMBER_SHARE,省里要求,area:33,decimals=1,2017,t-src#p2
t-more,MEMBER_SHARE,街道要求,area:330105001,threshold_percent=60;decimals=0;rounding=truncate,2019,t-src#p3
"""
    await world.apply(**WORLD, rules=rules)
    wide = (await world.ask(ASK, **ASKED))["memberShare"]
    assert (wide["thresholdPercent"], wide["people"]["bounds"]) == (50, {"low": "57.1", "high": "71.4"})
    near = (await world.ask(ASK, **{**ASKED, "asOf": "2019-01-01"}))["memberShare"]
    assert near["rule"] == {
        "name": "街道要求",
        "text": "Committees are held against 60 percent party members; percentages have 0 decimals, truncated.",
        "thresholdPercent": 60,
        "rounding": "TRUNCATE",
        "decimals": 0,
        "recorded": {"id": "rule:t-more", "statedBy": {"locator": "p3"}},
    }
    assert (near["people"]["bounds"], near["chairs"]["percent"]) == ({"low": "57", "high": "71"}, "33")
    assert _standings(near)["oc1"] == "UNKNOWN", "60 to 80 percent: at the threshold, or over it"
    assert _standings(near)["oc2"] == "UNDER"
    asked = (await world.ask(ASK, threshold=33, **ASKED))["memberShare"]
    assert (asked["thresholdPercent"], asked["rule"]["thresholdPercent"]) == (33, 50)
    assert (_standings(asked)["oc4"], _standings(asked)["oc2"]) == ("UNKNOWN", "OVER"), (
        "a third is more than 33 percent"
    )
    for wrong in (-1, 101):
        code, message = await world.fail(ASK, threshold=wrong, **ASKED)
        assert (code, "0 to 100" in message) == ("BAD_INPUT", True)


async def test_only_committees_begun_since_a_day_are_counted_and_untold_beginnings_stand_apart(world: World) -> None:
    await world.apply(
        sources="id,title,stated\nt-src,来源,2018\nt-later,来源,2018-12\n",
        organizations="""
id,name,kind,area,from,attestation,source
t-before,甲,OWNERS_COMMITTEE,330105001,2018-05,,t-src#p1
t-since,乙,OWNERS_COMMITTEE,330105001,2018-06,,t-src#p1
t-year,丙,OWNERS_COMMITTEE,330105001,2018,,t-src#p1
t-ever,丁,OWNERS_COMMITTEE,330105001,,,t-src#p1
t-begun,戊,OWNERS_COMMITTEE,330105001,?,,t-src#p1
t-recent,己,OWNERS_COMMITTEE,330105001,?,,t-later#p1
t-role,庚,OWNERS_COMMITTEE,330105001,2018-06,DESCRIBED,t-src#p1
t-old-role,辛,OWNERS_COMMITTEE,330105001,2017,DESCRIBED,t-src#p1
""",
    )
    found = (await world.ask(ASK, electedSince="2018-06-01", **ASKED))["memberShare"]
    assert [(node["bodyId"], node["from"]) for node in found["bodies"]["nodes"]] == [
        ("organization:t-since", "2018-06")
    ]
    assert [
        (node["bodyId"].removeprefix("organization:t-"), node["from"]) for node in found["unknownBeginning"]["nodes"]
    ] == [
        ("ever", None),
        ("recent", "?"),
        ("year", "2018"),
    ]
    assert [node["bodyId"] for node in found["excluded"]["nodes"]] == ["organization:t-role"]
    assert (await world.ask(ASK, **ASKED))["memberShare"]["bodies"]["totalCount"] == 6


async def test_appointments_memberships_and_status_count_on_their_days_and_as_they_were_known(world: World) -> None:
    tables = {
        "organizations": """
id,name,kind,area,to
t-oc,甲业委会,OWNERS_COMMITTEE,330105001,
t-branch,甲支部,PARTY_ORGANIZATION,330105001,2019-06
""",
        "posts": "id,organization,title,seats\nt-chair,t-oc,主任,1\nt-member,t-oc,委员,2\n",
        "people": """
id,name,political_status,to,from
t-1,甲,群众,2018,
t-1#2,甲,中共党员,,2019
t-2,乙,,,
""",
        "memberships": "id,member,organization,kind,from,to\nt-1,person:t-2,t-branch,PROBATIONARY,2018-03,2019-12\n",
    }
    appointments = "id,person,post,from,to\nt-1,t-1,t-chair,2018,\nt-2,t-2,t-member,2018,{}\n"
    first = await world.apply(**tables, appointments=appointments.format(""))
    for day, people in (
        ("2017-12-31", _rate(0, 0, 0, None)),
        ("2018-01-01", _rate(0, 1, 1, ("0.00", "50.00"))),
        ("2018-03-01", _rate(1, 1, 0, "50.00")),
        ("2019-01-01", _rate(2, 0, 0, "100.00")),
        ("2019-07-01", _rate(1, 0, 1, ("50.00", "100.00"))),
    ):
        found = (await world.ask(ASK, area="33", asOf=day))["memberShare"]
        assert found["people"] == people, day
        assert found["bodies"]["totalCount"] == 1
    await world.apply(**tables, appointments=appointments.format("2018-06"))
    for known, people in ((first.instant, _rate(2, 0, 0, "100.00")), (None, _rate(1, 0, 0, "100.00"))):
        found = (await world.ask(ASK, area="33", asOf="2019-01-01", knownAt=known))["memberShare"]
        assert found["people"] == people


async def test_a_seat_held_ex_officio_counts_through_its_holder(world: World) -> None:
    await world.apply(
        organizations="""
id,name,kind,area
t-oc,甲业委会,OWNERS_COMMITTEE,330105001
t-rc,甲居委会,RESIDENTS_COMMITTEE,330105002
""",
        posts="""
id,organization,title,seats,ex_officio_of
t-chair,t-oc,主任,1,
t-member,t-oc,委员,1,t-rc-chair
t-rc-chair,t-rc,主任,1,
""",
        people="id,name,political_status\nt-1,甲,群众\nt-2,乙,中共党员\n",
        appointments="id,person,post\nt-1,t-1,t-chair\nt-2,t-2,t-rc-chair\n",
    )
    found = (await world.ask(ASK, **ASKED))["memberShare"]
    assert (found["people"], found["seats"], found["chairs"]) == (
        _rate(1, 1, 0, "50.00"),
        _rate(1, 1, 0, "50.00"),
        _rate(0, 1, 0, "0.00"),
    )
    (committee,) = found["bodies"]["nodes"]
    assert [(seat["person"]["id"], seat["post"]["id"]) for seat in committee["sitters"]["nodes"]] == [
        ("person:t-1", "post:t-chair"),
        ("person:t-2", "post:t-member"),
    ]


async def test_another_kind_an_empty_area_and_a_page_of_standings_can_be_asked_for(world: World) -> None:
    await world.apply(**WORLD)
    residents = (await world.ask(ASK, kind="RESIDENTS_COMMITTEE", **ASKED))["memberShare"]
    assert _standings(residents) == {"rc": "UNKNOWN"}
    assert residents["chairs"] == _rate(0, 0, 1, ("0.00", "100.00"))
    far = (await world.ask(ASK, area="330105002"))["memberShare"]
    assert (far["people"], _standings(far)) == (_rate(0, 0, 0, None), {"far": "UNKNOWN"})
    empty = (await world.ask(ASK, area="11"))["memberShare"]
    assert (empty["people"], empty["seats"], empty["bodies"]["totalCount"]) == (_rate(0, 0, 0, None),) * 2 + (0,)
    assert [each["count"] for each in empty["byStanding"]] == [0, 0, 0, 0]
    page = """{ memberShare(area: "330105001", asOf: "2018-12-31") {
      bodies(standing: UNKNOWN, first: 1) { totalCount nodes { body { name } } pageInfo { hasNextPage } } } }"""
    assert (await world.ask(page))["memberShare"]["bodies"] == {
        "totalCount": 4,
        "nodes": [{"body": {"name": "丙业委会"}}],
        "pageInfo": {"hasNextPage": True},
    }


async def test_who_sits_there_comes_by_post_however_ids_begin_one_another(world: World) -> None:
    await world.apply(
        organizations="id,name,kind,area\nt-oc,甲业委会,OWNERS_COMMITTEE,330105001\n",
        people="id,name\nt-wang,王\nt-li,李\n",
        posts="id,organization,title\nt-seat,t-oc,委员\nt-seat1,t-oc,主任\n",
        appointments="id,person,post\nt-1,t-wang,t-seat1\nt-2,t-wang,t-seat\nt-3,t-li,t-seat\n",
    )
    body = (await world.ask(ASK, area="33"))["memberShare"]["bodies"]["nodes"][0]
    seats = [f"{each['post']['id']} {each['person']['id']}" for each in body["sitters"]["nodes"]]
    assert seats == ["post:t-seat person:t-li", "post:t-seat person:t-wang", "post:t-seat1 person:t-wang"]


async def test_who_may_not_be_shown_people_gets_the_figures_of_their_area_only(world: World) -> None:
    await world.apply(**WORLD)
    caller = Caller(areas=("330105001L01",), people=False)
    found = (await world.ask_as(caller, ASK, area="33", asOf="2018-12-31"))["memberShare"]
    assert found["people"] == _rate(3, 2, 1, ("50.00", "66.67"))
    assert [(node["bodyId"], node["sitters"]) for node in found["bodies"]["nodes"]] == [
        ("organization:t-oc1", None),
        ("organization:t-oc2", None),
    ]
    outside = (await world.ask_as(caller, ASK, area="330105002"))["memberShare"]
    assert outside["bodies"]["totalCount"] == 0


async def test_a_seat_held_through_a_body_that_is_no_more_has_no_holder(world: World) -> None:
    await world.apply(
        organizations="""
id,name,kind,area,to
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,
t-old,旧居委会,RESIDENTS_COMMITTEE,330105001L01,2018
""",
        posts="id,organization,title,seats,ex_officio_of\nt-head,t-old,主任,1,\nt-chair,t-oc,主任,1,t-head\n",
        people="id,name,political_status\nt-wang,王,中共党员\n",
        appointments="id,person,post\nt-1,t-wang,t-head\n",
    )
    for day, members, vacancies in (("2018-12-31", 1, 0), ("2019-01-01", 0, 1)):
        found = (await world.ask(ASK, area="330105001", asOf=day))["memberShare"]
        assert (found["people"]["numerator"], found["vacancies"]) == (members, vacancies)
