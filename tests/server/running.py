"""`python -m server` as a person runs it: a process of its own, with an environment of its own."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180
END_SECONDS = 40


def command(state: Path, settings: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """What is run and in which environment: nothing of the tests' own settings, any free port unless one is named."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SANFANG_", "NEO4J_"))}
    own = {"SANFANG_STATE": str(state), "SANFANG_PORT": "0", "PYTHONUNBUFFERED": "1"}
    return [sys.executable, "-m", "server"], {**kept, **own, **settings}


def run_to_its_end(state: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs a server that is expected to end by itself."""
    arguments, environment = command(state, settings)
    return subprocess.run(
        arguments, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=START_SECONDS, check=False
    )


class RunningServer:
    """A server in a session of its own, as a terminal gives it; waited for until it serves, ended on leaving."""

    def __init__(self, state: Path, **settings: str) -> None:
        self._state = state
        arguments, environment = command(state, settings)
        self._started = time.monotonic()
        self.process = subprocess.Popen(
            arguments,
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self._serving = threading.Event()
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.wait()

    def serving(self) -> float:
        """Waits until the addresses are printed; the seconds that took."""
        assert self._serving.wait(START_SECONDS), self.text
        assert self.process.poll() is None, self.text
        return time.monotonic() - self._started

    def interrupt(self) -> None:
        """Ctrl-C: the terminal sends it to the whole group."""
        os.killpg(self.process.pid, signal.SIGINT)

    def wait(self) -> int:
        """Waits for the end; the exit code."""
        try:
            return self.process.wait(END_SECONDS)
        finally:
            self.process.kill()
            self._listener.join()
            if self.process.stdout is not None:
                self.process.stdout.close()

    @property
    def text(self) -> str:
        """All it said."""
        return "\n".join(self.lines)

    @property
    def base(self) -> str:
        """Where it serves."""
        return next(line.split()[-1].removesuffix("/graphql") for line in self.lines if line.endswith("/graphql"))

    def engine_pid(self) -> int:
        """The process id of the embedded engine it started."""
        return int(json.loads((self._state / "engine.json").read_text("ascii"))["pid"])

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line.rstrip("\n"))
            if line.rstrip().endswith("/readyz"):
                self._serving.set()
        self._serving.set()


def runs(pid: int) -> bool:
    """Whether a process with this id is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
