"""`python -m bench loading`, `search` or `comparison` measures and writes what it found to `bench/results/`."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from bench.loading import measure
from bench.comparison.command import comparison, performance
from bench.search import NAMES, ROUNDS, measure_search
from ledgers.console import tell

RESULTS = Path(__file__).parent / "results"

app = typer.Typer(help="Measurements (测量), each written to bench/results as JSON.", no_args_is_help=True)


@app.callback()
def several() -> None:
    """Each measurement is a command of its name."""


app.command(epilog="Example: python -m bench comparison --uri bolt://localhost:7687")(comparison)
app.command(epilog="Example: python -m bench performance")(performance)


@app.command(epilog="Example: python -m bench loading --runs 3")
def loading(
    runs: Annotated[int, typer.Option(min=1, max=20, help="How many fresh engines to load.")] = 3,
) -> None:
    """Times the load of all places into an empty embedded engine, and a second load that changes nothing."""
    found = measure(runs, os.cpu_count() or 1)
    _keep("loading", asdict(found))
    tell(f"{found.facts} facts of {len(found.places)} ledgers: {found.first} s, again {found.again} s")


@app.command(epilog="Example: python -m bench search --names 20000")
def search(
    names: Annotated[int, typer.Option(min=100, max=200_000, help="How many made-up names to search.")] = NAMES,
    rounds: Annotated[int, typer.Option(min=2, max=1000, help="How many texts to ask in each way.")] = ROUNDS,
) -> None:
    """Times searches by name, part, pinyin, initials and code among made-up names on the embedded engine."""
    found = measure_search(names, rounds, os.cpu_count() or 1)
    _keep("search", asdict(found))
    for way, half in found.p50.items():
        tell(f"{way}: p50 {half} ms, p95 {found.p95[way]} ms")


def _keep(name: str, found: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    app()
