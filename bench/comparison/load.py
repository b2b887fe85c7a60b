"""The load: so many clients that ask again as soon as they are answered, for so long."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

Ask = Callable[[], Awaitable[object]]
Opened = Callable[[], AbstractAsyncContextManager[Ask]]
"""Opens what one client asks through."""


@dataclass(frozen=True)
class Burst:
    """What one load found: answers, the seconds it took, and the milliseconds of each answer."""

    seconds: float
    milliseconds: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.milliseconds) / self.seconds


async def burst(opened: Opened, clients: int, seconds: float) -> Burst:
    """Loads a side with so many clients; what is under way at the end is waited for and counted."""
    found: list[float] = []
    ready = asyncio.Barrier(clients + 1)

    async def client() -> None:
        async with opened() as ask:
            await ready.wait()
            end = time.perf_counter() + seconds
            now = time.perf_counter()
            while now < end:
                await ask()
                after = time.perf_counter()
                found.append((after - now) * 1000)
                now = after

    async with asyncio.TaskGroup() as group:
        for _ in range(clients):
            group.create_task(client())
        await ready.wait()
        began = time.perf_counter()
    return Burst(time.perf_counter() - began, tuple(found))


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share of the values, from 0 to 1, do not exceed (nearest rank).

    Raises:
        ValueError: there is no value.
    """
    if not values:
        raise ValueError("nothing was measured")
    ranked = sorted(values)
    rank = -(-len(ranked) * round(share * 1000) // 1000)
    return ranked[max(rank, 1) - 1]
