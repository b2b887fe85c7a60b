"""What the server's tests share: a client at the ASGI door, over a graph and a schema that do as they are told."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import cast

import httpx
import pytest

from graph.session import Graph
from server.app import create_app
from server.settings import Settings
from tests.server.door import StandInGraph, door_schema


def pytest_configure(config: pytest.Config) -> None:
    """Tells pytest the one mark of these tests."""
    config.addinivalue_line("markers", "full_tree: needs the whole product: schema, seeds and the embedded engine")


@pytest.fixture
def graph() -> StandInGraph:
    """A graph that answers; tests tell it not to."""
    return StandInGraph()


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """The folder of a built explorer, still empty."""
    return tmp_path / "explorer"


@pytest.fixture
async def client(graph: StandInGraph, build: Path) -> AsyncGenerator[httpx.AsyncClient]:
    """A client of the application, as from this machine."""
    settings = Settings(explorer=build)
    app = create_app(cast("Graph", graph), settings, door_schema())
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as opened:
        yield opened
