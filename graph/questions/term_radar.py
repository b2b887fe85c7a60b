"""The term radar: the bodies of an area on a day, with all the states that their terms are made of; and their posts."""

from graph.question import Question
from graph.readings.posts import POSTS
from graph.rows import GraphRow, NoParams


class BodyState(GraphRow):
    """A state of a body.

    Attributes:
        fact: the id of the fact.
        kind: what kind of body it then is.
        term: the number of its term; null where not recorded.
        area_code: where it then stands.
        valid_from, valid_to: its first and last day.
        since, until, attestation, note, source, locator: as of every fact.
    """

    fact: str
    kind: str
    term: int | None
    area_code: str
    valid_from: str
    valid_to: str
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class ServedCompound(GraphRow):
    """A compound that a body belongs to, its households, and how exactly their number is meant; null is exactly."""

    id: str
    households: int | None
    qualifier: str | None


class TermRadarRow(GraphRow):
    """A body.

    Attributes:
        id: its id.
        state: the id of the state of that day.
        kind, subtype: what it is that day.
        area_code: where it stands that day.
        attestation: how it is attested that day.
        states: all its states, past and to come, in order.
        compounds: the compounds that it belongs to.
    """

    id: str
    state: str
    kind: str
    subtype: str | None
    area_code: str
    attestation: str
    states: tuple[BodyState, ...]
    compounds: tuple[ServedCompound, ...]


TERM_RADAR = Question("questions/term_radar.cypher", NoParams, TermRadarRow)
TERM_RADAR_POSTS = POSTS
