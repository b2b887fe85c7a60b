"""The way of a problem from hand to hand: who raised it, and its steps in order with their handlers."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class HandlerPathParams(BaseModel):
    """Which problem, by its id, and how many of its steps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    take: int


class Part(GraphRow):
    """What one handler did in one step: a handling."""

    fact: str
    step: int
    role: str
    handler: str
    action: str | None
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class Body(GraphRow):
    """An organization among the handlers and raisers, as it was on the day, or else the nearest day."""

    id: str
    name: str
    kind: str


class HandlerPathRow(GraphRow):
    """A problem.

    Attributes:
        id: its id.
        raisers: who raised it, where that had begun by the day.
        total: how many parts were taken in it.
        steps: the first of them, by step and fact.
        bodies: the organizations among those, as far as they may be seen.
    """

    id: str
    raisers: tuple[str, ...]
    total: int
    steps: tuple[Part, ...]
    bodies: tuple[Body, ...]


HANDLER_PATH = Question("questions/handler_path.cypher", HandlerPathParams, HandlerPathRow)
