"""What the writer takes: one fact as a ledger row says it, before it becomes a version."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.dates import Interval
from graph.model import Edge, Fact
from graph.words import words_of

_OWN = frozenset(
    {"id", "number", "version", "open_id", "digest", "area_code", "words"}
    | {"valid_from", "valid_to", "recorded_at", "superseded_at"}
)
"""What a version says of itself and not of the world, and what follows from the rest."""

Scalar = str | int | float | bool
Property = Scalar | list[str]


@dataclass(frozen=True)
class FactRecord:
    """A fact: its id, label, place, the days it holds, what it says and which entities it points at.

    Attributes:
        id: the fact's id, `prefix:namespace-key`, the same for all its versions.
        area_code: the division it is judged by, `""` where it has none.
        interval: the days on which it holds.
        properties: everything it says; absent means not recorded.
        edges: relation and the id of the entity it goes to, in the order of the row.
    """

    id: str
    label: Fact
    area_code: str
    interval: Interval
    properties: tuple[tuple[str, Property], ...]
    edges: tuple[tuple[Edge, str], ...]

    @classmethod
    def from_version(
        cls, labels: Sequence[str], properties: Mapping[str, Property], edges: Sequence[Sequence[str]]
    ) -> "FactRecord":
        """The record that a version in the graph was written from."""
        return cls(
            id=str(properties["id"]),
            label=next(Fact(label) for label in labels if label != "Fact"),
            area_code=str(properties["area_code"]),
            interval=Interval(str(properties["valid_from"]), str(properties["valid_to"])),
            properties=tuple(sorted((name, value) for name, value in properties.items() if name not in _OWN)),
            edges=tuple(sorted((Edge(edge), target) for edge, target in edges)),
        )

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical row: equal digests say the same, whatever the order of columns."""
        days = [self.interval.valid_from, self.interval.valid_to]
        said = [
            self.label,
            self.area_code,
            days,
            sorted(self.properties),
            sorted((edge.value, target) for edge, target in self.edges),
        ]
        canonical = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return hashlib.sha256(canonical.encode()).hexdigest()

    @cached_property
    def words(self) -> str | None:
        """What it can be found by (`graph/words.py`); nothing where it is no entity's state."""
        return words_of(self.label, self.id, dict(self.properties))

    def version(self, number: int, *, instant: str, open_end: str) -> dict[str, Property]:
        """The properties of version `number`, recorded at `instant` and open."""
        own: dict[str, Property] = {
            "id": self.id,
            "number": number,
            "version": f"{self.id}@{number}",
            "open_id": self.id,
            "digest": self.digest,
            "area_code": self.area_code,
            "valid_from": self.interval.valid_from,
            "valid_to": self.interval.valid_to,
            "recorded_at": instant,
            "superseded_at": open_end,
        }
        if self.words is not None:
            own["words"] = self.words
        return {**dict(self.properties), **own}
