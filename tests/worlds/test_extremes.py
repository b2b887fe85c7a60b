"""Worlds at the edge of what may be recorded: twice covered, in circles, out of term, of one person, of nothing."""

from typing import Any

import pytest

from graph.errors import LedgerRefused
from tests.world import SOURCES, World

COMPLETE = "id,title,stated,complete,area\nt-src,测试来源,2018,,\n"
DAY = "2018-12-31"
STREET = "330105001"
COVERAGE = """
query ($area: DivisionCode!, $unit: CoverageUnit!, $measure: CoverageMeasure!, $asOf: Date) {
  coverage(area: $area, unit: $unit, measure: $measure, asOf: $asOf) {
    numerator denominator unknownCount percent
    counted { nodes { unitId mode grounds { fact } } }
    notCounted { nodes { unitId } }
    unknown { nodes { unitId } }
    byMode { mode count }
  }
}
"""
SHARE = """
query ($area: DivisionCode!, $asOf: Date) {
  memberShare(area: $area, asOf: $asOf) {
    people { ...Share } seats { ...Share } chairs { ...Share }
    thresholdPercent
    byStanding { standing count }
    bodies { nodes { bodyId standing people { numerator denominator percent } } }
  }
}
fragment Share on MemberRate { numerator denominator unknownCount percent }
"""
CROSSING = """
query ($area: DivisionCode!, $asOf: Date) {
  crossAppointments(area: $area, asOf: $asOf) {
    appointments { nodes { person { id } home { post { id } } host { post { id } } } }
  }
}
"""


async def coverage(world: World, unit: str, measure: str, area: str = STREET) -> Any:
    return (await world.ask(COVERAGE, area=area, unit=unit, measure=measure, asOf=DAY))["coverage"]


async def refused(world: World, **tables: str) -> set[str]:
    """The codes with which a ledger of these tables is refused, and nothing of it is published."""
    before = (await world.graph.reader.published()).revision
    with pytest.raises(LedgerRefused) as error:
        await world.apply(**tables)
    assert (await world.graph.reader.published()).revision == before
    found: Any = error.value.extensions["findings"]
    return {finding["code"] for finding in found}


TWICE = {
    "organizations": """
id,name,kind,subtype,area,for
t-joint,联合支部,PARTY_ORGANIZATION,joint_branch,330105001,
t-second,第二联合支部,PARTY_ORGANIZATION,joint_branch,330105001,
t-both,两次联建物业,PROPERTY_FIRM,,330105001,
t-once,一次联建物业,PROPERTY_FIRM,,330105001,
t-none,未覆盖物业,PROPERTY_FIRM,,330105001,
""",
    "covers": """
id,party_organization,unit,mode,from,to
t-1,t-joint,organization:t-both,JOINT,2016,
t-2,t-joint,organization:t-both,JOINT,2018,
t-3,t-second,organization:t-both,JOINT,2018,
t-4,t-joint,organization:t-both,ATTACHED,,2017
t-5,t-joint,organization:t-once,JOINT,2018,
t-6,,organization:t-none,NONE,,
""",
}


async def test_a_unit_that_joint_branches_cover_twice_counts_once(world: World) -> None:
    await world.apply(**TWICE)
    for measure in ("PARTY_ORGANIZATION", "PARTY_WORK"):
        found = await coverage(world, "PROPERTY_FIRM", measure)
        assert (found["numerator"], found["denominator"], found["unknownCount"]) == (2, 3, 0)
        assert found["percent"] == "66.67"
        assert found["byMode"] == [{"mode": "JOINT", "count": 2}]
        grounds = {
            node["unitId"]: sorted(each["fact"] for each in node["grounds"]) for node in found["counted"]["nodes"]
        }
        assert grounds == {
            "organization:t-both": ["cover:t-1", "cover:t-2", "cover:t-3"],
            "organization:t-once": ["cover:t-5"],
        }
        assert [node["unitId"] for node in found["notCounted"]["nodes"]] == ["organization:t-none"]


HEAD = "id,name,kind,area,parent\n"


async def test_no_body_stands_above_itself_alone_by_way_of_two_ledgers_or_of_a_merge(world: World) -> None:
    own = f"{HEAD}t-own,甲,OTHER,330105001,t-own\n"
    assert await refused(world, organizations=own) == {"OWN_ANCESTOR"}
    await world.apply(organizations=f"{HEAD}t-up,上,OTHER,330105001,\nt-mid,中,OTHER,330105001,t-up\n")
    # The first ledger is without a circle, and so is the second: they close one together.
    await world.apply(organizations=f"{HEAD}t-low,下,OTHER,330105001,t-mid\n")
    circle = f"{HEAD}t-up,上,OTHER,330105001,t-low\n"
    assert await refused(world, organizations=circle) == {"OWN_ANCESTOR"}
    kept_below = "id,kept,merged\nt-m,organization:t-low,organization:t-up\n"
    assert await refused(world, merges=kept_below) == {"OWN_ANCESTOR"}
    asked = (
        '{ node(id: "organization:t-low") { ... on Organization { id parent { id parent { id parent { id } } } } } }'
    )
    assert (await world.ask(asked))["node"] == {
        "id": "organization:t-low",
        "parent": {"id": "organization:t-mid", "parent": {"id": "organization:t-up", "parent": None}},
    }
    # The other way round the one kept is the upper one, and where the lower one stood no longer counts.
    await world.apply(merges="id,kept,merged\nt-m,organization:t-up,organization:t-low\n")
    assert (await world.ask(asked))["node"] == {"id": "organization:t-up", "parent": None}


EXPIRED = {
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\n",
    "organizations": """
id,name,kind,subtype,area,for,term,from
t-oc,甲业委会,OWNERS_COMMITTEE,,330105001L01,compound:t-a,1,2008-05
t-rc,甲居委会,RESIDENTS_COMMITTEE,,330105001L01,,,2008
t-branch,甲支部,PARTY_ORGANIZATION,branch,330105001L01,,,2015
""",
    "posts": "id,organization,title,seats\nt-chair,t-oc,主任,1\nt-rc-member,t-rc,委员,1\n",
    "people": "id,name,political_status\nt-wang,王,中共党员\n",
    "appointments": """
id,person,post,basis,home,from
t-1,t-wang,t-chair,elected,yes,2008-05
t-2,t-wang,t-rc-member,concurrent,,2008-05
""",
    "covers": "id,party_organization,unit,mode,from\nt-1,t-branch,organization:t-oc,SOLE,2015\n",
    "rules": """
id,kind,name,scope,parameters
t-term,TERM,业委会任期,area:33,body=OWNERS_COMMITTEE;term_years_min=3;term_years_max=5
""",
}


async def test_a_committee_whose_term_ran_out_goes_on_until_its_end_is_stated(world: World) -> None:
    await world.apply(**EXPIRED)
    one = {"numerator": 1, "denominator": 1, "unknownCount": 0, "percent": "100.00"}

    async def answers() -> tuple[Any, ...]:
        compounds = await coverage(world, "COMPOUND", "OWNERS_COMMITTEE")
        committees = await coverage(world, "OWNERS_COMMITTEE", "PARTY_ORGANIZATION")
        share = (await world.ask(SHARE, area=STREET, asOf=DAY))["memberShare"]
        crossing = (await world.ask(CROSSING, area=STREET, asOf=DAY))["crossAppointments"]["appointments"]["nodes"]
        return (
            [node["unitId"] for node in compounds["counted"]["nodes"]],
            [node["unitId"] for node in committees["counted"]["nodes"]],
            share["chairs"],
            crossing,
        )

    wang = {"id": "person:t-wang"}
    across = [{"person": wang, "home": {"post": {"id": "post:t-chair"}}, "host": {"post": {"id": "post:t-rc-member"}}}]
    assert await answers() == (["compound:t-a"], ["organization:t-oc"], one, across)
    # That it ended is another thing: then nothing of it counts any more.
    ended = EXPIRED["organizations"].replace("from\n", "from,to\n").replace(",2008-05\n", ",2008-05,2013-05\n")
    ended = ended.replace(",2008\n", ",2008,\n").replace(",2015\n", ",2015,\n")
    await world.apply(organizations=ended)
    nobody = {"numerator": 0, "denominator": 0, "unknownCount": 0, "percent": None}
    assert await answers() == ([], [], nobody, [])


async def test_a_share_of_one_person_and_shares_of_few_are_exact(world: World) -> None:
    # Committees of one, two and three, with one member of the party in each but the last.
    await world.apply(
        organizations="""
id,name,kind,area
t-1,一人业委会,OWNERS_COMMITTEE,330105001L01
t-2,二人业委会,OWNERS_COMMITTEE,330105001L02
t-3,三人业委会,OWNERS_COMMITTEE,330105001
t-7,七人业委会,OWNERS_COMMITTEE,330105002
""",
        posts="id,organization,title,seats\nt-1,t-1,主任,1\nt-2,t-2,委员,2\nt-3,t-3,委员,3\nt-7,t-7,委员,7\n",
        people="id,name,political_status\nt-p,甲,中共党员\n"
        + "".join(f"t-m{number},乙{number},中共党员\n" for number in range(2))
        + "".join(f"t-o{number},丙{number},群众\n" for number in range(10)),
        appointments="id,person,post\nt-1,t-p,t-1\nt-2,t-m0,t-2\nt-3,t-o0,t-2\n"
        + "".join(f"t-3{number},t-o{number},t-3\n" for number in (1, 2, 3))
        + "t-70,t-m1,t-7\n"
        + "".join(f"t-7{number},t-o{number},t-7\n" for number in range(4, 10)),
    )
    # Who is named alone need not sit alone: of so few, only a complete register says that they are all.
    for sources, alone, both in (
        (SOURCES, "UNKNOWN", "UNKNOWN"),
        (f"{COMPLETE}t-register,名册,2018,posts;appointments,330105\n", "OVER", "AT"),
    ):
        await world.apply(sources=sources)
        for area, members, of, percent, standing in (
            ("330105001L01", 1, 1, "100.00", alone),
            ("330105001L02", 1, 2, "50.00", both),
            ("330105002", 1, 7, "14.29", "UNDER"),
        ):
            found = (await world.ask(SHARE, area=area, asOf=DAY))["memberShare"]
            share = {"numerator": members, "denominator": of, "unknownCount": 0, "percent": percent}
            assert (found["people"], found["seats"]) == (share, share)
            assert [node["standing"] for node in found["bodies"]["nodes"]] == [standing]
    whole = (await world.ask(SHARE, area="330105", asOf=DAY))["memberShare"]
    assert whole["people"] == {"numerator": 3, "denominator": 13, "unknownCount": 0, "percent": "23.08"}
    assert whole["chairs"] == {"numerator": 1, "denominator": 1, "unknownCount": 0, "percent": "100.00"}
    assert {each["standing"]: each["count"] for each in whole["byStanding"]} == {
        "OVER": 1,
        "AT": 1,
        "UNDER": 2,
        "UNKNOWN": 0,
    }


OF_AN_AREA = """
{
  coverage(area: "33", unit: COMPOUND, measure: OWNERS_COMMITTEE) {
    numerator denominator unknownCount percent noPercent
  }
  crossAppointments(area: "33") { directions { appointments } appointments { totalCount } }
  crossAppointmentMatrix(area: "33") { homeKinds hostKinds cells { appointments } prohibited { appointments } }
  twoWayEntry(area: "33") { compounds { totalCount nodes { compoundId } } }
  memberShare(area: "33") { people { numerator denominator percent } bodies { totalCount } excluded { totalCount } }
  rules(area: "33") { area { name } inForce { totalCount } inside { totalCount } }
  nodes(ids: ["area:33", "compound:t-a"]) { id }
}
"""
OF_ONE = {
    "node": 'node(id: "{}") {{ id }}',
    "history": 'history(id: "{}") {{ nodes {{ fact }} }}',
    "problemTrace": 'problemTrace(id: "{}") {{ problem {{ id }} }}',
    "problemsHandledBy": 'problemsHandledBy(organization: "{}") {{ totalCount }}',
    "coHandlers": 'coHandlers(organization: "{}") {{ totalCount }}',
    "twoWayEntry": 'twoWayEntry(compound: "{}") {{ compounds {{ totalCount }} }}',
}
IDS = {"problemTrace": "problem:t-a", "twoWayEntry": "compound:t-a"}


@pytest.mark.parametrize("areas", [0, 1], ids=["empty", "one-area"])
async def test_a_graph_of_nothing_or_of_one_area_answers_every_question(world: World, areas: int) -> None:
    if areas:
        await world.apply(areas="id,name\n33,浙江省\n")
    answer = await world.ask(OF_AN_AREA)
    none = {"numerator": 0, "denominator": 0, "percent": None}
    assert answer == {
        "coverage": {**none, "unknownCount": 0, "noPercent": "NO_UNITS"},
        "crossAppointments": {"directions": [], "appointments": {"totalCount": 0}},
        "crossAppointmentMatrix": {"homeKinds": [], "hostKinds": [], "cells": [], "prohibited": []},
        "twoWayEntry": {"compounds": {"totalCount": 0, "nodes": []}},
        "memberShare": {"people": none, "bodies": {"totalCount": 0}, "excluded": {"totalCount": 0}},
        "rules": {
            "area": {"name": "浙江省"} if areas else None,
            "inForce": {"totalCount": 0},
            "inside": {"totalCount": 0},
        },
        "nodes": [{"id": "area:33"} if areas else None, None],
    }
    revision = (await world.ask("{ publication { revision } }"))["publication"]["revision"]
    assert revision == areas
    for root, question in OF_ONE.items():
        code, _ = await world.fail(f"{{ {question.format(IDS.get(root, 'organization:t-a'))} }}")
        assert code == "NOT_FOUND", root
    if areas:
        found = await world.ask('{ node(id: "area:33") { id } history(id: "area:33") { nodes { fact } } }')
        assert found == {"node": {"id": "area:33"}, "history": {"nodes": [{"fact": "area:33"}]}}


async def test_a_ledger_of_a_source_alone_is_a_graph_of_one_node(world: World) -> None:
    await world.apply(areas="id,name\n", sources=SOURCES)
    answer = await world.ask(
        '{ node(id: "source:t-src") { id } coverage(area: "33", unit: COMPOUND, measure: PARTY_WORK) '
        "{ denominator noPercent } }"
    )
    assert answer == {"node": {"id": "source:t-src"}, "coverage": {"denominator": 0, "noPercent": "NO_UNITS"}}
