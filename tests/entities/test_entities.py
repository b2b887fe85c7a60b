"""Entities by id and their edges: the state of the day, both clocks, and every edge from both ends."""

from typing import Any, cast

import pytest

from tests.world import AREAS, World

WORLD = {
    "compounds": """
id,name,aliases,area,management,service,tags,built,households,from,to
t-a,甲苑,甲小区;老甲苑,330105001L01,market,quasi,老旧;回迁,2005,320,,2018-06
t-a#2,甲新苑,,330105001L02,,,,,,2018-07,
t-b,乙苑,,330105001L01,,,,,,,
""",
    "organizations": """
id,name,kind,subtype,area,parent,for,credit_code,operating,full_members,to
t-street,街道党工委,PARTY_ORGANIZATION,work_committee,330105001,,,,,,
t-branch,甲支部,PARTY_ORGANIZATION,branch,330105001L01,t-street,compound:t-a,,,5,
t-oc,甲业委会,OWNERS_COMMITTEE,,330105001L01,,compound:t-a,,,,
t-firm,甲物业,PROPERTY_FIRM,commercial,330105002,,,91350100M000100Y43,yes,,2019
t-alliance,三方联盟,ALLIANCE,,330105001,,,,,,
""",
    "people": "id,name,political_status\nt-wang,王,中共党员\n",
    "posts": """
id,organization,title,rank,seats,ex_officio_of
t-chair,t-oc,主任,,1,
t-sec,t-branch,书记,正科,1,t-chair
""",
    "appointments": "id,person,post,basis,home,on_behalf_of,from\nt-1,t-wang,t-chair,elected,yes,t-street,2018\n",
    "memberships": """
id,member,organization,kind
t-1,organization:t-oc,t-alliance,BODY
t-2,person:t-wang,t-branch,FULL
""",
    "covers": "id,party_organization,unit,mode,through\nt-1,t-street,organization:t-firm,INSTRUCTOR,post:t-sec\n",
    "contracts": "id,provider,compound,kind,from\nt-1,t-firm,t-a,STANDARD,2018\n",
    "problems": """
id,title,place,raised_by,recurrence_of,count,from
t-p1,漏水,compound:t-a,organization:t-oc;person:t-wang,,,2018-02
t-p2,又漏水,area:330105001L01,,t-p1,3,2018-03
""",
    "handlings": "id,problem,handler,step,role,from\nt-1,t-p1,organization:t-firm,1,EXECUTOR,2018-02\n",
    "meetings": """
id,title,kind,level,place,held,problems,accepted,from
t-m1,议事会,DELIBERATION,COMMUNITY,compound:t-a,2018-02-03,t-p1,17,2018-02-03
t-m2,联席会,CONGRESS,,area:330105001L01,,,,2018-02-04
""",
    "participations": "id,meeting,participant,capacity\nt-1,t-m1,organization:t-oc,HOST\n",
    "claims": """
id,measure,about,value,qualifier,rounding,numerator
t-c1,COUNT,compound:t-a,约320,about,,320
t-c2,COUNT,area:330105001L01,2,=,half_up,2
t-c3,COUNT,organization:t-oc,5,,,
""",
    "rules": """
id,kind,name,scope,parameters
t-r1,TEMPLATE,五步法,area:330105001L01,
t-r2,SCHEME,小区公约,compound:t-a,
t-r3,STAFFING,支部配备,organization:t-branch,
""",
    "rule_items": "id,rule,order,name,due\nt-1,t-r1,2,议事,月中\nt-2,t-r1,1,收集,月初\nt-3,t-r1,10,反馈,1天\n",
}
DAY = "2018-03-01"


async def node(world: World, id: str, fields: str, **variables: object) -> Any:
    declared = "query ($id: ID!, $asOf: Date, $knownAt: DateTime) { node(id: $id, asOf: $asOf, knownAt: $knownAt) "
    return (await world.ask(f"{declared} {{ __typename {fields} }} }}", id=id, **variables))["node"]


async def test_an_entity_is_as_the_state_of_the_day_says_or_else_the_nearest(world: World) -> None:
    await world.apply(**WORLD)
    fields = """
... on Compound { name aliases area { code officialCode level name } management service tags built households holds
  from to attestation note statedBy { locator source { id title } } }
"""
    assert await node(world, "compound:t-a", fields, asOf="2018-06-30") == {
        "__typename": "Compound",
        "name": "甲苑",
        "aliases": ["甲小区", "老甲苑"],
        "area": {"code": "330105001L01", "officialCode": False, "level": "COMMUNITY", "name": "甲社区"},
        "management": "MARKET",
        "service": "QUASI",
        "tags": ["老旧", "回迁"],
        "built": "2005",
        "households": 320,
        "holds": True,
        "from": None,
        "to": "2018-06",
        "attestation": "NAMED",
        "note": None,
        "statedBy": {"locator": "p1", "source": {"id": "source:t-src", "title": "测试来源"}},
    }
    after = await node(world, "compound:t-a", fields, asOf="2018-07-01")
    assert (after["name"], after["holds"], after["aliases"], after["households"]) == ("甲新苑", True, [], None)
    closed = await node(world, "organization:t-firm", "... on Organization { name holds }", asOf="2020-01-01")
    assert closed == {"__typename": "Organization", "name": "甲物业", "holds": False}


async def test_before_every_state_the_first_is_told_and_a_matter_of_two_states_once(
    world: World,
) -> None:
    await world.apply(
        compounds="id,name,area,from,to\nt-a,旧名,330105001L01,2000,2009\nt-a#2,新名,330105001L01,2010,\n",
        problems="""
id,title,place,status,from,to
t-p,漏水,compound:t-a,ACCEPTED,2010,2015
t-p#2,漏水,compound:t-a,SETTLED,2016,
""",
        meetings="""
id,title,kind,place,problems,from,to
t-m,初会,DELIBERATION,compound:t-a,t-p,2010,2015
t-m#2,复会,DELIBERATION,compound:t-a,t-p,2016,
""",
    )
    fields = "... on Compound { name holds problems { nodes { id status } } meetings { nodes { title } } }"
    answers: dict[str, tuple[str, bool, list[str], list[str]]] = {
        "1990-01-01": ("旧名", False, [], []),
        "2012-01-01": ("新名", True, ["ACCEPTED"], ["初会"]),
        "2018-01-01": ("新名", True, ["SETTLED"], ["复会"]),
    }
    for day, told in answers.items():
        found = await node(world, "compound:t-a", fields, asOf=day)
        statuses = [each["status"] for each in found["problems"]["nodes"]]
        titles = [each["title"] for each in found["meetings"]["nodes"]]
        assert (found["name"], found["holds"], statuses, titles) == told
    trace = 'query ($day: Date) { problemTrace(id: "problem:t-p", asOf: $day) { rounds { meeting { title } } } }'
    for day, titles in (("2012-01-01", ["初会"]), ("2018-01-01", ["复会"])):
        rounds = (await world.ask(trace, day=day))["problemTrace"]["rounds"]
        assert [each["meeting"]["title"] for each in rounds] == titles


EDGES = {
    "area:330105001": "children{nodes{id}} organizations(first:1){nodes{id} pageInfo{hasNextPage}}",
    "area:330105001L01": """compounds{nodes{id}} problems{nodes{id}} meetings{nodes{id}} claims{nodes{id}}
        rules{nodes{id}}""",
    "compound:t-a": """organizations{nodes{id}} contracts{nodes{id provider{id} compound{id} kind from}}
        covers{nodes{id}} problems{nodes{id}} meetings{nodes{id}} claims{nodes{id}} rules{nodes{id}}""",
    "organization:t-oc": """bodies{nodes{id}} belongsTo{id} posts{nodes{id}} members{nodes{id}} claims{nodes{id}}
        memberships{nodes{id organization{id} kind member{id}}} participations{nodes{id capacity meeting{id}}}""",
    "organization:t-street": "children{nodes{id}} covered{nodes{id unit{id} mode through{id} partyOrganization{id}}}",
    "organization:t-branch": "parent{id} members{nodes{member{id} kind}} rules{nodes{id}} fullMembers",
    "organization:t-firm": """creditCode operating covers{nodes{id}} contracts{nodes{id}}
        handlings{nodes{id problem{id} step}}""",
    "post:t-chair": """organization{id} title seats exOfficioSeats{nodes{id exOfficioOf{id}}}
        appointments{nodes{id person{id} organization{id} basis home onBehalfOf{id} from}}""",
    "post:t-sec": "covers{nodes{id}} rank",
    "person:t-wang": """name politicalStatus appointments{nodes{post{id}}} memberships{nodes{id}} handlings{nodes{id}}
        participations{nodes{id}} covers{nodes{id}}""",
    "problem:t-p1": "place{id} raisedBy{id} handlings{nodes{id}} meetings{nodes{id}} recurrences{nodes{id}}",
    "problem:t-p2": "recurrenceOf{id} count place{id}",
    "meeting:t-m1": "level held accepted problems{id} place{id} participations{nodes{participant{id}}}",
    "rule:t-r1": "kind appliesTo{id} items{nodes{order name due}}",
    "claim:t-c1": "measure about{id} value qualifier rounding numerator",
    "source:t-src": "title stated complete statedBy{locator}",
}
TOLD: dict[str, dict[str, Any]] = {
    "area:330105001": {
        "children": ["area:330105001L01", "area:330105001L02"],
        "organizations": ["organization:t-alliance"],
    },
    "area:330105001L01": {
        "compounds": ["compound:t-a", "compound:t-b"],
        "problems": ["problem:t-p2"],
        "meetings": ["meeting:t-m2"],
        "claims": ["claim:t-c2"],
        "rules": ["rule:t-r1"],
    },
    "compound:t-a": {
        "organizations": ["organization:t-branch", "organization:t-oc"],
        "contracts": [
            {
                "id": "contract:t-1",
                "provider": {"id": "organization:t-firm"},
                "compound": {"id": "compound:t-a"},
                "kind": "STANDARD",
                "from": "2018",
            }
        ],
        "covers": [],
        "problems": ["problem:t-p1"],
        "meetings": ["meeting:t-m1"],
        "claims": ["claim:t-c1"],
        "rules": ["rule:t-r2"],
    },
    "organization:t-oc": {
        "bodies": [],
        "belongsTo": [{"id": "compound:t-a"}],
        "posts": ["post:t-chair"],
        "members": [],
        "claims": ["claim:t-c3"],
        "memberships": [
            {
                "id": "membership:t-1",
                "organization": {"id": "organization:t-alliance"},
                "kind": "BODY",
                "member": {"id": "organization:t-oc"},
            }
        ],
        "participations": [{"id": "participation:t-1", "capacity": "HOST", "meeting": {"id": "meeting:t-m1"}}],
    },
    "organization:t-street": {
        "children": ["organization:t-branch"],
        "covered": [
            {
                "id": "cover:t-1",
                "unit": {"id": "organization:t-firm"},
                "mode": "INSTRUCTOR",
                "through": {"id": "post:t-sec"},
                "partyOrganization": {"id": "organization:t-street"},
            }
        ],
    },
    "organization:t-branch": {
        "parent": {"id": "organization:t-street"},
        "members": [{"member": {"id": "person:t-wang"}, "kind": "FULL"}],
        "rules": ["rule:t-r3"],
        "fullMembers": 5,
    },
    "organization:t-firm": {
        "creditCode": "91350100M000100Y43",
        "operating": True,
        "covers": ["cover:t-1"],
        "contracts": ["contract:t-1"],
        "handlings": [{"id": "handling:t-1", "problem": {"id": "problem:t-p1"}, "step": 1}],
    },
    "post:t-chair": {
        "organization": {"id": "organization:t-oc"},
        "title": "主任",
        "seats": 1,
        "exOfficioSeats": [{"id": "post:t-sec", "exOfficioOf": {"id": "post:t-chair"}}],
        "appointments": [
            {
                "id": "appointment:t-1",
                "person": {"id": "person:t-wang"},
                "organization": {"id": "organization:t-oc"},
                "basis": "ELECTED",
                "home": True,
                "onBehalfOf": {"id": "organization:t-street"},
                "from": "2018",
            }
        ],
    },
    "post:t-sec": {"covers": ["cover:t-1"], "rank": "正科"},
    "person:t-wang": {
        "name": "王",
        "politicalStatus": "中共党员",
        "appointments": [{"post": {"id": "post:t-chair"}}],
        "memberships": ["membership:t-2"],
        "handlings": [],
        "participations": [],
        "covers": [],
    },
    "problem:t-p1": {
        "place": {"id": "compound:t-a"},
        "raisedBy": [{"id": "organization:t-oc"}, {"id": "person:t-wang"}],
        "handlings": ["handling:t-1"],
        "meetings": ["meeting:t-m1"],
        "recurrences": ["problem:t-p2"],
    },
    "problem:t-p2": {"recurrenceOf": {"id": "problem:t-p1"}, "count": 3, "place": {"id": "area:330105001L01"}},
    "meeting:t-m1": {
        "level": "COMMUNITY",
        "held": "2018-02-03",
        "accepted": 17,
        "problems": [{"id": "problem:t-p1"}],
        "place": {"id": "compound:t-a"},
        "participations": [{"participant": {"id": "organization:t-oc"}}],
    },
    "rule:t-r1": {
        "kind": "TEMPLATE",
        "appliesTo": {"id": "area:330105001L01"},
        "items": [
            {"order": 1, "name": "收集", "due": "月初"},
            {"order": 2, "name": "议事", "due": "月中"},
            {"order": 10, "name": "反馈", "due": "1天"},
        ],
    },
    "claim:t-c1": {
        "measure": "COUNT",
        "about": {"id": "compound:t-a"},
        "value": "约320",
        "qualifier": "ABOUT",
        "rounding": None,
        "numerator": 320,
    },
    "source:t-src": {"title": "测试来源", "stated": "2018", "complete": [], "statedBy": None},
}


def plain(value: Any) -> Any:
    """A connection as the list of its nodes, or of their ids where nothing else was asked."""
    if isinstance(value, dict) and "nodes" in value:
        nodes = cast("dict[str, list[dict[str, Any]]]", value)["nodes"]
        return [each["id"] for each in nodes] if all(set(each) == {"id"} for each in nodes) else nodes
    return cast(Any, value)


@pytest.mark.parametrize("id", EDGES)
async def test_every_edge_is_told_from_both_ends(world: World, id: str) -> None:
    await world.apply(**WORLD)
    kind = id.partition(":")[0].title()
    found = await node(world, id, f"... on {kind} {{ {EDGES[id]} }}", asOf=DAY)
    assert {name: plain(value) for name, value in found.items() if name != "__typename"} == TOLD[id]


async def test_matters_begun_later_are_not_told_yet_and_an_edge_may_ask_about_another_day(world: World) -> None:
    await world.apply(**WORLD)
    ask = '... on Area { problems{nodes{id}} now: problems(asOf: "2018-12-31"){nodes{id}} }'
    found = await node(world, "area:330105001L01", ask, asOf="2018-02-28")
    assert (plain(found["problems"]), plain(found["now"])) == ([], ["problem:t-p2"])
    ask = '... on Compound { contracts{nodes{id}} before: contracts(asOf: "2017-12-31"){nodes{id}} }'
    found = await node(world, "compound:t-a", ask, asOf=DAY)
    assert (plain(found["contracts"]), plain(found["before"])) == (["contract:t-1"], [])
    over = await node(world, "compound:t-a", "... on Compound { contracts{nodes{id}} }", asOf="2020-01-01")
    assert plain(over["contracts"]) == [], "the firm has closed, so its contract holds no more"


async def test_an_edge_comes_page_by_page_from_either_end(world: World) -> None:
    rows = "".join(f"t-{number},苑{number},330105001L01\n" for number in range(1, 6))
    await world.apply(compounds="id,name,area\n" + rows)
    info = "pageInfo { hasNextPage hasPreviousPage endCursor }"
    ask = f"... on Area {{ compounds(%s) {{ edges {{ cursor node {{ id }} }} {info} }} }}"

    async def page(arguments: str) -> tuple[str, bool, bool, str]:
        found = (await node(world, "area:330105001L01", ask % arguments))["compounds"]
        ids = "".join(edge["node"]["id"][-1] for edge in found["edges"])
        info = found["pageInfo"]
        return ids, info["hasPreviousPage"], info["hasNextPage"], info["endCursor"]

    first = await page("first: 2")
    assert first[:3] == ("12", False, True)
    assert (await page(f'first: 3, after: "{first[3]}"'))[:3] == ("345", True, False)
    last = await page("last: 2")
    assert last[:3] == ("45", True, False)
    assert (await page(f'last: 9, before: "{last[3]}"'))[:3] == ("1234", False, True)


async def test_unknown_none_and_not_found_are_three_things(world: World) -> None:
    await world.apply(**WORLD)
    quiet = await node(world, "compound:t-b", "... on Compound { households covers { nodes { id } } }")
    assert quiet == {"__typename": "Compound", "households": None, "covers": {"nodes": []}}
    code, message = await world.fail('{ node(id: "compound:t-none") { id } }')
    assert (code, "compound:t-none" in message) == ("NOT_FOUND", True)
    code, message = await world.fail('{ node(id: "t-none") { id } }')
    assert (code, "organization:msx-sanfang-office" in message) == ("BAD_INPUT", True)
    many = '{ nodes(ids: ["person:t-wang", "compound:t-none", "compound:t-a", "person:t-wang"]) { id } }'
    assert await world.ask(many) == {
        "nodes": [{"id": "person:t-wang"}, None, {"id": "compound:t-a"}, {"id": "person:t-wang"}]
    }
    code, message = await world.fail(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[f"compound:t-{number}" for number in range(201)]
    )
    assert (code, "at most 200" in message) == ("BAD_INPUT", True)


async def test_what_was_known_then_is_told_as_it_was_known(world: World) -> None:
    first = await world.apply(**WORLD)
    await world.apply(areas=AREAS.replace("甲社区", "甲甲社区"))
    for instant, name in ((first.instant, "甲社区"), (None, "甲甲社区")):
        found = await node(world, "area:330105001L01", "... on Area { name }", knownAt=instant)
        assert found["name"] == name
    assert (await world.fail('{ node(id: "area:33", knownAt: "2018-01-01T00:00:00Z") { id } }'))[0] == "NOT_FOUND"
