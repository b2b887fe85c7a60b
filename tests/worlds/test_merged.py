"""Worlds in which people and bodies turn out to be one, or two after all: what every question makes of that."""

from typing import Any

from tests.world import World

DAY = "2018-12-31"
WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\n",
    "organizations": """
id,name,kind,area,for
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,compound:t-a
t-oc-b,甲苑业主委员会,OWNERS_COMMITTEE,330105001L01,
t-rc,甲居委会,RESIDENTS_COMMITTEE,330105001L01,
t-office,三方办,COORDINATION_OFFICE,330105001,
t-dept,住建局,DEPARTMENT,330105,
""",
    "posts": """
id,organization,title,seats
t-oc-chair,t-oc,主任,1
t-oc-b-member,t-oc-b,委员,2
t-rc-chair,t-rc,主任,1
t-rc-member,t-rc,委员,1
""",
    "people": """
id,name,political_status
t-wang,王甲,中共党员
t-wang-b,王甲,中共党员
t-li,李乙,群众
""",
    "appointments": """
id,person,post,home
t-1,t-wang,t-oc-chair,yes
t-2,t-wang-b,t-rc-member,
t-3,t-wang-b,t-oc-b-member,
t-4,t-li,t-oc-b-member,
""",
    "problems": """
id,title,place,status,from
t-leak,漏水,compound:t-a,SETTLED,2018-01
t-gate,北门,compound:t-a,ACCEPTED,2018-02
""",
    "handlings": """
id,problem,handler,step,role,from
t-h1,t-leak,organization:t-office,1,LEAD,2018-01-02
t-h2,t-leak,organization:t-oc,2,FUNDER,2018-01-03
t-h3,t-leak,organization:t-oc-b,3,EXECUTOR,2018-01-04
t-h4,t-leak,person:t-wang-b,3,MEDIATOR,2018-01-04
t-h5,t-gate,organization:t-oc-b,1,CO_HANDLER,2018-02-02
t-h6,t-gate,organization:t-dept,1,LEAD,2018-02-02
t-h7,t-gate,person:t-wang,2,MEDIATOR,2018-02-03
""",
}
PEOPLE = "id,kept,merged\nt-p,person:t-wang,person:t-wang-b\n"
BODIES = "id,kept,merged\nt-o,organization:t-oc,organization:t-oc-b\n"
UNDONE = "id,fact\nt-w-{0},merge:t-{0}\n"

SHARE = """
query ($knownAt: DateTime) { memberShare(area: "330105001", asOf: "2018-12-31", knownAt: $knownAt) {
  people { numerator denominator percent } seats { numerator denominator }
  bodies { nodes { bodyId people { numerator denominator } } }
} }
"""
TWO_WAY = """
query ($knownAt: DateTime) { twoWayEntry(compound: "compound:t-a", asOf: "2018-12-31", knownAt: $knownAt) {
  compounds { nodes { parties { side holders } pairs {
    one other status directions { count appointments { person { id } } }
  } } }
} }
"""
TRACE = """
query ($knownAt: DateTime) { problemTrace(id: "problem:t-leak", asOf: "2018-12-31", knownAt: $knownAt) {
  steps { fact handler { id } } funders { handler { id } }
} }
"""
WITH = """
query ($id: ID!, $knownAt: DateTime) { coHandlers(organization: $id, asOf: "2018-12-31", knownAt: $knownAt) {
  handler { id } handled nodes { handler { id } problems settled roles { own theirs problems } }
} }
"""


async def share(world: World, known: str | None = None) -> Any:
    found = (await world.ask(SHARE, knownAt=known))["memberShare"]
    return (
        found["people"]["numerator"],
        found["people"]["denominator"],
        found["people"]["percent"],
        found["seats"]["numerator"],
        {node["bodyId"][13:]: node["people"]["denominator"] for node in found["bodies"]["nodes"]},
    )


async def two_way(world: World, known: str | None = None) -> Any:
    (compound,) = (await world.ask(TWO_WAY, knownAt=known))["twoWayEntry"]["compounds"]["nodes"]
    assert [party["side"] for party in compound["parties"]] == ["COMMUNITY", "OWNERS_COMMITTEE"]
    (pair,) = compound["pairs"]
    ways = [[each["person"]["id"][7:] for each in way["appointments"]] for way in pair["directions"]]
    return [party["holders"] for party in compound["parties"]], pair["status"], *ways


async def trace(world: World, known: str | None = None) -> Any:
    found = (await world.ask(TRACE, knownAt=known))["problemTrace"]
    return [step["handler"]["id"] for step in found["steps"]]


async def beside(world: World, id: str, known: str | None = None) -> Any:
    found = (await world.ask(WITH, id=id, knownAt=known))["coHandlers"]
    return (
        found["handler"]["id"],
        found["handled"],
        {
            node["handler"]["id"]: (
                node["problems"],
                node["settled"],
                [(role["own"], role["theirs"], role["problems"]) for role in node["roles"]],
            )
            for node in found["nodes"]
        },
    )


NOBODY: list[str] = []
# Members by people and seats, holders and entry of either side, and who took each step.
APART = (
    (2, 3, "66.67", 2, {"t-oc": 1, "t-oc-b": 2}),
    ([1, 1], "NONE", NOBODY, NOBODY),
    ["organization:t-office", "organization:t-oc", "organization:t-oc-b", "person:t-wang-b"],
)
ONE_PERSON = (
    # In two committees, and one of the two people there.
    (1, 2, "50.00", 2, {"t-oc": 1, "t-oc-b": 2}),
    ([1, 1], "ONE_WAY", NOBODY, ["t-wang"]),
    ["organization:t-office", "organization:t-oc", "organization:t-oc-b", "person:t-wang"],
)
ONE_BODY = (
    (2, 3, "66.67", 2, {"t-oc": 3}),
    ([1, 3], "ONE_WAY", NOBODY, ["t-wang-b"]),
    ["organization:t-office", "organization:t-oc", "organization:t-oc", "person:t-wang-b"],
)
BOTH = (
    (1, 2, "50.00", 2, {"t-oc": 2}),
    ([1, 2], "ONE_WAY", NOBODY, ["t-wang"]),
    ["organization:t-office", "organization:t-oc", "organization:t-oc", "person:t-wang"],
)


async def told(world: World, known: str | None = None) -> Any:
    return await share(world, known), await two_way(world, known), await trace(world, known)


async def test_people_found_to_be_one_are_one_in_every_figure_until_they_are_two_again(world: World) -> None:
    first = await world.apply(**WORLD)
    assert await told(world) == APART
    merged = await world.apply(merges=PEOPLE)
    assert await told(world) == ONE_PERSON
    await world.apply(withdrawals=UNDONE.format("p"))
    assert await told(world) == APART
    assert await told(world, merged.instant) == ONE_PERSON
    assert await told(world, first.instant) == APART


async def test_bodies_found_to_be_one_share_seats_people_and_steps(world: World) -> None:
    first = await world.apply(**WORLD)
    merged = await world.apply(merges=BODIES)
    assert await told(world) == ONE_BODY
    both = await world.apply(merges=PEOPLE)
    assert await told(world) == BOTH
    await world.apply(withdrawals=UNDONE.format("o"))
    assert await told(world) == ONE_PERSON
    await world.apply(withdrawals=UNDONE.format("p"))
    assert await told(world) == APART
    for known, said in ((first, APART), (merged, ONE_BODY), (both, BOTH)):
        assert await told(world, known.instant) == said


async def test_a_merged_body_or_person_handled_with_whom_either_did_and_never_with_itself(world: World) -> None:
    first = await world.apply(**WORLD)
    office, dept, wang = "organization:t-office", "organization:t-dept", "person:t-wang"
    two, one = "organization:t-oc-b", "organization:t-oc"
    apart = {
        one: (1, 1, [("FUNDER", "EXECUTOR", 1)]),
        office: (1, 1, [("FUNDER", "LEAD", 1)]),
        "person:t-wang-b": (1, 1, [("FUNDER", "MEDIATOR", 1)]),
    }
    assert await beside(world, one) == (one, 1, {two if key == one else key: said for key, said in apart.items()})
    await world.apply(merges=BODIES)
    merged = await world.apply(merges=PEOPLE)
    for id in (one, two):
        assert await beside(world, id) == (
            one,
            2,
            {
                wang: (
                    2,
                    1,
                    [("CO_HANDLER", "MEDIATOR", 1), ("FUNDER", "MEDIATOR", 1), ("EXECUTOR", "MEDIATOR", 1)],
                ),
                dept: (1, 0, [("CO_HANDLER", "LEAD", 1)]),
                office: (1, 1, [("FUNDER", "LEAD", 1), ("EXECUTOR", "LEAD", 1)]),
            },
        )
    for id in (wang, "person:t-wang-b"):
        kept, handled, others = await beside(world, id)
        assert (kept, handled, {key: said[:2] for key, said in others.items()}) == (
            wang,
            2,
            {one: (2, 1), office: (1, 1), dept: (1, 0)},
        )
    await world.apply(withdrawals=UNDONE.format("o"))
    await world.apply(withdrawals=UNDONE.format("p"))
    assert (await beside(world, two))[1] == 2
    assert sorted((await beside(world, one))[2]) == sorted((two, office, "person:t-wang-b"))
    assert (await beside(world, one, merged.instant))[1] == 2
    assert (await beside(world, one, first.instant))[1] == 1


async def test_two_of_one_name_are_never_one_holder_judged_or_not(world: World) -> None:
    crossing = """{ crossAppointments(area: "330105001", asOf: "2018-12-31") { appointments { nodes {
        person { id } } } } }"""
    namesakes = '{ node(id: "person:t-wang") { ... on Person { namesakes { nodes { judged entity { id } } } } } }'
    await world.apply(**WORLD)
    for judged in (False, True):
        if judged:
            await world.apply(namesakes="id,one,other\nt-n,person:t-wang,person:t-wang-b\n")
        assert (await world.ask(namesakes))["node"]["namesakes"]["nodes"] == [
            {"judged": judged, "entity": {"id": "person:t-wang-b"}}
        ]
        assert await told(world) == APART
        found = (await world.ask(crossing))["crossAppointments"]["appointments"]["nodes"]
        # The second of the name sits in two bodies, the first in one: nobody sits in three.
        assert [node["person"]["id"] for node in found] == ["person:t-wang-b"]
