"""Applying a ledger: checked against the graph, written in batches, seen by readers whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import LedgerRefused
from graph.publication import Progress, Written
from graph.session import Graph
from ledgers.check import Checked, check_typed
from ledgers.findings import Code, Finding, errors
from ledgers.held import Outside, outside_of
from ledgers.places import Places, followers, reinstated
from ledgers.plan import plan
from ledgers.read import read_ledgers
from ledgers.rows import TypedLedger, typed_ledger
from ledgers.standing import Change


@dataclass(frozen=True)
class Applied:
    """What an apply did.

    Attributes:
        written: facts created, changed and unchanged, those that followed among the changed.
        followed: facts of earlier ledgers, written again because the entity by whose place they are judged moved, or
            because it was merged or is no longer.
        findings: warnings, and, where only the good rows were wanted, the errors of the rows left out.
        left_out: rows that were not applied; of a file that could not be read to its end, one.
        instant, revision: the publication, or nothing where nothing changed.
    """

    written: Written
    followed: int
    findings: tuple[Finding, ...]
    left_out: int
    instant: str | None
    revision: int | None


async def apply(
    graph: Graph,
    folders: Sequence[Path],
    *,
    name: str = "ledgers apply",
    good_rows_only: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[str], None] | None = None,
) -> Applied:
    """Applies one or more ledger folders as one ledger, all or nothing to a reader.

    Raises:
        BadInput: a folder does not exist or holds no table.
        LedgerRefused: rows are wrong and `good_rows_only` is false; `findings` in its extensions lists them. Nothing
            was written.
        GraphBusy: another writer held the lock too long.
        GraphUnavailable: the engine does not answer.
    """
    raw = read_ledgers(folders)
    ledger = typed_ledger(raw)
    async with graph.writer.publication(name, waiting=waiting) as publication:
        outside = await outside_of(graph.reader, ledger)
        checked = check_typed(ledger, outside=outside)
        if errors(checked.findings):
            if not good_rows_only:
                raise _refusal(checked.findings)
            checked = _without_bad_rows(checked, outside)
        change = Change(outside.standing, outside.standing.with_rows(checked.rows))
        places = Places(checked.rows, checked.intervals, outside.states, change.after.root, change.gone)
        following = await followers(graph.reader, checked.rows, places, change)
        back = await reinstated(graph.reader, checked.rows, places, change)
        await publication.withdraw(sorted(change.gone))
        await publication.write([*plan(checked, places, change.after.roots), *following, *back], progress)
    unread = {(finding.sheet, finding.row) for finding in raw.findings if finding.row and not finding.column}
    return Applied(
        written=publication.written,
        followed=len(following),
        findings=checked.findings,
        left_out=len(raw.rows) - len(checked.rows) + len(unread),
        instant=publication.published_at,
        revision=publication.revision if publication.published_at else None,
    )


def _refusal(findings: Sequence[Finding]) -> LedgerRefused:
    wrong = errors(findings)
    more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
    return LedgerRefused(
        f"The ledger has {len(wrong)} error{'s' if len(wrong) > 1 else ''}; nothing of it was applied. "
        f"{wrong[0].line()}{more}",
        findings=[finding.as_json() for finding in findings],
    )


def _without_bad_rows(checked: Checked, outside: Outside) -> Checked:
    # A row left out may be what another one points at: leave out until nothing points at what is not there.
    findings = set(checked.findings)
    while True:
        again = check_typed(TypedLedger(checked.rows), outside=outside)
        findings |= {
            replace(each, message="the row points at one that is left out: correct that one first")
            if each.code is Code.UNKNOWN_ID
            else each
            for each in again.findings
        }
        if len(again.rows) == len(checked.rows):
            return replace(again, findings=tuple(sorted(findings)))
        checked = again
