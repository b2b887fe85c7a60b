"""Functions made for a plan, which turn rows into answers: one expression for all that is read with a row.

A row that one of them cannot turn, since a value is missing where none may be or is none that its type takes, is left
to the levels, which tell the errors and their places.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from typing import Any, cast

from graphql import GraphQLObjectType, GraphQLSchema

from execution.columns import Row, Shown, stated
from execution.forms import AS_THEY_ARE, Form
from execution.nest import ENTITY, Nest
from execution.plan import TYPENAME, FieldPlan, Selection
from graph.edges import EntityEdge
from graph.page import Page
from schema.connections import info_of, kept_of
from schema.fields import Along, One, Same, Value
from schema.scalars import cursor_of

Pages = Sequence[Page]


def _tried(shape: Callable[..., Any] | None, *given: object) -> Any:
    if shape is None:
        return None
    try:
        return shape(*given)
    except Exception:  # noqa: BLE001 - the levels tell, field by field, what it is
        return None


class _Unshaped(Exception):  # noqa: N818 - no fault: levels answer
    """Something below has to be called or waited for."""


class Shapes:
    """The functions of a plan, each made once, and none where what is asked takes more than its rows."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._made: dict[object, Callable[..., Any] | None] = {}

    def takes_row(self, below: Selection, how: Shown, nest: Nest | None) -> bool:
        """Whether a function tells all that is asked of a row."""
        return self._of_row(below, how, nest) is not None

    def takes_page(self, each: FieldPlan, nest: Nest) -> bool:
        """Whether a function tells all that is asked of a page."""
        return self._of_page(each, nest) is not None

    def row(self, below: Selection, how: Shown, nest: Nest | None, row: Row, pages: Pages) -> dict[str, Any] | None:
        """What a row says, and what was read with it; nothing where a function cannot tell."""
        return _tried(self._of_row(below, how, nest), row, pages)

    def page(self, each: FieldPlan, nest: Nest, rows: list[Row], page: Page, pages: Pages) -> dict[str, Any] | None:
        """The connection of an edge's rows, in their order and with one more than asked where there are more."""
        return _tried(self._of_page(each, nest), rows, page, pages)

    def _of_row(self, below: Selection, how: Shown, nest: Nest | None) -> Callable[..., Any] | None:
        key = (below, how, nest)
        if key not in self._made:
            self._made[key] = self._function(lambda text: text.row("r", below, how, nest), "r, p")
        return self._made[key]

    def _of_page(self, each: FieldPlan, nest: Nest) -> Callable[..., Any] | None:
        key = (each, nest)
        if key not in self._made:
            expression = partial(_Text.page, rows="rows", page="page", each=each, nest=nest, within=False)
            self._made[key] = self._function(expression, "rows, page, p")
        return self._made[key]

    def _function(self, expression: "Callable[[_Text], str]", arguments: str) -> Callable[..., Any] | None:
        text = _Text(self._schema)
        try:
            said = expression(text)
        except _Unshaped:
            return None
        # What a document gives stands in the text as literals of keys alone; all else is this module's own.
        exec(f"def shape({arguments}):\n    return {said}", text.known)  # noqa: S102
        return text.known["shape"]


class _Text:
    """The text of one function, and what it knows by name."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._numbers = count()
        self.known: dict[str, Any] = {
            "__builtins__": {},
            "str": str,
            "cut": _cut,
            "info": _info,
            "cursor": cursor_of,
            "given": _given,
        }

    def row(self, of: str, below: Selection, how: Shown, nest: Nest | None) -> str:
        """An object that a row is turned into."""
        fields = below.fields(cast("GraphQLObjectType", self._schema.get_type(how.name)))
        return self._object((each, self._field(of, each, how, nest)) for each in fields)

    def page(self, rows: str, page: str, each: FieldPlan, nest: Nest, *, within: bool) -> str:
        """A connection that rows are turned into; those read within another row stand turned where a page does."""
        ordered = f"{page}.ordered({rows})" if within else rows
        cut, parts = f"cut({ordered}, {page})", list[tuple[FieldPlan, str]]()
        for part in each.below.fields(_of(each)):
            row = self._new("r")
            if part.name == TYPENAME:
                parts.append((part, repr(part.parent.name)))
            elif part.name == "nodes":
                parts.append((part, f"[{self._node(row, part, nest)} for {row} in {cut}]"))
            elif part.name == "edges":
                inner = [(one, self._entry(row, one, nest)) for one in part.below.fields(_of(part))]
                parts.append((part, f"[{self._object(inner)} for {row} in {cut}]"))
            else:
                parts.append((part, self._info(f"info({ordered}, {page})", part)))
        return self._object(parts)

    def _field(self, of: str, each: FieldPlan, how: Shown, nest: Nest | None) -> str:
        match each.reads:
            case _ if each.name == TYPENAME:
                return repr(each.parent.name)
            case Value(name=name):
                return self._leaf(f"{of}[{how.columns[name]}]", each.form)
            case One(name=name) if nest is not None and name in nest.entities:
                return self._one(of, each, *nest.entities[name])
            case Along() if nest is not None and each in nest.edges:
                at, number, below = nest.edges[each]
                return self.page(f"{of}[{at}]", f"p[{number}]", each, below, within=True)
            case Same(name=name):
                value, shape = f"{of}[{how.columns[name]}]", self.row(of, each.below, stated(how.model), nest)
                return self._or_null(value, shape, each.form)
            case _:
                raise _Unshaped

    def _one(self, of: str, each: FieldPlan, at: int, nest: Nest) -> str:
        if each.form.bare.name != nest.shown.name or each.form.items is not None:
            raise _Unshaped
        row = self._new("r")
        shape = self.row(row, each.below, nest.shown, nest)
        found = f"({shape} if ({row} := {of}[{at}][0]) else None)"
        return f"({found} if {of}[{at}] else None)" if each.form.nullable else found

    def _node(self, row: str, each: FieldPlan, nest: Nest) -> str:
        if not issubclass(nest.shown.model, EntityEdge):
            return self.row(row, each.below, nest.shown, nest)
        if ENTITY not in nest.entities:
            raise _Unshaped
        at, inner = nest.entities[ENTITY]
        if each.form.bare.name != inner.shown.name:
            raise _Unshaped
        entity = self._new("r")
        return f"({self.row(entity, each.below, inner.shown, inner)} if ({entity} := {row}[{at}][0]) else None)"

    def _entry(self, row: str, each: FieldPlan, nest: Nest) -> str:
        if each.name == TYPENAME:
            return repr(each.parent.name)
        return f"cursor({row}[0])" if each.name == "cursor" else self._node(row, each, nest)

    def _info(self, info: str, each: FieldPlan) -> str:
        named = self._new("i")
        parts = [(part, self._told(named, part)) for part in each.below.fields(_of(each))]
        # A comprehension over the one value: what it is named by stands in no other function's way.
        return f"[{self._object(parts)} for {named} in ({info},)][0]"

    def _told(self, named: str, each: FieldPlan) -> str:
        return repr(each.parent.name) if each.name == TYPENAME else f"{named}.{each.declared.python_name}"

    def _leaf(self, value: str, form: Form) -> str:
        if form.items is not None:
            item = self._new("v")
            items = f"[{self._leaf(item, form.items)} for {item} in {value}]"
            return self._or_null(value, items, form)
        if form.names is not None:
            names = self._constant({**form.names, None: None} if form.nullable else form.names)
            return f"{names}[{value}]"
        write = self._constant(form.write)
        if form.bare.name in AS_THEY_ARE:
            # Most are texts, which go out as they are.
            return f"({value} if {value}.__class__ is str else {self._or_null(value, f'{write}({value})', form)})"
        return self._or_null(value, f"{write}({value})", form)

    def _or_null(self, value: str, shape: str, form: Form) -> str:
        return f"(None if {value} is None else {shape})" if form.nullable else f"({shape} if given({value}) else None)"

    def _object(self, fields: Any) -> str:
        return "{" + ", ".join(f"{each.key!r}: {said}" for each, said in fields) + "}"

    def _constant(self, value: object) -> str:
        name = self._new("c")
        self.known[name] = value
        return name

    def _new(self, kind: str) -> str:
        return f"{kind}{next(self._numbers)}"


def _of(each: FieldPlan) -> GraphQLObjectType:
    return cast("GraphQLObjectType", each.form.bare.object)


class _Missing(Exception):  # noqa: N818 - levels tell of it
    """There is no value where one has to be."""


def _given(value: object) -> bool:
    if value is None:
        raise _Missing
    return True


def _cut(rows: list[Row], page: Page) -> Sequence[Row]:
    return kept_of(rows, page)[0]


def _info(rows: list[Row], page: Page) -> object:
    kept, more = kept_of(rows, page)
    return info_of(kept, page, more, lambda row: cast("str", row[0]))
