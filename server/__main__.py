"""`python -m server`: serves the graph; on a fresh machine it starts an engine and loads the seeds first.

Exit codes: 0 ended by the user, 1 failed, 2 a wrong setting, 4 the engine cannot be reached or started.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from types import FrameType


def main() -> int:
    """Takes the signals in hand, then serves; the exit code."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    from server.serving import run  # noqa: PLC0415 - this takes a second, in which Ctrl-C would end in a stack

    return run(sys.argv[1:])


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Ends at once: it is in force only while nothing is open that would have to be closed."""
    # `make`, which hears the same Ctrl-C, complains of a child that is gone before it has looked.
    time.sleep(0.05)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
