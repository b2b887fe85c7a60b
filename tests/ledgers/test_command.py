"""The command: what it answers on standard output, what it tells on standard error, and how it ends."""

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, cast

import pytest

from graph.publication import Written
from tests.engines.under_test import EngineUnderTest
from tests.ledgers.cases import tables_of
from tests.ledgers.command import Ended, ended, graph_of, run, start
from tests.ledgers.folders import folder_of
from tests.world import World

PEOPLE = "id,name,from\nt-wang,王某,2018\nt-li,李某,?\n"
FAULTY = "id,name,from\nt-wang,王某,2018-02-30\nt-li,,?\n"
NO_SUCH_DAY = "'2018-02-30' is a day that does not exist: that month has 28 days"
FAULTS = [
    f"error: people.csv, row 2, column from: {NO_SUCH_DAY} [BAD_DATE]",
    "error: people.csv, row 3, column name: the cell 'name' is empty: this table needs it [CELL_MISSING]",
]
UNPUBLISHED = "MATCH (g:Graph {id: 'graph'}) RETURN EXISTS { MATCH (f:Fact) WHERE f.recorded_at > g.published }"
STATE = """
MATCH (g:Graph {id: 'graph'})
RETURN g.revision AS revision, g.holder AS holder,
  COUNT { MATCH (f:Fact) WHERE f.recorded_at > g.published OR f.superseded_at > g.published AND f.open_id IS NULL }
    AS unpublished,
  COUNT { MATCH (f:Fact) WHERE f.open_id IS NOT NULL } AS open
"""


def ledger(at: Path, **tables: str) -> Path:
    """A folder with these tables, and sources and areas."""
    return folder_of(at, **tables_of(**tables))


def one_object(said: Ended) -> dict[str, Any]:
    """The one JSON object on standard output; standard error stays silent."""
    assert said.told == []
    assert said.answer.startswith("{\n")
    return cast("dict[str, Any]", json.loads(said.answer))


def state(engine: EngineUnderTest) -> dict[str, Any]:
    """What is published, who writes, and what is there of facts."""
    with engine.session() as session:
        return session.run(STATE).single(strict=True).data()


@pytest.fixture
def nothing_there() -> str:
    """An address at which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"bolt://127.0.0.1:{free.getsockname()[1]}"


def test_a_check_tells_faults_a_line_each_and_answers_json_where_asked(tmp_path: Path) -> None:
    good, bad = ledger(tmp_path / "good", people=PEOPLE), ledger(tmp_path / "bad", people=FAULTY)
    odd = ledger(tmp_path / "odd", people="id,name,source\nt-wang,王某,u-src#p1\n")
    started = [start("check", good), start("check", bad), start("check", odd), start("check", "--json", bad)]
    told_good, told_bad, told_odd, as_json = map(ended, started)
    assert told_good == Ended(0, "", ["7 rows, 0 errors, 0 warnings"])
    assert told_bad == Ended(3, "", [*FAULTS, "7 rows, 2 errors, 0 warnings"])
    warning = "'source:u-src' is not in this ledger: it is looked up in the graph when the ledger is applied"
    warned = f"warning: people.csv, row 2, column source: {warning} [OUTSIDE_ID]"
    assert told_odd == Ended(0, "", [warned, "6 rows, 0 errors, 1 warnings"])
    answer = one_object(as_json)
    assert (as_json.code, answer["rows"], answer["errors"], len(answer["findings"])) == (3, 7, 2, 2)
    assert answer["findings"][0] == {
        "sheet": "people.csv",
        "row": 2,
        "column": "from",
        "value": "2018-02-30",
        "code": "BAD_DATE",
        "message": NO_SUCH_DAY,
        "severity": "error",
    }


def test_help_has_examples_and_exit_codes() -> None:
    whole, check, apply = map(ended, [start("--help"), start("check", "--help"), start("apply", "--help")])
    assert (whole.code, check.code, apply.code) == (0, 0, 0)
    one_line = [" ".join(said.answer.split()) for said in (whole, check, apply)]
    assert "Exit codes: 0 done, 1 failed or stopped, 2 wrong use, 3 wrong rows, 4 no graph." in one_line[0]
    assert "Example: python -m ledgers check seeds/divisions seeds/mishixiang" in one_line[0]
    assert "Example: python -m ledgers check seeds/divisions seeds/mishixiang" in one_line[1]
    assert "Example: python -m ledgers apply seeds/divisions seeds/mishixiang" in one_line[2]
    assert "--good-rows-only" in one_line[2]


def test_wrong_use_is_told_before_a_graph_is_looked_for(tmp_path: Path, nothing_there: str) -> None:
    missing = tmp_path / "none"
    good = ledger(tmp_path / "good", people=PEOPLE)
    no_graph = {"NEO4J_URI": nothing_there}
    started = [
        start("apply", missing, **no_graph),
        start("apply", "--json", missing, **no_graph),
        start("apply", good, NEO4J_URI="host:x:7687"),
        start("apply", good, NEO4J_URI="bolt://neo4j:hidden@127.0.0.1:7687"),
        start("apply", good, NEO4J_PASSWORD="one", NEO4J_PASSWORD_FILE="two", **no_graph),
        start("apply"),
    ]
    folder, as_json, address, told, passwords, nothing = map(ended, started)
    message = f"There is no folder {str(missing)!r}: name a folder of CSV files, such as seeds/mishixiang."
    assert folder == Ended(2, "", [message])
    assert (as_json.code, one_object(as_json)) == (2, {"error": message, "code": "BAD_INPUT"})
    wrong = "The graph's address is no Bolt address: write bolt://host:7687 or neo4j+s://host."
    assert address == Ended(2, "", [wrong])
    hidden = "NEO4J_URI holds a user or password: leave them out, and set NEO4J_USER and NEO4J_PASSWORD."
    assert told == Ended(2, "", [hidden])
    assert passwords == Ended(2, "", ["NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set: keep one of them."])
    assert nothing.code == 2
    assert nothing.answer == ""
    assert any("Missing argument" in line for line in nothing.told)


def test_a_graph_out_of_reach_is_told_in_a_line(tmp_path: Path, nothing_there: str) -> None:
    good = ledger(tmp_path, people=PEOPLE)
    started = [start("apply", good, NEO4J_URI=nothing_there), start("apply", "--json", good, NEO4J_URI=nothing_there)]
    told, as_json = map(ended, started)
    message = "The graph does not answer: its engine is starting, stopped or out of reach. Try again shortly."
    assert told == Ended(4, "", [message])
    assert (as_json.code, one_object(as_json)) == (4, {"error": message, "code": "GRAPH_UNAVAILABLE"})


def test_an_apply_tells_what_it_wrote_and_refuses_what_is_wrong(tmp_path: Path, empty_engine: EngineUnderTest) -> None:
    graph = graph_of(empty_engine)
    good, bad = ledger(tmp_path / "good", people=PEOPLE), ledger(tmp_path / "bad", people=FAULTY)
    refused = run("apply", bad, **graph)
    assert refused == Ended(3, "", [*FAULTS, "2 errors: nothing was applied"])
    assert (state(empty_engine)["revision"], state(empty_engine)["open"]) == (0, 0)

    first = run("apply", "--json", good, **graph)
    assert first.code == 0
    answer = one_object(first)
    assert answer.pop("instant").startswith("20")
    assert answer == {
        "written": {"created": 7, "changed": 0, "unchanged": 0, "withdrawn": 0},
        "followed": 0,
        "left_out": 0,
        "revision": 1,
        "findings": [],
    }
    again = run("apply", good, **graph)
    assert again == Ended(0, "", ["0 facts new, 0 changed, 7 as before, 0 rows left out", "nothing changed"])

    as_json = run("apply", "--json", bad, **graph)
    refusal = one_object(as_json)
    assert (as_json.code, refusal["code"], len(refusal["findings"])) == (3, "LEDGER_REFUSED", 2)
    assert refusal["error"].startswith("The ledger has 2 errors; nothing of it was applied. error: people.csv, row 2,")

    part = ledger(tmp_path / "part", people=f"{FAULTY}t-zhao,赵某,\n")
    in_part = run("apply", "--good-rows-only", part, **graph)
    assert (in_part.code, in_part.answer, len(in_part.told)) == (0, "", 4)
    assert in_part.told[:3] == [*FAULTS, "1 facts new, 0 changed, 5 as before, 2 rows left out"]
    assert in_part.told[3].startswith("published as revision 2 at 20")


async def test_an_apply_that_is_stopped_leaves_the_old_answer_standing(
    world: World, empty_engine: EngineUnderTest, tmp_path: Path
) -> None:
    await world.apply(people=PEOPLE)
    before = state(empty_engine)
    assert before == {"revision": 1, "holder": None, "unpublished": 0, "open": 10}
    many = PEOPLE.replace("王某", "王五") + "".join(f"t-{number},某人,2018\n" for number in range(4000))
    process = start("apply", ledger(tmp_path / "many", people=many), **graph_of(empty_engine))
    _interrupt_while_it_writes(process, empty_engine)
    stopped = ended(process)
    assert stopped == Ended(1, "", ["stopped: nothing of this ledger is visible; run it again to complete it"])
    assert state(empty_engine) == before
    assert (await world.apply(people=PEOPLE)).written == Written(0, 0, 10)


def _interrupt_while_it_writes(process: subprocess.Popen[str], engine: EngineUnderTest) -> None:
    until = time.monotonic() + 60
    with engine.session() as session:
        while process.poll() is None and time.monotonic() < until:
            if session.run(UNPUBLISHED).single(strict=True).value():
                # As a terminal does it: to the whole group.
                os.killpg(process.pid, signal.SIGINT)
                return
            time.sleep(0.02)
    raise AssertionError("it was not seen writing")
