"""What is read together: the edges and entities below a field, as one tree, and where each stands in its rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

from graphql import GraphQLObjectType, GraphQLSchema

from execution.columns import shown
from execution.nest import ENTITY, Nest
from execution.plan import FieldPlan, Selection
from execution.shapes import Shapes
from graph.edges import EntityEdge
from graph.entities import ENTITIES
from graph.model import Kind
from graph.nesting import EdgePart, EntityPart, Nested, Width, nested_edge, nested_entity, nested_root, nested_together
from schema.fields import Along, One, Same, Value

MOST: Final = 24
"""How many edges and entities one statement reads at most; what lies below is read level by level."""

KINDS: Final[Mapping[str, Kind]] = {shown(read.row).name: kind for kind, read in ENTITIES.items()}

Fields = frozenset[FieldPlan]


@dataclass(frozen=True, eq=False)
class Tree:
    """A tree as one statement reads it.

    Attributes:
        statement: the statement that tells so many columns.
        paged: the fields whose pages it takes, in order.
        nest: where all of it stands.
        nests: whether anything is read besides the rows of its top.
        shaped: whether a function takes all of it, so that no column is missed that is not asked for.
        part: what it is to whoever reads it with others.
    """

    statement: Callable[[Width], Nested]
    paged: tuple[FieldPlan, ...]
    nest: Nest
    nests: bool
    shaped: bool
    part: EdgePart | EntityPart


@dataclass(frozen=True, eq=False)
class Grove:
    """Trees of entities that one statement reads."""

    trees: tuple[Tree, ...]

    @property
    def shaped(self) -> bool:
        """Whether functions take some of it."""
        return any(tree.shaped for tree in self.trees)

    def statement(self, width: Width) -> Nested:
        """The statement that tells so many columns of the trees that are shaped, and every one of the others."""
        return nested_together(
            tuple((cast("EntityPart", tree.part), width if tree.shaped else Width.FULL) for tree in self.trees)
        )


class Trees:
    """The trees of a plan, each made once.

    `but` are fields that are not read with the row around them in a request: they have a clock of their own there, or
    arguments that nobody may give.
    """

    def __init__(self, schema: GraphQLSchema, shapes: Shapes) -> None:
        self._schema, self._shapes = schema, shapes
        self._made: dict[object, Tree] = {}
        self._groves: dict[tuple[Tree, ...], Grove] = {}

    def of_edge(self, each: FieldPlan, but: Fields) -> Tree:
        """All that is asked below a page of an edge."""
        found = self._made.get((each, but))
        if found is None:
            made = _Nesting(self._schema, but)
            part, nest = made.edge(each)
            shaped = self._shapes.takes_page(each, nest)
            paged = tuple(made.paged)
            found = Tree(partial(nested_edge, part), paged, nest, nests=bool(part.entities), shaped=shaped, part=part)
            self._made[each, but] = found
        return found

    def together(self, trees: tuple[Tree, ...]) -> Grove:
        """Several trees of entities as one statement reads them."""
        found = self._groves.get(trees)
        if found is None:
            found = self._groves[trees] = Grove(trees)
        return found

    def of_entity(self, kind: Kind, below: Selection, but: Fields, *, root: bool = False) -> Tree:
        """All that is asked of entities of a kind; of those that a client named, where they are a root's."""
        found = self._made.get((kind, below, but, root))
        if found is None:
            made = _Nesting(self._schema, but)
            part, nest = made.entity(kind, [below])
            shaped = self._shapes.takes_row(below, nest.shown, nest)
            statement = partial(nested_root if root else nested_entity, part)
            nests = root or bool(part.edges or part.entities)
            found = Tree(statement, tuple(made.paged), nest, nests=nests, shaped=shaped, part=part)
            self._made[kind, below, but, root] = found
        return found


class _Nesting:
    """A tree while it is made."""

    def __init__(self, schema: GraphQLSchema, but: Fields) -> None:
        self._schema, self._but, self._left = schema, but, MOST
        self.paged: list[FieldPlan] = []

    def edge(self, each: FieldPlan) -> tuple[EdgePart, Nest]:
        edge = cast("Along", each.reads).edge
        self._left -= 1
        self.paged.append(each)
        nest = Nest(shown(edge.value.row))
        whole = issubclass(edge.value.row, EntityEdge)
        asked = [(ENTITY, node) for node in _nodes(each)] if whole else self._ones(nest, _nodes(each))
        own = frozenset[str]() if whole else _asked(self._fields(nest, [node.below for node in _nodes(each)]))
        return EdgePart(edge, self._entities(nest, asked, before=0), own), nest

    def entity(self, kind: Kind, below: Sequence[Selection]) -> tuple[EntityPart, Nest]:
        self._left -= 1
        nest = Nest(shown(ENTITIES[kind].row))
        edges: list[EdgePart] = []
        fields = self._fields(nest, below)
        for each in fields:
            if self._left > 0 and isinstance(each.reads, Along) and each not in self._but:
                number = len(self.paged)
                part, found = self.edge(each)
                nest.edges[each] = (len(nest.shown.columns) + len(edges), number, found)
                edges.append(part)
        entities = self._entities(nest, [*self._of(fields)], before=len(edges))
        return EntityPart(kind, tuple(edges), entities, _asked(fields)), nest

    def _entities(
        self, nest: Nest, asked: Sequence[tuple[str, FieldPlan]], before: int
    ) -> tuple[tuple[str, EntityPart], ...]:
        """The entities that are asked for by columns of a row, of one kind each, behind so many lists."""
        found: dict[str, tuple[Kind, list[Selection]]] = {}
        for column, each in asked:
            kind = KINDS.get(each.form.bare.name)
            if kind is not None:
                found.setdefault(column, (kind, []))[1].append(each.below)
        parts: list[tuple[str, EntityPart]] = []
        for column, (kind, below) in found.items():
            if self._left > 0:
                part, inner = self.entity(kind, below)
                nest.entities[column] = (len(nest.shown.columns) + before + len(parts), inner)
                parts.append((column, part))
        return tuple(parts)

    def _ones(self, nest: Nest, nodes: Iterator[FieldPlan]) -> list[tuple[str, FieldPlan]]:
        return [*self._of(self._fields(nest, [node.below for node in nodes]))]

    def _of(self, fields: Sequence[FieldPlan]) -> Iterator[tuple[str, FieldPlan]]:
        """The columns that hold the id of an entity that is asked for, in the row itself or where it is stated."""
        for each in fields:
            if isinstance(each.reads, One):
                yield each.reads.name, each
            elif isinstance(each.reads, Same):
                yield from self._of(each.below.fields(cast("GraphQLObjectType", each.form.bare.object)))

    def _fields(self, nest: Nest, below: Sequence[Selection]) -> list[FieldPlan]:
        of = cast("GraphQLObjectType", self._schema.get_type(nest.shown.name))
        return [each for selection in below for each in selection.fields(of)]


def _asked(fields: Sequence[FieldPlan]) -> frozenset[str]:
    """The columns of a row that are told themselves."""
    found = {each.reads.name for each in fields if isinstance(each.reads, Value | Same)}
    for each in fields:
        if isinstance(each.reads, Same):
            found |= _asked(each.below.fields(cast("GraphQLObjectType", each.form.bare.object)))
    return frozenset(found)


def _nodes(each: FieldPlan) -> Iterator[FieldPlan]:
    """The fields of a connection that are its nodes, on its pages and in its entries."""
    for part in each.below.fields(cast("GraphQLObjectType", each.form.object)):
        if part.name == "nodes":
            yield part
        elif part.name == "edges":
            for inner in part.below.fields(cast("GraphQLObjectType", part.form.bare.object)):
                if inner.name == "node":
                    yield inner
