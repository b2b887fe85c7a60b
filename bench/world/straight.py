"""The made-up city straight into an empty graph: each part checked and planned as a ledger is, written in batches."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from bench.world.sheets import Part
from graph.errors import BadInput, LedgerRefused
from graph.publication import BATCH, Progress, Written
from graph.records import FactRecord
from graph.session import Graph
from ledgers.check import check_typed
from ledgers.findings import errors
from ledgers.held import Outside, by_entity
from ledgers.places import Places
from ledgers.plan import plan
from ledgers.read import RawLedger
from ledgers.rows import typed_ledger
from ledgers.tables import TABLES

_STATES = frozenset(table.FACT for table in TABLES if table.ENTITY)


async def write_graph(
    graph: Graph,
    parts: Iterable[Part],
    *,
    progress: Progress | None = None,
    waiting: Callable[[str], None] | None = None,
) -> Written:
    """Writes the parts of a city as one publication; no more than a street and a batch of facts are held at a time.

    Args:
        graph: an empty graph.
        parts: the city's own part first, then its streets.
        progress: told after each batch how many facts are written; how many there will be is not known.
        waiting: told, once, whom the writer waits for.

    Raises:
        BadInput: something was published in the graph already.
        LedgerRefused: a row of a part is wrong.
        GraphBusy: another writer held the lock too long.
        GraphUnavailable: the engine does not answer.
    """
    async with graph.writer.publication("bench world", waiting=waiting) as publication:
        if publication.revision > 1:
            raise BadInput("The graph is not empty: name another state folder or database for a made-up city.")
        facts = facts_of(parts)
        while batch := list(islice(facts, BATCH)):
            await publication.write(batch)
            if progress:
                progress(publication.written.created, publication.written.created)
    return publication.written


def facts_of(parts: Iterable[Part]) -> Iterator[FactRecord]:
    """The facts of a city's parts, by the same check and plan that an apply of its ledgers goes through.

    Raises:
        LedgerRefused: a row is wrong.
    """
    city = Outside()
    for place, part in enumerate(parts):
        facts = _planned(part, city)
        if place == 0:
            # What the streets point at; none of them points into another.
            city = Outside(states=by_entity(fact for fact in facts if fact.label in _STATES))
        yield from facts


def _planned(part: Part, city: Outside) -> list[FactRecord]:
    checked = check_typed(typed_ledger(RawLedger(tuple(part.rows()), ())), outside=city)
    if wrong := errors(checked.findings):
        raise LedgerRefused(f"The made-up {part.name} has {len(wrong)} errors: {wrong[0].line()}")
    return plan(checked, Places(checked.rows, checked.intervals, city.states, lambda entity: entity), {})
