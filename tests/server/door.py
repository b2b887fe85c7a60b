"""A schema whose fields fail in every way a resolver can, and a graph that is up or down at will."""

from datetime import date
from functools import cache
from typing import Any, NewType

import httpx
import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.types.scalar import ScalarDefinition

from graph.errors import BadInput, GraphUnavailable, NotFound
from graph.published import Published
from graph.steady import Steady
from schema.context import Context

SECRET = "MATCH (p:Person) RETURN p.name  // /srv/secret"


class StandInReader:
    """A reader of a graph in which nothing was published, as far as anybody can tell."""

    def __init__(self) -> None:
        self.steady = Steady()

    def confirming(self, _: object) -> "StandInReader":
        """The same one: no question of its schema asks a graph."""
        return self

    async def published(self) -> Published:
        """Says that it does not know."""
        raise GraphUnavailable("there is no graph behind this door")


class StandInGraph:
    """Stands where the graph stands; `down` holds what its engine says when it is gone, `other` what its model is."""

    def __init__(self) -> None:
        self.reader = StandInReader()
        self.down: Exception | None = None
        self.other: Exception | None = None

    async def ready(self) -> None:
        """Says whether the engine answers."""
        if self.down is not None:
            raise self.down

    async def readable(self) -> None:
        """Says whether the graph is of the model that is read."""
        if self.other is not None:
            raise self.other


def division_code(text: str) -> str:
    """A division code (区划代码) as the schema reads it."""
    if not text.isdigit():
        raise BadInput(f"{text!r} is no division code; write 2, 4, 6, 9 or 12 digits", argument="area")
    return text


DivisionCode = NewType("DivisionCode", str)


@strawberry.type
class Place:
    """A thing that holds itself, however deep one asks."""

    id: strawberry.ID

    @strawberry.field
    def inner(self) -> "Place":
        """The same again."""
        return self

    @strawberry.field
    def other(self) -> "Place":
        """The same again, under another name."""
        return self


@strawberry.type
class Query:
    """One field a way to answer."""

    @strawberry.field
    def place(self, id: strawberry.ID) -> Place:
        """Answers."""
        return Place(id=id)

    @strawberry.field
    def wide(self, first: int = 20) -> int:
        """Answers with its argument."""
        return first

    @strawberry.field
    def area(self, area: DivisionCode) -> str:
        """Answers with its argument, which a scalar checks."""
        return area

    @strawberry.field
    def on(self, day: date) -> str:
        """Answers with its argument, which a scalar of the library checks."""
        return day.isoformat()

    @strawberry.field
    def who(self, info: strawberry.Info[Context, None]) -> str:
        """Answers with what the caller may see."""
        return f"{info.context.caller.areas} {info.context.caller.people}"

    @strawberry.field
    def missing(self) -> str | None:
        """Fails as ours, with a fact beside the code."""
        raise NotFound("there is no such compound", id="compound:x")

    @strawberry.field
    def broken(self) -> str | None:
        """Fails with something no client may read."""
        raise RuntimeError(SECRET)

    @strawberry.field
    def crafted(self) -> str | None:
        """Fails with an error of the library's own kind, which is no licence to be read."""
        raise GraphQLError(SECRET)

    @strawberry.field
    def unfit(self) -> int | None:
        """Answers with what its type cannot hold."""
        return SECRET  # pyright: ignore[reportReturnType]

    @strawberry.field
    def gone(self) -> str | None:
        """Fails as a dead engine does."""
        raise GraphUnavailable("the engine does not answer")


@strawberry.type
class Mutation:
    """Writes."""

    @strawberry.mutation
    def write(self) -> bool:
        """Answers."""
        return True


@cache
def door_schema() -> strawberry.Schema:
    """The schema of this module."""
    scalars: dict[object, ScalarDefinition] = {
        DivisionCode: strawberry.scalar(name="DivisionCode", parse_value=division_code)
    }
    return strawberry.Schema(Query, Mutation, config=StrawberryConfig(scalar_map=scalars))


async def ask(client: httpx.AsyncClient, query: str, *, accept: str = "*/*", **variables: object) -> httpx.Response:
    """One operation, by POST."""
    body: dict[str, Any] = {"query": query, "variables": variables}
    return await client.post("/graphql", json=body, headers={"Accept": accept})
