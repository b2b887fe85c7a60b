"""The engines the tests run on, and the two things done to each before a test: claim its database, and wipe it."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from neo4j import Driver, GraphDatabase, Session

Name = Literal["embedded", "neo4j"]

_CLAIM = "RETURN EXISTS { MATCH (:SanfangTestDatabase) } AS ours, EXISTS { MATCH (n) } AS filled"
_MARK = "CREATE (:SanfangTestDatabase {marks: 'tests wipe this database'})"
# In one transaction the embedded engine takes a millisecond a node, in small ones twenty times less.
_WIPE = "MATCH (n) WHERE NOT n:SanfangTestDatabase CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS"


@dataclass(frozen=True)
class EngineUnderTest:
    """An engine that answers, with an own database for the tests."""

    name: Name
    uri: str
    user: str
    password: str = field(repr=False)
    database: str

    def driver(self) -> Driver:
        """A plain driver beside the product's own; the caller closes it."""
        return GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType] - the driver's options have no types
            self.uri, auth=(self.user, self.password), notifications_min_severity="OFF"
        )

    @contextmanager
    def session(self) -> Generator[Session]:
        """A session on the database, for statements that take care of their transactions themselves."""
        with (
            self.driver() as driver,
            driver.session(database=self.database) as session,  # pyright: ignore[reportUnknownMemberType]
        ):
            yield session


def engine_of(environment: Mapping[str, str]) -> EngineUnderTest | None:
    """The Neo4j that TEST_NEO4J_URI and its sisters name, None where they name none."""
    uri = environment.get("TEST_NEO4J_URI")
    if not uri:
        return None
    user, password = environment.get("TEST_NEO4J_USER", "neo4j"), environment.get("TEST_NEO4J_PASSWORD", "")
    return EngineUnderTest("neo4j", uri, user, password, environment.get("TEST_NEO4J_DATABASE", "neo4j"))


def claim(engine: EngineUnderTest) -> None:
    """Mark an empty database as the tests' own; raises AssertionError for one that holds anything and is not marked."""
    with engine.session() as session:
        ours, filled = session.run(_CLAIM).single(strict=True).values()
        assert ours or not filled, (
            f"The database {engine.database} at {engine.uri} is not empty and not marked as the tests' own, which they "
            "wipe: name an empty one, or mark it with CREATE (:SanfangTestDatabase) if all it holds may go."
        )
        if not ours:
            session.run(_MARK).consume()


def wipe(engine: EngineUnderTest) -> None:
    """Delete every node but the mark, and every relation; constraints and indexes stay, since making them is slow."""
    with engine.session() as session:
        session.run(_WIPE).consume()
