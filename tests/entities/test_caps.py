"""What a closed body caps on the edges, and that every edge shows a problem by the state that its own page shows."""

from typing import Any

from tests.world import World

NODE = """
query ($id: ID!, $asOf: Date) {
  node(id: $id, asOf: $asOf) {
    ... on Compound { covers { nodes { id } } }
    ... on Organization { members { nodes { id } } memberships { nodes { id } } problemsRaised { nodes { id } } }
    ... on Post { covers { nodes { id } } }
    ... on Problem { raisedBy { id } status }
  }
}
"""


async def edges(world: World, id: str, day: str) -> dict[str, list[str]]:
    node: Any = (await world.ask(NODE, id=id, asOf=day))["node"]
    return {name: [each["id"] for each in edge["nodes"]] for name, edge in node.items()}


async def test_covers_and_memberships_end_with_the_bodies_they_stand_on(world: World) -> None:
    await world.apply(
        compounds="id,name,area\nt-a,甲苑,330105001\n",
        organizations="""
id,name,kind,area,to
t-branch,支部,PARTY_ORGANIZATION,330105001,2016
t-alliance,联盟,ALLIANCE,330105001,
t-firm,物业,PROPERTY_FIRM,330105001,2017
t-office,三方办,COORDINATION_OFFICE,330105001,
""",
        posts="id,organization,title\nt-liaison,t-office,联络员\n",
        covers="""
id,party_organization,unit,mode,through
t-c1,t-branch,compound:t-a,SOLE,
t-c2,,compound:t-a,UNSTATED,
t-c3,t-branch,compound:t-a,INSTRUCTOR,post:t-liaison
""",
        memberships="id,member,organization,kind\nt-m,organization:t-firm,t-alliance,BODY\n",
    )
    assert await edges(world, "compound:t-a", "2016-12-31") == {"covers": ["cover:t-c1", "cover:t-c2", "cover:t-c3"]}
    assert await edges(world, "compound:t-a", "2017-01-01") == {"covers": ["cover:t-c2"]}
    assert await edges(world, "post:t-liaison", "2017-01-01") == {"covers": []}
    for day, members in (("2017-12-31", ["membership:t-m"]), ("2018-01-01", [])):
        assert (await edges(world, "organization:t-alliance", day))["members"] == members
        assert (await edges(world, "organization:t-firm", day))["memberships"] == members


async def test_a_problem_is_raised_by_whom_the_state_shown_says(world: World) -> None:
    await world.apply(
        organizations="id,name,kind,area\nt-x,甲,OTHER,330105001\nt-y,乙,OTHER,330105001\n",
        problems="""
id,title,place,raised_by,status,from,to
t-p,一,area:330105001,organization:t-x,SETTLED,2017,
t-p#2,一,area:330105001,organization:t-y,ACCEPTED,2018,?
""",
    )
    shown = (await world.ask(NODE, id="problem:t-p", asOf="2019-01-01"))["node"]
    assert shown == {"raisedBy": [{"id": "organization:t-x"}], "status": "SETTLED"}
    for body, raised in (("t-x", ["problem:t-p"]), ("t-y", [])):
        assert (await edges(world, f"organization:{body}", "2019-01-01"))["problemsRaised"] == raised
