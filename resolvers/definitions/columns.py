"""The columns of ledgers by which a fact is told: what its properties and relations are called where they were written.

A figure's qualifier is part of its column (`households` holds `约1200`), a date as written is `from` or `to`, and the
source stands with its place in one column, `source`. What was worked out is in no column.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model import Edge, Fact
from graph.versions import Relation, Said, VersionRow

_NO_COLUMN = frozenset(
    {"id", "number", "version", "open_id", "digest", "words", "area_code", "valid_from", "valid_to"}
    | {"recorded_at", "superseded_at", "written_days", "written_edges"}
)
"""What a version says of itself, how it is found, and how a merge remembers what was written."""

_WORKED_OUT: dict[Fact, frozenset[str]] = {Fact.AREA_STATE: frozenset({"code", "level", "parent"})}
_DATES = {"from_text": "from", "to_text": "to"}
_SOURCE = "source"
_QUALIFIER = "_qualifier"

_EDGES: dict[Edge, str] = {
    Edge.IN: "area",
    Edge.UNDER: "parent",
    Edge.FOR: "for",
    Edge.SEAT_OF: "organization",
    Edge.EX_OFFICIO: "ex_officio_of",
    Edge.HOLDER: "person",
    Edge.POST: "post",
    Edge.ON_BEHALF_OF: "on_behalf_of",
    Edge.MEMBER: "member",
    Edge.THROUGH: "through",
    Edge.AT: "place",
    Edge.RAISED_BY: "raised_by",
    Edge.RECURRENCE_OF: "recurrence_of",
    Edge.ON: "problems",
    Edge.FOLLOWS: "follows",
    Edge.ABOUT: "about",
    Edge.SCOPE: "scope",
    Edge.PART: "parts",
    Edge.SUCCEEDS: "succeeds",
    Edge.SCHEME: "scheme",
    Edge.IN_ROUND: "round",
    Edge.MERGED: "merged",
    Edge.OTHER: "other",
}
_BY_LABEL: dict[tuple[Fact, Edge], str] = {
    (Fact.MEMBERSHIP, Edge.OF): "organization",
    (Fact.COVER, Edge.OF): "unit",
    (Fact.COVER, Edge.BY): "party_organization",
    (Fact.CONTRACT, Edge.OF): "compound",
    (Fact.CONTRACT, Edge.BY): "provider",
    (Fact.HANDLING, Edge.OF): "problem",
    (Fact.HANDLING, Edge.BY): "handler",
    (Fact.PARTICIPATION, Edge.OF): "meeting",
    (Fact.PARTICIPATION, Edge.BY): "participant",
    (Fact.RULE_ITEM, Edge.OF): "rule",
    (Fact.LISTING, Edge.OF): "subject",
    (Fact.LISTING, Edge.BY): "by",
    (Fact.MERGE, Edge.OF): "kept",
    (Fact.NAMESAKE, Edge.OF): "one",
}


@dataclass(frozen=True)
class ColumnValue:
    """What a version says in one column: its values as texts, and how exactly a figure is meant."""

    column: str
    values: tuple[str, ...]
    qualifier: str | None = None


def relation_column(label: Fact, edge: Edge) -> str | None:
    """The column that a relation of a fact was written in; nothing for a state's own entity."""
    return _BY_LABEL.get((label, edge)) or _EDGES.get(edge)


def said_in_columns(row: VersionRow) -> tuple[ColumnValue, ...]:
    """What a version says, column by column; its days, source and relations are told beside it."""
    return tuple(each for each in _columns(Fact(row.label), row.said) if each.column not in {*_DATES.values(), _SOURCE})


def changed_columns(row: VersionRow) -> tuple[str, ...] | None:
    """The columns in which a version differs from the one before; nothing for the first version."""
    if row.former is None:
        return None
    label = Fact(row.label)
    here = [*row.relations, *([Relation(type=Edge.STATED_BY, entity=row.source)] if row.source else [])]
    now, before = _whole(label, row.said, here), _whole(label, row.former.said, row.former.relations)
    return tuple(sorted(column for column in now.keys() | before.keys() if now.get(column) != before.get(column)))


def _columns(label: Fact, said: Iterable[Said]) -> list[ColumnValue]:
    by_name = {
        each.name: each.value for each in said if each.name not in _NO_COLUMN | _WORKED_OUT.get(label, frozenset())
    }
    found: list[ColumnValue] = []
    for name in sorted(by_name):
        if name.endswith(_QUALIFIER) and name.removesuffix(_QUALIFIER) in by_name:
            continue
        value, qualifier = by_name[name], by_name.get(f"{name}{_QUALIFIER}")
        values = value if isinstance(value, tuple) else (_text(value),)
        column = _SOURCE if name == "locator" else _DATES.get(name, name)
        found.append(ColumnValue(column, values, None if qualifier is None else str(qualifier)))
    return found


def _whole(label: Fact, said: Iterable[Said], relations: Iterable[Relation]) -> dict[str, set[object]]:
    whole: dict[str, set[object]] = {each.column: {each} for each in _columns(label, said)}
    for relation in relations:
        edge = Edge(relation.type)
        column = _SOURCE if edge is Edge.STATED_BY else relation_column(label, edge)
        if column:
            whole.setdefault(column, set()).add(relation.entity)
    return whole


def _text(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
