"""Random documents over the schema: fields, arguments, aliases, fragments, conditions and variables, all of them valid.

Arguments take what a world holds: its ids, areas and days, besides cursors that answers gave and some that none did.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, cast

from graphql import (
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_enum_type,
    is_leaf_type,
)

from execution.documents import Documents

DEEPEST: Final = 8
WIDEST: Final = 5
ALONE: Final = frozenset({"certificate", "verify", "whatIfCoverage"})
"""Questions left out: two tell the moment they are asked at, one has a solver at work for each answer."""

OFTEN: Final = ("Organization", "Person", "Post", "Area", "Compound", "Problem", "Appointment", "Cover")
"""Types behind an interface that are asked for more often: most of what a world holds."""

PAGES: Final = frozenset({"first", "after", "last", "before"})


@dataclass
class Held:
    """What arguments are drawn from."""

    ids: Sequence[str]
    areas: Sequence[str]
    days: Sequence[str]
    instants: Sequence[str]
    cursors: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class Drawn:
    """A document and the values of its variables."""

    text: str
    variables: Mapping[str, object]


def drawn(schema: GraphQLSchema, held: Held, chance: Random) -> Drawn:
    """A document of one or a few root fields, within the server's bounds and valid."""
    while True:
        found = _Draw(schema, held, chance).document()
        try:
            if not Documents(schema).read(found.text).errors:
                return found
        except GraphQLError:
            continue


class _Draw:
    def __init__(self, schema: GraphQLSchema, held: Held, chance: Random) -> None:
        self._schema, self._held, self._chance = schema, held, chance
        self._variables: dict[str, tuple[str, object]] = {}
        self._fragments: list[str] = []
        self._aliases = 0

    def document(self) -> Drawn:
        query = cast("GraphQLObjectType", self._schema.query_type)
        names = [name for name in query.fields if name not in ALONE]
        # Entities are asked more often than chance would have it: what lies below them is what is planned.
        picked = self._chance.choices([*names, *("node",) * 12, *("nodes",) * 4], k=self._chance.choice((1, 1, 2)))
        roots = [
            f"r{number}: {self._entity() if name == 'node' else self._field(query, name, 1)}"
            for number, name in enumerate(picked)
        ]
        told = ", ".join(f"${name}: {kind}" for name, (kind, _) in self._variables.items())
        text = "\n".join([f"query Drawn{f'({told})' if told else ''} {{ {' '.join(roots)} }}", *self._fragments])
        return Drawn(text, {name: value for name, (_, value) in self._variables.items()})

    def _entity(self) -> str:
        """An entity by its id, asked as what it is."""
        id = self._chance.choice(self._held.ids)
        on = cast("GraphQLObjectType", self._schema.get_type(id.partition(":")[0].capitalize()))
        asked = f'id: "{id}"' + (
            f', asOf: "{self._chance.choice(self._held.days)}"' if self._chance.randrange(2) else ""
        )
        return f"node({asked}) {{ id ... on {on.name} {{ {' '.join(self._selected(on, 2))} }} }}"

    def _field(self, on: GraphQLObjectType | GraphQLInterfaceType, name: str, depth: int) -> str:
        defined: Any = on.fields[name]
        asked = dict(self._arguments(defined.args))
        told = ", ".join(f"{each}: {value}" for each, value in asked.items())
        below = cast("Any", get_named_type(defined.type))
        selected = "" if is_leaf_type(below) else f" {{ {' '.join(self._selected(below, depth + 1))} }}"
        return f"{name}{f'({told})' if told else ''}{self._condition()}{selected}"

    def _selected(self, on: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> Iterator[str]:
        below: dict[str, Any] = {
            name: get_named_type(each.type) for name, each in cast("dict[str, Any]", on.fields).items()
        }
        names = [name for name, each in below.items() if depth < DEEPEST or is_leaf_type(each)]
        # Edges and what stands on their pages more often than chance would have it.
        names += [name for name in names if str(below[name]).endswith("Connection")] * (8 if depth < 5 else 2)
        if "pageInfo" in names:
            names += ["nodes"] * 5
        if not names:
            yield "__typename"
            return
        for name in self._chance.choices(names, k=self._chance.randint(1, WIDEST)):
            yield f"{self._key(name)}{self._field(on, name, depth)}"
        if not self._chance.randrange(4):
            yield "__typename"
        if isinstance(on, GraphQLInterfaceType):
            yield from self._narrowed(on, depth)

    def _narrowed(self, on: GraphQLInterfaceType, depth: int) -> Iterator[str]:
        """Fields of some of the types behind an interface, in the document or beside it."""
        behind = [each for each in self._schema.get_possible_types(on) if each.name in OFTEN or self._rarely()]
        for each in self._chance.sample(behind, min(len(behind), self._chance.randint(1, 3))):
            inside = " ".join(self._selected(each, depth + 1)) if depth < DEEPEST else "__typename"
            if self._chance.randrange(2):
                yield f"... on {each.name}{self._condition()} {{ {inside} }}"
            else:
                name = f"F{len(self._fragments)}"
                self._fragments.append(f"fragment {name} on {each.name} {{ {inside} }}")
                yield f"...{name}{self._condition()}"

    def _key(self, name: str) -> str:
        # Fields of one key must agree in their arguments; a document may rename so many.
        self._aliases += 1
        plain = name in ("nodes", "edges", "pageInfo", "id") or self._chance.randrange(3)
        return "" if plain else f"a{self._aliases}: "

    def _condition(self) -> str:
        if self._chance.randrange(8):
            return ""
        word = self._chance.choice(("skip", "include"))
        holds = self._chance.randrange(4) > 0
        if self._chance.randrange(2):
            return f" @{word}(if: {str(holds is (word == 'include')).lower()})"
        return f" @{word}(if: ${self._variable('Boolean!', holds is (word == 'include'))})"

    def _arguments(self, defined: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for name, each in defined.items():
            kind: Any = each.type
            asked = isinstance(kind, GraphQLNonNull) or not self._chance.randrange(
                {"first": 3}.get(name, 12) if name in PAGES else 4
            )
            if asked and name not in ("document", "variables", "certificate"):
                value = self._value(name, each.type)
                if self._chance.randrange(3):
                    yield name, _literal(value, each.type)
                else:
                    yield name, f"${self._variable(f'{each.type}', value)}"

    def _rarely(self) -> bool:
        return not self._chance.randrange(12)

    def _variable(self, kind: str, value: object) -> str:
        name = f"v{len(self._variables)}"
        self._variables[name] = (kind, value)
        return name

    def _value(self, name: str, kind: Any) -> object:
        held, chance = self._held, self._chance
        bare: Any = cast("Any", kind).of_type if isinstance(kind, GraphQLNonNull) else kind
        if isinstance(bare, GraphQLList):
            return [self._value(name, cast("Any", bare).of_type) for _ in range(chance.randint(1, 3))]
        if is_enum_type(bare):
            return chance.choice(list(cast("dict[str, object]", bare.values)))
        scalars: dict[str, Sequence[object]] = {
            "ID": held.ids,
            "DivisionCode": held.areas,
            "Date": held.days,
            "DateTime": held.instants,
            "Boolean": (True, False),
            "Int": (0,) if self._rarely() else (1, 2, 3, 50, 200) if name in PAGES else (0, 1, 2, 5, 60),
            "String": (*held.cursors[-20:], "bm93aGVyZQ") if name in PAGES else ("小区", "组织", "x"),
        }
        if bare.name == "String" and name in PAGES and self._rarely():
            return "?"
        return chance.choice(scalars[bare.name])


def _literal(value: object, kind: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_literal(item, kind) for item in cast('list[object]', value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) or is_enum_type(get_named_type(kind)):
        return str(value)
    return f'"{value}"'
