"""A plan with all that is made of it once: its trees of what is read together, and the functions that shape rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from graphql import GraphQLSchema

from execution.documents import Read
from execution.plan import NotPlanned, Planned, planned
from execution.shapes import Shapes
from execution.trees import Trees


@dataclass(eq=False)
class Ready:
    """An operation that is ready to run under some values of its conditions.

    Attributes:
        plan: the plan.
        trees: what is read together.
        shapes: what turns rows into the answer.
        tells: whether the statements of an answer tell the last publication themselves, as its last answer found out:
            all do but those whose rows were kept, and those of entities by their ids before they are planned.
    """

    plan: Planned
    trees: Trees
    shapes: Shapes
    tells: bool = True


def ready(schema: GraphQLSchema, read: Read, name: str | None, coerced: Mapping[str, Any]) -> Ready:
    """An operation of a document, made once for each choice of its conditions.

    Raises:
        NotPlanned: it is one that graphql-core runs.
    """
    if isinstance(read.conditions, NotPlanned):
        raise read.conditions
    conditions = {each: coerced.get(each) for each in read.conditions}
    under = (name, *conditions.values())
    found = cast("Ready | None", read.plans.get(under))
    if found is None:
        plan = planned(schema, read.document, name, conditions)
        shapes = Shapes(schema)
        found = Ready(plan, Trees(schema, shapes), shapes)
        read.keep(under, found)
    return found
