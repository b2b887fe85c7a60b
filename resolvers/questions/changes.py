"""The change feed: what was published after a place in the order of publications, exactly once, and where to go on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.dates import FIRST_INSTANT
from graph.errors import BadInput
from graph.questions.changes import CHANGES, ChangesParams, ChangesRow, PublishedBy
from graph.reader import GraphReader
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area

_PLACE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\|([a-z0-9_:#~-]+|area:[A-Z0-9]+)", re.ASCII)
_WHOLE = "~"
"""Sorts behind every id: a place behind all that a publication did."""


@dataclass(frozen=True)
class Told:
    """A change, and the publication that made it."""

    row: ChangesRow
    by: PublishedBy


@dataclass(frozen=True)
class ChangesAnswer:
    """Changes in order, one more than asked where there are more; and the place behind all that was looked through.

    `resume` is nothing where nothing was published yet.
    """

    found: tuple[Told, ...]
    resume: str | None


async def changes(graph: GraphReader, *, after: str | None, area: str | None, take: int, scope: Scope) -> ChangesAnswer:
    """What was published after a place, in an area or wherever the caller may look, by publication and then fact.

    A publication never changes again and a later one stands behind it, so a place is taken up exactly where it was
    left, whoever published meanwhile. The scope's day plays no part.

    A place is a change's key, or an earlier answer's `resume`; nothing is before the first publication. One more is
    read than is to be taken.

    Raises:
        BadInput: the place is none, or is not of this graph.
    """
    instant, beyond = ("", "") if after is None else _place(after)
    within = scope if area is None else await scope_of_area(graph, area=area, scope=scope)
    rows = await graph.ask(CHANGES, within, ChangesParams(after=instant, beyond=beyond, take=take + 1))
    found = tuple(Told(row, row.publication) for row in rows if row.publication is not None)
    if len(found) < len(rows):
        raise BadInput("after: that cursor is of another graph, or of this one before it was filled anew: begin again.")
    return ChangesAnswer(found, _resume(found, take, after, scope.known))


def _resume(found: Sequence[Told], take: int, after: str | None, known: str) -> str | None:
    if len(found) > take:
        return found[take - 1].row.key
    seen = None if known == FIRST_INSTANT else f"{known}|{_WHOLE}"
    # Asked of an earlier moment than the place, it stays where it is.
    return max((place for place in (seen, after) if place is not None), default=None)


def _place(after: str) -> tuple[str, str]:
    found = _PLACE.fullmatch(after)
    if found is None:
        raise BadInput("after: that cursor is none of this feed; take one from `resume`, `edges` or `pageInfo`.")
    return found[1], found[2]
