"""Co-handlers: every problem that an organization or person handled, with everyone who took a step on it."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class CoHandlersParams(BaseModel):
    """Whose co-handlers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str


class Part(GraphRow):
    """Who took a step, in which role; once a role."""

    handler: str
    role: str


class CoHandlersRow(GraphRow):
    """A problem, where it stands, and the parts taken in it, the asked handler's among them."""

    id: str
    status: str | None
    parts: tuple[Part, ...]


CO_HANDLERS = Question("questions/co_handlers.cypher", CoHandlersParams, CoHandlersRow)
