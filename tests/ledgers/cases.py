"""The faults of `faults.txt`: each a small ledger and the whole finding that a check must give, and no other."""

import re
from dataclasses import dataclass
from pathlib import Path

from ledgers.findings import Code, Finding, Severity

SOURCES = "id,title,stated\nt-src,源,2018\n"
AREAS = "id,name\n33,浙江省\n3301,杭州市\n330105,拱墅区\n330105001,米市巷街道\n"

_FINDING = re.compile(r"(error|warning) in (\S+), row (\d+), (\w+) «(.*)», ([A-Z_]+): (.+)")


@dataclass(frozen=True)
class Case:
    """A table, or more, and the one finding of it."""

    name: str
    tables: dict[str, str]
    finding: Finding


def tables_of(**tables: str) -> dict[str, str]:
    """The tables, with sources and areas where they have none, and with a source in every row."""
    whole: dict[str, str] = {}
    for table, text in {"sources": SOURCES, "areas": AREAS, **tables}.items():
        lines = text.strip("\n").split("\n")
        if table != "sources" and "source" not in lines[0].split(","):
            lines = [f"{lines[0]},source", *(f"{line},t-src#p1" for line in lines[1:])]
        whole[table] = "\n".join(lines) + "\n"
    return whole


def _case(block: str) -> Case:
    name, *tables, last = block.strip("\n").split("\n")
    found = _FINDING.fullmatch(last)
    assert found, f"no finding: {last}"
    severity, sheet, row, column, value, code, message = found.groups()
    finding = Finding(sheet, int(row), column, value, Code(code), message, Severity(severity))
    written: dict[str, str] = {}
    table = ""
    for line in tables:
        if line.endswith(".csv"):
            table = line.removesuffix(".csv")
            written[table] = ""
        else:
            written[table] += f"{line}\n"
    return Case(name, written, finding)


CASES = [_case(block) for block in Path(__file__).with_name("faults.txt").read_text("utf-8").split("\n# ")[1:]]
