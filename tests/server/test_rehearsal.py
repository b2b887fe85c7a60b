"""The rehearsal: what requests ask the engine has been asked before they come, and one that fails harms nobody."""

import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from execution.executing import Executing
from graph.cypher import confirmed, level, read
from graph.edges import Edges
from graph.entities import ENTITIES
from graph.errors import GraphUnavailable
from graph.rehearsal import questions_asked
from graph.statements import Statements
from schema.schema import build_schema
from server.documents import InnerDocuments
from server.rehearsal import Rehearsal
from tests.server.running import START_SECONDS, RunningServer
from tests.world import World

QUESTIONS = """
{
  coverage(area: "330105001", unit: OWNERS_COMMITTEE, measure: PARTY_WORK) { denominator }
  search(text: "米市巷", kinds: [ORGANIZATION, COMPOUND]) { nodes { entity { id } reason } }
  problemTrace(id: "problem:t-gate") { problem { title } steps { step handler { name } } }
  crossAppointments(area: "330105001") { directions { appointments } }
}
"""
TABLES = {
    "compounds": "id,name,area\nt-home,米市巷家园,330105001L01\n",
    "organizations": "id,name,kind,area\nt-oc,米市巷家园业主委员会,OWNERS_COMMITTEE,330105001L01\n",
    "problems": "id,title,place\nt-gate,北门开启,compound:t-home\n",
    "handlings": "id,problem,handler,step,role\nt-h1,t-gate,organization:t-oc,1,CONVENER\n",
}


def rehearsal_of(world: World) -> Rehearsal:
    schema = build_schema()
    return Rehearsal(Executing(schema), InnerDocuments(schema), world.graph.reader)


async def test_what_a_first_request_asks_was_asked_before(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.apply(**TABLES)
    asked: list[str] = []
    ask = Statements.value

    async def watched(self: Statements, text: Any, params: Any, **more: Any) -> object:
        asked.append(text)
        return await ask(self, text, params, **more)

    monkeypatch.setattr(Statements, "value", watched)
    rehearsal = rehearsal_of(world)
    assert (rehearsal.asked, rehearsal.ended) == (0, False)
    await rehearsal.run()
    assert rehearsal.ended
    rehearsed = set(asked)
    assert rehearsal.complete
    assert rehearsed >= {confirmed(each.file) for each in questions_asked()}
    assert rehearsed >= {read(each.file) for each in ENTITIES.values()}
    assert rehearsed >= {level(each.value.file) for each in Edges}
    asked.clear()
    data = await world.ask(QUESTIONS)
    assert data["coverage"] == {"denominator": 1}
    assert [each["reason"] for each in data["search"]["nodes"]] == ["PREFIX", "PREFIX"]
    assert data["problemTrace"]["steps"] == [{"step": 1, "handler": {"name": "米市巷家园业主委员会"}}]
    assert len(asked) > 4
    # What is planned behind the answer for the next one comes on top: it reads a whole tree at once.
    assert all(text.startswith("RETURN [COLLECT {") for text in asked if text not in rehearsed)


async def test_a_rehearsal_that_fails_is_told_and_leaves_the_requests_alone(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    await world.apply(**TABLES)

    async def gone(*_: object, **__: object) -> object:
        raise GraphUnavailable("the engine is gone")

    rehearsal = rehearsal_of(world)
    with monkeypatch.context() as patched:
        patched.setattr(Statements, "value", gone)
        await rehearsal.run()
    assert (rehearsal.ended, rehearsal.complete) == (True, False)
    assert "the engine is gone" in capsys.readouterr().out
    assert (await world.ask(QUESTIONS))["coverage"] == {"denominator": 1}


@pytest.mark.full_tree
def test_a_server_rehearses_behind_its_first_answers(tmp_path: Path) -> None:
    with RunningServer(tmp_path / "state") as server:
        server.serving()
        deadline = time.monotonic() + START_SECONDS
        while "sanfang_rehearsal_complete 1.0" not in (told := httpx.get(f"{server.base}/metrics").text):
            assert server.process.poll() is None, server.text
            assert time.monotonic() < deadline, server.text
            time.sleep(0.1)
        assert "rehearsed" in server.text
        assert 'sanfang_nested_statements{state="failed"} 0.0' in told
        # The examples are about the seeds, which stand in a graph of its own.
        assert 'sanfang_nested_statements{state="planned"} 0.0' not in told
        server.process.terminate()
        assert server.wait() == 0, server.text
