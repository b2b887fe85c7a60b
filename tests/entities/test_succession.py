"""Successions told in kind: from both ends, by the day, with what each kind rests on."""

from typing import Any

import pytest

from resolvers.definitions.succession import Side, SuccessionKind, SuccessionReason, succession_kind
from tests.world import World

CODE, OTHER_CODE = "91350100M000100Y43", "91330100MA27XL0X1B"
ORGANIZATIONS = """
id,name,aliases,kind,area,term,from,to,succeeds
t-oc1,甲业委会,,OWNERS_COMMITTEE,330105001,1,2012,2017,
t-oc2,甲业委会,,OWNERS_COMMITTEE,330105001,2,2018,,t-oc1
t-office,三方办,,COORDINATION_OFFICE,330105001,,2015,2018-06,
t-centre,治理办,,COORDINATION_OFFICE,330105001,,2018-07,,t-office
t-firm,甲物业,,PROPERTY_FIRM,330105002,,,2018,
t-next,乙物业,,PROPERTY_FIRM,330105002,,2019,,t-firm
t-last,丙物业,乙物业,PROPERTY_FIRM,330105002,,2020,,t-next
t-one,一支部,,PARTY_ORGANIZATION,330105001,,,2016,
t-two,二支部,,PARTY_ORGANIZATION,330105001,,,2016,
t-both,联合支部,,PARTY_ORGANIZATION,330105001,,2017,2018,t-one;t-two
t-both#2,联合支部,,PARTY_ORGANIZATION,330105001,,2019,,t-one;t-two
t-half,东支部,,PARTY_ORGANIZATION,330105001,,2020,,t-both
t-rest,西支部,,PARTY_ORGANIZATION,330105001,,2020-06,,t-both
"""
AREAS = """
id,name,from,to,succeeds
33,浙江省,,,
330105,拱墅区,,,
330105001,米市巷街道,,,
330105002,湖墅街道,,2018,
330105003,新湖墅街道,2019,,330105002
"""
ASK = """
query ($id: ID!, $day: Date) { node(id: $id, asOf: $day) {
  ... on Organization { predecessors { nodes { ...told } } successors { nodes { ...told } } }
  ... on Area { predecessors { nodes { ...told } } successors { nodes { ...told } } }
} }
fragment told on Succession { id from to kind reasons predecessor { id } successor { id } statedBy { locator } }
"""


async def told(world: World, id: str, day: str, end: str) -> list[tuple[str, str, list[str], str]]:
    """Each succession in short: the one at the other end, the kind, the reasons, and since when."""
    nodes: list[dict[str, Any]] = (await world.ask(ASK, id=id, day=day))["node"][end]["nodes"]
    other = end.removesuffix("s")
    return [(each[other]["id"].partition(":")[2], each["kind"], each["reasons"], each["from"]) for each in nodes]


async def test_each_succession_is_told_in_kind_from_both_ends(world: World) -> None:
    await world.apply(areas=AREAS, organizations=ORGANIZATIONS)
    day = "2021-01-01"

    async def of(id: str, end: str) -> list[tuple[str, str, list[str], str]]:
        return await told(world, id, day, end)

    term = ("RE_ELECTION", ["NEXT_TERM"], "2018")
    assert await of("organization:t-oc2", "predecessors") == [("t-oc1", *term)]
    assert await of("organization:t-oc1", "successors") == [("t-oc2", *term)]
    assert await of("organization:t-centre", "predecessors") == [("t-office", "RENAME", ["ONE_FOR_ONE"], "2018-07")]
    assert await of("organization:t-firm", "successors") == [("t-next", "TAKEOVER", ["NOTHING_ELSE_KNOWN"], "2019")]
    assert await of("organization:t-next", "successors") == [("t-last", "TAKEOVER", ["PREDECESSOR_STANDS"], "2020")]
    assert await of("organization:t-both", "predecessors") == [
        ("t-one", "MERGE", ["SEVERAL_PREDECESSORS"], "2017"),
        ("t-two", "MERGE", ["SEVERAL_PREDECESSORS"], "2017"),
    ], "the second state that says so tells nothing new"
    assert await of("organization:t-both", "successors") == [
        ("t-half", "SPLIT", ["SEVERAL_SUCCESSORS"], "2020"),
        ("t-rest", "SPLIT", ["SEVERAL_SUCCESSORS"], "2020-06"),
    ]
    assert await of("area:330105003", "predecessors") == [("330105002", "RENAME", ["ONE_FOR_ONE"], "2019")]
    assert await of("area:330105002", "successors") == [("330105003", "RENAME", ["ONE_FOR_ONE"], "2019")]


async def test_only_what_had_happened_by_the_day_is_told(world: World) -> None:
    await world.apply(areas=AREAS, organizations=ORGANIZATIONS)
    assert await told(world, "organization:t-both", "2019-12-31", "successors") == []
    assert await told(world, "organization:t-both", "2020-01-01", "successors") == [
        ("t-half", "TAKEOVER", ["PREDECESSOR_STANDS"], "2020")
    ]
    assert await told(world, "organization:t-oc1", "2017-12-31", "successors") == []


def side(kind: str = "DEPARTMENT", *names: str, stands: bool = False, code: str | None = None, term: int = 0) -> Side:
    return Side(kind, names or ("甲",), stands, term or None, code)


@pytest.mark.parametrize(
    ("before", "after", "numbers", "kind", "reasons"),
    [
        (side(), side(), (2, 2), "REGROUPING", "SEVERAL_PREDECESSORS SEVERAL_SUCCESSORS"),
        (side(term=1), side(term=2), (2, 1), "MERGE", "SEVERAL_PREDECESSORS"),
        (side(), side(), (1, 3), "SPLIT", "SEVERAL_SUCCESSORS"),
        (side("ALLIANCE"), side(), (1, 1), "TAKEOVER", "OTHER_KIND"),
        (side("OWNERS_COMMITTEE", term=3), side("OWNERS_COMMITTEE", term=4), (1, 1), "RE_ELECTION", "NEXT_TERM"),
        (side("OWNERS_COMMITTEE", term=4), side("OWNERS_COMMITTEE", term=4), (1, 1), "RENAME", "ONE_FOR_ONE"),
        (side("OWNERS_COMMITTEE"), side("OWNERS_COMMITTEE", term=2), (1, 1), "RENAME", "ONE_FOR_ONE"),
        (side(stands=True), side(), (1, 1), "TAKEOVER", "PREDECESSOR_STANDS"),
        (side("PROPERTY_FIRM", code=CODE), side("PROPERTY_FIRM", code=CODE), (1, 1), "RENAME", "SAME_CREDIT_CODE"),
        (side(code=CODE), side(code=OTHER_CODE), (1, 1), "TAKEOVER", "OTHER_CREDIT_CODE"),
        (side("PROPERTY_FIRM", "甲"), side("PROPERTY_FIRM", "乙", "甲"), (1, 1), "RENAME", "NAME_KEPT"),
        (side("PROPERTY_FIRM", "甲"), side("PROPERTY_FIRM", "甲"), (1, 1), "TAKEOVER", "NOTHING_ELSE_KNOWN"),
        (side("STREET", "甲"), side("STREET", "乙"), (1, 1), "RENAME", "ONE_FOR_ONE"),
    ],
)
def test_a_kind_follows_from_the_numbers_and_from_what_both_are(
    before: Side, after: Side, numbers: tuple[int, int], kind: str, reasons: str
) -> None:
    found = succession_kind(before, after, predecessors=numbers[0], successors=numbers[1])
    assert found == (SuccessionKind(kind), tuple(SuccessionReason(reason) for reason in reasons.split()))
