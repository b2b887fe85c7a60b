"""The one way to change the graph: versions under one instant, published together, by one writer at a time.

An apply takes the lock, clears away what a killed one left, writes its versions at an instant that no reader uses yet,
and moves `published` to that instant last. Until then every reader sees the old answer; after it, the new one, whole.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any, LiteralString, cast

from neo4j import WRITE_ACCESS, AsyncManagedTransaction, AsyncSession
from neo4j.exceptions import Neo4jError

from graph.cypher import read
from graph.dates import FIRST_INSTANT
from graph.errors import GraphBusy, SanfangError
from graph.lock import LEASE_SECONDS, Holder, holder
from graph.migrations import MODEL, STEPS, Migrated, Step, missing_steps, refuse_newer
from graph.publication import Publication, Run, Taken
from graph.statements import Sessions, answering

_POLL_SECONDS = 0.5
_RETRIES = 5
EMBEDDED = "ArcadeDB"
"""What the embedded engine says of itself among other names; a server of Neo4j says no such thing."""

_AGAIN = ("Concurrent", "Duplicated key")
"""How the embedded engine names, in a plain error, that another writer of the same node came between."""


class GraphWriter:
    """Changes the graph through publications."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def prepare(self) -> int | None:
        """Makes a new graph's keys, indexes and own node; the model that it found, nothing where the graph is new.

        Raises:
            GraphUnavailable: the graph was written under a newer version of the model than this release knows.
        """
        model = cast("int | None", await self._value(read("writing/model.cypher"), {}))
        if model is None:
            await self.index()
            values = {"instant": FIRST_INSTANT, "model": MODEL}
            # Another writer may have been first.
            refuse_newer(cast(int, await self._value(read("writing/found_graph.cypher"), values)))
        else:
            refuse_newer(model)
        return model

    async def index(self, steps: Sequence[Step] = STEPS) -> None:
        """Makes the keys and indexes of some versions of the model, of all unless told, where they are missing."""
        files = [file for step in steps for file in step.indexes]
        full_text = [file for step in steps for file in step.full_text]
        if full_text and EMBEDDED not in await self._settled(_engine_of):
            files += full_text
        for file in files:
            for statement in read(file).split(";"):
                if statement.strip():
                    await self._settled(lambda session, text=statement: _alone(session, text))

    async def migrate(self, *, waiting: Callable[[str], None] | None = None) -> Migrated:
        """Brings the graph to the model of this release, as every publication does before it writes.

        `waiting` is told whom it waits for and what it does.

        Raises:
            GraphBusy: another writer held the lock too long.
            GraphUnavailable: the engine does not answer, or a newer release has written the graph.
        """
        before = await self.prepare()
        if before is not None and missing_steps(before):
            async with self.publication("migration", waiting=waiting):
                pass
        return Migrated(before, MODEL)

    @asynccontextmanager
    async def publication(
        self, name: str, *, wait: float = 60.0, waiting: Callable[[str], None] | None = None
    ) -> AsyncGenerator[Publication]:
        """Everything written inside is published when the block ends, or removed when it fails.

        Args:
            name: who writes, for the error that another writer gets.
            wait: seconds to wait for another writer to finish; one killed elsewhere is waited out (its lease is 30 s).
            waiting: told, once, whom we wait for, and each step by which an older graph is migrated first.

        Raises:
            GraphBusy: another writer still holds the lock after `wait` seconds, or took it over from this one.
            GraphUnavailable: the engine does not answer, or a newer release has written the graph.
        """
        await self.prepare()
        me = holder(name)
        taken = await self._take(me, wait=wait, waiting=waiting)
        publication = Publication(self._transact, me, taken)
        if taken.model > MODEL:
            # Whoever held the lock until now was newer: nothing of it is touched, its leavings neither.
            await publication.free()
            refuse_newer(taken.model)
        heartbeat = asyncio.create_task(_beat(publication))
        try:
            await publication.clear()
            for step in missing_steps(taken.model):
                await self._go(step, publication, waiting)
            yield publication
            # What an erasure deletes is published with it.
            if publication.published_at is None and publication.written.anything:
                await publication.publish()
            else:
                await publication.free()
        except BaseException:
            # Also when cancelled: what is left undone here is cleared by the next writer.
            await asyncio.shield(_undo(publication))
            raise
        finally:
            heartbeat.cancel()

    async def _go(self, step: Step, publication: Publication, told: Callable[[str], None] | None) -> None:
        """One step of a migration; killed anywhere, it is gone again from its beginning."""
        if told:
            told(f"migrating the graph to model {step.model}: {step.brings}")
        await self.index([step])
        for change in step.changes:
            while await publication.holding(change):
                pass
        values = {"model": step.model}
        await publication.holding(lambda run: run(read("writing/move_model.cypher"), values))

    async def _take(self, me: Holder, *, wait: float, waiting: Callable[[str], None] | None) -> Taken:
        until, dead, told = time.monotonic() + wait, "", False
        while True:
            marks = {"token": me.token, "name": me.name, "place": me.place, "dead": dead, "lease": LEASE_SECONDS * 1000}
            taken = await self._value(read("writing/take_lock.cypher"), marks)
            if taken is not None:
                published, published_at, revision, now, model = cast("list[Any]", taken)
                ahead = timedelta(milliseconds=now) - (datetime.now(UTC) - datetime(1970, 1, 1, tzinfo=UTC))
                return Taken(published, published_at, revision, model, ahead)
            held = await self._value(read("writing/who_holds.cypher"), {})
            other = Holder(*cast("list[str]", held)) if held else None
            dead = other.token if other and other.is_dead_here() else ""
            if dead or other is None:
                continue
            if time.monotonic() >= until:
                raise GraphBusy(f"{other.name} is writing to the graph: try again when it is done.", holder=other.name)
            if waiting and not told:
                told = True
                waiting(f"waiting for {other.name}, which holds the graph's lock")
            await asyncio.sleep(_POLL_SECONDS)

    async def _value(self, text: LiteralString, values: Mapping[str, object]) -> object:
        return await self._transact(lambda run: run(text, values))

    async def _transact(self, work: Callable[[Run], Awaitable[Any]]) -> Any:
        async def within(transaction: AsyncManagedTransaction) -> Any:
            return await work(_run_in(transaction))

        return await self._settled(lambda session: session.execute_write(within))

    async def _settled(self, work: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
        """Runs some work in a session, again where another writer came between."""
        left = _RETRIES
        async with answering(None), self._sessions(WRITE_ACCESS) as session:
            while True:
                try:
                    return await work(session)
                except Neo4jError as failed:
                    if not left or not (failed.is_retryable() or any(name in str(failed) for name in _AGAIN)):
                        raise
                    left -= 1
                    await asyncio.sleep(0.05)


async def _engine_of(session: AsyncSession) -> str:
    found = await (await session.run(read("writing/ping.cypher"))).consume()
    return found.server.agent


async def _alone(session: AsyncSession, text: LiteralString) -> None:
    # Constraints and indexes are not made within a transaction of ours.
    await (await session.run(text)).consume()


def _run_in(transaction: AsyncManagedTransaction) -> Run:
    async def run(text: LiteralString, values: Mapping[str, object], **plain: object) -> object:
        record = await (await transaction.run(text, {"p": dict(values), **plain})).single()
        return None if record is None else record[0]

    return run


async def _nothing(_: Run) -> None:
    """Work that only renews the lock."""


async def _beat(publication: Publication) -> None:
    # While a ledger is checked nothing is written: without this another writer would take the lock for a dead one's.
    with suppress(SanfangError):
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            await publication.holding(_nothing)


async def _undo(publication: Publication) -> None:
    with suppress(SanfangError):
        await publication.clear()
        await publication.free()
