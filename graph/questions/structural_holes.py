"""Structural holes: joint branches, fallback compounds and closed bodies, with their facts; and what others read."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.readings.posts import POSTS
from graph.readings.seats import SEATS
from graph.readings.units import UNITS
from graph.rows import GraphRow, Stay


class StructuralHolesParams(BaseModel):
    """Which kinds are asked for, and the prefixes that the caller may see, whatever area is asked about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kinds: tuple[str, ...]
    seen: tuple[str, ...]


class HoleFact(GraphRow):
    """A fact that a finding rests on.

    Attributes:
        fact: its id.
        label: what kind of fact it is.
        other: the entity that it relates the subject to; null where it is a state of the subject's own.
        other_attestation: how a unit's state is attested; null for whatever is no unit.
        since, until, attestation, note, source, locator: as of every fact.
    """

    fact: str
    label: str
    other: str | None
    other_attestation: str | None
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class StructuralHolesRow(GraphRow):
    """Something in which a hole may be.

    Attributes:
        kind: the kind of hole.
        id: the branch, compound or body.
        attestation: how its state is attested: that of the day, or its last.
        management: how a compound is managed.
        stays: where it stands, on whatever days.
        state: that state, a list of one.
        grounds: joint covers, contracts, or whatever still holds of a closed body.
    """

    kind: str
    id: str
    attestation: str
    management: str | None
    stays: tuple[Stay, ...]
    state: tuple[HoleFact, ...]
    grounds: tuple[HoleFact, ...]


STRUCTURAL_HOLES = Question("questions/structural_holes.cypher", StructuralHolesParams, StructuralHolesRow)
STRUCTURAL_UNITS = UNITS
STRUCTURAL_POSTS = POSTS
STRUCTURAL_SEATS = SEATS
