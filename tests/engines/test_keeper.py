"""How often an engine that dies is started again: at once while that is rare, and ever more slowly where it is not."""

import asyncio
import os
import signal
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from graph.embedded_keeper import LASTING, PAUSES, EngineKeeper, Keeping
from graph.errors import GraphUnavailable
from graph.published import Published

HOUR = 3600.0


class Kept:
    """An engine that is kept, and what was told of it."""

    def __init__(self, keeper: EngineKeeper) -> None:
        self.keeper = keeper
        self.lines: list[str] = []
        self._told = asyncio.Queue[str]()

    def tell(self, line: str) -> None:
        """Takes what the keeper tells."""
        self._told.put_nowait(line)

    async def lose(self, *, lines: int) -> int:
        """Kills the engine and waits until the keeper has told so many lines; the process that was killed."""
        pid = self.keeper.address.pid
        os.kill(pid, signal.SIGKILL)
        async with asyncio.timeout(120):
            self.lines += [await self._told.get() for _ in range(lines)]
        return pid


@asynccontextmanager
async def kept(state: Path, *, pauses: tuple[float, ...], lasting: float) -> AsyncGenerator[Kept]:
    keeper = await EngineKeeper.open(state)
    engine = Kept(keeper)
    keeper.keep(Keeping(tell=engine.tell, ending=threading.Event(), pauses=pauses, lasting=lasting))
    try:
        yield engine
    finally:
        # At once, though a pause may last an hour.
        async with asyncio.timeout(60):
            await keeper.close()


def test_the_first_start_is_at_once_and_the_fifth_within_a_minute_is_waited_for() -> None:
    assert PAUSES[0] == 0
    assert sorted(PAUSES) == list(PAUSES)
    assert (len(PAUSES), PAUSES[-1]) == (5, LASTING)


async def test_an_engine_that_dies_again_and_again_is_left_down_for_the_last_pause(tmp_path: Path) -> None:
    async with kept(tmp_path, pauses=(0, 0, HOUR), lasting=HOUR) as engine:
        pids = [await engine.lose(lines=2), await engine.lose(lines=2)]
        assert await engine.keeper.graph.reader.published() == Published()
        pids.append(await engine.lose(lines=1))
        with pytest.raises(GraphUnavailable, match="does not stay up; it is tried again every 3600 seconds"):
            await engine.keeper.graph.ready()
    first, second, third = pids
    down = "the embedded engine does not stay up, 3 times in a row: it is tried again in 3600 seconds"
    assert engine.lines == [
        f"the embedded engine is started again now: process {first} is gone",
        f"the embedded engine serves again: process {second} was started",
        f"the embedded engine is started again now: process {second} is gone",
        f"the embedded engine serves again: process {third} was started",
        f"{down}, and {tmp_path / 'engine.log'} says more: process {third} is gone",
    ]


async def test_an_engine_that_lasted_is_lost_for_the_first_time(tmp_path: Path) -> None:
    async with kept(tmp_path, pauses=(0, HOUR), lasting=0) as engine:
        for _ in range(3):
            await engine.lose(lines=2)
        assert await engine.keeper.graph.reader.published() == Published()
    assert ["again now" in line for line in engine.lines] == [True, False] * 3


async def test_a_folder_that_was_emptied_is_not_served_as_if_nothing_had_been_in_it(tmp_path: Path) -> None:
    async with kept(tmp_path / "state", pauses=(0, HOUR), lasting=HOUR) as engine:
        (tmp_path / "state").rename(tmp_path / "elsewhere")
        pid = await engine.lose(lines=2)
        assert not (tmp_path / "state").exists()
    assert engine.lines[0] == f"the embedded engine is started again now: process {pid} is gone"
    assert engine.lines[1].endswith(
        f"The state folder {tmp_path / 'state'} has lost its graph: put it back, or start anew."
    )
