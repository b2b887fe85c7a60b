"""Two-way entry: the compounds of an area on a day and the parties of each; and the seats in those bodies."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.readings.seats import SEATS
from graph.rows import GraphRow


class TwoWayEntryParams(BaseModel):
    """Which compound alone, if one is asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    compound: str | None


class TwoWayEntryRow(GraphRow):
    """A compound and its parties, by the ids of the bodies.

    Attributes:
        id: the compound.
        community: party organizations and residents' committees of the community it stands in, where that is recorded.
        committees: its owners' committees.
        firms: property firms that serve it by a valid contract.
        branches: party organizations that belong to it.
    """

    id: str
    community: tuple[str, ...]
    committees: tuple[str, ...]
    firms: tuple[str, ...]
    branches: tuple[str, ...]


TWO_WAY_ENTRY = Question("questions/two_way_entry.cypher", TwoWayEntryParams, TwoWayEntryRow)
TWO_WAY_SEATS = SEATS
