"""Rules as the API gives them: what an answer follows, in words and in parameters, with the recorded rule."""

from typing import Any

import strawberry

from graph.codelists import CoverMode, Rounding, Verdict
from graph.scope import Scope
from resolvers.definitions.rules import FollowedRule as Followed
from schema.entities.refs import RuleRef
from schema.fields import one, said


@strawberry.interface(description="A rule that an answer follows (所依规则).")
class FollowedRule:
    """A rule that an answer follows."""

    row: strawberry.Private[Followed[Any]]
    scope: strawberry.Private[Scope]

    name: str = said("name", "What the rule is called (名称).")
    text: str = said("text", "What it says, in one sentence (内容).")
    recorded: RuleRef | None = one(
        "id", "The recorded rule with its source; null where the national default is followed (规则)."
    )


@strawberry.interface(description="A rule that a percentage is rounded by (含取整方式的规则).")
class PercentRule(FollowedRule):
    """A rule that a percentage is rounded by."""

    @strawberry.field(description="How many decimals a percentage has (小数位数).")
    def decimals(self) -> int:
        """Decimals of a percentage."""
        return self.row.parameters.decimals

    @strawberry.field(description="How a percentage is rounded (取整方式).")
    def rounding(self) -> Rounding:
        """How a percentage is rounded."""
        return self.row.parameters.rounding


@strawberry.type(description="The rule that coverage is counted by (口径).")
class CoverageRule(PercentRule):
    """The rule that coverage is counted by."""

    @strawberry.field(description="From how many full members on a unit is to have a party organization (应建人数).")
    def eligible_members(self) -> int:
        """From how many full members on."""
        return self.row.parameters.eligible_members

    @strawberry.field(description="Modes that count as covered by an organization (计入组织覆盖的方式).")
    def organization_modes(self) -> list[CoverMode]:
        """Modes that count for the organization measure."""
        return list(self.row.parameters.organization)

    @strawberry.field(description="Modes that count as reached by work besides those (另计入工作覆盖的方式).")
    def work_modes(self) -> list[CoverMode]:
        """Modes that count for the work measure besides."""
        return list(self.row.parameters.work)


@strawberry.type(description="The rule that the share of party members is held against (党员比例规则).")
class MemberShareRule(PercentRule):
    """The rule that the share of party members is held against."""

    @strawberry.field(description="The share that the rule asks of a committee, in percent (比例要求).")
    def threshold_percent(self) -> int:
        """The share that the rule asks of a committee."""
        return self.row.parameters.threshold_percent


@strawberry.type(description="The rule that satisfaction is counted by (满意度口径).")
class SatisfactionRule(PercentRule):
    """The rule that satisfaction is counted by."""

    @strawberry.field(description="Grades that count as satisfied (计为满意的评价).")
    def satisfied(self) -> list[Verdict]:
        """Grades that count as satisfied."""
        return list(self.row.parameters.satisfied)

    @strawberry.field(description="Grades that make up the denominator (计入分母的评价).")
    def rated(self) -> list[Verdict]:
        """Grades that make up the denominator."""
        return list(self.row.parameters.rated)


@strawberry.type(description="The rule that forbids two seats to be held together (禁止兼任规则).")
class ProhibitedPairRule(FollowedRule):
    """The rule that forbids two seats to be held together."""
