"""Everything Sanfang (三方) can say no with is one small family of errors, each with a code that a client may rely on.

    SanfangError                the family; only its members' messages reach a client
    ├── BadInput                BAD_INPUT           an argument, a date or a ledger cell that cannot be what it says
    ├── NotFound                NOT_FOUND           there is no such thing; "not recorded" is null, "none" is []
    ├── LedgerRefused           LEDGER_REFUSED      a whole ledger (台账) was checked and nothing of it was written
    ├── GraphBusy               GRAPH_BUSY          another writer holds the lock
    ├── GraphUnavailable        GRAPH_UNAVAILABLE   the engine is dead or out of reach (HTTP 503 with Retry-After)
    ├── TookTooLong             TOOK_TOO_LONG       a statement ran into its time-out; ask for less
    └── EngineRefused           ENGINE_REFUSED      the embedded engine cannot start: no wheel, port taken, folder held

A message says what is wrong and then what to do. Facts that a program may want (the row, the path, the port) go into
`extensions`, which GraphQL carries to the client beside the code. Whatever is not of this family is a fault of ours: it
is logged whole and the client sees a request id only.
"""
# ruff: noqa: N818 - the names are the codes, and a code need not say that it is an error

from collections.abc import Mapping
from typing import ClassVar


class SanfangError(Exception):
    """The head of the family; raise a member, catch the head.

    `message` is one or two sentences for a person. `extensions` holds whatever was given by keyword and always `code`,
    the member's own: a keyword `code` is a TypeError, because a code names a kind and not a case.
    """

    code: ClassVar[str] = "SANFANG_ERROR"

    def __init__(self, message: str, **extensions: object) -> None:
        if "code" in extensions:
            raise TypeError("the code belongs to the class: raise another member of the family instead")
        super().__init__(message)
        self.message = message
        # A real dict underneath: GraphQL carries nothing else over from an error's `extensions`.
        self.extensions: Mapping[str, object] = {"code": self.code, **extensions}


class BadInput(SanfangError):
    """What was asked or given cannot be right as it stands: an unknown area, a date that is none, a bound exceeded."""

    code = "BAD_INPUT"


class NotFound(SanfangError):
    """The thing asked for by its id is not in the graph, or not within what the caller may see."""

    code = "NOT_FOUND"


class LedgerRefused(SanfangError):
    """A ledger (台账) has faults; each is in `extensions` with its sheet, row and column, and nothing was written."""

    code = "LEDGER_REFUSED"


class GraphBusy(SanfangError):
    """Another writer holds the lock of the graph; the same write may be tried again a little later."""

    code = "GRAPH_BUSY"


class GraphUnavailable(SanfangError):
    """The engine does not answer: it is starting, dead, or out of reach; the same question may be asked again later."""

    code = "GRAPH_UNAVAILABLE"


class TookTooLong(SanfangError):
    """A statement ran into its time-out and was given up; ask about a smaller area or fewer things."""

    code = "TOOK_TOO_LONG"


class EngineRefused(SanfangError):
    """The embedded engine cannot be started or used; the message says what stands in the way and how to clear it."""

    code = "ENGINE_REFUSED"
