"""Checking a ledger whole: types, ids, references, dates and codes; every fault is found, none is fatal to the next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.dates import NEVER, UNKNOWN, Interval, interval_of
from ledgers.findings import Code, Finding, errors
from ledgers.held import Held, Outside, stated_of
from ledgers.identity import identity_faults, withdrawn_rows
from ledgers.read import RawLedger
from ledgers.references import ex_officio_chains, own_ancestors, unknown_ids
from ledgers.rows import TypedLedger, TypedRow, typed_ledger
from ledgers.sense import senseless
from ledgers.tables import SourceRow


@dataclass(frozen=True)
class Checked:
    """A ledger's good rows, the days on which they hold by the ids of their facts, and everything that was found."""

    rows: tuple[TypedRow, ...]
    intervals: Mapping[str, Interval]
    findings: tuple[Finding, ...]


def check(raw: RawLedger, *, outside: Outside | None) -> Checked:
    """Checks a ledger.

    Args:
        raw: its rows as read.
        outside: what the graph holds that the ledger has to do with; without a graph (None) an id of another namespace
            is a warning, to be looked up when the ledger is applied.
    """
    return check_typed(typed_ledger(raw), outside=outside)


def check_typed(ledger: TypedLedger, *, outside: Outside | None) -> Checked:
    """Checks a ledger whose cells are values already."""
    rows, held = ledger.rows, outside.states if outside else None
    after = (outside or Outside()).standing.with_rows(rows)
    findings = [*ledger.findings, *_duplicates(rows), *unknown_ids(ledger, held)]
    findings += identity_faults(ledger, outside, after)
    findings += withdrawn_rows(rows, after)
    rows = tuple(row for row in rows if row.fact not in after.withdrawn)
    intervals = _intervals(ledger, held, findings)
    findings += own_ancestors(rows, intervals, held, after.root)
    findings += ex_officio_chains(rows, held, after.root)
    findings += _overlaps(rows, intervals, held or {})
    for row in rows:
        findings += senseless(row)
    wrong = errors(findings)
    bad = {(finding.sheet, finding.row) for finding in wrong}
    # What stands under a header that is not understood may be what makes a row true: none of its sheet is taken.
    garbled = {finding.sheet for finding in wrong if finding.code in (Code.COLUMN_UNKNOWN, Code.COLUMN_TWICE)}
    good = [row for row in rows if row.raw.sheet not in garbled and (row.raw.sheet, row.raw.number) not in bad]
    return Checked(tuple(good), intervals, tuple(sorted(set(findings))))


def _duplicates(rows: Sequence[TypedRow]) -> Iterable[Finding]:
    first: dict[str, TypedRow] = {}
    for row in rows:
        other = first.setdefault(row.fact, row)
        if other is not row:
            message = (
                f"the id {row.row.id!r} stands already in {other.raw.sheet}, row {other.raw.number}: "
                "give this row its own"
                + (f"; a further state of the same {row.row.PREFIX} ends in #2" if row.has_states else "")
            )
            yield row.finding("id", Code.DUPLICATE_ID, message)


def _intervals(ledger: TypedLedger, held: Held | None, findings: list[Finding]) -> dict[str, Interval]:
    rows = ledger.rows
    cited = {row.source for row in rows if row.source}
    stated = {source: stated_of(records[-1]) for source, records in (held or {}).items() if source in cited}
    stated |= {
        str(each.entity): each.row.stated or each.row.published for each in rows if isinstance(each.row, SourceRow)
    }
    found: dict[str, Interval] = {}
    for row in rows:
        begin, end = row.span
        day = stated.get(row.source or "")
        if begin == UNKNOWN and row.source not in stated:
            # What the `?` stands for is seen once the source is: in the graph, or when its row is mended.
            continue
        try:
            found[row.fact] = interval_of(begin, end, stated=day)
        except ValueError as wrong:
            column = "from" if begin == UNKNOWN and day is None else "to"
            findings.append(row.finding(column, Code.BAD_DATE, str(wrong)))
    return found


@dataclass(frozen=True)
class _State:
    """A state of an entity, from a row or, where there is none, from the graph."""

    interval: Interval
    fact: str
    row: TypedRow | None


def _overlaps(rows: Sequence[TypedRow], intervals: Mapping[str, Interval], held: Held) -> Iterable[Finding]:
    states: dict[str, list[_State]] = defaultdict(list)
    for row in rows:
        if row.has_states and row.fact in intervals:
            states[str(row.entity)].append(_State(intervals[row.fact], row.fact, row))
    mine = {row.fact for row in rows}
    for entity, group in states.items():
        group += [_State(each.interval, each.id, None) for each in held.get(entity, ()) if each.id not in mine]
        yield from _overlaps_of([state for state in group if state.interval.valid_to != NEVER])


def _overlaps_of(states: list[_State]) -> Iterable[Finding]:
    states.sort(key=lambda state: (state.interval.valid_from, state.fact))
    longest: _State | None = None
    for state in states:
        if longest and state.interval.valid_from <= longest.interval.valid_to and state.fact != longest.fact:
            if state.row:
                yield state.row.finding(
                    "from", Code.PERIODS_OVERLAP, _overlap_with(longest, "end that one before this")
                )
            elif longest.row:
                yield longest.row.finding("to", Code.PERIODS_OVERLAP, _overlap_with(state, "end this one before that"))
        if longest is None or state.interval.valid_to > longest.interval.valid_to:
            longest = state


def _overlap_with(other: _State, then: str) -> str:
    if other.row:
        return f"this state overlaps that of {other.row.raw.sheet}, row {other.row.raw.number}: {then} begins"
    return f"this state overlaps {other.fact!r}, which the graph holds from {other.interval.valid_from}: {then} begins"
