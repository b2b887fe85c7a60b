"""Laws of the search for paths: it finds the shortest ways that a plain search finds, and tells why there is none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reader import GraphReader
from graph.readings.hops import HopRow, HopsParams, HopsRow
from graph.scope import Scope
from resolvers.definitions.routes import PathReason
from resolvers.questions.path import MOST_HOPS, MOST_PATHS, MOST_SEEN, PathAnswer, path

SCOPE = Scope("2018-12-31", "2018-12-31T00:00:00.000000Z", ("",), people=True)
Web = Mapping[str, Sequence[str]]


class Hopping:
    """Reads hops from a web of entities in memory, as the graph does from facts."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self.asked = 0

    async def ask(self, _question: object, _scope: Scope, params: HopsParams) -> tuple[HopsRow, ...]:
        self.asked += len(params.ids)
        return tuple(self._row(id, params) for id in sorted(params.ids))

    async def load(self, _entity: object, ids: Sequence[str], _scope: Scope) -> dict[str, object]:
        return {id: id for id in ids if id in self._web}

    def _row(self, id: str, params: HopsParams) -> HopsRow:
        others = [other for other in sorted(self._web[id]) if params.among is None or other in params.among]
        return HopsRow(id=id, total=len(others), hops=tuple(_hop(id, other) for other in others[: params.take]))


def _hop(id: str, other: str) -> HopRow:
    fact = " ".join(sorted((id, other)))
    return HopRow(
        key=other,
        kind="MEMBERSHIP",
        other=other,
        forward=id < other,
        fact=fact,
        label="Membership",
        since=None,
        until=None,
        attestation="NAMED",
        note=None,
        source="source:t",
        locator="p1",
    )


def web_of(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        if one != other:
            found[one].add(other)
            found[other].add(one)
    return {id: sorted(others) for id, others in found.items()}


async def search(web: Web, source: str, target: str, longest: int) -> PathAnswer:
    graph = cast(GraphReader, cast(Any, Hopping(web)))
    return await path(graph, source=source, target=target, max_length=longest, kinds=None, scope=SCOPE)


def plainly(web: Web, source: str, target: str, longest: int) -> list[tuple[str, ...]]:
    """All shortest ways, each level whole, through no entity with more hops than may be walked through."""
    ways, seen = [(source,)], {source}
    for _ in range(longest + 1):
        if found := sorted(way for way in ways if way[-1] == target):
            return found
        onward = [way for way in ways if way[-1] == source or len(web[way[-1]]) <= MOST_HOPS]
        ways = [(*way, other) for way in onward for other in web[way[-1]] if other not in seen]
        seen |= {way[-1] for way in ways}
    return []


def name(number: int) -> str:
    return f"organization:t-{number:02}"


numbers = st.integers(0, 13)
webs = st.lists(st.tuples(numbers, numbers), min_size=4, max_size=26)


@settings(deadline=None, max_examples=150)
@given(webs, st.sets(numbers, max_size=3), st.integers(0, 8))
async def test_the_shortest_ways_are_found_and_no_others(
    pairs: list[tuple[int, int]], busy: set[int], longest: int
) -> None:
    named = [(name(one), name(other)) for one, other in pairs]
    leaves = [(name(one), f"organization:u-{one:02}-{leaf:03}") for one in busy for leaf in range(MOST_HOPS + 1)]
    web = {name(number): [] for number in range(14)} | web_of([*named, *leaves])
    expected = plainly(web, name(0), name(1), longest)
    answer = await search(web, name(0), name(1), longest)
    assert [route.nodes for route in answer.routes] == expected[:MOST_PATHS]
    assert (answer.more, answer.reason is None) == (len(expected) > MOST_PATHS, bool(expected))
    for route in answer.routes:
        assert [(hop.source, hop.target) for hop in route.hops] == list(pairwise(route.nodes))
        assert all(hop.row.other == hop.target and hop.row.forward is (hop.source < hop.target) for hop in route.hops)
    back = await search(web, name(1), name(0), longest)
    if not answer.more:
        assert sorted(route.nodes[::-1] for route in back.routes) == expected
    free = plainly({id: others[:MOST_HOPS] for id, others in web.items()}, name(0), name(1), 20)
    if answer.reason is PathReason.NOT_CONNECTED:
        assert not free
    if answer.reason is PathReason.OUT_OF_REACH:
        assert answer.aside == ()


async def test_a_search_that_grows_too_wide_is_given_up() -> None:
    width = 150
    pairs = [(f"organization:{end}", f"organization:{end}-{one:03}") for end in ("a", "b") for one in range(width)] + [
        (f"organization:{end}-{one:03}", f"organization:{end}-{one:03}-{other:03}")
        for end in ("a", "b")
        for one in range(width)
        for other in range(MOST_SEEN // width + 1)
    ]
    answer = await search(web_of(pairs), "organization:a", "organization:b", 8)
    assert (answer.routes, answer.reason) == ((), PathReason.TOO_WIDE)


async def test_two_ends_too_busy_to_be_read_are_still_told_to_be_joined() -> None:
    leaves = [(end, f"{end}-{leaf}") for end in ("post:a", "person:b") for leaf in range(MOST_SEEN + 1)]
    apart = web_of([*leaves, ("post:a", "post:c"), ("post:c", "person:b")])
    assert (await search(apart, "post:a", "person:b", 8)).reason is PathReason.TOO_WIDE
    joined = web_of([*leaves, ("post:a", "person:b")])
    (route,) = (await search(joined, "post:a", "person:b", 8)).routes
    assert route.nodes == ("post:a", "person:b")
