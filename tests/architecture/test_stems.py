"""One question, one name: every layer has a file for every question, under the question's own name.

Only its statement may be another file: a reading in `graph/readings/`, which the question's meaning names, and which at
least one other question names too.
"""

import re
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
READINGS = "graph/readings"
NAMED = re.compile(r"^from graph\.readings\.(\w+) import ", re.MULTILINE)


def stems(root: Path) -> dict[str, set[str]]:
    """The names of the questions each layer has."""
    return {
        layer: {
            # A statement whose best form differs has a second file for the embedded engine: x.embedded.cypher;
            # a proof that is long is divided: test_x__part.py.
            path.stem.removesuffix(".embedded").removeprefix("test_").partition("__")[0]
            for path in (root / folder).glob(pattern)
            if path.name != "__init__.py"
        }
        for layer, (folder, pattern) in LAYERS.items()
    }


def readings_named(root: Path) -> dict[str, set[str]]:
    """The readings that each question's meaning names."""
    folder, pattern = LAYERS["meaning"]
    return {path.stem: set(NAMED.findall(path.read_text("utf-8"))) for path in (root / folder).glob(pattern)}


def gaps(root: Path) -> list[str]:
    """What is missing, one sentence a file."""
    found, named = stems(root), readings_named(root)
    every = set[str]().union(*found.values())
    if not every:
        return ["there is no question at all"]
    found["statement"] |= {question for question, readings in named.items() if readings}
    return [*_of_layers(found, every), *_of_readings(root, named)]


def _of_layers(found: dict[str, set[str]], every: set[str]) -> list[str]:
    return [
        f"{question} has no {layer}: write {folder}/{pattern.replace('*', question)}"
        for layer, (folder, pattern) in LAYERS.items()
        for question in sorted(every - found[layer])
    ]


def _of_readings(root: Path, named: dict[str, set[str]]) -> list[str]:
    there = {path.stem for path in (root / READINGS).glob("*") if path.name != "__init__.py"}
    complaints: list[str] = []
    for reading in sorted(there.union(*named.values())):
        questions = sorted(question for question, readings in named.items() if reading in readings)
        complaints += [
            f"the reading {reading} has no {READINGS}/{reading}{suffix}"
            for suffix in (".cypher", ".py")
            if not (root / READINGS / f"{reading}{suffix}").is_file()
        ]
        if len(questions) < 2:
            complaints.append(
                f"the reading {reading} is read by {questions}: a statement of one question is its own file"
            )
    return complaints


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
    (tmp_path / "tests/questions/test_coverage__measures.py").touch()
    return tmp_path


def share(root: Path) -> None:
    """Lets both questions of the small tree read the same."""
    (root / READINGS).mkdir()
    for suffix in (".cypher", ".py"):
        (root / READINGS / f"seats{suffix}").touch()
    for question in ("coverage", "term_radar"):
        (root / f"graph/questions/{question}.py").write_text("from graph.readings.seats import SEATS\n")


def test_a_whole_tree_has_no_gap(whole: Path) -> None:
    assert gaps(whole) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_a_missing_file_is_named(whole: Path, layer: str) -> None:
    folder, pattern = LAYERS[layer]
    missing = f"{folder}/{pattern.replace('*', 'term_radar')}"
    (whole / missing).unlink()
    assert gaps(whole) == [f"term_radar has no {layer}: write {missing}"]


def test_a_question_may_name_a_reading_in_the_place_of_its_statement(whole: Path) -> None:
    share(whole)
    (whole / "graph/questions/term_radar.cypher").unlink()
    assert gaps(whole) == []


def test_a_reading_that_is_not_there_is_named(whole: Path) -> None:
    share(whole)
    (whole / READINGS / "seats.cypher").unlink()
    assert gaps(whole) == ["the reading seats has no graph/readings/seats.cypher"]


def test_a_reading_of_one_question_or_of_none_is_none(whole: Path) -> None:
    share(whole)
    (whole / "graph/questions/term_radar.py").write_text("")
    told = "the reading seats is read by {}: a statement of one question is its own file"
    assert gaps(whole) == [told.format(["coverage"])]
    (whole / "graph/questions/coverage.py").write_text("")
    assert gaps(whole) == [told.format([])]


def test_an_empty_tree_does_not_pass(tmp_path: Path) -> None:
    assert gaps(tmp_path) == ["there is no question at all"]
