"""Laws of ledgers: no text is too strange to check, what is good can be planned, and what a check digit can find."""

import csv
import io
import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers.check import check
from ledgers.credit_codes import ALPHABET, check_digit, credit_code, inner_check_digit, oddities
from ledgers.entity_tables import AreaRow
from ledgers.findings import errors
from ledgers.headers import columns_of
from ledgers.held import Outside
from ledgers.places import Places
from ledgers.plan import plan
from ledgers.read import RawLedger, RawRow, read_ledgers
from ledgers.tables import TABLES, Row

KEYS = ["t-a", "t-b", "t-a#2", "t-a#3", "u-a", "33", "3301", "330105001L01", "T-A"]
POINTERS = ["compound:t-a", "organization:t-a", "organization:t-b", "person:t-a", "area:33", "compound:t-a;person:t-b"]
DAYS = ["?", "2018", "2018-02", "2018-02-30", "2019-01-01", "2018/1/1"]
SAID = ["yes", "否", "3", "3.5", "NONE", "SOLE", "OTHER", "COVERAGE", "DELIBERATION", "LEAD", "FULL", "t-a#p1", "t-b#"]
CELLS = st.sampled_from([*KEYS, *POINTERS, *DAYS, *SAID]) | st.text(max_size=12)


@st.composite
def raw_rows(draw: st.DrawFn) -> RawLedger:
    """Rows of any tables whose cells hold anything at all, more often than not something near the mark."""
    rows: list[RawRow] = []
    for number in range(2, 2 + draw(st.integers(1, 8))):
        table = draw(st.sampled_from(TABLES))
        cells = {column: draw(CELLS) for column in columns_of(table) if draw(st.booleans())}
        rows.append(RawRow(table, f"{table.TABLE}.csv", number, {name: cell for name, cell in cells.items() if cell}))
    return RawLedger(tuple(rows), ())


@given(raw_rows())
@settings(max_examples=200, deadline=None)
def test_a_check_says_of_every_row_that_it_is_good_or_what_is_wrong(raw: RawLedger) -> None:
    for outside in (None, Outside()):
        checked = check(raw, outside=outside)
        good = {(row.raw.sheet, row.raw.number) for row in checked.rows}
        bad = {(finding.sheet, finding.row) for finding in errors(checked.findings)}
        assert good | bad == {(row.sheet, row.number) for row in raw.rows}
        assert not good & bad
        assert all(finding.message and finding.line() for finding in checked.findings)
        assert list(checked.findings) == sorted(set(checked.findings))


GOOD = {
    "sources": {"id": "t-{n}", "title": "源", "stated": "2018"},
    "areas": {"id": "330105001L0{n}", "name": "某地"},
    "compounds": {"id": "t-{n}", "name": "甲苑", "area": "330105001L0{n}"},
    "organizations": {"id": "t-{n}", "name": "甲", "kind": "OTHER", "area": "33", "for": "compound:t-{n}"},
    "people": {"id": "t-{n}", "name": "甲", "to": "?"},
    "posts": {"id": "t-{n}", "title": "主任", "organization": "t-{n}"},
    "appointments": {"id": "t-{n}", "post": "t-{n}", "person": "t-{n}", "from": "?"},
    "covers": {"id": "t-{n}", "unit": "compound:t-{n}", "mode": "NONE"},
    "problems": {"id": "t-{n}", "title": "漏水", "place": "compound:t-{n}"},
    "handlings": {"id": "t-{n}", "problem": "t-{n}", "handler": "organization:t-{n}", "step": "1", "role": "LEAD"},
}
"""A good row of a table for every number n; its source is t-n, and 33 is a row of its own."""


def _good(table: type[Row], number: int) -> RawRow:
    said = {} if table.TABLE == "sources" else {"source": "t-{n}#p1"}
    cells = {column: cell.format(n=number) for column, cell in {**GOOD[table.TABLE], **said}.items()}
    return RawRow(table, f"{table.TABLE}.csv", number, cells)


@given(st.sets(st.integers(2, 5), min_size=1), st.randoms())
@settings(max_examples=50, deadline=None)
def test_what_a_check_finds_good_can_be_planned_whatever_the_order(numbers: set[int], chance: Random) -> None:
    rows = [_good(table, number) for table in TABLES if table.TABLE in GOOD for number in numbers]
    province = RawRow(AreaRow, "areas.csv", 9, {"id": "33", "name": "浙江省", "source": f"t-{min(numbers)}#p1"})
    rows.append(province)
    chance.shuffle(rows)
    checked = check(RawLedger(tuple(rows), ()), outside=Outside())
    assert checked.findings == ()
    facts = plan(checked, Places(checked.rows, checked.intervals, {}, lambda entity: entity), {})
    assert len({fact.id for fact in facts}) == len(facts) == len(rows)
    wide = {"area:33": "33", **{f"organization:t-{n}": "33" for n in numbers}}
    wide |= {f"{kind}:t-{n}": "33" for n in numbers for kind in ("post", "appointment")}
    nowhere = {f"{kind}:t-{n}": "" for n in numbers for kind in ("source", "person")}
    assert {fact.id: fact.area_code for fact in facts} == {
        fact.id: f"330105001L0{fact.id[-1]}" for fact in facts
    } | wide | nowhere


@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), max_size=6))
@settings(max_examples=60, deadline=None)
def test_what_a_spreadsheet_writes_is_read_as_it_was_meant(cells: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["id", "name", "note"], *cells])
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "people.csv").write_bytes(text.getvalue().encode("utf-8-sig"))
        raw = read_ledgers([Path(folder)])
    meant = [
        (number, {column: _one_line_end(cell) for column, cell in zip(("id", "name", "note"), row, strict=True)})
        for number, row in enumerate(cells, 2)
    ]
    filled = [(number, {column: cell for column, cell in row.items() if cell}) for number, row in meant]
    assert raw.findings == ()
    assert [(row.number, row.cells) for row in raw.rows] == [(number, row) for number, row in filled if row]


def _one_line_end(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_can_be_read_and_checked(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for table in ("people", "areas"):
            (Path(folder) / f"{table}.csv").write_bytes(b"id,name,note,source\n" + content)
        check(read_ledgers([Path(folder)]), outside=None)


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    """Codes of the right shape with the check digit that GB 32100 calls for."""
    one = st.sampled_from(ALPHABET)
    digit = st.sampled_from("0123456789")
    places = [one] * 2 + [digit] * 6 + [one] * 9
    first = "".join(draw(place) for place in places)
    return first + check_digit(first)


def is_refused(code: str) -> bool:
    """Whether a credit code is an error."""
    try:
        credit_code(code)
    except ValueError:
        return True
    return False


def test_the_codes_of_the_standard_are_as_it_works_them_out() -> None:
    assert [check_digit(code[:17]) for code in ("91350100M000100Y43", "91110000600037341L")] == ["3", "L"]
    assert [inner_check_digit(body) for body in ("M000100Y", "60003734")] == ["4", "1"]
    assert [oddities(code) for code in ("91350100M000100Y43", "91110000600037341L")] == [(), ()]
    assert is_refused("91410100779423456X")
    assert not is_refused("91410100779423456B")


@given(credit_codes())
@settings(max_examples=30, deadline=None)
def test_every_change_of_one_character_is_found(code: str) -> None:
    # 31 is a prime and every weight a power of 3: a change of one character changes the sum by no multiple of 31.
    assert not is_refused(code)
    for place in range(18):
        for other in set(ALPHABET + "IOSVZ a年") - {code[place]}:
            assert is_refused(code[:place] + other + code[place + 1 :])


@given(credit_codes())
@settings(max_examples=30, deadline=None)
def test_every_swap_of_two_characters_is_found_but_that_of_the_first_and_the_last(code: str) -> None:
    # Powers of 3 come round after 30 places, so that no two of places 1 to 17 weigh the same; the check digit in place
    # 18 weighs 1, as the first character does. Neighbours are never those two.
    for one in range(18):
        for other in range(one + 1, 18):
            swapped = list(code)
            swapped[one], swapped[other] = code[other], code[one]
            found = is_refused("".join(swapped))
            assert found == (code[one] != code[other] and (one, other) != (0, 17))


@given(credit_codes(), st.integers(0, 17))
def test_a_character_lost_or_doubled_is_found(code: str, place: int) -> None:
    assert is_refused(code[:place] + code[place + 1 :])
    assert is_refused(code[:place] + code[place] + code[place:])
