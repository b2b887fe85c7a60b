"""The embedded engine is ArcadeDB, run as a child process on the state folder and spoken to over Bolt like Neo4j.

It comes whole with one wheel, its Java included, so a fresh machine needs nothing but Python. One engine serves a
folder: whoever opens the folder while it serves attaches to it. `embedded_folder` tells what lies in the folder and how
an engine that serves is known from one that is gone, `embedded_guard` how the engine ends with its parent,
`embedded_wire` how it is spoken to beside the driver, `embedded_keeper` how one that died is replaced while it serves.
"""

import os
import re
import sys
import threading
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.embedded_folder import FolderLock, StateFolder
from graph.embedded_guard import GuardedChild, start_guarded
from graph.embedded_wire import LOOPBACK, Address, address_of, database_ready, free_ports, greets, http_command
from graph.embedded_words import words_ready
from graph.errors import EngineRefused

__all__ = ["Address", "EmbeddedEngine", "http_command", "open_engine"]

# A free port can be lost to another program between the choice and java's bind, some two seconds later.
PORT_CHOICES = 3
_PAUSE = 0.05
_LOG_LINES = 12
# Variables that would bend our java without being meant for it.
_NOT_FOR_JAVA = re.compile(r"_?JAVA_|JDK_|CLASSPATH$|ARCADEDB")
# Java does not always end when its server cannot start: threads that already run keep it.
_FAILED, _PORT_LOST = 'Exception in thread "main"', "Unable to listen"


class EmbeddedEngine:
    """An engine that serves a state folder; `owned` says whether this object started it, and so whether it ends it.

    Keep the object as long as the engine is wanted: an owned engine ends with the process that opened it at the latest.
    """

    def __init__(self, address: Address, folder: StateFolder, child: GuardedChild | None = None) -> None:
        self.address = address
        self.owned = child is not None
        self._folder = folder
        self._child = child

    def alive(self) -> bool:
        """Whether the engine's process still runs; whether it answers is for the driver to say."""
        if self._child is not None:
            return self._child.running()
        try:
            with FolderLock(self._folder) as lock:
                return not lock.take() and self._folder.announced(self.address.database) == self.address
        except OSError:
            # The folder went with the engine.
            return False

    def stop(self) -> None:
        """Close the database and end the engine if this object started it; may be called again."""
        if self._child is not None:
            if self._child.running():
                # First of all: nobody attaches to an engine that is about to end.
                self._folder.note.unlink(missing_ok=True)
            self._child.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def open_engine(
    state: Path,
    *,
    database: str = "sanfang",
    bolt_port: int = 0,
    http_port: int = 0,
    heap: str = "1g",
    wait: float = 60.0,
    wheel: str = "arcadedb_embedded",
    ending: threading.Event | None = None,
) -> EmbeddedEngine:
    """Attach to the engine that serves the folder `state`, or start one there, and wait until the database answers.

    Port 0 takes a free one; ports and `heap` (java's notation) count for a start only. `wait` is in seconds. Of several
    that open one folder at once, one starts the engine and the others attach to it. Blocks: call it from a thread where
    an event loop runs, and set `ending` to have it given up. Raises EngineRefused with what stands in the way and what
    to do about it.
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,62}", database):
        raise EngineRefused(f"{database!r} cannot name a database: take a letter, then letters, digits, _; 63 at most.")
    wish = _Wish(database, bolt_port, http_port, heap, time.monotonic() + wait, wheel, ending or threading.Event())
    folder = StateFolder(state)
    try:
        folder.make_private()
        with FolderLock(folder) as lock:
            while not lock.take():
                address = folder.announced(database)
                if address is not None and database_ready(address) and greets(address) and words_ready(address):
                    return EmbeddedEngine(address, folder)
                lock.give_up_after(wish.deadline)
                wish.pause()
            # What is still written there speaks of an engine that is gone.
            folder.note.unlink(missing_ok=True)
            return _start(folder, wish, lock)
    except OSError as error:
        raise EngineRefused(
            f"The state folder {folder.path} cannot be used ({error}): make it and all it holds yours, "
            "or set SANFANG_STATE to a folder of your own.",
            path=str(folder.path),
        ) from error


@dataclass(frozen=True)
class _Wish:
    """What a start is asked for; `deadline` is on the monotonic clock."""

    database: str
    bolt_port: int
    http_port: int
    heap: str
    deadline: float
    wheel: str
    ending: threading.Event

    def pause(self) -> None:
        """Wait a moment; raise EngineRefused where the end was asked for meanwhile."""
        if self.ending.wait(_PAUSE):
            raise EngineRefused("The embedded engine was given up, since the program that opened it ends.")


def _start(folder: StateFolder, wish: _Wish, lock: FolderLock) -> EmbeddedEngine:
    """Start an engine on free ports, and on others where one of them is lost before java has it."""
    lock.sign(os.getpid())
    java_and_jars = _java_and_jars(wish.wheel)
    password = folder.make_password()
    for _ in range(PORT_CHOICES):
        bolt_port, http_port = free_ports(wish.bolt_port, wish.http_port)
        child = _launch(java_and_jars, (bolt_port, http_port), folder, wish.heap, lock)
        try:
            lock.sign(child.pid)
            address = address_of(
                password=password, database=wish.database, bolt_port=bolt_port, http_port=http_port, pid=child.pid
            )
            if _comes_up(child, address, folder, wish):
                folder.announce(address)
                return EmbeddedEngine(address, folder, child)
        except BaseException:
            child.stop()
            raise
        child.stop()
    raise _refused("lost every port it was given to other programs", folder)


def _launch(
    java_and_jars: tuple[Path, Path], ports: tuple[int, int], folder: StateFolder, heap: str, lock: FolderLock
) -> GuardedChild:
    """Run java with nothing secret among its arguments; it inherits the lock."""
    settings = {
        # An acknowledged commit has reached the disk, and no statement reads a file. The engine's "production" mode
        # says the same, and hides what is wrong with a statement besides.
        "txWalFlush": 1,
        "opencypher.loadCsv.allowFileUrls": "false",
        "server.rootPath": folder.engine,
        "server.logsDirectory": folder.engine / "log",
        "server.rootPasswordPath": folder.password_file,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": LOOPBACK,
        "server.httpIncomingPort": ports[1],
        "bolt.host": LOOPBACK,
        "bolt.port": ports[0],
    }
    command = [
        f"{java_and_jars[0]}",
        f"-Xmx{heap}",
        "--add-exports=java.management/sun.management=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "-cp",
        f"{java_and_jars[1]}/*",
        "com.arcadedb.server.ArcadeDBServer",
    ]
    environment = {name: value for name, value in os.environ.items() if not _NOT_FOR_JAVA.match(name)}
    if sys.platform == "linux":
        # Java reads the folder's name from its arguments by the locale: under C a Chinese name would be another folder.
        environment["LC_ALL"] = "C.UTF-8"
    try:
        with folder.log.open("wb") as log:
            return start_guarded(command, log=log, cwd=folder.engine, env=environment, keep=[lock.descriptor])
    except ChildProcessError as error:
        raise _refused("cannot be run", folder) from error


def _comes_up(child: GuardedChild, address: Address, folder: StateFolder, wish: _Wish) -> bool:
    """Wait for the database over HTTP and for Bolt; False where another program has taken a port meanwhile."""
    while not (database_ready(address) and greets(address) and words_ready(address)):
        printed = folder.printed()
        if not child.running() or _FAILED in printed:
            if _PORT_LOST in printed:
                return False
            raise _refused("ended while it started", folder)
        if time.monotonic() > wish.deadline:
            raise _refused("is not ready in time (a longer `wait` may help)", folder)
        wish.pause()
    return True


def _refused(what: str, folder: StateFolder) -> EngineRefused:
    """The error of a start that failed, with the engine's own last words."""
    last = "\n".join(folder.printed().strip().splitlines()[-_LOG_LINES:])
    return EngineRefused(
        f"The embedded engine {what}. The end of {folder.log} says why; mend that and start again:\n{last}",
        log=str(folder.log),
    )


def _java_and_jars(wheel: str) -> tuple[Path, Path]:
    """The java of the engine's wheel and the folder of its jars."""
    spec = find_spec(wheel)
    for folder in map(Path, spec.submodule_search_locations or () if spec else ()):
        java, jars = folder / "jre" / "bin" / "java", folder / "jars"
        if java.is_file() and jars.is_dir():
            return java, jars
    raise EngineRefused(
        f"The embedded engine's wheel ({wheel}) is not installed: `make serve` installs it, as does "
        "`pip install -r requirements/runtime.txt`; or set NEO4J_URI to use a Neo4j server of yours.",
        wheel=wheel,
    )
