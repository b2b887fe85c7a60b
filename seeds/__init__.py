"""The places that come with Sanfang, as CSV ledgers: one folder each, and one for the divisions they stand in."""

from collections.abc import Callable
from pathlib import Path

from graph.publication import Progress
from graph.session import Graph
from ledgers.apply import Applied, apply

FOLDER = Path(__file__).parent


def places() -> list[Path]:
    """The folders of the seeds, in the order of their names."""
    return sorted(folder for folder in FOLDER.iterdir() if folder.is_dir() and any(folder.glob("*.csv")))


async def load_seeds(graph: Graph, report: Callable[[str], None], progress: Progress | None = None) -> Applied:
    """Applies every place as one ledger: a reader sees all of them or none.

    Args:
        graph: the graph to apply them to.
        report: told in words how far it has come.
        progress: told in numbers.

    Raises:
        LedgerRefused: the graph holds something that the seeds contradict.
        GraphBusy: another writer holds the graph's lock.
        GraphUnavailable: the engine does not answer.
    """
    folders = places()
    report(f"loading {', '.join(folder.name for folder in folders)}")
    applied = await apply(graph, folders, name="seeds", progress=progress, waiting=report)
    written = applied.written
    report(f"seeds loaded: {written.created} facts new, {written.changed} changed, {written.unchanged} as before")
    return applied
