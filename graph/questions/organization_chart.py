"""An organization chart, a level at a time: what stands below some nodes, their posts, and the facts between them."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.readings.hops import HOPS
from graph.readings.seats import SEATS
from graph.rows import GraphRow


class OrganizationChartParams(BaseModel):
    """The nodes of a level, by their ids."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ids: tuple[str, ...]


class Placed(GraphRow):
    """A division, compound or body that is placed in a division, by the fact that says so; `kind` is a body's."""

    id: str
    kind: str | None
    fact: str
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class Related(GraphRow):
    """A body that stands under, belongs to or serves the node."""

    id: str
    kind: str


class HeldPost(GraphRow):
    """A post of a body, and the people who hold it, by their ids."""

    post: str
    title: str
    rank: str | None
    seats: int | None
    people: tuple[str, ...]


class OrganizationChartRow(GraphRow):
    """A node.

    Attributes:
        id: a division's, compound's or organization's.
        placed: what is placed in it as a division.
        related: bodies that stand under it, belong to it, or serve it as a compound.
        posts: its posts as a body that is valid that day.
    """

    id: str
    placed: tuple[Placed, ...]
    related: tuple[Related, ...]
    posts: tuple[HeldPost, ...]


ORGANIZATION_CHART = Question("questions/organization_chart.cypher", OrganizationChartParams, OrganizationChartRow)
CHART_HOPS = HOPS
CHART_SEATS = SEATS
