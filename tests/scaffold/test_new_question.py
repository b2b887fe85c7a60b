"""A new question: what CONTRIBUTING.md says of it is followed in a copy of the tree, and a bad name changes nothing."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from scaffold.__main__ import main
from scaffold.question import EMPTY_WORDS, LAYERS, LONGEST, QUERY, names_of, texts_of
from tests.architecture import test_house as house
from tests.architecture import test_stems as stems
from tests.docs.pages import Block, blocks_of

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = "CONTRIBUTING.md"
NAME: Final = "old_compounds"
EDITS: Final = [block for block in blocks_of(PAGE) if block.language == "diff"]
# No longer than a name may be, and the shortest: lines are broken by their length.
ENDS: Final = ["ab", "a" * LONGEST, "ab_" + "cd_" * 7 + "efgh"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that are kept, in a folder of their own."""
    folder = tmp_path_factory.mktemp("tree")
    for path in house.kept_files(ROOT):
        if path.parts[0] != "web":
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, folder / path)
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A Python module's command, run in a folder."""
    environment = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def recipe() -> list[list[str]]:
    """The commands of `make new-question`: each a module and its words."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    found = re.search(r"^new-question:.*\n\t@(.*)$", makefile, re.MULTILINE)
    assert found
    commands = found[1].replace("$(NAME)", NAME).split(" && ")
    assert all(command.startswith(".venv/bin/python -m ") for command in commands)
    return [command.split()[2:] for command in commands]


def edit(folder: Path, block: Block) -> None:
    """Makes the change that a block of the page shows: what stood there must stand there once."""
    lines = [(line[:1], line[1:]) for line in block.text.splitlines(keepends=True)]
    before = "".join(text for sign, text in lines if sign in " -")
    text = (folder / block.name).read_text("utf-8")
    assert text.count(before) == 1, f"{block.name} has not what {PAGE} shows: {before}"
    after = "".join(text for sign, text in lines if sign in " +")
    (folder / block.name).write_text(text.replace(before, after), encoding="utf-8")


def test_the_worked_example_holds_step_by_step(copy: Path) -> None:
    (told,) = (block for block in blocks_of(PAGE) if block.language == "text")
    said = [run(copy, *words) for words in recipe()]
    assert [each.returncode for each in said] == [0, 0], said
    assert "".join(each.stdout for each in said) == told.text
    written = [line for line in told.text.splitlines() if line.endswith((".py", ".cypher"))]
    python = [path for path in written if path.endswith(".py")]
    checks = [
        ["ruff", "format", "--check", *python],
        ["ruff", "check", *python],
        ["pyright", "--pythonpath", sys.executable, *python],
    ]

    def whole() -> None:
        assert stems.gaps(copy) == []
        for words in checks:
            checked = run(copy, *words)
            assert checked.returncode == 0, checked.stdout

    proof = ["pytest", "-q", "-k", "not neo4j", f"tests/questions/test_{NAME}.py"]
    whole()
    first, *others = EDITS
    assert first.name == proof[-1]
    edit(copy, first)
    failed = run(copy, *proof)
    assert (failed.returncode, "'乙苑'" in failed.stdout) == (1, True), failed.stdout
    for block in others:
        edit(copy, block)
    assert run(copy, "schema").returncode == 0
    whole()
    passed = run(copy, *proof, "tests/schema", "tests/docs/test_glossary.py", "tests/graph/test_statements.py")
    assert passed.returncode == 0, passed.stdout


@pytest.mark.parametrize("name", ENDS)
def test_short_and_long_names_are_laid_out_as_the_house_has_it(copy: Path, name: str) -> None:
    written = texts_of(ROOT, names_of(name))
    assert len(written) == len(LAYERS) + 1
    python = {path: text for path, text in written.items() if path.endswith(".py")}
    before = {path: (copy / path).read_text("utf-8") if (copy / path).exists() else None for path in python}
    try:
        for path, text in python.items():
            (copy / path).write_text(text, encoding="utf-8")
        for words in (["ruff", "format", "--check"], ["ruff", "check"]):
            checked = run(copy, *words, *python)
            assert checked.returncode == 0, checked.stdout
    finally:
        for path, old in before.items():
            (copy / path).unlink() if old is None else (copy / path).write_text(old, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", "is no name of a question"),
        ("x", "is no name of a question"),
        ("OldCompounds", "is no name of a question"),
        ("old-compounds", "is no name of a question"),
        ("old__compounds", "is no name of a question"),
        ("old_compounds_", "is no name of a question"),
        ("../compounds", "is no name of a question"),
        ("旧小区", "is no name of a question"),
        ("a" * (LONGEST + 1), "is no name of a question"),
        ("class", "is a word of Python"),
        ("match", "is a word of Python"),
        ("list", "is a word of Python"),
        ("owners_data", "'data' says nothing"),
        ("coverage", "is taken: graph/questions/coverage.py is there"),
        ("publication", "has a field of that name"),
        ("compound", "the schema has a type Compound"),
    ],
)
def test_a_name_that_is_none_or_taken_is_refused_and_nothing_is_written(
    copy: Path, capsys: pytest.CaptureFixture[str], name: str, expected: str
) -> None:
    before = sorted(copy.rglob("*")), (copy / QUERY).read_text("utf-8")
    assert main([name], copy) == 2
    told = capsys.readouterr()
    assert (told.out, expected in told.err) == ("", True), told.err
    assert (sorted(copy.rglob("*")), (copy / QUERY).read_text("utf-8")) == before


def test_without_a_name_the_command_says_how_it_is_given(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (main([], copy), main(["one", "two"], copy)) == (2, 2)
    assert "make new-question NAME=" in capsys.readouterr().err


def test_the_words_that_say_nothing_are_the_houses() -> None:
    assert EMPTY_WORDS == house.EMPTY_WORDS
