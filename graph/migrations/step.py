"""A step: one version of the model, and all that a graph of the version before needs to become one of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from graph.publication import Run

BATCH = 1000

Change = Callable[[Run], Awaitable[int]]
"""Changes the next batch in one transaction and tells how many there were; 0 is done. What is changed is not found
again, so that a change that was killed goes on where it stood."""


@dataclass(frozen=True)
class Step:
    """A version of the model. Once it is released neither its files nor its changes are touched: another step is added.

    Attributes:
        model: its number, counted from 1.
        brings: what is new in it, for whoever waits for it.
        indexes: the Cypher files, relative to `graph/`, whose statements make its keys and indexes.
        full_text: those that make its full-text indexes on Neo4j; the embedded engine's are made where it is opened,
            since Cypher cannot make them there.
        changes: what is done, in this order, to a graph of the version before.
    """

    model: int
    brings: str
    indexes: tuple[str, ...] = ()
    full_text: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
