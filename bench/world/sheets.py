"""The rows of one part of the city, by table: text cells by column, as a ledger has them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ledgers.read import RawRow
from ledgers.tables import TABLES

Cells = dict[str, str]
Cell = str | int | None

_COLUMNS = {"begin": "from", "end": "to", "belongs_to": "for"}
"""Columns whose names Python keeps for itself, by the names that the tables' models give them."""


@dataclass(frozen=True)
class Part:
    """One part of the city: its name and its rows by table.

    Attributes:
        name: `city`, or the street's number, such as `s0001`.
        tables: rows as they were made, in the order of the ledger's tables.
    """

    name: str
    tables: dict[str, list[Cells]] = field(default_factory=dict[str, list[Cells]])

    def rows(self) -> Iterator[RawRow]:
        """The rows as a reader of ledgers gives them."""
        for table in TABLES:
            for number, cells in enumerate(self.tables.get(table.TABLE, ()), 2):
                yield RawRow(table, f"{self.name}/{table.TABLE}", number, cells)


class Sheets:
    """Takes rows of one part, each stated by that part's own source."""

    def __init__(self, name: str, source: str) -> None:
        self.part = Part(name)
        self._source = source

    def add(self, table: str, id: str, **cells: Cell) -> str:
        """Adds a row; a cell without a value stays blank. The row's key is returned."""
        rows = self.part.tables.setdefault(table, [])
        filled = {_COLUMNS.get(name, name): str(cell) for name, cell in cells.items() if cell is not None}
        if table != "sources":
            filled["source"] = f"{self._source}#{table}-{len(rows) + 1}"
        rows.append({"id": id, **filled})
        return id
