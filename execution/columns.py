"""Rows as statements give them: lists whose columns stand in the order of their model's fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from strawberry.types import get_object_definition

from graph.rows import GraphRow
from schema.entities import OBJECTS, Statement

Row = list[Any]


@dataclass(frozen=True, eq=False)
class Shown:
    """A model of rows as the schema shows it.

    Attributes:
        model: the model.
        name: the GraphQL type's name.
        made: the Python class of that type, for fields whose resolvers have to be called.
        columns: where each field of the model stands in the list.
    """

    model: type[GraphRow]
    name: str
    made: type[Any]
    columns: Mapping[str, int]


@cache
def shown(model: type[GraphRow]) -> Shown:
    """How a model is shown; the row of an edge to an entity is none itself."""
    made = OBJECTS.get(model)
    return Shown(model, _name(made) if made else "", made or object, _columns(model))


@cache
def stated(model: type[GraphRow]) -> Shown:
    """The part of a row that says where it is stated."""
    return Shown(model, _name(Statement), Statement, _columns(model))


def _name(made: type[Any]) -> str:
    return get_object_definition(made, strict=True).name


def _columns(model: type[GraphRow]) -> Mapping[str, int]:
    return MappingProxyType({name: place for place, name in enumerate(model.model_fields)})
