"""The wish to end, however it arrives: Ctrl-C, SIGTERM, during start or while serving."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")


class Stopped(Exception):  # noqa: N818 - a wish, not an error
    """The user asked to end before a step of the start was done."""


class Stopping:
    """Holds whether the end was asked for; `asked` counts how often, since a second time means at once."""

    def __init__(self) -> None:
        self.asked = 0
        self._event = asyncio.Event()
        self._listeners: list[Callable[[int], None]] = []

    def ask(self) -> None:
        """Asks to end."""
        self.asked += 1
        self._event.set()
        for listener in self._listeners:
            listener(self.asked)

    def on_ask(self, listener: Callable[[int], None]) -> None:
        """Calls `listener` with the count at each further ask."""
        self._listeners.append(listener)

    def check(self) -> None:
        """Raises Stopped if the end was asked for."""
        if self.asked:
            raise Stopped

    async def unless(self, work: Coroutine[Any, Any, T]) -> T:
        """Does the work, or gives it up and raises Stopped as soon as the end is asked for."""
        task = asyncio.ensure_future(work)
        waiting = asyncio.ensure_future(self._event.wait())
        try:
            await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
            task.cancel()
            # Whatever it still says on its way out, the end was asked for.
            await asyncio.gather(task, return_exceptions=True)
            raise Stopped
        finally:
            waiting.cancel()

    @contextmanager
    def on_signals(self) -> Generator[None]:
        """Takes Ctrl-C and SIGTERM as asks while it lasts."""
        loop = asyncio.get_running_loop()

        def heard(_number: int, _frame: FrameType | None) -> None:
            loop.call_soon_threadsafe(self.ask)

        before = {number: signal.signal(number, heard) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
