"""What is wrong with a ledger: findings that name the sheet, the spreadsheet's row, the column and what to write."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps its row out of the graph; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """What kind of fault a finding is; a program may rely on the word."""

    BAD_CREDIT_CODE = "BAD_CREDIT_CODE"
    BAD_DATE = "BAD_DATE"
    BAD_DIVISION_CODE = "BAD_DIVISION_CODE"
    BAD_FILE = "BAD_FILE"
    BAD_ID = "BAD_ID"
    BAD_RULE = "BAD_RULE"
    BAD_VALUE = "BAD_VALUE"
    CELL_MISSING = "CELL_MISSING"
    COLUMN_TWICE = "COLUMN_TWICE"
    COLUMN_UNKNOWN = "COLUMN_UNKNOWN"
    CONTRADICTION = "CONTRADICTION"
    DUPLICATE_ID = "DUPLICATE_ID"
    ERASED = "ERASED"
    EX_OFFICIO_CHAIN = "EX_OFFICIO_CHAIN"
    MERGED_TWICE = "MERGED_TWICE"
    NO_SOURCE = "NO_SOURCE"
    NOT_IN_LIST = "NOT_IN_LIST"
    ODD_CREDIT_CODE = "ODD_CREDIT_CODE"
    OUTSIDE_ID = "OUTSIDE_ID"
    OWN_ANCESTOR = "OWN_ANCESTOR"
    PERIODS_OVERLAP = "PERIODS_OVERLAP"
    SHEET_UNKNOWN = "SHEET_UNKNOWN"
    STILL_NAMED = "STILL_NAMED"
    SUBTYPE_UNFIT = "SUBTYPE_UNFIT"
    UNKNOWN_FACT = "UNKNOWN_FACT"
    UNKNOWN_ID = "UNKNOWN_ID"
    WITHDRAWN = "WITHDRAWN"
    WRONG_KIND = "WRONG_KIND"


@dataclass(frozen=True, order=True)
class Finding:
    """One fault: where it is, what is there, and what to write instead."""

    sheet: str
    row: int
    column: str
    value: str
    code: Code
    message: str
    severity: Severity = Severity.ERROR

    def line(self) -> str:
        """The finding as one line for a person."""
        at = f"{self.sheet}, row {self.row}" if self.row else self.sheet
        column = f", column {self.column}" if self.column else ""
        return f"{self.severity.value}: {at}{column}: {self.message} [{self.code.value}]"

    def as_json(self) -> dict[str, object]:
        """The finding for a program."""
        return asdict(self)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that keep rows out of the graph."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
