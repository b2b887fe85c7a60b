"""`changes`: every version of a fact that was published, in order, to be taken up again where it was left."""

from datetime import datetime
from typing import Annotated

import strawberry

from graph.dates import instant_of
from graph.published import Published
from graph.questions.changes import ChangesRow, Marks, PublishedBy
from graph.scope import Scope
from resolvers.definitions.changes import ChangeKind, columns_of_change, kind_of_change
from resolvers.questions.changes import Told
from resolvers.questions.changes import changes as ask
from schema.answers import Answer, Publication
from schema.connections import After, Connection, First, connection_of, page_of
from schema.context import Info
from schema.fields import AsOf, KnownAt, said
from schema.scalars import DivisionCode, cursor_of
from schema.versions import FactVersion


@strawberry.type(description="What the ids of an erased person are known again by (删除标记).")
class ErasureMarks:
    """What the ids of an erased person are known again by."""

    row: strawberry.Private[Marks]

    salt: str = said("salt", "What an id is hashed with, before it and a blank (盐值).")
    marks: list[str] = said("marks", "The SHA-256 of salt, blank and id, in hex, one an erased id (标记).")


@strawberry.type(description="What one publication did to one fact (变更).")
class Change:
    """What one publication did to one fact."""

    row: strawberry.Private[ChangesRow]
    by: strawberry.Private[PublishedBy]
    scope: strawberry.Private[Scope]

    @strawberry.field(description="What became of the fact (变更方式).")
    def kind(self) -> ChangeKind:
        """What became of the fact."""
        return kind_of_change(self.row)

    @strawberry.field(description="The id of the fact, the same for all its versions; null for an erasure (事实编号).")
    def fact(self) -> strawberry.ID | None:
        """The id of the fact."""
        return None if self.row.version is None else strawberry.ID(self.row.fact)

    @strawberry.field(description="The publication that did it (所属发布).")
    def publication(self) -> Publication:
        """The publication that did it."""
        return Publication(published=Published(self.by.instant, self.by.revision, self.by.at))

    @strawberry.field(description="When it was published (发布时间).")
    def published_at(self) -> datetime:
        """When it was published."""
        return instant_of(self.by.at)

    @strawberry.field(
        description="The columns in which it differs from the version before, by name; null without one (改动列)."
    )
    def changed(self) -> list[str] | None:
        """The columns in which it differs from the version before."""
        columns = columns_of_change(self.row)
        return None if columns is None else list(columns)

    @strawberry.field(
        description=(
            "The version recorded; of a fact that was withdrawn or left the area, the last one; "
            "null for an erasure (事实版本)."
        )
    )
    def version(self) -> FactVersion | None:
        """The version recorded, or the last one."""
        return None if self.row.version is None else FactVersion(row=self.row.version, scope=self.scope)

    @strawberry.field(
        description="By what a copy finds the ids it has to delete; null for all but an erasure (删除标记)."
    )
    def erased(self) -> ErasureMarks | None:
        """By what a copy finds the ids it has to delete."""
        return None if self.row.erased is None else ErasureMarks(row=self.row.erased)


@strawberry.type(
    name="ChangesConnection",
    description="A page of changes, by publication and then by fact, each told once (变更流).",
)
class Changes(Answer, Connection[Change]):
    """A page of changes."""

    resume: str | None = strawberry.field(
        description=(
            "What to give as `after` the next time: behind this page, or behind the last publication where nothing "
            "is left; null while nothing was ever published (续读游标)."
        )
    )


async def changes(
    info: Info,
    *,
    first: First = None,
    after: After = None,
    area: Annotated[
        DivisionCode | None,
        strawberry.argument(description="Only of this area; everything that may be seen unless told (区划代码)."),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Changes:
    """Every published version of a fact, in order."""
    scope = await info.context.scope(as_of, known_at)
    page = page_of(first, after, None, None)
    answer = await ask(info.context.graph, after=page.after, area=area, take=page.first, scope=scope)

    async def node(told: Told) -> Change:
        return Change(row=told.row, by=told.by, scope=scope)

    found = await connection_of(answer.found, page, key=lambda told: told.row.key, node=node)
    return Changes(
        scope=scope,
        edges=found.edges,
        nodes=found.nodes,
        page_info=found.page_info,
        resume=None if answer.resume is None else cursor_of(answer.resume),
    )
