"""Who writes: the marks a writer leaves in the graph's lock, and how a dead writer on this machine is recognised."""

import os
import secrets
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LEASE_SECONDS = 30
"""A writer that has not renewed its lock for this long has lost it."""


@dataclass(frozen=True)
class Holder:
    """A writer as the lock names it: a token of its own, a name for people, and where it runs."""

    token: str
    name: str
    place: str

    def is_dead_here(self) -> bool:
        """Whether it ran on this machine, among the processes that this one can see, and runs no more."""
        place, _, pid = self.place.rpartition("#")
        if place != _machine() or not pid.isdigit():
            return False
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False


def holder(name: str) -> Holder:
    """This process as a writer."""
    return Holder(secrets.token_hex(16), name, f"{_machine()}#{os.getpid()}")


def _machine() -> str:
    # Containers share a machine but not its process ids: a pid means something only beside the space it was given in.
    space = ""
    with suppress(OSError):
        space = str(Path("/proc/self/ns/pid").readlink())
    return f"{socket.gethostname()}/{space}"
