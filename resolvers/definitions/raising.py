"""When a problem was raised, and how many days it took until it was held settled."""

from datetime import date

from graph.dates import UNKNOWN
from resolvers.definitions.handling import SETTLED


def raised_on(reported: str | None, since: str | None) -> str | None:
    """The prefix date on which a problem was raised: as reported, else as its first state begins; nothing is untold."""
    told = reported or since
    return None if told == UNKNOWN else told


def days_to_settle(raised: str | None, settled: str | None, status: str | None) -> int | None:
    """Days from raising to settling; nothing unless it is held settled and both days are whole and in order."""
    if status not in SETTLED or raised is None or settled is None:
        return None
    try:
        taken = (date.fromisoformat(settled) - date.fromisoformat(raised)).days
    except ValueError:
        return None
    return taken if taken >= 0 else None
