"""Units: those of a kind in an area on a day, each with the covers, bodies and contracts that may reach it."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow, Stay


class UnitsParams(BaseModel):
    """Which kind of unit: `COMPOUND`, or a kind of organization."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str


class Reach(GraphRow):
    """A cover of the unit, a body that belongs to it, or a contract by which it is served.

    Attributes:
        fact: the id of the fact that states it.
        mode: a cover's mode, a body's kind, or a contract's kind, which may not be recorded.
        organization: the party organization, the body or the provider; null where a cover does not name one.
        subtype: that organization's subtype.
        since, until, attestation, note, source, locator: as of every fact.
    """

    fact: str
    mode: str | None
    organization: str | None
    subtype: str | None
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class UnitsRow(GraphRow):
    """A unit.

    Attributes:
        id: the unit's id.
        attestation: how its source attests it.
        operating: whether it operates; null where not recorded.
        full_members: full party members in it; null where not recorded.
        places: the division codes it stands at: several for a firm with contracts in several.
        stays: where it stands itself, on whatever days.
        covers: what covers it, valid that day.
        bodies: party organizations and owners' committees that belong to it, valid that day.
        contracts: by which a compound is served that day.
    """

    id: str
    attestation: str
    operating: bool | None
    full_members: int | None
    places: tuple[str, ...]
    stays: tuple[Stay, ...]
    covers: tuple[Reach, ...]
    bodies: tuple[Reach, ...]
    contracts: tuple[Reach, ...]


UNITS = Question("readings/units.cypher", UnitsParams, UnitsRow)
