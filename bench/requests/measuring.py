"""The run: every side's first answers, whether they are equal, then rounds in which the sides take turns."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.requests.driver import Driver
from bench.requests.load import Burst, Opened, burst, percentile
from bench.requests.machine import busy, machine, versions
from bench.requests.operations import OPERATIONS, shapes, variables
from bench.requests.processes import cpu_seconds, resident_megabytes
from bench.requests.results import Load, Measured, Results, Shapes
from bench.requests.shapes import difference, ordered
from bench.requests.sides import Bare, Served, Side, names, serving
from bench.requests.subjects import Subjects, pick
from bench.requests.wire import WireError
from graph.target import Target

CLIENTS = (1, 8, 32)
WARM_SECONDS = 0.4
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How a run is made: the graph and its engine's process, the day asked about, rounds and seconds of a load."""

    target: Target
    engine_pid: int | None
    day: str
    rounds: int
    seconds: float
    peer: bool


@dataclass
class _Found:
    """What has been found of one operation and side so far."""

    cold: float | None = None
    differs: str | None = None
    answer: Any = None
    figures: dict[str, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    @property
    def measured(self) -> Measured:
        """The same, closed."""
        loads = {clients: Load.model_validate(figures) for clients, figures in self.figures.items()}
        return Measured(cold=self.cold, differs=self.differs, loads=loads)


async def measure(plan: Plan, folder: Path, tell: Tell) -> Results:
    """Measures; `folder` takes what the servers print.

    Raises:
        ValueError: the graph holds too little to ask about.
        TimeoutError: a server did not start.
    """
    driver = Driver(plan.target)
    began = busy()
    try:
        subjects = await pick(driver, plan.day)
        found = {operation.name: defaultdict[str, _Found](_Found) for operation in OPERATIONS}
        with ExitStack() as stack:
            sides: list[Side] = []
            forgotten = True
            for name in names(peer=plan.peer):
                forgotten = await driver.forget_plans() and forgotten
                side = stack.enter_context(serving(name, plan.target, subjects, folder))
                sides.append(side)
                await _first(side, subjects, found)
            forgotten = await driver.forget_plans() and forgotten
            sides.append(Bare(driver))
            await _first(sides[-1], subjects, found)
            _compare(found, tell)
            for number in range(1, plan.rounds + 1):
                tell(f"round {number} of {plan.rounds}")
                await _round(plan, sides, subjects, found)
            # Last: by now each side has answered the chart's usual document often.
            new = {side.name: await _shapes(side, subjects) for side in sides if isinstance(side, Served)}
            memory = {side.name: round(resident_megabytes(side.pid), 1) for side in sides}
            if plan.engine_pid is not None:
                memory["engine"] = round(resident_megabytes(plan.engine_pid), 1)
        return Results(
            engine=await driver.engine(),
            versions=versions(peer=plan.peer),
            machine=machine(),
            busy=(began, busy()),
            nodes=await driver.nodes(),
            subjects=asdict(subjects),
            seconds=plan.seconds,
            rounds=plan.rounds,
            operations={
                name: {side: one.measured for side, one in of_sides.items()} for name, of_sides in found.items()
            },
            memory=memory,
            shapes=new,
            forgotten=forgotten,
        )
    finally:
        await driver.close()


async def _first(side: Side, subjects: Subjects, found: dict[str, defaultdict[str, _Found]]) -> None:
    for operation in OPERATIONS:
        one = found[operation.name][side.name]
        async with side.opened(operation.name, subjects)() as ask:
            began = time.perf_counter()
            try:
                answer = await ask()
            except WireError as failed:
                one.differs = f"fails: {failed}"
                continue
            one.cold = _rounded((time.perf_counter() - began) * 1000)
        one.answer = ordered(side.read(operation.name, answer, subjects))


def _compare(found: dict[str, defaultdict[str, _Found]], tell: Tell) -> None:
    for name, sides in found.items():
        for side, one in sides.items():
            if one.differs is None:
                one.differs = difference(sides["ours"].answer, one.answer)
            if one.differs is not None:
                tell(f"{name}, {side}: {one.differs}")


async def _shapes(side: Served, subjects: Subjects) -> Shapes:
    values = variables(side.name, "chart", subjects)
    taken: list[float] = []
    for query in shapes(side.name):
        async with side.asking(query, values)() as ask:
            began = time.perf_counter()
            await ask()
            taken.append(_rounded((time.perf_counter() - began) * 1000))
    return Shapes(milliseconds=tuple(taken))


async def _round(
    plan: Plan, sides: Sequence[Side], subjects: Subjects, found: dict[str, defaultdict[str, _Found]]
) -> None:
    for operation in OPERATIONS:
        for clients in CLIENTS:
            for side in sides:
                one = found[operation.name][side.name]
                if one.differs is None:
                    await _tried(plan, side, side.opened(operation.name, subjects), clients, one)


async def _tried(plan: Plan, side: Side, opened: Opened, clients: int, one: _Found) -> None:
    try:
        figures = await _load(plan, side, opened, clients)
    except* (WireError, OSError, EOFError) as failed:
        one.differs = f"fails at {clients} clients: {failed.exceptions[0]}"
    else:
        for name, figure in figures.items():
            one.figures[str(clients)][name].append(_rounded(figure))


async def _load(plan: Plan, side: Side, opened: Opened, clients: int) -> dict[str, float]:
    await burst(opened, clients, WARM_SECONDS)
    before = _cpu(plan, side)
    load: Burst = await burst(opened, clients, plan.seconds)
    server, engine = (
        (after - start) * 1000 / len(load.milliseconds) for start, after in zip(before, _cpu(plan, side), strict=True)
    )
    p50, p99 = (percentile(load.milliseconds, share) for share in (0.5, 0.99))
    return {"p50": p50, "p99": p99, "rate": load.rate, "server": server, "engine": engine}


def _cpu(plan: Plan, side: Side) -> tuple[float, float]:
    return cpu_seconds(side.pid), 0.0 if plan.engine_pid is None else cpu_seconds(plan.engine_pid)


def _rounded(figure: float) -> float:
    return round(figure, 3)
