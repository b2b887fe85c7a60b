"""Who and what stands one hop away from an entity, and by which facts."""

import asyncio
from collections.abc import Collection

from graph.page import Page
from graph.questions.neighbours import NEIGHBOURS
from graph.reader import GraphReader
from graph.readings.hops import HopsParams, HopsRow
from graph.scope import Scope
from resolvers.definitions.hops import HopKind, asked_kinds, refuse_unwalked
from resolvers.entities import entities, not_found


async def neighbours(
    graph: GraphReader, *, entity: str, kinds: Collection[HopKind] | None, page: Page, scope: Scope
) -> HopsRow:
    """A page of the hops from an entity, by kind, the other's id and fact, one more than asked where there are more.

    Raises:
        BadInput: hops do not join entities of that kind, or the list of kinds is empty.
        NotFound: nothing is known under the id.
    """
    refuse_unwalked("id", entity)
    params = HopsParams.model_validate({"ids": (entity,), "kinds": asked_kinds(kinds), **page.values()})
    found, rows = await asyncio.gather(entities(graph, ids=[entity], scope=scope), graph.ask(NEIGHBOURS, scope, params))
    if entity not in found or not rows:
        raise not_found(entity)
    return rows[0]
