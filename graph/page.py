"""A page of an edge, as its statements take it."""

from dataclasses import dataclass
from typing import TypeVar

Row = TypeVar("Row")

_DAY = len("2018-12-31")


@dataclass(frozen=True)
class Page:
    """A page of an edge: how many rows, after or before which key, from the front or from the back."""

    first: int
    after: str | None = None
    before: str | None = None
    backward: bool = False

    def ordered(self, rows: list[Row]) -> list[Row]:
        """Rows as a statement gives them, in the edge's order: a page from the back is read from its end."""
        return rows[::-1] if self.backward else rows

    def values(self) -> dict[str, object]:
        """The fields of a page; one row more than asked tells whether there is a next one."""
        return {"take": self.first + 1, "after": self.after, "before": self.before, "backward": self.backward}

    def edge(self) -> dict[str, object]:
        """The fields of an edge's arguments: besides, what a key on the page begins with, where keys begin with a day.

        Those bounds are looked at before anything else is read of a fact.
        """
        until = "~" if self.before is None else self.before[:_DAY]
        return {**self.values(), "from": (self.after or "")[:_DAY], "until": until}
