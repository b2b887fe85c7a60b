"""The schema, built once a process; its text is `schema/schema.graphql`, printed by `python -m schema`."""

from typing import Any

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema import words
from schema.entities import OBJECTS
from schema.query import Query
from schema.scalars import SCALARS


class Schema(strawberry.Schema):
    """The schema; what becomes of errors, and what is logged of them, is for whoever runs it."""

    def process_errors(self, *_: Any, **__: Any) -> None:
        """Leaves errors to the caller: a stack is written only for faults of ours."""


def build_schema() -> Schema:
    """The executable schema."""
    words.describe_words()
    return Schema(
        query=Query,
        types=list(OBJECTS.values()),
        config=StrawberryConfig(scalar_map=SCALARS),
    )
