"""Published figures of an area: those about it, and about the bodies, compounds, meetings and problems placed in it."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class ClaimsParams(BaseModel):
    """Which measure, nothing meaning any, and how many at most."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: str | None
    take: int


class ClaimsRow(GraphRow):
    """A claim, the prefix it is judged by, and the day its source speaks of, as a prefix date."""

    id: str
    area_code: str
    stated: str | None


CLAIMS = Question("questions/claims.cypher", ClaimsParams, ClaimsRow)
