"""Whether the process lives (/livez) and whether it can answer (/readyz)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import orjson
import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.errors import SanfangError
from graph.session import Graph
from server.faults import MASKED

READY_SECONDS: Final = 2.0
RETRY_SECONDS: Final = 5

log: Final = structlog.get_logger("sanfang.health")


def health_routes(graph: Graph) -> list[Route]:
    """The two routes; liveness never touches the database, so a dead engine does not get the process restarted."""

    async def livez(_: Request) -> Response:
        return _json(200, {"alive": True})

    async def readyz(_: Request) -> Response:
        parts = {"server": {"ready": True}}
        # An engine that does not answer says nothing of the graph it holds: that part is then left out.
        for part, check in (("engine", graph.ready), ("graph", graph.readable)):
            trouble = await trouble_of(check)
            parts[part] = {"ready": trouble is None}
            if trouble is not None:
                body = {"ready": False, "notReady": [part], "parts": parts, "message": trouble}
                return _json(503, body, {"Retry-After": str(RETRY_SECONDS)})
        return _json(200, {"ready": True, "parts": parts})

    return [Route("/livez", livez), Route("/readyz", readyz)]


async def trouble_of(check: Callable[[], Awaitable[None]]) -> str | None:
    """What keeps a part from being ready within READY_SECONDS, or None."""
    try:
        async with asyncio.timeout(READY_SECONDS):
            await check()
    except SanfangError as error:
        return error.message
    except TimeoutError:
        return f"the engine did not answer within {READY_SECONDS:.0f} seconds"
    except Exception:  # Whatever it is, this server cannot answer; what it is stands in the log.
        log.exception(MASKED)
        return MASKED
    return None


def _json(status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    return Response(
        orjson.dumps(body), status, {"Cache-Control": "no-store", **(headers or {})}, "application/json; charset=utf-8"
    )
