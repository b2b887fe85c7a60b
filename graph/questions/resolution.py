"""Resolution: the problems placed in an area, as they stand on a day, when they were raised and who handled them."""

from graph.question import Question
from graph.rows import GraphRow, NoParams, Stay


class ResolutionRow(GraphRow):
    """A problem, or a batch of many like it.

    Attributes:
        place: the compound or area it is at.
        reported, settled: prefix dates, as they were written.
        since: the beginning of its first state, as it was written; `?` is a past day that is not known.
        number, number_qualifier: for how many matters it stands, and how exactly.
        stays: where the state shown stands, and from which to which day.
        handlers: everyone who took a step on it that had begun by the day.
    """

    id: str
    attestation: str
    status: str | None
    category: str | None
    channel: str | None
    place: str
    reported: str | None
    since: str | None
    settled: str | None
    verdict: str | None
    number: int
    number_qualifier: str | None
    stays: tuple[Stay, ...]
    handlers: tuple[str, ...]


RESOLUTION = Question("questions/resolution.cypher", NoParams, ResolutionRow)
