"""The made-up city: one for a seed, its streets alike in a city of any size, true as a ledger, one graph either way."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bench.__main__ import app
from bench.world import City, street_part
from bench.world.folders import write_ledgers
from bench.world.matters import STEPS
from bench.world.places import (
    BUSY,
    DAY,
    alliance_id,
    communities_of,
    compound_id,
    middle_street,
    person_id,
    problem_id,
    street_code,
    street_id,
    streets_of,
    work_committee_id,
)
from bench.world.straight import facts_of, write_graph
from graph.errors import BadInput
from graph.model import Fact
from ledgers.apply import apply
from ledgers.check import check
from ledgers.read import read_ledgers
from tests.engines.under_test import EngineUnderTest, wipe
from tests.world import World

CITY = City(25, 7)
ASK = """
query ($street: DivisionCode!, $problem: ID!, $busy: ID!, $asOf: Date!) {
  coverage(area: $street, unit: OWNERS_COMMITTEE, measure: PARTY_WORK, asOf: $asOf) {
    numerator denominator unknownCount percent
  }
  crossAppointments(area: $street, asOf: $asOf) {
    appointments { totalCount nodes { person { id } homeBy prohibited } }
  }
  organizationChart(area: $street, depth: 3, asOf: $asOf) { nodeCount edgeCount }
  problemTrace(id: $problem, asOf: $asOf) { steps { step role handler { id } } }
  problemsHandledBy(organization: $busy, asOf: $asOf) { totalCount nodes { roles } }
}
"""


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.csv"))}


def written(city: City, folder: Path) -> dict[str, bytes]:
    """A city's ledgers, file by file."""
    write_ledgers(city.parts(), folder)
    return bytes_of(folder)


def test_a_seed_gives_one_city_and_another_seed_another(tmp_path: Path) -> None:
    first = written(City(15, 3), tmp_path / "first")
    assert written(City(15, 3), tmp_path / "again") == first
    other = written(City(15, 4), tmp_path / "other")
    for table in ("compounds", "organizations", "appointments", "covers", "handlings"):
        assert other[f"streets-0001/{table}.csv"] != first[f"streets-0001/{table}.csv"]


def test_a_street_is_the_same_in_a_city_of_any_size() -> None:
    small, large = (list(City(communities, 3).parts()) for communities in (15, 140))
    assert small[1:] == large[1 : len(small)]
    assert large[-1] == street_part(3, len(large) - 1)


def test_a_hundred_communities_are_ten_streets_and_streets_are_whole() -> None:
    for seed in (1, 2):
        assert [streets_of(seed, communities) for communities in (1, 100, 1000, 5000)] == [1, 10, 100, 500]
        sizes = [communities_of(seed, street) for street in range(1, 101)]
        assert sum(sizes) == 1000
        assert set(sizes) == {8, 9, 10, 11, 12}
        assert streets_of(seed, sizes[0] + 1) == 2
    assert middle_street(1, 1000) == 50
    assert street_code(13) == "900102001"


def test_ledgers_pass_the_check_folder_by_folder(tmp_path: Path) -> None:
    city, *streets = write_ledgers(CITY.parts(), tmp_path / "ledgers", streets=2)
    assert [folder.name for folder in (city, *streets)] == ["city", "streets-0001", "streets-0003"]
    for folder in streets:
        raw = read_ledgers([city, folder])
        assert check(raw, outside=None).findings == ()
        assert len(raw.rows) > 800


def test_a_street_is_as_large_as_a_street_and_busy_is_busy() -> None:
    city = City(100, 1)
    facts = list(facts_of(city.parts()))
    nodes = len(facts) + len({target for fact in facts for _, target in fact.edges})
    assert 12_500 < nodes < 14_000
    of = Counter(fact.label for fact in facts)
    assert 250 <= (of[Fact.APPOINTMENT] + of[Fact.MEMBERSHIP]) / city.streets <= 290
    bodies = {fact.id.partition("#")[0] for fact in facts if fact.label is Fact.ORGANIZATION_STATE}
    assert 60 <= len(bodies) / city.streets <= 75
    busy = sum(fact.label is Fact.HANDLING and any(target == BUSY for _, target in fact.edges) for fact in facts)
    assert 900 <= busy <= 1000
    # Versions of former years, and facts that hold on no day: what a question has to leave aside.
    assert sum(not fact.interval.holds_on(DAY) for fact in facts) > len(facts) / 20


def test_what_a_measurement_picks_is_there() -> None:
    entities = {target for fact in facts_of(City(25, 1).parts()) for _, target in fact.edges}
    for street in (1, 2):
        picked = {street_id(street), work_committee_id(street), alliance_id(street), person_id(street)}
        assert {*picked, compound_id(street), problem_id(street), BUSY} <= entities


def test_what_is_made_up_says_so_and_names_nobody() -> None:
    part = street_part(1, 1)
    (source,) = part.tables["sources"]
    assert source["attestation"] == "GENERATED"
    assert {row["name"] for row in part.tables["people"]} == {
        f"人员001{number:03}" for number in range(1, len(part.tables["people"]) + 1)
    }


def test_the_city_to_measure_with_is_still_the_same() -> None:
    # Figures of two days are comparable as long as the city is one: whoever changes it measures anew.
    rows = json.dumps([part.tables for part in City(100, 1).parts()], ensure_ascii=False, sort_keys=True)
    assert hashlib.sha256(rows.encode()).hexdigest()[:16] == "f0342c482451ad4d"


async def graph_of(world: World) -> tuple[Any, ...]:
    """All that is open in the graph, and what some questions find there."""
    facts = {label: await world.graph.reader.open_facts_of(label) for label in Fact}
    digests = {record.id: record.digest for records in facts.values() for record in records}
    asked = {"street": street_code(1), "problem": problem_id(1), "busy": BUSY, "asOf": DAY}
    return digests, await world.ask(ASK, **asked)


async def test_ledgers_and_straight_writing_give_one_graph(
    world: World, empty_engine: EngineUnderTest, tmp_path: Path
) -> None:
    city = City(10, 7)
    await apply(world.graph, write_ledgers(city.parts(), tmp_path / "ledgers"))
    digests, answers = await graph_of(world)
    assert digests == {fact.id: fact.digest for fact in facts_of(city.parts())}
    assert {each["step"] for each in answers["problemTrace"]["steps"]} == {*range(1, STEPS + 1)}
    assert answers["coverage"]["denominator"] > 5
    assert answers["crossAppointments"]["appointments"]["totalCount"] > 5
    with pytest.raises(BadInput, match="not empty"):
        await write_graph(world.graph, city.parts())
    wipe(empty_engine)
    assert (await write_graph(world.graph, city.parts())).created == len(digests)
    assert await graph_of(world) == (digests, answers)


def test_the_command_writes_straight_to_a_server_that_is_empty(empty_engine: EngineUnderTest) -> None:
    named = {"NEO4J_USER": empty_engine.user, "NEO4J_PASSWORD": empty_engine.password}
    environment = {**named, "NEO4J_DATABASE": empty_engine.database}
    asked = ["world", "--communities", "8", "--uri", empty_engine.uri]
    first, again = (CliRunner().invoke(app, asked, env=environment) for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 2)
    assert f"1 streets, {len(list(facts_of(City(8, 1).parts())))} facts" in first.output
    assert "not empty" in again.output


def test_the_command_writes_to_one_place_that_is_empty(tmp_path: Path) -> None:
    run, folder = CliRunner().invoke, str(tmp_path / "ledgers")
    assert run(app, ["world", "--communities", "8", "--ledgers", folder]).exit_code == 0
    assert bytes_of(tmp_path / "ledgers") == written(City(8, 1), tmp_path / "same")
    assert run(app, ["world", "--communities", "8", "--ledgers", folder]).exit_code == 2
    assert run(app, ["world", "--ledgers", folder, "--state", str(tmp_path / "state")]).exit_code == 2
