"""Rates as the API gives them: exact counts, a percentage rounded by a rule, and bounds while something is unknown."""

import strawberry

from resolvers.definitions.rates import NoPercent, Tally


@strawberry.type(description="Between what a percentage lies, whatever the unknown units are (上下限).")
class PercentBounds:
    """Between what a percentage lies."""

    low: str = strawberry.field(description="The least percentage that the unknown units leave possible (下限).")
    high: str = strawberry.field(description="The greatest percentage that the unknown units leave possible (上限).")


@strawberry.interface(description="A rate with what it counted (比率).")
class Rate:
    """A rate with what it counted."""

    tally: strawberry.Private[Tally]

    @strawberry.field(description="Units that count: covered units, or members of the party (分子).")
    def numerator(self) -> int:
        """Units counted."""
        return self.tally.numerator

    @strawberry.field(description="Units that count, do not count and are unknown together (分母).")
    def denominator(self) -> int:
        """All units of the rate."""
        return self.tally.denominator

    @strawberry.field(
        description="Units of which it is not known whether they count, or lie in the denominator at all (未知数)."
    )
    def unknown_count(self) -> int:
        """Units unknown."""
        return self.tally.unknown

    @strawberry.field(description="The percentage as the rule rounds it; null where it cannot be told (百分比).")
    def percent(self) -> str | None:
        """The percentage."""
        return self.tally.percent

    @strawberry.field(description="Why there is no percentage (无百分比的原因).")
    def no_percent(self) -> NoPercent | None:
        """Why there is none."""
        return self.tally.no_percent

    @strawberry.field(description="Between what the percentage lies, while some units are unknown (上下限).")
    def bounds(self) -> PercentBounds | None:
        """The bounds."""
        if self.tally.low is None or self.tally.high is None:
            return None
        return PercentBounds(low=self.tally.low, high=self.tally.high)
