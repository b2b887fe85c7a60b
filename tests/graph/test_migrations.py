"""A graph of an older release goes up to this one's model and answers as before; a newer one is left alone."""

import asyncio
import hashlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.cypher import FOLDER, read
from graph.embedded import open_engine
from graph.errors import GraphUnavailable
from graph.migrations import MODEL, STEPS
from graph.publication import Written
from graph.records import FactRecord
from graph.words import NAMES
from tests.engines.under_test import EngineUnderTest
from tests.graph.model_1 import FIRST, SECOND, Asked, asked, contents, load
from tests.ledgers.command import Ended, graph_of, run
from tests.server.running import RunningServer, run_to_its_end
from tests.world import AREAS, World

ROOT = Path(__file__).parents[2]
# Migrates the graph that the environment names, one version a batch, and is killed by itself: before it writes the
# first, or the second, or before it says that the graph is of the next model, or among the words of the one after it.
KILLED = """
import asyncio, os, signal, sys
import graph.migrations.model_2 as model_2
import graph.migrations.model_3 as model_3
import graph.writer as writer
from graph.target import connected, target_of

model_2.BATCH = 1
model_3.BATCH = 5
left = int(sys.argv[1])

def counted(file, read=model_2.read):
    global left
    if file in ("migrations/model_2_parents.cypher", "migrations/model_3_words.cypher", "writing/move_model.cypher"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return read(file)

model_2.read = model_3.read = writer.read = counted

async def migrate():
    async with connected(target_of(os.environ), report=print) as graph:
        await graph.writer.migrate()

asyncio.run(migrate())
"""
ASK = '{ node(id: "area:33") { id } }'
PROVINCES = ("area:33@1", "area:33@2", "area:33#2@1", "area:34@1")
# A graph of that model has what they made then, and nobody would make what is added to them later.
RELEASED = {"model_1_indexes.cypher": "8034b49b5462f8b558a07845f23ee80e9419e3129af5e4f8cd4651057d05aaa2"}
STEPS_TOLD = (
    "migrating the graph to model 2: the country above the provinces",
    "migrating the graph to model 3: words by which entities are found",
)
EVERYTHING = sum(len(table.strip().splitlines()) - 1 for table in SECOND.values())
OLDER = (
    f"The graph is of model 1, and this release reads model {MODEL}: run `python -m ledgers migrate`, "
    "or apply a ledger, which migrates it first."
)
NEWER = (
    f"The graph is of model {MODEL + 1}, which a newer release wrote, and this release knows model {MODEL}: "
    "use the newer release."
)


def migrate(engine: EngineUnderTest, *arguments: str) -> Ended:
    return run("migrate", *arguments, **graph_of(engine))


def indexes(engine: EngineUnderTest) -> set[str]:
    """The indexes that are there, such as `Fact(id)`."""
    with engine.session() as session:
        found = session.run("SHOW INDEXES YIELD labelsOrTypes, properties")
        return {f"{each[0][0]}({each[1][0]})" for each in (record.values() for record in found) if each[0] and each[1]}


def index_statements() -> dict[str, str]:
    """The indexes of every model, each with the name that it is made under."""
    texts = "\n".join(read(file) for step in STEPS for file in step.indexes)
    made = re.findall(r"CREATE (?:INDEX|CONSTRAINT) (\w+) .*FOR \(\w:(\w+)\) (?:ON|REQUIRE) \(?\w\.(\w+)", texts)
    assert len(made) == texts.count("CREATE ")
    return {f"{label}({name})": index for index, label, name in made}


def set_model(engine: EngineUnderTest, model: int) -> None:
    with engine.session() as session:
        session.run("MATCH (g:Graph {id: 'graph'}) SET g.model = $model", model=model).consume()


async def assert_answers_as_it_did(world: World, every: Sequence[Asked] | None = None) -> None:
    """Whether all that the first release was asked is answered as it answered."""
    for each in asked() if every is None else every:
        assert await world.ask(each.document, **each.variables) == {each.field: each.answer}, each


def assert_upgraded(engine: EngineUnderTest, before: dict[str, dict[str, Any]]) -> None:
    """Whether an engine holds what the first release left, but for the model's number and the parents of provinces."""
    after = contents(engine)
    assert {key for key, said in after.items() if said.pop("words", None) is not None} == {
        key for key, said in before.items() if any(label in NAMES for label in said["labels"])
    }
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert changed == {"graph", *PROVINCES}
    assert after["graph"] == before["graph"] | {"model": MODEL}
    for key in PROVINCES:
        said = {name: value for name, value in after[key].items() if name not in ("labels", "edges")}
        edges = [edge.split(" ") for edge in after[key]["edges"]]
        digest = FactRecord.from_version(after[key]["labels"], said, edges).digest
        assert after[key] == before[key] | {"parent": "CN", "digest": digest}
        assert digest != before[key]["digest"]


async def test_a_graph_of_the_first_release_is_refused_then_migrated_and_answers_as_it_did(
    world: World, empty_engine: EngineUnderTest
) -> None:
    load(empty_engine)
    before = contents(empty_engine)
    assert {"Confirmation(fact)", "Withdrawal(fact)"} & indexes(empty_engine) == set()
    assert await world.fail(ASK) == ("GRAPH_UNAVAILABLE", OLDER)
    assert (await world.post(ASK))[0] == 503
    ready = await world.client.get("/readyz")
    assert (ready.status_code, ready.json()["notReady"], ready.json()["message"]) == (503, ["graph"], OLDER)
    assert contents(empty_engine) == before

    told = migrate(empty_engine)
    assert (told.code, told.told) == (
        0,
        [
            *STEPS_TOLD,
            f"the graph was of model 1 and is now of model {MODEL}",
        ],
    )
    assert_upgraded(empty_engine, before)
    assert indexes(empty_engine) >= index_statements().keys()
    assert (await world.client.get("/readyz")).status_code == 200
    await assert_answers_as_it_did(world)
    found = await world.ask('{ search(text: "甲苑", asOf: "2018-12-31") { nodes { entity { id } reason } } }')
    assert found["search"]["nodes"][0] == {"entity": {"id": "compound:t-a"}, "reason": "EXACT"}, found

    again = migrate(empty_engine, "--json")
    assert (again.code, again.answer.split()) == (0, ["{", '"before":', f"{MODEL},", '"model":', f"{MODEL}", "}"])
    applied = await world.apply(**SECOND)
    assert (applied.written, applied.instant) == (Written(unchanged=EVERYTHING), None)
    assert_upgraded(empty_engine, before)


async def test_the_next_apply_migrates_and_changes_nothing_else(world: World, empty_engine: EngineUnderTest) -> None:
    load(empty_engine)
    before = contents(empty_engine)
    told = run("apply", world.write(**SECOND), **graph_of(empty_engine))
    assert (told.code, told.told) == (
        0,
        [
            *STEPS_TOLD,
            f"0 facts new, 0 changed, {EVERYTHING} as before, 0 rows left out",
            "nothing changed",
        ],
    )
    assert_upgraded(empty_engine, before)
    await assert_answers_as_it_did(world)


async def test_a_migrated_graph_goes_on_as_one_of_its_model(world: World, empty_engine: EngineUnderTest) -> None:
    load(empty_engine)
    applied = await world.apply(**(FIRST | {"areas": SECOND["areas"] + "CN,中国,,,,\n"}))
    # What the second ledger had corrected beside the province is taken back, and the country is new.
    assert applied.written == Written(created=1, changed=2, unchanged=EVERYTHING - 2)
    place = "... on Area { parent { id } children { nodes { id } } }"
    found = await world.ask(f'{{ nodes(ids: ["area:CN", "area:33"]) {{ {place} }} }}')
    assert found == {
        "nodes": [
            {"parent": None, "children": {"nodes": [{"id": "area:33"}, {"id": "area:34"}]}},
            {"parent": {"id": "area:CN"}, "children": {"nodes": [{"id": "area:3301"}]}},
        ]
    }
    await assert_answers_as_it_did(world, [each for each in asked() if each.at is not None])


@pytest.mark.parametrize(
    ("allowed", "half_done"), [(0, (0, 0, 1)), (1, (1, 0, 1)), (len(PROVINCES), (4, 0, 1)), (7, (4, 10, 2))]
)
async def test_killed_in_the_middle_it_is_refused_and_the_next_one_completes_it(
    world: World, empty_engine: EngineUnderTest, allowed: int, half_done: tuple[int, int, int]
) -> None:
    written, worded, model = half_done
    load(empty_engine)
    before = contents(empty_engine)
    command = [sys.executable, "-c", KILLED, str(allowed)]
    killed = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **graph_of(empty_engine)}, capture_output=True, text=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    half = contents(empty_engine)
    assert [half[key]["parent"] for key in PROVINCES].count("CN") == written
    assert sum("words" in said for said in half.values()) == worded
    assert (half["graph"]["model"], half["graph"]["holder_name"]) == (model, "migration")
    assert await world.fail(ASK) == ("GRAPH_UNAVAILABLE", OLDER.replace("model 1", f"model {model}"))

    told = migrate(empty_engine)
    assert (told.code, told.told[-1]) == (0, f"the graph was of model {model} and is now of model {MODEL}")
    assert_upgraded(empty_engine, before)
    await assert_answers_as_it_did(world)


def test_a_server_migrates_the_graph_of_its_own_engine_and_fills_nothing(tmp_path: Path) -> None:
    with open_engine(tmp_path) as engine:
        at = engine.address
        own = EngineUnderTest("embedded", at.uri, at.user, at.password, at.database)
        load(own)
        before = contents(own)
    with RunningServer(tmp_path) as server:
        server.serving()
        assert set(STEPS_TOLD) <= set(server.lines)
        assert "seeds" not in server.text
        first = next(each for each in asked() if each.field == "nodes")
        question = {"query": first.document, "variables": first.variables}
        response = httpx.post(f"{server.base}/graphql", json=question, timeout=60)
        assert response.json() == {"data": {"nodes": first.answer}}
    with open_engine(tmp_path) as engine:
        at = engine.address
        assert_upgraded(EngineUnderTest("embedded", at.uri, at.user, at.password, at.database), before)


def test_a_server_on_an_older_graph_that_was_brought_ends_with_the_command_that_migrates_it(
    empty_engine: EngineUnderTest, tmp_path: Path
) -> None:
    load(empty_engine)
    before = contents(empty_engine)
    ended = run_to_its_end(tmp_path / "state", **graph_of(empty_engine))
    assert (ended.returncode, ended.stderr) == (4, f"sanfang: {OLDER}\n")
    assert contents(empty_engine) == before


async def test_a_graph_that_a_newer_release_wrote_is_neither_read_nor_written(
    world: World, empty_engine: EngineUnderTest
) -> None:
    await world.apply()
    set_model(empty_engine, MODEL + 1)
    before = contents(empty_engine)
    assert await world.fail(ASK) == ("GRAPH_UNAVAILABLE", NEWER)
    assert await world.fail('{ node(id: "area:33", knownAt: "2020-01-01T00:00:00Z") { id } }') == (
        "GRAPH_UNAVAILABLE",
        NEWER,
    )
    ready = await world.client.get("/readyz")
    assert (ready.status_code, ready.json()["notReady"], ready.json()["message"]) == (503, ["graph"], NEWER)
    with pytest.raises(GraphUnavailable, match="use the newer release"):
        await world.apply(areas=AREAS.replace("浙江省", "别名"))
    told = migrate(empty_engine)
    assert (told.code, told.told) == (4, [NEWER])
    assert contents(empty_engine) == before


async def test_a_writer_that_waited_while_a_newer_release_migrated_writes_nothing(
    world: World, empty_engine: EngineUnderTest
) -> None:
    await world.apply()
    waiting = asyncio.Event()

    async def second() -> None:
        async with world.graph.writer.publication("the second", waiting=lambda _: waiting.set()):
            pytest.fail("it was let in")

    async with world.graph.writer.publication("the first"):
        late = asyncio.create_task(second())
        await waiting.wait()
        set_model(empty_engine, MODEL + 1)
    with pytest.raises(GraphUnavailable, match="use the newer release"):
        await late
    assert "holder" not in contents(empty_engine)["graph"]


async def test_a_new_graph_has_every_index_and_an_apply_makes_none_again(
    world: World, empty_engine: EngineUnderTest
) -> None:
    await world.apply()
    assert contents(empty_engine)["graph"]["model"] == MODEL
    assert indexes(empty_engine) >= index_statements().keys()
    with empty_engine.session() as session:
        session.run("DROP INDEX rule_state_kind IF EXISTS").consume()
    await world.apply(areas=AREAS.replace("浙江省", "另一个名字"))
    assert "RuleState(kind)" not in indexes(empty_engine)
    told = migrate(empty_engine)
    assert (told.code, told.told) == (0, [f"the graph is of model {MODEL} already, and has its keys and indexes"])
    assert indexes(empty_engine) >= index_statements().keys()


async def test_an_empty_database_becomes_a_graph(empty_engine: EngineUnderTest) -> None:
    told = migrate(empty_engine)
    assert (told.code, told.told) == (0, [f"a new graph of model {MODEL} was made"])
    assert contents(empty_engine)["graph"]["model"] == MODEL


def test_steps_are_numbered_without_a_gap_and_every_file_is_one_of_theirs() -> None:
    assert [step.model for step in STEPS] == list(range(1, MODEL + 1))
    for path in (FOLDER / "migrations").glob("*.cypher"):
        number = re.match(r"model_(\d+)_", path.name)
        assert number, path.name
        source = (FOLDER / "migrations" / f"model_{number[1]}.py").read_text(encoding="utf-8")
        assert f'"migrations/{path.name}"' in source, f"nothing reads {path.name}"


@pytest.mark.parametrize(("file", "digest"), RELEASED.items())
def test_files_of_a_released_model_stay_as_they_are(file: str, digest: str) -> None:
    text = read(f"migrations/{file}")
    assert hashlib.sha256(text.encode()).hexdigest() == digest, f"{file} is released: it belongs into the next model"
