"""The documents name only what is there: links, files, commands, settings; and decisions have their three parts."""

import re
import tomllib
from pathlib import Path

import pytest

from ledgers.__main__ import app
from server.settings import described
from tests.docs.pages import PAGES, ROOT, blocks_of, code_in, headings_of, prose_of, rows_under, text_of

LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
FILE = re.compile(r"[\w.*-]+(/[\w.*-]+)*/?")
VARIABLE = re.compile(r"\b(?:SANFANG|NEO4J|TEST)_[A-Z0-9_]+\b")
MADE_LATER = (".venv", ".sanfang", "web/node_modules")
DECISIONS = [page for page in PAGES if page.startswith("docs/decisions/")]
PARTS = ["Context", "Decision", "Consequence"]
LONGEST = {"README.md": 170, "ARCHITECTURE.md": 75}


def commands_of(page: str) -> list[str]:
    """Every command line of a page: the lines of its shell blocks, and its words in code type."""
    lines = [line for block in blocks_of(page) if block.language == "sh" for line in block.text.splitlines()]
    return lines + code_in(prose_of(page))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for link in LINK.findall(prose_of(page)):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        found = (ROOT / page).parent / target if target else ROOT / page
        assert found.exists(), f"{page}: {link} leads nowhere"
        if anchor:
            anchors = [heading.lower().replace(" ", "-") for heading in headings_of(str(found.relative_to(ROOT)))]
            assert anchor in anchors, f"{page}: {link} names no heading"


@pytest.mark.parametrize("page", PAGES)
def test_files_that_are_named_are_there(page: str) -> None:
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir()}
    for word in code_in(prose_of(page)):
        path = Path(word)
        ours = FILE.fullmatch(word) and "/" in word and path.parts[0] in rooms
        # `x` stands for a question that is still to be written.
        if not ours or word.startswith(MADE_LATER) or path.stem.removeprefix("test_") == "x":
            continue
        assert list(ROOT.glob(word.rstrip("/"))), f"{page} names {word}, which is not there"


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_are_named_can_be_given(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    for command in commands_of(page):
        if target := re.match(r"make ([a-z-]+)", command):
            assert target[1] in targets, f"{page}: {command}"
        if module := re.search(r"python -m ([a-z_]+)", command):
            assert (ROOT / module[1] / "__main__.py").is_file(), f"{page}: {command}"


@pytest.mark.parametrize("page", PAGES)
def test_ledger_commands_and_options_exist(page: str) -> None:
    names = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    mains = "".join(main.read_text("utf-8") for main in ROOT.glob("*/__main__.py"))
    for command in commands_of(page):
        if found := re.search(r"python -m ledgers ([a-z]+)", command):
            assert found[1] in names, f"{page}: {command}"
        if command.startswith("--") or "python -m " in command:
            for option in set(re.findall(r"(?<!\S)--[a-z-]+", command)) - {"--help"}:
                assert f'"{option}"' in mains, f"{page}: {command}"


@pytest.mark.parametrize("page", PAGES)
def test_settings_that_are_named_are_read(page: str) -> None:
    tests = "".join(file.read_text("utf-8") for file in (ROOT / "tests").glob("**/*.py"))
    settings = {name for name, _ in described()}
    for name in VARIABLE.findall(text_of(page)):
        assert name in settings or (name.startswith("TEST_") and f'"{name}"' in tests), f"{page} names {name}"


@pytest.mark.parametrize("page", LONGEST)
def test_a_page_stays_one_that_is_read(page: str) -> None:
    assert len(text_of(page).splitlines()) <= LONGEST[page]


def test_the_python_asked_for_is_the_one_that_is_needed() -> None:
    needed = tomllib.loads(text_of("pyproject.toml"))["project"]["requires-python"].removeprefix(">=")
    for page in ("README.md", "CONTRIBUTING.md"):
        assert f"Python {needed} to " in text_of(page)


def test_every_invariant_names_its_test() -> None:
    rows = rows_under("ARCHITECTURE.md", "What always holds")
    assert rows
    for invariant, kept_by in rows:
        assert any(word.startswith("tests/") for word in code_in(kept_by)), invariant


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(Path(page).name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS)
def test_a_decision_has_its_three_parts_in_ten_lines(page: str) -> None:
    text = text_of(page)
    assert text.startswith(f"# {int(Path(page).name[:4])}. ")
    assert re.findall(r"^\*\*(\w+)\.\*\* ", text, re.MULTILINE) == PARTS
    assert len([line for line in text.splitlines() if line.strip()]) <= 10


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert headings_of("CHANGELOG.md")[0] == "[Unreleased]"
