"""`python -m bench comparison` measures what requests cost; `performance` makes the page of what was measured."""

import asyncio
import os
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bench.comparison.measuring import Plan, measure
from bench.comparison.operations import BENCH
from bench.comparison.page import write_page
from bench.comparison.processes import listener
from bench.comparison.results import Results
from graph.embedded import open_engine
from graph.errors import SanfangError
from graph.target import Target, target_of
from ledgers.console import FAILED, exit_code_of, failure, tell

RESULTS = BENCH / "results"
ON_SERVER, ON_EMBEDDED = RESULTS / "comparison.json", RESULTS / "comparison-embedded.json"
_LOCAL = ("localhost", "127.0.0.1", "::1")


def comparison(
    uri: Annotated[
        str | None, typer.Option(help="A Neo4j that holds a city; NEO4J_USER, NEO4J_PASSWORD and so on as always.")
    ] = None,
    embedded: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Without the peer, on the embedded engine of a state folder.")
    ] = None,
    day: Annotated[str, typer.Option(help="The day that is asked about.")] = "2024-06-30",
    rounds: Annotated[int, typer.Option(min=1, max=20, help="Rounds; in each the sides take turns.")] = 3,
    seconds: Annotated[float, typer.Option(min=0.1, max=60, help="How long each load lasts.")] = 2.0,
) -> None:
    """Times seven operations here, at @neo4j/graphql, at plain Strawberry and at the bare driver, on one graph."""
    if (uri is None) == (embedded is None):
        raise typer.BadParameter("name a Neo4j by --uri, or a state folder by --embedded")
    kept = ON_EMBEDDED if uri is None else ON_SERVER
    try:
        found = _measured(uri, embedded or Path(), day, rounds, seconds)
    except SanfangError as refused:
        failure(refused)
        raise typer.Exit(exit_code_of(refused)) from refused
    except (ValueError, TimeoutError) as refused:
        tell(str(refused))
        raise typer.Exit(FAILED) from refused
    kept.write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    tell(f"written to {kept.relative_to(BENCH.parent)}; `python -m bench performance` makes the page")


def performance() -> None:
    """Makes docs/performance.md and its picture from what `comparison` measured last."""
    found = kept_results()
    if not found:
        raise typer.BadParameter("nothing was measured yet: `python -m bench comparison`")
    for written in write_page(found, BENCH.parent / "docs"):
        tell(f"written to {written.relative_to(BENCH.parent)}")


def kept_results() -> dict[str, Results]:
    """What was measured last, by engine."""
    files = {"neo4j": ON_SERVER, "embedded": ON_EMBEDDED}
    return {
        engine: Results.model_validate_json(file.read_text(encoding="utf-8"))
        for engine, file in files.items()
        if file.exists()
    }


def _measured(uri: str | None, state: Path, day: str, rounds: int, seconds: float) -> Results:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        peer = uri is not None and _peer_fetched()
        if uri is not None:
            target = target_of({**os.environ, "NEO4J_URI": uri})
            address = urlsplit(uri)
            engine = listener(address.port or 7687) if address.hostname in _LOCAL else None
        else:
            target, engine = _embedded(stack, state)
        plan = Plan(target, engine, day, rounds, seconds, peer)
        return asyncio.run(measure(plan, folder, tell))


def _peer_fetched() -> bool:
    if (BENCH / "peer" / "node_modules").is_dir():
        return True
    tell("without the peer: `npm ci` in bench/peer fetches it")
    return False


def _embedded(stack: ExitStack, state: Path) -> tuple[Target, int | None]:
    engine = stack.enter_context(open_engine(state))
    at = engine.address
    target = replace(target_of({}), uri=at.uri, user=at.user, password=at.password, database=at.database)
    return target, listener(urlsplit(at.uri).port or 0)
