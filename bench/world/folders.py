"""The made-up city as ledgers: CSV folders of a bounded size, written street by street."""

import csv
from collections.abc import Iterable
from pathlib import Path

from bench.world.sheets import Part
from graph.errors import BadInput
from ledgers.headers import columns_of
from ledgers.tables import TABLES

STREETS_A_FOLDER = 50
"""Streets of one folder: some 50,000 rows, which a check reads in less than a minute."""

_COLUMNS = {table.TABLE: columns_of(table) for table in TABLES}


def write_ledgers(parts: Iterable[Part], folder: Path, *, streets: int = STREETS_A_FOLDER) -> list[Path]:
    """Writes the parts of a city into folders below a new or empty one, so many streets in each; returns these.

    The first is `city`, the others are named after their first street, such as `streets-0001`. Streets point at what
    the first holds: check each together with it, or all together; apply it first.

    Raises:
        BadInput: the folder holds something, or is none.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise BadInput(f"{str(folder)!r} is not empty: name a new folder for the ledgers.")
    except OSError as refused:
        raise BadInput(f"{str(folder)!r} cannot be made a folder: {refused.strerror}.") from refused
    written: list[Path] = []
    for place, part in enumerate(parts):
        if place == 0:
            written.append(folder / part.name)
        elif (place - 1) % streets == 0:
            written.append(folder / f"streets-{place:04}")
        _append(part, written[-1])
    return written


def _append(part: Part, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for table, rows in part.tables.items():
        file = folder / f"{table}.csv"
        begun = file.exists()
        # Line ends are the same on every system: so are the files, byte for byte.
        with file.open("a", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, _COLUMNS[table], lineterminator="\n")
            if not begun:
                writer.writeheader()
            writer.writerows(rows)
