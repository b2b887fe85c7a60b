"""Which graph a command works on: a Neo4j server the environment names, or the embedded engine of the state folder."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from graph.embedded_keeper import EngineKeeper, Keeping
from graph.errors import BadInput
from graph.session import Graph, open_graph

STATE = Path(__file__).resolve().parent.parent / ".sanfang"
"""The state folder, unless `SANFANG_STATE` names another."""


@dataclass(frozen=True)
class Target:
    """A graph to open: at a Bolt address, or, where there is none, the embedded engine of a state folder."""

    uri: str | None
    user: str
    password: str = field(repr=False)
    database: str
    state: Path


def target_of(environ: Mapping[str, str]) -> Target:
    """The graph that environment variables choose: `NEO4J_URI`, `NEO4J_USER`, `NEO4J_PASSWORD` or
    `NEO4J_PASSWORD_FILE`, `NEO4J_DATABASE`; without an address the engine of `SANFANG_STATE`.

    Raises:
        BadInput: password and password file are both given, or the file cannot be read.
    """
    password, file = environ.get("NEO4J_PASSWORD", ""), environ.get("NEO4J_PASSWORD_FILE", "")
    if password and file:
        raise BadInput("NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set: keep one of them.")
    if file:
        try:
            password = Path(file).expanduser().read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as unreadable:
            raise BadInput(f"NEO4J_PASSWORD_FILE cannot be read: {unreadable}.") from unreadable
    if "@" in environ.get("NEO4J_URI", ""):
        raise BadInput("NEO4J_URI holds a user or password: leave them out, and set NEO4J_USER and NEO4J_PASSWORD.")
    return Target(
        uri=environ.get("NEO4J_URI") or None,
        user=environ.get("NEO4J_USER") or "neo4j",
        password=password,
        database=environ.get("NEO4J_DATABASE") or "neo4j",
        state=Path(environ.get("SANFANG_STATE") or STATE).expanduser(),
    )


@asynccontextmanager
async def connected(
    target: Target, *, report: Callable[[str], None], keeping: Keeping | None = None
) -> AsyncGenerator[Graph]:
    """The graph, open and answering, for as long as the block lasts.

    An embedded engine that already serves the state folder is used as it is; one that had to be started is stopped
    again. With `keeping`, for whoever serves for long, one that is gone is replaced; a server that was brought is never
    started, only found again.

    Raises:
        EngineRefused: the embedded engine cannot be started, or the end was asked for meanwhile.
        GraphUnavailable: the graph does not answer.
    """
    if target.uri is not None:
        graph = await open_graph(target.uri, user=target.user, password=target.password, database=target.database)
        try:
            await graph.ready()
            yield graph
        finally:
            await graph.close()
        return
    report("opening the embedded engine")
    keeper = await EngineKeeper.open(target.state, keeping.ending if keeping else None)
    try:
        # It has been seen to answer: a cold one may take longer for its first statement than `ready` waits.
        if keeping is not None:
            keeper.keep(keeping)
        yield keeper.graph
    finally:
        await keeper.close()
