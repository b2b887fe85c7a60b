"""Typed rows: raw cells validated by their table's model, and what each row names and points at."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph.dates import UNKNOWN
from graph.model import Edge, Kind
from ledgers.findings import Code, Finding
from ledgers.read import RawRow
from ledgers.tables import DatedRow, Points, Row, SourcedRow

_CODES = {
    "id": Code.BAD_ID,
    "credit_code": Code.BAD_CREDIT_CODE,
    **dict.fromkeys(
        ("from", "to", "published", "stated", "built", "reported", "settled", "held", "as_of"), Code.BAD_DATE
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
    def span(self) -> tuple[str | None, str | None]:
        """The row's `from` and `to` cells."""
        return (self.row.begin, self.row.end) if isinstance(self.row, DatedRow) else (None, None)

    @property
    def source(self) -> str | None:
        """The id of the source that states the row."""
        return f"{Kind.SOURCE}:{self.row.source.partition('#')[0]}" if isinstance(self.row, SourcedRow) else None

    def references(self) -> Iterator[tuple[str, Points, str]]:
        """Each column that points at entities, how it points, and the id of one entity it names."""
        for name, field in type(self.row).model_fields.items():
            points = next((mark for mark in field.metadata if isinstance(mark, Points)), None)
            value = getattr(self.row, name)
            if points is None or value is None:
                continue
            for key in value if isinstance(value, tuple) else (value,):
                full = key if len(points.kinds) > 1 else f"{points.kinds[0].value}:{key}"
                yield field.alias or name, points, full

    def place(self) -> str | None:
        """The id of the entity by whose place the row's fact is judged, or nothing where it has none or is its own."""
        wanted = _PLACED_BY.get(self.row.TABLE)
        return next((target for column, _, target in self.references() if column == wanted), None)

    def finding(self, column: str, code: Code, message: str) -> Finding:
        """A finding about one cell of the row."""
        return Finding(self.raw.sheet, self.raw.number, column, self.raw.cells.get(column, ""), code, message)


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
}
"""The column that says where a row's fact is judged, table by table."""


def typed(raw: RawRow, findings: list[Finding]) -> TypedRow | None:
    """The row as its table's model, or nothing, with what is wrong added to the findings."""
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


def ended_on_unknown_day(row: TypedRow) -> bool:
    """Whether the row holds on no day because it ended on one that is not known."""
    return row.span[1] == UNKNOWN
