"""Checking a ledger whole: types, ids, references, dates and codes; every fault is found, none is fatal to the next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.codelists import (
    FIRM_SUBTYPES,
    PARTY_SUBTYPES,
    STATION_SUBTYPES,
    CoverMode,
    OrganizationKind,
    OrganizationSubtype,
    RuleKind,
)
from graph.dates import Interval, interval_of
from graph.divisions import division_code
from graph.model import Kind
from graph.rules import coverage_parameters
from ledgers.credit_codes import oddities
from ledgers.findings import Code, Finding, Severity, errors
from ledgers.read import RawLedger
from ledgers.rows import ANCESTRY, TypedRow, ended_on_unknown_day, typed
from ledgers.tables import AreaRow, CoverRow, OrganizationRow, RuleRow, SourceRow


@dataclass(frozen=True)
class Standing:
    """What the graph holds of an entity that a ledger points at: its place, and the day a source speaks of."""

    area_code: str
    stated: str | None


@dataclass(frozen=True)
class Checked:
    """A ledger's good rows, their intervals, and everything that was found."""

    rows: tuple[TypedRow, ...]
    intervals: Mapping[str, Interval]
    findings: tuple[Finding, ...]


def check(raw: RawLedger, *, outside: Mapping[str, Standing] | None) -> Checked:
    """Checks a ledger.

    Args:
        raw: its rows as read.
        outside: what the graph holds of the ids that the ledger does not define; without a graph an id of another namespace is a
            warning, to be looked up when the ledger is applied.
    """
    findings = list(raw.findings)
    rows = [row for row in (typed(each, findings) for each in raw.rows) if row is not None]
    findings += _duplicates(rows)
    findings += _references(rows, outside)
    findings += _ancestries(rows)
    for row in rows:
        findings += _sense(row)
    intervals = _intervals(rows, outside or {}, findings)
    findings += _overlaps(rows, intervals)
    bad = {(finding.sheet, finding.row) for finding in errors(findings)}
    good = tuple(row for row in rows if (row.raw.sheet, row.raw.number) not in bad)
    return Checked(good, intervals, tuple(sorted(set(findings))))


def outside_ids(raw: RawLedger) -> list[str]:
    """The ids that a ledger points at and does not define."""
    rows = [row for row in (typed(each, []) for each in raw.rows) if row is not None]
    defined = {row.entity for row in rows}
    named = {target for row in rows for _, _, target in row.references()} | {row.source for row in rows if row.source}
    return sorted(named - {entity for entity in defined if entity})


def _duplicates(rows: Sequence[TypedRow]) -> Iterable[Finding]:
    first: dict[str, TypedRow] = {}
    for row in rows:
        other = first.setdefault(row.fact, row)
        if other is not row:
            message = (
                f"the id {row.row.id!r} stands already in {other.raw.sheet}, row {other.raw.number}: give this row its own"
                + (f"; a further state of the same {row.row.PREFIX} ends in #2" if row.row.ENTITY else "")
            )
            yield row.finding("id", Code.DUPLICATE_ID, message)


def _references(rows: Sequence[TypedRow], outside: Mapping[str, Standing] | None) -> Iterable[Finding]:
    defined = {row.entity for row in rows if row.entity}
    own = {_namespace(entity) for entity in defined}
    for row in rows:
        for column, points, target in row.references():
            kind = target.partition(":")[0]
            if kind not in {allowed.value for allowed in points.kinds}:
                allowed = " or ".join(allowed.value for allowed in points.kinds)
                yield row.finding(
                    column, Code.WRONG_KIND, f"{target!r} cannot stand here: this column points at {allowed}"
                )
            else:
                yield from _known(row, column, target, defined, own, outside)
        if row.source:
            yield from _known(row, "source", row.source, defined, own, outside)


def _known(
    row: TypedRow, column: str, target: str, defined: set[str], own: set[str], outside: Mapping[str, Standing] | None
) -> Iterable[Finding]:
    if target in defined or (outside is not None and target in outside):
        return
    if outside is None and _namespace(target) not in own:
        message = f"{target!r} is not in this ledger: it is looked up in the graph when the ledger is applied"
        finding = row.finding(column, Code.OUTSIDE_ID, message)
        yield Finding(finding.sheet, finding.row, column, finding.value, Code.OUTSIDE_ID, message, Severity.WARNING)
        return
    table = {kind.value: kind.value + "s" for kind in Kind} | {"person": "people"}
    where = "this ledger" if outside is None else "this ledger or the graph"
    message = f"{target!r} is not in {where}: correct the id, or add its row to {table[target.partition(':')[0]]}"
    yield row.finding(column, Code.UNKNOWN_ID, message)


def _namespace(entity: str) -> str:
    kind, _, key = entity.partition(":")
    return kind if kind == Kind.AREA else key.partition("-")[0]


def _ancestries(rows: Sequence[TypedRow]) -> Iterable[Finding]:
    above: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for _, points, target in row.references():
            if points.edge in ANCESTRY and row.entity:
                above[points.edge, row.entity].add(target)
    for row in rows:
        for column, points, target in row.references():
            if points.edge in ANCESTRY and row.entity and _reaches(above, points.edge, target, row.entity):
                message = f"{target!r} leads back to {row.entity!r} itself: nothing can stand above itself; correct one of the rows"
                yield row.finding(column, Code.OWN_ANCESTOR, message)


def _reaches(above: Mapping[tuple[str, str], set[str]], edge: str, start: str, goal: str) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        entity = waiting.pop()
        if entity == goal:
            return True
        if entity not in seen:
            seen.add(entity)
            waiting.extend(above.get((edge, entity), ()))
    return False


def _sense(typed_row: TypedRow) -> Iterable[Finding]:
    row = typed_row.row
    if isinstance(row, OrganizationRow):
        if row.subtype and row.subtype not in _subtypes(row.kind):
            fits = ", ".join(sorted(_subtypes(row.kind))) or "nothing: leave it blank"
            message = f"{row.subtype} is no subtype of {row.kind}, which takes {fits}"
            yield typed_row.finding("subtype", Code.SUBTYPE_UNFIT, message)
        for odd in oddities(row.credit_code) if row.credit_code else ():
            finding = typed_row.finding("credit_code", Code.ODD_CREDIT_CODE, f"{odd}: check it against the certificate")
            yield Finding(**{**finding.__dict__, "severity": Severity.WARNING})
    if (
        isinstance(row, CoverRow)
        and row.party_organization is None
        and row.mode not in (CoverMode.UNSTATED, CoverMode.NONE)
    ):
        message = f"a cover of mode {row.mode} needs its party organization; only UNSTATED and NONE go without"
        yield typed_row.finding("party_organization", Code.CELL_MISSING, message)
    if isinstance(row, AreaRow):
        try:
            division_code(row.id.partition("#")[0])
        except ValueError as wrong:
            yield typed_row.finding("id", Code.BAD_DIVISION_CODE, str(wrong))
    if isinstance(row, RuleRow) and row.kind is RuleKind.COVERAGE:
        try:
            coverage_parameters(row.parameters)
        except ValueError as wrong:
            yield typed_row.finding("parameters", Code.BAD_RULE, str(wrong))


def _subtypes(kind: OrganizationKind) -> frozenset[OrganizationSubtype]:
    return {
        OrganizationKind.PARTY_ORGANIZATION: PARTY_SUBTYPES,
        OrganizationKind.PROPERTY_FIRM: FIRM_SUBTYPES,
        OrganizationKind.SERVICE_STATION: STATION_SUBTYPES,
    }.get(kind, frozenset())


def _intervals(
    rows: Sequence[TypedRow], outside: Mapping[str, Standing], findings: list[Finding]
) -> dict[str, Interval]:
    stated = {source: standing.stated for source, standing in outside.items()}
    stated |= {
        str(each.entity): each.row.stated or each.row.published for each in rows if isinstance(each.row, SourceRow)
    }
    found: dict[str, Interval] = {}
    for row in rows:
        begin, end = row.span
        try:
            found[row.fact] = interval_of(begin, end, stated=stated.get(row.source or ""))
        except ValueError as wrong:
            findings.append(row.finding("to" if begin != "?" and end else "from", Code.BAD_DATE, str(wrong)))
    return found


def _overlaps(rows: Sequence[TypedRow], intervals: Mapping[str, Interval]) -> Iterable[Finding]:
    states: dict[str, list[TypedRow]] = defaultdict(list)
    for row in rows:
        if row.entity and row.fact in intervals and not ended_on_unknown_day(row):
            states[row.entity].append(row)
    for group in states.values():
        group.sort(key=lambda row: intervals[row.fact].valid_from)
        for earlier, later in zip(group, group[1:], strict=False):
            if intervals[later.fact].valid_from <= intervals[earlier.fact].valid_to and earlier.fact != later.fact:
                message = f"this state overlaps that of {earlier.raw.sheet}, row {earlier.raw.number}: end that one before this begins"
                yield later.finding("from", Code.PERIODS_OVERLAP, message)
