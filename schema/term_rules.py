"""Rules on terms as the API gives them: years, seats, and what is due before and after a term."""

import strawberry

from resolvers.definitions.term_rules import TermRule as Followed
from schema.rules import FollowedRule


@strawberry.type(description="The rule on terms and size that a body follows (任期规则).")
class TermRule(FollowedRule):
    """The rule on terms and size that a body follows."""

    row: strawberry.Private[Followed]

    @strawberry.field(description="Years that a term has at least; null is not said (任期下限，年).")
    def years_min(self) -> int | None:
        """Years at least."""
        return self.row.parameters.term_years_min

    @strawberry.field(description="Years after which a term is over at the latest; null is not said (任期上限，年).")
    def years_max(self) -> int | None:
        """Years at most."""
        return self.row.parameters.term_years_max

    @strawberry.field(description="Seats that a body has at least; null is not said (人数下限).")
    def size_min(self) -> int | None:
        """Seats at least."""
        return self.row.parameters.size_min

    @strawberry.field(description="Seats that a body has at most; null is not said (人数上限).")
    def size_max(self) -> int | None:
        """Seats at most."""
        return self.row.parameters.size_max

    @strawberry.field(description="Whether the number of seats is odd (人数为单数).")
    def size_odd(self) -> bool:
        """Whether it is odd."""
        return self.row.parameters.size_odd

    @strawberry.field(
        description="With fewer households than this `smallSize` seats are enough; null is not said (小规模小区户数)."
    )
    def small_households_below(self) -> int | None:
        """Fewer households than this make a small compound."""
        return self.row.parameters.small_households_below

    @strawberry.field(description="Seats that are enough in a small compound; null is not said (小规模小区人数).")
    def small_size(self) -> int | None:
        """Seats that are enough in a small compound."""
        return self.row.parameters.small_size

    @strawberry.field(
        description="Months before the last day by which its end is reported; null is not said (换届报告提前月数)."
    )
    def report_months_before(self) -> int | None:
        """Months before the last day."""
        return self.row.parameters.report_months_before

    @strawberry.field(description="Days within which papers are handed over; null is not said (移交期限，日).")
    def handover_days(self) -> int | None:
        """Days within which papers are handed over."""
        return self.row.parameters.handover_days
