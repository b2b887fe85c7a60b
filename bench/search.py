"""How long a search takes on a city's worth of names: the seeds, and many made-up compounds and bodies beside them."""

import asyncio
import platform
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from bench.machine import machine
from graph.codelists import Attestation, OrganizationKind
from graph.dates import OPEN_END, SINCE_EVER, Interval
from graph.embedded import Address, open_engine
from graph.model import Edge, Fact
from graph.pinyin import readings_of
from graph.records import FactRecord, Property
from graph.scope import Scope
from graph.session import Graph, open_graph
from resolvers.questions.search import search
from seeds import load_seeds

NAMES = 20_000
ROUNDS = 40
_SEED = 20181201
_FIRST = "白红绿金银新西东南北莫文学世永多天元河沈铭海明长安景秀春秋云水山石大和华嘉盛康吉祥瑞丰"
_SECOND = "马干汇纪悦蓝水湖塘苑湾城江桥村汀庭坊里巷园溪岸林泉岭田洋洲浦渡门桂兰竹梅松柏荷莲樟"
_LAST = ("公寓", "花园", "新村", "家园", "小区", "名苑", "华府", "山庄", "雅居", "东苑", "大厦", "人家")
_BODIES = ("业主委员会", "物业服务有限公司", "党支部", "居民委员会", "社区服务站")


@dataclass(frozen=True)
class Searching:
    """What was measured, in milliseconds.

    Attributes:
        names: how many made-up entities stand beside the seeds.
        loading: seconds that writing those took.
        asked: how many texts each way was asked with.
        p50, p95: by way of asking, the time that half and that 95 in 100 of its texts did not exceed.
        python: the interpreter's version.
        machine: processor architecture and number of cores.
    """

    names: int
    loading: float
    asked: int
    p50: dict[str, float]
    p95: dict[str, float]
    python: str
    machine: str


def measure_search(names: int, rounds: int) -> Searching:
    """Asks a fresh embedded engine in each way with as many texts, one after another, after one round unmeasured."""
    with tempfile.TemporaryDirectory() as folder, open_engine(Path(folder)) as engine:
        loading, found = asyncio.run(_run(engine.address, names, rounds))
    cuts = {way: quantiles(times, n=20) for way, times in found.items()}
    return Searching(
        names=names,
        loading=round(loading, 1),
        asked=rounds,
        p50={way: round(cut[9], 1) for way, cut in cuts.items()},
        p95={way: round(cut[18], 1) for way, cut in cuts.items()},
        python=platform.python_version(),
        machine=machine(),
    )


async def _run(at: Address, names: int, rounds: int) -> tuple[float, dict[str, list[float]]]:
    drawn = random.Random(_SEED)  # noqa: S311 - the same names in every run
    graph = await open_graph(at.uri, user=at.user, password=at.password, database=at.database)
    try:
        await load_seeds(graph, lambda _: None)
        records = list(_records(drawn, names))
        began = time.perf_counter()
        async with graph.writer.publication("bench") as publication:
            await publication.write(records)
        loading = time.perf_counter() - began
        called = [str(dict(record.properties)["name"]) for record in records]
        await _asked(graph, drawn, called, 2)
        return loading, await _asked(graph, drawn, called, rounds)
    finally:
        await graph.close()


async def _asked(graph: Graph, drawn: random.Random, called: list[str], rounds: int) -> dict[str, list[float]]:
    known = (await graph.reader.published()).instant
    scope = Scope(day="2018-12-31", known=known, areas=("",), people=True)
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        for way, text in _texts(drawn.choice(called)).items():
            began = time.perf_counter()
            await search(graph.reader, text=text, kinds=None, area=None, scope=scope)
            found.setdefault(way, []).append((time.perf_counter() - began) * 1000)
    return found


def _texts(name: str) -> dict[str, str]:
    read = [reading[0] for reading in readings_of(name)]
    return {
        "whole name": name,
        "beginning": name[:2],
        "part": name[1:4],
        "one character": name[0],
        "one wrong character": f"{name[:2]}错{name[3:]}",
        "pinyin": "".join(read),
        "initials": "".join(each[0] for each in read[:4]),
        "code": "330105",
    }


def _records(drawn: random.Random, names: int) -> Iterator[FactRecord]:
    for number in range(names):
        area = f"33010500{drawn.randint(1, 2)}"
        middle = drawn.choice(_FIRST) + drawn.choice(_SECOND) + drawn.choice(("", drawn.choice(_SECOND)))
        name, label, id = middle + drawn.choice(_LAST), Fact.COMPOUND_STATE, f"compound:bench-{number}"
        said: dict[str, Property] = {"attestation": Attestation.GENERATED.value, "locator": "bench"}
        if number % 2:
            name, label, id = name + drawn.choice(_BODIES), Fact.ORGANIZATION_STATE, f"organization:bench-{number}"
            said["kind"] = OrganizationKind.OTHER.value
        yield FactRecord(
            id=id,
            label=label,
            area_code=area,
            interval=Interval(SINCE_EVER, OPEN_END),
            properties=tuple((said | {"name": name}).items()),
            edges=((Edge.OF, id), (Edge.IN, f"area:{area}"), (Edge.STATED_BY, "source:msx-article")),
        )
