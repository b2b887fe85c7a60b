"""Organization charts, asked of small worlds: levels, nodes with their posts, what joins them, and what is left out."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($area: DivisionCode, $organization: ID, $depth: Int! = 2, $cross: Boolean! = false, $asOf: Date,
       $knownAt: DateTime) {
  organizationChart(area: $area, organization: $organization, depth: $depth, crossAppointments: $cross, asOf: $asOf,
                    knownAt: $knownAt) {
    root { id } truncated nodeCount edgeCount levels { level total shown }
    nodes { id kind organizationKind name level below posts seats holders vacancies attestation holds
            head { title post { id } people { id name } } }
    edges { id kind source target fact from to attestation person { id name } homeBy prohibited
            statedBy { locator source { id } } }
  }
}
"""

WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105001\n",
    "organizations": """
id,name,kind,area,parent,for,attestation,from,to
t-district,区委,PARTY_ORGANIZATION,330105,,,,,
t-street,街道党工委,PARTY_ORGANIZATION,330105001,t-district,,,2016,
t-office,三方办,COORDINATION_OFFICE,330105001,t-street,,,,
t-branch,甲支部,PARTY_ORGANIZATION,330105001L01,t-street,compound:t-a,,,
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,,compound:t-a,COUNTED,,
t-oc-branch,业委会支部,PARTY_ORGANIZATION,330105001L01,,organization:t-oc,,,
t-rc,甲居委会,RESIDENTS_COMMITTEE,330105001L01,,,,,
t-firm,甲物业,PROPERTY_FIRM,330105002,,,,,
t-alliance,联盟,ALLIANCE,330105001,,,,,
t-gone,旧小组,LEADING_GROUP,330105001,,,,,2017
""",
    "people": "id,name\nt-wang,王\nt-li,李\nt-zhao,赵\n",
    "posts": """
id,organization,title,seats,ex_officio_of
t-secretary,t-street,街道党工委书记,1,
t-deputy,t-street,副书记,2,
t-head,t-office,组长,1,t-secretary
t-chair,t-oc,业委会主任,1,
t-member,t-oc,委员,,
t-manager,t-firm,项目经理,1,
t-rc-member,t-rc,委员,3,
""",
    "appointments": """
id,person,post,basis,home,from,to
t-1,t-wang,t-secretary,appointed,,2016,
t-2,t-li,t-rc-member,elected,yes,2017,
t-3,t-li,t-chair,concurrent,,2018,
t-4,t-zhao,t-manager,,yes,2017,
t-5,t-zhao,t-member,,,2018-06,
t-6,t-zhao,t-deputy,concurrent,,2016,2017
""",
    "covers": """
id,party_organization,unit,mode
t-v1,t-branch,organization:t-firm,joint
t-v2,t-street,compound:t-b,none
""",
    "contracts": "id,provider,compound,kind,from\nt-c,t-firm,t-a,standard,2018\n",
    "memberships": """
id,member,organization,kind
t-m1,organization:t-rc,t-alliance,body
t-m2,person:t-wang,t-street,full
""",
}
DAY = "2018-12-31"
STREET = "330105001"


async def ask(world: World, **asked: object) -> Any:
    return (await world.ask(ASK, **{"asOf": DAY, **asked}))["organizationChart"]


def short(id: str) -> str:
    return id.partition(":")[2].removeprefix("t-")


def levels(answer: Any) -> list[list[str]]:
    return [
        [short(node["id"]) for node in answer["nodes"] if node["level"] == level["level"]] for level in answer["levels"]
    ]


def links(answer: Any, *kinds: str) -> list[tuple[str, str, str]]:
    return [
        (edge["kind"], short(edge["source"]), short(edge["target"]))
        for edge in answer["edges"]
        if not kinds or edge["kind"] in kinds
    ]


async def test_an_area_is_told_level_by_level_down_to_the_bodies_of_its_compounds(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world, area=STREET, depth=3)
    assert (answer["root"], answer["truncated"]) == ({"id": "area:330105001"}, False)
    assert levels(answer) == [
        ["330105001"],
        ["330105001L01", "330105001L02", "b", "street", "alliance"],
        ["a", "branch", "rc", "office"],
        ["oc", "firm"],
    ]
    assert answer["levels"] == [
        {"level": level, "total": len(ids), "shown": len(ids)} for level, ids in enumerate(levels(answer))
    ]
    # The firm stands elsewhere and serves here; the committee's own branch is a level further, and counted.
    assert {short(node["id"]): node["below"] for node in answer["nodes"] if node["below"]} == {
        "330105001": 5,
        "330105001L01": 2,
        "street": 2,
        "a": 3,
        "oc": 1,
    }
    assert links(answer) == [
        ("UNDER", "branch", "street"),
        ("UNDER", "office", "street"),
        ("FOR", "branch", "a"),
        ("FOR", "oc", "a"),
        ("IN", "330105001L01", "330105001"),
        ("IN", "330105001L02", "330105001"),
        ("IN", "a", "330105001L01"),
        ("IN", "b", "330105001"),
        ("IN", "alliance", "330105001"),
        ("IN", "rc", "330105001L01"),
        ("IN", "street", "330105001"),
        ("COVERS", "branch", "firm"),
        ("SERVES", "firm", "a"),
        ("MEMBER_OF", "rc", "alliance"),
    ]
    assert (answer["edgeCount"], len({edge["id"] for edge in answer["edges"]})) == (14, 14)
    assert answer["edges"][-2] == {
        "id": "SERVES contract:t-c organization:t-firm compound:t-a",
        "kind": "SERVES",
        "source": "organization:t-firm",
        "target": "compound:t-a",
        "fact": "contract:t-c",
        "from": "2018",
        "to": None,
        "attestation": "NAMED",
        "person": None,
        "homeBy": None,
        "prohibited": None,
        "statedBy": {"locator": "p1", "source": {"id": "source:t-src"}},
    }


async def test_a_node_tells_its_head_its_seats_and_what_is_not_known_of_them(world: World) -> None:
    await world.apply(**WORLD)
    nodes = {short(node["id"]): node for node in (await ask(world, area=STREET, depth=3))["nodes"]}
    told = {id: tuple(node[of] for of in ("posts", "seats", "holders", "vacancies")) for id, node in nodes.items()}
    assert told["street"] == (2, 3, 1, 2), "the deputy's appointment is over"
    assert told["office"] == (1, 1, 1, 0), "the street's secretary heads it ex officio"
    assert told["rc"] == (1, 3, 1, 2)
    assert told["oc"] == (2, None, 2, None), "how many members it has is not recorded"
    assert told["alliance"] == told["a"] == (0, None, 0, None)
    assert nodes["oc"] == {
        "id": "organization:t-oc",
        "kind": "ORGANIZATION",
        "organizationKind": "OWNERS_COMMITTEE",
        "name": "甲业委会",
        "level": 3,
        "below": 1,
        "posts": 2,
        "seats": None,
        "holders": 2,
        "vacancies": None,
        "attestation": "COUNTED",
        "holds": True,
        "head": {
            "title": "业委会主任",
            "post": {"id": "post:t-chair"},
            "people": [{"id": "person:t-li", "name": "李"}],
        },
    }
    assert [nodes[id]["head"] and nodes[id]["head"]["title"] for id in ("street", "office", "firm", "rc")] == [
        "街道党工委书记",
        "组长",
        "项目经理",
        None,
    ]


async def test_the_next_level_of_a_node_is_asked_of_the_node(world: World) -> None:
    await world.apply(**WORLD)
    whole = await ask(world, area=STREET, depth=3)
    below = {node["id"]: node["below"] for node in whole["nodes"]}
    for id in ("organization:t-street", "compound:t-a", "organization:t-oc", "organization:t-alliance"):
        answer = await ask(world, organization=id, depth=1)
        assert [node["id"] for node in answer["nodes"][:1]] == [id]
        assert len(answer["nodes"]) - 1 == below[id]
    assert levels(await ask(world, organization="organization:t-oc", depth=6)) == [["oc"], ["oc-branch"]]
    assert levels(await ask(world, organization="organization:t-district", depth=1)) == [["district"], ["street"]]
    alone = await ask(world, area="330105001L02", depth=2)
    assert (levels(alone), alone["edges"], alone["truncated"]) == ([["330105001L02"]], [], False)
    assert levels(await ask(world, area=STREET, depth=0)) == [["330105001"]]


async def test_who_crosses_is_shown_from_home_to_host_where_it_is_asked_for(world: World) -> None:
    await world.apply(**WORLD)
    answer = await ask(world, area=STREET, depth=3, cross=True)
    crossing = [edge for edge in answer["edges"] if edge["kind"] == "CROSS_APPOINTMENT"]
    told = [
        (short(each["source"]), short(each["target"]), each["person"]["name"], each["homeBy"], each["prohibited"])
        for each in crossing
    ]
    assert told == [
        ("firm", "oc", "赵", "MARKED", True),
        ("rc", "oc", "李", "MARKED", False),
        ("street", "office", "王", "BASIS", False),
    ]
    assert [(each["fact"], each["from"]) for each in crossing] == [
        ("appointment:t-5", "2018-06"),
        ("appointment:t-3", "2018"),
        ("post:t-head", None),
    ]
    # Both bodies must be shown.
    assert links(await ask(world, organization="compound:t-a", depth=1, cross=True), "CROSS_APPOINTMENT") == [
        ("CROSS_APPOINTMENT", "firm", "oc")
    ]


async def test_the_chart_is_of_its_day_and_of_what_was_known(world: World) -> None:
    first = await world.apply(**WORLD)
    early = await ask(world, area=STREET, depth=3, asOf="2015-12-31", cross=True)
    # The street's committee was not there yet, so that its office hung from the street; nobody served the compound.
    assert levels(early) == [
        ["330105001"],
        ["330105001L01", "330105001L02", "b", "gone", "office", "alliance"],
        ["a", "rc"],
        ["branch", "oc"],
    ]
    assert links(early, "SERVES", "CROSS_APPOINTMENT") == []
    moved = WORLD["organizations"].replace("330105001,t-street,,,,\nt-branch", "330105001,t-alliance,,,,\nt-branch")
    await world.apply(**{**WORLD, "organizations": moved})
    assert ("UNDER", "office", "alliance") in links(await ask(world, area=STREET))
    assert ("UNDER", "office", "street") in links(await ask(world, area=STREET, knownAt=first.instant))


async def test_a_caller_sees_what_stands_in_their_areas(world: World) -> None:
    await world.apply(**WORLD)
    asked = {"area": "330105001L01", "depth": 2, "cross": True, "asOf": DAY}
    chart = (await world.ask_as(Caller(("330105001L01",), people=True), ASK, **asked))["organizationChart"]
    assert levels(chart) == [["330105001L01"], ["a", "rc"], ["branch", "oc"]]
    assert links(chart, "COVERS", "SERVES", "MEMBER_OF", "UNDER") == []
    assert links(chart, "CROSS_APPOINTMENT") == [("CROSS_APPOINTMENT", "rc", "oc")]
    assert await world.fail_as(Caller(("330105002",), people=True), ASK, **asked) == "NOT_FOUND"
    nameless = (await world.ask_as(Caller(("",), people=False), ASK, **asked))["organizationChart"]
    (committee,) = (node for node in nameless["nodes"] if node["id"] == "organization:t-oc")
    assert (committee["head"]["title"], committee["head"]["people"]) == (
        "业委会主任",
        [{"id": "person:t-li", "name": None}],
    )
    assert {edge["person"]["name"] for edge in nameless["edges"] if edge["person"]} == {None}


async def test_parts_of_a_zone_and_what_went_into_a_division_are_below_it(world: World) -> None:
    await world.apply(
        areas="""
id,name,parts,succeeds,from,to
330105,拱墅区,,,,
330105001,米市巷街道,,,,2017
330105002,湖墅街道,,,,
330105003,新街道,,330105001,2018,
330105L09,下沙,330105002,,,
""",
        organizations="id,name,kind,area\nt-old,老三方办,COORDINATION_OFFICE,330105001\n",
    )
    new = await ask(world, area="330105003", depth=2)
    assert (levels(new), [node["holds"] for node in new["nodes"]]) == (
        [["330105003"], ["330105001"], ["old"]],
        [True, False, True],
    )
    assert links(new) == [("IN", "330105001", "330105003"), ("IN", "old", "330105001")]
    assert levels(await ask(world, area="330105L09")) == [["330105L09"], ["330105002"]]


async def test_a_full_chart_says_what_is_left_out(world: World) -> None:
    bodies = "".join(f"t-o{n:03},组织{n},OTHER,330105001,,\n" for n in range(298))
    below = "".join(f"t-u{n},下级{n},OTHER,330105001,t-o000,\n" for n in range(5))
    posts = "".join(f"t-p{n:03},t-o{n:03},委员\n" for n in range(298))
    seats = "".join(f"t-{n:03},t-wang,t-p{n:03},{'yes' if n == 7 else ''}\n" for n in range(298))
    await world.apply(
        organizations="id,name,kind,area,parent,for\n"
        + bodies.replace("t-o007,组织7,OTHER", "t-o007,组织7,DEPARTMENT")
        + below,
        people="id,name\nt-wang,王\n",
        posts="id,organization,title\n" + posts,
        appointments="id,person,post,home\n" + seats,
    )
    answer = await ask(world, area=STREET, depth=6, cross=True)
    assert answer["levels"] == [
        {"level": 0, "total": 1, "shown": 1},
        {"level": 1, "total": 300, "shown": 299},
    ]
    assert (answer["truncated"], answer["nodeCount"], len(answer["nodes"])) == (True, 301, 300)
    # Divisions first, then bodies by the code list of kinds: the department before all others, the last other left out.
    assert levels(answer)[1][:4] == ["330105001L01", "330105001L02", "o007", "o000"]
    assert levels(answer)[1][-1] == "o296"
    # One person in all of them: from home, the department, to each other body shown.
    assert len(links(answer, "CROSS_APPOINTMENT")) == 296
    one = await ask(world, organization="organization:t-o000", depth=1)
    assert levels(one) == [["o000"], ["u0", "u1", "u2", "u3", "u4"]]


async def test_what_cannot_be_asked_is_refused(world: World) -> None:
    await world.apply(**WORLD)
    for asked in (
        {},
        {"area": STREET, "organization": "organization:t-oc"},
        {"organization": "person:t-wang"},
        {"organization": "三方办"},
        {"area": STREET, "depth": 7},
        {"area": STREET, "depth": -1},
    ):
        assert (await world.fail(ASK, **asked))[0] == "BAD_INPUT"
    for asked in ({"area": "440106001"}, {"organization": "organization:t-none"}):
        assert (await world.fail(ASK, **asked))[0] == "NOT_FOUND"
