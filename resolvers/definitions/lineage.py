"""Lineage of problems: which repeat one another, which are alike, and which set of handlers settled them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.codelists import CodeList
from graph.dates import OPEN_END, days_of
from graph.questions.lineage import LineageRow
from resolvers.definitions.handling import SETTLED
from resolvers.definitions.raising import raised_on


class LineageRelation(CodeList):
    """How a problem stands to the one asked about (与所问问题的关系)."""

    ITSELF = "ITSELF", "The problem asked about (本问题)."
    EARLIER = "EARLIER", "One that it repeats, directly or through others (此前)."
    LATER = "LATER", "One that repeats it, directly or through others (此后)."
    KIN = "KIN", "One that repeats what it repeats, or the other way round: of the same chain (同源)."
    ALIKE = "ALIKE", "One of the same category at the same place that no source ties to it (同类)."


@dataclass(frozen=True)
class HandlerSet:
    """The handlers of some problems, always the same ones together.

    Attributes:
        handlers: their ids, in order.
        problems: how many of the problems they handled together, and nobody else.
        settled: how many of these are held settled.
    """

    handlers: tuple[str, ...]
    problems: int
    settled: int

    @property
    def key(self) -> str:
        """What sets are sorted by: the most settled first, then the most handled, then the ids."""
        return f"{999_999 - self.settled:06}|{999_999 - self.problems:06}|{' '.join(self.handlers)}"


def relations_of(rows: Mapping[str, LineageRow], id: str) -> dict[str, LineageRelation]:
    """How each problem stands to one of them, by id. Problems that repeat each other in a circle come to an end."""
    former = {row.id: row.recurrence_of for row in rows.values() if row.recurrence_of in rows}
    later: dict[str, list[str]] = {}
    for each, before in former.items():
        later.setdefault(before or "", []).append(each)
    found = {id: LineageRelation.ITSELF}
    above = former.get(id)
    while above is not None and above not in found:
        found[above] = LineageRelation.EARLIER
        above = former.get(above)
    _descend(later, id, LineageRelation.LATER, found)
    for each in [each for each, relation in found.items() if relation is LineageRelation.EARLIER]:
        _descend(later, each, LineageRelation.KIN, found)
    asked = rows[id]
    for row in rows.values():
        if row.id not in found and row.place == asked.place and row.category == asked.category and row.category:
            found[row.id] = LineageRelation.ALIKE
    return found


def _descend(
    later: Mapping[str, list[str]], start: str, relation: LineageRelation, found: dict[str, LineageRelation]
) -> None:
    open_ends = [start]
    while open_ends:
        for each in later.get(open_ends.pop(), ()):
            if each not in found:
                found[each] = relation
                open_ends.append(each)


def raising_key(row: LineageRow) -> str:
    """What problems are sorted by: when they were raised, those of an untold day last, then the id."""
    told = raised_on(row.reported, row.since)
    days = days_of(told) if told else None
    return f"{days.valid_from if days else OPEN_END}|{days.valid_to if days else OPEN_END}|{row.id}"


def handler_sets_of(rows: Iterable[LineageRow]) -> tuple[HandlerSet, ...]:
    """Which sets of handlers took these problems on, in the order of their keys; a problem without any is in none."""
    handled, settled = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for row in rows:
        handlers = tuple(sorted({part.handler for part in row.handlers}))
        if handlers:
            handled[handlers] += 1
            settled[handlers] += row.status in SETTLED
    found = (HandlerSet(handlers, number, settled[handlers]) for handlers, number in handled.items())
    return tuple(sorted(found, key=lambda each: each.key))
