"""From checked rows to facts: what each row says, where it is judged, and which entities it points at."""

from collections.abc import Mapping, Sequence
from enum import Enum

from graph.dates import Interval
from graph.divisions import level_of, parent_of
from graph.model import Edge, Kind
from graph.records import FactRecord, Property
from ledgers.check import Checked, Standing
from ledgers.rows import TypedRow
from ledgers.tables import AreaRow, CompoundRow, OrganizationRow, Points, SourcedRow, SourceRow

_NOT_SAID = frozenset({"id", "source", "begin", "end"})


def plan(checked: Checked, outside: Mapping[str, Standing]) -> list[FactRecord]:
    """The facts of a ledger's good rows, in the order of its tables."""
    places = _Places(checked.rows, checked.intervals, outside)
    return [_fact(row, checked.intervals[row.fact], places.of(row)) for row in checked.rows]


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
        said[name] = _property(value)
    begin, end = row.span
    if begin is not None:
        said["from_text"] = begin
    if end is not None:
        said["to_text"] = end
    if isinstance(row.row, SourcedRow):
        said["locator"] = row.row.source.partition("#")[2]
    if isinstance(row.row, AreaRow):
        code = _code_of(row)
        said |= {"code": code, "level": level_of(code).value, "parent": parent_of(code) or ""}
    return said


def _property(value: object) -> Property:
    if isinstance(value, tuple):
        return [str(each) for each in value]
    if isinstance(value, Enum):
        return str(value.value)
    assert isinstance(value, str | int | float | bool)
    return value


def _code_of(row: TypedRow) -> str:
    return row.row.id.partition("#")[0]


class _Places:
    """Where each row's fact is judged: its own area, or that of the entity it is about, however many steps away."""

    def __init__(
        self, rows: Sequence[TypedRow], intervals: Mapping[str, Interval], outside: Mapping[str, Standing]
    ) -> None:
        self._outside = outside
        self._intervals = intervals
        self._states: dict[str, list[TypedRow]] = {}
        for row in rows:
            if row.entity:
                self._states.setdefault(row.entity, []).append(row)
        for states in self._states.values():
            states.sort(key=lambda row: intervals[row.fact].valid_from)

    def of(self, row: TypedRow) -> str:
        """The division code by which a row's fact is judged, or `""`."""
        if isinstance(row.row, CompoundRow | OrganizationRow):
            return row.row.area
        if isinstance(row.row, AreaRow):
            return _code_of(row)
        if isinstance(row.row, SourceRow):
            return row.row.area or ""
        place = row.place()
        return self._of_entity(place, self._intervals[row.fact].valid_from) if place else ""

    def _of_entity(self, entity: str, day: str) -> str:
        states = self._states.get(entity)
        if states:
            holding = [state for state in states if self._intervals[state.fact].holds_on(day)]
            return self.of((holding or states)[-1])
        if entity in self._outside:
            return self._outside[entity].area_code
        return entity.partition(":")[2] if entity.startswith(f"{Kind.AREA}:") else ""
