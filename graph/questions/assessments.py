"""Assessments: listings of a body or compound, or of an area, with the rounds they stand in and those around them."""

from pydantic import BaseModel, ConfigDict

from graph.edges import ListingEdge
from graph.question import Question
from graph.rows import GraphRow


class AssessmentsParams(BaseModel):
    """Whose listings, of which scheme, and how many at most; nothing is anybody's of the area, of any scheme."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | None
    scheme: str | None
    take: int


class BegunListing(GraphRow):
    """A listing that had begun, with its days, the prefix it is judged by, and the scheme of its round."""

    listing: ListingEdge
    valid_from: str
    valid_to: str
    area_code: str
    scheme: str


class RoundOfScheme(GraphRow):
    """A round, as far as it orders results; the dates are prefix dates, the period is in its source's words."""

    id: str
    scheme: str
    title: str | None
    period: str | None
    published: str | None
    objections_until: str | None


class AssessmentsRow(GraphRow):
    """All of both, by their ids."""

    listings: tuple[BegunListing, ...]
    rounds: tuple[RoundOfScheme, ...]


ASSESSMENTS = Question("questions/assessments.cypher", AssessmentsParams, AssessmentsRow)
