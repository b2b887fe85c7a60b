"""`python -m bench comparison` measures what requests cost; `performance` makes the page of what was measured."""

import asyncio
import os
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from bench.comparison.alone import measure_alone, measure_growth
from bench.comparison.measuring import Plan, measure
from bench.comparison.operations import BENCH
from bench.comparison.page import write_page
from bench.comparison.processes import listener
from bench.comparison.results import Alone, Growth, Results
from bench.comparison.wire import WireError
from graph.embedded import open_engine
from graph.errors import SanfangError
from graph.target import Target, target_of
from ledgers.console import FAILED, exit_code_of, failure, tell

RESULTS = BENCH / "results"
ON_SERVER, ON_EMBEDDED = RESULTS / "comparison.json", RESULTS / "comparison-embedded.json"
ALONE, GROWTH = RESULTS / "alone.json", RESULTS / "growth.json"
DAY = "2024-06-30"
_LOCAL = ("localhost", "127.0.0.1", "::1")


def comparison(
    uri: Annotated[
        str | None, typer.Option(help="A Neo4j that holds a city; NEO4J_USER, NEO4J_PASSWORD and so on as always.")
    ] = None,
    embedded: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Without the peer, on the embedded engine of a state folder.")
    ] = None,
    day: Annotated[str, typer.Option(help="The day that is asked about.")] = DAY,
    rounds: Annotated[int, typer.Option(min=1, max=20, help="Rounds; in each the sides take turns.")] = 3,
    seconds: Annotated[float, typer.Option(min=0.1, max=60, help="How long each load lasts.")] = 2.0,
) -> None:
    """Times seven operations here, at @neo4j/graphql, at plain Strawberry and at the bare driver, on one graph."""
    if (uri is None) == (embedded is None):
        raise typer.BadParameter("name a Neo4j by --uri, or a state folder by --embedded")
    with _refusals():
        found = _measured(uri, embedded or Path(), day, rounds, seconds)
        _keep(ON_EMBEDDED if uri is None else ON_SERVER, found)


def alone(
    uri: Annotated[str, typer.Option(help="A Neo4j that holds a city.")],
    day: Annotated[str, typer.Option(help="The day that is asked about.")] = DAY,
    rounds: Annotated[int, typer.Option(min=1, max=20, help="Rounds.")] = 5,
    seconds: Annotated[float, typer.Option(min=0.1, max=60, help="How long each load lasts.")] = 2.0,
) -> None:
    """Times what one process does alone: answers that are kept, and one that tells all bodies of a city."""
    with _refusals(), tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure_alone(_at(uri), day, rounds, seconds, Path(folder)))
        _keep(ALONE, found)


def growth(
    uri: Annotated[list[str], typer.Option(help="A Neo4j that holds a city; once for each size, the smallest first.")],
    day: Annotated[str, typer.Option(help="The day that is asked about.")] = DAY,
    rounds: Annotated[int, typer.Option(min=1, max=20, help="Rounds; in each the cities take turns.")] = 5,
    seconds: Annotated[float, typer.Option(min=0.1, max=60, help="How long each load lasts.")] = 2.0,
) -> None:
    """Times questions about one street in cities of several sizes."""
    with _refusals(), tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure_growth([_at(each) for each in uri], day, rounds, seconds, Path(folder)))
        _keep(GROWTH, found)


def performance() -> None:
    """Makes docs/performance.md and its picture from what `comparison` measured last."""
    found = kept_results()
    if not found:
        raise typer.BadParameter("nothing was measured yet: `python -m bench comparison`")
    for written in write_page(found, kept_alone(), kept_growth(), BENCH.parent / "docs"):
        tell(f"written to {written.relative_to(BENCH.parent)}")


def kept_results() -> dict[str, Results]:
    """What was measured last, by engine."""
    files = {"neo4j": ON_SERVER, "embedded": ON_EMBEDDED}
    return {
        engine: Results.model_validate_json(file.read_text(encoding="utf-8"))
        for engine, file in files.items()
        if file.exists()
    }


def kept_alone() -> Alone | None:
    """What one process was measured to do alone."""
    return Alone.model_validate_json(ALONE.read_text(encoding="utf-8")) if ALONE.exists() else None


def kept_growth() -> Growth | None:
    """What growing cities were measured to cost."""
    return Growth.model_validate_json(GROWTH.read_text(encoding="utf-8")) if GROWTH.exists() else None


@contextmanager
def _refusals() -> Generator[None]:
    """Ends the command by one line where a measurement cannot be made."""
    try:
        yield
    except SanfangError as refused:
        failure(refused)
        raise typer.Exit(exit_code_of(refused)) from refused
    except (ValueError, TimeoutError, WireError) as refused:
        tell(str(refused))
        raise typer.Exit(FAILED) from refused


def _keep(file: Path, found: Results | Alone | Growth) -> None:
    file.write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    tell(f"written to {file.relative_to(BENCH.parent)}; `python -m bench performance` makes the page")


def _at(uri: str) -> Target:
    return target_of({**os.environ, "NEO4J_URI": uri})


def _measured(uri: str | None, state: Path, day: str, rounds: int, seconds: float) -> Results:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        peer = uri is not None and _peer_fetched()
        if uri is not None:
            target = _at(uri)
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
