"""The run: every side's first answers, whether they are equal, then rounds in which the sides take turns."""

import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from neo4j.exceptions import DriverError, Neo4jError

from bench.comparison.driver import Driver
from bench.comparison.load import Opened, burst, percentile
from bench.comparison.operations import OPERATIONS, shapes, variables
from bench.comparison.processes import cpu_seconds, resident_megabytes
from bench.comparison.results import Load, Measured, Results, Shapes
from bench.comparison.shapes import difference, ordered
from bench.comparison.sides import Bare, Served, Side, names, serving
from bench.comparison.subjects import Subjects, pick
from bench.comparison.wire import WireError
from bench.machine import busy, machine, versions
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
        run = _Run(plan, driver, await pick(driver, plan.day), tell)
        with ExitStack() as stack:
            for name in names(peer=plan.peer):
                run.forgotten &= await driver.forget_plans()
                await run.first(stack.enter_context(serving(name, plan.target, run.subjects, folder)))
            run.forgotten &= await driver.forget_plans()
            await run.first(Bare(driver))
            run.compare()
            for number in range(1, plan.rounds + 1):
                tell(f"round {number} of {plan.rounds}")
                await run.round()
            # Last: by now each side has answered the chart's usual document often.
            new = {side.name: await run.new_shapes(side) for side in run.sides if isinstance(side, Served)}
            memory = run.memory()
        return Results(
            engine=await driver.engine(),
            versions=versions(peer=plan.peer),
            machine=machine(),
            busy=(began, busy()),
            nodes=await driver.nodes(),
            subjects=asdict(run.subjects),
            seconds=plan.seconds,
            rounds=plan.rounds,
            operations={name: {side: one.measured for side, one in sides.items()} for name, sides in run.found.items()},
            memory=memory,
            shapes=new,
            forgotten=run.forgotten,
        )
    finally:
        await driver.close()


@dataclass
class _Run:
    """A run on its way: the sides that serve, and what has been found by operation and side."""

    plan: Plan
    driver: Driver
    subjects: Subjects
    tell: Tell
    sides: list[Side] = field(default_factory=list[Side])
    found: dict[str, dict[str, _Found]] = field(default_factory=lambda: {each.name: {} for each in OPERATIONS})
    forgotten: bool = True

    async def first(self, side: Side) -> None:
        """Takes a side in, by its first answer to every operation."""
        self.sides.append(side)
        for operation in OPERATIONS:
            one = self.found[operation.name][side.name] = _Found()
            async with side.opened(operation.name, self.subjects)() as ask:
                began = time.perf_counter()
                try:
                    answer = await ask()
                except WireError as failed:
                    one.differs = f"fails: {failed}"
                    continue
                one.cold = _rounded((time.perf_counter() - began) * 1000)
            one.answer = ordered(side.read(operation.name, answer, self.subjects))

    def compare(self) -> None:
        """Says where an answer is not the one of ours; there nothing is timed."""
        for name, sides in self.found.items():
            for side, one in sides.items():
                if one.differs is None:
                    one.differs = difference(sides["ours"].answer, one.answer)
                if one.differs is not None:
                    self.tell(f"{name}, {side}: {one.differs}")

    async def round(self) -> None:
        """One load of each operation, number of clients and side."""
        for operation in OPERATIONS:
            for clients in CLIENTS:
                for side in self.sides:
                    one = self.found[operation.name][side.name]
                    if one.differs is None:
                        await self._tried(side, side.opened(operation.name, self.subjects), clients, one)

    async def new_shapes(self, side: Served) -> Shapes:
        """Asks each new document once."""
        values = variables(side.name, "chart", self.subjects)
        taken: list[float] = []
        for query in shapes(side.name):
            async with side.asking(query, values)() as ask:
                began = time.perf_counter()
                await ask()
                taken.append(_rounded((time.perf_counter() - began) * 1000))
        return Shapes(milliseconds=tuple(taken))

    def memory(self) -> dict[str, float]:
        """What each side's process holds, and the engine's."""
        pids = {side.name: side.pid for side in self.sides}
        if self.plan.engine_pid is not None:
            pids["engine"] = self.plan.engine_pid
        return {name: round(resident_megabytes(pid), 1) for name, pid in pids.items()}

    async def _tried(self, side: Side, opened: Opened, clients: int, one: _Found) -> None:
        try:
            figures = await self._load(side, opened, clients)
        except* (WireError, OSError, EOFError, DriverError, Neo4jError) as failed:
            one.differs = f"fails at {clients} clients: {failed.exceptions[0]}"
            self.tell(f"{side.name}: {one.differs}")
        else:
            for name, figure in figures.items():
                one.figures[str(clients)][name].append(_rounded(figure))

    async def _load(self, side: Side, opened: Opened, clients: int) -> dict[str, float]:
        await burst(opened, clients, WARM_SECONDS)
        before = self._cpu(side)
        load = await burst(opened, clients, self.plan.seconds)
        server, engine = (
            (after - start) * 1000 / len(load.milliseconds)
            for start, after in zip(before, self._cpu(side), strict=True)
        )
        p50, p99 = (percentile(load.milliseconds, share) for share in (0.5, 0.99))
        return {"p50": p50, "p99": p99, "rate": load.rate, "server": server, "engine": engine}

    def _cpu(self, side: Side) -> tuple[float, float]:
        engine = self.plan.engine_pid
        return cpu_seconds(side.pid), 0.0 if engine is None else cpu_seconds(engine)


def _rounded(figure: float) -> float:
    return round(figure, 3)
