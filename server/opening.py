"""Opens the graph that the settings choose, migrates an embedded one, and fills an empty one with the seeds (种子数据).

A graph the user brought is neither migrated nor filled: an older or empty one is reported with the command that would.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final

import structlog

from graph.embedded_keeper import Keeping
from graph.errors import EngineRefused
from graph.session import Graph
from graph.target import connected
from seeds import load_seeds
from server.console import Teller
from server.settings import Settings
from server.stopping import Stopping

log: Final = structlog.get_logger("sanfang.engine")


@asynccontextmanager
async def opened_graph(settings: Settings, teller: Teller, stopping: Stopping) -> AsyncGenerator[Graph]:
    """The graph, ready to be asked; afterwards the driver is closed and then the engine, if we started it, stopped.

    An embedded engine that is lost meanwhile is started again.

    Raises EngineRefused: the embedded engine cannot start; GraphUnavailable: the server does not answer, or its graph
    is of another model; Stopped: the user asked to end before the graph was ready.
    """
    keeping = Keeping(tell=log.warning, ending=threading.Event())
    stopping.on_ask(lambda _: keeping.ending.set())
    async with AsyncExitStack() as stack:
        opening = stack.enter_async_context(connected(settings.target, report=teller.step, keeping=keeping))
        if settings.neo4j_uri is None:
            try:
                # Not given up halfway when the user ends it: an engine that starts unseen would outlive us.
                graph = await opening
            except EngineRefused:
                stopping.check()
                raise
            stopping.check()
            await stopping.unless(graph.writer.migrate(waiting=teller.step))
        else:
            teller.step(f"connecting to {settings.neo4j_uri}")
            graph = await stopping.unless(opening)
        if (await stopping.unless(graph.reader.published())).revision == 0:
            if settings.neo4j_uri is None:
                teller.step("first run: loading the seeds")
                await stopping.unless(load_seeds(graph, teller.step))
            else:
                teller.say("this graph is empty: `python -m seeds` loads the example places")
        yield graph
