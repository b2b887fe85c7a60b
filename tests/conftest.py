"""What every test may ask for: an engine of either kind, started when first used and once a run."""

import os
import signal
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from typing import Final

import pytest

from graph.embedded import open_engine
from tests.engines.neo4j_server import Neo4jMissing, fetch_neo4j, find_java, start_neo4j
from tests.engines.under_test import EngineUnderTest, claim, engine_of, wipe
from tests.world import World, world_on

ROOT: Final = Path(__file__).parents[1]
NOTHING_TESTED: Final = "nothing was tested on Neo4j"

WORLDS_A_TEST: Final = 10


def pytest_addoption(parser: pytest.Parser) -> None:
    """How far the random worlds of tests/oracle go, and whether pages are written."""
    text = "the random worlds to ask about, by their numbers: first-last (default 1-30)"
    parser.addoption("--worlds", default="1-30", help=text)
    parser.addoption("--documents", type=int, default=60, help="how many drawn documents to execute both ways")
    parser.addoption("--write-pages", action="store_true", help="write docs/questions anew before they are compared")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of random worlds takes some of them at a time, which stand in one graph together."""
    if "worlds" in metafunc.fixturenames:
        first, last = map(int, str(metafunc.config.getoption("--worlds")).split("-"))
        starts = range(first, last + 1, WORLDS_A_TEST)
        some = [range(start, min(start + WORLDS_A_TEST, last + 1)) for start in starts]
        metafunc.parametrize("worlds", some, ids=[f"{each[0]}-{each[-1]}" for each in some])


@pytest.fixture(scope="session")
def documents(pytestconfig: pytest.Config) -> int:
    """How many drawn documents are executed both ways."""
    return int(str(pytestconfig.getoption("--documents")))


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def engine(request: pytest.FixtureRequest) -> EngineUnderTest:
    """Each engine in turn, with whatever the test before left in its database."""
    return request.getfixturevalue(f"{request.param}_engine")


@pytest.fixture
def empty_engine(engine: EngineUnderTest) -> EngineUnderTest:
    """Each engine in turn, with nothing in its database but the node that marks it as the tests' own."""
    wipe(engine)
    return engine


@pytest.fixture
async def world(empty_engine: EngineUnderTest, tmp_path: Path) -> AsyncGenerator[World]:
    """An empty world on each engine in turn."""
    async with world_on(empty_engine, tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def embedded_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineUnderTest]:
    """The embedded engine on a folder of its own."""
    with open_engine(tmp_path_factory.mktemp("state")) as embedded:
        at = embedded.address
        engine = EngineUnderTest("embedded", at.uri, at.user, at.password, at.database)
        claim(engine)
        yield engine


@pytest.fixture(scope="session")
def neo4j_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineUnderTest]:
    """The Neo4j that TEST_NEO4J_URI names, else one of the tests' own."""
    if engine := engine_of(os.environ):
        claim(engine)
        yield engine
        return
    try:
        java, jars = find_java(os.environ), fetch_neo4j(ROOT / ".cache")
    except Neo4jMissing as missing:
        reason = f"{NOTHING_TESTED}: {missing} (or let TEST_NEO4J_URI name a server of yours)"
        if os.environ.get("CI") == "true" or os.environ.get("TEST_REQUIRE_NEO4J") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    engine, child = start_neo4j(java, jars, tmp_path_factory.mktemp("neo4j"))
    try:
        claim(engine)
        yield engine
    finally:
        # Nobody reads that database again: an orderly end would cost five seconds of every run.
        if child.running():
            os.kill(child.pid, signal.SIGKILL)
        child.stop()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in a block of its own that half of the tests did not run: among the dots nobody sees it."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    if reason := next((text for text in skipped if NOTHING_TESTED in text), None):
        terminalreporter.section("HALF OF THE TESTS DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(reason)
