"""Opening a graph: the driver, the engine behind it, and the reader and writer made from it."""

import importlib.util

from neo4j import AsyncDriver, AsyncGraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import ConfigurationError

from graph.errors import BadInput, EngineRefused
from graph.reader import GraphReader
from graph.writer import GraphWriter

_CONNECT_SECONDS = 5.0
_ACQUIRE_SECONDS = 10.0
_POOL = 50


class Graph:
    """An open graph. Close it when done; it is safe to use from many tasks of one event loop."""

    def __init__(self, driver: AsyncDriver, *, database: str) -> None:
        self._driver = driver
        self.reader = GraphReader(driver, database=database)
        self.writer = GraphWriter(driver, database=database)

    async def ready(self) -> None:
        """Returns once the engine answers a statement.

        Raises:
            GraphUnavailable: it does not.
        """
        await self.reader.ping()

    async def close(self) -> None:
        """Gives every connection back."""
        await self._driver.close()


async def open_graph(uri: str, *, user: str, password: str, database: str) -> Graph:
    """Opens a graph at a Bolt address (`bolt://`, `neo4j://`, and their `+s` forms); connects only when first asked.

    Raises:
        BadInput: the address is no Bolt address.
        EngineRefused: the driver's compiled decoder is not installed; the one in Python is eight times slower.
    """
    if importlib.util.find_spec("neo4j._rust") is None:
        raise EngineRefused(
            "The package neo4j-rust-ext is not installed: run `make serve` once, or install requirements/runtime.txt."
        )
    try:
        driver = AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType] - its options are untyped
            uri,
            auth=(user, password) if user else None,
            connection_timeout=_CONNECT_SECONDS,
            connection_acquisition_timeout=_ACQUIRE_SECONDS,
            max_connection_pool_size=_POOL,
            max_transaction_retry_time=_ACQUIRE_SECONDS,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )
    except (ConfigurationError, ValueError) as wrong:
        # Neither the address nor the driver's text is repeated: either may hold a password.
        raise BadInput("The graph's address is no Bolt address: write bolt://host:7687 or neo4j+s://host.") from wrong
    return Graph(driver, database=database)
