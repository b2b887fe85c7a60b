"""A question: its name, what it takes, what a row of its answer holds, how long it may take, and its Cypher file."""

from dataclasses import dataclass
from typing import Generic, LiteralString, TypeVar

from pydantic import BaseModel

from graph.cypher import read
from graph.rows import GraphRow

Params = TypeVar("Params", bound=BaseModel)
Row = TypeVar("Row", bound=GraphRow)


@dataclass(frozen=True)
class Question(Generic[Params, Row]):
    """One statement with a meaning.

    Attributes:
        file: the Cypher file, relative to `graph/`. It returns one record: one list of positional lists.
        params: the model of its own parameters; the scope comes on top.
        row: the model of a positional list.
        timeout: seconds after which both the engine and the reader give up; a cold engine needs some to plan.
        steady: whether many questions ask it with the same parameters, so that its rows are kept until the next
            publication.
    """

    file: str
    params: type[Params]
    row: type[Row]
    timeout: float = 20.0
    steady: bool = False

    @property
    def text(self) -> LiteralString:
        """The statement."""
        return read(self.file)
