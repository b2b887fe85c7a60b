"""Digests: which versions of the states of some rules and sources were recorded, and the digest of each."""

from graph.entities.lists import IdsParams
from graph.question import Question
from graph.rows import GraphRow


class DigestsRow(GraphRow):
    """A version of an entity's state.

    Attributes:
        id: the entity.
        fact, number: the fact, and which version of it.
        digest: the SHA-256 of its canonical row (`graph/records.py`).
    """

    id: str
    fact: str
    number: int
    digest: str


DIGESTS = Question("readings/digests.cypher", IdsParams, DigestsRow)
