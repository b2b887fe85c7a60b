"""Cross-appointments whose compounds close, whose beginnings overlap, and whose ids begin one another."""

from typing import Any

from tests.world import World

ASK = """
query ($asOf: Date) {
  crossAppointments(area: "330105", asOf: $asOf) {
    directions { compounds }
    appointments { nodes { person { id } homeBy prohibited compounds { id } } }
  }
}
"""
PAGE = """
query ($after: String) {
  crossAppointments(area: "330105", asOf: "2018-12-31") {
    appointments(first: 1, after: $after) { edges { cursor node { home { post { id } } host { post { id } } } } }
  }
}
"""
WORLD = {
    "compounds": "id,name,area,to\nt-a,甲苑,330105001L01,2018\n",
    "organizations": """
id,name,kind,area,for
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,compound:t-a
t-rc,甲居委会,RESIDENTS_COMMITTEE,330105001L01,
t-firm,甲物业,PROPERTY_FIRM,330105001L01,
""",
    "posts": """
id,organization,title
t-chair,t-oc,主任
t-head,t-rc,主任
t-manager,t-firm,经理
""",
    "people": "id,name\nt-p1,甲\nt-p10,乙\nt-p2,丙\n",
}


async def nodes(world: World, day: str = "2018-12-31") -> list[dict[str, Any]]:
    return (await world.ask(ASK, asOf=day))["crossAppointments"]["appointments"]["nodes"]


async def test_nobody_belongs_to_or_serves_a_compound_that_is_no_more(world: World) -> None:
    await world.apply(
        **WORLD,
        contracts="id,provider,compound\nt-1,t-firm,t-a\n",
        appointments="id,person,post,home\nt-1,t-p1,t-chair,yes\nt-2,t-p1,t-manager,\n",
    )
    for day, prohibited, compounds in (("2018-12-31", True, [{"id": "compound:t-a"}]), ("2019-01-01", False, [])):
        (found,) = await nodes(world, day)
        assert (found["prohibited"], found["compounds"]) == (prohibited, compounds)
    told = (await world.ask(ASK, asOf="2019-01-01"))["crossAppointments"]["directions"]
    assert told == [{"compounds": 0}]


async def test_the_earliest_is_told_only_where_it_lies_before_all_the_others(world: World) -> None:
    async def home_by(*begins: str) -> str:
        posts = ("t-chair", "t-head", "t-manager")
        rows = [f"t-{post},t-p1,{post},{begin}" for post, begin in zip(posts, begins, strict=True)]
        await world.apply(**WORLD, appointments="\n".join(["id,person,post,from", *rows]))
        (told,) = {each["homeBy"] for each in await nodes(world)}
        return told

    assert await home_by("2016", "2017-01", "2018-02") == "EARLIEST"
    assert await home_by("2016", "2016-07", "2018-02") == "TIE", "2016 may be any day of it, also one after July"
    assert await home_by("2016", "2017", "?") == "TIE", "what had begun by 2018 may have begun before 2016"
    assert await home_by("2016", "2017", "2016-12-31") == "TIE"


async def test_an_id_stands_before_those_that_it_begins(world: World) -> None:
    people = ("t-p10", "t-p2", "t-p1")
    rows = [
        f"{who}-{post},{who},{post},{home}" for who in people for post, home in (("t-chair", "yes"), ("t-head", ""))
    ]
    await world.apply(**WORLD, appointments="\n".join(["id,person,post,home", *rows]))
    assert [each["person"]["id"] for each in await nodes(world)] == ["person:t-p1", "person:t-p10", "person:t-p2"]


async def test_two_pairs_with_one_host_have_two_cursors(world: World) -> None:
    await world.apply(
        **{**WORLD, "posts": f"{WORLD['posts'].strip()}\nt-clerk,t-oc,委员\n"},
        contracts="id,provider,compound\nt-1,t-firm,t-a\n",
        appointments="id,person,post,home\nt-1,t-p1,t-head,yes\nt-2,t-p1,t-chair,\nt-3,t-p1,t-clerk,\nt-4,t-p1,t-manager,\n",
    )
    told: list[str] = []
    after = None
    while page := (await world.ask(PAGE, after=after))["crossAppointments"]["appointments"]["edges"]:
        (edge,) = page
        told.append(f"{edge['node']['home']['post']['id'][7:]}-{edge['node']['host']['post']['id'][7:]}")
        after = edge["cursor"]
    assert told == ["chair-manager", "clerk-manager", "head-chair", "head-clerk", "head-manager"]
