"""The seeds, loaded once an engine and asked by every test of this folder."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from seeds import load_seeds
from tests.engines.under_test import EngineUnderTest, wipe
from tests.world import World, world_on


@pytest.fixture(scope="package")
def loaded() -> set[str]:
    """Which engines hold the seeds, so that each is filled once."""
    return set()


@pytest.fixture
async def places(engine: EngineUnderTest, loaded: set[str], tmp_path: Path) -> AsyncGenerator[World]:
    """The seeds, loaded once an engine."""
    if engine.name not in loaded:
        wipe(engine)
    async with world_on(engine, tmp_path) as world:
        if engine.name not in loaded:
            await load_seeds(world.graph, lambda _: None)
            loaded.add(engine.name)
        yield world
