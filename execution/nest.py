"""Where what was read with a row stands in it."""

from dataclasses import dataclass, field
from functools import cache
from typing import Final

from execution.columns import Shown
from execution.plan import FieldPlan

ENTITY: Final = "entity"
"""The column of an edge to an entity that holds its id."""


@dataclass(eq=False)
class Nest:
    """Where what was read with a row stands in it.

    Attributes:
        shown: how the row's own columns are shown.
        entities: by the column that holds an entity's id: where its list of one or none stands.
        edges: of an entity's row, by the field: where the rows of that edge stand, and which of the pages they are.
    """

    shown: Shown
    entities: dict[str, "tuple[int, Nest]"] = field(default_factory=dict[str, "tuple[int, Nest]"])
    edges: dict[FieldPlan, "tuple[int, int, Nest]"] = field(default_factory=dict[FieldPlan, "tuple[int, int, Nest]"])


@cache
def bare(how: Shown) -> Nest:
    """A row with which nothing else was read."""
    return Nest(how)
