"""Executing a plan level by level: all values of one type and selection together, and one wait for all they ask."""

from types import CoroutineType
from typing import Any, cast

from graphql import GraphQLObjectType
from graphql.execution.values import VariableValues

from execution.answer import Answer, Place
from execution.calls import Calls
from execution.columns import Shown, shown, stated
from execution.edges import Page, connect
from execution.frontier import Frontier, Group, Waiting
from execution.loads import Loads, Way, all_of
from execution.plan import TYPENAME, FieldPlan, Planned
from graph.entities import ENTITIES
from graph.scope import Scope
from resolvers.entities import kind_of
from schema.connections import page_of
from schema.context import Context
from schema.fields import Along, One, Same, Several, Value


async def execute(plan: Planned, context: Context, variables: VariableValues) -> Answer:
    """The answer to an operation."""
    return await _Run(plan, context, variables).answer()


class _Run:
    """One operation while it is executed."""

    def __init__(self, plan: Planned, context: Context, variables: VariableValues) -> None:
        self._plan, self._answer = plan, Answer()
        self._calls, self._loads = Calls(plan, context, variables), Loads(context)
        self._open = Frontier(plan.schema, self._answer)

    async def answer(self) -> Answer:
        """The whole answer."""
        query = cast("GraphQLObjectType", self._plan.schema.query_type)
        self._enter(Group(query, self._plan.root, None, None, [None], [self._answer.root], [None]))
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
                case Same() as reads if group.shown is not None:
                    self._same(group, each, reads)
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
        for index, value in enumerate(_read(group, reads.name)):
            place = Place(group.places[index], group.outs[index], each.key, each.form.nullable)
            if value is None:
                self._answer.null(place, each)
            else:
                place.holder[place.key] = None
                ids = tuple(value) if many else (value,)
                scope = group.scope or group.sources[index].scope
                self._open.waiting.append(Waiting(ids, scope, each, place, many))

    def _follow(self, group: Group, each: FieldPlan, reads: Along) -> None:
        for index, parent in enumerate(_read(group, "id")):
            place = Place(group.places[index], group.outs[index], each.key, each.form.nullable)
            place.holder[place.key] = None
            try:
                asked = self._calls.arguments(each)
                page = page_of(asked.get("first"), asked.get("after"), asked.get("last"), asked.get("before"))
            except Exception as fault:  # noqa: BLE001 - an error of this field
                self._answer.fail(place, each, fault)
                continue
            scope = group.scope or group.sources[index].scope
            way = Way(reads.edge, page, scope, asked.get("asOf"), asked.get("knownAt"))
            self._open.ways[way].append((parent, each, place))

    def _same(self, group: Group, each: FieldPlan, reads: Same) -> None:
        model, scope = cast("Shown", group.shown).model, cast("Scope", group.scope)
        for index, value in enumerate(_read(group, reads.name)):
            place = Place(group.places[index], group.outs[index], each.key, each.form.nullable)
            if value is None:
                self._answer.null(place, each)
            else:
                self._open.put_row(group.sources[index], stated(model), scope, each, place)

    def _call(self, group: Group, each: FieldPlan, objects: list[Any]) -> None:
        for on, out, at in zip(objects, group.outs, group.places, strict=True):
            place = Place(at, out, each.key, each.form.nullable)
            out[each.key] = None
            try:
                value = self._calls.call(each, on)
            except Exception as fault:  # noqa: BLE001 - an error of this field
                self._answer.fail(place, each, fault)
                continue
            if isinstance(value, CoroutineType):
                self._open.called.append((cast("Any", value), each, place))
            else:
                self._open.put(value, each.form, each, place)

    async def _settle(self) -> None:
        """Reads and awaits all that is open, and puts it in its places."""
        waiting, self._open.waiting = self._open.waiting, []
        ways, called = self._open.ways.copy(), self._open.called
        self._open.ways.clear()
        self._open.called = []
        missing = self._loads.missing((id, each.scope) for each in waiting for id in each.ids)
        follows = [self._loads.follow(way, [parent for parent, _, _ in of]) for way, of in ways.items()]
        found = await all_of([*(value for value, _, _ in called), *follows, *missing])
        for each in waiting:
            self._put_entities(each)
        for value, (_, each, place) in zip(found, called, strict=False):
            if isinstance(value, Exception):
                self._answer.fail(place, each, value)
            else:
                self._open.put(value, each.form, each, place)
        for value, (way, of) in zip(found[len(called) :], ways.items(), strict=False):
            for parent, each, place in of:
                if isinstance(value, Exception):
                    self._answer.fail(place, each, value)
                else:
                    scope, rows = cast("Any", value)
                    connect(self._open, Page(way, rows.get(parent, []), scope), each, place)

    def _put_entities(self, each: Waiting) -> None:
        found = [(id, self._loads.entity(id, each.scope)) for id in each.ids]
        fault = next((row for _, row in found if isinstance(row, Exception)), None)
        known = [(id, row) for id, row in found if isinstance(row, list)]
        if fault is not None:
            self._answer.fail(each.place, each.field, fault)
        elif each.many:
            out: list[Any] = [None] * len(known)
            each.place.holder[each.place.key] = out
            for index, (id, row) in enumerate(known):
                at = Place(each.place, out, index, nullable=False)
                self._open.put_row(row, shown(ENTITIES[kind_of(id)].row), each.scope, each.field, at)
        elif known:
            ((id, row),) = known
            self._open.put_row(row, shown(ENTITIES[kind_of(id)].row), each.scope, each.field, each.place)
        else:
            self._answer.null(each.place, each.field)


def _read(group: Group, name: str) -> list[Any]:
    """What the rows of a group hold under a name."""
    if group.shown is None:
        return [getattr(source.row, name) for source in group.sources]
    column = group.shown.columns[name]
    return [row[column] for row in group.sources]
