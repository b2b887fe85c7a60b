"""What is written to `bench/results/comparison.json`: every round's figures, so that the spread can be seen."""

from pydantic import BaseModel, ConfigDict


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Load(_Closed):
    """One operation of one side under so many clients; each list holds a figure a round.

    p50 and p99 are milliseconds, rate is answers a second, server and engine are milliseconds of processor time an
    answer: of the side's own process, for the bare driver the measuring one, and of the engine's where it can be seen.
    """

    p50: tuple[float, ...]
    p99: tuple[float, ...]
    rate: tuple[float, ...]
    server: tuple[float, ...]
    engine: tuple[float, ...]


class Measured(_Closed):
    """One operation of one side: the first answer in milliseconds, and the loads by number of clients.

    `differs` tells where its answer is not the one of ours; then, or where it fails, nothing is measured.
    """

    cold: float | None
    differs: str | None
    loads: dict[str, Load]


class Shapes(_Closed):
    """New documents over the same edges, each asked once: the milliseconds of each."""

    milliseconds: tuple[float, ...]


class Results(_Closed):
    """One run.

    Attributes:
        engine: the engine's own name and version.
        versions: of what was measured, by package.
        machine, busy: architecture and cores; the load average of a minute when the run began and when it ended.
        nodes: how many nodes the graph held.
        subjects: what was asked about.
        seconds: how long each load lasted.
        rounds: how many rounds there were, the sides taking turns in each.
        operations: by operation and side.
        memory: megabytes held at the end, by side, and the engine's.
        shapes: by side.
        forgotten: whether the engine forgot its plans before each side started.
    """

    engine: str
    versions: dict[str, str]
    machine: str
    busy: tuple[float, float]
    nodes: int
    subjects: dict[str, str | int]
    seconds: float
    rounds: int
    operations: dict[str, dict[str, Measured]]
    memory: dict[str, float]
    shapes: dict[str, Shapes]
    forgotten: bool


class Alone(_Closed):
    """What one process does alone.

    Attributes:
        engine, machine, busy, nodes: as of a run.
        kept: answers a second that were kept, by clients, a figure a round.
        large: the bytes of a large answer.
        milliseconds, memory: what it took and the megabytes that the server held after it, each time it was asked.
    """

    engine: str
    machine: str
    busy: tuple[float, float]
    nodes: int
    kept: dict[str, tuple[float, ...]]
    large: int
    milliseconds: tuple[float, ...]
    memory: tuple[float, ...]


class City(_Closed):
    """One city: how many nodes it has, and by operation the median milliseconds of each round."""

    nodes: int
    p50: dict[str, tuple[float, ...]]


class Growth(_Closed):
    """One street in cities of several sizes, which are asked by turns."""

    engine: str
    machine: str
    busy: tuple[float, float]
    street: str
    seconds: float
    rounds: int
    cities: tuple[City, ...]
