"""Who asks, and what they may see.

This release serves on loopback only and has no keys: whoever reaches it sits at this machine and may read everything,
people's names included, and write nothing through the API.
"""

from __future__ import annotations

from starlette.requests import HTTPConnection

from graph.scope import Caller

EVERYTHING = Caller(areas=("",), people=True)
"""Who may read every area and people's names."""


def caller_of(_: HTTPConnection) -> Caller:
    """The caller behind a connection: on loopback, one who may read every area and people's names."""
    return EVERYTHING
