"""`python -m ledgers`: `check` and `apply` for CSV ledgers, `erase` for a person, `migrate` for the graph's model."""

import asyncio
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from graph.errors import LedgerRefused, SanfangError
from graph.migrations import Migrated
from graph.target import connected, target_of
from ledgers.apply import Applied, apply
from ledgers.check import check as check_ledger
from ledgers.console import DATA, DONE, FAILED, exit_code_of, failure, progress_bar, tell
from ledgers.erase import Erased, erase_person
from ledgers.findings import Finding, errors
from ledgers.read import read_ledgers, sheets_of

app = typer.Typer(
    help="Ledgers (台账): folders of CSV tables, checked and put into the graph.",
    epilog="Exit codes: 0 done, 1 failed or stopped, 2 wrong use, 3 wrong rows, 4 no graph. "
    "Example: python -m ledgers check seeds/divisions seeds/mishixiang",
    no_args_is_help=True,
    add_completion=False,
)
Folders = Annotated[list[Path], typer.Argument(metavar="DIR…", help="Ledger folders, read as one ledger.")]
Json = Annotated[bool, typer.Option("--json", help="Answer with one JSON object on standard output.")]
GoodRows = Annotated[
    bool,
    typer.Option("--good-rows-only", help="Apply the good rows, and leave out the others and what points at them."),
]


@app.command(epilog="Example: python -m ledgers check seeds/divisions seeds/mishixiang")
def check(folders: Folders, as_json: Json = False) -> None:
    """Checks ledgers without a graph: types, ids, dates, codes and sources. Exit code 3 where rows are wrong."""
    try:
        raw = read_ledgers(folders)
    except SanfangError as refused:
        raise _exit(refused, as_json=as_json) from refused
    checked = check_ledger(raw, outside=None)
    wrong = errors(checked.findings)
    if as_json:
        _answer({"rows": len(raw.rows), "errors": len(wrong), "findings": _json(checked.findings)})
    else:
        _say(checked.findings)
        tell(f"{len(raw.rows)} rows, {len(wrong)} errors, {len(checked.findings) - len(wrong)} warnings")
    raise typer.Exit(DATA if wrong else DONE)


@app.command("apply", epilog="Example: python -m ledgers apply seeds/divisions seeds/mishixiang")
def apply_command(folders: Folders, as_json: Json = False, good_rows_only: GoodRows = False) -> None:
    """Applies ledgers to the graph that the environment names; nothing of a ledger with an error is applied."""
    done: list[Applied] = []
    try:
        sheets_of(folders)  # a wrong folder is told before an engine is started for it
        asyncio.run(_apply(folders, good_rows_only=good_rows_only, done=done))
    except SanfangError as refused:
        raise _exit(refused, as_json=as_json) from refused
    except KeyboardInterrupt as stopped:
        # Stopped while the engine was being closed, it is done all the same.
        if not done:
            message = "stopped: nothing of this ledger is visible; run it again to complete it"
            raise _stopped(message, as_json=as_json) from stopped
    if as_json:
        report = {key: value for key, value in asdict(done[0]).items() if key != "findings"}
        _answer({**report, "findings": _json(done[0].findings)})
    else:
        _report(done[0])


@app.command("erase", epilog='Example: python -m ledgers erase person:msx-wang --reason "on request, 2026-11-23"')
def erase_command(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The person's id, such as person:msx-wang.")],
    reason: Annotated[str, typer.Option("--reason", help="On whose request and by which rule; without the name.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether you are sure.")] = False,
    as_json: Json = False,
) -> None:
    """Erases a person on request, every version at every time, and leaves a receipt. It cannot be undone."""
    if not yes:
        typer.confirm(f"Erase {person} for good, at every time?", abort=True, err=True)
    try:
        erased = asyncio.run(_erase(person, reason))
    except SanfangError as refused:
        raise _exit(refused, as_json=as_json) from refused
    if as_json:
        _answer(asdict(erased))
        return
    tell(
        f"receipt {erased.receipt.id}, revision {erased.receipt.revision}: {', '.join(erased.receipt.deleted)} deleted"
    )
    tell(f"{erased.receipt.loosened} versions of other facts go on without the person")
    for fact in erased.still_said:
        tell(f"{fact} still says the name in its own words: correct it, and its ledger")


async def _erase(person: str, reason: str) -> Erased:
    async with connected(target_of(os.environ), report=tell) as graph:
        return await erase_person(graph, person=person, reason=reason)


@app.command(epilog="Example: python -m ledgers migrate")
def migrate(as_json: Json = False) -> None:
    """Brings the graph that the environment names to this release's model, and makes keys and indexes that it lacks."""
    done: list[Migrated] = []
    try:
        asyncio.run(_migrate(done))
    except SanfangError as refused:
        raise _exit(refused, as_json=as_json) from refused
    except KeyboardInterrupt as stopped:
        if not done:
            raise _stopped("stopped: run it again to complete it", as_json=as_json) from stopped
    before, model = done[0].before, done[0].after
    if as_json:
        _answer({"before": before, "model": model})
    elif before is None:
        tell(f"a new graph of model {model} was made")
    elif before < model:
        tell(f"the graph was of model {before} and is now of model {model}")
    else:
        tell(f"the graph is of model {model} already, and has its keys and indexes")


def _report(applied: Applied) -> None:
    _say(applied.findings)
    written = applied.written
    tell(
        f"{written.created} facts new, {written.changed} changed, {written.unchanged} as before, "
        f"{applied.left_out} rows left out"
    )
    if written.withdrawn:
        tell(f"{written.withdrawn} facts withdrawn")
    if applied.followed:
        tell(f"{applied.followed} facts of earlier ledgers followed what they are judged by, or were merged with it")
    tell(
        "nothing changed"
        if applied.instant is None
        else f"published as revision {applied.revision} at {applied.instant}"
    )


async def _apply(folders: list[Path], *, good_rows_only: bool, done: list[Applied]) -> None:
    async with connected(target_of(os.environ), report=tell) as graph:
        with progress_bar("facts") as progress:
            done.append(await apply(graph, folders, good_rows_only=good_rows_only, progress=progress, waiting=tell))


async def _migrate(done: list[Migrated]) -> None:
    async with connected(target_of(os.environ), report=tell) as graph:
        migrated = await graph.writer.migrate(waiting=tell)
        await graph.writer.index()
        done.append(migrated)


def _stopped(message: str, *, as_json: bool) -> typer.Exit:
    if as_json:
        _answer({"error": message, "code": "STOPPED"})
    else:
        tell(message)
    return typer.Exit(FAILED)


def _exit(refused: SanfangError, *, as_json: bool) -> typer.Exit:
    if as_json:
        _answer({"error": refused.message, **refused.extensions})
    elif isinstance(refused, LedgerRefused):
        listed = cast("list[dict[str, Any]]", refused.extensions.get("findings", []))
        found = [Finding(**finding) for finding in listed]
        _say(tuple(found))
        tell(f"{len(errors(found))} errors: nothing was applied")
    else:
        failure(refused)
    return typer.Exit(exit_code_of(refused))


def _say(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        tell(finding.line())


def _json(findings: tuple[Finding, ...]) -> list[dict[str, object]]:
    return [finding.as_json() for finding in findings]


def _answer(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    app()
