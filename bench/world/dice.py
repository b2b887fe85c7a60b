"""Chance that is the same everywhere: drawn from a seed and some words, by nothing of Python's but `random()`.

Python keeps what `random()` gives for a seed from release to release; of its other methods it does not say so.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws numbers, things and days; two of the same words draw the same."""

    def __init__(self, *words: object) -> None:
        # Chance is wanted, not a secret.
        self._random = Random("/".join(map(str, words)))  # noqa: S311

    def below(self, end: int) -> int:
        """A number from 0 on, smaller than `end`."""
        return int(self._random.random() * end)

    def between(self, first: int, last: int) -> int:
        """A number from the first to the last."""
        return first + self.below(last - first + 1)

    def often(self, percent: int) -> bool:
        """Yes, in so many cases of a hundred."""
        return self.below(100) < percent

    def one(self, things: Sequence[T]) -> T:
        """One of some things."""
        return things[self.below(len(things))]

    def some(self, things: Sequence[T], number: int) -> list[T]:
        """So many of some things, or all where there are fewer, each once, in an order of chance."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(min(number, len(left)))]

    def most(self, things: Sequence[T], percent: int) -> list[T]:
        """So many of a hundred of some things, in their own order."""
        return [thing for thing in things if self.often(percent)]

    def day(self, first: int, last: int) -> str:
        """A day of the years from the first to the last."""
        return f"{self.between(first, last)}-{self.between(1, 12):02}-{self.between(1, 28):02}"

    def date(self, first: int, last: int) -> str:
        """A day of these years as ledgers write it: mostly whole, sometimes its month or year only."""
        day = self.day(first, last)
        return day[: self.one((4, 7, 7, 10, 10, 10))]
