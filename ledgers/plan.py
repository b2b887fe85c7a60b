"""From checked rows to facts: what each row says, where it is judged, and which entities it points at."""

from collections.abc import Mapping
from enum import Enum
from typing import cast

from graph.codelists import Qualifier
from graph.dates import Interval
from graph.divisions import level_of, parent_of
from graph.merging import merged
from graph.model import Edge
from graph.records import FactRecord, Property
from ledgers.cells import Figure
from ledgers.check import Checked
from ledgers.places import Places
from ledgers.rows import TypedRow
from ledgers.tables import AreaRow, Points, SourcedRow

_NOT_SAID = frozenset({"id", "source", "begin", "end"})


def plan(checked: Checked, places: Places, roots: Mapping[str, str]) -> list[FactRecord]:
    """The facts of a ledger's good rows, in the order of its tables, each as it counts with these merges."""
    return [merged(_fact(row, checked.intervals[row.fact], places.of_row(row)), roots) for row in checked.rows]


def _fact(row: TypedRow, interval: Interval, area_code: str) -> FactRecord:
    edges = [(points.edge, target) for _, points, target in row.references()]
    if row.entity:
        edges.append((Edge.OF, row.entity))
    if row.source:
        edges.append((Edge.STATED_BY, row.source))
    return FactRecord(
        id=row.fact,
        label=row.row.FACT,
        area_code=area_code,
        interval=interval,
        properties=tuple(_properties(row).items()),
        edges=tuple(dict.fromkeys(edges)),
    )


def _properties(row: TypedRow) -> dict[str, Property]:
    said: dict[str, Property] = {}
    for name, field in type(row.row).model_fields.items():
        value = getattr(row.row, name)
        points = any(isinstance(mark, Points) for mark in field.metadata)
        if name in _NOT_SAID or value is None or value == () or points:
            continue
        if isinstance(value, Figure):
            said[name] = value.value
            if value.qualifier is not Qualifier.EQUAL:
                said[f"{name}_qualifier"] = value.qualifier.value
        else:
            said[name] = _property(value)
    begin, end = row.span
    if begin is not None:
        said["from_text"] = begin
    if end is not None:
        said["to_text"] = end
    if isinstance(row.row, SourcedRow):
        said["locator"] = row.row.source.partition("#")[2]
    if isinstance(row.row, AreaRow):
        code = row.row.code
        said |= {"code": code, "level": level_of(code).value, "parent": parent_of(code) or ""}
    return said


def _property(value: object) -> Property:
    if isinstance(value, tuple):
        return [str(each) for each in cast("tuple[object, ...]", value)]
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"a property cannot hold {type(value).__name__}")
