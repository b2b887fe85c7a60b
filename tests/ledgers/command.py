"""`python -m ledgers` as a person runs it: a process of its own, in an environment that names one graph or none."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.engines.under_test import EngineUnderTest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    answer: str
    told: list[str]


def graph_of(engine: EngineUnderTest) -> dict[str, str]:
    """The settings that name an engine."""
    return {
        "NEO4J_URI": engine.uri,
        "NEO4J_USER": engine.user,
        "NEO4J_PASSWORD": engine.password,
        "NEO4J_DATABASE": engine.database,
    }


def start(*arguments: str | Path, **settings: str) -> subprocess.Popen[str]:
    """Starts the command, with nothing of the tests' own settings, in a session of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SANFANG_", "NEO4J_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "ledgers", *map(str, arguments)],
        env={**kept, "COLUMNS": "120", "PYTHONIOENCODING": "utf-8", **settings},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(process: subprocess.Popen[str]) -> Ended:
    """Waits for the end of a command."""
    try:
        answer, told = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
    return Ended(process.returncode, answer, told.splitlines())


def run(*arguments: str | Path, **settings: str) -> Ended:
    """Runs the command to its end."""
    return ended(start(*arguments, **settings))
