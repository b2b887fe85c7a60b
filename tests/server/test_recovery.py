"""A server whose embedded engine is gone gets it back by itself; one that was brought is found again, never started."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from graph.embedded import EmbeddedEngine, open_engine
from tests.ledgers.command import run
from tests.ledgers.folders import folder_of
from tests.server.running import ROOT, RunningServer, runs
from tests.world import AREAS, SOURCES

pytestmark = pytest.mark.full_tree

PATIENCE = 120.0
QUESTION = {
    "query": """{
      publication { revision }
      node(id: "area:330105001") { ... on Area { name children { nodes { id name } } } }
      coverage(area: "330105001", unit: PROPERTY_FIRM, measure: PARTY_WORK) { numerator denominator }
    }"""
}
FIRMS = """
id,name,kind,area,source
t-a,甲物业,PROPERTY_FIRM,330105001,t-src#p1
t-b,乙物业,PROPERTY_FIRM,330105001,t-src#p1
"""
COVERS = """
id,unit,mode,source
t-a,organization:t-a,UNSTATED,t-src#p1
t-b,organization:t-b,NONE,t-src#p1
"""
# Opens the folder named by its argument and stays until it is told to end, as a command does with its engine.
COMMAND = """
import sys
from pathlib import Path
from graph.embedded import open_engine
with open_engine(Path(sys.argv[1])) as engine:
    print(engine.address.pid, flush=True)
    sys.stdin.read()
"""


def answer(revision: int = 1, numerator: int = 1) -> object:
    """What QUESTION is answered, whole."""
    communities = [{"id": f"area:330105001L0{n}", "name": f"{name}社区"} for n, name in ((1, "甲"), (2, "乙"))]
    return {
        "data": {
            "publication": {"revision": revision},
            "node": {"name": "米市巷街道", "children": {"nodes": communities}},
            "coverage": {"numerator": numerator, "denominator": 2},
        }
    }


def sourced(table: str) -> str:
    head, *rows = table.strip().splitlines()
    return "\n".join([f"{head},source", *(f"{row},t-src#p1" for row in rows)]) + "\n"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder whose graph holds a small ledger, put there by the command, with no engine on it."""
    folder = tmp_path_factory.mktemp("filled")
    ledger = folder_of(folder / "ledger", sources=SOURCES, areas=sourced(AREAS), organizations=FIRMS, covers=COVERS)
    told = run("apply", ledger, SANFANG_STATE=str(folder / "state"))
    assert told.code == 0, told.told
    return folder / "state"


@pytest.fixture
def state(filled: Path, tmp_path: Path) -> Path:
    """A state folder of the test's own, filled."""
    return Path(shutil.copytree(filled, tmp_path / "state"))


def post(server: RunningServer) -> httpx.Response:
    return httpx.post(f"{server.base}/graphql", json=QUESTION, timeout=40)


def eventually(true: Callable[[], bool], server: RunningServer) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert server.process.poll() is None, server.text
        assert time.monotonic() < deadline, server.text
        time.sleep(0.05)


def says(server: RunningServer, words: str) -> bool:
    return any(words in line for line in server.lines)


def answered_again(server: RunningServer) -> object:
    """Asks until there is an answer, and is told nothing meanwhile but to come again."""
    deadline = time.monotonic() + PATIENCE
    while (response := post(server)).status_code != 200:
        assert time.monotonic() < deadline, server.text
        assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
        assert {error["extensions"]["code"] for error in response.json()["errors"]} == {"GRAPH_UNAVAILABLE"}
        assert httpx.get(f"{server.base}/livez").status_code == 200
        time.sleep(0.05)
    return response.json()


def kill_engine(server: RunningServer) -> int:
    pid = server.engine_pid()
    os.kill(pid, signal.SIGKILL)
    return pid


def engines_on(state: Path) -> list[int]:
    """The processes of java that work on a state folder."""
    told = subprocess.run(["ps", "-axww", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    lines = [line.split(maxsplit=1) for line in told.splitlines() if f"rootPath={state / 'engine'}" in line]
    return [int(pid) for pid, command in lines if not command.startswith(sys.executable)]


@contextmanager
def broken(state: Path) -> Generator[None]:
    """A state folder on which no engine can start; the one that runs there does not mind."""
    (state / "engine").rename(state / "aside")
    (state / "engine").touch()
    yield
    (state / "engine").unlink()
    (state / "aside").rename(state / "engine")


def test_an_engine_that_is_killed_is_started_again_with_all_that_was_acknowledged(state: Path, tmp_path: Path) -> None:
    with RunningServer(state) as server:
        server.serving()
        assert post(server).json() == answer()
        first = kill_engine(server)
        with ThreadPoolExecutor(8) as many:
            # Eight at once, at every moment of the loss and of the return.
            assert list(many.map(answered_again, [server] * 8)) == [answer()] * 8
        assert not runs(first)
        assert httpx.get(f"{server.base}/readyz").status_code == 200

        # Killed the moment after a command was told that its ledger is published.
        ledger = folder_of(tmp_path / "next", sources=SOURCES, covers=COVERS.replace("NONE", "UNSTATED"))
        told = run("apply", ledger, SANFANG_STATE=str(state))
        second = kill_engine(server)
        assert told.code == 0, told.told
        eventually(lambda: not runs(second), server)
        assert answered_again(server) == answer(revision=2, numerator=2)

        third = server.engine_pid()
        assert len({first, second, third}) == 3
        assert engines_on(state) == [third]
        assert says(server, f"the embedded engine is started again now: process {first} is gone")
        assert says(server, f"the embedded engine serves again: process {third} was started")
        server.interrupt()
        assert server.wait() == 0, server.text
    assert engines_on(state) == []
    assert "Traceback" not in server.text


def test_the_engine_of_a_command_that_ends_is_followed_by_one_of_the_servers_own(state: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, state], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as command:
        assert command.stdin is not None
        assert command.stdout is not None
        theirs = int(command.stdout.readline())
        with RunningServer(state) as server:
            server.serving()
            assert server.engine_pid() == theirs
            assert post(server).json() == answer()
            command.stdin.close()
            assert command.wait() == 0
            assert not runs(theirs)
            assert answered_again(server) == answer()
            assert engines_on(state) == [server.engine_pid()]
            assert says(server, f"process {theirs} is gone")


def test_of_two_servers_one_starts_the_engine_and_the_other_uses_it(state: Path) -> None:
    with RunningServer(state) as one, RunningServer(state) as other:
        one.serving()
        other.serving()
        killed = kill_engine(one)
        eventually(lambda: not runs(killed), one)
        assert answered_again(one) == answered_again(other) == answer()
        eventually(lambda: says(one, "serves again") and says(other, "serves again"), one)
        assert sorted(says(each, "was started") for each in (one, other)) == [False, True]
        assert engines_on(state) == [one.engine_pid()]


def test_an_engine_that_cannot_start_is_tried_again_ever_more_slowly_and_comes_back_once_it_can(state: Path) -> None:
    with RunningServer(state) as server:
        server.serving()
        with broken(state):
            kill_engine(server)
            eventually(lambda: says(server, "is started again in 2 seconds: The state folder"), server)
            ready = httpx.get(f"{server.base}/readyz")
            assert (ready.status_code, ready.headers["Retry-After"]) == (503, "5")
            assert ready.json() == {
                "ready": False,
                "notReady": ["engine"],
                "parts": {"server": {"ready": True}, "engine": {"ready": False}},
                "message": "The embedded engine has ended and is being started again. Try again shortly.",
            }
            assert httpx.get(f"{server.base}/livez").status_code == 200
        assert answered_again(server) == answer()


def test_one_that_never_starts_ends_in_a_long_pause_which_ctrl_c_ends_at_once(state: Path) -> None:
    with RunningServer(state) as server:
        server.serving()
        with broken(state):
            kill_engine(server)
            said = "the embedded engine does not stay up, 5 times in a row: it is tried again in 60 seconds"
            eventually(lambda: says(server, said), server)
            assert post(server).json()["errors"][0]["message"].startswith("The embedded engine does not stay up")
            tries = [re.search(r"again (?:in )?(now|\d+ seconds)", line) for line in server.lines]
            assert [each[1] for each in tries if each] == ["now", "1 seconds", "2 seconds", "4 seconds", "60 seconds"]
            server.interrupt()
            assert server.wait() == 0, server.text
    assert "Traceback" not in server.text


def test_ctrl_c_while_the_engine_is_started_again_ends_everything(state: Path) -> None:
    with RunningServer(state) as server:
        server.serving()
        kill_engine(server)
        eventually(lambda: says(server, "is started again now") and bool(engines_on(state)), server)
        server.interrupt()
        assert server.wait() == 0, server.text
    assert engines_on(state) == []
    assert "Traceback" not in server.text


def test_a_server_that_was_brought_is_never_started_and_found_again(state: Path, tmp_path: Path) -> None:
    # An engine that we open stands in for a Neo4j: the server is told an address and knows nothing else of it.
    def brought(port: int = 0) -> EmbeddedEngine:
        return open_engine(state, bolt_port=port)

    with brought() as theirs:
        at = theirs.address
    named = {"NEO4J_URI": at.uri, "NEO4J_USER": at.user, "NEO4J_PASSWORD": at.password, "NEO4J_DATABASE": at.database}
    with brought(at.bolt_port) as theirs, RunningServer(tmp_path / "unused", **named) as server:
        server.serving()
        assert post(server).json() == answer()
        os.kill(theirs.address.pid, signal.SIGKILL)
        eventually(lambda: not theirs.alive(), server)
        gone = post(server)
        assert (gone.status_code, gone.headers["Retry-After"]) == (503, "5")
        assert httpx.get(f"{server.base}/readyz", timeout=20).json()["notReady"] == ["engine"]
        assert engines_on(state) == []
        with brought(at.bolt_port):
            assert answered_again(server) == answer()
        assert not (tmp_path / "unused").exists()
