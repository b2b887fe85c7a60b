"""Reading a ledger: a folder of CSV files becomes rows of text cells, each with the number a spreadsheet shows."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import repeat
from pathlib import Path

from graph.errors import BadInput
from ledgers.findings import Code, Finding
from ledgers.headers import column_of, columns_of
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
    """The rows of one or more ledger folders, read as one ledger; a folder named twice is read once.

    Raises:
        BadInput: a folder does not exist, cannot be listed, or holds no table.
    """
    rows: list[RawRow] = []
    findings: list[Finding] = []
    for sheet, file in sheets_of(folders):
        table = _BY_NAME.get(file.stem.lower())
        if table is None:
            message = f"{file.stem!r} is no table: a file's name is one of {', '.join(_BY_NAME)}"
            findings.append(Finding(sheet, 0, "", file.name, Code.SHEET_UNKNOWN, message))
        else:
            rows.extend(_rows_of(file, table, sheet, findings))
    order = {table: place for place, table in enumerate(TABLES)}
    return RawLedger(tuple(sorted(rows, key=lambda row: order[row.table])), tuple(findings))


def sheets_of(folders: Sequence[Path]) -> list[tuple[str, Path]]:
    """Each file of the folders after the name that findings give it, which no other file has.

    Raises:
        BadInput: a folder does not exist, cannot be listed, or holds no table.
    """
    once = {folder.resolve(): folder for folder in folders}
    files = {folder: _files_of(folder) for folder in once.values()}
    if len(files) == 1:
        return [(file.name, file) for found in files.values() for file in found]
    ambiguous = len({whole.name for whole in once}) < len(once)
    names = {folder: folder.as_posix() if ambiguous else whole.name for whole, folder in once.items()}
    return [(f"{names[folder]}/{file.name}", file) for folder, found in files.items() for file in found]


def _files_of(folder: Path) -> list[Path]:
    try:
        if not folder.is_dir():
            raise BadInput(f"There is no folder {str(folder)!r}: name a folder of CSV files, such as seeds/mishixiang.")
        # Names that begin with a dot are an operating system's or an editor's own.
        files = [file for file in folder.iterdir() if file.suffix.lower() == ".csv" and not file.name.startswith(".")]
    except OSError as unreadable:
        raise BadInput(f"The folder {str(folder)!r} cannot be read: {unreadable.strerror}.") from unreadable
    if not files:
        tables = ", ".join(f"{name}.csv" for name in _BY_NAME)
        raise BadInput(f"{str(folder)!r} holds no table: put CSV files into it, named {tables}.")
    return sorted(files)


def _rows_of(file: Path, table: type[Row], sheet: str, findings: list[Finding]) -> Iterator[RawRow]:
    text = _text_of(file, sheet, findings)
    if text is None:
        return
    # Ends of lines are made one kind: a ledger saved on another system says the same.
    reader = csv.reader(StringIO(text, newline=None), strict=True)
    columns: list[str | None] | None = None
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns_of(cells, table, sheet, number, findings)
                continue
            named = [*columns, *repeat(None, len(cells) - len(columns))]
            filled = [(column, cell.strip()) for column, cell in zip(named, cells, strict=False) if cell.strip()]
            nameless = next((cell for column, cell in filled if column is None), None)
            if nameless is not None:
                message = f"the cell {nameless!r} stands under no header: quote a cell that holds a comma, or remove it"
                findings.append(Finding(sheet, number, "", nameless, Code.BAD_FILE, message))
                continue
            yield RawRow(table, sheet, number, {column: cell for column, cell in filled if column})
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


def _columns_of(
    header: Sequence[str], table: type[Row], sheet: str, number: int, findings: list[Finding]
) -> list[str | None]:
    """Each header's column: nothing where it is blank, and `""` where it is refused."""
    columns: list[str | None] = []
    for written in header:
        name = " ".join(written.split())
        column = column_of(table, name) if name else None
        if name and column is None:
            message = f"the table has no column {name!r}: its columns are {', '.join(columns_of(table))}"
            findings.append(Finding(sheet, number, name, name, Code.COLUMN_UNKNOWN, message))
            column = ""
        elif column and column in columns:
            message = f"the column {name!r} stands twice: remove one"
            findings.append(Finding(sheet, number, name, name, Code.COLUMN_TWICE, message))
            column = ""
        columns.append(column)
    return columns
