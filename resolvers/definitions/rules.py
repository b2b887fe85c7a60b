"""Which rule a question follows: the jurisdiction's own by the longest matching prefix, else the national default."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.codelists import Rounding, RuleKind
from graph.entities.lists import RULES_IN_FORCE, RuleInForce, RulesInForceParams
from graph.errors import NotFound
from graph.reader import GraphReader
from graph.rules import (
    CoverageParameters,
    MemberShareParameters,
    PercentParameters,
    SatisfactionParameters,
    parameters_of,
)
from graph.scope import Scope

Parameters = TypeVar("Parameters")
Percents = TypeVar("Percents", bound=PercentParameters)

_DEFAULT = "National default (全国默认口径)"
_PROHIBITED = "A member of an owners' committee holds no post in the firm that serves the committee's compound."


@dataclass(frozen=True)
class FollowedRule(Generic[Parameters]):
    """The rule that an answer follows.

    Attributes:
        id: the recorded rule's id, or nothing where the national default is followed.
        name: its name.
        text: what it says, in one sentence.
        recorded: the recorded rule, with its source.
        parameters: how it counts; nothing where the kind of rule takes none.
    """

    id: str | None
    name: str
    text: str
    recorded: RuleInForce | None
    parameters: Parameters


CoverageRule = FollowedRule[CoverageParameters]
MemberShareRule = FollowedRule[MemberShareParameters]
SatisfactionRule = FollowedRule[SatisfactionParameters]
ProhibitedPairRule = FollowedRule[None]


async def coverage_rule(graph: GraphReader, *, area: str, rule: str | None, scope: Scope) -> CoverageRule:
    """The COVERAGE rule in force for an area on the scope's day, or the one asked for by its id.

    Raises:
        NotFound: the rule asked for is not in force for the area on that day.
    """
    rules = await graph.ask(RULES_IN_FORCE, scope, RulesInForceParams(kind=RuleKind.COVERAGE, codes=(area,)))
    if rule is not None:
        chosen = next((found for found in rules if found.id == rule), None)
        if chosen is None:
            raise NotFound(
                f"No coverage rule {rule!r} is in force for {area} on {scope.day}: "
                "leave `rule` out, or name one that is.",
                inForce=[found.id for found in rules],
            )
    else:
        chosen = rules[0] if rules else None
    return _followed(_noted(graph, chosen), CoverageParameters, coverage_text)


async def coverage_rules(graph: GraphReader, *, area: str, scope: Scope) -> tuple[CoverageRule, ...]:
    """Every COVERAGE rule in force for an area on the day, the nearest first; the default where there is none."""
    rules = await graph.ask(RULES_IN_FORCE, scope, RulesInForceParams(kind=RuleKind.COVERAGE, codes=(area,)))
    return tuple(_followed(_noted(graph, rule), CoverageParameters, coverage_text) for rule in rules or (None,))


async def member_share_rule(graph: GraphReader, *, area: str, scope: Scope) -> MemberShareRule:
    """The MEMBER_SHARE rule in force for an area on the scope's day."""
    rules = await graph.ask(RULES_IN_FORCE, scope, RulesInForceParams(kind=RuleKind.MEMBER_SHARE, codes=(area,)))
    return _followed(_noted(graph, rules[0] if rules else None), MemberShareParameters, member_share_text)


async def satisfaction_rule(graph: GraphReader, *, area: str, scope: Scope) -> SatisfactionRule:
    """The SATISFACTION rule in force for an area on the scope's day."""
    rules = await graph.ask(RULES_IN_FORCE, scope, RulesInForceParams(kind=RuleKind.SATISFACTION, codes=(area,)))
    return _followed(_noted(graph, rules[0] if rules else None), SatisfactionParameters, satisfaction_text)


async def prohibited_pair_rules(
    graph: GraphReader, *, areas: Collection[str], scope: Scope
) -> dict[str, ProhibitedPairRule]:
    """The PROHIBITED_PAIR rule in force on the scope's day for each of some areas; one statement for them all.

    The default, where a place has recorded none, is what local rules on property management have in common: whoever
    sits in an owners' committee does not work for the firm that serves its compound (业委会委员不在本小区物业企业任职).
    """
    if not areas:
        return {}
    asked = RulesInForceParams(kind=RuleKind.PROHIBITED_PAIR, codes=tuple(sorted(areas)))
    rules = await graph.ask(RULES_IN_FORCE, scope, asked)
    # They come from the narrowest area to the widest.
    nearest = {area: next((rule for rule in rules if area.startswith(rule.area_code)), None) for area in areas}
    for rule in nearest.values():
        _noted(graph, rule)
    return {
        area: FollowedRule(rule.id if rule else None, rule.name if rule else _DEFAULT, _PROHIBITED, rule, None)
        for area, rule in nearest.items()
    }


def _noted(graph: GraphReader, rule: RuleInForce | None) -> RuleInForce | None:
    """The rule, once whoever takes notes was told that it is followed."""
    if rule:
        graph.follows(rule.id)
    return rule


def _followed(
    chosen: RuleInForce | None, model: type[Percents], text: Callable[[Percents], str]
) -> FollowedRule[Percents]:
    parameters = parameters_of(model, chosen.parameters) if chosen else model()
    name = chosen.name if chosen else _DEFAULT
    return FollowedRule(chosen.id if chosen else None, name, text(parameters), chosen, parameters)


def coverage_text(rule: CoverageParameters) -> str:
    """What a coverage rule says, in one sentence."""
    branches = [
        f"{name} branches {'count' if counts else 'count for work only'}"
        for name, counts in (("temporary", rule.temporary_branches), ("functional", rule.functional_branches))
    ]
    return (
        f"Organization counts {', '.join(rule.organization)}; work counts {', '.join(rule.work)} besides; "
        f"{'; '.join(branches)}; a unit with {rule.eligible_members} full members or more is to have an organization; "
        f"units that do not operate are left out; {_percentages(rule)}."
    )


def member_share_text(rule: MemberShareParameters) -> str:
    """What a rule on the share of party members says, in one sentence."""
    return f"Committees are held against {rule.threshold_percent} percent party members; {_percentages(rule)}."


def satisfaction_text(rule: SatisfactionParameters) -> str:
    """What a rule on satisfaction says, in one sentence."""
    return f"{', '.join(rule.satisfied)} count as satisfied, of {', '.join(rule.rated)}; {_percentages(rule)}."


def _percentages(rule: PercentParameters) -> str:
    rounding = "half up" if rule.rounding is Rounding.HALF_UP else "truncated"
    return f"percentages have {rule.decimals} decimals, {rounding}"
