"""The bare driver: statements of this folder, one record each, and nothing between them and the engine."""

from functools import cache
from pathlib import Path
from typing import Any, LiteralString, cast

from neo4j import READ_ACCESS, AsyncGraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import Neo4jError

from graph.target import Target

FOLDER = Path(__file__).parent


@cache
def statement(name: str) -> LiteralString:
    """The text of a Cypher file of this folder."""
    lines = (FOLDER / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    return cast(LiteralString, "\n".join(line for line in lines if not line.startswith("//")))


class Driver:
    """A driver to the graph of a target, whose address must be known; close it when done."""

    def __init__(self, target: Target) -> None:
        self._database = target.database
        self._driver = AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType] - its options are untyped
            target.uri or "",
            auth=(target.user, target.password) if target.password else None,
            max_connection_pool_size=50,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )

    async def ask(self, name: str, parameters: dict[str, Any]) -> Any:
        """The one value of the one record of a statement; nothing where there is none."""
        return await self._value(statement(name), parameters)

    async def published(self) -> str:
        """The instant of the last publication."""
        return str(await self._value("MATCH (g:Graph) RETURN g.published", {}))

    async def nodes(self) -> int:
        """How many nodes the graph holds."""
        return int(await self._value("MATCH (n) RETURN count(n)", {}))

    async def engine(self) -> str:
        """The engine's name and version."""
        info = await self._driver.get_server_info()  # pyright: ignore[reportUnknownMemberType]
        return str(info.agent)

    async def forget_plans(self) -> bool:
        """Has the engine forget the plans of all statements; whether it can."""
        try:
            await self._value("CALL db.clearQueryCaches() YIELD value RETURN value", {})
        except Neo4jError:
            return False
        return True

    async def close(self) -> None:
        """Gives every connection back."""
        await self._driver.close()

    async def _value(self, text: LiteralString, parameters: dict[str, Any]) -> Any:
        async with self._driver.session(  # pyright: ignore[reportUnknownMemberType] - its options are untyped
            database=self._database, default_access_mode=READ_ACCESS, fetch_size=-1
        ) as session:
            result = await session.run(text, parameters)
            record = await result.single()
            return None if record is None else record[0]
