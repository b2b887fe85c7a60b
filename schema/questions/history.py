"""`history`: every version of an entity's facts in order of recording, and what each one changed."""

from typing import Annotated

import strawberry

from graph.versions import VersionRow
from resolvers.questions.history import history as ask
from schema.connections import After, Before, Connection, First, Last, connection_of, page_of
from schema.context import Info
from schema.fields import KnownAt
from schema.versions import FactVersion


async def history(
    info: Info,
    id: Annotated[
        strawberry.ID, strawberry.argument(description="The entity's id; a merged record has its own (实体编号).")
    ],
    *,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    known_at: KnownAt = None,
) -> Connection[FactVersion]:
    """Every version of an entity's facts, in order of recording."""
    page = page_of(first, after, last, before)
    scope = await info.context.scope(None, known_at)
    rows = await ask(info.context.graph, entity=id, page=page, scope=scope)

    async def node(row: VersionRow) -> FactVersion:
        return FactVersion(row=row, scope=scope)

    return await connection_of(rows, page, key=lambda row: row.key, node=node)
