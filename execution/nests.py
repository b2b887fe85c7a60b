"""What is read together: the edges and entities below a field, as one tree, and where each stands in its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from graphql import GraphQLError, GraphQLObjectType

from execution.calls import Calls
from execution.columns import Shown, shown
from execution.plan import FieldPlan, Selection
from graph.edges import Edges, EntityEdge
from graph.entities import ENTITIES
from graph.errors import BadInput
from graph.model import Kind
from graph.nesting import EdgePart, EntityPart, nestable
from graph.reader import Page
from schema.connections import page_of
from schema.fields import Along, One

MOST: Final = 24
"""How many edges and entities one statement reads at most; what lies below is read level by level."""

KINDS: Final[Mapping[str, Kind]] = {shown(read.row).name: kind for kind, read in ENTITIES.items()}


@dataclass(eq=False)
class Nest:
    """Where what was read with a row stands in it.

    Attributes:
        shown: how the row's own columns are shown.
        entities: of an edge's row, by the column that holds an entity's id: where its list of one or none stands.
        edges: of an entity's row, by the field: where the rows of that edge stand, and which page they are.
    """

    shown: Shown
    entities: dict[str, "tuple[int, Nest]"] = field(default_factory=dict[str, "tuple[int, Nest]"])
    edges: dict[FieldPlan, "tuple[int, Page, Nest]"] = field(default_factory=dict[FieldPlan, "tuple[int, Page, Nest]"])


@dataclass(frozen=True, eq=False)
class Tree:
    """A tree as it is asked for: its statement's form, the pages of its edges in order, and where all of it stands."""

    part: EdgePart | EntityPart
    pages: tuple[Page, ...]
    nest: Nest

    @property
    def nests(self) -> bool:
        """Whether anything is read besides the edge's own rows."""
        return isinstance(self.part, EntityPart) or bool(self.part.entities)


def tree_of_edge(each: FieldPlan, edge: Edges, page: Page, calls: Calls) -> Tree:
    """All that is asked below a page of an edge, as far as it can be read with it."""
    return _Nesting(calls).edge(each, edge, page)


def page_asked(calls: Calls, each: FieldPlan) -> Page:
    """The page that a connection's arguments ask for.

    Raises:
        GraphQLError, BadInput: an argument is none that may be given.
    """
    asked = calls.arguments(each)
    return page_of(asked.get("first"), asked.get("after"), asked.get("last"), asked.get("before"))


class _Nesting:
    def __init__(self, calls: Calls) -> None:
        self._calls, self._left = calls, MOST

    def edge(self, each: FieldPlan, edge: Edges, page: Page) -> Tree:
        self._left -= 1
        nest, pages = Nest(shown(edge.value.row)), [page]
        parts: list[tuple[str, EntityPart]] = []
        for column, (kind, below) in self._entities_asked(each, edge).items():
            if self._left > 0:
                tree = self._entity(kind, below)
                nest.entities[column] = (len(nest.shown.columns) + len(parts), tree.nest)
                parts.append((column, cast("EntityPart", tree.part)))
                pages += tree.pages
        return Tree(EdgePart(edge, tuple(parts)), tuple(pages), nest)

    def _entity(self, kind: Kind, below: Sequence[Selection]) -> Tree:
        self._left -= 1
        nest = Nest(shown(ENTITIES[kind].row))
        pages: list[Page] = []
        parts: list[EdgePart] = []
        for each in _fields(below, nest.shown.name, self._calls):
            if self._left > 0 and isinstance(each.reads, Along):
                page = self._page(each)
                if page is not None:
                    tree = self.edge(each, each.reads.edge, page)
                    nest.edges[each] = (len(nest.shown.columns) + len(parts), page, tree.nest)
                    parts.append(cast("EdgePart", tree.part))
                    pages += tree.pages
        return Tree(EntityPart(kind, tuple(parts)), tuple(pages), nest)

    def _page(self, each: FieldPlan) -> Page | None:
        """The page of an edge that is read in the scope around it; nothing where it has another, or arguments fail."""
        try:
            asked = self._calls.arguments(each)
            return None if asked.get("asOf") or asked.get("knownAt") else page_asked(self._calls, each)
        except (GraphQLError, BadInput):
            return None

    def _entities_asked(self, each: FieldPlan, edge: Edges) -> dict[str, tuple[Kind, list[Selection]]]:
        """The columns of an edge's rows whose entities are asked for, of one kind each, and what is asked of them."""
        bound, found = nestable(edge), dict[str, tuple[Kind, list[Selection]]]()
        for node in _nodes(each):
            if issubclass(edge.value.row, EntityEdge):
                asked: Iterator[tuple[str, FieldPlan]] = iter([("entity", node)])
            else:
                fields = node.below.fields(cast("GraphQLObjectType", node.form.bare.object))
                asked = ((each.reads.name, each) for each in fields if isinstance(each.reads, One))
            for column, of in asked:
                kind = KINDS.get(of.form.bare.name)
                if kind is not None and column in bound:
                    found.setdefault(column, (kind, []))[1].append(of.below)
        return found


def _nodes(each: FieldPlan) -> Iterator[FieldPlan]:
    """The fields of a connection that are its nodes, on its pages and in its entries."""
    for part in each.below.fields(cast("GraphQLObjectType", each.form.object)):
        if part.name == "nodes":
            yield part
        elif part.name == "edges":
            for inner in part.below.fields(cast("GraphQLObjectType", part.form.bare.object)):
                if inner.name == "node":
                    yield inner


def _fields(below: Sequence[Selection], name: str, calls: Calls) -> Iterator[FieldPlan]:
    of = calls.type_named(name)
    for selection in below:
        yield from selection.fields(of)
