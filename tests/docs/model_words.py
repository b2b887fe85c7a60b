"""What the model itself says of its words: labels, properties and relations, worked out from the ledger's tables."""

from typing import Final

from graph.model import Edge, Fact, Kind
from ledgers.tables import TABLES, Points, SourcedRow

LABELS: Final = {kind.label for kind in Kind} | {fact.value for fact in Fact}
EDGES: Final = {edge.value for edge in Edge}

Relation = tuple[str, str, str]


def relations() -> set[Relation]:
    """Every relation a row may become: the fact's label, its type, and the label of the entity it leads to."""
    found: set[Relation] = set()
    for table in TABLES:
        fact = table.FACT.value
        for field in table.model_fields.values():
            for mark in field.metadata:
                if isinstance(mark, Points):
                    found |= {(fact, mark.edge.value, kind.label) for kind in mark.kinds}
        if table.ENTITY:
            found.add((fact, Edge.OF.value, Kind(table.PREFIX).label))
        if issubclass(table, SourcedRow):
            found.add((fact, Edge.STATED_BY.value, Kind.SOURCE.label))
    return found


def properties() -> set[str]:
    """Every column as a property of its fact's label, such as `Cover.mode`; an area's code and level are worked out."""
    columns = {f"{table.FACT.value}.{name}" for table in TABLES for name in table.model_fields}
    return columns | {f"{Fact.AREA_STATE.value}.{name}" for name in ("code", "level")}
