"""Applying ledgers on both engines: what is written, what is not, and where what was written before then stands."""

from pathlib import Path
from typing import Any

import pytest

from graph.errors import LedgerRefused
from graph.model import Edge
from graph.publication import Written
from ledgers.apply import Applied, apply
from ledgers.findings import Code, Finding
from tests.engines.under_test import EngineUnderTest
from tests.world import AREAS, SOURCES, World

OPEN = "MATCH (f:Fact) WHERE f.open_id IS NOT NULL RETURN f.id AS id, f.area_code AS place ORDER BY id"
DIGESTS = "MATCH (f:Fact) WHERE f.open_id IS NOT NULL RETURN f.id AS id, f.digest AS digest"
VERSIONS = "MATCH (f:Fact {id: $id}) RETURN f ORDER BY f.number"

COMPOUNDS = """
id,name,area,tags,households,built
t-a,甲苑,330105001L01,老旧;回迁,120,1998
t-b,乙苑,330105001L02,,,
"""
ORGANIZATIONS = """
id,name,kind,area,for,parent,operating,credit_code,from
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,compound:t-a,,,,2018-02
t-firm,物业,PROPERTY_FIRM,330105001,,,yes,91350100M000100Y43,?
"""
ON_COMPOUND_A = {
    "posts": "id,organization,title\nt-seat,t-oc,主任\n",
    "people": "id,name\nt-wang,王某\n",
    "appointments": "id,person,post\nt-sits,t-wang,t-seat\n",
    "covers": "id,unit,mode\nt-none,compound:t-a,NONE\n",
    "contracts": "id,provider,compound\nt-serves,t-firm,t-a\n",
    "problems": "id,title,place\nt-leak,漏水,compound:t-a\n",
    "handlings": "id,problem,handler,step,role,amount\nt-pays,t-leak,organization:t-firm,1,FUNDER,3500\n",
    "meetings": "id,kind,place,problems\nt-meets,DELIBERATION,compound:t-a,t-leak\n",
    "participations": "id,meeting,participant\nt-sits-in,t-meets,organization:t-oc\n",
    "claims": "id,measure,about,numerator,denominator\nt-share,SHARE,compound:t-a,27.5,40\n",
    "rules": "id,kind,name,scope\nt-house,SCHEME,办法,compound:t-a\n",
    "rule_items": "id,rule,order,name\nt-first,t-house,1,一\n",
}
JUDGED_BY_A = {
    "claim:t-share",
    "compound:t-a",
    "contract:t-serves",
    "cover:t-none",
    "handling:t-pays",
    "meeting:t-meets",
    "participation:t-sits-in",
    "problem:t-leak",
    "rule:t-house",
    "rule_item:t-first",
}


def places(engine: EngineUnderTest) -> dict[str, str]:
    """The place of every open fact but sources and divisions."""
    with engine.session() as session:
        found = {record["id"]: record["place"] for record in session.run(OPEN)}
    return {fact: place for fact, place in found.items() if not fact.startswith(("source:", "area:"))}


def versions(engine: EngineUnderTest, fact: str) -> list[dict[str, Any]]:
    """What every version of a fact says, the first one first."""
    with engine.session() as session:
        return [dict(record["f"]) for record in session.run(VERSIONS, id=fact)]


async def apply_only(world: World, **tables: str) -> Applied:
    """Applies these tables without sources and areas of their own."""
    return await apply(world.graph, [world.write(**tables)])


async def good_rows(world: World, **tables: str) -> Applied:
    """Applies the good rows of these tables, with the world's sources and areas."""
    return await apply(world.graph, [world.write(sources=SOURCES, areas=AREAS, **tables)], good_rows_only=True)


async def refusal(world: World, **tables: str) -> list[tuple[str, int, str, str]]:
    """Sheet, row, column and code of every finding for which these tables are refused."""
    with pytest.raises(LedgerRefused) as refused:
        await apply_only(world, **tables)
    found: Any = refused.value.extensions["findings"]
    return [(each["sheet"], each["row"], each["column"], each["code"].value) for each in found]


async def test_a_second_apply_changes_nothing_and_a_corrected_row_is_one_change(
    world: World, empty_engine: EngineUnderTest
) -> None:
    tables = {"compounds": COMPOUNDS, "organizations": ORGANIZATIONS, **ON_COMPOUND_A}
    first = await world.apply(**tables)
    # One source, seven divisions, two compounds, two organizations, and a row of each other table.
    assert (first.written, first.followed, first.left_out, first.findings) == (Written(24, 0, 0), 0, 0, ())
    assert first.revision == 1
    published = await world.graph.reader.published()
    assert (published.at, published.revision) == (first.instant, 1)

    # What the graph gives back is what was written, to the digest: so an engine changes no number and no list.
    ids = ["compound:t-a", "organization:t-oc", "organization:t-firm", "claim:t-share", "source:t-src", "area:33"]
    states = await world.graph.reader.open_states(ids)
    paid = await world.graph.reader.open_facts_about(["problem:t-leak"], [Edge.OF])
    assert [record.id for record in states] == sorted(ids)
    with empty_engine.session() as session:
        digests = {record["id"]: record["digest"] for record in session.run(DIGESTS)}
    assert [record.digest for record in [*states, *paid]] == [digests[record.id] for record in [*states, *paid]]

    again = await world.apply(**tables)
    assert (again.written, again.instant, again.revision) == (Written(0, 0, 24), None, None)
    assert await world.graph.reader.published() == published

    corrected = await world.apply(**{**tables, "compounds": COMPOUNDS.replace("120", "121")})
    assert (corrected.written, corrected.followed, corrected.revision) == (Written(0, 1, 23), 0, 2)
    before, after = versions(empty_engine, "compound:t-a")
    assert [version["households"] for version in (before, after)] == [120, 121]
    assert [version["superseded_at"] for version in (before, after)] == [
        (await world.graph.reader.published()).instant,
        "9999-12-31T23:59:59.999999Z",
    ]
    assert "open_id" not in before


async def test_nothing_of_a_ledger_with_an_error_is_applied(world: World, empty_engine: EngineUnderTest) -> None:
    await world.apply(compounds=COMPOUNDS)
    before = await world.graph.reader.published()
    covers = "id,unit,mode\nt-1,compound:t-a,NONE\nt-2,compound:u-x,NONE\nt-3,compound:t-x,NONE\n"
    with pytest.raises(LedgerRefused) as refused:
        await apply_only(world, covers=covers)
    assert refused.value.message == (
        "The ledger has 2 errors; nothing of it was applied. error: covers.csv, row 3, column unit: 'compound:u-x' is "
        "not in this ledger or the graph: correct the id, or add its row to compounds [UNKNOWN_ID] and 1 more"
    )
    people = "id,name,source\nt-wang,王某,\nt-li,李某,t-src#p1\n"
    assert await refusal(world, people=people) == [("people.csv", 2, "source", "NO_SOURCE")]
    assert places(empty_engine) == {"compound:t-a": "330105001L01", "compound:t-b": "330105001L02"}
    assert await world.graph.reader.published() == before
    # The lock is free again, and the rest of the rows is good.
    mended = await apply_only(world, covers="id,unit,mode\nt-1,compound:t-a,NONE\n")
    assert (mended.written, mended.revision) == (Written(1, 0, 0), before.revision + 1)


async def test_only_the_good_rows_are_applied_where_that_is_asked(world: World, empty_engine: EngineUnderTest) -> None:
    applied = await good_rows(
        world,
        compounds=COMPOUNDS + "t-c,丙苑,330105001L09,,,\n",
        organizations="""
id,name,kind,area,for,parent
t-c,丙业委会,OWNERS_COMMITTEE,330105001,compound:t-c,
t-under,业委会的支部,PARTY_ORGANIZATION,330105001,,t-c
t-a,甲业委会,OWNERS_COMMITTEE,330105001,compound:t-a,
t-a,甲业委会,OTHER,330105001,compound:t-a,
""",
        posts="id,organization,title,nmae\nt-seat,t-a,主任,x\n",
        people="id,name\nt-wang,王某\nt-li,李某,x,y\n",
        covers='id,unit,mode\nt-1,compound:t-a,NONE\nt-2,organization:t-under,NONE\nt-3,"compound"t-b,NONE\nt-4,,\n',
    )
    assert places(empty_engine) == {
        "compound:t-a": "330105001L01",
        "compound:t-b": "330105001L02",
        "cover:t-1": "330105001L01",
        "organization:t-a": "330105001",
        "person:t-wang": "",
    }
    assert applied.written == Written(13, 0, 0)
    assert [(each.sheet, each.row, each.column, each.code.value) for each in applied.findings] == [
        ("compounds.csv", 4, "area", "UNKNOWN_ID"),
        ("covers.csv", 3, "unit", "UNKNOWN_ID"),
        ("covers.csv", 4, "", "BAD_FILE"),
        ("organizations.csv", 2, "for", "UNKNOWN_ID"),
        ("organizations.csv", 3, "parent", "UNKNOWN_ID"),
        ("organizations.csv", 5, "id", "DUPLICATE_ID"),
        ("people.csv", 3, "", "BAD_FILE"),
        ("posts.csv", 1, "nmae", "COLUMN_UNKNOWN"),
    ]
    assert applied.findings[3].message == "the row points at one that is left out: correct that one first"
    # Each row that a finding names, and the one of posts.csv; what comes after a broken row cannot be counted.
    assert applied.left_out == 8


async def test_a_row_left_out_keeps_what_the_graph_holds_of_it(world: World, empty_engine: EngineUnderTest) -> None:
    await world.apply(compounds=COMPOUNDS)
    applied = await good_rows(
        world, compounds=COMPOUNDS.replace("120", "many"), covers="id,unit,mode\nt-1,compound:t-a,NONE\n"
    )
    assert (applied.written, applied.left_out) == (Written(1, 0, 9), 1)
    assert [finding.value for finding in applied.findings] == ["many"]
    assert places(empty_engine)["cover:t-1"] == "330105001L01"
    assert [version["households"] for version in versions(empty_engine, "compound:t-a")] == [120]


async def test_a_later_ledger_points_into_an_earlier_one(world: World, empty_engine: EngineUnderTest) -> None:
    await world.apply(compounds=COMPOUNDS, organizations=ORGANIZATIONS)
    sources = "id,title,stated\nv-src,另一来源,2020\n"
    people = "id,name,source\nv-li,李某,v-src#p1\nt-wang,王某,t-src#p2\n"
    posts = "id,organization,title,from,source\nv-seat,t-oc,委员,?,v-src#p1\nt-seat,t-oc,主任,?,t-src#p2\n"
    contracts = "id,provider,compound,source\nv-serves,t-firm,t-b,v-src#p2\n"
    applied = await apply_only(world, sources=sources, people=people, posts=posts, contracts=contracts)
    assert (applied.written, applied.findings) == (Written(6, 0, 0), ())
    found = places(empty_engine)
    assert {fact: found[fact] for fact in ("contract:v-serves", "post:v-seat", "post:t-seat")} == {
        "contract:v-serves": "330105001L02",
        "post:v-seat": "330105001L01",
        "post:t-seat": "330105001L01",
    }
    begun = {fact: versions(empty_engine, fact)[0]["valid_from"] for fact in ("post:v-seat", "post:t-seat")}
    assert begun == {"post:v-seat": "2020-01-01", "post:t-seat": "2018-01-01"}


async def test_facts_follow_what_they_are_judged_by_in_their_own_ledger(
    world: World, empty_engine: EngineUnderTest
) -> None:
    tables = {"compounds": COMPOUNDS, "organizations": ORGANIZATIONS, **ON_COMPOUND_A}
    await world.apply(**tables)
    moved = COMPOUNDS.replace("330105001L01", "330105002")
    applied = await world.apply(**{**tables, "compounds": moved})
    assert (applied.written, applied.followed) == (Written(0, 10, 14), 0)
    found = places(empty_engine)
    assert {fact for fact, place in found.items() if place == "330105002"} == JUDGED_BY_A
    assert found["post:t-seat"] == found["appointment:t-sits"] == "330105001L01"


async def test_facts_of_an_earlier_ledger_follow_too_and_say_what_they_said(
    world: World, empty_engine: EngineUnderTest
) -> None:
    tables = {"compounds": COMPOUNDS, "organizations": ORGANIZATIONS, **ON_COMPOUND_A}
    await world.apply(**tables)
    said = versions(empty_engine, "handling:t-pays")[0]
    moved = COMPOUNDS.replace("330105001L01", "330105002")
    later = "id,problem,handler,step,role\nt-asks,t-leak,organization:t-firm,2,LEAD\n"
    applied = await apply_only(world, compounds=moved, handlings=later)
    assert (applied.written, applied.followed) == (Written(1, 10, 1), 9)
    found = places(empty_engine)
    assert {fact for fact, place in found.items() if place == "330105002"} == JUDGED_BY_A | {"handling:t-asks"}
    old, new = versions(empty_engine, "handling:t-pays")
    changing = {"version", "number", "digest", "area_code", "recorded_at", "superseded_at", "open_id"}
    assert {key: old[key] for key in old.keys() - changing} == {key: new[key] for key in new.keys() - changing}
    assert (old["area_code"], new["area_code"], new["amount"]) == ("330105001L01", "330105002", 3500.0)
    assert (old["recorded_at"], old["superseded_at"]) == (said["recorded_at"], new["recorded_at"])
    (record,) = [
        each
        for each in await world.graph.reader.open_facts_about(["problem:t-leak"], [Edge.OF])
        if each.id == "handling:t-pays"
    ]
    assert sorted(record.edges) == [
        (Edge.BY, "organization:t-firm"),
        (Edge.OF, "problem:t-leak"),
        (Edge.STATED_BY, "source:t-src"),
    ]
    # The earlier ledger with the compound's new place says the same now: nothing is written twice.
    assert (await world.apply(**{**tables, "compounds": moved})).written == Written(0, 0, 24)


async def test_a_fact_is_judged_by_the_state_that_held_when_it_began(
    world: World, empty_engine: EngineUnderTest
) -> None:
    await world.apply(
        compounds="id,name,area,to\nt-a,甲苑,330105001L01,\n",
        contracts="id,provider,compound,from\nt-early,t-firm,t-a,2010\nt-late,t-firm,t-a,2021\n",
        organizations="id,name,kind,area\nt-firm,物业,PROPERTY_FIRM,330105001\n",
    )
    twice = "id,name,area,from,to\nt-a,甲苑,330105001L01,,2019\nt-a#2,甲苑,330105002,2020,\n"
    applied = await apply_only(
        world,
        compounds=twice,
        covers="id,unit,mode,from\nt-early,compound:t-a,NONE,2010\nt-late,compound:t-a,NONE,2021\n",
    )
    assert (applied.written, applied.followed) == (Written(3, 2, 0), 1)
    # A ledger of its own comes to the same as one with the compound in it.
    await apply_only(
        world, problems="id,title,place,from\nt-early,漏水,compound:t-a,2010\nt-late,停电,compound:t-a,2021\n"
    )
    found = places(empty_engine)
    early = {fact: place for fact, place in found.items() if fact.endswith("t-early")}
    assert early == dict.fromkeys(("contract:t-early", "cover:t-early", "problem:t-early"), "330105001L01")
    late = {fact: place for fact, place in found.items() if fact.endswith("t-late")}
    assert late == dict.fromkeys(("contract:t-late", "cover:t-late", "problem:t-late"), "330105002")


async def test_circles_and_overlaps_are_found_by_way_of_the_graph(world: World) -> None:
    header = "id,name,kind,area,parent,from,to\n"
    await world.apply(
        organizations=header
        + "t-top,上,OTHER,330105001,,,\nt-mid,中,OTHER,330105001,t-top,,\nt-low,下,OTHER,330105001,t-mid,2015,\n"
    )
    assert await refusal(world, organizations=f"{header}t-top,上,OTHER,330105001,t-low,,\n") == [
        ("organizations.csv", 2, "parent", "OWN_ANCESTOR")
    ]
    assert await refusal(world, organizations=f"{header}t-low#2,下,OTHER,330105001,,2020,\n") == [
        ("organizations.csv", 2, "from", "PERIODS_OVERLAP")
    ]
    # Before t-low stood under anybody, t-top may have stood under it.
    turned = f"{header}t-top,上,OTHER,330105001,t-low,,2014\nt-top#2,上,OTHER,330105001,,2015,\n"
    assert (await apply_only(world, organizations=turned)).written == Written(1, 1, 0)


async def test_progress_is_told_in_rows(world: World) -> None:
    told: list[tuple[int, int]] = []
    people = "id,name\n" + "".join(f"t-{number},某人\n" for number in range(1200))
    folder: Path = world.write(sources=SOURCES, people=people)
    await apply(world.graph, [folder], progress=lambda done, total: told.append((done, total)))
    assert told == [(1000, 1201), (1201, 1201)]


def test_a_finding_is_one_line_for_a_person() -> None:
    finding = Finding("people.csv", 3, "from", "2018-13", Code.BAD_DATE, "months are 01 to 12")
    assert finding.line() == "error: people.csv, row 3, column from: months are 01 to 12 [BAD_DATE]"
