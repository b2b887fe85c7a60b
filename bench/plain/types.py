"""The types of the plain schema: what a resolver returns is made from a row, what hangs below it is loaded."""

from typing import TypeAlias

import strawberry

from bench.plain.loaders import Loaders

Info: TypeAlias = strawberry.Info[dict[str, Loaders], None]


def loaders_of(info: Info) -> Loaders:
    """The request's loaders."""
    return info.context["loaders"]


@strawberry.type
class Person:
    """Somebody with a post."""

    id: strawberry.ID
    name: str | None

    @strawberry.field
    async def appointments(self, info: Info) -> list["Appointment"]:
        """The seats held on the day."""
        rows = await loaders_of(info).many("appointments_of_person", self.id)
        return [Appointment(**row) for row in rows]


@strawberry.type
class Organization:
    """A body of any kind."""

    id: strawberry.ID
    name: str | None
    kind: str | None
    subtype: str | None
    area_code: str | None
    attestation: str | None
    operating: bool | None

    @strawberry.field
    async def posts(self, info: Info) -> list["Post"]:
        """Its posts."""
        return [Post(**row) for row in await loaders_of(info).many("posts_of_organization", self.id)]

    @strawberry.field
    async def covers(self, info: Info) -> list["Cover"]:
        """The covers that reach it."""
        return [Cover(**row) for row in await loaders_of(info).many("covers_of_unit", self.id)]

    @strawberry.field
    async def bodies(self, info: Info) -> list["Organization"]:
        """The party organizations that belong to it."""
        return [Organization(**row) for row in await loaders_of(info).many("bodies_of_unit", self.id)]

    @strawberry.field
    async def handlings(self, info: Info, first: int = 20, after: str | None = None) -> list["Handling"]:
        """The steps it took, a page of them."""
        rows = await loaders_of(info).ask("page_of_handlings", id=self.id, first=first, after=after)
        return [Handling(**row) for row in rows]


@strawberry.type
class Post:
    """A seat in a body."""

    id: strawberry.ID
    title: str | None
    valid_from: str
    organization_id: strawberry.Private[str]

    @strawberry.field
    async def organization(self, info: Info) -> Organization | None:
        """The body it belongs to."""
        row = await loaders_of(info).one("organizations", self.organization_id)
        return Organization(**row) if row else None

    @strawberry.field
    async def appointments(self, info: Info) -> list["Appointment"]:
        """Who holds it."""
        return [Appointment(**row) for row in await loaders_of(info).many("appointments_of_post", self.id)]

    @strawberry.field
    async def tied(self, info: Info) -> list["Post"]:
        """The posts held because of it."""
        return [Post(**row) for row in await loaders_of(info).many("tied_to_post", self.id)]


@strawberry.type
class Appointment:
    """Somebody in a post."""

    id: strawberry.ID
    basis: str | None
    home: bool | None
    valid_from: str
    person_id: strawberry.Private[str]
    post_id: strawberry.Private[str]

    @strawberry.field
    async def person(self, info: Info) -> Person | None:
        """Who holds it."""
        row = await loaders_of(info).one("people", self.person_id)
        return Person(**row) if row else None

    @strawberry.field
    async def post(self, info: Info) -> Post | None:
        """What is held."""
        row = await loaders_of(info).one("posts", self.post_id)
        return Post(**row) if row else None


@strawberry.type
class Cover:
    """A party organization that covers a unit."""

    mode: str
    organization_id: strawberry.Private[str | None]

    @strawberry.field
    async def stands(self, info: Info) -> bool:
        """Whether the party organization does, where one is told."""
        if self.organization_id is None:
            return True
        return await loaders_of(info).one("organizations", self.organization_id) is not None


@strawberry.type
class Problem:
    """A matter that was raised."""

    id: strawberry.ID
    title: str | None
    status: str | None

    @strawberry.field
    async def steps(self, info: Info) -> list["Handling"]:
        """Every step begun by the day."""
        return [Handling(**row) for row in await loaders_of(info).many("handlings_of_problem", self.id)]


@strawberry.type
class Handler:
    """Who took a step: a body or a person."""

    id: strawberry.ID
    name: str | None


@strawberry.type
class Handling:
    """A step taken on a problem."""

    id: strawberry.ID
    step: int
    role: str
    action: str | None
    outcome: str | None
    handler_id: strawberry.Private[str]
    problem_id: strawberry.Private[str]

    @strawberry.field
    async def handler(self, info: Info) -> Handler | None:
        """Who took it."""
        kind = "people" if self.handler_id.startswith("person:") else "organizations"
        row = await loaders_of(info).one(kind, self.handler_id)
        return Handler(id=row["id"], name=row["name"]) if row else None

    @strawberry.field
    async def problem(self, info: Info) -> Problem | None:
        """What it was taken on."""
        row = await loaders_of(info).one("problems", self.problem_id)
        return Problem(**row) if row else None


@strawberry.type
class Area:
    """A division."""

    code: str
    name: str | None

    @strawberry.field
    async def organizations(self, info: Info) -> list[Organization]:
        """The bodies placed in it."""
        return [Organization(**row) for row in await loaders_of(info).many("organizations_of_area", self.code)]

    @strawberry.field
    async def children(self, info: Info) -> list["Area"]:
        """The divisions directly below it."""
        return [Area(**row) for row in await loaders_of(info).many("children_of_area", self.code)]
