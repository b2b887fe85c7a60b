"""Where facts are judged: at the place of the entity they are about, however many steps away it is told.

A fact that an earlier ledger wrote follows an entity that this one moves: it is written again with its new place, and
says what it said before.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.dates import Interval
from graph.divisions import COUNTRY, prefix_of
from graph.merging import as_written, merged
from graph.model import Edge, Kind
from graph.reader import GraphReader
from graph.records import FactRecord
from ledgers.held import Held, by_entity, entity_of
from ledgers.rows import PLACED_BY, TypedRow
from ledgers.standing import Change
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

    def __init__(
        self,
        rows: Sequence[TypedRow],
        intervals: Mapping[str, Interval],
        held: Held,
        root: Callable[[str], str],
        gone: Collection[str] = (),
    ) -> None:
        self._root, self._gone = root, gone
        self._rows = {row.fact: _of_row(row, intervals[row.fact]) for row in rows}
        self._states: dict[str, list[_Placed]] = {}
        self._held: dict[str, tuple[FactRecord, ...]] = {}
        for row in rows:
            if row.entity:
                self._states.setdefault(row.entity, []).append(self._rows[row.fact])
        self.learn(held)

    def learn(self, held: Held) -> None:
        """Takes in what the graph holds of more entities; the ledger's own rows stand in the place of theirs, and what
        it withdraws counts no longer.
        """
        for entity, records in held.items():
            if entity not in self._held:
                self._held[entity] = records
                states = self._states.setdefault(entity, [])
                left = [record for record in records if record.id not in self._rows and record.id not in self._gone]
                states.extend(_of_record(record) for record in left)
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
        by = self._root(placed.by)
        kind, _, key = by.partition(":")
        if kind == Kind.AREA:
            return prefix_of(key)
        states = self._states.get(by)
        if not states:
            return placed.code
        holding = [state for state in states if state.interval.holds_on(placed.interval.valid_from)]
        return self._of((holding or states)[-1])


async def followers(reader: GraphReader, rows: Sequence[TypedRow], places: Places, change: Change) -> list[FactRecord]:
    """The graph's open facts that are not the ledger's, and are judged elsewhere, or count for another record, once the
    ledger's rows do; as they then are.
    """
    mine = {row.fact for row in rows} | change.gone
    found: dict[str, FactRecord] = {}
    await _learn(reader, places, change.recast)
    recast = sorted(change.recast)
    waiting = await reader.open_facts_about(recast, set(Edge)) if recast else []
    touched = {row.entity for row in rows if row.entity} | {fact.partition("#")[0] for fact in change.gone}
    moved = {entity for entity in touched if places.moved(entity)} | change.recast
    while moved or waiting:
        stored = {record.id: record for record in waiting}
        stored |= {
            record.id: record for record in await reader.open_facts_about(sorted(moved), set(PLACED_BY.values()))
        }
        judged = [as_written(record) for record in stored.values() if record.id not in mine]
        states = {entity_of(record) for record in judged if record.label in _STATES}
        await _learn(reader, places, states)
        for record in judged:
            now = merged(replace(record, area_code=places.of_record(record)), change.after.roots)
            if now.digest != stored[record.id].digest:
                found[record.id] = now
        moved = {entity for entity in states if places.moved(entity)} - moved
        waiting = []
    return list(found.values())


async def reinstated(reader: GraphReader, rows: Sequence[TypedRow], places: Places, change: Change) -> list[FactRecord]:
    """The facts that count again because their withdrawal was withdrawn, as they then are."""
    mine = {row.fact for row in rows}
    last = [as_written(each) for each in await reader.last_facts(sorted(change.back - mine))] if change.back else []
    by = {change.after.root(place) for record in last if (place := _of_record(record).by) is not None}
    await _learn(reader, places, by)
    return [merged(replace(each, area_code=places.of_record(each)), change.after.roots) for each in last]


async def _learn(reader: GraphReader, places: Places, entities: Iterable[str]) -> None:
    wanted = sorted(entities)
    if wanted:
        places.learn(by_entity(await reader.open_states(wanted)))


def _of_row(row: TypedRow, interval: Interval) -> _Placed:
    code = ""
    if isinstance(row.row, AreaRow):
        code = prefix_of(row.row.code)
    elif isinstance(row.row, SourceRow):
        code = prefix_of(row.row.area or COUNTRY)
    return _Placed(row.fact, interval, row.place(), code)


def _of_record(record: FactRecord) -> _Placed:
    by = next((target for edge, target in record.edges if edge is PLACED_BY.get(record.label)), None)
    return _Placed(record.id, record.interval, by, record.area_code)
