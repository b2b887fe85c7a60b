"""What is known after some ledgers: their rows as they were last written, each with the days on which it holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.oracle.days import NEVER, span

Cells = Mapping[str, str]
Ledger = Mapping[str, Sequence[Cells]]
"""Tables by name, each a list of rows: cells by column, as they stand in the CSV files."""

KINDS = {
    "areas": "area",
    "compounds": "compound",
    "organizations": "organization",
    "people": "person",
    "posts": "post",
    "problems": "problem",
    "meetings": "meeting",
    "rules": "rule",
    "sources": "source",
}
"""Tables whose rows are states of entities, and the first part of their ids."""

FACTS = {
    "appointments": "appointment",
    "memberships": "membership",
    "covers": "cover",
    "contracts": "contract",
    "handlings": "handling",
    "merges": "merge",
    "withdrawals": "withdrawal",
}
"""Tables of facts between entities or about facts, and the first part of their ids."""

POINTS = {
    "parent": "organization",
    "organization": "organization",
    "ex_officio_of": "post",
    "person": "person",
    "post": "post",
    "on_behalf_of": "organization",
    "party_organization": "organization",
    "provider": "organization",
    "compound": "compound",
    "problem": "problem",
    "problems": "problem",
    "recurrence_of": "problem",
    "follows": "meeting",
    "for": "",
    "unit": "",
    "member": "",
    "handler": "",
}
"""Columns that point at entities, and the kind where the cell leaves it out."""


@dataclass(frozen=True)
class Said:
    """A row: its cells, where it points, and its first and last day."""

    fact: str
    entity: str
    cells: Cells
    points: Mapping[str, tuple[str, ...]]
    first: str
    last: str

    def __getitem__(self, column: str) -> str:
        """A cell, empty where the row has none."""
        return self.cells.get(column, "")

    def to(self, column: str) -> str:
        """The one entity that a column points at, or an empty text."""
        return next(iter(self.points.get(column, ())), "")

    def holds(self, day: str) -> bool:
        """Whether the row holds on a day."""
        return self.first <= day <= self.last


class Record:
    """What is known after some ledgers, one after the other."""

    def __init__(self, ledgers: Sequence[Ledger]) -> None:
        self._rows: dict[str, tuple[str, Cells]] = {}
        self._spans: dict[str, tuple[str, str]] = {}
        for ledger in ledgers:
            rows = {fact_of(table, row): (table, row) for table, some in ledger.items() for row in some}
            withdrawn = self._withdrawn(rows)
            # What stands as withdrawn is passed over, until the withdrawal is withdrawn in its turn.
            self._rows |= {fact: row for fact, row in rows.items() if fact not in withdrawn}
            self._spans |= {fact: self._span(row) for fact, (_, row) in rows.items() if fact not in withdrawn}
        gone = self._withdrawn({})
        counting = {fact: row for fact, row in self._rows.items() if fact not in gone}
        self._kept = {row["merged"]: row["kept"] for table, row in counting.values() if table == "merges"}
        self._sources = {row["id"]: row for table, row in counting.values() if table == "sources"}
        self._tables: dict[str, list[Said]] = {}
        for fact, (table, row) in counting.items():
            self._tables.setdefault(table, []).append(self._said(fact, table, row))

    def _withdrawn(self, more: Mapping[str, tuple[str, Cells]]) -> set[str]:
        """The facts that count no longer, with these rows told as well."""
        withdrawals = {
            fact: row["fact"] for fact, (table, row) in {**self._rows, **more}.items() if table == "withdrawals"
        }
        void = set(withdrawals.values())
        return {target for fact, target in withdrawals.items() if fact not in void}

    def all(self, table: str) -> Sequence[Said]:
        """Every row of a table, on whatever day it holds."""
        return self._tables.get(table, ())

    def on(self, table: str, day: str) -> list[Said]:
        """The rows of a table that hold on a day; an entity that was merged into another has none."""
        return [said for said in self.all(table) if said.holds(day) and said.entity not in self._kept]

    def state(self, table: str, entity: str, day: str) -> Said | None:
        """The state of an entity that holds on a day."""
        return next((said for said in self.on(table, day) if said.entity == entity), None)

    def states(self, table: str, entity: str) -> list[Said]:
        """Every state of an entity."""
        return [said for said in self.all(table) if said.entity == entity and entity not in self._kept]

    def kept(self, entity: str) -> str:
        """The entity that one stands for: itself, or the one it was found to be the same as, however often."""
        while entity in self._kept:
            entity = self._kept[entity]
        return entity

    def sources(self) -> Iterable[Cells]:
        """Every source."""
        return self._sources.values()

    def _said(self, fact: str, table: str, row: Cells) -> Said:
        first, last = self._spans[fact]
        return Said(
            fact=fact,
            entity=fact.partition("#")[0] if table in KINDS else "",
            cells=row,
            points={column: self._targets(row[column], POINTS[column]) for column in row if column in POINTS},
            first=first,
            last=last,
        )

    def _span(self, row: Cells) -> tuple[str, str]:
        # Which day a `?` stands for is told when its row is, whatever its source is later found to speak of.
        _, source = self._rows.get(f"source:{row.get('source', '').partition('#')[0]}", ("", {}))
        return span(row.get("from", ""), row.get("to", ""), stated_of(source))

    def _targets(self, cell: str, kind: str) -> tuple[str, ...]:
        keys = [key for key in cell.split(";") if key]
        return tuple(dict.fromkeys(self.kept(f"{kind}:{key}" if kind else key) for key in keys))


def fact_of(table: str, row: Cells) -> str:
    """The id of the fact that a row is."""
    return f"{(KINDS | FACTS)[table]}:{row['id']}"


def stated_of(source: Cells) -> str:
    """The day that a source speaks of, or an empty text."""
    return source.get("stated", "") or source.get("published", "")


def consistent(record: Record, tables: Iterable[str]) -> bool:
    """Whether no row ends before it begins, and no two states of an entity hold on one day, in some tables."""
    spans: dict[str, list[tuple[str, str]]] = {}
    for table in tables:
        for said in record.all(table):
            if said.last != NEVER:
                spans.setdefault(said.entity or said.fact, []).append((said.first, said.last))
    return all(first <= last for some in spans.values() for first, last in some) and all(
        one[1] < other[0] for some in spans.values() for one, other in pairwise(sorted(some))
    )
