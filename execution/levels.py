"""Executing a plan level by level: all values of one type and selection together, and one wait for all they ask."""

from types import CoroutineType
from typing import Any, cast

from graphql import GraphQLObjectType
from graphql.execution.values import VariableValues

from execution.answer import Answer, Place
from execution.calls import Calls
from execution.columns import shown, stated
from execution.edges import Page, connect, put_entity
from execution.frontier import Frontier, Group, Seen, Waiting
from execution.loads import Loads, Way, all_of
from execution.nests import page_asked, tree_of_edge
from execution.plan import TYPENAME, FieldPlan, Planned
from execution.warm import Warm
from graph.entities import ENTITIES
from graph.scope import Scope
from resolvers.entities import kind_of
from schema.context import Context
from schema.fields import Along, One, Same, Several, Value


async def execute(plan: Planned, context: Context, variables: VariableValues, warm: Warm) -> Answer:
    """The answer to an operation."""
    return await _Run(plan, context, variables, warm).answer()


class _Run:
    """One operation while it is executed."""

    def __init__(self, plan: Planned, context: Context, variables: VariableValues, warm: Warm) -> None:
        self._plan, self._answer = plan, Answer()
        self._calls, self._loads = Calls(plan, context, variables), Loads(context, warm)
        self._open = Frontier(plan.schema, self._answer)

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
        for index, value in enumerate(_read(group, reads.name)):
            place = Place(group.places[index], group.outs[index], each.key, each.form.nullable)
            if value is None:
                self._answer.null(place, each)
            elif nested is not None and each.form.bare.name == nested[1].shown.name:
                at, nest = nested
                seen = Seen(nest.shown, cast("Seen", group.seen).scope, nest)
                put_entity(self._open, group.sources[index][at], seen, each, place)
            else:
                place.holder[place.key] = None
                ids = tuple(value) if many else (value,)
                self._open.waiting.append(Waiting(ids, _scope(group, index), each, place, many))

    def _follow(self, group: Group, each: FieldPlan, reads: Along) -> None:
        nested = group.seen.nest.edges.get(each) if group.seen and group.seen.nest else None
        for index, parent in enumerate(_read(group, "id")):
            place = Place(group.places[index], group.outs[index], each.key, each.form.nullable)
            if nested is not None:
                at, page, nest = nested
                rows = group.sources[index][at]
                rows = rows[::-1] if page.backward else rows
                connect(self._open, Page(page, rows, cast("Seen", group.seen).scope, nest), each, place)
                continue
            place.holder[place.key] = None
            try:
                page = page_asked(self._calls, each)
            except Exception as fault:  # noqa: BLE001 - an error of this field
                self._answer.fail(place, each, fault)
                continue
            asked = self._calls.arguments(each)
            way = Way(reads.edge, page, _scope(group, index), asked.get("asOf"), asked.get("knownAt"))
            self._open.ways[way, each].append((parent, place))

    def _same(self, group: Group, each: FieldPlan, reads: Same) -> None:
        seen = cast("Seen", group.seen)
        for index, value in enumerate(_read(group, reads.name)):
            place = Place(group.places[index], group.outs[index], each.key, each.form.nullable)
            if value is None:
                self._answer.null(place, each)
            else:
                as_stated = Seen(stated(seen.shown.model), seen.scope)
                self._open.put_row(group.sources[index], as_stated, each, place)

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
        trees = [tree_of_edge(each, way.edge, way.page, self._calls) for way, each in ways]
        follows = [
            self._loads.follow(way, tree, [parent for parent, _ in of])
            for (way, _), of, tree in zip(ways, ways.values(), trees, strict=True)
        ]
        found = await all_of([*(value for value, _, _ in called), *follows, *missing])
        for each in waiting:
            self._put_entities(each)
        for value, (_, each, place) in zip(found, called, strict=False):
            if isinstance(value, Exception):
                self._answer.fail(place, each, value)
            else:
                self._open.put(value, each.form, each, place)
        for value, ((way, each), of) in zip(found[len(called) :], ways.items(), strict=False):
            for parent, place in of:
                if isinstance(value, Exception):
                    self._answer.fail(place, each, value)
                else:
                    scope, rows, nest = cast("Any", value)
                    connect(self._open, Page(way.page, rows.get(parent, []), scope, nest), each, place)

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
                self._open.put_row(row, Seen(shown(ENTITIES[kind_of(id)].row), each.scope), each.field, at)
        elif known:
            ((id, row),) = known
            self._open.put_row(row, Seen(shown(ENTITIES[kind_of(id)].row), each.scope), each.field, each.place)
        else:
            self._answer.null(each.place, each.field)


def _read(group: Group, name: str) -> list[Any]:
    """What the rows of a group hold under a name."""
    if group.seen is None:
        return [getattr(source.row, name) for source in group.sources]
    column = group.seen.shown.columns[name]
    return [row[column] for row in group.sources]


def _scope(group: Group, index: int) -> Scope:
    """In which scope a value of a group was read."""
    return group.sources[index].scope if group.seen is None else group.seen.scope
