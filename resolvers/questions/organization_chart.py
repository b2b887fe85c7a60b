"""The organization chart of an area or a body: its levels, what joins their nodes, and who crosses between them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from graph.divisions import code_of
from graph.errors import BadInput
from graph.model import Kind
from graph.questions.organization_chart import (
    CHART_HOPS,
    CHART_SEATS,
    ORGANIZATION_CHART,
    OrganizationChartParams,
    OrganizationChartRow,
)
from graph.reader import GraphReader
from graph.readings.hops import HopsParams
from graph.readings.seats import SeatsParams
from graph.scope import Scope
from resolvers.definitions.chart import ChartLink, ChartLinkKind, ChartNode, node_key, posts_of
from resolvers.definitions.cross_appointments import cross_appointments_of
from resolvers.entities import entities, kind_of, not_found

DEFAULT_DEPTH, MAX_DEPTH = 2, 6
MOST_NODES = 300
MOST_LINKS = 3_000

_SLICE = 100
"""Nodes a statement is asked about at once."""

_LINKS = {
    "UNDER": ChartLinkKind.UNDER,
    "FOR": ChartLinkKind.FOR,
    "COVER": ChartLinkKind.COVERS,
    "CONTRACT": ChartLinkKind.SERVES,
    "MEMBERSHIP": ChartLinkKind.MEMBER_OF,
}
"""Kinds of hop that a chart shows, and as what."""


@dataclass(frozen=True)
class ChartLevel:
    """A level of the chart: how many nodes there are in it, and how many of them are shown."""

    level: int
    total: int
    shown: int


@dataclass
class OrganizationChartAnswer:
    """The chart; a level of which not all nodes are shown is the last one."""

    root: str
    nodes: list[ChartNode] = field(default_factory=list[ChartNode])
    links: list[ChartLink] = field(default_factory=list[ChartLink])
    levels: list[ChartLevel] = field(default_factory=list[ChartLevel])
    total_links: int = 0


async def organization_chart(
    graph: GraphReader,
    *,
    area: str | None,
    organization: str | None,
    depth: int,
    cross_appointments: bool,
    scope: Scope,
) -> OrganizationChartAnswer:
    """The chart below an area, or below a body or compound, on the scope's day.

    Raises:
        BadInput: neither or both of area and organization are given, the id is another kind's, or the depth is out of
            bounds.
        NotFound: nothing is known under the id or code.
    """
    if (area is None) == (organization is None):
        raise BadInput("Ask about an area or a body: give one of `area` and `organization`, and not both.")
    if not 0 <= depth <= MAX_DEPTH:
        raise BadInput(f"depth: {depth} is out of bounds; ask for 0 to {MAX_DEPTH} levels.", maximum=MAX_DEPTH)
    root = organization or f"{Kind.AREA}:{code_of(area or '')}"
    if organization is not None and kind_of(organization) not in (Kind.ORGANIZATION, Kind.COMPOUND):
        raise BadInput(
            f"organization: {organization!r} is neither a body's id nor a compound's; those look like "
            "organization:msx-sanfang-office.",
            id=organization,
        )
    if root not in await entities(graph, ids=[root], scope=scope):
        raise not_found(root)
    answer = OrganizationChartAnswer(root)
    rows = await _levels(graph, answer, depth, scope)
    links = [*_placed(answer, rows), *await _joined(graph, answer, scope)]
    if cross_appointments:
        links += await _crossing(graph, answer, scope)
    links.sort(key=lambda link: link.key)
    answer.links, answer.total_links = links[:MOST_LINKS], len(links)
    return answer


async def _levels(
    graph: GraphReader, answer: OrganizationChartAnswer, depth: int, scope: Scope
) -> list[OrganizationChartRow]:
    """Reads the chart level by level, until it is deep enough, or full."""
    rows: list[OrganizationChartRow] = []
    wanted: dict[str, str | None] = {answer.root: None}
    seen: set[str] = set()
    for level in range(depth + 1):
        ids = sorted(wanted, key=lambda id: node_key(id, wanted[id]))[: MOST_NODES - len(seen)]
        answer.levels.append(ChartLevel(level, len(wanted), len(ids)))
        seen |= set(ids)
        read = await _read(graph, ids, scope)
        below = {row.id: _below(row) for row in read}
        rows += read
        posts = {row.id: posts_of(row.posts) for row in read}
        answer.nodes += [ChartNode(id, level, len(below[id]), posts[id]) for id in ids if id in below]
        cut = len(ids) < len(wanted)
        wanted = {id: kind for each in below.values() for id, kind in each.items() if id not in seen}
        if cut or not wanted:
            break
    return rows


async def _read(graph: GraphReader, ids: Sequence[str], scope: Scope) -> list[OrganizationChartRow]:
    found: list[OrganizationChartRow] = []
    for start in range(0, len(ids), _SLICE):
        params = OrganizationChartParams(ids=tuple(ids[start : start + _SLICE]))
        found += await graph.ask(ORGANIZATION_CHART, scope, params)
    return found


def _below(row: OrganizationChartRow) -> dict[str, str | None]:
    """What is directly below a node, each once, with the kind of a body."""
    return {each.id: each.kind for each in (*row.placed, *row.related) if each.id != row.id}


def _placed(answer: OrganizationChartAnswer, rows: Sequence[OrganizationChartRow]) -> list[ChartLink]:
    shown = {node.id for node in answer.nodes}
    return [
        ChartLink(ChartLinkKind.IN, each.id, row.id, each.fact, each)
        for row in rows
        for each in row.placed
        if each.id in shown and each.id != row.id
    ]


async def _joined(graph: GraphReader, answer: OrganizationChartAnswer, scope: Scope) -> list[ChartLink]:
    ids = tuple(node.id for node in answer.nodes if not node.id.startswith(f"{Kind.AREA}:"))
    bodies = [id for id in ids if id.startswith(f"{Kind.ORGANIZATION}:")]
    parts = [tuple(bodies[start : start + _SLICE]) for start in range(0, len(bodies), _SLICE)]
    asked = [HopsParams(ids=part, kinds=tuple(sorted(_LINKS)), among=ids, take=MOST_LINKS) for part in parts]
    rows = [
        row for part in await asyncio.gather(*(graph.ask(CHART_HOPS, scope, each) for each in asked)) for row in part
    ]
    return [
        ChartLink(_LINKS[hop.kind], row.id, hop.other, hop.fact, hop) for row in rows for hop in row.hops if hop.forward
    ]


async def _crossing(graph: GraphReader, answer: OrganizationChartAnswer, scope: Scope) -> list[ChartLink]:
    bodies = tuple(node.id for node in answer.nodes if node.id.startswith(f"{Kind.ORGANIZATION}:"))
    rows = await graph.ask(CHART_SEATS, scope, SeatsParams(organizations=bodies)) if bodies else ()
    found = [each for _, own in groupby(rows, key=lambda row: row.holder) for each in cross_appointments_of([*own])]
    return [
        ChartLink(ChartLinkKind.CROSS_APPOINTMENT, *ends, each.host.fact, each.host, each)
        for each in found
        if (ends := (each.home.seat.organization, each.host.seat.organization)) and set(ends) <= set(bodies)
    ]
