"""The last publication, read once for all who ask at the same time."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine

from graph.published import Published


class Latest:
    """Tells the last publication as it stands when it is asked, whoever published it.

    Whoever asks is told by a read that begins after they asked: what was published before, by any process, is seen. All
    who ask while a read is under way share the next one, so that a crowd costs no more reads than one of them after
    another would.
    """

    def __init__(self, read: Callable[[], Awaitable[Published]]) -> None:
        self._read = read
        self.last: Published | None = None
        self._running: asyncio.Task[Published] | None = None
        self._next: asyncio.Task[Published] | None = None

    async def published(self) -> Published:
        """The last publication.

        Raises:
            GraphUnavailable: the graph does not answer, or is of another model.
        """
        if self._running is None or self._running.done():
            self._running = _task(self._begin())
            return await asyncio.shield(self._running)
        if self._next is None:
            self._next = _task(self._after(self._running))
        return await asyncio.shield(self._next)

    async def _begin(self) -> Published:
        self.last = await self._read()
        return self.last

    async def _after(self, running: asyncio.Task[Published]) -> Published:
        await asyncio.wait([running])
        # From here on it is the one under way: whoever comes now waits for the one after it.
        self._running, self._next = self._next, None
        return await self._begin()


def _task(read: Coroutine[None, None, Published]) -> asyncio.Task[Published]:
    task = asyncio.create_task(read)
    # Whoever waited may be gone by then, and a failure is nobody's: it is looked at so that nobody is told of it.
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    return task
