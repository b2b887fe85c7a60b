"""What one process of ours does alone: kept answers, an answer of megabytes, and the same street in growing cities."""

import asyncio
import json
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import cast

from bench.comparison.driver import Driver
from bench.comparison.load import burst, percentile
from bench.comparison.operations import BENCH, OPERATIONS
from bench.comparison.processes import resident_megabytes
from bench.comparison.results import Alone, City, Growth
from bench.comparison.sides import Served, serving
from bench.comparison.subjects import Subjects, pick
from bench.machine import busy, machine
from execution.warm import OFTEN
from graph.target import Target

KEPT_CLIENTS = (1, 8, 32)
LARGE_ASKED = 40
WARM_SECONDS = 1.0
PLANNED_SECONDS = 4.0
"""How long an engine is left alone with what it plans behind a first answer."""

CITY = BENCH / "comparison" / "city.graphql"

GROWING = tuple(each.name for each in OPERATIONS if each.name not in ("page", "search"))
"""What is asked of one street: a department's list and a search go through the whole city."""


async def measure_alone(target: Target, day: str, rounds: int, seconds: float, folder: Path) -> Alone:
    """Kept answers a second by clients, and one answer of all bodies of a city, asked again and again.

    Raises:
        ValueError: the graph holds too little to ask about.
        TimeoutError: the server did not start.
    """
    driver = Driver(target)
    began = busy()
    try:
        subjects = await pick(driver, day)
        with serving("ours", target, subjects, folder) as ours:
            kept: dict[str, list[float]] = {}
            for _ in range(rounds):
                for clients in KEPT_CLIENTS:
                    opened = ours.repeating("person", subjects)
                    await burst(opened, clients, WARM_SECONDS / 4)
                    kept.setdefault(str(clients), []).append(round((await burst(opened, clients, seconds)).rate, 1))
            size, taken, held = await _large(ours, subjects)
        return Alone(
            engine=await driver.engine(),
            machine=machine(),
            busy=(began, busy()),
            nodes=await driver.nodes(),
            kept={clients: tuple(rates) for clients, rates in kept.items()},
            large=size,
            milliseconds=taken,
            memory=held,
        )
    finally:
        await driver.close()


async def measure_growth(targets: Sequence[Target], day: str, rounds: int, seconds: float, folder: Path) -> Growth:
    """Medians of each operation about one street, in the cities of all targets by turns, at one client.

    Raises:
        ValueError: a graph holds too little to ask about, or not the street of the first.
        TimeoutError: a server did not start.
    """
    began = busy()
    drivers = [Driver(target) for target in targets]
    try:
        subjects = await pick(drivers[0], day)
        with ExitStack() as stack:
            served: list[Served] = []
            for place, target in enumerate(targets):
                own = folder / str(place)
                own.mkdir()
                served.append(stack.enter_context(serving("ours", target, subjects, own)))
            p50 = await _grown(served, subjects, rounds, seconds)
        cities = [City(nodes=await driver.nodes(), p50=found) for driver, found in zip(drivers, p50, strict=True)]
        return Growth(
            engine=await drivers[0].engine(),
            machine=machine(),
            busy=(began, busy()),
            street=subjects.street,
            seconds=seconds,
            rounds=rounds,
            cities=tuple(cities),
        )
    finally:
        for driver in drivers:
            await driver.close()


async def _large(ours: Served, subjects: Subjects) -> tuple[int, tuple[float, ...], tuple[float, ...]]:
    """Bytes, milliseconds and the server's memory after each answer; the first ones, while it is planned, left out."""
    city = {"id": f"area:{subjects.street[:4]}", "day": subjects.day}
    size, taken, held = 0, list[float](), list[float]()
    async with ours.asking(CITY.read_text(encoding="utf-8"), city)() as ask:
        for number in range(-OFTEN - 4, LARGE_ASKED):
            began = time.perf_counter()
            answer = await ask()
            if number < 0:
                await asyncio.sleep(PLANNED_SECONDS)
                continue
            taken.append(round((time.perf_counter() - began) * 1000, 1))
            held.append(round(resident_megabytes(ours.pid), 1))
            size = len(cast("bytes", answer))
    return size, tuple(taken), tuple(held)


async def _grown(
    served: Sequence[Served], subjects: Subjects, rounds: int, seconds: float
) -> list[dict[str, tuple[float, ...]]]:
    found = [{name: list[float]() for name in GROWING} for _ in served]
    for name in GROWING:
        answers = {json.dumps(each.read(name, await _first(each, name, subjects), subjects)) for each in served}
        if len(answers) != 1:
            raise ValueError(f"{name}: the cities do not hold the same street; make them with one seed")
    await asyncio.sleep(PLANNED_SECONDS)
    for name in GROWING:
        for each in served:
            await burst(each.opened(name, subjects), 1, WARM_SECONDS)
    await asyncio.sleep(PLANNED_SECONDS)
    for _ in range(rounds):
        for name in GROWING:
            for place, each in enumerate(served):
                opened = each.opened(name, subjects)
                await burst(opened, 1, WARM_SECONDS / 4)
                load = await burst(opened, 1, seconds)
                found[place][name].append(round(percentile(load.milliseconds, 0.5), 3))
    return [{name: tuple(values) for name, values in each.items()} for each in found]


async def _first(side: Served, name: str, subjects: Subjects) -> object:
    async with side.opened(name, subjects)() as ask:
        return await ask()
