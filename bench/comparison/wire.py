"""HTTP/1.1 to loopback, as little as a load needs: one request at a time on a connection that is kept.

A client library of full size takes more of the machine's two cores than the servers do.
"""

import asyncio
from typing import Self
from urllib.parse import urlsplit

_END = b"\r\n"


class WireError(Exception):
    """An answer was none, or told of errors; the text is its beginning."""


class Connection:
    """A connection to a GraphQL endpoint."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._head = (
            f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\n"
            "Accept: application/json\r\nContent-Length: "
        ).encode()

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection(self._host, self._port, limit=2**24)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()

    async def post(self, body: bytes) -> bytes:
        """The body of the answer.

        Raises:
            WireError: its status is not 200, or it has errors.
        """
        self._writer.write(self._head + str(len(body)).encode() + _END + _END + body)
        head = await self._reader.readuntil(_END + _END)
        lines = head.lower().split(_END)
        answer = await self._body(lines)
        if lines[0].split()[1] != b"200" or b'"errors"' in answer:
            raise WireError(answer[:600].decode(errors="replace"))
        return answer

    async def _body(self, lines: list[bytes]) -> bytes:
        for line in lines:
            if line.startswith(b"content-length:"):
                return await self._reader.readexactly(int(line.partition(b":")[2]))
        pieces: list[bytes] = []
        while size := int(await self._reader.readuntil(_END), 16):
            pieces.append(await self._reader.readexactly(size))
            await self._reader.readexactly(len(_END))
        await self._reader.readexactly(len(_END))
        return b"".join(pieces)
