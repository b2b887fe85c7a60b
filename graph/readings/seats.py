"""Seats: everyone who sits in an organization of an area, or in some, on a day, with all the posts they sit in."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class SeatsParams(BaseModel):
    """Whose sitters are wanted: those of certain organizations, wherever they stand, or of all in the scope's area."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    organizations: tuple[str, ...] | None = None


class Appointed(GraphRow):
    """The appointment by which somebody holds a post."""

    fact: str
    basis: str | None
    home: bool | None
    valid_from: str
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class Seat(GraphRow):
    """A post, the organization it is in, and what that organization belongs to or serves.

    Attributes:
        compounds: compounds that the organization belongs to.
        served: compounds that it serves by a valid contract.
        through: the post because of which this one is held, where it is held ex officio.
        fact, valid_from, since, until, attestation, note, source, locator: of the post's state.
    """

    post: str
    organization: str
    kind: str
    subtype: str | None
    area_code: str
    compounds: tuple[str, ...]
    served: tuple[str, ...]
    through: str | None
    fact: str
    valid_from: str
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class SeatsRow(GraphRow):
    """A holder and one post of theirs.

    Attributes:
        holder: a person's id, or the id of a post whose holder is not recorded.
        held: the post.
        appointment: by what a person holds it; null where the holder is the post itself.
        seats: the post itself, and the seats held ex officio because of it.
    """

    holder: str
    held: str
    appointment: Appointed | None
    seats: tuple[Seat, ...]


SEATS = Question("readings/seats.cypher", SeatsParams, SeatsRow)
