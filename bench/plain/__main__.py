"""`python -m bench.plain DAY KNOWN` serves the plain schema on a free port of loopback, and prints where."""

import asyncio
import os
import socket
import sys

import uvicorn
from neo4j import AsyncGraphDatabase, NotificationMinimumSeverity
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL

from bench.plain.loaders import Loaders
from bench.plain.schema import schema
from graph.target import target_of


async def _serve(day: str, known: str) -> None:
    target = target_of(os.environ)
    if target.uri is None:
        sys.exit("NEO4J_URI names no server")
    auth = (target.user, target.password) if target.password else None
    driver = AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType] - its options are untyped
        target.uri, auth=auth, max_connection_pool_size=50, notifications_min_severity=NotificationMinimumSeverity.OFF
    )

    class Endpoint(GraphQL[dict[str, Loaders], None]):
        async def get_context(
            self,
            request: Request | WebSocket,  # noqa: ARG002 - the library names them
            response: Response | WebSocket,  # noqa: ARG002
        ) -> dict[str, Loaders]:
            return {"loaders": Loaders(driver, target.database, day=day, known=known)}

    # Named as TCP, or asyncio leaves small answers waiting for an acknowledgement.
    with socket.socket(proto=socket.IPPROTO_TCP) as door:
        door.bind(("127.0.0.1", 0))
        door.listen(128)
        print(f"http://127.0.0.1:{door.getsockname()[1]}/graphql", flush=True)
        config = uvicorn.Config(Endpoint(schema), access_log=False, log_level="warning", lifespan="off", ws="none")
        await uvicorn.Server(config).serve([door])
    await driver.close()


if __name__ == "__main__":
    asyncio.run(_serve(*sys.argv[1:]))
