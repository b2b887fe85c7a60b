"""While a graph is served from the embedded engine, an engine that is gone is started, or attached to, anew.

It is gone where our child has ended, or where an engine of somebody else's (a command's that has done its work) serves
the state folder no more. Whoever is first starts the next one and the others attach to that: the folder's lock sees to
it. An engine that lives but does not answer keeps the folder, so it is waited for and never doubled.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.embedded import Address, EmbeddedEngine, open_engine
from graph.embedded_folder import StateFolder
from graph.errors import EngineRefused, SanfangError
from graph.session import Graph, open_graph

PAUSES = (0.0, 1.0, 2.0, 4.0, 60.0)
"""Seconds before the next start, by how many times in a row one is needed; the last one from then on."""

LASTING = 60.0
"""An engine that has served this long is well: where it is lost, that is a first time again."""

_LOOK = 0.2
_AWAY = "The embedded engine has ended and is being started again. Try again shortly."
_DOWN = "The embedded engine does not stay up; it is tried again every {:.0f} seconds. The server's log says more."


@dataclass(frozen=True)
class Keeping:
    """How an engine is kept.

    Attributes:
        tell: told in a line what became of the engine.
        ending: set once the program ends: nothing is started from then on, and a start that is under way is given up.
        pauses, lasting: as this module has them, unless a test is in a hurry.
    """

    tell: Callable[[str], None]
    ending: threading.Event
    pauses: Sequence[float] = PAUSES
    lasting: float = LASTING


class EngineKeeper:
    """Holds the engine of a state folder and the graph on it, and watches it where it is told to."""

    def __init__(self, state: Path, engine: EmbeddedEngine, graph: Graph) -> None:
        self.graph = graph
        self._state = state
        self._engine = engine
        self._since = time.monotonic()
        self._times = 0
        self._ending = threading.Event()
        self._watch: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, state: Path, ending: threading.Event | None = None) -> "EngineKeeper":
        """Opens the engine and the graph; raises EngineRefused where the engine cannot be opened."""
        ending = ending or threading.Event()
        try:
            engine = await asyncio.to_thread(open_engine, state, ending=ending)
        except asyncio.CancelledError:
            # The thread would start it all the same, for nobody.
            ending.set()
            raise
        try:
            at = engine.address
            graph = await open_graph(at.uri, user=at.user, password=at.password, database=at.database)
        except BaseException:
            await asyncio.to_thread(engine.stop)
            raise
        return cls(state, engine, graph)

    @property
    def address(self) -> Address:
        """Where the engine listens just now."""
        return self._engine.address

    def keep(self, keeping: Keeping) -> None:
        """Watches the engine from now on."""
        self._ending = keeping.ending
        self._watch = asyncio.create_task(self._keep(keeping))

    async def close(self) -> None:
        """Ends the watch, closes the graph, and stops the engine if it is ours."""
        self._ending.set()
        try:
            if self._watch is not None:
                await self._watch
        finally:
            try:
                await self.graph.close()
            finally:
                await asyncio.to_thread(self._engine.stop)

    async def _keep(self, keeping: Keeping) -> None:
        while not await asyncio.to_thread(self._ending.wait, _LOOK):
            if not await asyncio.to_thread(self._engine.alive):
                await self._replace(keeping)

    async def _replace(self, keeping: Keeping) -> None:
        """Goes on with another engine, however often it takes; returns without one where the program ends."""
        self.graph.lose(_AWAY)
        self._times = 1 if time.monotonic() - self._since >= keeping.lasting else self._times + 1
        why = f"process {self.address.pid} is gone"
        await asyncio.to_thread(self._engine.stop)
        while await self._paused(keeping, why):
            try:
                self._engine = await asyncio.to_thread(self._open_again)
                at = self.address
                await self.graph.move(at.uri, user=at.user, password=at.password)
            except Exception as failed:  # noqa: BLE001 - whatever it was, nobody but this loop tries again
                await asyncio.to_thread(self._engine.stop)
                self._times += 1
                why = failed.message if isinstance(failed, SanfangError) else repr(failed)
                continue
            self._since = time.monotonic()
            did = "started" if self._engine.owned else "used, which another program started"
            keeping.tell(f"the embedded engine serves again: process {at.pid} was {did}")
            return

    def _open_again(self) -> EmbeddedEngine:
        if not StateFolder(self._state).engine.is_dir():
            # A new one would be empty, and whoever asks would be told that there is nothing.
            raise EngineRefused(f"The state folder {self._state} has lost its graph: put it back, or start anew.")
        return open_engine(self._state, ending=self._ending)

    async def _paused(self, keeping: Keeping, why: str) -> bool:
        """Says what is wrong and waits before the next start; False where the program ends meanwhile."""
        if self._ending.is_set():
            return False
        pause = keeping.pauses[min(self._times, len(keeping.pauses)) - 1]
        if self._times < len(keeping.pauses):
            keeping.tell(f"the embedded engine is started again {f'in {pause:g} seconds' if pause else 'now'}: {why}")
        else:
            self.graph.lose(_DOWN.format(pause))
            keeping.tell(
                f"the embedded engine does not stay up, {self._times} times in a row: it is tried again in "
                f"{pause:g} seconds, and {self._state / 'engine.log'} says more: {why}"
            )
        return not await asyncio.to_thread(self._ending.wait, pause)
