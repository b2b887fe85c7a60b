"""The one way to change the graph: versions under one instant, published together, by one writer at a time.

An apply takes the lock, clears away what a killed one left, writes its versions at an instant that no reader uses yet,
and moves `published` to that instant last. Until then every reader sees the old answer; after it, the new one, whole.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Literal, LiteralString, TypeVar, cast

from neo4j import WRITE_ACCESS, AsyncDriver, AsyncManagedTransaction, AsyncSession
from neo4j.exceptions import Neo4jError

from graph.cypher import filled, read
from graph.dates import FIRST_INSTANT, OPEN_INSTANT, instant_after
from graph.errors import GraphBusy, GraphUnavailable
from graph.lock import LEASE_SECONDS, Holder, holder
from graph.model import Kind
from graph.reader import answering
from graph.records import FactRecord

Result = TypeVar("Result")

MODEL = 1
"""The version of the model that this release writes and reads."""

BATCH = 1000
_POLL_SECONDS = 0.5
_RETRIES = 5


@dataclass(frozen=True)
class Written:
    """How many facts were new, changed (their old version closed), and the same as before."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(self.created + other.created, self.changed + other.changed, self.unchanged + other.unchanged)


class GraphWriter:
    """Changes the graph through publications."""

    def __init__(self, driver: AsyncDriver, *, database: str, engine: Literal["neo4j", "embedded"]) -> None:
        self._driver = driver
        self._database = database
        self._engine = engine

    async def prepare(self) -> None:
        """Makes the keys, the indexes and the graph's own node, where they are missing.

        Raises:
            GraphUnavailable: the graph was written under a newer version of the model than this release knows.
        """
        async with answering(None), self._session() as session:
            for statement in read("constraints/common.cypher").split(";"):
                if statement.strip():
                    await (await session.run(statement)).consume()
        values = {"instant": FIRST_INSTANT, "model": MODEL}
        found = cast("list[Any]", await self.value(read("writing/found_graph.cypher"), values))
        if found[2] > MODEL:
            raise GraphUnavailable(
                f"The graph was written under model {found[2]}, this release knows {MODEL}: use a newer release."
            )

    @asynccontextmanager
    async def publication(
        self, name: str, *, wait: float = 60.0, waiting: Callable[[str], None] | None = None
    ) -> AsyncGenerator["Publication"]:
        """Everything written inside is published when the block ends, or removed when it fails.

        Args:
            name: who writes, for the error that another writer gets.
            wait: seconds to wait for another writer to finish; one killed elsewhere is waited out (its lease is 30 s).
            waiting: told, once, whom we wait for.

        Raises:
            GraphBusy: another writer still holds the lock after `wait` seconds.
            GraphUnavailable: the engine does not answer.
        """
        await self.prepare()
        me = holder(name)
        published, revision = await self._take(me, wait=wait, waiting=waiting)
        publication = Publication(self, me, instant=instant_after(published, datetime.now(UTC)), revision=revision + 1)
        try:
            await self._clear_after(published)
            yield publication
            if publication.written.created or publication.written.changed:
                await publication.publish()
            else:
                await self._free(me)
        except BaseException:
            # Also when cancelled: what is left undone here is cleared by the next writer.
            await asyncio.shield(self._undo(me, published))
            raise

    async def _take(self, me: Holder, *, wait: float, waiting: Callable[[str], None] | None) -> tuple[str, int]:
        until, dead, told = time.monotonic() + wait, "", False
        while True:
            marks = {"token": me.token, "name": me.name, "place": me.place, "dead": dead, "lease": LEASE_SECONDS * 1000}
            taken = await self.value(read("writing/take_lock.cypher"), marks)
            if taken is not None:
                published, revision = cast("list[Any]", taken)
                return cast(str, published), cast(int, revision)
            held = await self.value(read("writing/who_holds.cypher"), {})
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

    async def _clear_after(self, published: str) -> None:
        for file in ("writing/remove_unpublished.cypher", "writing/reopen_unpublished.cypher"):
            while await self.value(read(file), {"open": OPEN_INSTANT}, after=published):
                pass

    async def _undo(self, me: Holder, published: str) -> None:
        with suppress(GraphUnavailable):
            if await self.keep(me):
                await self._clear_after(published)
                await self._free(me)

    async def _free(self, me: Holder) -> None:
        await self.value(read("writing/free_lock.cypher"), {"token": me.token})

    async def keep(self, me: Holder) -> bool:
        """Renews the lock's lease; false where it was lost."""
        values = {"token": me.token, "lease": LEASE_SECONDS * 1000}
        return await self.value(read("writing/keep_lock.cypher"), values) is not None

    async def value(self, text: LiteralString, values: Mapping[str, object], **plain: object) -> object:
        """Runs one statement in a transaction of its own; its first value, or nothing where no record came back."""

        async def work(transaction: AsyncManagedTransaction) -> object:
            return await value_in(transaction, text, values, **plain)

        return await self.transact(work)

    async def transact(self, work: Callable[[AsyncManagedTransaction], Awaitable[Result]]) -> Result:
        """Runs `work` in one write transaction, again where another's write came between."""
        left = _RETRIES
        async with answering(None), self._session() as session:
            while True:
                try:
                    return await session.execute_write(work)
                except Neo4jError as failed:
                    # The embedded engine reports two writers of one node as a plain error that names its cause.
                    if not left or "Concurrent" not in str(failed):
                        raise
                    left -= 1
                    await asyncio.sleep(0.05)

    def _session(self) -> AsyncSession:
        # The driver leaves its options untyped.
        return self._driver.session(  # pyright: ignore[reportUnknownMemberType]
            database=self._database, default_access_mode=WRITE_ACCESS, fetch_size=-1
        )


async def value_in(
    transaction: AsyncManagedTransaction, text: LiteralString, values: Mapping[str, object], **plain: object
) -> object:
    """Runs a statement in a transaction; its first value, or nothing."""
    record = await (await transaction.run(text, {"p": dict(values), **plain})).single()
    return None if record is None else record[0]


class Publication:
    """One apply: versions at one instant, not seen by any reader until it is published."""

    def __init__(self, writer: GraphWriter, me: Holder, *, instant: str, revision: int) -> None:
        self._writer = writer
        self._me = me
        self.instant = instant
        self.revision = revision
        self.written = Written()

    async def write(self, facts: Sequence[FactRecord]) -> Written:
        """Writes facts, each equal to its open version (nothing happens) or as a new version that closes it.

        Each fact may be given once a publication. Facts are written in batches of a thousand, a transaction each.

        Raises:
            GraphBusy: another writer took the lock after this one had not answered for a lease.
        """
        written = Written()
        for start in range(0, len(facts), BATCH):
            written += await self._writer.transact(lambda tx, part=facts[start : start + BATCH]: self._batch(tx, part))
        self.written += written
        return written

    async def publish(self) -> None:
        """Moves `published` to this instant and gives the lock back."""
        values = {"token": self._me.token, "instant": self.instant, "revision": self.revision}
        if await self._writer.value(read("writing/publish.cypher"), values) is None:
            raise self._lost()

    async def _batch(self, tx: AsyncManagedTransaction, facts: Sequence[FactRecord]) -> Written:
        # The lock's node is written first: a writer that has lost it waits here for the other and then finds out.
        values = {"token": self._me.token, "lease": LEASE_SECONDS * 1000}
        if await value_in(tx, read("writing/keep_lock.cypher"), values) is None:
            raise self._lost()
        found = await value_in(tx, read("writing/last_versions.cypher"), {"ids": [fact.id for fact in facts]})
        last = {fact: (cast(int, number), digest) for fact, number, digest in cast("list[list[Any]]", found)}
        due = [fact for fact in facts if last.get(fact.id, (0, None))[1] != fact.digest]
        closed = [fact.id for fact in due if last.get(fact.id, (0, None))[1] is not None]
        if closed:
            await value_in(tx, read("writing/close_facts.cypher"), {"ids": closed, "instant": self.instant})
        await self._anchors(tx, due)
        await self._versions(tx, due, {fact.id: last.get(fact.id, (0, None))[0] + 1 for fact in due})
        return Written(len(due) - len(closed), len(closed), len(facts) - len(due))

    async def _anchors(self, tx: AsyncManagedTransaction, facts: Sequence[FactRecord]) -> None:
        wanted = sorted({target for fact in facts for _, target in fact.edges})
        missing = cast("list[str]", await value_in(tx, read("writing/missing_anchors.cypher"), {"ids": wanted}))
        for kind, ids in groupby(sorted(missing), key=lambda id: id.partition(":")[0]):
            await value_in(tx, filled("writing/create_anchors.cypher", Kind(kind)), {"ids": list(ids)})

    async def _versions(
        self, tx: AsyncManagedTransaction, facts: Sequence[FactRecord], numbers: Mapping[str, int]
    ) -> None:
        for label, group in groupby(sorted(facts, key=lambda fact: fact.label), key=lambda fact: fact.label):
            versions = [fact.version(numbers[fact.id], instant=self.instant, open_end=OPEN_INSTANT) for fact in group]
            await value_in(tx, filled("writing/create_facts.cypher", label), {"versions": versions})
        edges = sorted((edge, f"{fact.id}@{numbers[fact.id]}", target) for fact in facts for edge, target in fact.edges)
        for edge, group in groupby(edges, key=lambda entry: entry[0]):
            ends = [[version, target] for _, version, target in group]
            await value_in(tx, filled("writing/create_edges.cypher", edge), {"edges": ends})

    def _lost(self) -> GraphBusy:
        return GraphBusy("Another writer took over the graph's lock: nothing of this one was published. Run it again.")
