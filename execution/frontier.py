"""Where an answer is still open: values whose fields were not entered yet, and what has to be waited for."""

from collections import defaultdict
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from graphql import GraphQLObjectType, GraphQLSchema
from strawberry.types import get_object_definition

from execution.answer import Answer, Place
from execution.columns import Row
from execution.forms import Form
from execution.plan import FieldPlan, Selection
from execution.seen import PageRead, Seen, Way
from execution.shapes import Shapes
from graph.scope import Scope


@dataclass(eq=False)
class Group:
    """Values of one type of which the same is asked.

    Attributes:
        of, below: their type, and what is asked of them.
        seen: how rows are seen; nothing for objects.
        sources: the rows or objects.
        outs: what the answer holds in their places.
        places: where these stand; nothing for the root.
    """

    of: GraphQLObjectType
    below: Selection
    seen: Seen | None
    sources: list[Any] = field(default_factory=list[Any])
    outs: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    places: list[Place | None] = field(default_factory=list["Place | None"])

    def add(self, source: Any, place: Place) -> None:
        """One more value, in whose place the answer holds a mapping from now on."""
        out: dict[str, Any] = {}
        place.holder[place.key] = out
        self.sources.append(source)
        self.outs.append(out)
        self.places.append(place)

    def objects(self) -> list[Any]:
        """The values as the objects that resolvers stand on."""
        if self.seen is None:
            return self.sources
        made, width = cast("Any", self.seen.shown.made), len(self.seen.shown.columns)
        validate = self.seen.shown.model.model_validate
        return [made(row=validate(row[:width]), scope=self.seen.scope) for row in self.sources]


class Waiting(NamedTuple):
    """A field whose value is one entity, or the known ones of several."""

    ids: tuple[str, ...]
    scope: Scope
    field: FieldPlan
    place: Place
    many: bool


class Frontier:
    """What is open: groups to be entered, entities and edges to be read, and resolvers to be awaited."""

    def __init__(self, schema: GraphQLSchema, answer: Answer, shapes: Shapes) -> None:
        self._schema, self._answer, self._shapes = schema, answer, shapes
        self.groups: dict[object, Group] = {}
        self.waiting: list[Waiting] = []
        self.ways: dict[tuple[Way, FieldPlan], list[tuple[str, Place]]] = defaultdict(list)
        self.called: list[tuple[Awaitable[Any], FieldPlan, Place]] = []

    @property
    def waits(self) -> bool:
        """Whether anything has to be read or awaited."""
        return bool(self.waiting or self.ways or self.called)

    def put(self, value: Any, form: Form, each: FieldPlan, place: Place) -> None:
        """Puts a field's value, or an item of it, in its place; an object's own fields are entered later."""
        if value is None:
            self._answer.null(place, each)
        elif form.items is not None:
            items = list(value)
            for item, at in zip(items, place.items(len(items), nullable=form.items.nullable), strict=True):
                self.put(item, form.items, each, at)
        elif form.write is not None:
            try:
                place.holder[place.key] = form.write(value)
            except Exception as fault:  # noqa: BLE001 - an error of this field
                self._answer.fail(place, each, fault)
        else:
            of = form.object or self._named(get_object_definition(value.__class__, strict=True).name)
            self._group(of, each.below, None).add(value, place)

    def put_row(self, row: Row, seen: Seen, each: FieldPlan, place: Place) -> None:
        """Puts what a row says in its place: at once where its function takes it, else its fields are entered later."""
        whole = self._shapes.row(each.below, seen.shown, seen.nest, row, seen.pages)
        if whole is not None:
            place.holder[place.key] = whole
        else:
            self._group(self._named(seen.shown.name), each.below, seen).add(row, place)

    def put_page(self, each: FieldPlan, read: PageRead, place: Place) -> bool:
        """Puts a page in its place at once, where its function takes it; whether it does."""
        whole = self._shapes.page(each, read.nest, read.rows, read.page, read.pages)
        if whole is not None:
            place.holder[place.key] = whole
        return whole is not None

    def put_seen(self, found: tuple[Row, Seen] | None, each: FieldPlan, place: Place) -> None:
        """Puts an entity that was read in its place, or a null where it is not known."""
        if found is None:
            self._answer.null(place, each)
        else:
            self.put_row(*found, each, place)

    def _named(self, name: str) -> GraphQLObjectType:
        return cast("GraphQLObjectType", self._schema.get_type(name))

    def _group(self, of: GraphQLObjectType, below: Selection, seen: Seen | None) -> Group:
        key = (below, of.name, seen)
        found = self.groups.get(key)
        if found is None:
            found = self.groups[key] = Group(of, below, seen)
        return found
