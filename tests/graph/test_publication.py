"""Publication: seen whole or not at all, one writer at a time, and nothing left of a writer that died."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.dates import interval_of
from graph.errors import GraphBusy
from graph.model import Edge, Fact
from graph.records import FactRecord
from tests.engines.under_test import EngineUnderTest
from tests.world import SOURCES, World

ROOT = Path(__file__).parents[2]
ASK = """
query ($knownAt: DateTime) {
  coverage(area: "330105001", unit: PROPERTY_FIRM, measure: PARTY_WORK, knownAt: $knownAt) { numerator denominator }
}
"""
LEFT = """
MATCH (g:Graph {id: 'graph'})
RETURN COUNT { MATCH (f:Fact) WHERE f.recorded_at > g.published } AS unpublished,
  COUNT { MATCH (f:Fact) WHERE f.superseded_at > g.published AND f.open_id IS NULL } AS half_closed,
  g.holder AS holder, g.revision AS revision
"""


def firms(count: int) -> str:
    return "id,name,kind,area\n" + "".join(
        f"t-{number},物业{number},PROPERTY_FIRM,330105001\n" for number in range(count)
    )


def covers(count: int, mode: str) -> str:
    return "id,unit,mode\n" + "".join(f"t-{number},organization:t-{number},{mode}\n" for number in range(count))


def left(engine: EngineUnderTest) -> dict[str, object]:
    with engine.session() as session:
        return session.run(LEFT).single(strict=True).data()


def compound(key: str, name: str) -> FactRecord:
    return FactRecord(
        id=f"compound:{key}",
        label=Fact.COMPOUND_STATE,
        area_code="330105001",
        interval=interval_of(None, None, stated=None),
        properties=(("name", name), ("attestation", "NAMED")),
        edges=((Edge.OF, f"compound:{key}"),),
    )


async def test_a_failed_writer_leaves_the_graph_as_it_was(world: World, empty_engine: EngineUnderTest) -> None:
    await world.apply(organizations=firms(1), covers=covers(1, "NONE"))
    before = left(empty_engine)
    with pytest.raises(RuntimeError, match="half way"):
        async with world.graph.writer.publication("a failing writer") as publication:
            await publication.write([compound("t-a", "甲苑"), compound("t-b", "乙苑")])
            raise RuntimeError("half way")
    assert left(empty_engine) == before == {"unpublished": 0, "half_closed": 0, "holder": None, "revision": 1}
    assert (await world.ask(ASK))["coverage"] == {"numerator": 0, "denominator": 1}


async def test_nothing_unpublished_is_seen_and_an_empty_publication_leaves_no_trace(
    world: World, empty_engine: EngineUnderTest
) -> None:
    await world.apply(organizations=firms(1))
    node = '{ node(id: "compound:t-a") { ... on Compound { name } } }'
    async with world.graph.writer.publication("a writer") as publication:
        await publication.write([compound("t-a", "甲苑")])
        assert (await world.fail(node))[0] == "NOT_FOUND"
    assert await world.ask(node) == {"node": {"name": "甲苑"}}
    async with world.graph.writer.publication("the same again") as publication:
        written = await publication.write([compound("t-a", "甲苑")])
    assert (written.created, written.changed, written.unchanged) == (0, 0, 1)
    assert left(empty_engine) == {"unpublished": 0, "half_closed": 0, "holder": None, "revision": 2}


async def test_a_second_writer_waits_or_is_told_who_writes(world: World) -> None:
    async with world.graph.writer.publication("the first"):
        with pytest.raises(GraphBusy, match="the first is writing"):
            async with world.graph.writer.publication("the second", wait=0):
                pass
    both = await asyncio.gather(
        world.apply(organizations=firms(30), covers=covers(3, "UNSTATED")),
        world.apply(compounds="id,name,area\nt-a,甲苑,330105001\n"),
    )
    assert sorted(applied.revision or 0 for applied in both) == [1, 2]
    assert (await world.ask(ASK))["coverage"] == {"numerator": 3, "denominator": 30}


async def test_a_writer_that_lost_its_lock_publishes_nothing(world: World, empty_engine: EngineUnderTest) -> None:
    await world.apply(organizations=firms(1))
    with pytest.raises(GraphBusy, match="took over"):
        async with world.graph.writer.publication("a writer that slept") as publication:
            await publication.write([compound("t-a", "甲苑")])
            with empty_engine.session() as session:
                session.run("MATCH (g:Graph {id: 'graph'}) SET g.lease = 0").consume()
            async with world.graph.writer.publication("another") as other:
                await other.write([compound("t-b", "乙苑")])
            await publication.write([compound("t-c", "丙苑")])
    found = await world.ask('{ nodes(ids: ["compound:t-a", "compound:t-b", "compound:t-c"]) { id } }')
    assert found == {"nodes": [None, {"id": "compound:t-b"}, None]}
    assert left(empty_engine) == {"unpublished": 0, "half_closed": 0, "holder": None, "revision": 2}


async def test_a_writer_that_lost_its_lock_clears_nothing_of_the_next(
    world: World, empty_engine: EngineUnderTest
) -> None:
    await world.apply(organizations=firms(1))
    late = world.graph.writer.publication("a writer that slept before it cleared")
    publication = await late.__aenter__()
    await publication.write([compound("t-a", "甲苑")])
    with empty_engine.session() as session:
        session.run("MATCH (g:Graph {id: 'graph'}) SET g.lease = 0").consume()
    async with world.graph.writer.publication("another") as other:
        await other.write([compound("t-b", "乙苑")])
        assert not await late.__aexit__(RuntimeError, RuntimeError("only now"), None)
    found = await world.ask('{ nodes(ids: ["compound:t-a", "compound:t-b"]) { id } }')
    assert found == {"nodes": [None, {"id": "compound:t-b"}]}


async def test_a_moment_before_the_publication_is_answered_as_it_was_then(world: World) -> None:
    await world.apply(organizations=firms(1), covers=covers(1, "NONE"))
    async with world.graph.writer.publication("a long one") as publication:
        between = datetime.now(UTC).isoformat()
        before = await world.ask(ASK, knownAt=between)
        await publication.write([compound("t-a", "甲苑")])
    told = "{ publication(knownAt: %s) { revision publishedAt } }"
    assert publication.published_at is not None
    last = {"revision": 2, "publishedAt": publication.published_at.replace("Z", "+00:00")}
    assert await world.ask(told % "null") == {"publication": last}
    assert (await world.ask(told % f'"{between}"'))["publication"]["revision"] == 1
    assert (await world.ask(told % '"2018-01-01T00:00:00Z"'))["publication"] == {"revision": 0, "publishedAt": None}
    node = '{ node(id: "compound:t-a", knownAt: "%s") { id } }'
    assert (await world.fail(node % between))[0] == "NOT_FOUND"
    assert await world.ask(ASK, knownAt=between) == before
    assert await world.ask(node % publication.published_at) == {"node": {"id": "compound:t-a"}}
    for moment in ("0001-01-01T00:00:00%2B08:00".replace("%2B", "+"), "9999-12-31T23:59:59-08:00"):
        assert (await world.fail(node % moment))[0] == "BAD_INPUT"


async def test_first_writers_side_by_side_all_come_through(world: World, empty_engine: EngineUnderTest) -> None:
    rows = "id,name,area\nt-{0},苑,330105001\n"
    await asyncio.gather(*(world.apply(compounds=rows.format(letter)) for letter in "abc"))
    assert left(empty_engine) == {"unpublished": 0, "half_closed": 0, "holder": None, "revision": 3}


async def test_a_load_killed_in_the_middle_leaves_the_old_answer_and_the_next_completes(
    world: World, empty_engine: EngineUnderTest
) -> None:
    many = 1500
    first = await world.apply(organizations=firms(many), covers=covers(many, "NONE"))
    ledger = world.write(
        sources=SOURCES, compounds="id,name,area\nt-a,甲苑,330105001\n", covers=covers(many, "UNSTATED")
    )
    command = [sys.executable, "-m", "ledgers", "apply", str(ledger)]
    named = {"NEO4J_URI": empty_engine.uri, "NEO4J_USER": empty_engine.user}
    named |= {"NEO4J_PASSWORD": empty_engine.password, "NEO4J_DATABASE": empty_engine.database}
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **named}, stderr=subprocess.DEVNULL) as load:
        until = time.monotonic() + 60
        while left(empty_engine)["unpublished"] == 0:
            assert load.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < until
        load.send_signal(signal.SIGKILL)
    half = left(empty_engine)
    assert (half["unpublished"], half["half_closed"]) == (999, 998), (
        "a batch: its source is as before, its compound new"
    )
    assert (await world.ask(ASK))["coverage"] == {"numerator": 0, "denominator": many}

    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **named}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"1 facts new, {many} changed, 1 as before" in done.stderr
    assert (await world.ask(ASK))["coverage"] == {"numerator": many, "denominator": many}
    assert (await world.ask(ASK, knownAt=first.instant))["coverage"] == {"numerator": 0, "denominator": many}
    assert left(empty_engine) == {"unpublished": 0, "half_closed": 0, "holder": None, "revision": 2}
