"""docs/performance.md from the figures: a table an operation, how it was measured, and what is not alike."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final

from bench.comparison.load import percentile
from bench.comparison.operations import OPERATIONS, Operation
from bench.comparison.plot import plot
from bench.comparison.results import Alone, Growth, Load, Measured, Results

NAMES: Final[Mapping[str, str]] = {
    "ours": "Sanfang",
    "peer": "@neo4j/graphql",
    "plain": "Strawberry, plain",
    "raw": "driver alone",
}
_HEAD: Final = (
    "| | p50 ms | p99 | a second, 1 client | 8 clients | 32 clients | p99 at 32 | CPU ms, server | CPU ms, engine "
    "| first ms | p50, Sanfang's / this |"
)
ENGINES: Final[Mapping[str, str]] = {"neo4j": "Neo4j", "embedded": "the embedded engine"}
_TEXTS: Final = Path(__file__).parent / "texts"


def write_page(found: Mapping[str, Results], alone: Alone | None, growth: Growth | None, docs: Path) -> list[Path]:
    """Writes the page of what was found by engine, and a picture an engine; which files."""
    written: list[Path] = []
    parts = [_text("head")]
    for engine, results in found.items():
        picture = docs / f"performance-{engine}.svg"
        rows = [(operation.title, _medians(results.operations[operation.name])) for operation in OPERATIONS]
        names = {side: name for side, name in NAMES.items() if side in results.memory}
        title = f"Median answer at one client on {ENGINES[engine]}, milliseconds (log scale)"
        picture.write_text(plot(title, [row for row in rows if row[1]], names), encoding="utf-8")
        parts.append(section(ENGINES[engine], results, picture.name))
        written.append(picture)
    parts += [section for section in (_alone(alone), _growth(growth)) if section]
    parts.append(_text("method"))
    page = docs / "performance.md"
    page.write_text("\n".join(parts), encoding="utf-8")
    return [page, *written]


def section(engine: str, results: Results, picture: str) -> str:
    """What was measured on one engine."""
    one, other = results.busy
    held = f"It calls itself {results.engine}. {results.nodes:,} nodes"
    shared = f"{held}; {results.machine}, shared by engine, servers and clients"
    lasted = f"{results.rounds} rounds, {results.seconds:g} s a load"
    versions = ", ".join(f"{name} {version}" for name, version in results.versions.items())
    lines = [
        f"## On {engine}",
        "",
        f"{shared}; {lasted}. The load average was {one:g} at the beginning and {other:g} at the end.",
        "",
        f"Versions: {versions}.",
        "",
        f"![Medians at one client]({picture})",
        "",
    ]
    for operation in OPERATIONS:
        lines += [*table(operation, results.operations[operation.name]), ""]
    return "\n".join([*lines, *_memory(results), "", *_shapes(results), "", *_noise(results), ""])


def table(operation: Operation, sides: Mapping[str, Measured]) -> list[str]:
    """One operation: a row for each side, medians of the rounds, and in brackets the least and the greatest."""
    lines = [f"### {operation.title} ({operation.chinese})", "", _HEAD, "|---" * 11 + "|"]
    ours = sides["ours"]
    for side, measured in sides.items():
        if measured.differs is not None:
            lines.append(f"| {NAMES[side]} | not measured: {measured.differs[:160]} |" + " |" * 9)
            continue
        one, eight, many = (measured.loads[clients] for clients in ("1", "8", "32"))
        cells = [
            NAMES[side],
            _spread(one.p50),
            _figure(median(one.p99)),
            *(_figure(median(load.rate)) for load in (one, eight, many)),
            _figure(median(many.p99)),
            _figure(median(eight.server)),
            _figure(median(eight.engine)) if any(eight.engine) else "",
            _figure(measured.cold or 0),
            "" if side == "ours" else ratio(ours.loads["1"], one),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def ratio(ours: Load, other: Load) -> str:
    """Our median answer in parts of another's: below 1 ours is faster."""
    return f"{median(ours.p50) / median(other.p50):.2f}"


def noise(loads: Sequence[Load]) -> tuple[float, float]:
    """How far rounds lie apart by their p50, the greatest over the least: the median and the greatest of all loads."""
    apart = [max(load.p50) / min(load.p50) for load in loads]
    return median(apart), max(apart)


def _medians(sides: Mapping[str, Measured]) -> dict[str, float]:
    return {side: median(each.loads["1"].p50) for side, each in sides.items() if each.loads}


def _memory(results: Results) -> list[str]:
    held = ", ".join(f"{NAMES.get(side, side)} {_figure(each)}" for side, each in results.memory.items())
    return [f"**Memory** held at the end, MB: {held}. The driver's is the measuring process."]


def _shapes(results: Results) -> list[str]:
    lines = ["**New documents**, the organization chart with 30 other choices of leaves, each asked once, ms:", ""]
    for side, shapes in results.shapes.items():
        half, worst = median(shapes.milliseconds), percentile(shapes.milliseconds, 1.0)
        lines.append(f"- {NAMES[side]}: p50 {_figure(half)}, worst {_figure(worst)}")
    return lines


def _noise(results: Results) -> list[str]:
    loads = [load for sides in results.operations.values() for each in sides.values() for load in each.loads.values()]
    usual, greatest = noise(loads)
    apart = f"{usual:.2f} times the fastest's in the middle of all loads, {greatest:.2f} at worst"
    return [f"**Noise**: the slowest round's p50 was {apart}. A ratio nearer to 1 than the first figure says nothing."]


def _alone(found: Alone | None) -> str:
    """What one process does alone."""
    if found is None:
        return ""
    rates = ", ".join(f"{clients} clients {_spread(rates)}" for clients, rates in found.kept.items())
    small, great = min(found.memory), max(found.memory)
    large = f"{found.large / 1e6:.2f} MB, asked {len(found.milliseconds)} times: {_spread(found.milliseconds)} ms"
    lines = [
        "## One process alone",
        "",
        f"On {found.engine}, {found.nodes:,} nodes; {found.machine}; {_load_average(found.busy)}.",
        "",
        f"**Kept answers** a second, the same person asked again: {rates}.",
        "",
        f"**A large answer**, a city's compounds, bodies and posts in {large}.",
        f"The server held {_figure(small)} to {_figure(great)} MB.",
        "",
    ]
    return "\n".join(lines)


def _growth(found: Growth | None) -> str:
    """One street in growing cities."""
    if found is None:
        return ""
    lasted = f"{found.rounds} rounds of {found.seconds:g} s"
    sizes = [f"{city.nodes:,} nodes" for city in found.cities]
    lines = [
        "## The same street in growing cities",
        "",
        f"On {found.engine}, p50 ms at one client; {lasted}, the cities by turns; {_load_average(found.busy)}.",
        "",
        f"| | {' | '.join(sizes)} | last / first |",
        "|---" * (len(sizes) + 2) + "|",
    ]
    titles = {each.name: each.title for each in OPERATIONS}
    for name in found.cities[0].p50:
        first, last = (median(city.p50[name]) for city in (found.cities[0], found.cities[-1]))
        cells = [titles[name], *(_spread(city.p50[name]) for city in found.cities), f"{last / first:.2f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _load_average(busy: tuple[float, float]) -> str:
    return f"load average {busy[0]:g}, then {busy[1]:g}"


def _spread(values: Sequence[float]) -> str:
    return f"{_figure(median(values))} ({_figure(min(values))}–{_figure(max(values))})"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _text(name: str) -> str:
    return (_TEXTS / f"{name}.md").read_text(encoding="utf-8")
