"""Executing a plan level by level: all values of one type and selection together, and one wait for all they ask."""

from types import CoroutineType
from typing import Any, cast

from graphql import GraphQLObjectType
from graphql.execution.values import VariableValues

from execution.answer import Answer, Place
from execution.calls import Calls
from execution.columns import stated
from execution.edges import connect, put_entity
from execution.frontier import Frontier, Group, Waiting
from execution.loads import Followed, Loads, Named, all_of
from execution.plan import TYPENAME, FieldPlan
from execution.ready import Ready
from execution.seen import PageRead, Seen, Way
from execution.warm import Warm
from graph.published import Moved
from graph.scope import Scope
from schema.context import Context
from schema.fields import Along, Asked, One, Same, Several, Value


async def execute(made: Ready, context: Context, variables: VariableValues, warm: Warm) -> Answer:
    """The answer to an operation.

    Raises:
        Moved: another publication was seen to be the last than the one that the context assumes.
    """
    return await _Run(made, context, variables, warm).answer()


class _Run:
    """One operation while it is executed."""

    def __init__(self, made: Ready, context: Context, variables: VariableValues, warm: Warm) -> None:
        self._plan, self._answer = made.plan, Answer()
        self._calls = Calls(made.plan, context, variables)
        self._loads = Loads(context, warm, made.trees, self._calls)
        self._open = Frontier(made.plan.schema, self._answer, made.shapes)

    async def answer(self) -> Answer:
        """The whole answer."""
        query = cast("GraphQLObjectType", self._plan.schema.query_type)
        self._enter(Group(query, self._plan.root, None, [None], [self._answer.root], [None]))
        while self._open.groups or self._open.waits:
            # What a level asks is known once all its values are entered: rows that stand in it first.
            while self._open.groups:
                groups, self._open.groups = self._open.groups, {}
                for group in groups.values():
                    self._enter(group)
            await self._settle()
        return self._answer

    def _enter(self, group: Group) -> None:
        objects: list[Any] | None = None
        for each in group.below.fields(group.of):
            match each.reads:
                case _ if each.name == TYPENAME:
                    for out in group.outs:
                        out[each.key] = group.of.name
                case Value() as reads:
                    self._values(group, each, reads)
                case One() | Several() as reads:
                    self._entities(group, each, reads)
                case Along() as reads:
                    self._follow(group, each, reads)
                case Same() as reads if group.seen is not None:
                    self._same(group, each, reads)
                case Asked() as reads:
                    self._open.called.append((self._loads.named(each, reads), each, self._place(group, 0, each)))
                case _:
                    objects = group.objects() if objects is None else objects
                    self._call(group, each, objects)

    def _values(self, group: Group, each: FieldPlan, reads: Value) -> None:
        key, write = each.key, each.form.write
        for value, out, at in zip(_read(group, reads.name), group.outs, group.places, strict=True):
            if write is None or value is None:
                self._open.put(value, each.form, each, Place(at, out, key, each.form.nullable))
                continue
            try:
                out[key] = write(value)
            except Exception as fault:  # noqa: BLE001 - an error of this field
                self._answer.fail(Place(at, out, key, each.form.nullable), each, fault)

    def _entities(self, group: Group, each: FieldPlan, reads: One | Several) -> None:
        many = isinstance(reads, Several)
        nested = group.seen.nest.entities.get(reads.name) if group.seen and group.seen.nest else None
        id_of = reads.id_of if isinstance(reads, One) else None
        ids = _read(group, reads.name) if id_of is None else map(id_of, group.objects())
        for index, value in enumerate(ids):
            place = self._place(group, index, each)
            if nested is not None and not many and each.form.bare.name == nested[1].shown.name:
                at, nest = nested
                seen = cast("Seen", group.seen)._replace(shown=nest.shown, nest=nest)
                put_entity(self._open, group.sources[index][at], seen, each, place)
            elif value is None:
                self._answer.null(place, each)
            else:
                wanted = tuple(value) if many else (value,)
                self._open.waiting.append(Waiting(wanted, _scope(group, index), each, place, many))

    def _follow(self, group: Group, each: FieldPlan, reads: Along) -> None:
        nested = group.seen.nest.edges.get(each) if group.seen and group.seen.nest else None
        for index, parent in enumerate(_read(group, "id")):
            place = self._place(group, index, each)
            if nested is not None:
                (at, number, nest), seen = nested, cast("Seen", group.seen)
                page, rows = seen.pages[number], group.sources[index][at]
                connect(self._open, PageRead(page, page.ordered(rows), seen.scope, nest, seen.pages), each, place)
                continue
            try:
                page = self._calls.page(each)
            except Exception as fault:  # noqa: BLE001 - an error of this field
                self._answer.fail(place, each, fault)
                continue
            asked = self._calls.arguments(each)
            way = Way(reads.edge, page, _scope(group, index), asked.get("asOf"), asked.get("knownAt"))
            self._open.ways[way, each].append((parent, place))

    def _same(self, group: Group, each: FieldPlan, reads: Same) -> None:
        seen = cast("Seen", group.seen)
        for index, value in enumerate(_read(group, reads.name)):
            place = self._place(group, index, each)
            if value is None:
                self._answer.null(place, each)
            else:
                as_stated = seen._replace(shown=stated(seen.shown.model))
                self._open.put_row(group.sources[index], as_stated, each, place)

    def _call(self, group: Group, each: FieldPlan, objects: list[Any]) -> None:
        for index, on in enumerate(objects):
            place = self._place(group, index, each)
            try:
                value = self._calls.call(each, on)
            except Exception as fault:  # noqa: BLE001 - an error of this field
                self._answer.fail(place, each, fault)
                continue
            if isinstance(value, CoroutineType):
                self._open.called.append((cast("Any", value), each, place))
            else:
                self._open.put(value, each.form, each, place)

    def _place(self, group: Group, index: int, each: FieldPlan) -> Place:
        """Where a field's value stands, which is null until it is put there."""
        out = group.outs[index]
        out[each.key] = None
        return Place(group.places[index], out, each.key, each.form.nullable)

    async def _settle(self) -> None:
        """Reads and awaits all that is open, and puts it in its places."""
        waiting, self._open.waiting = self._open.waiting, []
        ways, called = self._open.ways.copy(), self._open.called
        self._open.ways.clear()
        self._open.called = []
        missing = self._loads.missing((id, each.scope, each.field.below) for each in waiting for id in each.ids)
        follows = [self._loads.follow(way, each, [parent for parent, _ in of]) for (way, each), of in ways.items()]
        found = await all_of([*(value for value, _, _ in called), *follows, *missing])
        moved = next((each for each in found if isinstance(each, Moved)), None)
        if moved is not None:
            raise moved
        for each in waiting:
            self._put_entities(each)
        for value, (_, each, place) in zip(found, called, strict=False):
            self._put_called(value, each, place)
        for value, ((way, each), of) in zip(found[len(called) :], ways.items(), strict=False):
            for parent, place in of:
                if isinstance(value, Exception):
                    self._answer.fail(place, each, value)
                else:
                    along = cast("Followed", value)
                    page = PageRead(way.page, along.rows.get(parent, []), along.scope, along.nest, along.pages)
                    connect(self._open, page, each, place)

    def _put_called(self, value: object, each: FieldPlan, place: Place) -> None:
        if isinstance(value, Exception):
            self._answer.fail(place, each, value)
        elif not isinstance(value, Named):
            self._open.put(value, each.form, each, place)
        elif each.form.items is None:
            self._open.put_seen(value.rows[0], each, place)
        else:
            places = place.items(len(value.rows), nullable=each.form.items.nullable)
            for row, at in zip(value.rows, places, strict=True):
                self._open.put_seen(row, each, at)

    def _put_entities(self, each: Waiting) -> None:
        found = [self._loads.entity(id, each.scope, each.field.below) for id in each.ids]
        fault = next((row for row in found if isinstance(row, Exception)), None)
        if fault is not None:
            self._answer.fail(each.place, each.field, fault)
        elif each.many:
            known = [row for row in found if row is not None]
            for row, at in zip(known, each.place.items(len(known), nullable=False), strict=True):
                self._open.put_seen(cast("Any", row), each.field, at)
        else:
            self._open.put_seen(cast("Any", found[0]), each.field, each.place)


def _read(group: Group, name: str) -> list[Any]:
    """What the rows of a group hold under a name."""
    if group.seen is None:
        return [getattr(source.row, name) for source in group.sources]
    column = group.seen.shown.columns[name]
    return [row[column] for row in group.sources]


def _scope(group: Group, index: int) -> Scope:
    """In which scope a value of a group was read."""
    return group.sources[index].scope if group.seen is None else group.seen.scope
