"""The state folder of the embedded engine: who may read it, who serves it, and under which password.

The folder (mode 0700) holds:

    engine.lock      locked by the engine from start to end; its text is the process id of whoever holds it
    engine.json      where the engine that serves this folder listens: pid, bolt_port, http_port
    engine.password  the engine's password, random, mode 0600
    engine.log       what the engine printed since it was last started
    engine/          databases, users, logs

Whether an engine serves the folder is asked of the lock and of nothing else. Java inherits the locked file and the
kernel unlocks it when java ends, however it ends: there is no stale lock to break, no recycled process id to fall for.
"""

import fcntl
import json
import os
import secrets
import stat
import time
from pathlib import Path
from typing import Self

from graph.embedded_wire import Address, address_of
from graph.errors import EngineRefused

# Seconds for which an engine that holds the folder may be silent: one that closes a large database is.
SILENCE_PATIENCE = 30.0


class StateFolder:
    """The files of a state folder, by name, and what is written there."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().resolve()
        self.lock = self.path / "engine.lock"
        self.note = self.path / "engine.json"
        self.password_file = self.path / "engine.password"
        self.log = self.path / "engine.log"
        self.engine = self.path / "engine"

    def make_private(self) -> None:
        """Make the folder where it is missing and close it to all others; refuse one that many share, such as /tmp."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = stat.S_IMODE(self.path.stat().st_mode)
        if mode & stat.S_ISVTX:
            raise EngineRefused(
                f"{self.path} is a folder that many share: set SANFANG_STATE to a folder of your own.",
                path=str(self.path),
            )
        if mode & 0o077:
            self.path.chmod(0o700)
        self.engine.mkdir(mode=0o700, exist_ok=True)

    def make_password(self) -> str:
        """The engine's password; a new one where the file is missing."""
        if not self.password_file.exists():
            # The engine keeps a hash of the first password it was given; without the file it takes the next one.
            (self.engine / "config" / "server-users.jsonl").unlink(missing_ok=True)
            _write_private(self.password_file, secrets.token_urlsafe(24))
        return self.password_file.read_text("ascii")

    def announce(self, address: Address) -> None:
        """Write where the engine listens."""
        told = {"pid": address.pid, "bolt_port": address.bolt_port, "http_port": address.http_port}
        _write_private(self.note, json.dumps(told))

    def announced(self, database: str) -> Address | None:
        """Where the files say the engine listens, true only while the lock is held; None where they say nothing."""
        try:
            told = json.loads(self.note.read_text("ascii"))
            return address_of(
                password=self.password_file.read_text("ascii"),
                database=database,
                bolt_port=int(told["bolt_port"]),
                http_port=int(told["http_port"]),
                pid=int(told["pid"]),
            )
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def printed(self) -> str:
        """What the engine printed since it was last started."""
        return self.log.read_text("utf-8", errors="replace") if self.log.exists() else ""


class FolderLock:
    """The folder's lock file, open; leaving the block frees the lock unless an engine has inherited it by then."""

    def __init__(self, folder: StateFolder) -> None:
        self._folder = folder
        self._since = time.monotonic()
        self.descriptor = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.descriptor)

    def take(self) -> bool:
        """Lock the folder; False where another holds it."""
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def sign(self, pid: int) -> None:
        """Write who holds the lock, for the message to whoever waits in vain."""
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, str(pid).encode(), 0)

    def give_up_after(self, deadline: float) -> None:
        """Raise EngineRefused once the holder has had its time: until `deadline`, or less if it has served before."""
        if self._folder.note.exists():
            deadline = min(deadline, self._since + SILENCE_PATIENCE)
        if time.monotonic() > deadline:
            pid = os.pread(self.descriptor, 20, 0).decode() or "unknown"
            raise EngineRefused(
                f"The state folder {self._folder.path} is held by a live process ({pid}) that does not answer: "
                f"wait for it to end, or end it (kill {pid}), and start again. The data stays.",
                pid=pid,
                path=str(self._folder.path),
            )


def _write_private(path: Path, text: str) -> None:
    """Write a file of mode 0600 that is seen whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    fresh.replace(path)
