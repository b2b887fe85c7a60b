"""`python -m bench loading` measures, prints what it found, and writes it to `bench/results/`."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bench.loading import measure
from ledgers.console import tell

RESULTS = Path(__file__).parent / "results"

app = typer.Typer(help="Measurements (测量), each written to bench/results as JSON.", no_args_is_help=True)


@app.callback()
def several() -> None:
    """Keeps the measurement's name in the command, also while there is one only."""


@app.command(epilog="Example: python -m bench loading --runs 3")
def loading(
    runs: Annotated[int, typer.Option(min=1, max=20, help="How many fresh engines to load.")] = 3,
) -> None:
    """Times the load of all places into an empty embedded engine, and a second load that changes nothing."""
    found = measure(runs, os.cpu_count() or 1)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "loading.json").write_text(
        json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    tell(f"{found.facts} facts of {len(found.places)} ledgers: {found.first} s, again {found.again} s")


if __name__ == "__main__":
    app()
