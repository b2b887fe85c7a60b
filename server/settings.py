"""What the process is told from outside: environment variables, read once and handed down.

Every setting is an environment variable. A wrong one never ends in a stack: `load_settings` raises `SettingsError`,
whose text is one line that names the variable, what is wrong with it and what to write instead.
"""

from __future__ import annotations

import difflib
import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.target import STATE, Target

ROOT: Final = Path(__file__).resolve().parent.parent
PREFIX: Final = "SANFANG_"
SCHEMES: Final = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
# Texts for what pydantic itself finds wrong, by variable; its own wording speaks to programmers.
NEEDED: Final[Mapping[str, str]] = {
    "SANFANG_PORT": "a whole number from 0 to 65535 is needed (0 picks a free port)",
}


class SettingsError(Exception):
    """A setting is wrong; the text is one line for the person who set it."""


class Settings(BaseSettings):
    """Everything the server can be told.

    `port` 0 stands for any free port; `neo4j_uri` None for the embedded engine (内嵌引擎), whose data lie in `state`.
    """

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_ignore_empty=True, populate_by_name=True)

    host: str = Field(
        default="127.0.0.1",
        validation_alias="SANFANG_HOST",
        description="Loopback address to serve on (default 127.0.0.1).",
    )
    port: int = Field(
        default=8000, ge=0, le=65535, validation_alias="SANFANG_PORT", description="Port to serve on (default 8000)."
    )
    state: Path = Field(
        default=STATE,
        validation_alias="SANFANG_STATE",
        description="Folder that keeps the embedded engine's graph (default .sanfang beside the program).",
    )
    explorer: Path = Field(
        default=ROOT / "web" / "node_modules" / "altair-static" / "build" / "dist",
        validation_alias="SANFANG_EXPLORER",
        description="Folder of the built query explorer (default: where `make serve` puts it).",
    )
    neo4j_uri: str | None = Field(
        default=None,
        validation_alias="NEO4J_URI",
        description="A Neo4j server to use, such as neo4j://localhost:7687 (default: the embedded engine).",
    )
    neo4j_user: str = Field(default="neo4j", validation_alias="NEO4J_USER", description="Its user (default neo4j).")
    neo4j_password: SecretStr | None = Field(
        default=None, validation_alias="NEO4J_PASSWORD", description="Its password."
    )
    neo4j_password_file: Path | None = Field(
        default=None,
        validation_alias="NEO4J_PASSWORD_FILE",
        description="A file that holds its password, instead of NEO4J_PASSWORD.",
    )
    neo4j_database: str = Field(
        default="neo4j", validation_alias="NEO4J_DATABASE", description="Its database (default neo4j)."
    )

    @property
    def target(self) -> Target:
        """The graph to open; the password is empty where none was given (a server without authentication)."""
        password = "" if self.neo4j_password is None else self.neo4j_password.get_secret_value()
        return Target(
            uri=self.neo4j_uri,
            user=self.neo4j_user,
            password=password,
            database=self.neo4j_database,
            state=self.state,
        )

    @field_validator("host")
    @classmethod
    def _loopback_only(cls, host: str) -> str:
        name = host.strip().removeprefix("[").removesuffix("]")
        if name == "localhost":
            return "127.0.0.1"
        try:
            loopback = ipaddress.ip_address(name).is_loopback
        except ValueError:
            loopback = False
        if not loopback:
            raise ValueError(
                "this release has no access keys, so it serves on loopback only; write 127.0.0.1, ::1 or localhost"
            )
        return name

    @field_validator("state")
    @classmethod
    def _a_folder(cls, state: Path) -> Path:
        folder = state.expanduser().resolve()
        if folder.exists() and not folder.is_dir():
            raise ValueError("this is a file; name a folder (it is made if it does not exist)")
        return folder

    @field_validator("neo4j_uri")
    @classmethod
    def _a_bolt_address(cls, uri: str | None) -> str | None:
        if uri is None:
            return None
        scheme, found, rest = uri.partition("://")
        if not found or scheme not in SCHEMES or not rest:
            raise ValueError("an address such as neo4j://localhost:7687 is needed; its scheme is " + ", ".join(SCHEMES))
        if "@" in rest:
            raise ValueError("user and password do not belong into the address; use NEO4J_USER and NEO4J_PASSWORD")
        return uri


def load_settings() -> Settings:
    """Reads the environment, and the password file if one is named.

    Raises SettingsError: a value is wrong, a variable is unknown, or two variables contradict each other.
    """
    _refuse_unknown(os.environ)
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsError("; ".join(_line(details) for details in error.errors())) from None
    if settings.neo4j_uri is None:
        for name, value in (
            ("NEO4J_PASSWORD", settings.neo4j_password),
            ("NEO4J_PASSWORD_FILE", settings.neo4j_password_file),
        ):
            if value is not None:
                raise SettingsError(
                    f"{name} is set but NEO4J_URI is not: set NEO4J_URI to use a Neo4j server, or unset {name} "
                    "to use the embedded engine"
                )
    if settings.neo4j_password_file is None:
        return settings
    if settings.neo4j_password is not None:
        raise SettingsError("NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set; keep one of them")
    return settings.model_copy(update={"neo4j_password": SecretStr(_password_in(settings.neo4j_password_file))})


def described() -> list[tuple[str, str]]:
    """Every variable with its description, in the order of the manual."""
    return [(str(field.validation_alias), field.description or "") for field in Settings.model_fields.values()]


def _password_in(file: Path) -> str:
    try:
        password = file.expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise SettingsError(f"NEO4J_PASSWORD_FILE={file}: cannot be read ({reason})") from None
    if not password:
        raise SettingsError(f"NEO4J_PASSWORD_FILE={file}: the file is empty; write the password into it")
    return password


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = [name for name, _ in described() if name.startswith(PREFIX)]
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(
                name.removeprefix(PREFIX), [other.removeprefix(PREFIX) for other in known], n=1
            )
            advice = f"did you mean {PREFIX}{near[0]}?" if near else "the settings are " + ", ".join(known)
            raise SettingsError(f"{name}: there is no such setting; {advice}")


def _line(details: ErrorDetails) -> str:
    name = str(details["loc"][0]) if details["loc"] else "settings"
    # A secret is never echoed, and neither is an address, which may carry one by mistake.
    shown = name if name.startswith("NEO4J_") else f"{name}={details['input']}"
    said = details["msg"].removeprefix("Value error, ")
    return f"{shown}: {NEEDED.get(name, said)}"
