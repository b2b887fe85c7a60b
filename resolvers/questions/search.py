"""Which entities a text finds, and why: what the graph's words hold of it, judged name by name."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from graph.errors import BadInput
from graph.model import Kind
from graph.questions.search import SEARCH, SearchParams
from graph.reader import GraphReader
from graph.scope import Scope
from graph.words import queries_of
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.search import Hit, asked_of, hits_of
from resolvers.definitions.search_words import EntityKind

MAX_TEXT = 100
"""Characters that a text may have."""

CANDIDATES = 200
"""How many states are taken of each way in which the index is asked."""


@dataclass(frozen=True)
class SearchAnswer:
    """What a text found, the best first, and whether there may be more that was not looked at."""

    hits: tuple[Hit, ...]
    more: bool


async def search(
    graph: GraphReader, *, text: str, kinds: Collection[EntityKind] | None, area: str | None, scope: Scope
) -> SearchAnswer:
    """The entities that a text finds by a name they have or had by the scope's day, or by a code.

    Without kinds all are meant. Who may not see people's names finds no person, by whatever.

    Raises:
        BadInput: the text is blank, or longer than `MAX_TEXT`.
    """
    if len(text) > MAX_TEXT:
        raise BadInput(
            f"text: {len(text)} characters are too many; write at most {MAX_TEXT} of the name.", maximum=MAX_TEXT
        )
    if not text.strip():
        raise BadInput("text: it is blank; write a name, a part of one, its pinyin or initials, or a code.")
    wanted = {kind.kind for kind in (EntityKind if kinds is None else kinds)}
    if not scope.people:
        wanted.discard(Kind.PERSON)
    queries = tuple(queries_of(text).values())
    if not queries or not wanted:
        return SearchAnswer((), more=False)
    within = scope if area is None else await scope_of_area(graph, area=area, scope=scope)
    params = SearchParams(queries=queries, kinds=tuple(sorted(wanted)), take=CANDIDATES)
    rows = await graph.ask(SEARCH, within, params)
    taken = Counter(way for row in rows for way in row.ways)
    return SearchAnswer(hits_of(asked_of(text), rows), more=max(taken.values(), default=0) >= CANDIDATES)
