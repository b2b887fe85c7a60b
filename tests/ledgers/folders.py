"""Ledger folders written in a test: tables as text or as the bytes of a file, and what was read of them."""

from pathlib import Path

from ledgers.read import RawLedger

Cells = dict[str, str]


def folder_of(at: Path, **tables: str | bytes) -> Path:
    """A folder with a CSV file for each table: text without the line end it begins with, bytes as they are."""
    at.mkdir(parents=True, exist_ok=True)
    for table, content in tables.items():
        whole = content if isinstance(content, bytes) else content.removeprefix("\n").encode()
        (at / f"{table}.csv").write_bytes(whole)
    return at


def rows_of(raw: RawLedger) -> list[tuple[str, int, Cells]]:
    """Sheet, number and cells of every row, in the order in which they were read."""
    return [(row.sheet, row.number, row.cells) for row in raw.rows]
