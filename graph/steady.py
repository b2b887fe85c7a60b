"""What changes with publications only and is asked again and again: the rules in force, what an area consists of."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Final, Protocol

import orjson

from graph.rows import GraphRow

KEPT: Final = 2_000
"""How many answers are kept: the last ones asked for."""

LARGEST: Final = 500
"""An answer of more rows is not kept."""

Rows = tuple[GraphRow, ...]


class _Asked(Protocol):
    @property
    def text(self) -> str: ...


class Steady:
    """The answers of statements that say of themselves that they are steady, until the next publication.

    What a statement answers is settled by its parameters, `known` among them, but for what is erased: so all is let go
    of as soon as another publication is seen.
    """

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[str, bytes], Rows] = OrderedDict()
        self._revision = 0
        self.hits = self.misses = 0

    @property
    def revision(self) -> int:
        """The publication under which answers are kept."""
        return self._revision

    def at(self, revision: int) -> None:
        """Told which publication was seen to be the last."""
        if revision != self._revision:
            self._revision = revision
            self._answers.clear()

    def get(self, question: _Asked, params: Mapping[str, object]) -> Rows | None:
        """The rows kept for a statement and its parameters."""
        key = (question.text, orjson.dumps(params))
        found = self._answers.get(key)
        if found is None:
            self.misses += 1
        else:
            self.hits += 1
            self._answers.move_to_end(key)
        return found

    def keep(self, question: _Asked, params: Mapping[str, object], rows: Rows, revision: int) -> None:
        """Keeps rows that were asked for under a publication, unless another was seen meanwhile."""
        if revision != self._revision or len(rows) > LARGEST:
            return
        self._answers[question.text, orjson.dumps(params)] = rows
        if len(self._answers) > KEPT:
            self._answers.popitem(last=False)
