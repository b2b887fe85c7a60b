"""Search: the entities that can be found by a text, each with every name and code that it has or had by the day."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow


class SearchParams(BaseModel):
    """What is looked for.

    Attributes:
        queries: what the full-text index is asked, one query a way (`graph/words.py`).
        kinds: the kinds of entity wanted.
        take: how many states are taken of each way.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    queries: tuple[str, ...]
    kinds: tuple[str, ...]
    take: int


class Called(GraphRow):
    """What a state calls its entity.

    Attributes:
        state: the state's id; of a merged record, that record's.
        name: its name or title, where it has one.
        aliases: its other names; a rule's document is one.
        codes: its division code or credit code.
        holds: whether the state holds on the day.
    """

    state: str
    name: str | None
    aliases: tuple[str, ...]
    codes: tuple[str, ...]
    holds: bool


class SearchRow(GraphRow):
    """An entity, the queries that found it, and what it is called.

    Attributes:
        ways: the number of a query, once for each of the entity's states that it found.
        states: its states begun by the day, the one that holds first, else the latest.
        merged: the states of records that were merged into it.
    """

    id: str
    ways: tuple[int, ...]
    states: tuple[Called, ...]
    merged: tuple[Called, ...]


SEARCH = Question("questions/search.cypher", SearchParams, SearchRow)
