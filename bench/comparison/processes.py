"""What the kernel says of a process: the processor time it has used, the memory it holds, and who listens at a port."""

import os
from pathlib import Path

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")
_LISTENING = "0A"


def cpu_seconds(pid: int) -> float:
    """Seconds of processor time, its own and the kernel's for it, of all its threads, the ended ones as well."""
    # The name stands in brackets and may hold anything; the two times are the 14th and 15th field.
    fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def resident_megabytes(pid: int) -> float:
    """Memory that it holds, in units of 2^20 bytes."""
    pages = int((_PROC / str(pid) / "statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def listener(port: int) -> int | None:
    """The process of this machine that listens at a TCP port; nothing where it cannot be told."""
    sockets = {f"socket:[{inode}]" for table in ("tcp", "tcp6") for inode in _listening(table, port)}
    for process in _PROC.iterdir():
        if process.name.isdecimal() and sockets & set(_open(process)):
            return int(process.name)
    return None


def _listening(table: str, port: int) -> list[str]:
    rows = [row.split() for row in (_PROC / "net" / table).read_text().splitlines()[1:]]
    return [row[9] for row in rows if row[3] == _LISTENING and int(row[1].rpartition(":")[2], 16) == port]


def _open(process: Path) -> list[str]:
    try:
        return [str(each.readlink()) for each in (process / "fd").iterdir()]
    except OSError:
        # It is another user's, or gone.
        return []
