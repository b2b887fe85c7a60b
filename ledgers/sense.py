"""What a row cannot mean though each of its cells is well written: its subtype, cover, rule, source or state."""

from collections.abc import Iterable
from dataclasses import replace

from graph.codelists import (
    FIRM_SUBTYPES,
    PARTY_SUBTYPES,
    STATION_SUBTYPES,
    CoverMode,
    OrganizationKind,
    OrganizationSubtype,
)
from graph.rules import PARAMETERS, parameters_of
from ledgers.credit_codes import oddities
from ledgers.findings import Code, Finding, Severity
from ledgers.rows import TypedRow
from ledgers.tables import TABLES, CoverRow, OrganizationRow, RuleRow, SourceRow


def senseless(row: TypedRow) -> Iterable[Finding]:
    """What is wrong or odd with a row taken by itself."""
    match row.row:
        case OrganizationRow():
            yield from _organization(row, row.row)
        case CoverRow():
            yield from _cover(row, row.row)
        case SourceRow():
            yield from _source(row, row.row)
        case RuleRow(kind=kind, parameters=parameters) if kind in PARAMETERS:
            try:
                parameters_of(PARAMETERS[kind], parameters)
            except ValueError as wrong:
                yield row.finding("parameters", Code.BAD_RULE, str(wrong))
        case _:
            pass
    if row.entity and "#" in row.row.id and not row.has_states:
        message = f"a {row.row.PREFIX} has no 'from' and 'to' and so one state only: give the row an id without '#'"
        yield row.finding("id", Code.BAD_ID, message)


def _organization(row: TypedRow, said: OrganizationRow) -> Iterable[Finding]:
    if said.subtype and said.subtype not in _subtypes(said.kind):
        fits = ", ".join(sorted(_subtypes(said.kind))) or "nothing: leave it blank"
        message = f"{said.subtype} is no subtype of {said.kind}, which takes {fits}"
        yield row.finding("subtype", Code.SUBTYPE_UNFIT, message)
    for odd in oddities(said.credit_code) if said.credit_code else ():
        finding = row.finding("credit_code", Code.ODD_CREDIT_CODE, f"{odd}: check it against the certificate")
        yield replace(finding, severity=Severity.WARNING)


def _subtypes(kind: OrganizationKind) -> frozenset[OrganizationSubtype]:
    return {
        OrganizationKind.PARTY_ORGANIZATION: PARTY_SUBTYPES,
        OrganizationKind.PROPERTY_FIRM: FIRM_SUBTYPES,
        OrganizationKind.SERVICE_STATION: STATION_SUBTYPES,
    }.get(kind, frozenset())


def _cover(row: TypedRow, said: CoverRow) -> Iterable[Finding]:
    if said.party_organization is None and said.mode not in (CoverMode.UNSTATED, CoverMode.NONE):
        message = f"a cover of mode {said.mode} needs its party organization; only UNSTATED and NONE go without"
        yield row.finding("party_organization", Code.CELL_MISSING, message)


def _source(row: TypedRow, said: SourceRow) -> Iterable[Finding]:
    names = [table.TABLE for table in TABLES]
    for name in said.complete:
        if name not in names:
            message = f"{name!r} is no table that a source can be complete for: write of {', '.join(names)}"
            yield row.finding("complete", Code.NOT_IN_LIST, message)
    if said.complete and said.stated is None and said.published is None:
        message = "a source that is complete for some tables is so at a time: write the day it speaks of"
        yield row.finding("stated", Code.CELL_MISSING, message)
    if said.complete and said.area is None:
        message = "a source that is complete for some tables is so in an area: write its division code"
        yield row.finding("area", Code.CELL_MISSING, message)
