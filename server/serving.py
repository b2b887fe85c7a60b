"""Serving, from the first line on the terminal to the last: settings, port, engine, requests, and all down again."""

from __future__ import annotations

import asyncio
import errno
import gc
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

import uvicorn

from graph.errors import EngineRefused, GraphUnavailable, SanfangError
from schema.schema import build_schema
from server.app import create_app
from server.console import Teller, complain
from server.logs import configure_logs
from server.opening import opened_graph
from server.settings import Settings, SettingsError, described, load_settings
from server.stopping import Stopped, Stopping

if sys.platform == "win32":
    # uvloop is not made for it.
    from asyncio import new_event_loop
else:
    from uvloop import new_event_loop

BACKLOG: Final = 128
GRACE_SECONDS: Final = 5
FAILED, MISUSED, UNREACHABLE = 1, 2, 4


class PortError(Exception):
    """The address cannot be served on; the text says which setting to change."""


class Server(uvicorn.Server):
    """uvicorn, which leaves the signals to us and says when it serves."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_started = started

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Takes no signal: `Stopping` has them, since the engine must outlive the last request."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then calls `started`."""
        await super().startup(sockets)
        self._on_started()

    def end(self, asked: int) -> None:
        """Ends after the running requests; asked again, at once."""
        self.should_exit = True
        self.force_exit = asked > 1


def run(arguments: list[str]) -> int:
    """Runs the server until it is ended; the exit code, as `python -m server` has it."""
    if arguments:
        return _usage(arguments)
    try:
        settings = load_settings()
    except SettingsError as error:
        complain(error)
        return MISUSED
    configure_logs()
    try:
        # Before the engine: a taken port is found in a moment, an engine takes seconds.
        with listening(settings) as door, Teller() as teller, asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(serve(settings, door, teller))
    except PortError as error:
        complain(error)
        return FAILED
    except (EngineRefused, GraphUnavailable) as error:
        complain(error.message)
        return UNREACHABLE
    except SanfangError as error:
        complain(f"{error.code}: {error.message}")
        return FAILED
    return 0


async def serve(settings: Settings, door: socket.socket, teller: Teller) -> None:
    """Opens the graph, serves until asked to end, then closes what was opened, the engine last."""
    stopping = Stopping()
    # At once: what is under way may take a few seconds more, and a silent Ctrl-C looks like none.
    stopping.on_ask(lambda _: teller.step("ending"))
    with stopping.on_signals():
        try:
            async with opened_graph(settings, teller, stopping) as graph:
                app = create_app(graph, settings, build_schema())
                config = uvicorn.Config(
                    app,
                    log_config=None,
                    access_log=False,
                    lifespan="off",
                    ws="none",
                    server_header=False,
                    date_header=False,
                    http="httptools",
                    timeout_graceful_shutdown=GRACE_SECONDS,
                )

                def started() -> None:
                    announce(teller, settings, door)
                    graph.reader.behind.start(app.state.rehearsal.run())

                server = Server(config, started)
                stopping.on_ask(server.end)
                stopping.check()
                # What stands by now stays, and is much: a collector that went through it anew each time would stop all
                # requests for a tenth of a second.
                gc.collect()
                gc.freeze()
                await server.serve([door])
        except Stopped:
            pass
    teller.rest()


@contextmanager
def listening(settings: Settings) -> Generator[socket.socket]:
    """A socket that listens at the settings' address; clients that come during the start wait in its queue.

    Raises PortError: taken, or not allowed.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((settings.host, settings.port))
            door.listen(BACKLOG)
        except OSError as error:
            where = f"port {settings.port} on {settings.host}"
            if error.errno == errno.EADDRINUSE:
                message = f"{where} is taken; set SANFANG_PORT to a free one, such as {_another(settings.port)}"
            else:
                message = f"{where} cannot be used ({error.strerror}); set SANFANG_PORT or SANFANG_HOST"
            raise PortError(message) from None
        yield door


def announce(teller: Teller, settings: Settings, door: socket.socket) -> None:
    """Prints what is served and where."""
    host, port = door.getsockname()[:2]
    base = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    teller.rest()
    teller.say("Sanfang (三方) is serving; Ctrl-C ends it")
    teller.say(f"  explorer (查询台)  {base}/explorer/")
    teller.say(f"  GraphQL API        {base}/graphql")
    teller.say(f"  graph (图谱)       {settings.neo4j_uri or f'embedded engine, kept in {settings.state}'}")
    teller.say(f"  readiness          {base}/readyz")


def _another(port: int) -> int:
    return port + 1 if port < 65535 else port - 1


def _usage(arguments: list[str]) -> int:
    asked = arguments in (["--help"], ["-h"])
    lines = ["usage: python -m server", "", "Settings are environment variables:"]
    lines += [f"  {name:<20} {description}" for name, description in described()]
    print("\n".join(lines), file=sys.stdout if asked else sys.stderr)
    return 0 if asked else MISUSED
