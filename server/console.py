"""What the person who starts the server reads: a moving line of progress on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.status import Status


class Teller:
    """Says lines that stay (`say`) and lines that are true for a while (`step`); used as a context manager."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(soft_wrap=True, highlight=False)
        self._status: Status | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, stack: TracebackType | None
    ) -> None:
        self.rest()

    def say(self, line: str) -> None:
        """Prints a line that stays."""
        self._console.print(line, markup=False)
        self._console.file.flush()

    def step(self, line: str) -> None:
        """Shows what is going on now: in place on a terminal, as one more line elsewhere."""
        if not self._console.is_terminal:
            self.say(line)
            return
        if self._status is None:
            self._status = self._console.status("")
            self._status.start()
        # Square brackets of an address would be read as style.
        self._status.update(line.replace("[", r"\["))

    def rest(self) -> None:
        """Ends the moving line."""
        if self._status is not None:
            self._status.stop()
            self._status = None


def complain(message: object) -> None:
    """Prints what went wrong as one line on standard error."""
    print(f"sanfang: {message}", file=sys.stderr, flush=True)
