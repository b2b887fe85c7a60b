"""Applying a ledger: checked against the graph, written in batches, seen by readers whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graph.errors import LedgerRefused
from graph.records import FactRecord
from graph.session import Graph
from graph.writer import BATCH, Publication, Written
from ledgers.check import Checked, Standing, check, outside_ids
from ledgers.findings import Finding, errors
from ledgers.plan import plan
from ledgers.read import RawLedger, read_ledgers


class Progress(Protocol):
    """Told how far an apply has come."""

    def __call__(self, done: int, total: int) -> None: ...


@dataclass(frozen=True)
class Applied:
    """What an apply did.

    Attributes:
        written: facts created, changed and unchanged.
        findings: warnings, and, where only the good rows were wanted, the errors of the rows left out.
        left_out: rows that were not applied.
        instant, revision: the publication, or nothing where nothing changed.
    """

    written: Written
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
        LedgerRefused: rows are wrong and `good_rows_only` is false; `findings` in its extensions lists them. Nothing was written.
        GraphBusy: another writer held the lock too long.
        GraphUnavailable: the engine does not answer.
    """
    raw = read_ledgers(folders)
    _refuse(check(raw, outside=None), good_rows_only)
    async with graph.writer.publication(name, waiting=waiting) as publication:
        outside = await _outside(graph, raw)
        checked = check(raw, outside=outside)
        _refuse(checked, good_rows_only)
        left_out = {(finding.sheet, finding.row) for finding in errors(checked.findings) if finding.row}
        kept = raw
        while errors(check(kept, outside=outside).findings):
            # A row left out may be what another one points at: leave out until nothing points at what is not there.
            bad = {(finding.sheet, finding.row) for finding in errors(check(kept, outside=outside).findings)}
            left_out |= bad
            kept = RawLedger(tuple(row for row in kept.rows if (row.sheet, row.number) not in bad), ())
        await _write(publication, plan(check(kept, outside=outside), outside), progress)
    changed = publication.written.created or publication.written.changed
    return Applied(
        written=publication.written,
        findings=checked.findings,
        left_out=len({(sheet, row) for sheet, row in left_out if row}),
        instant=publication.instant if changed else None,
        revision=publication.revision if changed else None,
    )


def _refuse(checked: Checked, good_rows_only: bool) -> None:
    wrong = errors(checked.findings)
    if wrong and not good_rows_only:
        more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise LedgerRefused(
            f"The ledger has {len(wrong)} error{'s' if len(wrong) > 1 else ''}; nothing of it was applied. {wrong[0].line()}{more}",
            findings=[finding.as_json() for finding in checked.findings],
        )


async def _outside(graph: Graph, raw: RawLedger) -> dict[str, Standing]:
    found = await graph.reader.standings(outside_ids(raw))
    return {entity: Standing(area_code, stated) for entity, area_code, stated in found}


async def _write(publication: Publication, facts: Sequence[FactRecord], progress: Progress | None) -> None:
    done = 0
    for batch in _batches(facts):
        await publication.write(batch)
        done += len(batch)
        if progress:
            progress(done, len(facts))


def _batches(facts: Sequence[FactRecord]) -> Iterator[Sequence[FactRecord]]:
    for start in range(0, len(facts), BATCH):
        yield facts[start : start + BATCH]
