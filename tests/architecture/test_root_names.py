"""The rooms have short names, so each must be found in this repository and nowhere else.

An installed distribution with a package of the same name (the registry has a `schema`) would be imported by whoever
comes first on the path.
"""

import sys
import tomllib
from importlib.machinery import PathFinder
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ROOMS: list[str] = PROJECT["tool"]["importlinter"]["root_packages"]


def found_elsewhere(name: str, path: list[str]) -> str | None:
    """Where a top-level name is found outside the repository's root: standard library or installed package."""
    outside = [entry for entry in path if Path(entry).resolve() != ROOT]
    spec = PathFinder.find_spec(name, outside)
    return None if spec is None else spec.origin or str(spec.submodule_search_locations)


def installed_as(name: str) -> list[str]:
    """The installed distributions that bring a top-level name."""
    return packages_distributions().get(name, [])


def test_the_rooms_are_the_packages_at_the_root() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests"} == set(ROOMS)


@pytest.mark.parametrize("room", [*ROOMS, "tests"])
def test_a_room_is_found_here_and_nowhere_else(room: str) -> None:
    spec = find_spec(room)
    assert spec is not None
    assert list(spec.submodule_search_locations or []) == [str(ROOT / room)]
    assert found_elsewhere(room, sys.path) is None
    assert installed_as(room) == []


def test_nothing_of_ours_can_be_installed() -> None:
    assert PROJECT["tool"]["setuptools"] == {"py-modules": []}
    assert PROJECT["tool"]["uv"]["package"] is False
    assert not PROJECT["project"].keys() & {"scripts", "gui-scripts", "entry-points"}
    assert installed_as("sanfang") == []


def test_an_installed_namesake_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "schema.py").touch()
    information = tmp_path / "schema-0.7.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: schema\nVersion: 0.7\n")
    (information / "RECORD").write_text("schema.py,,\nschema-0.7.dist-info/METADATA,,\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert installed_as("schema") == ["schema"]
    assert found_elsewhere("schema", sys.path) == str(tmp_path / "schema.py")
    assert found_elsewhere("json", sys.path) is not None
