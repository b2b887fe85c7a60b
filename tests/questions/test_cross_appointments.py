"""Cross-appointments, asked of small worlds: who counts, which way it goes, and what must never count."""

from typing import Any

from tests.world import World

ASK = """
query ($area: DivisionCode!, $asOf: Date, $knownAt: DateTime, $homeKind: OrganizationKind, $hostKind: OrganizationKind,
       $compound: ID, $organization: ID, $person: ID, $prohibited: Boolean) {
  crossAppointments(area: $area, asOf: $asOf, knownAt: $knownAt, homeKind: $homeKind, hostKind: $hostKind,
                    compound: $compound, organization: $organization, person: $person, prohibited: $prohibited) {
    directions { homeKind hostKind appointments holders compounds }
    appointments {
      totalCount
      nodes {
        person { id } homeBy prohibited compounds { id }
        home { fact post { id } kind basis statedBy { locator source { id } } }
        host { fact post { id } kind basis through { id } from to }
      }
    }
  }
}
"""

BODIES = """
id,name,kind,subtype,area,for,to
t-street,街道党工委,PARTY_ORGANIZATION,work_committee,330105001,,
t-centre,中心党委,PARTY_ORGANIZATION,committee,330105001,,
t-rc,甲居委会,RESIDENTS_COMMITTEE,,330105001L01,,
t-oc,甲业委会,OWNERS_COMMITTEE,,330105001L01,compound:t-a,
t-branch,甲支部,PARTY_ORGANIZATION,branch,330105001L01,compound:t-a,
t-firm,甲物业,PROPERTY_FIRM,commercial,330105002,,
t-other,乙物业,PROPERTY_FIRM,commercial,330105002,,
t-gone,旧联盟,ALLIANCE,,330105001,,2017
"""

POSTS = """
id,organization,title,ex_officio_of
t-secretary,t-street,书记,
t-centre-secretary,t-centre,书记,t-secretary
t-rc-chair,t-rc,主任,
t-oc-chair,t-oc,主任,
t-oc-member,t-oc,委员,
t-branch-secretary,t-branch,书记,
t-manager,t-firm,经理,
t-other-manager,t-other,经理,
t-gone-chair,t-gone,召集人,
"""

WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\n",
    "organizations": BODIES,
    "posts": POSTS,
    "people": "id,name\nt-wang,王\nt-li,李\nt-zhao,赵\nt-chen,陈\n",
}


def _pairs(answer: Any) -> list[tuple[str | None, str, str, str]]:
    return [
        (
            node["person"] and node["person"]["id"].removeprefix("person:t-"),
            node["home"]["post"]["id"].removeprefix("post:t-"),
            node["host"]["post"]["id"].removeprefix("post:t-"),
            node["homeBy"],
        )
        for node in answer["crossAppointments"]["appointments"]["nodes"]
    ]


async def test_the_home_seat_is_the_marked_one_else_the_unborrowed_else_the_earliest(world: World) -> None:
    await world.apply(
        **WORLD,
        appointments="""
id,person,post,basis,home,from
t-1,t-wang,t-branch-secretary,,,2016
t-2,t-wang,t-oc-chair,,yes,2018
t-3,t-li,t-rc-chair,elected,,2018
t-4,t-li,t-branch-secretary,concurrent,,2016
t-5,t-zhao,t-oc-member,,,2016
t-6,t-zhao,t-rc-chair,,,2017
t-7,t-chen,t-oc-member,,,2017
t-8,t-chen,t-branch-secretary,,,2017
""",
    )
    answer = await world.ask(ASK, area="330105001", asOf="2018-12-31")
    assert _pairs(answer) == [
        ("wang", "oc-chair", "branch-secretary", "MARKED"),
        ("zhao", "oc-member", "rc-chair", "EARLIEST"),
        ("chen", "branch-secretary", "oc-member", "TIE"),
        (None, "secretary", "centre-secretary", "BASIS"),
        ("li", "rc-chair", "branch-secretary", "BASIS"),
    ]
    kinds = [(each["homeKind"], each["hostKind"]) for each in answer["crossAppointments"]["directions"]]
    assert kinds == [
        ("OWNERS_COMMITTEE", "PARTY_ORGANIZATION"),
        ("OWNERS_COMMITTEE", "RESIDENTS_COMMITTEE"),
        ("PARTY_ORGANIZATION", "OWNERS_COMMITTEE"),
        ("PARTY_ORGANIZATION", "PARTY_ORGANIZATION"),
        ("RESIDENTS_COMMITTEE", "PARTY_ORGANIZATION"),
    ]


async def test_a_seat_held_because_of_another_counts_with_and_without_a_recorded_holder(world: World) -> None:
    await world.apply(**WORLD)
    empty = await world.ask(ASK, area="330105001", asOf="2018-12-31")
    assert _pairs(empty) == [(None, "secretary", "centre-secretary", "BASIS")]
    host = empty["crossAppointments"]["appointments"]["nodes"][0]["host"]
    assert (host["basis"], host["through"]) == ("EX_OFFICIO", {"id": "post:t-secretary"})
    assert empty["crossAppointments"]["directions"] == [
        {
            "homeKind": "PARTY_ORGANIZATION",
            "hostKind": "PARTY_ORGANIZATION",
            "appointments": 1,
            "holders": 1,
            "compounds": 0,
        }
    ]

    await world.apply(**WORLD, appointments="id,person,post,from\nt-1,t-wang,t-secretary,2019\n")
    assert _pairs(await world.ask(ASK, area="330105001", asOf="2018-12-31")) == _pairs(empty)
    assert _pairs(await world.ask(ASK, area="330105001", asOf="2019-01-01")) == [
        ("wang", "secretary", "centre-secretary", "BASIS")
    ]


async def test_former_posts_closed_bodies_and_one_body_make_no_cross_appointment(world: World) -> None:
    await world.apply(
        **WORLD,
        appointments="""
id,person,post,from,to
t-1,t-zhao,t-branch-secretary,,?
t-2,t-zhao,t-oc-member,,
t-3,t-zhao,t-oc-chair,,
t-4,t-wang,t-oc-chair,,
t-5,t-wang,t-gone-chair,,
t-6,t-li,t-manager,,
t-7,t-li,t-other-manager,,
t-8,t-chen,t-rc-chair,,2018-06-30
t-9,t-chen,t-oc-member,2018-07-01,
""",
    )
    answer = await world.ask(ASK, area="33", asOf="2018-12-31", homeKind="OWNERS_COMMITTEE")
    assert _pairs(answer) == []
    before = await world.ask(ASK, area="33", asOf="2017-12-31", person="person:t-wang")
    assert _pairs(before) == [("wang", "gone-chair", "oc-chair", "TIE")], "the alliance still stood"


async def test_a_beginning_that_no_source_states_does_not_tell_the_direction(world: World) -> None:
    await world.apply(
        **WORLD,
        appointments="""
id,person,post,from
t-1,t-wang,t-oc-chair,
t-2,t-wang,t-rc-chair,2018-02
t-3,t-li,t-oc-member,?
t-4,t-li,t-rc-chair,2018-02
""",
    )
    answer = await world.ask(ASK, area="330105001", asOf="2018-12-31", hostKind="RESIDENTS_COMMITTEE")
    assert _pairs(answer) == [("li", "oc-member", "rc-chair", "TIE"), ("wang", "oc-chair", "rc-chair", "TIE")]


async def test_a_committee_member_working_for_the_firm_that_serves_the_compound_is_prohibited(world: World) -> None:
    await world.apply(
        **WORLD,
        contracts="id,provider,compound,from,to\nt-1,t-firm,t-a,2018,2018\n",
        appointments="""
id,person,post,home
t-1,t-wang,t-manager,yes
t-2,t-wang,t-oc-member,
t-3,t-li,t-other-manager,yes
t-4,t-li,t-oc-member,
""",
    )
    during = await world.ask(ASK, area="330105001", asOf="2018-06-01", hostKind="OWNERS_COMMITTEE")
    nodes = during["crossAppointments"]["appointments"]["nodes"]
    assert [(node["person"]["id"], node["prohibited"]) for node in nodes] == [
        ("person:t-li", False),
        ("person:t-wang", True),
    ]
    (direction,) = during["crossAppointments"]["directions"]
    assert (direction["appointments"], direction["holders"], direction["compounds"]) == (1, 1, 1)
    only = await world.ask(ASK, area="330105001", asOf="2018-06-01", prohibited=True)
    assert (_pairs(only), only["crossAppointments"]["directions"]) == (
        [("wang", "manager", "oc-member", "MARKED")],
        [],
    )
    after = await world.ask(ASK, area="330105001", asOf="2019-01-01", prohibited=True)
    assert _pairs(after) == [], "the contract is over"


async def test_a_prohibited_pair_names_the_rule_in_force_where_the_committee_stands(world: World) -> None:
    ask = """query ($area: DivisionCode!) { crossAppointments(area: $area, asOf: "2018-12-31") { appointments { nodes {
      prohibited rule { name recorded { id statedBy { locator source { id } } } } } } } }"""
    tables = {
        **WORLD,
        "contracts": "id,provider,compound\nt-1,t-firm,t-a\n",
        "appointments": """
id,person,post,home
t-1,t-wang,t-manager,yes
t-2,t-wang,t-oc-member,
t-3,t-li,t-other-manager,yes
t-4,t-li,t-oc-member,
""",
    }
    await world.apply(**tables)

    async def rules(area: str) -> list[object]:
        nodes = (await world.ask(ask, area=area))["crossAppointments"]["appointments"]["nodes"]
        assert [node["prohibited"] for node in nodes] == [node["rule"] is not None for node in nodes]
        return [node["rule"] for node in nodes if node["rule"]]

    assert await rules("330105001L01") == [{"name": "National default (全国默认口径)", "recorded": None}]
    named = """
id,kind,name,scope,from,source
t-wide,PROHIBITED_PAIR,省规定,area:33,,t-src#p1
t-near,PROHIBITED_PAIR,街道规定,area:330105001,,t-src#p2
t-firms,PROHIBITED_PAIR,外街道规定,area:330105002,,t-src#p3
t-later,PROHIBITED_PAIR,社区规定,area:330105001L01,2019,t-src#p4
"""
    await world.apply(**tables, rules=named)
    stated = {"locator": "p2", "source": {"id": "source:t-src"}}
    near = {"name": "街道规定", "recorded": {"id": "rule:t-near", "statedBy": stated}}
    assert [await rules(area) for area in ("330105001L01", "330105002", "33")] == [[near]] * 3


async def test_a_prohibited_pair_is_found_between_two_other_seats_and_from_either_area(world: World) -> None:
    await world.apply(
        **WORLD,
        contracts="id,provider,compound\nt-1,t-firm,t-a\n",
        appointments="""
id,person,post,home
t-1,t-wang,t-branch-secretary,yes
t-2,t-wang,t-oc-member,
t-3,t-wang,t-manager,
t-4,t-li,t-oc-chair,yes
t-5,t-li,t-manager,
""",
    )
    wang, li = ("wang", "manager", "oc-member", "TIE"), ("li", "oc-chair", "manager", "MARKED")
    for area in ("330105001", "330105002", "330105"):
        found = await world.ask(ASK, area=area, prohibited=True, asOf="2018-12-31")
        assert _pairs(found) == [li, wang]
        assert found["crossAppointments"]["directions"] == []
    assert len(_pairs(await world.ask(ASK, area="330105", person="person:t-wang", asOf="2018-12-31"))) == 3


async def test_a_seat_told_twice_counts_once(world: World) -> None:
    await world.apply(
        **WORLD,
        appointments="""
id,person,post,from
t-1,t-wang,t-secretary,2017
t-2,t-wang,t-centre-secretary,2018
t-3,t-li,t-rc-chair,2017
t-4,t-li,t-rc-chair,2016
t-5,t-li,t-oc-chair,2018
""",
    )
    found = await world.ask(ASK, area="330105001", asOf="2018-12-31")
    wang = ("wang", "secretary", "centre-secretary", "BASIS")
    assert _pairs(found) == [wang, ("li", "rc-chair", "oc-chair", "EARLIEST")]
    (seat, _) = found["crossAppointments"]["appointments"]["nodes"]
    assert (seat["host"]["fact"], seat["host"]["basis"]) == ("appointment:t-2", "EX_OFFICIO")
    assert _pairs(await world.ask(ASK, area="330105001", asOf="2017-12-31")) == [wang]


async def test_a_filter_that_is_no_id_is_refused(world: World) -> None:
    for asked in ({"person": "wang"}, {"organization": "t-oc"}, {"compound": "甲苑"}):
        code, message = await world.fail(ASK, area="330105001", **asked)
        assert (code, "is not an id" in message) == ("BAD_INPUT", True)


async def test_filters_and_the_area_of_the_host(world: World) -> None:
    await world.apply(
        **WORLD,
        appointments="""
id,person,post,home
t-1,t-wang,t-oc-chair,yes
t-2,t-wang,t-manager,
t-3,t-li,t-rc-chair,yes
t-4,t-li,t-branch-secretary,
""",
    )
    asked = {"asOf": "2018-12-31"}
    wang, li = ("wang", "oc-chair", "manager", "MARKED"), ("li", "rc-chair", "branch-secretary", "MARKED")
    street = (None, "secretary", "centre-secretary", "BASIS")
    assert _pairs(await world.ask(ASK, area="330105001", **asked)) == [street, li]
    assert _pairs(await world.ask(ASK, area="330105002", **asked)) == [wang]
    assert _pairs(await world.ask(ASK, area="330105", **asked)) == [wang, street, li]
    assert _pairs(await world.ask(ASK, area="33", compound="compound:t-a", **asked)) == [wang, li]
    assert _pairs(await world.ask(ASK, area="33", organization="organization:t-rc", **asked)) == [li]
    assert _pairs(await world.ask(ASK, area="33", hostKind="PROPERTY_FIRM", **asked)) == [wang]
    assert _pairs(await world.ask(ASK, area="33", person="person:t-li", **asked)) == [li]
    assert _pairs(await world.ask(ASK, area="11", **asked)) == []


async def test_the_source_and_dates_of_a_seat_are_told(world: World) -> None:
    first = await world.apply(
        **WORLD,
        appointments="id,person,post,home,from,source\nt-1,t-wang,t-oc-chair,yes,?,t-src#p3\nt-2,t-wang,t-manager,,2018-05,t-src#p4\n",
    )
    answer = await world.ask(ASK, area="330105002", asOf="2018-12-31")
    (node,) = answer["crossAppointments"]["appointments"]["nodes"]
    assert node["home"]["statedBy"] == {"locator": "p3", "source": {"id": "source:t-src"}}
    assert (node["host"]["fact"], node["host"]["from"], node["host"]["to"]) == ("appointment:t-2", "2018-05", None)
    await world.apply(
        **WORLD,
        appointments="id,person,post,home,from,to\nt-1,t-wang,t-oc-chair,yes,?,\nt-2,t-wang,t-manager,,2018-05,2018-06\n",
    )
    assert _pairs(await world.ask(ASK, area="330105002", asOf="2018-12-31")) == []
    assert len(_pairs(await world.ask(ASK, area="330105002", asOf="2018-12-31", knownAt=first.instant))) == 1
