"""How the embedded engine is spoken to beside the driver: a little HTTP for its own commands, one greeting in Bolt.

Both go to the loopback address only and past any proxy of the environment. The password travels in a header, never in
an address or on a command line.
"""

import base64
import json
import socket
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Any, cast

from graph.errors import EngineRefused, GraphUnavailable

LOOPBACK = "127.0.0.1"
USER = "root"
# Seconds for one answer to a question that costs the engine nothing.
PROBE_PATIENCE = 2.0
# Bolt's greeting: its magic number and four versions to choose from; the engine answers with four bytes, its choice.
_BOLT_GREETING = bytes.fromhex("6060b017" + "00030305" + "00000404" + "00000304" + "00000104")


@dataclass(frozen=True)
class Address:
    """Where an embedded engine listens, what opens it (`uri`, `user`, `password`) and which process it is."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    http_port: int
    pid: int

    @property
    def bolt_port(self) -> int:
        """The port inside `uri`."""
        return int(self.uri.rpartition(":")[2])


def address_of(*, password: str, database: str, bolt_port: int, http_port: int, pid: int) -> Address:
    """The address of an engine on this machine."""
    return Address(f"bolt://{LOOPBACK}:{bolt_port}", USER, password, database, http_port, pid)


def http_command(
    address: Address, database: str, language: str, command: str, *, timeout: float = 60.0
) -> list[dict[str, Any]]:
    """Run one command in `language` ("sql", "sqlscript", "cypher") over HTTP and return its rows, 20,000 at most.

    For what only the engine's own SQL can say, such as a full-text index; everything else goes through the driver.
    Raises GraphUnavailable where the engine does not answer within `timeout` seconds, EngineRefused with the engine's
    own words where it does not accept the command.
    """
    try:
        status, answer = _post(address, f"/api/v1/command/{database}", timeout, language=language, command=command)
    except (OSError, HTTPException) as error:
        raise GraphUnavailable(f"The embedded engine does not answer ({error}); start it with `make serve`.") from error
    if status != HTTPStatus.OK:
        raise EngineRefused(
            f"The embedded engine does not accept this {language} command: {_words_of(answer)}", command=command
        )
    return cast("list[dict[str, Any]]", answer.get("result", []))


def database_ready(address: Address) -> bool:
    """Whether the engine answers over HTTP and holds the database; creates it where it is missing.

    Raises EngineRefused where the engine answers but does not know the password or cannot create the database.
    """
    try:
        status, answer = _post(address, "/api/v1/server", PROBE_PATIENCE, command="list databases")
        if status == HTTPStatus.OK and address.database not in answer.get("result", []):
            # Creating takes longer than listing, and two may create at once: the next look finds what is there.
            status, answer = _post(address, "/api/v1/server", 30.0, command=f"create database {address.database}")
            return status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise EngineRefused(
            f"The embedded engine (process {address.pid}) does not accept the password in the state folder: "
            "stop that process, delete engine.password and start again; a new password is then set and the data stays."
        )
    return status == HTTPStatus.OK


def greets(address: Address) -> bool:
    """Whether something that speaks Bolt listens at the address."""
    try:
        with socket.create_connection((LOOPBACK, address.bolt_port), PROBE_PATIENCE) as connection:
            connection.sendall(_BOLT_GREETING)
            return len(connection.recv(4)) > 0
    except OSError:
        return False


def free_ports(bolt_port: int, http_port: int) -> tuple[int, int]:
    """Ports for Bolt and HTTP that are free at this moment: those wished for, some where 0 is wished.

    Raises EngineRefused where a port that was wished for is taken.
    """
    with socket.socket() as bolt, socket.socket() as http:
        for listener, port in ((bolt, bolt_port), (http, http_port)):
            # As java does; without it a port that served a moment ago counts as taken.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((LOOPBACK, port))
            except OSError as error:
                raise EngineRefused(
                    f"Port {port} cannot be had ({error.strerror}): end the program that listens there, "
                    "choose another port, or choose 0 to have a free one taken.",
                    port=port,
                ) from error
        return bolt.getsockname()[1], http.getsockname()[1]


def _post(address: Address, path: str, timeout: float, **body: str) -> tuple[int, dict[str, Any]]:
    """One request with a JSON body; the status and the JSON answer. Raises OSError or HTTPException."""
    opener = base64.b64encode(f"{address.user}:{address.password}".encode()).decode()
    connection = HTTPConnection(LOOPBACK, address.http_port, timeout=timeout)
    try:
        connection.request("POST", path, json.dumps(body), {"Authorization": f"Basic {opener}"})
        response = connection.getresponse()
        text = response.read()
    finally:
        connection.close()
    try:
        answer: object = json.loads(text)
    except ValueError:
        answer = {"error": text.decode(errors="replace")}
    return response.status, cast("dict[str, Any]", answer) if isinstance(answer, dict) else {}


def _words_of(answer: dict[str, Any]) -> str:
    """What the engine says of a command it refused."""
    return " ".join(str(answer[name]) for name in ("error", "detail") if answer.get(name)) or "it gives no reason"
