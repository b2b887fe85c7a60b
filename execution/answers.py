"""Answers kept: the bytes that went out for a document, its variables, a caller and one state of the graph."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, NamedTuple

from graph.scope import Caller

KEPT_BYTES: Final = 64_000_000
"""How many bytes of answers, and of what they answer, are kept: those of the last ones asked for."""

LARGEST: Final = 2_000_000
"""What takes more bytes is not kept: a few of them would drive out all others."""

ENTRY_BYTES: Final = 600
"""About what an answer takes besides its body, its document and its variables."""


class Key(NamedTuple):
    """What an answer is the answer to.

    Attributes:
        query, name, variables: the document, which of its operations, and its variables as canonical JSON.
        caller: who asks, by what they may see.
        revision: the publication that is seen.
        today: the ISO day in China, which questions are about that name none.
    """

    query: str
    name: str | None
    variables: bytes
    caller: Caller
    revision: int
    today: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer's body and its entity tag."""

    body: bytes
    tag: str


class Answers:
    """The answers given lately. One of an earlier revision is never asked for again and is driven out in time."""

    def __init__(self, kept: int = KEPT_BYTES) -> None:
        self._kept, self._bytes = kept, 0
        self._answers: OrderedDict[Key, Kept] = OrderedDict()
        self.hits = self.misses = 0

    def __contains__(self, key: Key) -> bool:
        return key in self._answers

    def get(self, key: Key) -> Kept | None:
        """An answer that was kept."""
        found = self._answers.get(key)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self._answers.move_to_end(key)
        return found

    def keep(self, key: Key, answer: Kept) -> None:
        """Keeps an answer, and lets go of those asked for longest ago where there is no room."""
        size = _size(key, answer)
        if size > LARGEST:
            return
        before = self._answers.pop(key, None)
        self._bytes += size - (_size(key, before) if before else 0)
        self._answers[key] = answer
        while self._bytes > self._kept:
            self._bytes -= _size(*self._answers.popitem(last=False))


def _size(key: Key, answer: Kept) -> int:
    # A character of a document takes up to four bytes.
    return ENTRY_BYTES + 4 * len(key.query) + len(key.variables) + len(answer.body)


def answer_of(body: bytes) -> Kept:
    """A body with its tag: the first 128 bits of its SHA-256."""
    return Kept(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
