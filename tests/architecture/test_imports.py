"""Imports go the way the call goes: the contracts of pyproject.toml hold, and each breaks when it is violated."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS: Mapping[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
ROOMS: list[str] = SETTINGS["root_packages"]
CONTRACTS: dict[str, str] = {contract["id"]: contract["name"] for contract in SETTINGS["contracts"]}

# A contract, the module that violates it, and the import that does. The module is new, so nothing else imports it.
VIOLATIONS = [
    ("call", "schema/planted.py", "import server"),
    ("call", "execution/planted.py", "import server"),
    ("call", "schema/planted.py", "import execution"),
    ("call", "resolvers/planted.py", "import schema"),
    ("call", "resolvers/planted.py", "import server"),
    ("call", "graph/planted.py", "import resolvers"),
    ("ledger", "ledgers/planted.py", "import seeds"),
    ("ledger", "graph/planted.py", "import ledgers"),
    ("ledgers-alone", "ledgers/planted.py", "import resolvers"),
    ("ledgers-alone", "seeds/planted.py", "import schema"),
    ("asking-alone", "resolvers/planted.py", "import ledgers"),
    ("asking-alone", "schema/planted.py", "import seeds"),
    ("first-fill", "server/planted.py", "import seeds"),
    ("first-fill", "server/planted.py", "import ledgers"),
    ("measured", "server/planted.py", "import bench"),
    ("measured", "ledgers/planted.py", "import bench"),
    ("driver", "graph/planted.py", "from neo4j import AsyncGraphDatabase"),
    ("driver", "resolvers/planted.py", "import neo4j"),
    ("driver", "server/planted.py", "import neo4j.exceptions"),
    ("driver", "execution/planted.py", "import neo4j"),
    ("http", "execution/planted.py", "from starlette.requests import Request"),
    ("http", "schema/planted.py", "from starlette.requests import Request"),
    ("http", "ledgers/planted.py", "import pydantic_settings"),
    ("http", "seeds/planted.py", "import uvicorn"),
    ("graphql", "resolvers/planted.py", "import strawberry"),
    ("graphql", "graph/planted.py", "from graphql import parse"),
    ("solver", "resolvers/planted.py", "import highspy"),
    ("solver", "schema/planted.py", "import numpy"),
    ("readings", "graph/planted.py", "from pypinyin import pinyin"),
    ("readings", "resolvers/planted.py", "import pypinyin"),
    ("scaffold-alone", "scaffold/planted.py", "from graph.model import Kind"),
    ("scaffold-unknown", "schema/planted.py", "import scaffold"),
    ("question-statements", "graph/questions/planted.py", "import graph.questions.other_planted"),
    ("question-use-cases", "resolvers/questions/planted.py", "from resolvers.questions import other_planted"),
    ("question-faces", "schema/questions/planted.py", "from schema.questions.other_planted import anything"),
]


def lint(folder: Path) -> tuple[set[str], str]:
    """Runs import-linter in a folder: the ids of the contracts reported broken, and all it said."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    finished = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = finished.stdout + finished.stderr
    verdicts = {
        id_: re.search(rf"^{re.escape(name)} (KEPT|BROKEN)", said, re.MULTILINE) for id_, name in CONTRACTS.items()
    }
    # A configuration that cannot be read reports nothing at all, which must not pass for "nothing broken".
    if not all(verdicts.values()):
        pytest.fail(f"import-linter gave no verdict: {said}", pytrace=False)
    broken = {id_ for id_, verdict in verdicts.items() if verdict and verdict[1] == "BROKEN"}
    assert (finished.returncode == 0) == (not broken), said
    return broken, said


@pytest.fixture(scope="module")
def already() -> set[str]:
    """The contracts the rooms break as they are: told once, by the test of the rooms."""
    return lint(ROOT)[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The rooms' Python files and the contracts, in a folder of their own."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ROOMS:
        for source in (ROOT / room).rglob("*.py"):
            target = tmp_path / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return tmp_path


def plant(folder: Path, module: str, line: str) -> None:
    """Writes the violating module, and the neighbour that a question's violation imports."""
    path = folder / module
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(f"{line}\n")
    if path.parent.name == "questions":
        path.with_name("other_planted.py").touch()


def test_the_rooms_keep_every_contract() -> None:
    broken, said = lint(ROOT)
    assert not broken, said


def test_every_contract_has_a_violation() -> None:
    assert {contract for contract, _, _ in VIOLATIONS} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "module", "line"), VIOLATIONS, ids=lambda part: str(part).replace("/", "."))
def test_a_contract_breaks(copy: Path, already: set[str], contract: str, module: str, line: str) -> None:
    plant(copy, module, line)
    broken, said = lint(copy)
    assert contract in broken, said
    assert broken <= already | {contract}, said
