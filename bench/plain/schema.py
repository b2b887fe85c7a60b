"""The root fields of the plain schema; each answers as of a day, at an instant that the caller names."""

import strawberry
from strawberry.extensions import ParserCache, ValidationCache

from bench.plain.types import Area, Info, Organization, Person, Problem, loaders_of


@strawberry.type
class Found:
    """What a part of a name found."""

    id: strawberry.ID


@strawberry.type
class Query:
    """What can be asked."""

    @strawberry.field
    async def person(self, info: Info, id: strawberry.ID) -> Person | None:
        """A person by id."""
        row = await loaders_of(info).one("people", id)
        return Person(**row) if row else None

    @strawberry.field
    async def organization(self, info: Info, id: strawberry.ID) -> Organization | None:
        """A body by id."""
        row = await loaders_of(info).one("organizations", id)
        return Organization(**row) if row else None

    @strawberry.field
    async def problem(self, info: Info, id: strawberry.ID) -> Problem | None:
        """A problem by id."""
        row = await loaders_of(info).one("problems", id)
        return Problem(**row) if row else None

    @strawberry.field
    async def area(self, info: Info, code: str) -> Area | None:
        """A division by code."""
        row = await loaders_of(info).one("areas", code)
        return Area(**row) if row else None

    @strawberry.field
    async def committees(self, info: Info, code: str) -> list[Organization]:
        """The owners' committees of a division and all below it."""
        return [Organization(**row) for row in await loaders_of(info).ask("committees_of_area", code=code)]

    @strawberry.field
    async def holders(self, info: Info, code: str) -> list[Person]:
        """Who holds a post of a body of a division or below it."""
        return [Person(**row, name=None) for row in await loaders_of(info).ask("holders_of_area", code=code)]

    @strawberry.field
    async def named(self, info: Info, text: str) -> list[Found]:
        """Bodies and compounds with a part of a name."""
        return [Found(**row) for row in await loaders_of(info).ask("named", text=text)]


schema = strawberry.Schema(Query, extensions=[lambda: ParserCache(maxsize=100), lambda: ValidationCache(maxsize=100)])
