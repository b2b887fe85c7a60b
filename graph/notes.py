"""What an answer rested on, noted while it is worked out: the rules it followed, the rules and sources it names."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.entities import EntityRow, RuleRow, SourceRow


@dataclass
class Notes:
    """The ids of rules and of sources, in whatever order they were come by."""

    rules: set[str] = field(default_factory=set[str])
    sources: set[str] = field(default_factory=set[str])

    def follow(self, rule: str) -> None:
        """Notes a rule that the answer follows."""
        self.rules.add(rule)

    def name(self, rows: Iterable[EntityRow]) -> None:
        """Notes the rules and sources among some entities that were read."""
        for row in rows:
            if isinstance(row, RuleRow):
                self.rules.add(row.id)
            elif isinstance(row, SourceRow):
                self.sources.add(row.id)
