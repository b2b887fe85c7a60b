"""The comparison of requests, without its clock: answers in one form, figures, documents and the page."""

from pathlib import Path

import pytest

from bench.comparison.command import kept_alone, kept_growth, kept_results
from bench.comparison.load import percentile
from bench.comparison.operations import DOCUMENTS, OPERATIONS, SHAPES, document, parameters, shapes, variables
from bench.comparison.page import noise, ratio, table, write_page
from bench.comparison.plot import plot
from bench.comparison.reckoning import crossings, verdicts
from bench.comparison.results import Alone, City, Growth, Load, Measured
from bench.comparison.shapes import collapsed, difference, lifted, named, ordered
from bench.comparison.subjects import Subjects
from tests.docs.pages import ROOT

SUBJECTS = Subjects(
    day="2024-06-30",
    known="2026-01-01T00:00:00.000000Z",
    street="900101001",
    person="person:w",
    problem="problem:w",
    text="马公寓",
    department="organization:w",
    depth=9000,
    after="2023-07-01|handling:w",
)
STEADY = Load(p50=(2.0, 4.0, 3.0), p99=(9.0, 9.0, 9.0), rate=(300.0,) * 3, server=(1.0,) * 3, engine=(0.0,) * 3)
SLOWER = STEADY.model_copy(update={"p50": (6.0, 6.0, 6.0)})


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 1.0), (0.5, 2.0), (0.75, 3.0), (0.76, 4.0), (0.99, 4.0), (1.0, 4.0)]
)
def test_a_percentile_is_the_value_of_the_nearest_rank(share: float, expected: float) -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], share) == expected


def test_of_nothing_there_is_no_percentile() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        percentile([], 0.5)


def test_three_ways_of_telling_a_seat_are_one_answer() -> None:
    ours = {"name": "王", "seats": {"nodes": [{"basis": None, "post": {"title": "书记"}}]}}
    peer = {"up": [{"name": "王"}], "seats": [{"basis": None, "one_post": [{"up": [{"title": "书记"}]}]}]}
    bare = {"name": "王", "seats": [named([None, "书记"], "basis", "post.title")]}
    assert collapsed(ours) == lifted(peer) == bare


def test_a_relation_to_nothing_is_nothing() -> None:
    assert lifted({"one_post": [], "up": [], "id": "a"}) == {"post": None, "id": "a"}


def test_answers_are_compared_without_the_order_of_lists() -> None:
    one, other = (
        ordered([{"b": 2, "a": [2, 1]}, {"a": [], "b": 1}]),
        ordered([{"a": [], "b": 1}, {"a": [1, 2], "b": 2}]),
    )
    assert difference(one, other) is None


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"a": [1, 3]}, "answer.a[1]: 2 and 3"),
        ({"a": [1]}, "answer.a: 2 and 1 entries"),
        ({"b": [1, 2]}, "answer: fields ['a'] and ['b']"),
        ({"a": None}, "answer.a: [1, 2] and None"),
    ],
)
def test_a_difference_is_told_by_its_place(other: object, told: str) -> None:
    assert difference({"a": [1, 2]}, other) == told


def test_a_unit_is_counted_by_its_strongest_mode_and_not_where_it_is_out_of_operation() -> None:
    units = [
        {"id": "a", "operating": None, "modes": ["ATTACHED", "JOINT"], "branches": []},
        {"id": "b", "operating": True, "modes": ["NONE"], "branches": []},
        {"id": "c", "operating": False, "modes": ["SOLE"], "branches": []},
        {"id": "d", "operating": None, "modes": ["UNSTATED"], "branches": ["JOINT_BRANCH"]},
    ]
    assert verdicts(units) == {"covered": [["a", "JOINT"], ["d", "JOINT"]], "others": ["b"]}


def test_somebody_crosses_from_home_into_another_kind_of_body_of_the_street() -> None:
    def seat(post: str, kind: str | None, area: str = "900101001") -> dict[str, object]:
        return {"post": post, "organization": f"of-{post}", "kind": kind, "area": area, "valid_from": "0001-01-01"}

    def held(seats: list[dict[str, object]], *tied: dict[str, object], home: bool = False) -> dict[str, object]:
        told = {"id": str(seats[0]["post"]), "basis": None, "home": home, "valid_from": "2020-01-01"}
        return {**told, "seats": seats, "tied": list(tied)}

    appointments = [
        held([seat("home", "PARTY_ORGANIZATION")], seat("tied", "PARTY_ORGANIZATION"), home=True),
        held([seat("host", "RESIDENTS_COMMITTEE", "900101001002")]),
        held([seat("same-kind", "PARTY_ORGANIZATION")]),
        held([seat("elsewhere", "ALLIANCE", "900102001")]),
        held([seat("ended", None)]),
    ]
    found = crossings([{"id": "person:a", "appointments": appointments}], "900101001")
    assert sorted(found) == [["person:a", "home", "host"], ["person:a", "home", "tied"]]


@pytest.mark.parametrize("side", DOCUMENTS)
def test_every_side_is_asked_everything_with_all_it_declares(side: str) -> None:
    names = {operation.name for operation in OPERATIONS}
    assert {path.stem for path in DOCUMENTS[side].glob("*.graphql")} == names
    for name in names:
        assert variables(side, name, SUBJECTS).keys() == {
            word.strip("$:") for word in document(side, name).split("{")[0].replace("(", " ").split() if word[0] == "$"
        }


@pytest.mark.parametrize("side", DOCUMENTS)
def test_new_documents_are_all_different(side: str) -> None:
    assert len({*shapes(side), document(side, "chart")}) == SHAPES + 1


def test_the_driver_is_asked_for_neighbouring_characters() -> None:
    assert parameters("search", SUBJECTS)["p"]["pairs"] == "+马公 +公寓"


def test_a_row_of_the_page_has_medians_spread_and_ratio() -> None:
    ours = Measured(cold=20.0, differs=None, loads=dict.fromkeys(("1", "8", "32"), STEADY))
    peer = Measured(cold=40.0, differs=None, loads=dict.fromkeys(("1", "8", "32"), SLOWER))
    lost = Measured(cold=None, differs="fails: out of memory", loads={})
    rows = table(OPERATIONS[0], {"ours": ours, "peer": peer, "plain": lost})[4:]
    assert rows[0].startswith("| Sanfang | 3 (2–4) | 9 | 300 | 300 | 300 | 9 | 1 |  | 20 |  |")
    assert rows[1].endswith("| 40 | 0.50 |")
    assert rows[2].startswith("| Strawberry, plain | not measured: fails: out of memory |")
    assert {row.count("|") for row in rows} == {12}


def test_ratio_and_noise_are_of_medians_and_rounds() -> None:
    assert ratio(STEADY, SLOWER) == "0.50"
    assert noise([STEADY, SLOWER, SLOWER]) == (1.0, 2.0)


def test_the_picture_has_a_bar_for_each_figure() -> None:
    drawn = plot(
        "A <title>", [("one", {"ours": 2.0, "peer": 20.0}), ("two", {"ours": 0.5})], {"ours": "O", "peer": "P"}
    )
    assert "A &lt;title&gt;" in drawn
    assert drawn.count('height="11"') == 3


def test_the_page_is_made_of_the_figures_that_are_kept(tmp_path: Path) -> None:
    found, alone, growth = kept_results(), kept_alone(), kept_growth()
    assert "neo4j" in found
    assert alone is not None
    assert growth is not None
    for written in write_page(found, alone, growth, tmp_path):
        assert written.read_text("utf-8") == (ROOT / "docs" / written.name).read_text("utf-8")


def test_what_one_process_does_alone_and_growth_are_sections_of_the_page(tmp_path: Path) -> None:
    alone = Alone(
        engine="Neo4j/5",
        machine="x86_64, 2 cores",
        busy=(0.1, 0.2),
        nodes=1000,
        kept={"8": (3000.0, 2000.0)},
        large=2_500_000,
        milliseconds=(300.0,),
        memory=(90.0, 95.0),
    )
    cities = (City(nodes=10, p50={"trace": (2.0, 4.0, 3.0)}), City(nodes=500, p50={"trace": (6.0, 3.0, 4.5)}))
    growth = Growth(
        engine="Neo4j/5",
        machine="x86_64, 2 cores",
        busy=(0.1, 0.2),
        street="900101001",
        seconds=1.0,
        rounds=3,
        cities=cities,
    )
    page = write_page({}, alone, growth, tmp_path)[0].read_text("utf-8")
    assert "**Kept answers** a second, the same person asked again: 8 clients 2,500 (2,000–3,000)." in page
    assert "in 2.50 MB, asked 1 times: 300 (300–300) ms." in page
    assert "The server held 90 to 95 MB." in page
    assert "| A problem with every step | 3 (2–4) | 4.5 (3–6) | 1.50 |" in page
