"""History: every version of an entity's facts, in order of recording, each with the version before it."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.versions import VersionRow


class HistoryParams(BaseModel):
    """Which entity, by its id, and which page: how many versions, after or before which key, from which end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    take: int
    after: str | None
    before: str | None
    backward: bool


HISTORY = Question("questions/history.cypher", HistoryParams, VersionRow)
