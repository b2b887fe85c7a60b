"""A page of an edge as a connection: what is asked of it, made from the rows that were read."""

from typing import Any, cast

from graphql import GraphQLObjectType

from execution.answer import Place
from execution.columns import Row
from execution.frontier import Frontier, Waiting
from execution.nest import ENTITY
from execution.plan import TYPENAME, FieldPlan
from execution.seen import PageRead, Seen
from graph.edges import EntityEdge
from schema.connections import info_of, kept_of
from schema.scalars import cursor_of


def connect(frontier: Frontier, page: PageRead, each: FieldPlan, place: Place) -> None:
    """Puts a page as a connection in its place."""
    if frontier.put_page(each, page, place):
        return
    kept, more = kept_of(page.rows, page.page)
    out: dict[str, Any] = {}
    place.holder[place.key] = out
    for part in each.below.fields(_of(each)):
        at = Place(place, out, part.key, nullable=False)
        if part.name == TYPENAME:
            out[part.key] = part.parent.name
        elif part.name == "nodes":
            for row, item in zip(kept, at.items(len(kept), nullable=False), strict=True):
                _put_node(frontier, page, row, part, item)
        elif part.name == "edges":
            for row, item in zip(kept, at.items(len(kept), nullable=False), strict=True):
                _put_edge(frontier, page, row, part, item)
        else:
            frontier.put(info_of(kept, page.page, more, _key), part.form, part, at)


def _put_edge(frontier: Frontier, page: PageRead, row: Row, each: FieldPlan, place: Place) -> None:
    out: dict[str, Any] = {}
    place.holder[place.key] = out
    for part in each.below.fields(_of(each)):
        if part.name == TYPENAME:
            out[part.key] = part.parent.name
        elif part.name == "cursor":
            out[part.key] = cursor_of(_key(row))
        else:
            _put_node(frontier, page, row, part, Place(place, out, part.key, nullable=False))


def _put_node(frontier: Frontier, page: PageRead, row: Row, each: FieldPlan, place: Place) -> None:
    if not issubclass(page.nest.shown.model, EntityEdge):
        frontier.put_row(row, Seen(page.nest.shown, page.scope, page.nest, page.pages), each, place)
    elif ENTITY in page.nest.entities:
        index, nest = page.nest.entities[ENTITY]
        put_entity(frontier, row[index], Seen(nest.shown, page.scope, nest, page.pages), each, place)
    else:
        # An entity's row is its own; the edge's tells only which it is.
        place.holder[place.key] = None
        frontier.waiting.append(Waiting((row[page.nest.shown.columns[ENTITY]],), page.scope, each, place, many=False))


def put_entity(frontier: Frontier, rows: list[Row], seen: Seen, each: FieldPlan, place: Place) -> None:
    """Puts an entity that was read with another row, as a list of one, or of none where it may not be seen."""
    if rows:
        frontier.put_row(rows[0], seen, each, place)
    else:
        frontier.put(None, each.form.bare, each, place)


def _of(each: FieldPlan) -> GraphQLObjectType:
    return cast("GraphQLObjectType", each.form.bare.object)


def _key(row: Row) -> str:
    return cast("str", row[0])
