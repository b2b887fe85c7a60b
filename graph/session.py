"""Opening a graph: the driver, the engine behind it, and the reader and writer made from it."""

import importlib.util
from contextlib import suppress

from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncSession, NotificationMinimumSeverity
from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

from graph.behind import Behind
from graph.errors import BadInput, EngineRefused, GraphUnavailable
from graph.reader import GraphReader
from graph.statements import Statements
from graph.writer import GraphWriter

_CONNECT_SECONDS = 5.0
_ACQUIRE_SECONDS = 10.0
_POOL = 50


class Graph:
    """An open graph. Close it when done; it is safe to use from many tasks of one event loop.

    It may outlive the engine behind it: `lose` says that the engine is gone, `move` that another serves the graph.
    """

    def __init__(self, driver: AsyncDriver, *, database: str) -> None:
        self._driver = driver
        self._database = database
        self._lost: str | None = None
        self.reader = GraphReader(Statements(self._session), Behind())
        self.writer = GraphWriter(self._session)

    async def ready(self) -> None:
        """Returns once the engine answers a statement.

        Raises:
            GraphUnavailable: it does not.
        """
        await self.reader.ping()

    async def readable(self) -> None:
        """Returns where the graph is of the model that this release reads.

        Raises:
            GraphUnavailable: it is of another, or the engine does not answer.
        """
        await self.reader.published()

    def lose(self, why: str) -> None:
        """From now on every question fails with GraphUnavailable and these words, until the graph is moved."""
        self._lost = why

    async def move(self, uri: str, *, user: str, password: str) -> None:
        """Goes on with the engine at another address; what still waits for the one before fails."""
        before, self._driver = self._driver, _driver(uri, user, password)
        self._lost = None
        # The engine behind it is gone: what closing meets there is of no interest.
        with suppress(DriverError, Neo4jError, OSError):
            await before.close()

    async def close(self) -> None:
        """Ends what is under way behind the answers, and gives every connection back."""
        await self.reader.behind.end()
        await self._driver.close()

    def _session(self, access: str) -> AsyncSession:
        if self._lost is not None:
            raise GraphUnavailable(self._lost)
        # The driver leaves its options untyped.
        return self._driver.session(  # pyright: ignore[reportUnknownMemberType]
            database=self._database, default_access_mode=access, fetch_size=-1
        )


async def open_graph(uri: str, *, user: str, password: str, database: str) -> Graph:
    """Opens a graph at a Bolt address (`bolt://`, `neo4j://`, and their `+s` forms); connects only when first asked.

    A server that goes and comes back at that address is found again by itself.

    Raises:
        BadInput: the address is no Bolt address.
        EngineRefused: the driver's compiled decoder is not installed; the one in Python is eight times slower.
    """
    if importlib.util.find_spec("neo4j._rust") is None:
        raise EngineRefused(
            "The package neo4j-rust-ext is not installed: run `make serve` once, or install requirements/runtime.txt."
        )
    return Graph(_driver(uri, user, password), database=database)


def _driver(uri: str, user: str, password: str) -> AsyncDriver:
    try:
        return AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType] - its options are untyped
            uri,
            auth=(user, password) if user else None,
            connection_timeout=_CONNECT_SECONDS,
            connection_acquisition_timeout=_ACQUIRE_SECONDS,
            max_connection_pool_size=_POOL,
            max_transaction_retry_time=_ACQUIRE_SECONDS,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            telemetry_disabled=True,
        )
    except (ConfigurationError, ValueError) as wrong:
        # Neither the address nor the driver's text is repeated: either may hold a password.
        raise BadInput("The graph's address is no Bolt address: write bolt://host:7687 or neo4j+s://host.") from wrong
