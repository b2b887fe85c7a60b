"""Structural holes, asked of small worlds: what is missing, doubled or left open, known or merely not recorded."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($area: DivisionCode!, $kinds: [StructuralHoleKind!], $certainty: Certainty, $first: Int, $after: String,
  $asOf: Date, $knownAt: DateTime) {
  structuralHoles(area: $area, kinds: $kinds, asOf: $asOf, knownAt: $knownAt) {
    byKind { kind known unknown }
    findings(certainty: $certainty, first: $first, after: $after) {
      totalCount pageInfo { endCursor }
      nodes {
        kind certainty subjectId subject { id } reason number bound rule { id }
        involved { id ... on Person { name } }
        grounds { nodes { fact label entity { id } from to statedBy { locator } } }
      }
    }
  }
}
"""
AREA, DAY = "330105001", "2018-12-31"
COMPLETE = """
id,title,stated,complete,area
t-src,测试来源,2018,,
t-register,台账,2018,organizations;covers;contracts,330105001L01
"""


async def ask(world: World, *kinds: str, area: str = AREA, **asked: Any) -> Any:
    return (await world.ask(ASK, area=area, kinds=list(kinds), **{"asOf": DAY, **asked}))["structuralHoles"]


async def found(world: World, *kinds: str, **asked: Any) -> list[tuple[Any, ...]]:
    """Kind, subject and certainty of every finding, with how many there are and may be where that is told."""
    nodes = (await ask(world, *kinds, **asked))["findings"]["nodes"]
    return [
        (each["subjectId"].partition(":")[2], each["certainty"], *filter(None, (each["number"], each["bound"])))
        for each in nodes
    ]


def organizations(*rows: str) -> str:
    return "\n".join(("id,name,kind,subtype,area,for,parent,full_members,operating,from,to,attestation", *rows))


async def test_units_are_found_uncovered_only_where_a_source_tells(world: World) -> None:
    firm = "t-{0},{0},PROPERTY_FIRM,,{1},,,{2},{3},,,{4}"
    await world.apply(
        sources=COMPLETE,
        organizations=organizations(
            firm.format("inside", "330105001L01", 3, "", ""),
            firm.format("untold", AREA, 4, "", ""),
            firm.format("told", AREA, 2, "", ""),
            firm.format("reached", AREA, "", "", ""),
            firm.format("covered", AREA, 9, "", ""),
            firm.format("asleep", AREA, 9, "no", ""),
            firm.format("role", AREA, 9, "", "DESCRIBED"),
            "t-branch,支部,PARTY_ORGANIZATION,BRANCH,330105001,organization:t-covered,,9,,,,",
            "t-work,街道党工委,PARTY_ORGANIZATION,WORK_COMMITTEE,330105001,,,,,,,",
            "t-club,协会,ASSOCIATION,,330105001L01,,,2,,,,",
        ),
        covers="""
id,party_organization,unit,mode
t-none,,organization:t-told,NONE
t-visit,t-work,organization:t-reached,INSTRUCTOR
""",
    )
    firms = await ask(world, "FIRM_WITHOUT_PARTY_ORGANIZATION")
    assert [(each["subjectId"], each["certainty"], each["reason"]) for each in firms["findings"]["nodes"]] == [
        ("organization:t-inside", "KNOWN", "ABSENT_FROM_COMPLETE_SOURCE"),
        ("organization:t-reached", "UNKNOWN", "WORK_ONLY"),
        ("organization:t-told", "KNOWN", "STATED_UNCOVERED"),
        ("organization:t-untold", "UNKNOWN", "NOT_RECORDED"),
    ]
    assert firms["byKind"] == [{"kind": "FIRM_WITHOUT_PARTY_ORGANIZATION", "known": 2, "unknown": 2}]
    visit = firms["findings"]["nodes"][1]
    assert visit["involved"] == [{"id": "organization:t-work"}]
    assert visit["grounds"]["nodes"] == [
        {
            "fact": "cover:t-visit",
            "label": "Cover",
            "entity": {"id": "organization:t-work"},
            "from": None,
            "to": None,
            "statedBy": {"locator": "p1"},
        }
    ]
    assert await found(world, "UNIT_WITHOUT_BRANCH") == [("t-inside", "KNOWN", 3, 3), ("t-untold", "UNKNOWN", 4, 3)]
    await world.apply(
        rules="id,kind,name,scope,parameters\nt-rule,STAFFING,四人设支部,area:330105,branch_full_members_min=4\n"
    )
    (node,) = (await ask(world, "UNIT_WITHOUT_BRANCH"))["findings"]["nodes"]
    assert (node["subjectId"], node["bound"], node["rule"]) == ("organization:t-untold", 4, {"id": "rule:t-rule"})


async def test_compounds_lack_a_committee_a_firm_or_a_branch(world: World) -> None:
    await world.apply(
        sources=COMPLETE,
        compounds="id,name,area,attestation\nt-in,甲,330105001L01,\nt-out,乙,330105001,\nt-role,丙,330105001,DESCRIBED\n",
        organizations=organizations(
            "t-oc,甲业委会,OWNERS_COMMITTEE,,330105001L01,compound:t-in,,,,2017,2018-06,",
            "t-firm,物业,PROPERTY_FIRM,,330105001,,,,,,,",
        ),
        contracts="id,provider,compound\nt-c,t-firm,t-out\n",
    )
    kinds = ("COMPOUND_WITHOUT_COMMITTEE", "COMPOUND_WITHOUT_FIRM", "COMPOUND_WITHOUT_BRANCH")
    answer = await ask(world, *kinds)
    assert [tuple(each.values()) for each in answer["byKind"]] == [(kinds[0], 1, 1), (kinds[1], 1, 0), (kinds[2], 1, 1)]
    assert [(each["kind"], each["subjectId"]) for each in answer["findings"]["nodes"]] == [
        (kinds[0], "compound:t-in"),
        (kinds[0], "compound:t-out"),
        (kinds[1], "compound:t-in"),
        (kinds[2], "compound:t-in"),
        (kinds[2], "compound:t-out"),
    ]
    assert await found(world, kinds[0], asOf="2018-06-30") == [("t-out", "UNKNOWN")]
    assert await found(world, *kinds, certainty="KNOWN") == [("t-in", "KNOWN")] * 3
    first = (await ask(world, *kinds, first=4))["findings"]
    rest = (await ask(world, *kinds, after=first["pageInfo"]["endCursor"]))["findings"]
    assert ([each["subjectId"] for each in rest["nodes"]], rest["totalCount"]) == (["compound:t-out"], 5)


async def test_a_joint_branch_of_more_units_than_the_rule_allows(world: World) -> None:
    six = [f"t-u{number}" for number in range(1, 7)]
    await world.apply(
        organizations=organizations(
            *(f"{each},{each},PROPERTY_FIRM,,{'330105002' if each == 't-u6' else AREA},,,,,,," for each in six),
            "t-role,某物业,PROPERTY_FIRM,,330105001,,,,,,,DESCRIBED",
            "t-gone,散物业,PROPERTY_FIRM,,330105001,,,,,2015,2017,",
            "t-joint,联合支部,PARTY_ORGANIZATION,JOINT_BRANCH,330105001,organization:t-u1,,,,,,",
        ),
        covers="id,party_organization,unit,mode,to\n"
        + "".join(f"t-c-{each},t-joint,organization:{each},JOINT,\n" for each in (*six, "t-role", "t-gone"))
        + "t-again,t-joint,organization:t-u2,JOINT,\nt-visit,t-joint,organization:t-gone,INSTRUCTOR,\n",
    )
    kind = "JOINT_BRANCH_OVER_FIVE"
    assert await found(world, kind) == [("t-joint", "KNOWN", 6, 5)]
    (node,) = (await ask(world, kind))["findings"]["nodes"]
    assert [each["id"] for each in node["involved"]] == [f"organization:{each}" for each in six]
    # What the caller may not see is not counted, whatever area is asked about.
    seen = await world.ask_as(Caller((AREA,), people=True), ASK, area=AREA, kinds=[kind], asOf=DAY)
    assert seen["structuralHoles"]["findings"]["totalCount"] == 0
    await world.apply(
        rules="id,kind,name,scope,parameters\nt-rule,STAFFING,联建,area:330105001,joint_branch_units_max=6\n"
    )
    assert await found(world, kind) == []


POSTS = {
    "organizations": organizations(
        "t-oc,业委会,OWNERS_COMMITTEE,,330105001,compound:t-yuan,,,,,,",
        "t-firm,物业,PROPERTY_FIRM,,330105001,,,,,,,",
    ),
    "compounds": "id,name,area\nt-yuan,某苑,330105001\n",
    "contracts": "id,provider,compound\nt-c,t-firm,t-yuan\n",
    "posts": "id,organization,title,seats\nt-chair,t-oc,主任,1\nt-members,t-oc,委员,\nt-lead,t-firm,项目经理,1\n",
    "people": "id,name\nt-wang,王\nt-wang-too,王\nt-li,李\n",
    "appointments": """
id,person,post,from,to
t-1,t-wang,t-chair,2018,
t-2,t-wang-too,t-chair,2018-03,
t-3,t-li,t-members,,
t-4,t-wang,t-members,,
t-5,t-li,t-lead,2017,
t-6,t-wang,t-lead,2015,2016
""",
}


async def test_a_seat_held_twice_vanishes_when_its_holders_turn_out_to_be_one(world: World) -> None:
    kind = "SEAT_HELD_TWICE"
    first = await world.apply(**POSTS)
    twice = [("t-chair", "KNOWN", 2, 1)]
    assert (await found(world, kind), await found(world, kind, asOf="2018-12-30")) == (twice, twice)
    assert await found(world, kind, asOf="2017-12-31") == []
    (node,) = (await ask(world, kind))["findings"]["nodes"]
    assert [each["fact"] for each in node["grounds"]["nodes"]] == ["appointment:t-1", "appointment:t-2"]
    hidden = await world.ask_as(Caller((AREA,), people=False), ASK, area=AREA, kinds=[kind], asOf=DAY)
    (node,) = hidden["structuralHoles"]["findings"]["nodes"]
    assert (node["number"], node["involved"]) == (2, [{"id": "organization:t-oc"}])
    assert [each["entity"] for each in node["grounds"]["nodes"]] == [None, None]
    merge = "id,kept,merged\nt-m,person:t-wang,person:t-wang-too\n"
    merged = await world.apply(**POSTS, merges=merge)
    assert await found(world, kind) == []
    assert await found(world, kind, knownAt=first.instant) == twice
    # Undone, and then corrected: the first one's term ended before the other's began.
    await world.apply(withdrawals="id,fact\nt-w,merge:t-m\n")
    assert await found(world, kind) == twice
    ended = POSTS["appointments"].replace("t-chair,2018,", "t-chair,2017,2018-02")
    await world.apply(**{**POSTS, "appointments": ended})
    assert (await found(world, kind), await found(world, kind, knownAt=merged.instant)) == ([], [])


async def test_prohibited_posts_name_the_committee_and_whoever_may_be_named(world: World) -> None:
    rule = "id,kind,name,scope,parameters\nt-pair,PROHIBITED_PAIR,不得兼任,area:330105,\n"
    await world.apply(**POSTS, rules=rule)
    (node,) = (await ask(world, "PROHIBITED_POSTS"))["findings"]["nodes"]
    assert (node["subjectId"], node["certainty"], node["rule"]) == ("organization:t-oc", "KNOWN", {"id": "rule:t-pair"})
    assert [each["fact"] for each in node["grounds"]["nodes"]] == ["appointment:t-3", "appointment:t-5"]
    others = ["compound:t-yuan", "organization:t-firm", "person:t-li", "post:t-lead", "post:t-members"]
    assert [each["id"] for each in node["involved"]] == others
    hidden = await world.ask_as(Caller((AREA,), people=False), ASK, area=AREA, kinds=["PROHIBITED_POSTS"], asOf=DAY)
    assert "t-li" not in str(hidden)


async def test_holders_of_one_pair_of_tied_seats_are_findings_of_their_own_on_every_page(world: World) -> None:
    """Both seats are told by the posts themselves, so that the facts are the same whoever holds them."""
    await world.apply(
        compounds="id,name,area\nt-yuan,苑,330105001\n",
        organizations=organizations(
            "t-street,街道,SUBDISTRICT_OFFICE,,330105001,,,,,,,",
            "t-oc,业委会,OWNERS_COMMITTEE,,330105001,compound:t-yuan,,,,,,",
            "t-firm,物业,PROPERTY_FIRM,,330105001,,,,,,,",
        ),
        people="id,name\n" + "".join(f"t-{who},{who}\n" for who in "abc"),
        posts="""
id,organization,title,ex_officio_of
t-root,t-street,副主任,
t-seat,t-oc,委员,t-root
t-desk,t-firm,顾问,t-root
""",
        appointments="id,person,post\n" + "".join(f"t-{who},t-{who},t-root\n" for who in "abc"),
        contracts="id,provider,compound\nt-c,t-firm,t-yuan\n",
    )
    seen: list[list[str]] = []
    page: dict[str, Any] = {}
    for _ in range(3):
        findings = (await ask(world, "PROHIBITED_POSTS", first=1, **page))["findings"]
        (node,) = findings["nodes"]
        assert (findings["totalCount"], node["subjectId"]) == (3, "organization:t-oc")
        assert [each["fact"] for each in node["grounds"]["nodes"]] == ["post:t-desk", "post:t-seat"]
        seen.append([each["id"] for each in node["involved"] if each["id"].startswith("person:")])
        page = {"after": findings["pageInfo"]["endCursor"]}
    assert seen == [["person:t-a"], ["person:t-b"], ["person:t-c"]]


async def test_fallback_service_without_a_named_unit(world: World) -> None:
    await world.apply(
        sources=COMPLETE,
        compounds="""
id,name,area,management
t-backed,甲,330105001,STATE_BACKED
t-known,乙,330105001L01,STATE_BACKED
t-role,丙,330105001,
t-named,丁,330105001,STATE_BACKED
t-market,戊,330105001,MARKET
""",
        organizations=organizations(
            "t-street,街道,SUBDISTRICT_OFFICE,,330105001,,,,,,,",
            "t-some,某单位,OTHER,,330105001,,,,,,,DESCRIBED",
        ),
        contracts="id,provider,compound,kind\nt-c,t-some,t-role,FALLBACK\nt-d,t-street,t-named,FALLBACK\n",
    )
    kind = "FALLBACK_WITHOUT_UNIT"
    assert await found(world, kind) == [("t-backed", "UNKNOWN"), ("t-known", "KNOWN"), ("t-role", "UNKNOWN")]
    nodes = (await ask(world, kind))["findings"]["nodes"]
    assert [[each["fact"] for each in node["grounds"]["nodes"]] for node in nodes] == [
        ["compound:t-backed"],
        ["compound:t-known"],
        ["contract:t-c"],
    ]


async def test_a_closed_body_is_told_with_what_still_runs(world: World) -> None:
    await world.apply(
        compounds="id,name,area\nt-yuan,某苑,330105001\nt-far,远苑,330105002\n",
        organizations=organizations(
            "t-old,旧组织,PARTY_ORGANIZATION,BRANCH,330105001,,,,,2015,2017,",
            "t-clean,清组织,PARTY_ORGANIZATION,BRANCH,330105001,,,,,2015,2017,",
            "t-moved,迁组织,OTHER,,330105001,,,,,2010,2014,",
            "t-moved#2,迁组织,OTHER,,330105002,,,,,2015,2017,",
            "t-child,下级,OTHER,,330105001,,t-old,,,,,",
            "t-orphan,下级,OTHER,,330105001,,t-moved,,,,,",
            "t-alliance,联盟,ALLIANCE,,330105001,,,,,,,",
            "t-again,重设,OTHER,,330105001,,,,,2015,2016,",
            "t-again#2,重设,OTHER,,330105001,,,,,2018,,",
            "t-under,下级,OTHER,,330105001,,t-again,,,,,",
        ),
        posts="id,organization,title\nt-lead,t-old,书记\nt-went,t-old,委员\nt-went#2,t-alliance,委员\n".replace(
            "title\n", "title,from,to\n"
        )
        .replace("书记\n", "书记,,\n")
        .replace("t-old,委员\n", "t-old,委员,,2017\n")
        .replace("t-alliance,委员\n", "t-alliance,委员,2018,\n"),
        people="id,name\nt-wang,王\n",
        appointments="id,person,post,from,to\nt-a,t-wang,t-lead,2016,\nt-b,t-wang,t-lead,2015,2016\nt-c,t-wang,t-went,,\n",
        covers="id,party_organization,unit,mode\nt-v,t-old,compound:t-yuan,SOLE\nt-w,t-old,compound:t-far,SOLE\n",
        memberships="id,member,organization,kind\nt-m,organization:t-old,t-alliance,BODY\nt-n,person:t-wang,t-old,FULL\n",
    )
    kind = "CLOSED_WITH_OPEN_FACTS"
    answer = await ask(world, kind)
    (node,) = answer["findings"]["nodes"]
    assert (node["subjectId"], node["certainty"], node["number"]) == ("organization:t-old", "KNOWN", 6)
    assert [
        (each["fact"], each["label"], each["entity"] and each["entity"]["id"]) for each in node["grounds"]["nodes"]
    ] == [
        ("appointment:t-a", "Appointment", "post:t-lead"),
        ("cover:t-v", "Cover", "compound:t-yuan"),
        ("cover:t-w", "Cover", "compound:t-far"),
        ("membership:t-m", "Membership", "organization:t-alliance"),
        ("membership:t-n", "Membership", "person:t-wang"),
        ("organization:t-child", "OrganizationState", "organization:t-child"),
        ("organization:t-old", "OrganizationState", None),
    ]
    assert await found(world, kind, asOf="2017-12-31") == [("t-again", "KNOWN", 1)], "until it was set up again"
    assert await found(world, kind, area="330105002") == [("t-moved", "KNOWN", 1)]
    (hidden,) = (await world.ask_as(Caller((AREA,), people=False), ASK, area="CN", kinds=[kind], asOf=DAY))[
        "structuralHoles"
    ]["findings"]["nodes"]
    assert (hidden["subjectId"], hidden["number"]) == ("organization:t-old", 5), "one cover lies outside"
    assert "t-far" not in str(hidden)
    assert "person:" not in str(hidden)


async def test_every_kind_unless_told_an_empty_list_and_an_empty_area(world: World) -> None:
    await world.apply(**POSTS)
    answer = (await world.ask(ASK, area="440305"))["structuralHoles"]
    assert [(each["known"], each["unknown"]) for each in answer["byKind"]] == [(0, 0)] * 10
    assert (await world.fail(ASK, area=AREA, kinds=[]))[0] == "BAD_INPUT"
    elsewhere = await world.ask_as(Caller(("330105002",), people=True), ASK, area="330105", asOf=DAY)
    assert elsewhere["structuralHoles"]["findings"]["nodes"] == []
