"""One apply's publication: versions at one instant that no reader uses, until it is published whole."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Any, LiteralString, Protocol, cast

from graph.cypher import filled, read
from graph.dates import OPEN_INSTANT, instant_after
from graph.errors import GraphBusy
from graph.lock import LEASE_SECONDS, Holder
from graph.model import Kind
from graph.records import FactRecord

BATCH = 1000


class Run(Protocol):
    """Runs a statement in a transaction: its first value, or nothing where no record came back."""

    def __call__(self, text: LiteralString, values: Mapping[str, object], **plain: object) -> Awaitable[object]:
        """The statement, the fields of `$p`, and the parameters that stand by themselves."""
        ...


class Progress(Protocol):
    """Told how far a write has come."""

    def __call__(self, done: int, total: int) -> None:
        """So many facts of a total are written."""


Transact = Callable[[Callable[[Run], Awaitable[Any]]], Awaitable[Any]]
"""Runs some work in one write transaction."""


@dataclass(frozen=True)
class Written:
    """How many facts were new, changed (their old version closed), the same as before, and withdrawn."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(
            self.created + other.created,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.withdrawn + other.withdrawn,
        )

    @property
    def anything(self) -> bool:
        """Whether there is anything to publish."""
        return bool(self.created or self.changed or self.withdrawn)


@dataclass(frozen=True)
class Taken:
    """The lock as it was taken: what was published last and when, the graph's model, and how far the engine's clock is
    ahead of ours.
    """

    published: str
    published_at: str
    revision: int
    model: int
    ahead: timedelta

    def now(self) -> datetime:
        """The engine's time: writers on several machines go by one clock."""
        return datetime.now(UTC) + self.ahead


class Publication:
    """One apply: versions at one instant, not seen by any reader until it is published.

    Attributes:
        instant: what its versions are recorded at; no reader uses it before it is published.
        revision: which publication of the graph it is, counted from 1.
        published_at: the moment at which it was published, from which on `knownAt` finds it; nothing before that.
        written: what was written so far.
    """

    def __init__(self, transact: Transact, me: Holder, taken: Taken) -> None:
        self._transact = transact
        self._me = me
        self._taken = taken
        self.instant = instant_after(taken.published_at, taken.now())
        self.revision = taken.revision + 1
        self.published_at: str | None = None
        self.written = Written()
        # The heartbeat and a batch both write the lock's node: at once, they would only make each other begin again.
        self._turn = asyncio.Lock()

    async def write(self, facts: Sequence[FactRecord], progress: Progress | None = None) -> Written:
        """Writes facts, each equal to its open version (nothing happens) or as a new version that closes it.

        Each fact may be given once a publication. Facts are written in batches of a thousand, a transaction each;
        `progress` is told after each.

        Raises:
            GraphBusy: another writer took the lock after this one had not answered for a lease.
        """
        written = Written()
        for start in range(0, len(facts), BATCH):
            part = facts[start : start + BATCH]
            written += await self.holding(lambda run, part=part: self._batch(run, part))
            if progress:
                progress(start + len(part), len(facts))
        self.written += written
        return written

    async def withdraw(self, facts: Sequence[str]) -> Written:
        """Closes the open versions of these facts, by their ids, without another in their place.

        Raises:
            GraphBusy: another writer took the lock after this one had not answered for a lease.
        """
        written = Written()
        for start in range(0, len(facts), BATCH):
            values = {"ids": list(facts[start : start + BATCH]), "instant": self.instant}
            closed = await self.holding(lambda run, values=values: run(read("writing/close_facts.cypher"), values))
            written += Written(withdrawn=cast(int, closed))
        self.written += written
        return written

    async def clear(self) -> None:
        """Removes what a killed or failed writer left unpublished, and opens again what it had closed."""
        for text in (read("writing/remove_unpublished.cypher"), read("writing/reopen_unpublished.cypher")):
            while await self.holding(partial(self._clear_some, text)):
                pass

    async def _clear_some(self, text: LiteralString, run: Run) -> object:
        return await run(text, {"open": OPEN_INSTANT}, after=self._taken.published)

    async def publish(self, last: Callable[[Run, str], Awaitable[Any]] | None = None) -> Any:
        """Moves `published` to this instant and gives the lock back, in one transaction with some last work.

        The work is given the moment of the publication; what it returns is returned.

        Raises:
            GraphBusy: another writer took the lock: neither was done.
        """
        at = instant_after(self.instant, self._taken.now())
        values = {"token": self._me.token, "instant": self.instant, "revision": self.revision, "at": at}

        async def finally_published(run: Run) -> Any:
            done = await last(run, at) if last else None
            if await run(read("writing/publish.cypher"), values) is None:
                raise self._lost()
            return done

        done = await self.holding(finally_published)
        self.published_at = at
        return done

    async def free(self) -> None:
        """Gives the lock back without publishing."""
        await self._transact(lambda run: run(read("writing/free_lock.cypher"), {"token": self._me.token}))

    async def holding(self, work: Callable[[Run], Awaitable[Any]]) -> Any:
        """Runs some work in a transaction that first renews the lock.

        The lock's node is written first: a writer that has lost it waits there for the other, and then finds out.

        Raises:
            GraphBusy: the lock was lost; the work did not run.
        """
        values = {"token": self._me.token, "lease": LEASE_SECONDS * 1000}

        async def kept(run: Run) -> Any:
            if await run(read("writing/keep_lock.cypher"), values) is None:
                raise self._lost()
            return await work(run)

        async with self._turn:
            return await self._transact(kept)

    async def _batch(self, run: Run, facts: Sequence[FactRecord]) -> Written:
        found = await run(read("writing/last_versions.cypher"), {"ids": [fact.id for fact in facts]})
        last = {fact: (cast(int, number), digest) for fact, number, digest in cast("list[list[Any]]", found)}
        due = [fact for fact in facts if last.get(fact.id, (0, None))[1] != fact.digest]
        closed = [fact.id for fact in due if last.get(fact.id, (0, None))[1] is not None]
        if closed:
            await run(read("writing/close_facts.cypher"), {"ids": closed, "instant": self.instant})
        await _anchors(run, due)
        await self._versions(run, due, {fact.id: last.get(fact.id, (0, None))[0] + 1 for fact in due})
        return Written(len(due) - len(closed), len(closed), len(facts) - len(due))

    async def _versions(self, run: Run, facts: Sequence[FactRecord], numbers: Mapping[str, int]) -> None:
        for label, group in groupby(sorted(facts, key=lambda fact: fact.label), key=lambda fact: fact.label):
            versions = [fact.version(numbers[fact.id], instant=self.instant, open_end=OPEN_INSTANT) for fact in group]
            await run(filled("writing/create_facts.cypher", label), {"versions": versions})
        edges = sorted((edge, f"{fact.id}@{numbers[fact.id]}", target) for fact in facts for edge, target in fact.edges)
        for edge, group in groupby(edges, key=lambda entry: entry[0]):
            ends = [[version, target] for _, version, target in group]
            await run(filled("writing/create_edges.cypher", edge), {"edges": ends})

    def _lost(self) -> GraphBusy:
        return GraphBusy("Another writer took over the graph's lock: nothing of this one was published. Run it again.")


async def _anchors(run: Run, facts: Sequence[FactRecord]) -> None:
    wanted = sorted({target for fact in facts for _, target in fact.edges})
    missing = cast("list[str]", await run(read("writing/missing_anchors.cypher"), {"ids": wanted}))
    for kind, ids in groupby(sorted(missing), key=lambda id: id.partition(":")[0]):
        await run(filled("writing/create_anchors.cypher", Kind(kind)), {"ids": list(ids)})
