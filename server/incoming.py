"""GraphQL over HTTP, inwards: one HTTP request becomes one operation, or a refusal that says what to send instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast

import orjson
from starlette.requests import Request

BODY_BYTES: Final = 1_000_000
RESPONSE_TYPE: Final = "application/graphql-response+json"
JSON_TYPE: Final = "application/json"
ALLOWED: Final = "GET, POST"


class RequestError(Exception):
    """The request cannot be taken as an operation; it carries the HTTP status, our code and a text for the client."""

    def __init__(self, status: int, code: str, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers


@dataclass(frozen=True, slots=True)
class Operation:
    """What a client asks: a document, which of its operations, and the variables."""

    query: str
    name: str | None = None
    variables: dict[str, object] = field(default_factory=dict[str, object])
    reads_only: bool = False
    """True for a GET, which must never change anything."""
    explained: bool = False
    """Whether the answer is to tell what executed it, and why: asked by `"extensions": {"execution": true}`."""


async def operation_in(request: Request) -> Operation:
    """Reads the operation of a GET or POST.

    Raises RequestError: 400 malformed, 405 other method, 413 body over BODY_BYTES, 415 other content type.
    """
    if request.method == "GET":
        return _from_url(request.query_params)
    if request.method == "POST":
        _check_content_type(request)
        return _from_body(await _body(request))
    raise RequestError(405, "METHOD_NOT_ALLOWED", f"use {ALLOWED}", Allow=ALLOWED)


def answer_type(accept: str | None) -> str:
    """The media type a client gets: what it prefers of our two, or application/json where it does not say.

    Raises RequestError: 406, it accepts neither.
    """
    if accept is None or not accept.strip():
        return JSON_TYPE
    # The GraphQL type stands first, so that it wins where both are named alike.
    weights = {RESPONSE_TYPE: 0.0, JSON_TYPE: 0.0}
    for part in accept.split(","):
        pieces = [piece.strip().lower() for piece in part.split(";")]
        weight = _weight(pieces[1:])
        if pieces[0] in weights:
            weights[pieces[0]] = max(weights[pieces[0]], weight)
        elif pieces[0] in ("*/*", "application/*"):
            # A wildcard counts a hair less than a name with the same weight.
            weights[JSON_TYPE] = max(weights[JSON_TYPE], weight - 0.0001)
    best = max(weights, key=lambda name: weights[name])
    if weights[best] <= 0:
        raise RequestError(406, "NOT_ACCEPTABLE", f"answers come as {RESPONSE_TYPE} or {JSON_TYPE}")
    return best


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _check_content_type(request: Request) -> None:
    """JSON only: a page of another site cannot send it without asking first, so no form can forge a request."""
    kind, *parameters = [piece.strip().lower() for piece in request.headers.get("content-type", "").split(";")]
    if kind != JSON_TYPE:
        raise RequestError(415, "UNSUPPORTED_MEDIA_TYPE", f"send the operation as {JSON_TYPE}", Accept=JSON_TYPE)
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8"):
            raise RequestError(415, "UNSUPPORTED_MEDIA_TYPE", "send the operation in UTF-8", Accept=JSON_TYPE)
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise RequestError(415, "UNSUPPORTED_MEDIA_TYPE", "send the body without a content encoding")


async def _body(request: Request) -> bytes:
    refused = RequestError(413, "BODY_TOO_LARGE", f"a request's body may have {BODY_BYTES} bytes")
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > BODY_BYTES:
        raise refused
    # What a client declares may be missing or false: what counts is what arrives.
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES:
            raise refused
    return bytes(body)


def _from_body(body: bytes) -> Operation:
    sent = _json(body, "the body")
    if isinstance(sent, list):
        raise RequestError(400, "BAD_REQUEST", "one operation a request: batches are not taken")
    if not isinstance(sent, dict):
        raise RequestError(400, "BAD_REQUEST", 'the body is a JSON object: {"query": "…", "variables": {…}}')
    return _operation(cast("dict[str, object]", sent), reads_only=False)


def _from_url(parameters: Mapping[str, str]) -> Operation:
    sent: dict[str, object] = dict(parameters)
    for name in ("variables", "extensions"):
        if parameters.get(name):
            sent[name] = _json(parameters[name].encode(), name)
        else:
            sent.pop(name, None)
    if not sent.get("operationName"):
        sent.pop("operationName", None)
    return _operation(sent, reads_only=True)


def _json(text: bytes, what: str) -> object:
    try:
        return cast("object", orjson.loads(text))
    except orjson.JSONDecodeError as error:
        raise RequestError(400, "BAD_REQUEST", f"{what} is not JSON: {error}") from None


def _operation(sent: Mapping[str, object], *, reads_only: bool) -> Operation:
    query, name = sent.get("query"), sent.get("operationName")
    variables, extensions = sent.get("variables"), sent.get("extensions")
    if not isinstance(query, str) or not query.strip():
        raise RequestError(
            400, "BAD_REQUEST", "`query` must hold a GraphQL document; /explorer/ is the place to try one"
        )
    if name is not None and not isinstance(name, str):
        raise RequestError(400, "BAD_REQUEST", "`operationName` must be a string or null")
    if variables is not None and not isinstance(variables, dict):
        raise RequestError(400, "BAD_REQUEST", "`variables` must be an object or null")
    if extensions is not None and not isinstance(extensions, dict):
        raise RequestError(400, "BAD_REQUEST", "`extensions` must be an object or null")
    explained = cast("dict[str, object]", extensions or {}).get("execution", False)
    if not isinstance(explained, bool):
        raise RequestError(400, "BAD_REQUEST", "`extensions.execution` must be true or false")
    return Operation(query, name, cast("dict[str, object]", variables or {}), reads_only, explained)
