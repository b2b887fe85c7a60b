"""Coverage, asked of small worlds: what counts, what does not, what is unknown, and how it is rounded."""

from typing import Any

from tests.world import World

ASK = """
query ($area: DivisionCode!, $unit: CoverageUnit!, $measure: CoverageMeasure!, $asOf: Date, $knownAt: DateTime,
       $attestation: [Attestation!], $rule: ID) {
  coverage(area: $area, unit: $unit, measure: $measure, asOf: $asOf, knownAt: $knownAt, attestation: $attestation,
           rule: $rule) {
    numerator denominator unknownCount percent noPercent bounds { low high }
    counted { nodes { unitId mode } }
    notCounted { nodes { unitId reason } }
    unknown { nodes { unitId reason } }
    excluded { nodes { unitId reason } }
    byMode { mode count }
    byChild { code numerator denominator unknownCount percent }
  }
}
"""

FIRMS = """
id,name,kind,subtype,area,operating,attestation,to
t-party,街道党工委,PARTY_ORGANIZATION,work_committee,330105001,,,
t-gone,已撤支部,PARTY_ORGANIZATION,branch,330105001,,,2017
t-sole,单建物业,PROPERTY_FIRM,,330105001L01,,,
t-joint,联建物业,PROPERTY_FIRM,,330105001L01,,,
t-attached,挂靠物业,PROPERTY_FIRM,,330105001L02,,,
t-instructed,指导物业,PROPERTY_FIRM,,330105001L02,,,
t-unstated,不明物业,PROPERTY_FIRM,,330105001,,,
t-none,未覆盖物业,PROPERTY_FIRM,,330105001,,,
t-silent,未载物业,PROPERTY_FIRM,,330105001,,,
t-lapsed,撤销支部的物业,PROPERTY_FIRM,,330105001,,,
t-idle,停业物业,PROPERTY_FIRM,,330105001,no,,
t-described,描述的物业,PROPERTY_FIRM,,330105001,,DESCRIBED,
t-closed,注销物业,PROPERTY_FIRM,,330105001,,,2017-06
t-elsewhere,外街道物业,PROPERTY_FIRM,,330105002,,,
"""

COVERS = """
id,party_organization,unit,mode
t-c1,t-party,organization:t-sole,SOLE
t-c2,t-party,organization:t-joint,JOINT
t-c2b,t-party,organization:t-joint,INSTRUCTOR
t-c3,t-party,organization:t-attached,ATTACHED
t-c4,t-party,organization:t-instructed,INSTRUCTOR
t-c5,,organization:t-unstated,UNSTATED
t-c6,,organization:t-none,NONE
t-c7,t-gone,organization:t-lapsed,SOLE
t-c8,t-party,organization:t-idle,SOLE
t-c9,t-party,organization:t-elsewhere,SOLE
"""


def _ids(connection: dict[str, list[dict[str, str]]], field: str) -> dict[str, str]:
    return {node["unitId"].removeprefix("organization:t-"): node[field] for node in connection["nodes"]}


async def test_each_unit_falls_where_the_national_default_puts_it(world: World) -> None:
    await world.apply(organizations=FIRMS, covers=COVERS)
    asked = {"area": "330105001", "unit": "PROPERTY_FIRM", "asOf": "2018-12-31"}

    organization = (await world.ask(ASK, measure="PARTY_ORGANIZATION", **asked))["coverage"]
    assert _ids(organization["counted"], "mode") == {"sole": "SOLE", "joint": "JOINT"}
    assert _ids(organization["notCounted"], "reason") == {"none": "STATED_UNCOVERED"}
    assert _ids(organization["unknown"], "reason") == {
        "attached": "WORK_ONLY",
        "instructed": "WORK_ONLY",
        "lapsed": "NOT_RECORDED",
        "silent": "NOT_RECORDED",
        "unstated": "FORM_UNSTATED",
    }
    assert _ids(organization["excluded"], "reason") == {"described": "DESCRIBED_ONLY", "idle": "NOT_OPERATING"}
    assert (organization["numerator"], organization["denominator"], organization["unknownCount"]) == (2, 8, 5)
    assert (organization["percent"], organization["noPercent"]) == (None, "UNKNOWN_UNITS")
    assert organization["bounds"] == {"low": "25.00", "high": "87.50"}

    work = (await world.ask(ASK, measure="PARTY_WORK", **asked))["coverage"]
    assert _ids(work["counted"], "mode") == {
        "attached": "ATTACHED",
        "instructed": "INSTRUCTOR",
        "joint": "JOINT",
        "sole": "SOLE",
        "unstated": "UNSTATED",
    }
    assert {entry["mode"]: entry["count"] for entry in work["byMode"]} == {
        "SOLE": 1,
        "JOINT": 1,
        "ATTACHED": 1,
        "INSTRUCTOR": 1,
        "UNSTATED": 1,
    }
    assert work["byChild"] == [
        {"code": "330105001L01", "numerator": 2, "denominator": 2, "unknownCount": 0, "percent": "100.00"},
        {"code": "330105001L02", "numerator": 2, "denominator": 2, "unknownCount": 0, "percent": "100.00"},
        {"code": None, "numerator": 1, "denominator": 4, "unknownCount": 2, "percent": None},
    ]


async def test_a_rate_without_unknowns_has_a_percentage_and_no_bounds(world: World) -> None:
    await world.apply(
        organizations="""
id,name,kind,area
t-party,党委,PARTY_ORGANIZATION,330105001
t-a,甲物业,PROPERTY_FIRM,330105001
t-b,乙物业,PROPERTY_FIRM,330105001
t-c,丙物业,PROPERTY_FIRM,330105001
""",
        covers="""
id,party_organization,unit,mode
t-1,t-party,organization:t-a,SOLE
t-2,t-party,organization:t-b,INDUSTRY
t-3,,organization:t-c,NONE
""",
    )
    found = await world.ask(ASK, area="33", unit="PROPERTY_FIRM", measure="PARTY_ORGANIZATION")
    assert {key: found["coverage"][key] for key in ("numerator", "denominator", "percent", "noPercent", "bounds")} == {
        "numerator": 2,
        "denominator": 3,
        "percent": "66.67",
        "noPercent": None,
        "bounds": None,
    }


async def test_branches_of_a_units_own_count_by_their_subtype_and_the_rule(world: World) -> None:
    await world.apply(
        organizations="""
id,name,kind,subtype,area,for
t-oc1,甲业委会,OWNERS_COMMITTEE,,330105001L01,
t-oc2,乙业委会,OWNERS_COMMITTEE,,330105001L01,
t-oc3,丙业委会,OWNERS_COMMITTEE,,330105001L02,
t-oc4,丁业委会,OWNERS_COMMITTEE,,330105002,
t-b1,甲支部,PARTY_ORGANIZATION,branch,330105001L01,organization:t-oc1
t-b1b,甲二支部,PARTY_ORGANIZATION,branch,330105001L01,organization:t-oc1
t-b2,乙临时支部,PARTY_ORGANIZATION,temporary_branch,330105001L01,organization:t-oc2
t-b3,丙功能型支部,PARTY_ORGANIZATION,functional_branch,330105001L02,organization:t-oc3
t-b4,联合支部,PARTY_ORGANIZATION,joint_branch,330105002,organization:t-oc4;organization:t-oc1
""",
        rules="""
id,kind,name,scope,parameters,from
t-strict,COVERAGE,从严口径,area:330105001,temporary_branches=no,2019
t-street,COVERAGE,湖墅口径,area:330105002,rounding=truncate;decimals=0,
""",
    )
    asked = {"unit": "OWNERS_COMMITTEE", "measure": "PARTY_ORGANIZATION"}
    before = (await world.ask(ASK, area="330105001", asOf="2018-12-31", **asked))["coverage"]
    assert _ids(before["counted"], "mode") == {"oc1": "SOLE", "oc2": "SOLE"}
    assert _ids(before["unknown"], "reason") == {"oc3": "WORK_ONLY"}
    since = (await world.ask(ASK, area="330105001", asOf="2019-01-01", **asked))["coverage"]
    assert _ids(since["counted"], "mode") == {"oc1": "SOLE"}
    assert _ids(since["unknown"], "reason") == {"oc2": "WORK_ONLY", "oc3": "WORK_ONLY"}
    work = (await world.ask(ASK, area="330105001", unit="OWNERS_COMMITTEE", measure="PARTY_WORK"))["coverage"]
    assert _ids(work["counted"], "mode") == {"oc1": "SOLE", "oc2": "SOLE", "oc3": "SOLE"}
    joint = (await world.ask(ASK, area="330105002", **asked))["coverage"]
    assert _ids(joint["counted"], "mode") == {"oc4": "JOINT"}
    assert joint["percent"] == "100"


async def test_committees_are_counted_by_the_compound_they_belong_to(world: World) -> None:
    tables = {
        "compounds": """
id,name,area
t-a,甲苑,330105001L01
t-b,乙苑,330105001L01
t-c,丙苑,330105001L02
""",
        "organizations": """
id,name,kind,area,for,to
t-oc,甲乙业委会,OWNERS_COMMITTEE,330105001L01,compound:t-a;compound:t-b,
t-old,丙业委会,OWNERS_COMMITTEE,330105001L02,compound:t-c,2017
""",
    }
    await world.apply(**tables)
    asked = {"area": "330105001", "unit": "COMPOUND", "measure": "OWNERS_COMMITTEE", "asOf": "2018-12-31"}
    silent = (await world.ask(ASK, **asked))["coverage"]
    assert (silent["numerator"], silent["denominator"], silent["percent"]) == (2, 3, None)
    assert [node["unitId"] for node in silent["unknown"]["nodes"]] == ["compound:t-c"]
    assert silent["counted"]["nodes"][0] == {"unitId": "compound:t-a", "mode": None}

    complete = "id,title,stated,complete,area\nt-src,完整台账,2018,organizations;covers,330105001\n"
    await world.apply(sources=complete, **tables)
    told = (await world.ask(ASK, **asked))["coverage"]
    assert (told["numerator"], told["denominator"], told["percent"]) == (2, 3, "66.67")
    assert told["notCounted"]["nodes"] == [{"unitId": "compound:t-c", "reason": "ABSENT_FROM_COMPLETE_SOURCE"}]
    earlier = (await world.ask(ASK, **{**asked, "asOf": "2017-12-31"}))["coverage"]
    assert earlier["unknownCount"] == 0, "the committee of 丙苑 still stood"
    assert earlier["percent"] == "100.00"


async def test_a_firm_is_where_its_contracts_are_and_else_where_it_is_registered(world: World) -> None:
    await world.apply(
        compounds="id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105001L02\n",
        organizations="""
id,name,kind,area
t-firm,外来物业,PROPERTY_FIRM,330105002
t-home,本地物业,PROPERTY_FIRM,330105002
""",
        contracts="""
id,provider,compound,from,to
t-1,t-firm,t-a,2018,2018
t-2,t-firm,t-b,2018,2018
""",
    )
    asked = {"unit": "PROPERTY_FIRM", "measure": "PARTY_WORK"}
    during = (await world.ask(ASK, area="330105001", asOf="2018-06-01", **asked))["coverage"]
    assert _ids(during["unknown"], "reason") == {"firm": "NOT_RECORDED"}
    assert [(child["code"], child["denominator"]) for child in during["byChild"]] == [
        ("330105001L01", 1),
        ("330105001L02", 1),
    ]
    seat = (await world.ask(ASK, area="330105002", asOf="2018-06-01", **asked))["coverage"]
    assert _ids(seat["unknown"], "reason") == {"home": "NOT_RECORDED"}
    after = (await world.ask(ASK, area="330105002", asOf="2019-01-01", **asked))["coverage"]
    assert _ids(after["unknown"], "reason") == {"firm": "NOT_RECORDED", "home": "NOT_RECORDED"}


async def test_nothing_to_count_gives_no_percentage_and_says_why(world: World) -> None:
    asked = {"unit": "PROPERTY_FIRM", "measure": "PARTY_WORK"}
    nothing: dict[str, Any] = {
        "numerator": 0,
        "denominator": 0,
        "unknownCount": 0,
        "percent": None,
        "noPercent": "NO_UNITS",
        "bounds": None,
        "counted": {"nodes": []},
        "notCounted": {"nodes": []},
        "unknown": {"nodes": []},
        "excluded": {"nodes": []},
        "byMode": [],
        "byChild": [],
    }
    assert await world.ask(ASK, area="330105001", **asked) == {"coverage": nothing}, "an empty database"
    await world.apply(organizations="id,name,kind,area\nt-a,甲,PROPERTY_FIRM,330105002\n")
    assert await world.ask(ASK, area="330105001", **asked) == {"coverage": nothing}, "an area without units"
    assert await world.ask(ASK, area="11", **asked) == {"coverage": nothing}, "an area without anything"


async def test_a_corrected_row_answers_anew_now_and_as_before_at_the_old_instant(world: World) -> None:
    tables = {
        "organizations": """
id,name,kind,area
t-party,党委,PARTY_ORGANIZATION,330105001
t-a,甲,PROPERTY_FIRM,330105001
"""
    }
    head = "id,party_organization,unit,mode\n"
    first = await world.apply(**tables, covers=head + "t-1,,organization:t-a,NONE\n")
    second = await world.apply(**tables, covers=head + "t-1,t-party,organization:t-a,SOLE\n")
    asked = {"area": "330105001", "unit": "PROPERTY_FIRM", "measure": "PARTY_WORK"}
    assert (await world.ask(ASK, **asked))["coverage"]["percent"] == "100.00"
    for instant, percent in ((first.instant, "0.00"), (second.instant, "100.00")):
        assert (await world.ask(ASK, knownAt=instant, **asked))["coverage"]["percent"] == percent
    said = 'coverage(area: "33", unit: COMPOUND, measure: PARTY_WORK, asOf: "2018-12-31", knownAt: $at)'
    told = f"query ($at: DateTime) {{ {said} {{ asOf publication {{ revision }} }} }}"
    for at, revision in ((first.instant, 1), (second.instant, 2), (None, 2)):
        answer = (await world.ask(told, at=at))["coverage"]
        assert answer == {"asOf": "2018-12-31", "publication": {"revision": revision}}
    assert (await world.ask(ASK, knownAt="2018-12-31T00:00:00Z", **asked))["coverage"]["noPercent"] == "NO_UNITS"


async def test_attestations_and_rules_can_be_asked_for(world: World) -> None:
    await world.apply(
        organizations="""
id,name,kind,area,attestation
t-a,甲,PROPERTY_FIRM,330105001,NAMED
t-b,乙,PROPERTY_FIRM,330105001,DESCRIBED
""",
        covers="id,unit,mode\nt-1,organization:t-a,UNSTATED\nt-2,organization:t-b,NONE\n",
        rules="""
id,kind,name,scope,parameters
t-wide,COVERAGE,省口径,area:33,organization=SOLE,UNSTATED;decimals=1
t-near,COVERAGE,街道口径,area:330105001,decimals=0
t-body,COVERAGE,一家口径,organization:t-a,decimals=6
""".replace("organization=SOLE,UNSTATED;decimals=1", '"organization=SOLE,UNSTATED;decimals=1"'),
    )
    asked = {"area": "330105001", "unit": "PROPERTY_FIRM", "measure": "PARTY_ORGANIZATION"}
    near = (await world.ask(ASK, **asked))["coverage"]
    assert (near["denominator"], near["unknownCount"], near["bounds"]) == (1, 1, {"low": "0", "high": "100"})
    wide = (await world.ask(ASK, rule="rule:t-wide", **asked))["coverage"]
    assert (wide["percent"], wide["byMode"]) == ("100.0", [{"mode": "UNSTATED", "count": 1}])
    described = (await world.ask(ASK, rule="rule:t-wide", attestation=["DESCRIBED"], **asked))["coverage"]
    assert (described["percent"], _ids(described["excluded"], "reason")) == ("0.0", {"a": "ATTESTATION_NOT_ASKED"})
    assert (await world.fail(ASK, rule="rule:t-none", **asked))[0] == "NOT_FOUND"


async def test_units_come_page_by_page_from_either_end(world: World) -> None:
    rows = "".join(f"t-{number:02},物业{number},PROPERTY_FIRM,330105001\n" for number in range(1, 6))
    await world.apply(organizations="id,name,kind,area\n" + rows)
    page = """
query ($first: Int, $after: String, $last: Int, $before: String) {
  coverage(area: "330105001", unit: PROPERTY_FIRM, measure: PARTY_WORK) {
    unknown(first: $first, after: $after, last: $last, before: $before) {
      totalCount edges { cursor node { unitId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}
"""

    async def ids(**asked: object) -> tuple[list[str], bool, bool, str]:
        found = (await world.ask(page, **asked))["coverage"]["unknown"]
        info = found["pageInfo"]
        assert found["totalCount"] == 5
        assert [edge["cursor"] for edge in found["edges"]][-1] == info["endCursor"]
        each = [edge["node"]["unitId"][-2:] for edge in found["edges"]]
        return (
            each,
            info["hasPreviousPage"],
            info["hasNextPage"],
            info["endCursor"] if "first" in asked else info["startCursor"],
        )

    one, back, more, cursor = await ids(first=2)
    assert (one, back, more) == (["01", "02"], False, True)
    two, back, more, cursor = await ids(first=3, after=cursor)
    assert (two, back, more) == (["03", "04", "05"], True, False)
    three, back, more, cursor = await ids(last=2)
    assert (three, back, more) == (["04", "05"], True, False)
    four, back, more, _ = await ids(last=2, before=cursor)
    assert (four, back, more) == (["02", "03"], True, True)


async def test_bad_input_says_what_to_write(world: World) -> None:
    asked = {"unit": "PROPERTY_FIRM", "measure": "PARTY_WORK"}
    assert await world.fail(ASK, area="330105001", unit="PROPERTY_FIRM", measure="OWNERS_COMMITTEE") == (
        "BAD_INPUT",
        "OWNERS_COMMITTEE is a measure of compounds: ask for unit COMPOUND, or for another measure of PROPERTY_FIRM.",
    )
    code, message = await world.fail(ASK, area="33010", **asked)
    assert (code, "2, 4, 6, 9 or 12 digits" in message) == ("BAD_INPUT", True)
    code, message = await world.fail('{ coverage(area: "33010", unit: COMPOUND, measure: PARTY_WORK) { percent } }')
    assert (code, "2, 4, 6, 9 or 12 digits" in message) == ("BAD_INPUT", True)
    code, message = await world.fail(ASK, area="330105001", asOf="2018-02-30", **asked)
    assert (code, "2018-02-30" in message) == ("BAD_INPUT", True)
    code, message = await world.fail(ASK, area="330105001", knownAt="2018-02-03T00:00:00", **asked)
    assert (code, "time zone" in message) == ("BAD_INPUT", True)
    document = '{ coverage(area: "33", unit: COMPOUND, measure: PARTY_WORK) { counted(%s) { totalCount } } }'
    for arguments, told in (
        ("first: 100000", "1 to 200"),
        ("first: 0", "1 to 200"),
        ("first: 1, last: 1", "one of them"),
        ('after: "x!"', "no cursor"),
    ):
        code, message = await world.fail(document % arguments)
        assert (code, told in message) == ("BAD_INPUT", True), message
