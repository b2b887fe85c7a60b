"""One statement, one value: how the reader asks the engine, within which time, and what is said where it fails."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Final, LiteralString

from neo4j import READ_ACCESS, AsyncSession, Query
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.errors import GraphUnavailable, TookTooLong

Sessions = Callable[[str], AsyncSession]
"""Opens a session with the engine that serves the graph just now, for reading or for writing (the driver's modes)."""

SECONDS: Final = 20.0

_GRACE_SECONDS: Final = 2.0
"""The engine is told the time-out; where it does not keep it, the reader gives up this much later."""


class Statements:
    """Asks auto-commit statements, each of which returns one record with one value."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def value(
        self,
        text: LiteralString,
        params: Mapping[str, object],
        *,
        seconds: float = SECONDS,
        access: str = READ_ACCESS,
    ) -> object:
        """The value, or nothing where the statement returns no record.

        Raises:
            TookTooLong: the statement ran into its time-out.
            GraphUnavailable: the engine does not answer.
        """
        async with answering(seconds), self._sessions(access) as session:
            result = await session.run(Query(text, timeout=seconds), dict(params))
            record = await result.single()
            return None if record is None else record[0]


@asynccontextmanager
async def answering(seconds: float | None) -> AsyncGenerator[None]:
    """Turns what the driver raises into the family of errors, and bounds the wait where a bound is given."""
    try:
        async with asyncio.timeout(None if seconds is None else seconds + _GRACE_SECONDS):
            yield
    except TimeoutError as late:
        raise TookTooLong(
            f"The graph gave no answer within {seconds:g} seconds: ask about a smaller area.", seconds=seconds
        ) from late
    except AuthError as refused:
        raise GraphUnavailable(
            "The graph refused the user or password: check NEO4J_USER and NEO4J_PASSWORD."
        ) from refused
    except Neo4jError as failed:
        if "Timeout" in (failed.code or "") or "TimedOut" in (failed.code or ""):
            raise TookTooLong(
                "The statement ran into its time-out: ask about a smaller area.", seconds=seconds
            ) from failed
        if "DatabaseNotFound" in (failed.code or ""):
            raise GraphUnavailable("The graph has no such database: check NEO4J_DATABASE.") from failed
        if failed.is_retryable():
            raise GraphUnavailable("The graph cannot answer just now. Try again shortly.") from failed
        raise
    except (DriverError, OSError) as gone:
        raise GraphUnavailable(
            "The graph does not answer: its engine is starting, stopped or out of reach. Try again shortly."
        ) from gone
