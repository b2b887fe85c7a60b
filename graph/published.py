"""What readers see: the last publication, which may move while a request is answered."""

from dataclasses import dataclass

from graph.dates import FIRST_INSTANT


@dataclass(frozen=True)
class Published:
    """A publication, or what there was before any.

    Attributes:
        instant: up to which versions count; before everything where nothing was published.
        revision: which publication it was, counted from 1; 0 where nothing was.
        at: the moment from which on readers saw it, as a fixed-width UTC string; nothing where nothing was.
    """

    instant: str = FIRST_INSTANT
    revision: int = 0
    at: str | None = None


class Moved(Exception):  # noqa: N818 - no fault: the request is answered again
    """Another publication came between the one that a request assumed and a statement of it."""

    def __init__(self, published: Published) -> None:
        super().__init__(published)
        self.published = published
