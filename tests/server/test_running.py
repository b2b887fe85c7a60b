"""`python -m server` from its start to its end, in a process of its own."""

import asyncio
import socket
import time
from pathlib import Path

import httpx
import pytest

from server.serving import listening
from server.settings import Settings
from tests.server.running import RunningServer, run_to_its_end, runs

# A question that has to ask the engine, whatever else the schema holds.
QUESTION = {"query": '{ node(id: "area:330105001") { id } }'}
# Far above what it takes on an idle machine (a few seconds), far below what a hang would take.
QUICK_SECONDS = 60


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder after a first run, which loaded the seeds and was ended by SIGTERM."""
    state = tmp_path_factory.mktemp("state") / "sanfang"
    with RunningServer(state) as server:
        server.serving()
        assert "first run: loading the seeds" in server.text
        answer = httpx.post(f"{server.base}/graphql", json=QUESTION).json()
        assert answer == {"data": {"node": {"id": "area:330105001"}}}
        server.process.terminate()
        assert server.wait() == 0, server.text
    return state


@pytest.mark.full_tree
def test_a_second_run_loads_nothing_and_is_quick(filled: Path) -> None:
    with RunningServer(filled) as server:
        assert server.serving() < QUICK_SECONDS
        assert "seeds" not in server.text
        answer = httpx.post(f"{server.base}/graphql", json=QUESTION).json()
        assert answer == {"data": {"node": {"id": "area:330105001"}}}
        assert httpx.get(f"{server.base}/readyz").status_code == 200


@pytest.mark.full_tree
def test_ctrl_c_ends_everything_it_started(filled: Path) -> None:
    with RunningServer(filled) as server:
        server.serving()
        engine = server.engine_pid()
        assert runs(engine)
        server.interrupt()
        assert server.wait() == 0, server.text
        assert not runs(engine)
        assert "Traceback" not in server.text


@pytest.mark.full_tree
def test_ctrl_c_during_the_imports_ends_without_a_stack(tmp_path: Path) -> None:
    # Python tells each import as it is done; this one comes when half of them are.
    with RunningServer(tmp_path, PYTHONPROFILEIMPORTTIME="1") as server:
        while not any("graphql" in line for line in server.lines):
            assert server.process.poll() is None, server.text
            time.sleep(0.01)
        server.interrupt()
        assert server.wait() == 0, server.text
        assert "Traceback" not in server.text
        assert "starting" not in server.text


@pytest.mark.full_tree
def test_ctrl_c_during_the_start_ends_everything_as_well(filled: Path) -> None:
    with RunningServer(filled) as server:
        while not any(line.startswith("opening the embedded engine") for line in server.lines):
            assert server.process.poll() is None, server.text
            time.sleep(0.05)
        server.interrupt()
        assert server.wait() == 0, server.text
        assert "Traceback" not in server.text
        assert "readyz" not in server.text
        assert not (filled / "engine.json").exists() or not runs(server.engine_pid())


@pytest.mark.full_tree
def test_a_taken_port_is_said_before_anything_is_started(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = run_to_its_end(tmp_path / "state", SANFANG_PORT=str(port))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"sanfang: port {port} on 127.0.0.1 is taken; set SANFANG_PORT to a free one")
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "state").exists()


async def test_an_answer_does_not_wait_for_the_client_to_acknowledge_its_head() -> None:
    at_once: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        at_once.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    with listening(Settings(port=0)) as door:
        async with await asyncio.start_server(met, sock=door):
            _, writer = await asyncio.open_connection(*door.getsockname())
            assert await at_once
            writer.close()
            await writer.wait_closed()


@pytest.mark.full_tree
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"SANFANG_PORT": "x"}, "sanfang: SANFANG_PORT=x: a whole number"),
        ({"SANFANG_HOST": "192.0.2.1"}, "sanfang: SANFANG_HOST=192.0.2.1: this release has no access keys"),
    ],
)
def test_a_wrong_setting_ends_with_one_line(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    ended = run_to_its_end(tmp_path / "state", **settings)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(said)
    assert ended.stderr.count("\n") == 1


@pytest.mark.full_tree
def test_a_neo4j_server_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    ended = run_to_its_end(tmp_path / "state", NEO4J_URI=f"bolt://127.0.0.1:{port}")
    assert ended.returncode == 4
    assert ended.stderr.startswith("sanfang: The graph does not answer")
    assert ended.stderr.count("\n") == 1


@pytest.mark.full_tree
def test_an_engine_that_cannot_start_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "engine.lock").mkdir()
    ended = run_to_its_end(tmp_path / "state")
    assert ended.returncode == 4
    assert ended.stderr.startswith("sanfang: ")
    assert ended.stderr.count("\n") == 1
