"""What the documents' tests share: an engine that holds the seeds and nothing else."""

import asyncio

import pytest

from graph.session import open_graph
from seeds import load_seeds
from tests.engines.under_test import EngineUnderTest, wipe


@pytest.fixture(scope="module")
def seeded_engine(engine: EngineUnderTest) -> EngineUnderTest:
    """Each engine in turn with the seeds, loaded once a module: its tests only read."""
    wipe(engine)
    # A loop of its own: the fixture outlives every test's.
    asyncio.run(_load(engine))
    return engine


async def _load(engine: EngineUnderTest) -> None:
    graph = await open_graph(engine.uri, user=engine.user, password=engine.password, database=engine.database)
    try:
        await load_seeds(graph, lambda _: None)
    finally:
        await graph.close()
