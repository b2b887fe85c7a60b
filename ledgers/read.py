"""Reading a ledger: a folder of CSV files becomes rows of text cells, each with the number a spreadsheet shows for it."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from graph.errors import BadInput
from ledgers.findings import Code, Finding, Severity
from ledgers.headers import column_of
from ledgers.tables import TABLES, Row

MAX_BYTES = 64 * 1024 * 1024
_BY_NAME = {table.TABLE: table for table in TABLES}


@dataclass(frozen=True)
class RawRow:
    """One row as it was written: its table, sheet and number, and its filled cells by column."""

    table: type[Row]
    sheet: str
    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class RawLedger:
    """A ledger's rows, and what was wrong with its files."""

    rows: tuple[RawRow, ...]
    findings: tuple[Finding, ...]


def read_ledgers(folders: Sequence[Path]) -> RawLedger:
    """The rows of one or more ledger folders, read as one ledger.

    Raises:
        BadInput: a folder does not exist, or holds no table.
    """
    rows: list[RawRow] = []
    findings: list[Finding] = []
    for folder in folders:
        if not folder.is_dir():
            raise BadInput(f"There is no folder {str(folder)!r}: name a folder of CSV files, such as seeds/mishixiang.")
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() == ".csv")
        if not files:
            tables = ", ".join(f"{name}.csv" for name in _BY_NAME)
            raise BadInput(f"{str(folder)!r} holds no table: put CSV files into it, named {tables}.")
        for file in files:
            sheet = file.name if len(folders) == 1 else f"{folder.name}/{file.name}"
            table = _BY_NAME.get(file.stem)
            if table is None:
                message = f"{file.stem!r} is no table: a file's name is one of {', '.join(_BY_NAME)}"
                findings.append(Finding(sheet, 0, "", file.name, Code.SHEET_UNKNOWN, message))
                continue
            rows.extend(_rows_of(file, table, sheet, findings))
    order = {table: place for place, table in enumerate(TABLES)}
    return RawLedger(tuple(sorted(rows, key=lambda row: order[row.table])), tuple(findings))


def _rows_of(file: Path, table: type[Row], sheet: str, findings: list[Finding]) -> Iterator[RawRow]:
    text = _text_of(file, sheet, findings)
    if text is None:
        return
    reader = csv.reader(StringIO(text), strict=True)
    columns: list[str] | None = None
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns_of(cells, table, sheet, findings)
                continue
            extra = [cell for cell in cells[len(columns) :] if cell.strip()]
            if extra:
                message = f"the row has more cells than the header has columns: quote a cell that holds a comma ({extra[0]!r})"
                findings.append(Finding(sheet, number, "", extra[0], Code.BAD_FILE, message))
                continue
            filled = {
                column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column and cell.strip()
            }
            yield RawRow(table, sheet, number, filled)
    except csv.Error as broken:
        message = f"the file is not CSV from here on ({broken}): check the quotes"
        findings.append(Finding(sheet, number + 1, "", "", Code.BAD_FILE, message))


def _text_of(file: Path, sheet: str, findings: list[Finding]) -> str | None:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ValueError(f"the file is larger than {MAX_BYTES // 2**20} MiB: split it")
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "the file is not UTF-8: save it as 'CSV UTF-8' (表格另存为 CSV UTF-8)"
    except (OSError, ValueError) as wrong:
        message = f"the file cannot be read: {wrong}"
    findings.append(Finding(sheet, 0, "", file.name, Code.BAD_FILE, message))
    return None


def _columns_of(header: Sequence[str], table: type[Row], sheet: str, findings: list[Finding]) -> list[str]:
    columns: list[str] = []
    for written in header:
        name = written.strip()
        column = column_of(table, name) if name else ""
        if column is None:
            known = ", ".join(alias or field for field, alias in ((f, i.alias) for f, i in table.model_fields.items()))
            message = f"the table has no column {name!r}: its columns are {known}"
            findings.append(Finding(sheet, 1, name, name, Code.COLUMN_UNKNOWN, message))
            column = ""
        elif column and column in columns:
            message = f"the column {name!r} stands twice: remove one"
            findings.append(Finding(sheet, 1, name, name, Code.COLUMN_TWICE, message, Severity.ERROR))
            column = ""
        columns.append(column)
    return columns
