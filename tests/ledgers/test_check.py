"""Checking ledgers: every fault by its own small ledger, what is accepted beside them, and what faults do to others."""

from pathlib import Path

import pytest

from graph.dates import OPEN_END, SINCE_EVER, Interval
from graph.model import Edge, Fact
from graph.records import FactRecord
from ledgers.check import Checked, check
from ledgers.findings import Code, Finding
from ledgers.held import Held, Outside, by_entity
from ledgers.read import read_ledgers
from tests.ledgers.cases import CASES, SOURCES, Case, tables_of
from tests.ledgers.folders import folder_of

FOUND_BY_READING = {Code.BAD_FILE, Code.COLUMN_TWICE, Code.COLUMN_UNKNOWN, Code.SHEET_UNKNOWN}
# What only a graph can tell is asserted where there is one: test_merges.py, test_erase.py.
FOUND_IN_THE_GRAPH = {Code.ERASED, Code.MERGED_TWICE, Code.STILL_NAMED, Code.UNKNOWN_FACT, Code.WITHDRAWN}


def checked(at: Path, held: Held | None = None, /, **tables: str) -> Checked:
    """What a check says of these tables, without a graph unless one is given."""
    return written(at, tables, held)


def written(at: Path, tables: dict[str, str], held: Held | None = None) -> Checked:
    """The same of tables by name."""
    outside = None if held is None else Outside(states=held)
    return check(read_ledgers([folder_of(at, **tables_of(**tables))]), outside=outside)


def short(found: Checked) -> list[tuple[str, int, str, str]]:
    """Sheet, row, column and code of what was found."""
    return [(each.sheet.removesuffix(".csv"), each.row, each.column, each.code.value) for each in found.findings]


def state(
    fact: str, *edges: tuple[Edge, str], days: tuple[str, str] = (SINCE_EVER, OPEN_END), label: Fact
) -> FactRecord:
    """A state that the graph holds."""
    entity = fact.partition("#")[0]
    return FactRecord(fact, label, "330105001", Interval(*days), (), (*edges, (Edge.OF, entity)))


GRAPH = by_entity(
    [
        state("source:u-src", label=Fact.SOURCE_STATE),
        state("compound:u-x", label=Fact.COMPOUND_STATE),
        state("organization:u-low", (Edge.UNDER, "organization:u-high"), label=Fact.ORGANIZATION_STATE),
        state("organization:u-high", (Edge.UNDER, "organization:t-top"), label=Fact.ORGANIZATION_STATE),
        state("organization:t-top", label=Fact.ORGANIZATION_STATE),
        state("person:u-p", days=("2010-01-01", "2015-12-31"), label=Fact.PERSON_STATE),
        state("person:u-p#2", days=("2016-01-01", OPEN_END), label=Fact.PERSON_STATE),
    ]
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_fault_is_found_and_nothing_beside_it(tmp_path: Path, case: Case) -> None:
    assert written(tmp_path, case.tables).findings == (case.finding,)


def test_every_code_has_its_case() -> None:
    assert {case.finding.code for case in CASES} | FOUND_BY_READING | FOUND_IN_THE_GRAPH == set(Code)
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("字" * 2001, "the text has 2001 characters: shorten it to 2000"),
        ("a\x07b", "the text holds a control character (U+0007): remove it"),
    ],
)
def test_a_text_has_a_bound_and_no_control_characters(tmp_path: Path, note: str, message: str) -> None:
    assert checked(tmp_path / "good", people=f'id,name,note\nt-a,甲,{"字" * 2000}\nt-b,乙,"a\tb\nc"\n').findings == ()
    finding = Finding("people.csv", 2, "note", note, Code.BAD_VALUE, message)
    assert checked(tmp_path, people=f"id,name,note\nt-a,甲,{note}\n").findings == (finding,)


def test_what_reading_found_is_among_the_findings(tmp_path: Path) -> None:
    found = checked(tmp_path, people="id,name,nmae\nt-a,甲,x\n", persons="id\n")
    assert short(found) == [("people", 1, "nmae", "COLUMN_UNKNOWN"), ("persons", 0, "", "SHEET_UNKNOWN")]
    assert [row.fact for row in found.rows if row.raw.sheet == "people.csv"] == []


def test_what_a_chinese_keyboard_writes_is_taken_as_it_is_meant(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        areas="id,name\n３３,浙江省\n",
        compounds="id,name,area,households,tags,from\nt-a,Ａ苑,33,１２０,老旧；回迁;三无,？\n",
        organizations="id,name,kind,area,for,operating,credit_code,from\n"
        "t-oc,甲,other,33,compound：t-a；compound:t-a,ＹＥＳ,９１350100M000100Y43,２０１８－０２\n",
        claims="id,measure,about,numerator\nt-c,COUNT,area:３３,１２．５\n",
    )
    assert found.findings == ()
    said = {row.fact: row.row.model_dump(exclude_defaults=True) for row in found.rows}
    assert said["area:33"]["name"] == "浙江省"
    compound, organization = said["compound:t-a"], said["organization:t-oc"]
    assert (compound["name"], compound["area"], compound["households"]) == ("Ａ苑", "33", {"value": 120})
    assert (compound["tags"], compound["begin"]) == (("老旧", "回迁", "三无"), "?")
    assert organization["belongs_to"] == ("compound:t-a", "compound:t-a")
    assert (organization["operating"], organization["begin"]) == (True, "2018-02")
    assert organization["credit_code"] == "91350100M000100Y43"
    assert said["claim:t-c"]["numerator"] == 12.5
    assert found.intervals["compound:t-a"] == Interval("2018-01-01", OPEN_END)


def test_good_codes_periods_and_covers_give_no_findings(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        organizations="""
id,name,kind,subtype,area,credit_code,from,to,parent
t-a,甲,PARTY_ORGANIZATION,branch,330105001,91350100M000100Y43,2010,2014,t-b
t-a#2,甲,PARTY_ORGANIZATION,BRANCH,330105001,91110000600037341L,2015,2015,
t-a#3,甲,PARTY_ORGANIZATION,,330105001,,,?,
t-b,乙,SERVICE_STATION,facility,330105001,,2010,2012,
t-b#2,乙,OTHER,,330105001,,2015-06-01,,t-a
""",
        covers="""
id,party_organization,unit,mode
t-1,,organization:t-b,NONE
t-2,,organization:t-b,UNSTATED
t-3,t-a,organization:t-b,INSTRUCTOR
""",
        areas="id,name,from,to\n330105001,街道,,2000\n330105001#2,街道,2001,\n330105001#10,街道,2001,?\n",
        rules="""
id,kind,name,scope,parameters
t-r,COVERAGE,口径,area:330105001,"organization=SOLE,JOINT;work=;rounding=truncate;decimals=0;temporary_branches=No"
t-s,SCHEME,办法,area:330105001,随意写
""",
    )
    # t-a stood under t-b until 2014, t-b stands under t-a since June 2015: on no day does either stand above itself.
    assert found.findings == ()
    assert found.intervals["organization:t-a#2"] == Interval("2015-01-01", "2015-12-31")
    assert found.intervals["organization:t-a#3"] == Interval(SINCE_EVER, "0000-00-00")


def test_a_circle_is_found_on_the_days_on_which_it_closes(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        organizations="""
id,name,kind,area,parent,from,to
t-a,甲,OTHER,330105001,t-b,2010,2014
t-b,乙,OTHER,330105001,t-c,2010,2012
t-b#2,乙,OTHER,330105001,t-a,2013,
t-c,丙,OTHER,330105001,,,
""",
        meetings="""
id,kind,place,follows,from,to
t-m,DELIBERATION,area:330105001,t-n,2018-01,2018-01
t-n,DELIBERATION,area:330105001,t-m,2018-02,2018-02
""",
    )
    assert short(found) == [
        ("meetings", 2, "follows", "OWN_ANCESTOR"),
        ("meetings", 3, "follows", "OWN_ANCESTOR"),
        ("organizations", 2, "parent", "OWN_ANCESTOR"),
        ("organizations", 4, "parent", "OWN_ANCESTOR"),
    ]


@pytest.mark.parametrize(
    ("table", "text", "column"),
    [
        ("posts", "id,organization,title,ex_officio_of\nt-a,t-o,甲,t-b\nt-b,t-o,乙,t-a\n", "ex_officio_of"),
        (
            "problems",
            "id,title,place,recurrence_of\nt-a,甲,area:330105,t-b\nt-b,乙,area:330105,t-a\n",
            "recurrence_of",
        ),
    ],
)
def test_other_relations_do_not_lead_back_either(tmp_path: Path, table: str, text: str, column: str) -> None:
    organizations = "id,name,kind,area\nt-o,甲,OTHER,330105001\n"
    found = written(tmp_path, {"organizations": organizations, table: text})
    assert short(found) == [(table, 2, column, "OWN_ANCESTOR"), (table, 3, column, "OWN_ANCESTOR")]


def test_against_a_graph_an_id_is_there_or_an_error(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        GRAPH,
        covers="id,unit,mode,source\nt-1,compound:u-x,NONE,u-src#p1\nt-2,compound:u-y,NONE,u-other#p1\n",
    )
    assert found.findings == (
        Finding(
            "covers.csv",
            3,
            "source",
            "u-other#p1",
            Code.UNKNOWN_ID,
            "'source:u-other' is not in this ledger or the graph: correct the id, or add its row to sources",
        ),
        Finding(
            "covers.csv",
            3,
            "unit",
            "compound:u-y",
            Code.UNKNOWN_ID,
            "'compound:u-y' is not in this ledger or the graph: correct the id, or add its row to compounds",
        ),
    )


def test_a_circle_is_found_by_way_of_the_graph(tmp_path: Path) -> None:
    organizations = "id,name,kind,area,parent\nt-top,甲,OTHER,330105001,u-low\nt-other,乙,OTHER,330105001,u-low\n"
    (finding,) = checked(tmp_path, GRAPH, organizations=organizations).findings
    assert (finding.row, finding.column, finding.value, finding.code) == (2, "parent", "u-low", Code.OWN_ANCESTOR)


def test_states_are_compared_with_those_of_the_graph_that_stay(tmp_path: Path) -> None:
    apart = checked(
        tmp_path / "apart", GRAPH, people="id,name,from,to\nu-p#2,甲,2016,2019\nu-p#3,乙,2020,\nu-p#4,丙,?,?\n"
    )
    assert apart.findings == ()
    over = checked(tmp_path / "over", GRAPH, people="id,name,from,to\nu-p#3,甲,2020,\nu-p#4,乙,,2010-01-01\n")
    assert over.findings == (
        Finding(
            "people.csv",
            2,
            "from",
            "2020",
            Code.PERIODS_OVERLAP,
            "this state overlaps 'person:u-p#2', which the graph holds from 2016-01-01: "
            "end that one before this begins",
        ),
        Finding(
            "people.csv",
            3,
            "to",
            "2010-01-01",
            Code.PERIODS_OVERLAP,
            "this state overlaps 'person:u-p', which the graph holds from 2010-01-01: end this one before that begins",
        ),
    )


def test_a_fault_in_a_row_is_not_told_again_at_those_that_point_at_it(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        sources="id,title,stated\nt-src,源,2018年\n",
        organizations="id,name,kind,area,parent,from\nt-a,甲,SHOP,330105001,,\nt-b,乙,OTHER,330105001,t-a,?\n",
    )
    assert short(found) == [("organizations", 2, "kind", "NOT_IN_LIST"), ("sources", 2, "stated", "BAD_DATE")]


def test_an_unknown_beginning_waits_for_a_source_that_the_graph_may_hold(tmp_path: Path) -> None:
    people = "id,name,from,to,source\nt-a,甲,,2010,u-src#p1\nt-a#2,甲,?,,u-src#p1\n"
    assert short(checked(tmp_path / "offline", people=people)) == [
        ("people", 2, "source", "OUTSIDE_ID"),
        ("people", 3, "source", "OUTSIDE_ID"),
    ]
    # The graph's u-src says no day.
    assert short(checked(tmp_path / "graph", GRAPH, people=people)) == [("people", 3, "from", "BAD_DATE")]


def test_every_fault_of_a_ledger_is_found_at_once_in_the_order_of_its_sheets(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        sources=SOURCES + "t-b,源,2018-00\n",
        compounds="id,name,area,households\nt-a,,33x,-1\n",
        people="id,name,from\nt-a,甲,2018\nt-b,乙,2018-04-31\n",
    )
    assert short(found) == [
        ("compounds", 2, "area", "BAD_DIVISION_CODE"),
        ("compounds", 2, "households", "BAD_VALUE"),
        ("compounds", 2, "name", "CELL_MISSING"),
        ("people", 3, "from", "BAD_DATE"),
        ("sources", 3, "stated", "BAD_DATE"),
    ]
    assert [row.fact for row in found.rows if row.raw.sheet != "areas.csv"] == ["source:t-src", "person:t-a"]
