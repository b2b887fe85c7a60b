"""Published figures, asked of a small world: which come out of what is recorded, which do not, and why."""

import csv
from typing import Any

from tests.world import World

ASK = """
query ($area: DivisionCode!, $measure: ClaimMeasure, $status: ClaimStatus, $first: Int, $after: String, $asOf: Date,
       $knownAt: DateTime) {
  claims(area: $area, measure: $measure, status: $status, asOf: $asOf, knownAt: $knownAt) {
    area { name } byStatus { status count }
    figures(first: $first, after: $after) {
      totalCount pageInfo { endCursor }
      nodes {
        claim { id value } status reason sentence difference day
        working { asked numerator denominator percent decimals rounding byAttestation { attestation count } }
      }
    }
  }
}
"""
WORLD = {
    "compounds": """
id,name,area,service,built,attestation
t-a,甲苑,330105001L01,QUASI,2000,
t-b,乙苑,330105001,QUASI,,COUNTED
t-c,丙苑,330105001,QUASI,,COUNTED
t-d,丁苑,330105001,COMMERCIAL,,
""",
    "organizations": """
id,name,kind,subtype,area,parent,term,full_members,to,attestation
t-oc1,甲业委会,OWNERS_COMMITTEE,,330105001L01,,4,,,
t-oc2,未具名业委会二,OWNERS_COMMITTEE,,330105001,,,,,COUNTED
t-oc3,未具名业委会三,OWNERS_COMMITTEE,,330105001,,,,,COUNTED
t-f1,甲物业,PROPERTY_FIRM,commercial,330105001,,,,,
t-f2,乙物业,PROPERTY_FIRM,commercial,330105001,,,,,
t-f3,丙物业,PROPERTY_FIRM,commercial,330105001,,,,,
t-f4,丁物业,PROPERTY_FIRM,quasi,330105001,,,,,
t-f5,某物业,PROPERTY_FIRM,commercial,330105001,,,,,DESCRIBED
t-f6,旧物业,PROPERTY_FIRM,commercial,330105001,,,,2016,
t-party,街道党委,PARTY_ORGANIZATION,committee,330105001,,,40,,
t-b1,甲支部,PARTY_ORGANIZATION,branch,330105001,t-party,,,,
t-b2,未具名支部,PARTY_ORGANIZATION,branch,330105001,t-party,,,,COUNTED
t-group,党小组,PARTY_ORGANIZATION,group,330105001,t-party,,,,
t-sum,六个业委会合计,OTHER,,330105001,,,,,
""",
    "covers": """
id,party_organization,unit,mode,attestation
t-1,t-b1,organization:t-oc1,SOLE,
t-2,,organization:t-oc2,NONE,
t-3,,organization:t-oc3,UNSTATED,DERIVED
t-4,t-b1,organization:t-f1,JOINT,
t-5,,organization:t-f2,NONE,
t-6,,organization:t-f3,UNSTATED,
""",
    "people": "id,name,political_status\nt-wang,王,01\nt-li,李,13\nt-zhao,赵,中共党员\n",
    "posts": """
id,organization,title,seats,attestation,source
t-chair,t-oc1,主任,1,,t-src#p1
t-member,t-oc1,委员,2,,t-src#p1
t-many,t-oc2,委员,,,t-src#p1
t-derived,t-sum,成员,46,DERIVED,t-src#p9
""",
    "appointments": "id,person,post\nt-1,t-wang,t-chair\nt-2,t-li,t-member\nt-3,t-zhao,t-member\n",
    "memberships": """
id,member,organization,kind
t-1,person:t-wang,t-b1,FULL
t-2,person:t-zhao,t-b1,PROBATIONARY
t-3,person:t-li,t-b1,REPORTED
""",
    "problems": """
id,title,place,status,count,from
t-one,一,area:330105001,SETTLED,,2018-01
t-two,二,area:330105001,ACCEPTED,,2018-02
t-batch,三,area:330105001,CLOSED,5,2018-03
""",
    "handlings": "id,problem,handler,step,role,amount\n"
    "t-1,t-one,organization:t-oc1,1,FUNDER,3000\nt-2,t-one,organization:t-f1,1,FUNDER,500\n",
    "meetings": "id,kind,place,held,accepted,answered,from\nt-m,JOINT_RECEPTION,compound:t-a,2018-10,17,12,2018-10\n",
    "rules": "id,kind,name,scope\nt-r,TEMPLATE,工作法,area:330105001\n",
    "rule_items": "id,rule,order,name,target,text\n"
    "t-1,t-r,1,甲,三张清单,\nt-2,t-r,2,乙,三张清单,\nt-3,t-r,3,丙,,三张清单\n",
}
# Each figure, and what must come out of it: status, reason, and the difference where it differs.
FIGURES = """
id,measure,about,unit,subset,numerator,denominator,value,qualifier,rounding,status,reason,difference
equal,COUNT,area:330105001,OWNERS_COMMITTEE,,,,3,=,,REPRODUCED,COUNTED
fewer-of-a-closed-total,COUNT,area:330105001,OWNERS_COMMITTEE,,,,5,=,,DIFFERS,COUNTED_OTHERWISE,-2
more,COUNT,area:330105001,OWNERS_COMMITTEE,,,,2,=,,DIFFERS,COUNTED_OTHERWISE,+1
fewer-of-an-open-one,COUNT,area:330105001,PROPERTY_FIRM,,,,9,=,,INSUFFICIENT,PARTLY_RECORDED
more-of-an-open-one,COUNT,area:330105001,PROPERTY_FIRM,,,,3,=,,DIFFERS,COUNTED_OTHERWISE,+1
more-than,COUNT,area:330105001,PROPERTY_FIRM,,,,3,more_than,,REPRODUCED,COUNTED
not-more-than,COUNT,area:330105001,PROPERTY_FIRM,,,,4,more_than,,INSUFFICIENT,PARTLY_RECORDED
at-least,COUNT,area:330105001,PROPERTY_FIRM,,,,4,>=,,REPRODUCED,COUNTED
about,COUNT,area:330105001,OWNERS_COMMITTEE,,,,10,about,,DIFFERS,COUNTED_OTHERWISE,-7
in-a-range,COUNT,area:330105001,PROPERTY_FIRM,,,,2-4,=,,REPRODUCED,COUNTED
above-a-range,COUNT,area:330105001,PROPERTY_FIRM,,,,1-2,=,,DIFFERS,COUNTED_OTHERWISE,+2
no-number,COUNT,area:330105001,PROPERTY_FIRM,,,,1+8,=,,NOT_COMPARABLE,NO_SINGLE_NUMBER
a-subtype,COUNT,area:330105001,PROPERTY_FIRM,QUASI,,,1,=,,REPRODUCED,COUNTED
a-subtype-without-rows,COUNT,area:330105001,PROPERTY_FIRM,STATE_OWNED,,,2,=,,INSUFFICIENT,NOTHING_RECORDED
a-part-in-words,COUNT,area:330105001,PROPERTY_FIRM,新成立的,,,2,=,,INSUFFICIENT,SUBSET_NOT_RECORDED
bodies-with-a-post,COUNT,area:330105001,OWNERS_COMMITTEE,委员,,,2,=,,REPRODUCED,COUNTED
compounds-of-a-closed-part,COUNT,area:330105001,COMPOUND,QUASI,,,4,=,,DIFFERS,COUNTED_OTHERWISE,-1
compounds-in-all,COUNT,area:330105001,COMPOUND,,,,6,=,,INSUFFICIENT,PARTLY_RECORDED
communities,COUNT,area:330105001,COMMUNITY,,,,2,=,,REPRODUCED,COUNTED
share-of-a-kind,SHARE,area:330105001,PROPERTY_FIRM,QUASI,1,4,25%,=,,REPRODUCED,COUNTED
share-of-an-open-one,SHARE,area:330105001,PROPERTY_FIRM,QUASI,,,25%,=,,INSUFFICIENT,PARTLY_RECORDED
unit-without-rows,COUNT,area:330105001,LIFT,,,,21,=,,INSUFFICIENT,UNIT_NOT_RECORDED
a-change,CHANGE,area:330105001,COMPLAINT,试点,,,-42%,=,,INSUFFICIENT,TWO_COUNTS_NEEDED
under-a-body,COUNT,organization:t-party,PARTY_ORGANIZATION,BRANCH,,,2,=,,REPRODUCED,COUNTED
fewer-under-a-body,COUNT,organization:t-party,PARTY_ORGANIZATION,BRANCH,,,8,=,,DIFFERS,COUNTED_OTHERWISE,-6
seats,COUNT,organization:t-oc1,SEAT,,,,3,=,,REPRODUCED,COUNTED
seats-of-a-title,COUNT,organization:t-oc1,SEAT,委员,,,2,=,,REPRODUCED,COUNTED
seats-untold,COUNT,organization:t-oc2,SEAT,,,,7,=,,INSUFFICIENT,PARTLY_RECORDED
holders,COUNT,organization:t-oc1,PERSON,,,,3,=,,REPRODUCED,COUNTED
members,COUNT,organization:t-b1,PARTY_MEMBER,,,,2,=,,REPRODUCED,COUNTED
members-reported,COUNT,organization:t-b1,PARTY_MEMBER,REPORTED,,,1,=,,REPRODUCED,COUNTED
members-by-record,COUNT,organization:t-party,PARTY_MEMBER,,,,41,=,,DIFFERS,COUNTED_OTHERWISE,-1
members-of-an-area,COUNT,area:330105001,PARTY_MEMBER,,,,2,=,,INSUFFICIENT,NOTHING_RECORDED
share-of-members,MEMBER_SHARE,organization:t-oc1,OWNERS_COMMITTEE,,2,3,66.7%,=,,REPRODUCED,COUNTED
share-of-members-unheld,MEMBER_SHARE,area:330105001,OWNERS_COMMITTEE,,2,3,66.7%,=,,INSUFFICIENT,UNKNOWN_UNITS
circular-share,MEMBER_SHARE,organization:t-sum,OWNERS_COMMITTEE,六个,28,46,61%,=,half_up,INSUFFICIENT,CIRCULAR
circular-seats,COUNT,organization:t-sum,SEAT,六个,,,46,=,,INSUFFICIENT,CIRCULAR
term,ORDINAL,organization:t-oc1,OWNERS_COMMITTEE,,,,4,=,,REPRODUCED,RECORDED_FIGURE
order-without-rows,ORDINAL,meeting:t-m,JOINT_RECEPTION,,,,1,=,,INSUFFICIENT,NOTHING_RECORDED
age,AGE_YEARS,compound:t-a,COMPOUND,,,,20,about,,REPRODUCED,RECORDED_FIGURE
age-without-year,AGE_YEARS,compound:t-d,COMPOUND,,,,20,about,,INSUFFICIENT,NOTHING_RECORDED
accepted,ACCEPTED,meeting:t-m,MATTER,,,,17,=,,REPRODUCED,RECORDED_FIGURE
answered,ANSWERED,meeting:t-m,MATTER,,12,17,13,=,,DIFFERS,COUNTED_OTHERWISE,-1
handed-out,HANDED_OUT,meeting:t-m,LEAFLET,,,,630,=,,INSUFFICIENT,NOTHING_RECORDED
problems,COUNT,area:330105001,PROBLEM,,,,7,=,,REPRODUCED,COUNTED
problems-settled,SETTLED,area:330105001,MATTER,,6,7,6,=,,REPRODUCED,COUNTED
problems-partly,COUNT,area:330105001,MATTER,,,,707,=,,INSUFFICIENT,PARTLY_RECORDED
amount,AMOUNT,problem:t-one,YUAN,,,,3500,=,,REPRODUCED,COUNTED
elements,COUNT,area:330105001,LIST,三张清单,,,3,=,,REPRODUCED,COUNTED
rate-half-up,PARTY_WORK,area:330105001,OWNERS_COMMITTEE,,2,3,66.7%,=,half_up,REPRODUCED,RESTS_ON_DERIVED
rate-cut-off,PARTY_WORK,area:330105001,OWNERS_COMMITTEE,,,,66.6%,=,,REPRODUCED,RESTS_ON_DERIVED
rate-rounded-otherwise,PARTY_WORK,area:330105001,OWNERS_COMMITTEE,,,,66.7%,=,truncate,DIFFERS,COUNTED_OTHERWISE,-0.1
rate-more-than,PARTY_WORK,area:330105001,OWNERS_COMMITTEE,,,,66.6%,more_than,,REPRODUCED,RESTS_ON_DERIVED
rate-about,PARTY_WORK,area:330105001,OWNERS_COMMITTEE,,,,70%,about,,REPRODUCED,RESTS_ON_DERIVED
rate-of-other-counts,PARTY_WORK,area:330105001,OWNERS_COMMITTEE,,4,6,66.7%,=,,DIFFERS,COUNTED_OTHERWISE,-3
rate-of-a-part,PARTY_WORK,area:330105001,OWNERS_COMMITTEE,新成立的,,,100%,=,,INSUFFICIENT,SUBSET_NOT_RECORDED
rate-unknown,PARTY_WORK,area:330105001,PROPERTY_FIRM,,,4,50%,=,,INSUFFICIENT,UNKNOWN_UNITS
rate-out-of-bounds,PARTY_WORK,area:330105001,PROPERTY_FIRM,,,4,90%,=,,DIFFERS,OUT_OF_BOUNDS,-15
rate-partly,PARTY_WORK,area:330105001,PROPERTY_FIRM,,,9,50%,=,,INSUFFICIENT,PARTLY_RECORDED
rate-of-no-such-measure,OWNERS_COMMITTEE,area:330105001,PROPERTY_FIRM,,,4,50%,=,,INSUFFICIENT,UNIT_NOT_RECORDED
"""
ROWS = list(csv.DictReader(FIGURES.strip().splitlines()))
COLUMNS = "id,measure,about,unit,subset,numerator,denominator,value,qualifier,rounding".split(",")
DAY = "2018-12-31"


def ledger(rows: list[dict[str, str]], **columns: str) -> dict[str, str]:
    """The world with these rows as claims, stated where its 46 seats are, and with more columns of one value."""
    more = {"source": "t-src#p9", **columns}
    lines = [[f"t-{row['id']}", *(row[name] for name in COLUMNS[1:]), *more.values()] for row in rows]
    return {**WORLD, "claims": "\n".join(",".join(line) for line in [[*COLUMNS, *more], *lines])}


def rows_of(*ids: str) -> list[dict[str, str]]:
    """Some of the rows."""
    return [row for row in ROWS if row["id"] in ids]


async def ask(world: World, area: str = "330105001", **asked: object) -> Any:
    return (await world.ask(ASK, area=area, **{"asOf": DAY, "first": 200, **asked}))["claims"]


def by_id(answer: Any) -> dict[str, Any]:
    """The figures of an answer by the keys of their claims."""
    return {node["claim"]["id"].removeprefix("claim:t-"): node for node in answer["figures"]["nodes"]}


async def test_every_figure_comes_out_as_what_is_recorded_has_it(world: World) -> None:
    await world.apply(**ledger(ROWS))
    found = by_id(await ask(world))
    assert {id: (node["status"], node["reason"], node["difference"]) for id, node in found.items()} == {
        row["id"]: (row["status"], row["reason"], row["difference"] or None) for row in ROWS
    }


async def test_the_working_tells_what_was_asked_counted_and_rounded(world: World) -> None:
    await world.apply(**ledger(ROWS))
    found = by_id(await ask(world))
    cut, circular, part, seats = (
        found[id] for id in ("rate-cut-off", "circular-share", "compounds-of-a-closed-part", "seats")
    )
    rests = "1 of them rest on covers worked out from published figures."
    assert (cut["day"], cut["sentence"]) == (DAY, f"2/3 = 66.6 %, cut off; half up it would be 66.7 %. {rests}")
    assert cut["working"] == {
        "asked": 'coverage(area: "330105001", unit: OWNERS_COMMITTEE, measure: PARTY_WORK, asOf: "2018-12-31")',
        "numerator": 2,
        "denominator": 3,
        "percent": "66.6",
        "decimals": 1,
        "rounding": "TRUNCATE",
        "byAttestation": [{"attestation": "NAMED", "count": 1}, {"attestation": "COUNTED", "count": 2}],
    }
    assert (circular["working"]["numerator"], circular["working"]["percent"]) == (28, "61")
    assert circular["sentence"].endswith("28/46 = 60.87 %, printed 61 %.")
    assert part["working"]["asked"] == 'units(area: "330105001", unit: COMPOUND, subset: QUASI, asOf: "2018-12-31")'
    assert part["working"]["byAttestation"] == [
        {"attestation": "NAMED", "count": 1},
        {"attestation": "COUNTED", "count": 2},
    ]
    assert seats["working"]["asked"] == 'node(id: "organization:t-oc1", asOf: "2018-12-31").posts'
    assert found["a-change"]["working"] is None


async def test_two_numbers_that_count_different_things_make_no_rate(world: World) -> None:
    rows = rows_of("rate-unknown")
    await world.apply(**ledger(rows, numerator_unit="PARTY_ORGANIZATION"))
    (figure,) = (await ask(world))["figures"]["nodes"]
    assert (figure["status"], figure["reason"], figure["working"]) == ("NOT_COMPARABLE", "UNITS_DIFFER", None)
    assert "counts PARTY_ORGANIZATION, its denominator PROPERTY_FIRM" in figure["sentence"]


async def test_seats_worked_out_elsewhere_are_no_circle(world: World) -> None:
    await world.apply(**ledger(rows_of("circular-seats", "circular-share"), source="t-src#p5"))
    found = by_id(await ask(world))
    assert {id: node["reason"] for id, node in found.items()} == {
        "circular-seats": "SUBSET_NOT_RECORDED",
        "circular-share": "SUBSET_NOT_RECORDED",
    }


async def test_a_figure_of_a_period_is_no_count_of_what_there_is(world: World) -> None:
    await world.apply(**ledger(rows_of("equal", "problems", "a-change"), period="2018-06..2018-11", base="前5个月"))
    found = by_id(await ask(world))
    assert found["equal"]["reason"] == found["problems"]["reason"] == "PERIOD_NOT_RECORDED"
    assert found["a-change"]["sentence"] == (
        "Missing: the number of COMPLAINT in 2018-06..2018-11 and in 前5个月, and of 试点 only."
    )


async def test_a_complete_source_closes_a_total(world: World) -> None:
    sources = "id,title,stated,complete,area\nt-src,测试来源,2018,organizations,330105\n"
    await world.apply(**{**ledger(rows_of("fewer-of-an-open-one", "compounds-in-all")), "sources": sources})
    found = by_id(await ask(world))
    assert (found["fewer-of-an-open-one"]["status"], found["fewer-of-an-open-one"]["difference"]) == ("DIFFERS", "-5")
    assert found["compounds-in-all"]["status"] == "INSUFFICIENT", "it is complete for organizations only"


async def test_a_figure_is_recomputed_for_the_last_day_it_speaks_of(world: World) -> None:
    await world.apply(**ledger(rows_of("more-of-an-open-one"), as_of="2016"))
    (figure,) = (await ask(world))["figures"]["nodes"]
    assert (figure["day"], figure["working"]["numerator"], figure["difference"]) == ("2016-12-31", 5, "+2")
    assert (await ask(world, asOf="2015-12-31"))["figures"]["totalCount"] == 0, "it was not published yet"
    assert (await ask(world, asOf="2016-01-01"))["figures"]["totalCount"] == 1


async def test_a_corrected_record_changes_the_verdict_and_not_what_was_known(world: World) -> None:
    first = await world.apply(**ledger(rows_of("more")))
    closed = WORLD["organizations"].replace("330105001,,,,,COUNTED\nt-f1", "330105001,,,,2017,COUNTED\nt-f1")
    assert closed != WORLD["organizations"]
    await world.apply(**{**ledger(rows_of("more")), "organizations": closed})
    assert by_id(await ask(world))["more"]["status"] == "REPRODUCED"
    assert by_id(await ask(world, knownAt=first.instant))["more"]["status"] == "DIFFERS"


async def test_figures_are_picked_by_measure_and_status_and_paged(world: World) -> None:
    await world.apply(**ledger(ROWS))
    rates = await ask(world, measure="PARTY_WORK")
    expected = sorted(row["id"] for row in ROWS if row["measure"] == "PARTY_WORK")
    assert list(by_id(rates)) == expected
    assert {each["status"]: each["count"] for each in rates["byStatus"]} == {
        status: sum(row["status"] == status for row in ROWS if row["measure"] == "PARTY_WORK")
        for status in ("REPRODUCED", "DIFFERS", "INSUFFICIENT")
    }
    differing = await ask(world, measure="PARTY_WORK", status="DIFFERS", first=2)
    assert (differing["figures"]["totalCount"], differing["byStatus"]) == (3, rates["byStatus"])
    rest = await ask(world, measure="PARTY_WORK", status="DIFFERS", after=differing["figures"]["pageInfo"]["endCursor"])
    assert [*by_id(differing), *by_id(rest)] == ["rate-of-other-counts", "rate-out-of-bounds", "rate-rounded-otherwise"]


async def test_a_wider_area_tells_what_stands_in_it_and_a_narrower_one_only_that(world: World) -> None:
    await world.apply(**ledger(ROWS))
    assert (await ask(world, area="33"))["figures"]["totalCount"] == len(ROWS)
    inside = by_id(await ask(world, area="330105001L01"))
    placed = {"organization:t-oc1", "compound:t-a", "meeting:t-m"}
    assert sorted(inside) == sorted(row["id"] for row in ROWS if row["about"] in placed)
    assert (await ask(world, area="330105002"))["figures"]["totalCount"] == 0
