"""Lineage of a problem or a compound: earlier like problems, and which set of handlers settled them."""

from dataclasses import dataclass

from graph.entities import CompoundRow, ProblemRow
from graph.errors import BadInput
from graph.model import Kind
from graph.questions.lineage import LINEAGE, LineageParams, LineageRow
from graph.reader import GraphReader
from graph.scope import Scope
from resolvers.definitions.lineage import HandlerSet, LineageRelation, handler_sets_of, raising_key, relations_of
from resolvers.entities import entities, kind_of, not_found

_GENERATIONS = 32
"""How many repetitions back and forth a problem is followed."""


@dataclass(frozen=True)
class LineageProblem:
    """A problem of a lineage; `relation` is nothing where a compound was asked about."""

    row: LineageRow
    relation: LineageRelation | None


@dataclass(frozen=True)
class LineageAnswer:
    """Problems in the order in which they were raised, and the sets of handlers that took them on.

    Attributes:
        cut: whether a chain of repetitions is longer than is followed.
    """

    problems: tuple[LineageProblem, ...]
    handler_sets: tuple[HandlerSet, ...]
    cut: bool


async def lineage(graph: GraphReader, *, problem: str | None, compound: str | None, scope: Scope) -> LineageAnswer:
    """The lineage of a problem, or all problems of a compound, begun by the scope's day.

    Raises:
        BadInput: neither or both are given, or an id is another kind's.
        NotFound: nothing is known under the id.
    """
    if (problem is None) == (compound is None):
        raise BadInput("Ask about a problem or about a compound: give one of `problem` and `compound`, and not both.")
    if compound is not None:
        await _known(graph, compound, Kind.COMPOUND, scope)
        rows = await graph.ask(LINEAGE, scope, LineageParams(ids=(), places=(compound,)))
        # A problem that was at another place once is not this compound's.
        here = sorted((row for row in rows if row.place == compound), key=raising_key)
        return LineageAnswer(tuple(LineageProblem(row, None) for row in here), handler_sets_of(here), cut=False)
    asked = problem or ""
    place = await _known(graph, asked, Kind.PROBLEM, scope)
    found, cut = await _chain(graph, asked, place, scope)
    if asked not in found:
        raise not_found(asked)
    relations = relations_of(found, asked)
    ordered = sorted((found[id] for id in relations), key=raising_key)
    return LineageAnswer(
        tuple(LineageProblem(row, relations[row.id]) for row in ordered), handler_sets_of(ordered), cut=cut
    )


async def _known(graph: GraphReader, id: str, kind: Kind, scope: Scope) -> str:
    """The place of a problem, or the compound itself."""
    if kind_of(id) is not kind:
        raise BadInput(f"{id!r} is no {kind.value}: ids of those begin with {kind.value}:.", id=id)
    found = (await entities(graph, ids=[id], scope=scope)).get(id)
    match found:
        case ProblemRow(place=place):
            return place or id
        case CompoundRow():
            return id
        case _:
            raise not_found(id)


async def _chain(graph: GraphReader, problem: str, place: str, scope: Scope) -> tuple[dict[str, LineageRow], bool]:
    found: dict[str, LineageRow] = {}
    asked: set[str] = set()
    wanted = {problem}
    places = (place,)
    for _ in range(_GENERATIONS):
        rows = await graph.ask(LINEAGE, scope, LineageParams(ids=tuple(sorted(wanted)), places=places))
        asked |= wanted
        found |= {row.id: row for row in rows}
        # Along the chain only: like problems of the place bring no others with them.
        tied = {row.id for row in rows if row.id in wanted or row.recurrence_of in asked}
        wanted = (tied | {row.recurrence_of or "" for row in rows if row.id in asked}) - asked - {""}
        places = ()
        if not wanted:
            return found, False
    return found, True
