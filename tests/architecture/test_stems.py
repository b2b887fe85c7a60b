"""One question, one name: every layer has a file for every question, under the question's own name."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = {
    "statement": ("graph/questions", "*.cypher"),
    "meaning": ("graph/questions", "*.py"),
    "use case": ("resolvers/questions", "*.py"),
    "face": ("schema/questions", "*.py"),
    "proof": ("tests/questions", "test_*.py"),
}


def stems(root: Path) -> dict[str, set[str]]:
    """The names of the questions each layer has."""
    return {
        layer: {
            # A statement whose best form differs has a second file for the embedded engine: x.embedded.cypher.
            path.stem.removesuffix(".embedded").removeprefix("test_")
            for path in (root / folder).glob(pattern)
            if path.name != "__init__.py"
        }
        for layer, (folder, pattern) in LAYERS.items()
    }


def gaps(root: Path) -> list[str]:
    """What is missing, one sentence a file."""
    found = stems(root)
    every = set[str]().union(*found.values())
    if not every:
        return ["there is no question at all"]
    return [
        f"{question} has no {layer}: write {folder}/{pattern.replace('*', question)}"
        for layer, (folder, pattern) in LAYERS.items()
        for question in sorted(every - found[layer])
    ]


def test_every_layer_has_every_question() -> None:
    found = gaps(ROOT)
    assert not found, "\n".join(found)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A small tree with two questions in every layer."""
    for folder, pattern in LAYERS.values():
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "__init__.py").touch()
        for question in ("coverage", "term_radar"):
            (tmp_path / folder / pattern.replace("*", question)).touch()
    (tmp_path / "graph/questions/coverage.embedded.cypher").touch()
    return tmp_path


def test_a_whole_tree_has_no_gap(whole: Path) -> None:
    assert gaps(whole) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_a_missing_file_is_named(whole: Path, layer: str) -> None:
    folder, pattern = LAYERS[layer]
    missing = f"{folder}/{pattern.replace('*', 'term_radar')}"
    (whole / missing).unlink()
    assert gaps(whole) == [f"term_radar has no {layer}: write {missing}"]


def test_an_empty_tree_does_not_pass(tmp_path: Path) -> None:
    assert gaps(tmp_path) == ["there is no question at all"]
