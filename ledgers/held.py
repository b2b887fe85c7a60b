"""What the graph holds that a ledger is checked with: states of the entities it names, and what stands about facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from graph.erasure import Receipt
from graph.merging import as_written
from graph.model import Edge, Fact
from graph.reader import GraphReader
from graph.records import FactRecord
from ledgers.rows import ANCESTRY, TypedLedger
from ledgers.standing import STANDING, Standing, standing_of
from ledgers.tables import TABLES, WithdrawalRow

Held = Mapping[str, tuple[FactRecord, ...]]
"""Entities that the graph knows, each with its open states as they were written."""

GENERATIONS = 64
"""How many steps above the ledger's entities are looked up; a circle longer than that is not found."""

_STANDING_PREFIXES = {table.PREFIX for table in TABLES if table.FACT in STANDING}


@dataclass(frozen=True)
class Outside:
    """What there is outside a ledger.

    Attributes:
        states: entities that the graph knows, with their open states.
        facts: the facts that the ledger names by their ids and the graph knows, open or not.
        naming: for entities of which the ledger withdraws a state: the open facts that point at them.
        standing: which records are one, and which facts are withdrawn.
        receipts: of the people erased on request.
    """

    states: Held = field(default_factory=dict[str, tuple[FactRecord, ...]])
    facts: frozenset[str] = frozenset()
    naming: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    standing: Standing = field(default_factory=Standing)
    receipts: tuple[Receipt, ...] = ()


async def outside_of(reader: GraphReader, ledger: TypedLedger) -> Outside:
    """What the graph holds that a ledger has to do with."""
    standing = await standing_in(reader)
    after = standing.with_rows(ledger.rows)
    states = await _states_of(reader, ledger, lambda entity: {standing.root(entity), after.root(entity)})
    named = sorted({fact for row in ledger.rows for _, fact in row.named_facts()})
    facts = frozenset(record.id for record in await reader.last_facts(named)) if named else frozenset[str]()
    return Outside(states, facts, await _naming(reader, ledger, standing), standing, tuple(await reader.receipts()))


async def standing_in(reader: GraphReader) -> Standing:
    """What stands in the graph, withdrawn merges and namesakes among it."""
    found = {record.id: as_written(record) for label in STANDING for record in await reader.open_facts_of(label)}
    withdrawn = [str(dict(each.properties)["fact"]) for each in found.values() if each.label is Fact.WITHDRAWAL]
    # A merge that was withdrawn may come back, and must then be known.
    dormant = [fact for fact in withdrawn if fact.partition(":")[0] in _STANDING_PREFIXES]
    found |= {record.id: as_written(record) for record in await reader.last_facts(sorted(dormant))} if dormant else {}
    return standing_of(found.values())


async def _states_of(
    reader: GraphReader, ledger: TypedLedger, roots: Callable[[str], set[str]]
) -> dict[str, tuple[FactRecord, ...]]:
    """The open states of every entity that a ledger defines or points at, and of all that stand above these."""
    wanted = {row.entity for row in ledger.rows if row.entity}
    wanted |= {target for row in ledger.rows for _, _, target in row.references()}
    wanted |= {target for row in ledger.rows for _, target in row.mentions()}
    wanted |= {row.row.fact.partition("#")[0] for row in ledger.rows if isinstance(row.row, WithdrawalRow)}
    wanted |= {root for entity in wanted for root in roots(entity)}
    held: dict[str, tuple[FactRecord, ...]] = {}
    asked: set[str] = set()
    for _ in range(GENERATIONS):
        if not wanted:
            break
        asked |= wanted
        found = by_entity(await reader.open_states(sorted(wanted)))
        held |= found
        above = {target for records in found.values() for each in records for _, target in ancestors(each)}
        wanted = {root for target in above for root in {target, *roots(target)}} - asked
    return held


async def _naming(reader: GraphReader, ledger: TypedLedger, standing: Standing) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in ledger.rows:
        if isinstance(row.row, WithdrawalRow):
            entity = row.row.fact.partition("#")[0]
            about = await reader.open_facts_about(sorted({entity, standing.root(entity)}), set(Edge))
            written = [as_written(record) for record in about]
            found[entity] = frozenset(
                record.id for record in written if any(target == entity for _, target in record.edges)
            )
    return found


def by_entity(records: Iterable[FactRecord]) -> dict[str, tuple[FactRecord, ...]]:
    """States, as they were written, by the entity whose states they are."""
    found: dict[str, tuple[FactRecord, ...]] = {}
    for record in map(as_written, records):
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
