"""What the resolvers read: a DataLoader for each statement over many parents, made anew for each request."""

from collections import defaultdict
from functools import cache, partial
from pathlib import Path
from typing import Any, LiteralString, cast

from neo4j import AsyncDriver, RoutingControl
from strawberry.dataloader import DataLoader

_FOLDER = Path(__file__).parent / "statements"

Row = dict[str, Any]


@cache
def statement(name: str) -> LiteralString:
    """The text of a Cypher file of this folder."""
    lines = (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    return cast(LiteralString, "\n".join(line for line in lines if not line.startswith("//")))


class Loaders:
    """The reads of one request, all of one day and one instant."""

    def __init__(self, driver: AsyncDriver, database: str, *, day: str, known: str) -> None:
        self._driver = driver
        self._database = database
        self._clocks = {"day": day, "known": known}
        self._loaders: dict[str, DataLoader[str, list[Row]]] = {}

    async def ask(self, name: str, **parameters: object) -> list[Row]:
        """The rows of a statement."""
        result = await self._driver.execute_query(
            statement(name),
            parameters_={**self._clocks, **parameters},
            database_=self._database,
            routing_=RoutingControl.READ,
        )
        return [record.data() for record in result.records]

    async def many(self, name: str, parent: str) -> list[Row]:
        """The rows of one parent; those of all parents of a level are read together."""
        if name not in self._loaders:
            self._loaders[name] = DataLoader(load_fn=partial(self._load, name))
        return await self._loaders[name].load(parent)

    async def one(self, name: str, parent: str) -> Row | None:
        """The first row of one parent, if there is any."""
        return next(iter(await self.many(name, parent)), None)

    async def _load(self, name: str, parents: list[str]) -> list[list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in await self.ask(name, ids=parents):
            found[row.pop("parent")].append(row)
        return [found[parent] for parent in parents]
