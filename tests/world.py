"""A small world: ledger tables written in the test, applied to an engine, and asked through the HTTP door."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import httpx
from strawberry.types import ExecutionResult

from graph.scope import Caller
from graph.session import Graph, open_graph
from ledgers.apply import Applied, apply
from schema.context import Context
from schema.schema import build_schema
from server.app import create_app
from server.documents import InnerDocuments
from server.settings import Settings
from tests.engines.under_test import EngineUnderTest

SOURCES = """
id,title,stated
t-src,测试来源,2018
"""

AREAS = """
id,name
33,浙江省
3301,杭州市
330105,拱墅区
330105001,米市巷街道
330105001L01,甲社区
330105001L02,乙社区
330105002,湖墅街道
"""


@dataclass(frozen=True)
class World:
    """An open graph on an empty engine, and a client at its door."""

    graph: Graph
    client: httpx.AsyncClient
    folder: Path
    numbers: Any

    def write(self, **tables: str) -> Path:
        """A ledger folder of these tables; rows without a `source` column are stated by t-src#p1."""
        folder = self.folder / f"ledger-{next(self.numbers)}"
        folder.mkdir()
        for table, text in tables.items():
            lines = text.strip().splitlines()
            if table != "sources" and "source" not in lines[0].split(","):
                lines = [f"{lines[0]},source", *(f"{line},t-src#p1" for line in lines[1:])]
            (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder

    async def apply(self, **tables: str) -> Applied:
        """Applies a ledger of these tables; without `sources` and `areas` it has those of this module."""
        return await apply(self.graph, [self.write(**{"sources": SOURCES, "areas": AREAS, **tables})])

    async def ask(self, document: str, **variables: object) -> Any:
        """The data of an answer that has no errors."""
        status, body = await self.post(document, **variables)
        assert "errors" not in body, body["errors"]
        assert status == 200
        return body["data"]

    async def ask_as(self, caller: Caller, document: str, **variables: object) -> Any:
        """The data of an answer to somebody who may see less than everything, asked of the schema behind the door."""
        result = await self._executed(caller, document, variables)
        assert not result.errors, result.errors
        return result.data

    async def fail_as(self, caller: Caller, document: str, **variables: object) -> Any:
        """The code of the one error of such an answer."""
        (error,) = (await self._executed(caller, document, variables)).errors or []
        return (error.extensions or {})["code"]

    async def _executed(self, caller: Caller, document: str, variables: dict[str, object]) -> ExecutionResult:
        schema = build_schema()
        context = Context(graph=self.graph.reader, caller=caller, request_id="test", documents=InnerDocuments(schema))
        return await schema.execute(document, variable_values=variables, context_value=context)

    async def fail(self, document: str, **variables: object) -> Any:
        """The one error of an answer, as its code and message."""
        _, body = await self.post(document, **variables)
        (error,) = body["errors"]
        return error["extensions"]["code"], error["message"]

    async def post(self, document: str, **variables: object) -> tuple[int, Any]:
        """Status and body of a request."""
        response = await self.client.post("/graphql", json={"query": document, "variables": variables})
        return response.status_code, response.json()


@asynccontextmanager
async def world_on(engine: EngineUnderTest, folder: Path) -> AsyncGenerator[World]:
    """A world on an engine as it is."""
    graph = await open_graph(engine.uri, user=engine.user, password=engine.password, database=engine.database)
    app = create_app(graph, Settings(), build_schema())
    transport = httpx.ASGITransport(app)
    try:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            yield World(graph, client, folder, count(1))
    finally:
        await graph.close()
