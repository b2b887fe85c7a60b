"""What is executed by plan is what graphql-core answers, byte by byte: documents drawn over random worlds."""

from collections.abc import Sequence
from random import Random
from typing import Any, cast

import orjson
import pytest
from graphql import GraphQLSchema
from strawberry import Schema

from execution.executing import Executing
from execution.warm import Nesting, Warm
from graph.scope import Caller
from schema.context import Context
from schema.schema import build_schema
from tests.execution.documents_drawn import Drawn, Held, drawn
from tests.oracle.agreement import applied, together
from tests.oracle.record import Record
from tests.oracle.worlds import DATES, sample_of
from tests.world import World

DOCUMENTS_A_WORLD = 500

CALLERS = (Caller(("",), people=True), Caller(("",), people=True), Caller(("",), people=False))


async def held_in(world: World, worlds: Sequence[int]) -> Held:
    """Some worlds in the graph, and what may be asked of them."""
    samples = [sample_of(number) for number in worlds]
    turns = range(max(len(sample.ledgers) for sample in samples))
    instants = await applied(
        world, [together(sample.ledgers[turn] for sample in samples if turn < len(sample.ledgers)) for turn in turns]
    )
    ids = sorted(
        {
            said.entity
            for sample in samples
            for table in ("areas", "compounds", "organizations", "people", "posts", "problems", "meetings", "rules")
            for said in Record(sample.ledgers).all(table)
        }
    )
    areas = [area for sample in samples for area in sample.areas]
    days = [date for date in DATES if len(date) == len("2018-12-31")]
    none = [f"{kind}:w-none" for kind in ("area", "compound", "organization", "person", "post", "problem")]
    return Held([*ids, *none, *none], areas, days, instants)


async def answers(
    world: World, schema: Schema | Executing, asked: Drawn, caller: Caller
) -> tuple[bytes, set[tuple[str, str]]]:
    """The data's bytes, and the errors by what became null of them, in whatever order they came.

    Of several that make one value null around them only the first is told, which each execution comes by in its own
    time: then not what it says, but that there is one.
    """
    context = Context(graph=world.graph.reader, caller=caller, request_id="test")
    result = await schema.execute(asked.text, variable_values=dict(asked.variables), context_value=context)
    errors: set[tuple[str, str]] = set()
    for error in result.errors or ():
        path = list(error.path or ())
        null = nulled(result.data, path)
        errors.add((str(null), error.message if null == path else ""))
    return orjson.dumps(result.data), errors


def nulled(data: Any, path: list[str | int]) -> list[str | int]:
    """As far as a path leads in an answer."""
    for length, key in enumerate(path):
        if data is None:
            return path[:length]
        data = data[key]
    return path


def cursors_of(told: Any) -> list[str]:
    """The cursors in an answer."""
    if isinstance(told, dict):
        fields = cast("dict[str, Any]", told)
        own = [value for name, value in fields.items() if "ursor" in name and isinstance(value, str)]
        return [*own, *(cursor for value in fields.values() for cursor in cursors_of(value))]
    return [cursor for item in cast("list[Any]", told) for cursor in cursors_of(item)] if isinstance(told, list) else []


async def compare(world: World, held: Held, chance: Random, documents: int) -> int:
    """How many of some documents have an answer; fails at the first that is answered otherwise."""
    reference = build_schema()
    narrow, wide, levels = (Executing(reference, Warm(each)) for each in (Nesting.NARROW, Nesting.WIDE, Nesting.NEVER))
    core = cast("GraphQLSchema", cast("Any", reference)._schema)
    told = 0
    for number in range(documents):
        asked, caller = drawn(core, held, chance), chance.choice(CALLERS)
        one = await answers(world, reference, asked, caller)
        # By a statement that tells what is asked; every fourth document also by one that tells more, and by levels.
        for way in (narrow, wide, levels) if number % 4 == 0 else (narrow,):
            assert await answers(world, way, asked, caller) == one, f"{asked.text}\n{dict(asked.variables)}"
        told += one[0] != b"null"
        held.cursors += cursors_of(orjson.loads(one[0]))[:3]
    return told


async def test_a_drawn_document_is_answered_as_graphql_core_answers_it(
    world: World, documents: int, request: pytest.FixtureRequest
) -> None:
    """Worlds of a run are drawn by how many documents it has: a longer one sees others too."""
    each = min(documents, DOCUMENTS_A_WORLD)
    for number in range(documents // each):
        if number:
            request.getfixturevalue("empty_engine")
        held = await held_in(world, range(301 + 3 * number, 304 + 3 * number))
        chance = Random(f"documents {number}")  # noqa: S311 - chance is wanted, not a secret
        told = await compare(world, held, chance, each)
        assert told > each // 2, "most documents have an answer"
