"""Opens the graph that the settings choose, and fills an empty embedded one with the seeds (种子数据).

A graph the user brought is never filled: an empty one is reported with the command that would.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from graph.embedded import EmbeddedEngine, open_engine
from graph.session import Graph, open_graph
from seeds import load_seeds
from server.console import Teller
from server.settings import Settings
from server.stopping import Stopping


@asynccontextmanager
async def opened_graph(settings: Settings, teller: Teller, stopping: Stopping) -> AsyncGenerator[Graph]:
    """The graph, ready to be asked; afterwards the driver is closed and then the engine, if we started it, stopped.

    Raises EngineRefused: the embedded engine cannot start; GraphUnavailable: the server does not answer;
    Stopped: the user asked to end before the graph was ready.
    """
    if settings.neo4j_uri is not None:
        teller.step(f"connecting to {settings.neo4j_uri}")
        graph = await stopping.unless(
            open_graph(
                settings.neo4j_uri,
                user=settings.neo4j_user,
                password=settings.password,
                database=settings.neo4j_database,
                engine="neo4j",
            )
        )
        async with _closing(graph):
            await stopping.unless(graph.ready())
            if await _is_empty(graph, stopping):
                teller.say("this graph is empty: `python -m seeds` loads the example places")
            yield graph
        return
    async with _engine(settings, teller, stopping) as engine:
        address = engine.address
        graph = await stopping.unless(
            open_graph(
                address.uri,
                user=address.user,
                password=address.password,
                database=address.database,
                engine="embedded",
            )
        )
        async with _closing(graph):
            await stopping.unless(graph.ready())
            if await _is_empty(graph, stopping):
                teller.step("first run: loading the seeds")
                await stopping.unless(load_seeds(graph, teller.step))
            yield graph


@asynccontextmanager
async def _engine(settings: Settings, teller: Teller, stopping: Stopping) -> AsyncGenerator[EmbeddedEngine]:
    teller.step(f"starting the embedded engine on {settings.state}")
    # Not given up halfway when the user ends it: an engine that starts unseen would outlive us.
    engine = await asyncio.to_thread(open_engine, settings.state)
    try:
        stopping.check()
        yield engine
    finally:
        await asyncio.to_thread(engine.stop)


@asynccontextmanager
async def _closing(graph: Graph) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        await graph.close()


async def _is_empty(graph: Graph, stopping: Stopping) -> bool:
    return (await stopping.unless(graph.reader.published())).revision == 0
