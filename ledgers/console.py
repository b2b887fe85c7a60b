"""How the commands speak: progress on a terminal only, findings a line each, one exit code a kind of failure."""

import sys
from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from graph.errors import BadInput, EngineRefused, GraphBusy, GraphUnavailable, LedgerRefused, SanfangError
from graph.publication import Progress as Told

DONE, FAILED, USAGE, DATA, UNREACHABLE = range(5)
"""Exit codes of every command."""


def tell(line: str) -> None:
    """Says a line on standard error, so that standard output stays for answers."""
    Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True).print(line)


def failure(refused: SanfangError) -> None:
    """Says why a command failed."""
    tell(refused.message)


def exit_code_of(refused: SanfangError) -> int:
    """The exit code for an error of the family."""
    codes: dict[type[SanfangError], int] = {
        BadInput: USAGE,
        LedgerRefused: DATA,
        GraphUnavailable: UNREACHABLE,
        EngineRefused: UNREACHABLE,
        GraphBusy: FAILED,
    }
    return codes.get(type(refused), FAILED)


@contextmanager
def progress_bar(what: str) -> Generator[Told]:
    """A progress bar on a terminal; nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield told
