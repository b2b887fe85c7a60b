"""Every statement that reads, asked about nothing: an engine plans a statement when it is first asked, which is dear.

EXPLAIN would leave more than half of that to the first request.
"""

from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel

from graph import questions, readings
from graph.edges import Edges
from graph.entities import ENTITIES, lists
from graph.errors import TookTooLong
from graph.page import Page
from graph.question import Question
from graph.reader import NOTHING, GraphReader
from graph.scope import Scope

PLACES: Final = (("000000000",), ("000000000000",))
"""Areas that are none: engines plan apart for texts of two to ten and of eleven to a hundred characters.

The empty prefix is left out: below it lies the whole graph, and asking about that is not asking about nothing.
"""


def questions_asked() -> tuple[Question[Any, Any], ...]:
    """The questions and the statements that several of them read, each once."""
    modules = [lists, *_modules(questions), *_modules(readings)]
    constants = [each for module in modules for each in vars(module).values()]
    found: dict[str, Question[Any, Any]] = {each.file: each for each in constants if isinstance(each, Question)}
    return tuple(found.values())


async def rehearse(reader: GraphReader, scope: Scope) -> AsyncGenerator[str]:
    """Has the engine plan every statement as requests ask it, one after another; tells each one's file.

    Raises:
        GraphUnavailable: the engine does not answer.
    """
    confirming = reader.confirming(lambda _: None)
    for question in questions_asked():
        # Where no area is sought by an index, the areas are inside a map, which is planned once whatever it holds.
        for areas in PLACES if "$area" in question.text else PLACES[:1]:
            # What takes too long is planned all the same.
            with suppress(TookTooLong):
                await confirming.ask(question, replace(scope, areas=areas), _about_nothing(question.params))
        yield question.file
    scope = replace(scope, areas=PLACES[0])
    for entity in ENTITIES.values():
        with suppress(TookTooLong):
            await reader.load(entity, [NOTHING], scope)
        yield entity.file
    for edge in Edges:
        with suppress(TookTooLong):
            await reader.follow(edge.value, [NOTHING], scope, Page(1))
        yield edge.value.file


def _about_nothing(params: type[BaseModel]) -> BaseModel:
    """Parameters that find nothing."""
    return params.model_validate({name: _nothing(each.annotation) for name, each in params.model_fields.items()})


def _nothing(annotation: Any) -> object:
    if type(None) in get_args(annotation):
        return None
    if get_origin(annotation) is tuple:
        return (NOTHING,)
    return {str: NOTHING, int: 1, bool: False}[annotation]


def _modules(package: ModuleType) -> list[ModuleType]:
    return [import_module(f"{package.__name__}.{each.name}") for each in iter_modules(package.__path__)]
