"""What holds for every request: whom it is addressed to, its id, and the headers that keep browsers strict.

A page of another site can have its own name resolved to 127.0.0.1 and then talk to a server on the visitor's machine
as if it were its own (DNS rebinding). The Host header still carries that name, so only loopback names are answered.
"""

from __future__ import annotations

import ipaddress
import uuid
from functools import lru_cache
from typing import Final

import orjson
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.faults import plain_error

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""Sent with every answer, unless the answer carries a header of that name already."""

_RAW: Final = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())


class Guard:
    """ASGI middleware: refuses foreign Host headers, gives each request an id, adds HEADERS and X-Request-Id."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is not HTTP as it is."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent: list[tuple[bytes, bytes]] = message["headers"]
                said = {name for name, _ in sent}
                sent.extend(each for each in _RAW if each[0] not in said)
                sent.append((b"x-request-id", request_id.encode()))
            await send(message)

        host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
        app = self._app if loopback_name(host) else _misdirected(request_id)
        await app(scope, receive, send_guarded)


@lru_cache(100)
def loopback_name(host: str) -> bool:
    """True if a Host header (`name`, `name:port`, `[v6]:port`) names this machine itself."""
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _misdirected(request_id: str) -> ASGIApp:
    message = "this server answers to 127.0.0.1, [::1] and localhost only"
    body = {"errors": [plain_error("HOST_REFUSED", message, request_id)]}
    return Response(orjson.dumps(body), 421, media_type="application/json; charset=utf-8")
