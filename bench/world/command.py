"""`python -m bench world` writes a made-up city: as ledgers, or straight into the graph of an engine."""

import asyncio
import os
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bench.world import LARGEST, City
from bench.world.folders import write_ledgers
from bench.world.straight import write_graph
from graph.errors import BadInput, SanfangError
from graph.publication import Written
from graph.target import Target, connected, target_of
from ledgers.console import exit_code_of, failure, progress_bar, tell


def world(
    communities: Annotated[
        int, typer.Option(min=1, max=LARGEST, help="At least so many communities; a hundred are ten streets.")
    ] = 100,
    seed: Annotated[int, typer.Option(min=0, help="What the city is drawn from.")] = 1,
    ledgers: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write CSV ledgers below this new folder, and no graph.")
    ] = None,
    state: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write into the embedded engine of this state folder.")
    ] = None,
    uri: Annotated[
        str | None, typer.Option(help="Write into the server at this Bolt address; NEO4J_USER and so on as always.")
    ] = None,
) -> None:
    """Writes a made-up city (生成的城市) to measure with: as ledgers, or straight into an empty graph."""
    city = City(communities, seed)
    began = time.perf_counter()
    try:
        if [ledgers, state, uri].count(None) < 2:
            raise BadInput("A city is written to one place: name one of --ledgers, --state and --uri.")
        if ledgers is not None:
            written = write_ledgers(city.parts(), ledgers)
            tell(f"{city.streets} streets in {len(written)} folders; check each together with {written[0]}")
            return
        wrote = asyncio.run(_straight(city, _target(os.environ, state, uri)))
    except SanfangError as refused:
        failure(refused)
        raise typer.Exit(exit_code_of(refused)) from refused
    tell(f"{city.streets} streets, {wrote.created} facts: {time.perf_counter() - began:.1f} s")


def _target(environ: Mapping[str, str], state: Path | None, uri: str | None) -> Target:
    if uri is not None:
        return target_of({**environ, "NEO4J_URI": uri})
    target = target_of(environ)
    return target if state is None else replace(target, uri=None, state=state)


async def _straight(city: City, target: Target) -> Written:
    async with connected(target, report=tell) as graph:
        with progress_bar("facts") as progress:
            return await write_graph(graph, city.parts(), progress=progress, waiting=tell)
