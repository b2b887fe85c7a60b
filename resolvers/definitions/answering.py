"""Asking a document again: what is asked, as whom, at which publication, and what an answer rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from graph.published import Published
from graph.scope import Caller


@dataclass(frozen=True)
class Asked:
    """A document with its variables, asked by somebody; the ISO day stands wherever it tells none."""

    document: str
    variables: Mapping[str, Any]
    caller: Caller
    day: str


@dataclass(frozen=True)
class Answered:
    """An answer without errors; the ids of the rules it follows or names, and of the sources it names."""

    answer: dict[str, Any]
    rules: frozenset[str]
    sources: frozenset[str]


class Answering(Protocol):
    """Answers a document at one publication; the answer says it was read from `told`, which is `seen` unless given.

    Raises a member of the family of errors where the answer has any error.
    """

    async def __call__(self, asked: Asked, seen: Published, told: Published | None = None) -> Answered:
        """The answer, whole."""
        ...
