"""What if: the units of an area, the ways they are reached, and the joint branches that stand there already."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.readings.units import UNITS
from graph.rows import GraphRow


class WhatIfCoverageParams(BaseModel):
    """The prefixes of the places whose units the caller may see, inside and outside the area asked about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    codes: tuple[str, ...]


class SharedUnit(GraphRow):
    """A unit that a joint branch covers, and its kind: `COMPOUND`, or that of an organization."""

    id: str
    kind: str


class WhatIfCoverageRow(GraphRow):
    """A joint branch.

    Attributes:
        id: the branch.
        area_code: where it stands.
        attestation: how its source attests it.
        covers: the units that covers of the day name it for.
        belongs: the units that it belongs to.
    """

    id: str
    area_code: str
    attestation: str
    covers: tuple[SharedUnit, ...]
    belongs: tuple[SharedUnit, ...]


WHAT_IF_COVERAGE = Question("questions/what_if_coverage.cypher", WhatIfCoverageParams, WhatIfCoverageRow)
WHAT_IF_UNITS = UNITS
