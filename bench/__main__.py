"""`python -m bench` measures; what it finds is written to `bench/results/`. Its `world` makes a city to measure on."""

import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from bench.comparison.command import alone, comparison, growth, performance
from bench.loading import measure
from bench.requests import measure_requests
from bench.search import NAMES, ROUNDS, measure_search
from bench.world import LARGEST
from bench.world.command import world
from graph.target import target_of
from ledgers.console import tell

RESULTS = Path(__file__).parent / "results"

app = typer.Typer(help="Measurements (测量), each written to bench/results as JSON.", no_args_is_help=True)


@app.callback()
def several() -> None:
    """Each measurement is a command of its name."""


app.command(epilog="Example: python -m bench comparison --uri bolt://localhost:7687")(comparison)
app.command(epilog="Example: python -m bench alone --uri bolt://localhost:7687")(alone)
app.command(epilog="Example: python -m bench growth --uri bolt://localhost:7687 --uri bolt://localhost:7688")(growth)
app.command(epilog="Example: python -m bench performance")(performance)
app.command(epilog="Example: python -m bench world --communities 1000 --state .sanfang-1000")(world)


@app.command(epilog="Example: python -m bench loading --runs 3")
def loading(
    runs: Annotated[int, typer.Option(min=1, max=20, help="How many fresh engines to load.")] = 3,
) -> None:
    """Times the load of all places into an empty embedded engine, and a second load that changes nothing."""
    found = measure(runs)
    _keep("loading", asdict(found))
    tell(f"{found.facts} facts of {len(found.places)} ledgers: {found.first} s, again {found.again} s")


@app.command(epilog="Example: python -m bench search --names 20000")
def search(
    names: Annotated[int, typer.Option(min=100, max=200_000, help="How many made-up names to search.")] = NAMES,
    rounds: Annotated[int, typer.Option(min=2, max=1000, help="How many texts to ask in each way.")] = ROUNDS,
) -> None:
    """Times searches by name, part, pinyin, initials and code among made-up names on the embedded engine."""
    found = measure_search(names, rounds)
    _keep("search", asdict(found))
    for way, half in found.p50.items():
        tell(f"{way}: p50 {half} ms, p95 {found.p95[way]} ms")


@app.command(epilog="Example: python -m bench requests --state .sanfang-1000")
def requests(
    state: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The embedded engine of this folder; else NEO4J_URI's."),
    ] = None,
    communities: Annotated[
        int, typer.Option(min=20, max=LARGEST, help="How many the city has, or is to have.")
    ] = 1_000,
    rounds: Annotated[int, typer.Option(min=3, max=1000, help="How often each document is asked each way.")] = 30,
) -> None:
    """Times documents on a made-up city: executed by plan, by levels alone and by graphql-core, in turn."""
    target = target_of(os.environ)
    target = target if state is None else replace(target, uri=None, state=state)
    found = measure_requests(target, communities, rounds)
    _keep(f"requests_{found.engine}_{communities}", asdict(found))
    for name, ways in found.p50.items():
        tell(f"{name}: " + ", ".join(f"{way} {half} ms" for way, half in ways.items()))


def _keep(name: str, found: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    app()
