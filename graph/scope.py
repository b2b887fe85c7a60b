"""Who asks, and the scope every statement takes: the day, what was known, the places, whether people may be named."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from os.path import commonprefix


@dataclass(frozen=True)
class Caller:
    """Whoever asks: the area prefixes they may see (`""` is everything), and whether they are shown people's names."""

    areas: tuple[str, ...]
    people: bool


@dataclass(frozen=True)
class Scope:
    """What one question is asked within.

    Attributes:
        day: the ISO day on which facts must hold.
        known: the instant, as a fixed-width UTC string, at which a version must have been the recorded one.
        areas: prefix-free area prefixes: the question's area within what the caller may see. Empty means nothing may be
            seen.
        people: whether people's names may be returned or searched.
    """

    day: str
    known: str
    areas: tuple[str, ...]
    people: bool

    @property
    def anchor(self) -> str:
        """The longest prefix that all areas share: what an index is sought by."""
        # Character by character is what the prefix of codes is; they are no paths.
        return commonprefix(self.areas) if self.areas else ""  # noqa: RUF071

    def within(self, area: str) -> "Scope":
        """The same scope narrowed to an area's subtree; its areas are empty where the area lies outside."""
        return replace(self, areas=meet(self.areas, area))

    def within_any(self, areas: Iterable[str]) -> "Scope":
        """The same scope narrowed to several areas' subtrees."""
        return replace(self, areas=prefix_free(tuple(each for area in areas for each in meet(self.areas, area))))

    def values(self) -> dict[str, object]:
        """The fields of `$p` that every statement has."""
        return {"day": self.day, "known": self.known, "areas": list(self.areas), "people": self.people}


def prefix_free(areas: tuple[str, ...]) -> tuple[str, ...]:
    """The same places without those that lie inside another, in order."""
    kept: list[str] = []
    for area in sorted(set(areas)):
        if not any(area.startswith(wider) for wider in kept):
            kept.append(area)
    return tuple(kept)


def meet(areas: tuple[str, ...], area: str) -> tuple[str, ...]:
    """What lies both in one of the prefixes and in the area."""
    return prefix_free(
        tuple(max(allowed, area, key=len) for allowed in areas if allowed.startswith(area) or area.startswith(allowed))
    )
