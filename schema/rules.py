"""Rules as the API gives them: what a figure was counted by, in words and in parameters, with the recorded rule."""

import strawberry

from graph.codelists import CoverMode, Rounding
from graph.scope import Scope
from resolvers.definitions.rules import CoverageRule as Followed
from schema.entities.refs import RuleRef
from schema.fields import one, said


@strawberry.type(description="The rule that a figure is counted by (口径).")
class CoverageRule:
    """The rule that a figure is counted by."""

    row: strawberry.Private[Followed]
    scope: strawberry.Private[Scope]

    name: str = said("name", "What the rule is called (名称).")
    text: str = said("text", "What it says, in one sentence (内容).")
    recorded: RuleRef | None = one(
        "id", "The recorded rule with its source; null where the national default is followed (规则)."
    )

    @strawberry.field(description="How many decimals a percentage has (小数位数).")
    def decimals(self) -> int:
        """Decimals of a percentage."""
        return self.row.parameters.decimals

    @strawberry.field(description="How a percentage is rounded (取整方式).")
    def rounding(self) -> Rounding:
        """How a percentage is rounded."""
        return self.row.parameters.rounding

    @strawberry.field(description="Modes that count as covered by an organization (计入组织覆盖的方式).")
    def organization_modes(self) -> list[CoverMode]:
        """Modes that count for the organization measure."""
        return list(self.row.parameters.organization)

    @strawberry.field(description="Modes that count as reached by work besides those (另计入工作覆盖的方式).")
    def work_modes(self) -> list[CoverMode]:
        """Modes that count for the work measure besides."""
        return list(self.row.parameters.work)
