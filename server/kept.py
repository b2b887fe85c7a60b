"""Answers that were kept, over HTTP: which request asks for one, and how a client that has it is told so."""

from __future__ import annotations

from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

from execution.answers import Kept, Key
from graph.published import Published
from graph.scope import Caller
from server.incoming import Operation

NEVER_KEPT: Final = ("certificate", "verify", "mutation")
"""Words of documents whose answers are others each time: the moment of asking stands in them, or they change something.

What has one of them as a name of its own is not kept either.
"""


def key_of(operation: Operation, caller: Caller, seen: Published, day: str) -> Key | None:
    """Under which key the answer to an operation is kept; nothing where it must not be."""
    if any(word in operation.query for word in NEVER_KEPT):
        return None
    variables = orjson.dumps(operation.variables, option=orjson.OPT_SORT_KEYS)
    return Key(operation.query, operation.name, variables, caller, seen.revision, day)


def kept_response(request: Request, kept: Kept, media: str) -> Response:
    """The answer with its entity tag; to a GET that has it already, only that it is unchanged (304)."""
    reads = request.method == "GET"
    headers = {"ETag": kept.tag, "Vary": "Accept", "Cache-Control": "private, no-cache" if reads else "no-store"}
    if reads and _has(request.headers.get("if-none-match"), kept.tag):
        return Response(None, 304, headers)
    return Response(kept.body, 200, headers, f"{media}; charset=utf-8")


def _has(told: str | None, tag: str) -> bool:
    tags = [each.strip().removeprefix("W/") for each in (told or "").split(",")]
    return tag in tags or "*" in tags
