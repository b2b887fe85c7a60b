"""Rows: the positional lists that statements return, read into frozen models by the order of their fields."""

from functools import cache
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, model_validator


class GraphRow(BaseModel):
    """A row whose fields stand in the order of the statement's list; lists inside it are rows in their turn."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        cells = cast(list[object], value)
        names = _names(cls)
        if len(cells) != len(names):
            raise ValueError(f"{cls.__name__} has {len(names)} columns, the statement returned {len(cells)}")
        return dict(zip(names, cells, strict=True))


@cache
def _names(row: type[GraphRow]) -> tuple[str, ...]:
    # Asked for every row of every list, and slow to tell.
    return tuple(row.model_fields)


class Stay(GraphRow):
    """Where an entity stood, and from which to which day."""

    area_code: str
    valid_from: str
    valid_to: str


class NoParams(BaseModel):
    """A question that takes nothing but its scope."""

    model_config = ConfigDict(frozen=True, extra="forbid")
