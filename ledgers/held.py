"""What the graph holds of the entities that a ledger names: their states that are open now, and those above them."""

from collections.abc import Iterable, Mapping

from graph.reader import GraphReader
from graph.records import FactRecord
from ledgers.rows import ANCESTRY, TypedLedger

Held = Mapping[str, tuple[FactRecord, ...]]
"""Entities that the graph knows, each with its open states."""

GENERATIONS = 64
"""How many steps above the ledger's entities are looked up; a circle longer than that is not found."""


async def held_of(reader: GraphReader, ledger: TypedLedger) -> dict[str, tuple[FactRecord, ...]]:
    """The open states of every entity that a ledger defines or points at, and of all that stand above these."""
    wanted = {row.entity for row in ledger.rows if row.entity}
    wanted |= {target for row in ledger.rows for _, _, target in row.references()}
    wanted |= {target for row in ledger.rows for _, target in row.mentions()}
    held: dict[str, tuple[FactRecord, ...]] = {}
    asked: set[str] = set()
    for _ in range(GENERATIONS):
        if not wanted:
            break
        asked |= wanted
        found = by_entity(await reader.open_states(sorted(wanted)))
        held |= found
        above = {target for records in found.values() for each in records for _, target in ancestors(each)}
        wanted = above - asked
    return held


def by_entity(records: Iterable[FactRecord]) -> dict[str, tuple[FactRecord, ...]]:
    """States by the entity whose states they are."""
    found: dict[str, tuple[FactRecord, ...]] = {}
    for record in records:
        entity = entity_of(record)
        found[entity] = (*found.get(entity, ()), record)
    return found


def entity_of(record: FactRecord) -> str:
    """The id of the entity whose state a record is."""
    return record.id.partition("#")[0]


def ancestors(record: FactRecord) -> list[tuple[str, str]]:
    """The relations of a state that must not lead back to it, each with the entity it goes to."""
    return [(edge, target) for edge, target in record.edges if edge in ANCESTRY]


def stated_of(record: FactRecord) -> str | None:
    """The day that a source speaks of, as a prefix date."""
    said = dict(record.properties)
    stated = said.get("stated", said.get("published"))
    return None if stated is None else str(stated)
