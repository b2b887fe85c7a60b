"""How long the places that come with Sanfang take to load, into an empty embedded engine of its own."""

import asyncio
import platform
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.machine import machine
from graph.embedded import open_engine
from graph.session import open_graph
from seeds import load_seeds, places


@dataclass(frozen=True)
class Loading:
    """What was measured, in seconds.

    Attributes:
        places: the ledgers' folders.
        facts: how many facts were written.
        first: each run's load into an empty graph, the engine being up.
        again: each run's second load, which changes nothing.
        python: the interpreter's version.
        machine: processor architecture and number of cores.
    """

    places: tuple[str, ...]
    facts: int
    first: tuple[float, ...]
    again: tuple[float, ...]
    python: str
    machine: str


def measure(runs: int) -> Loading:
    """Loads the seeds into as many fresh engines, one after another, twice into each."""
    measured = [_run() for _ in range(runs)]
    return Loading(
        places=tuple(folder.name for folder in places()),
        facts=measured[0][0],
        first=tuple(round(first, 2) for _, first, _ in measured),
        again=tuple(round(again, 2) for _, _, again in measured),
        python=platform.python_version(),
        machine=machine(),
    )


def _run() -> tuple[int, float, float]:
    with tempfile.TemporaryDirectory() as folder, open_engine(Path(folder)) as engine:
        return asyncio.run(
            _load(engine.address.uri, engine.address.user, engine.address.password, engine.address.database)
        )


async def _load(uri: str, user: str, password: str, database: str) -> tuple[int, float, float]:
    graph = await open_graph(uri, user=user, password=password, database=database)
    try:
        began = time.perf_counter()
        written = (await load_seeds(graph, lambda _: None)).written
        first = time.perf_counter() - began
        began = time.perf_counter()
        await load_seeds(graph, lambda _: None)
        return written.created, first, time.perf_counter() - began
    finally:
        await graph.close()
