"""What a ledger's rows point at: whether it is there, is of the right kind, and does not lead back to its beginning."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from graph.dates import OPEN_END, SINCE_EVER, Interval
from graph.divisions import parent_of
from graph.model import Edge, Kind
from ledgers.findings import Code, Finding, Severity
from ledgers.held import Held, ancestors, entity_of
from ledgers.rows import ANCESTRY, TypedLedger, TypedRow
from ledgers.tables import MergeRow

_ALWAYS = Interval(SINCE_EVER, OPEN_END)
_DATED = frozenset({Edge.UNDER, Edge.EX_OFFICIO})
"""Relations that may turn round in time: what stood under another once may stand above it later."""

_TABLES = {kind.value: f"{kind.value}s" for kind in Kind} | {Kind.PERSON.value: "people"}


def unknown_ids(ledger: TypedLedger, held: Held | None) -> Iterable[Finding]:
    """References to what is not there, or is of a kind that the column does not take."""
    defined = {row.entity for row in ledger.rows if row.entity}
    own = {_namespace(entity) for entity in defined} - {None}
    defined |= ledger.faulty
    for row in ledger.rows:
        for column, points, target in row.references():
            allowed = [kind.value for kind in points.kinds]
            if target.partition(":")[0] not in allowed:
                message = f"{target!r} cannot stand here: this column points at {' or '.join(allowed)}"
                yield row.finding(column, Code.WRONG_KIND, message)
            elif target not in defined:
                yield from _outside(row, column, target, own=own, held=held)
        for column, target in row.mentions():
            if target not in defined:
                yield from _outside(row, column, target, own=own, held=held)


def _outside(row: TypedRow, column: str, target: str, *, own: set[str | None], held: Held | None) -> Iterable[Finding]:
    if held is None and _namespace(target) not in own:
        message = f"{target!r} is not in this ledger: it is looked up in the graph when the ledger is applied"
        yield replace(row.finding(column, Code.OUTSIDE_ID, message), severity=Severity.WARNING)
    elif held is None or target not in held:
        where = "this ledger" if held is None else "this ledger or the graph"
        message = f"{target!r} is not in {where}: correct the id, or add its row to {_TABLES[target.partition(':')[0]]}"
        yield row.finding(column, Code.UNKNOWN_ID, message)


def _namespace(entity: str) -> str | None:
    # Divisions are everybody's: a ledger with a community of a street is taken to have all of that street's, not more.
    kind, _, key = entity.partition(":")
    return parent_of(key) if kind == Kind.AREA else key.partition("-")[0]


def own_ancestors(
    rows: Sequence[TypedRow], intervals: Mapping[str, Interval], held: Held | None, root: Callable[[str], str]
) -> Iterable[Finding]:
    """References, and merges, by which an entity comes to stand above itself, in the ledger or by way of the graph.

    Args:
        rows: the ledger's rows.
        intervals: the days on which they hold, by their facts.
        held: what the graph holds of the entities around them.
        root: the record that stands for an entity.
    """
    above = _above(rows, intervals, held or {}, root)
    if not _circular(above):
        return
    for row in rows:
        if isinstance(row.row, MergeRow):
            kept = root(row.row.kept)
            if any(_reaches(above, edge, way, kept) for edge in ANCESTRY for way in above.get((edge, kept), ())):
                message = f"{kept!r} would come to stand above itself by this merge: correct what stands above either"
                yield row.finding("merged", Code.OWN_ANCESTOR, message)
        for column, points, target in row.references():
            if row.entity and (points.edge, root(row.entity)) in above:
                days = _days(points.edge, intervals.get(row.fact))
                if _reaches(above, points.edge, (root(target), days), root(row.entity)):
                    message = (
                        f"{target!r} leads back to {row.entity!r} itself: nothing can stand above itself; "
                        "correct one of the rows"
                    )
                    yield row.finding(column, Code.OWN_ANCESTOR, message)


def ex_officio_chains(rows: Sequence[TypedRow], held: Held | None, root: Callable[[str], str]) -> Iterable[Finding]:
    """Seats held because of a seat that is itself held because of another: whoever asks follows one step only."""
    through = {
        root(entity_of(record)): target
        for records in (held or {}).values()
        for record in records
        for edge, target in ancestors(record)
        if edge == Edge.EX_OFFICIO
    }
    through |= {
        root(str(row.entity)): next((target for edge, target in row.ancestors() if edge is Edge.EX_OFFICIO), None)
        for row in rows
        if row.row.TABLE == "posts"
    }
    for row in rows:
        for column, points, target in row.references():
            first = through.get(root(target)) if points.edge is Edge.EX_OFFICIO else None
            if first is not None and first != row.entity:
                message = (
                    f"{target!r} is itself held because of {first!r}: write that one, so that both follow one holder"
                )
                yield row.finding(column, Code.EX_OFFICIO_CHAIN, message)


_Above = dict[tuple[str, str], list[tuple[str, Interval]]]
"""What stands above an entity by a relation, and on which days."""


def _above(
    rows: Sequence[TypedRow], intervals: Mapping[str, Interval], held: Held, root: Callable[[str], str]
) -> _Above:
    above: _Above = defaultdict(list)
    mine = {row.fact for row in rows}
    for records in held.values():
        for record in records:
            for edge, target in ancestors(record):
                if record.id not in mine and _counts(entity_of(record), root):
                    above[edge, entity_of(record)].append((root(target), _days(edge, record.interval)))
    for row in rows:
        for edge, target in row.ancestors():
            if _counts(str(row.entity), root):
                above[edge, str(row.entity)].append((root(target), _days(edge, intervals.get(row.fact))))
    return above


def _counts(entity: str, root: Callable[[str], str]) -> bool:
    # The states of a record that goes into another hold on no day.
    return root(entity) == entity


def _days(edge: str, interval: Interval | None) -> Interval:
    return interval if interval is not None and edge in _DATED else _ALWAYS


def _circular(above: _Above) -> bool:
    graph = {node: {(node[0], target) for target, _ in targets} for node, targets in above.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False


def _reaches(above: _Above, edge: str, start: tuple[str, Interval], goal: str) -> bool:
    # Which days are left is part of where one stands: another way to the same entity may hold on other days.
    seen: set[tuple[str, Interval]] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        entity, days = at
        if entity == goal:
            return True
        if at not in seen:
            seen.add(at)
            ways = [(target, _common(days, others)) for target, others in above.get((edge, entity), ())]
            waiting.extend((target, common) for target, common in ways if common is not None)
    return False


def _common(one: Interval, other: Interval) -> Interval | None:
    common = Interval(max(one.valid_from, other.valid_from), min(one.valid_to, other.valid_to))
    return common if common.valid_from <= common.valid_to else None
