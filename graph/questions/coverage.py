"""Coverage: the units of an area on a day, each with the covers and the bodies of its own that may count for it."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class CoverageParams(BaseModel):
    """Which kind of unit: `COMPOUND`, or a kind of organization."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str


class Reach(GraphRow):
    """A cover of the unit, or a body that belongs to it.

    Attributes:
        fact: the id of the fact that states it.
        mode: a cover's mode, or a body's kind.
        organization: the party organization, or the body; null where a cover does not name one.
        subtype: that organization's subtype.
        since, until, attestation, note, source, locator: as of every fact.
    """

    fact: str
    mode: str
    organization: str | None
    subtype: str | None
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class CoverageRow(GraphRow):
    """A unit.

    Attributes:
        id: the unit's id.
        attestation: how its source attests it.
        operating: whether it operates; null where not recorded.
        area_code: the division code of its own place.
        valid_from: the first day of its state.
        places: the division codes it stands at: several for a firm with contracts in several.
        covers: what covers it, valid that day.
        bodies: party organizations and owners' committees that belong to it, valid that day.
    """

    id: str
    attestation: str
    operating: bool | None
    area_code: str
    valid_from: str
    places: tuple[str, ...]
    covers: tuple[Reach, ...]
    bodies: tuple[Reach, ...]


COVERAGE = Question("questions/coverage.cypher", CoverageParams, CoverageRow)
