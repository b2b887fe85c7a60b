"""The embedded engine's life: started, attached to, stopped, killed; and each way in which it must not start."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import LiteralString

import pytest
from neo4j import Session
from neo4j.exceptions import ClientError, DriverError

from graph.embedded import Address, EmbeddedEngine, http_command, open_engine
from graph.errors import EngineRefused, GraphUnavailable
from tests.engines.under_test import EngineUnderTest

ROOT = Path(__file__).parents[2]
# Opens the folder named by its argument, tells the engine's pid and stays.
HOLDER = """
import sys, time
from pathlib import Path
from graph.embedded import open_engine
engine = open_engine(Path(sys.argv[1]))
print(engine.address.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that others may read, with a name that a careless command line would lose."""
    folder = tmp_path_factory.mktemp("shared") / "我的 state"
    folder.mkdir(mode=0o755)
    return folder


@pytest.fixture(scope="module")
def serving(state: Path) -> Iterator[EmbeddedEngine]:
    """An engine that serves `state`, for the tests that leave it alive."""
    with open_engine(state) as engine:
        yield engine


def at(address: Address) -> EngineUnderTest:
    return EngineUnderTest("embedded", address.uri, address.user, address.password, address.database)


def write_on(session: Session, acknowledged: list[int]) -> None:
    """Write numbers, one a transaction, and note each once it is acknowledged."""
    for i in range(1_000_000):
        session.run("CREATE (:Written {i: $i})", i=i).consume()
        acknowledged.append(i)


def run(address: Address, statement: LiteralString, **parameters: object) -> list[list[object]]:
    """The rows of one statement, once it is acknowledged."""
    with at(address).driver() as driver:
        records = driver.execute_query(statement, parameters, database_=address.database).records
        return [record.values() for record in records]


def eventually(true: Callable[[], bool], *, seconds: float) -> bool:
    """Whether something comes true within some seconds."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# While one engine serves


def test_it_answers_over_bolt_and_over_http(serving: EmbeddedEngine) -> None:
    assert serving.owned
    assert serving.alive()
    assert run(serving.address, "RETURN 1 AS one") == [[1]]
    assert http_command(serving.address, "sanfang", "sql", "SELECT 1 AS one") == [{"one": 1}]


def test_a_command_that_is_none_is_told_in_the_engines_words(serving: EmbeddedEngine) -> None:
    with pytest.raises(EngineRefused, match="SQL syntax error"):
        http_command(serving.address, "sanfang", "sql", "SELEC 1")


def test_the_folder_and_the_password_are_the_owners_alone(serving: EmbeddedEngine, state: Path) -> None:
    assert mode_of(state) == 0o700
    assert mode_of(state / "engine.password") == 0o600
    assert (state / "engine.password").read_text() == serving.address.password
    assert serving.address.password not in repr(serving.address)
    seen = subprocess.run(
        ["ps", "-ww", "-o", "args=", "-p", str(serving.address.pid)], capture_output=True, text=True, check=True
    )
    assert "arcadedb" in seen.stdout
    assert serving.address.password not in seen.stdout


def test_it_listens_on_the_loopback_address_only(serving: EmbeddedEngine) -> None:
    # On Linux this reaches whatever listens on every address of the machine, and nothing that listens on 127.0.0.1.
    for port in (serving.address.bolt_port, serving.address.http_port):
        with pytest.raises(OSError, match=r"refused|assign|timed out"):
            socket.create_connection(("127.0.0.2", port), 2).close()


def test_no_statement_reads_a_file(serving: EmbeddedEngine) -> None:
    with pytest.raises(ClientError, match="file:/// URLs are disabled"):
        run(serving.address, "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line")


def test_ctrl_c_does_not_reach_it(serving: EmbeddedEngine) -> None:
    assert os.getpgid(serving.address.pid) != os.getpgrp()
    assert os.getsid(serving.address.pid) != os.getsid(0)


def test_a_second_opening_attaches_and_ends_nothing(serving: EmbeddedEngine, state: Path) -> None:
    with open_engine(state) as second:
        assert second.address == serving.address
        assert not second.owned
        assert second.alive()
    assert serving.alive()
    assert run(second.address, "RETURN 1") == [[1]]


def test_another_database_of_the_same_engine_is_created(serving: EmbeddedEngine, state: Path) -> None:
    other = open_engine(state, database="other").address
    assert (other.pid, other.database) == (serving.address.pid, "other")
    run(other, "CREATE (:Elsewhere)")
    assert run(serving.address, "MATCH (n:Elsewhere) RETURN n") == []


def test_an_engine_that_hangs_is_refused_with_its_pid(serving: EmbeddedEngine, state: Path) -> None:
    os.kill(serving.address.pid, signal.SIGSTOP)
    try:
        with pytest.raises(EngineRefused, match=rf"live process \({serving.address.pid}\) that does not answer"):
            open_engine(state, wait=0.5)
    finally:
        os.kill(serving.address.pid, signal.SIGCONT)
    assert not open_engine(state).owned


# From start to end


def test_stopped_it_is_gone_and_reopened_it_finds_everything(tmp_path: Path) -> None:
    first = open_engine(tmp_path)
    watcher = open_engine(tmp_path)
    run(first.address, "CREATE (:Kept {words: '业委会'})")
    first.stop()
    first.stop()
    assert gone(first.address.pid)
    assert not first.alive()
    assert not watcher.alive()
    assert not (tmp_path / "engine.json").exists()
    with pytest.raises(GraphUnavailable, match="does not answer"):
        http_command(first.address, "sanfang", "sql", "SELECT 1")
    # The password may be lost meanwhile, and a note left behind that names a living process.
    (tmp_path / "engine.password").unlink()
    (tmp_path / "engine.json").write_text(json.dumps({"pid": os.getpid(), "bolt_port": 1, "http_port": 1}))
    with open_engine(tmp_path) as second:
        assert second.owned
        assert second.address.password != first.address.password
        assert run(second.address, "MATCH (n:Kept) RETURN n.words") == [["业委会"]]
        assert not watcher.alive()


def test_killed_it_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    acknowledged: list[int] = []
    with open_engine(tmp_path) as engine:

        def kill_while_it_writes() -> None:
            assert eventually(lambda: len(acknowledged) >= 300, seconds=60)
            os.kill(engine.address.pid, signal.SIGKILL)

        killer = threading.Thread(target=kill_while_it_writes)
        killer.start()
        with at(engine.address).session() as session, pytest.raises(DriverError):
            write_on(session, acknowledged)
        killer.join()
        assert eventually(lambda: not engine.alive(), seconds=5)
    with open_engine(tmp_path) as reopened:
        assert reopened.owned
        found = [i for [i] in run(reopened.address, "MATCH (n:Written) RETURN n.i ORDER BY n.i")]
    # The write that was under way at the moment of the kill may be there as well.
    assert found in (acknowledged, [*acknowledged, len(acknowledged)])


def test_it_ends_with_a_parent_that_is_killed_and_one_of_many_starts_the_next(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE, cwd=ROOT) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert not gone(pid)
        parent.kill()
    assert eventually(lambda: gone(pid), seconds=10)
    # The note of the dead is still there: the next ones neither trust it nor stumble over it.
    assert (tmp_path / "engine.json").exists()
    opened: list[EmbeddedEngine] = []
    openers = [threading.Thread(target=lambda: opened.append(open_engine(tmp_path))) for _ in range(3)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join()
    try:
        assert sorted(engine.owned for engine in opened) == [False, False, True]
        assert len({engine.address for engine in opened}) == 1
    finally:
        for engine in opened:
            engine.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the engine outlives a guard that was killed")
def test_it_ends_with_its_guard(tmp_path: Path) -> None:
    with open_engine(tmp_path) as engine:
        asked = ["ps", "-o", "ppid=", "-p", str(engine.address.pid)]
        os.kill(int(subprocess.run(asked, capture_output=True, check=True).stdout), signal.SIGKILL)
        assert eventually(lambda: gone(engine.address.pid), seconds=10)
        assert not engine.alive()


# What must not start


@pytest.mark.parametrize("which", ["bolt_port", "http_port"])
def test_a_port_that_is_taken(tmp_path: Path, which: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(EngineRefused, match=f"Port {port} cannot be had .* choose 0") as refused:
            open_engine(tmp_path, **{which: port})
    assert refused.value.extensions == {"code": "ENGINE_REFUSED", "port": port}


def test_a_wheel_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(EngineRefused, match=r"no_such_wheel.* is not installed: `make serve` installs it"):
        open_engine(tmp_path, wheel="no_such_wheel")


def test_a_java_that_does_not_start_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(EngineRefused, match=r"(?s)ended while it started.*Invalid maximum heap size: -Xmxmuch"):
        open_engine(tmp_path, heap="much")
    assert gone(int((tmp_path / "engine.lock").read_text()))


def test_an_engine_that_is_not_ready_in_time(tmp_path: Path) -> None:
    with pytest.raises(EngineRefused, match="not ready in time"):
        open_engine(tmp_path, wait=0.2)
    assert gone(int((tmp_path / "engine.lock").read_text()))


def test_a_folder_that_is_somebody_elses(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o500)
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(EngineRefused, match=r"cannot be used .* set SANFANG_STATE to a folder of your own"):
            open_engine(theirs / "state")
    finally:
        if os.getuid() == 0:
            os.seteuid(0)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EngineRefused, match="cannot be used"):
        open_engine(tmp_path / "file")


def test_a_folder_that_many_share(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    with pytest.raises(EngineRefused, match="many share"):
        open_engine(tmp_path)
    assert mode_of(tmp_path) == 0o1777


def test_a_database_without_a_proper_name(tmp_path: Path) -> None:
    with pytest.raises(EngineRefused, match="cannot name a database"):
        open_engine(tmp_path, database="a b; drop database x")
