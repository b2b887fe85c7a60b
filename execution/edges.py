"""A page of an edge as a connection: what is asked of it, made from the rows that were read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graphql import GraphQLObjectType

from execution.answer import Place
from execution.columns import Row, shown
from execution.frontier import Frontier, Waiting
from execution.loads import Way
from execution.plan import TYPENAME, FieldPlan
from graph.edges import EntityEdge
from graph.scope import Scope
from schema.connections import info_of, kept_of
from schema.scalars import cursor_of

ENTITY: Final = list(EntityEdge.model_fields).index("entity")
"""Where the row of an edge to an entity holds its id."""


@dataclass(frozen=True)
class Page:
    """Rows of an edge as they were read.

    Attributes:
        way: the edge, and the page that was asked for.
        rows: the rows in their order, one more than asked where there are more.
        scope: in which they were read.
    """

    way: Way
    rows: list[Row]
    scope: Scope


def connect(frontier: Frontier, page: Page, each: FieldPlan, place: Place) -> None:
    """Puts a page as a connection in its place."""
    kept, more = kept_of(page.rows, page.way.page)
    out: dict[str, Any] = {}
    place.holder[place.key] = out
    for part in each.below.fields(_of(each)):
        at = Place(place, out, part.key, nullable=False)
        if part.name == TYPENAME:
            out[part.key] = part.parent.name
        elif part.name == "nodes":
            for row, item in zip(kept, _items(kept, at), strict=True):
                _put_node(frontier, page, row, part, item)
        elif part.name == "edges":
            for row, item in zip(kept, _items(kept, at), strict=True):
                _put_edge(frontier, page, row, part, item)
        else:
            frontier.put(info_of(kept, page.way.page, more, _key), part.form, part, at)


def _items(rows: Sequence[Row], place: Place) -> list[Place]:
    """The places of a list of as many."""
    out: list[Any] = [None] * len(rows)
    place.holder[place.key] = out
    return [Place(place, out, index, nullable=False) for index in range(len(out))]


def _put_edge(frontier: Frontier, page: Page, row: Row, each: FieldPlan, place: Place) -> None:
    out: dict[str, Any] = {}
    place.holder[place.key] = out
    for part in each.below.fields(_of(each)):
        if part.name == TYPENAME:
            out[part.key] = part.parent.name
        elif part.name == "cursor":
            out[part.key] = cursor_of(_key(row))
        else:
            _put_node(frontier, page, row, part, Place(place, out, part.key, nullable=False))


def _put_node(frontier: Frontier, page: Page, row: Row, each: FieldPlan, place: Place) -> None:
    model = page.way.edge.value.row
    if issubclass(model, EntityEdge):
        # An entity's row is its own; the edge's tells only which it is.
        place.holder[place.key] = None
        frontier.waiting.append(Waiting((row[ENTITY],), page.scope, each, place, many=False))
    else:
        frontier.put_row(row, shown(model), page.scope, each, place)


def _of(each: FieldPlan) -> GraphQLObjectType:
    form = each.form
    while form.items is not None:
        form = form.items
    return cast("GraphQLObjectType", form.object)


def _key(row: Row) -> str:
    return cast("str", row[0])
