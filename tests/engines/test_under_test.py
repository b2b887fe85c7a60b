"""The tests' engines answer, are wiped before a test, are never somebody else's, and are never missed in silence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.neo4j_server import Neo4jMissing, find_java
from tests.engines.under_test import EngineUnderTest, claim, engine_of, wipe

COUNT = "MATCH (n) RETURN labels(n) AS labels, count(*) AS nodes ORDER BY labels"


def counted(engine: EngineUnderTest) -> list[list[object]]:
    with engine.driver() as driver:
        return [record.values() for record in driver.execute_query(COUNT, database_=engine.database).records]


def test_an_empty_engine_holds_its_mark_only(empty_engine: EngineUnderTest) -> None:
    assert counted(empty_engine) == [[["SanfangTestDatabase"], 1]]


def test_wiping_takes_everything_but_the_mark(empty_engine: EngineUnderTest) -> None:
    with empty_engine.driver() as driver:
        driver.execute_query(
            "UNWIND range(1, 1000) AS i CREATE (:Wiped {i: i})-[:NEXT]->(:Wiped:Other {i: -i})",
            database_=empty_engine.database,
        )
    wipe(empty_engine)
    assert counted(empty_engine) == [[["SanfangTestDatabase"], 1]]


def test_a_database_of_somebody_else_is_refused(empty_engine: EngineUnderTest) -> None:
    with empty_engine.driver() as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=empty_engine.database)
        driver.execute_query("CREATE (:Theirs)", database_=empty_engine.database)
        try:
            with pytest.raises(AssertionError, match="not empty and not marked"):
                claim(empty_engine)
        finally:
            driver.execute_query("MATCH (n) DETACH DELETE n", database_=empty_engine.database)
            claim(empty_engine)
    assert counted(empty_engine) == [[["SanfangTestDatabase"], 1]]


def test_a_server_of_yours_is_named_by_the_environment() -> None:
    assert engine_of({}) is None
    named = {"TEST_NEO4J_URI": "bolt://db:7687", "TEST_NEO4J_PASSWORD": "p", "TEST_NEO4J_DATABASE": "tests"}
    assert engine_of(named) == EngineUnderTest("neo4j", "bolt://db:7687", "neo4j", "p", "tests")


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({}, 0, "HALF OF THE TESTS DID NOT RUN"),
        ({"CI": "true"}, 1, "nothing was tested on Neo4j: Java 17 or later"),
        ({"TEST_REQUIRE_NEO4J": "1"}, 1, "nothing was tested on Neo4j: Java 17 or later"),
    ],
)
def test_without_java_the_neo4j_leg_is_skipped_aloud_or_fails(asked: dict[str, str], status: int, said: str) -> None:
    chosen = f"{__file__}::test_an_empty_engine_holds_its_mark_only[neo4j]"
    cleared = {"CI", "TEST_REQUIRE_NEO4J", "TEST_NEO4J_URI", "JAVA_HOME", "PATH"}
    environment = {name: value for name, value in os.environ.items() if name not in cleared} | asked
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", chosen],
        cwd=Path(__file__).parents[2],
        env=environment | {"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, said in run.stdout) == (status, True), run.stdout


def test_an_old_java_is_none(tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n")
    java.chmod(0o700)
    with pytest.raises(Neo4jMissing, match=r"needs Java 17 or later; .* says 'openjdk version \"11"):
        find_java({"PATH": str(tmp_path)})
