"""How long a document takes, executed by plan, by levels alone and by graphql-core, on a made-up city."""

import asyncio
import platform
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from strawberry import Schema

from bench.machine import machine
from bench.world import City
from bench.world.places import BUSY, DAY, middle_street, person_id, problem_id, street_code, street_id
from bench.world.straight import write_graph
from execution.executing import Executing
from execution.warm import Nesting, Warm
from graph.scope import Caller
from graph.session import Graph
from graph.target import Target, connected
from schema.context import Context
from schema.schema import build_schema

DEPTH = 9_000
"""How far down the busy department's handlings the deep page lies."""

DOCUMENTS: Mapping[str, str] = {
    file.stem: file.read_text(encoding="utf-8")
    for file in sorted((Path(__file__).parent / "documents").glob("*.graphql"))
}
"""What is asked, by its name."""

_CALLER = Caller(("",), people=True)


@dataclass(frozen=True)
class Executions:
    """What was measured, in milliseconds.

    Attributes:
        communities: how many the city has.
        engine: the embedded engine, or a server.
        rounds: how often each document was asked each way, the ways in turn.
        bytes: how large each answer is.
        p50, worst: by document and way: the median, and the longest.
        python, machine: what it was measured on.
    """

    communities: int
    engine: str
    rounds: int
    bytes: Mapping[str, int]
    p50: Mapping[str, Mapping[str, float]]
    worst: Mapping[str, Mapping[str, float]]
    python: str
    machine: str


def measure_requests(target: Target, communities: int, rounds: int) -> Executions:
    """Asks a city, which is written first where the graph is empty.

    Raises:
        SanfangError: the graph does not answer, or holds something else.
        ValueError: two ways give different answers.
    """
    return asyncio.run(_measure(target, communities, rounds))


async def _measure(target: Target, communities: int, rounds: int) -> Executions:
    async with connected(target, report=lambda _: None) as graph:
        if (await graph.reader.published()).revision == 0:
            await write_graph(graph, City(communities, 1).parts())
        schema = build_schema()
        ways = {
            "planned": Executing(schema, Warm()),
            "levels": Executing(schema, Warm(Nesting.NEVER)),
            "graphql-core": schema,
        }
        asked = await _variables(graph, ways["planned"], communities)
        taken: dict[str, dict[str, list[float]]] = {name: {way: [] for way in ways} for name in DOCUMENTS}
        sizes = {name: await _warmed(graph, ways, name, asked) for name in DOCUMENTS}
        for _ in range(rounds):
            for name in DOCUMENTS:
                for way, each in ways.items():
                    began = time.perf_counter()
                    await _ask(graph, each, name, asked)
                    taken[name][way].append((time.perf_counter() - began) * 1000)
    return Executions(
        communities=communities,
        engine="embedded" if target.uri is None else "server",
        rounds=rounds,
        bytes=sizes,
        p50=_figures(taken, median),
        worst=_figures(taken, max),
        python=platform.python_version(),
        machine=machine(),
    )


async def _variables(graph: Graph, schema: Schema | Executing, communities: int) -> dict[str, Any]:
    """What the documents are about: a street in the middle, somebody there, and a page far down a long list."""
    street = middle_street(1, communities)
    asked: dict[str, Any] = {
        "person": person_id(street),
        "street": street_id(street),
        "area": street_code(street),
        "problem": problem_id(street),
        "busy": BUSY,
        "asOf": DAY,
        "after": None,
    }
    page = DOCUMENTS["deep_page"].replace("first: 50", "first: 200")
    for _ in range(DEPTH // 200):
        found = (await _ask(graph, schema, "deep_page", asked, page))["node"]["handlings"]["pageInfo"]
        if not found["hasNextPage"]:
            break
        asked["after"] = found["endCursor"]
    return asked


async def _warmed(graph: Graph, ways: Mapping[str, Schema | Executing], name: str, asked: Mapping[str, Any]) -> int:
    """Asks each way often enough that nothing is planned any more, and compares: how large the answer is."""
    answers: list[Any] = []
    for each in ways.values():
        for _ in range(3):
            await _ask(graph, each, name, asked)
            await asyncio.sleep(1)
        answers.append(await _ask(graph, each, name, asked))
    if any(answer != answers[0] for answer in answers):
        raise ValueError(f"{name}: the ways give different answers")
    return len(str(answers[0]).encode())


async def _ask(
    graph: Graph, schema: Schema | Executing, name: str, asked: Mapping[str, Any], document: str | None = None
) -> dict[str, Any]:
    context = Context(graph=graph.reader, caller=_CALLER, request_id="bench")
    text = document or DOCUMENTS[name]
    told = {variable: value for variable, value in asked.items() if f"${variable}:" in text}
    result = await schema.execute(text, variable_values=told, context_value=context)
    if result.errors:
        raise ValueError(f"{name}: {result.errors[0].message}")
    return result.data or {}


def _figures(taken: Mapping[str, Mapping[str, list[float]]], of: Any) -> dict[str, dict[str, float]]:
    return {name: {way: round(of(times), 1) for way, times in ways.items()} for name, ways in taken.items()}
