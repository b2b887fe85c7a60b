"""Which codes an area stands for: its own, those a zone consists of, and those of divisions that went into it whole."""

from graph.divisions import code_of, prefix_of
from graph.entities.lists import AREAS_TAKEN_IN, IdsParams
from graph.model import Edge, Kind
from graph.reader import GraphReader
from graph.scope import Scope

_GENERATIONS = 16
"""How many reorganizations back an area is followed."""


async def scope_of_area(graph: GraphReader, *, area: str, scope: Scope) -> Scope:
    """The scope narrowed to an area: to its subtree, its parts', and those of divisions whose place it took.

    A division that was split is nobody's alone: what was recorded at its own code cannot be told apart, and stays
    under that code. An area stands for those it took in on every day, so that a series does not break where codes do.
    """
    stands_for = {area}
    asked = {area}
    for _ in range(_GENERATIONS):
        ids = tuple(f"{Kind.AREA}:{code_of(each)}" for each in sorted(asked))
        rows = await graph.ask(AREAS_TAKEN_IN, scope, IdsParams(ids=ids))
        taken = [row for row in rows if row.how == Edge.PART.value or row.heirs == (row.area,)]
        asked = {prefix_of(row.other.partition(":")[2]) for row in taken} - stands_for
        if not asked:
            break
        stands_for |= asked
    return scope.within_any(sorted(stands_for))
