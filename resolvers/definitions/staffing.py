"""How party branches are staffed: bounds that STAFFING rules set, each by the nearest rule that says it.

The defaults are those of the regulations on branches (中国共产党支部工作条例): a unit with three full members has a
branch of its own, those with fewer share one, as a rule of no more than five near units of one trade.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.codelists import CodeList, RuleKind
from graph.entities.lists import RULES_IN_FORCE, RuleInForce, RulesInForceParams
from graph.reader import GraphReader
from graph.scope import Scope


class StaffingBound(CodeList):
    """A bound that the staffing of party branches keeps (支部设置条件)."""

    JOINT_UNITS_MOST = "JOINT_UNITS_MOST", "How many units a joint branch has at most (联合党支部单位数上限)."
    JOINT_MEMBERS_BELOW = (
        "JOINT_MEMBERS_BELOW",
        "Units with fewer full members than this may enter a joint branch (联建单位党员数上限).",
    )
    BRANCH_MEMBERS_LEAST = "BRANCH_MEMBERS_LEAST", "How many full members a branch has at least (支部正式党员数下限)."


_PARAMETERS = {
    StaffingBound.JOINT_UNITS_MOST: ("joint_branch_units_max", 5),
    StaffingBound.JOINT_MEMBERS_BELOW: ("joint_branch_full_members_below", 3),
    StaffingBound.BRANCH_MEMBERS_LEAST: ("branch_full_members_min", 3),
}


_DIGITS = 4
"""How long a bound may be written: no branch has ten thousand members."""


@dataclass(frozen=True)
class FollowedBound:
    """A bound, its value, and the rule that sets it; nothing where the national default is followed."""

    bound: StaffingBound
    value: int
    rule: str | None


async def staffing_bounds(graph: GraphReader, *, area: str, scope: Scope) -> tuple[FollowedBound, ...]:
    """The bounds in force for an area on the scope's day."""
    asked = RulesInForceParams(kind=RuleKind.STAFFING.value, codes=(area,))
    rules = await graph.ask(RULES_IN_FORCE, scope, asked)
    found = tuple(_followed(bound, rules) for bound in StaffingBound)
    for rule in filter(None, (each.rule for each in found)):
        graph.follows(rule)
    return found


def _followed(bound: StaffingBound, rules: Sequence[RuleInForce]) -> FollowedBound:
    # They come from the narrowest area to the widest.
    name, default = _PARAMETERS[bound]
    for rule in rules:
        value = _number(rule.parameters, name)
        if value:
            return FollowedBound(bound, value, rule.id)
    return FollowedBound(bound, default, None)


def _number(parameters: Sequence[str], name: str) -> int | None:
    # These parameters are kept as they were written: what is no whole number, as in "about 5", sets no bound.
    for text in parameters:
        said, _, value = (part.strip() for part in text.partition("="))
        if said == name and len(value) <= _DIGITS and value.isascii() and value.isdigit():
            return int(value)
    return None
