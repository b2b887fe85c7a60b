"""Where facts are judged: at the place of the entity they are about, however many steps away it is told.

A fact that an earlier ledger wrote follows an entity that this one moves: it is written again with its new place, and
says what it said before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.dates import Interval
from graph.model import Kind
from graph.reader import GraphReader
from graph.records import FactRecord
from ledgers.held import Held, by_entity, entity_of
from ledgers.rows import PLACED_BY, TypedRow
from ledgers.tables import TABLES, AreaRow, SourceRow

_STATES = frozenset(table.FACT for table in TABLES if table.ENTITY)


@dataclass(frozen=True)
class _Placed:
    """A fact as far as its place goes: the entity by whose place it is judged, and a code where there is none."""

    fact: str
    interval: Interval
    by: str | None
    code: str


class Places:
    """The places of a ledger's rows, of the graph's states around them, and of what is judged by either."""

    def __init__(self, rows: Sequence[TypedRow], intervals: Mapping[str, Interval], held: Held) -> None:
        self._rows = {row.fact: _of_row(row, intervals[row.fact]) for row in rows}
        self._states: dict[str, list[_Placed]] = {}
        self._held: dict[str, tuple[FactRecord, ...]] = {}
        for row in rows:
            if row.entity:
                self._states.setdefault(row.entity, []).append(self._rows[row.fact])
        self.learn(held)

    def learn(self, held: Held) -> None:
        """Takes in what the graph holds of more entities; the ledger's own rows stand in the place of theirs."""
        for entity, records in held.items():
            if entity not in self._held:
                self._held[entity] = records
                states = self._states.setdefault(entity, [])
                states.extend(_of_record(record) for record in records if record.id not in self._rows)
        for states in self._states.values():
            states.sort(key=lambda state: (state.interval.valid_from, state.fact))

    def of_row(self, row: TypedRow) -> str:
        """The division code by which a row's fact is judged, or `""`."""
        return self._of(self._rows[row.fact])

    def of_record(self, record: FactRecord) -> str:
        """The division code by which a fact of the graph is to be judged now."""
        return self._of(_of_record(record))

    def moved(self, entity: str) -> bool:
        """Whether what is judged by an entity may have to be judged elsewhere than the graph has it."""
        before = {(record.interval, record.area_code) for record in self._held.get(entity, ())}
        after = {(state.interval, self._of(state)) for state in self._states.get(entity, ())}
        return bool(before) and before != after and not entity.startswith(f"{Kind.AREA}:")

    def _of(self, placed: _Placed) -> str:
        if placed.by is None:
            return placed.code
        kind, _, key = placed.by.partition(":")
        if kind == Kind.AREA:
            return key
        states = self._states.get(placed.by)
        if not states:
            return placed.code
        holding = [state for state in states if state.interval.holds_on(placed.interval.valid_from)]
        return self._of((holding or states)[-1])


async def followers(reader: GraphReader, rows: Sequence[TypedRow], places: Places) -> list[FactRecord]:
    """The graph's open facts that are not the ledger's, and are judged elsewhere once the ledger's rows count."""
    mine = {row.fact for row in rows}
    found: dict[str, FactRecord] = {}
    moved = {row.entity for row in rows if row.entity and places.moved(row.entity)}
    while moved:
        judged = [
            record
            for record in await reader.open_facts_about(sorted(moved), set(PLACED_BY.values()))
            if record.id not in mine and _of_record(record).by in moved
        ]
        states = sorted({entity_of(record) for record in judged if record.label in _STATES})
        places.learn(by_entity(await reader.open_states(states)))
        for record in judged:
            code = places.of_record(record)
            if code != record.area_code:
                found[record.id] = replace(record, area_code=code)
        moved = {entity for entity in states if places.moved(entity)}
    return list(found.values())


def _of_row(row: TypedRow, interval: Interval) -> _Placed:
    code = ""
    if isinstance(row.row, AreaRow):
        code = row.row.code
    elif isinstance(row.row, SourceRow):
        code = row.row.area or ""
    return _Placed(row.fact, interval, row.place(), code)


def _of_record(record: FactRecord) -> _Placed:
    by = next((target for edge, target in record.edges if edge is PLACED_BY.get(record.label)), None)
    return _Placed(record.id, record.interval, by, record.area_code)
