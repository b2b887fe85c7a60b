"""Every question has its page, which says what the schema says, and whose examples answer as it prints."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.docs.question_pages import FOLDER, Example, examples, names, page_of
from tests.engines.under_test import EngineUnderTest
from tests.world import World, world_on


@pytest.fixture(scope="module")
def answers(seeded_engine: EngineUnderTest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The answer to each example over the seeds, by the example's name."""
    return asyncio.run(_asked(seeded_engine, tmp_path_factory.mktemp("pages")))


async def _asked(engine: EngineUnderTest, folder: Path) -> dict[str, Any]:
    async with world_on(engine, folder) as world:
        return {each.name: await _answer(world, each) for each in examples()}


async def _answer(world: World, example: Example) -> Any:
    body = {"query": example.text, "variables": example.variables}
    answer = (await world.client.post("/graphql", json=body)).json()
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


@pytest.mark.parametrize("name", names())
def test_a_page_is_what_the_schema_says_and_the_examples_answer(
    answers: dict[str, Any], name: str, pytestconfig: pytest.Config
) -> None:
    page = FOLDER / f"{name}.md"
    text = page_of(name, answers)
    if pytestconfig.getoption("--write-pages"):
        FOLDER.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text, f"docs/questions/{name}.md is not true any more: run make docs"
    assert "```graphql" in text, f"{name} has no example of its own in server/examples"


def test_no_page_is_left_over() -> None:
    assert sorted(page.stem for page in FOLDER.glob("*.md")) == names()
