"""The README tells the truth: its queries give the answers it prints, its ledger is one, its picture is the model's."""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.docs.model_words import relations
from tests.docs.pages import ROOT, Block, blocks_of
from tests.engines.under_test import EngineUnderTest
from tests.world import world_on

README = "README.md"
BLOCKS = blocks_of(README)
ASKED = [(one, other) for one, other in pairwise(BLOCKS) if one.language == "graphql"]
ARROW = re.compile(r"^  (\w+) -- (\w+) --> (\w+)$", re.MULTILINE)


def _name(block: object) -> str:
    """The first field that a block asks for."""
    return next(iter(re.findall(r"(\w+)\(", block.text)), "block") if isinstance(block, Block) else ""


def test_three_questions_are_asked_and_each_is_answered() -> None:
    assert len(ASKED) == 3
    assert [answer.language for _, answer in ASKED] == ["json"] * 3


@pytest.mark.parametrize(("question", "answer"), ASKED, ids=_name)
async def test_a_question_has_the_answer_that_is_printed(
    seeded_engine: EngineUnderTest, tmp_path: Path, question: Block, answer: Block
) -> None:
    async with world_on(seeded_engine, tmp_path) as world:
        _, body = await world.post(question.text)
    assert _laid_out(body) == _laid_out(json.loads(answer.text))


def _laid_out(answer: object) -> str:
    # As text, so that the order of the fields counts too.
    return json.dumps(answer, ensure_ascii=False, indent=1)


def test_the_ledger_is_one(tmp_path: Path) -> None:
    tables = [block for block in BLOCKS if block.language == "csv"]
    assert {block.name for block in tables} == {"sources.csv", "organizations.csv"}
    for block in tables:
        (tmp_path / block.name).write_text(block.text, "utf-8")
    command = [sys.executable, "-m", "ledgers", "check", "--json", str(tmp_path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    answer = json.loads(told.stdout)
    assert (told.returncode, answer["rows"], answer["errors"]) == (0, 2, 0), answer["findings"]


def test_the_picture_is_of_the_model() -> None:
    (picture,) = (block for block in BLOCKS if block.language == "mermaid")
    drawn = ARROW.findall(picture.text)
    assert len(drawn) == len(picture.text.splitlines()) - 1
    assert set(drawn) <= relations()
