"""Typed rows: raw cells validated by their table's model, and what each row names and points at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph.model import Edge, Fact, Kind
from ledgers.findings import Code, Finding
from ledgers.read import RawLedger, RawRow
from ledgers.tables import TABLES, DatedRow, NamesFact, Points, Row, SourcedRow, SourceRow

_CODES = {
    "id": Code.BAD_ID,
    "credit_code": Code.BAD_CREDIT_CODE,
    **dict.fromkeys(
        (
            "from",
            "to",
            "published",
            "stated",
            "built",
            "reported",
            "settled",
            "held",
            "as_of",
            "objections_until",
            "day",
        ),
        Code.BAD_DATE,
    ),
}


@dataclass(frozen=True)
class TypedRow:
    """A row that its table's model accepts."""

    raw: RawRow
    row: Row

    @property
    def fact(self) -> str:
        """The id of the fact that the row is."""
        return f"{self.row.PREFIX}:{self.row.id}"

    @property
    def entity(self) -> str | None:
        """The id of the entity whose state the row is, or nothing where it is a fact between entities."""
        return self.fact.partition("#")[0] if self.row.ENTITY else None

    @property
    def has_states(self) -> bool:
        """Whether the row is one of the states that an entity has over time."""
        return self.row.ENTITY and isinstance(self.row, DatedRow)

    @property
    def span(self) -> tuple[str | None, str | None]:
        """The row's `from` and `to` cells."""
        return (self.row.begin, self.row.end) if isinstance(self.row, DatedRow) else (None, None)

    @property
    def source(self) -> str | None:
        """The id of the source that states the row."""
        return f"{Kind.SOURCE}:{self.row.source.partition('#')[0]}" if isinstance(self.row, SourcedRow) else None

    def references(self) -> Iterator[tuple[str, Points, str]]:
        """Each column that points at entities, how it points, and the id of one entity it names."""
        for name, column, points in _pointing(type(self.row)):
            keys = cast("str | tuple[str, ...] | None", getattr(self.row, name)) or ()
            for key in (keys,) if isinstance(keys, str) else keys:
                full = f"{points.kinds[0].value}:{key}" if len(points.kinds) == 1 else key
                yield column, points, full

    def mentions(self) -> Iterator[tuple[str, str]]:
        """Entities the row names beside those it points at: its source, or the area that a source is complete for."""
        if self.source:
            yield "source", self.source
        if isinstance(self.row, SourceRow) and self.row.area:
            yield "area", f"{Kind.AREA}:{self.row.area}"

    def named_facts(self) -> Iterator[tuple[str, str]]:
        """Each column that names a fact, and the id of the fact."""
        for name, column, mark in _naming(type(self.row)):
            key = getattr(self.row, name)
            if key is not None:
                yield column, key if mark.prefix is None else f"{mark.prefix}:{key}"

    def ancestors(self) -> list[tuple[Edge, str]]:
        """The relations of a state that must not lead back to it, each with the entity it goes to."""
        return [(points.edge, target) for _, points, target in self.references() if points.edge in ANCESTRY]

    def place(self) -> str | None:
        """The id of the entity by whose place the row's fact is judged, or nothing where it has none or is its own."""
        wanted = _PLACED_BY.get(self.row.TABLE)
        return next((target for column, _, target in self.references() if column == wanted), None)

    def finding(self, column: str, code: Code, message: str) -> Finding:
        """A finding about one cell of the row."""
        return Finding(self.raw.sheet, self.raw.number, column, self.raw.cells.get(column, ""), code, message)


@cache
def _pointing(table: type[Row]) -> tuple[tuple[str, str, Points], ...]:
    """The fields of a table that point at entities, each with its column and how it points."""
    marks = [(name, field, mark) for name, field in table.model_fields.items() for mark in field.metadata]
    return tuple((name, field.alias or name, mark) for name, field, mark in marks if isinstance(mark, Points))


@cache
def _naming(table: type[Row]) -> tuple[tuple[str, str, NamesFact], ...]:
    """The fields of a table that name facts, each with its column and its mark."""
    marks = [(name, field, mark) for name, field in table.model_fields.items() for mark in field.metadata]
    return tuple((name, field.alias or name, mark) for name, field, mark in marks if isinstance(mark, NamesFact))


_PLACED_BY = {
    "compounds": "area",
    "organizations": "area",
    "posts": "organization",
    "appointments": "post",
    "memberships": "organization",
    "covers": "unit",
    "contracts": "compound",
    "problems": "place",
    "handlings": "problem",
    "meetings": "place",
    "participations": "meeting",
    "claims": "about",
    "rules": "scope",
    "rule_items": "rule",
    "rounds": "area",
    "listings": "subject",
    "merges": "kept",
    "namesakes": "one",
}
"""The column that says where a row's fact is judged, table by table."""


PLACED_BY: Mapping[Fact, Edge] = {
    table.FACT: points.edge
    for table in TABLES
    for _, column, points in _pointing(table)
    if column == _PLACED_BY.get(table.TABLE)
}
"""The relation that says where a fact is judged, label by label: the same in the graph as in a row."""


@dataclass(frozen=True)
class TypedLedger:
    """A ledger with its cells as values.

    Attributes:
        rows: the rows that their tables' models accept.
        findings: what was wrong with the files and with the other rows.
        faulty: the entities of those other rows: there, but not to be read.
    """

    rows: tuple[TypedRow, ...]
    findings: tuple[Finding, ...] = ()
    faulty: frozenset[str] = frozenset()


def typed_ledger(raw: RawLedger) -> TypedLedger:
    """Each row as its table's model has it."""
    findings = list(raw.findings)
    tried = [(each, _typed(each, findings)) for each in raw.rows]
    faulty = {
        f"{each.table.PREFIX}:{each.cells.get('id', '').partition('#')[0]}"
        for each, row in tried
        if row is None and each.table.ENTITY
    }
    return TypedLedger(tuple(row for _, row in tried if row is not None), tuple(findings), frozenset(faulty))


def _typed(raw: RawRow, findings: list[Finding]) -> TypedRow | None:
    try:
        return TypedRow(raw, raw.table.model_validate(raw.cells))
    except ValidationError as wrong:
        findings.extend(_finding(raw, fault) for fault in wrong.errors())
        return None


def _finding(raw: RawRow, fault: ErrorDetails) -> Finding:
    column = str(fault["loc"][0])
    value = raw.cells.get(column, "")
    if fault["type"] == "missing":
        if column == "source":
            return _at(
                raw,
                column,
                "",
                Code.NO_SOURCE,
                "the row has no source: write source-id#locator, such as msx-article#p3",
            )
        return _at(raw, column, "", Code.CELL_MISSING, f"the cell {column!r} is empty: this table needs it")
    if fault["type"] == "enum":
        return _at(
            raw, column, value, Code.NOT_IN_LIST, f"{value!r} is not one of: {fault.get('ctx', {}).get('expected', '')}"
        )
    if fault["type"] == "value_error":
        message = str(fault.get("ctx", {}).get("error", fault["msg"]))
    else:
        message = f"{value!r}: {fault['msg']}"
    area = column == "area" or (column == "id" and raw.table.TABLE == "areas")
    return _at(raw, column, value, Code.BAD_DIVISION_CODE if area else _CODES.get(column, Code.BAD_VALUE), message)


def _at(raw: RawRow, column: str, value: str, code: Code, message: str) -> Finding:
    return Finding(raw.sheet, raw.number, column, value, code, message)


ANCESTRY = frozenset({Edge.UNDER, Edge.EX_OFFICIO, Edge.RECURRENCE_OF, Edge.FOLLOWS})
"""Relations that must not lead back to where they began."""
