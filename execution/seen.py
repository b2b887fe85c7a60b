"""What was read, and how: the way along an edge, the rows of a page, and what a row is seen as."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from execution.columns import Row, Shown
from execution.nest import Nest
from graph.edges import Edges
from graph.page import Page
from graph.scope import Scope


class Way(NamedTuple):
    """An edge, of which page, within which scope, unless it says otherwise of day or instant."""

    edge: Edges
    page: Page
    scope: Scope
    as_of: date | None
    known_at: datetime | None


@dataclass(frozen=True)
class PageRead:
    """Rows of an edge as they were read.

    Attributes:
        page: which page was asked for.
        rows: the rows in their order, one more than asked where there are more.
        scope: in which they were read.
        nest: where what was read with them stands in them.
        pages: those of the edges that were read with them.
    """

    page: Page
    rows: list[Row]
    scope: Scope
    nest: Nest
    pages: tuple[Page, ...]


class Seen(NamedTuple):
    """How a row is seen: as what its model is shown, in which scope it was read, and what was read with it and how."""

    shown: Shown
    scope: Scope
    nest: Nest | None = None
    pages: tuple[Page, ...] = ()
