"""Which rule a question follows: the jurisdiction's own by the longest matching prefix, else the national default."""

from dataclasses import dataclass

from graph.codelists import Rounding, RuleKind
from graph.entities.lists import RULES_IN_FORCE, RuleInForce, RulesInForceParams
from graph.errors import NotFound
from graph.reader import GraphReader
from graph.rules import CoverageParameters, coverage_parameters
from graph.scope import Scope


@dataclass(frozen=True)
class CoverageRule:
    """The rule that a coverage is counted by.

    Attributes:
        id: the recorded rule's id, or nothing where the national default is followed.
        name: its name.
        text: what it says, in one sentence.
        recorded: the recorded rule, with its source.
        parameters: how it counts.
    """

    id: str | None
    name: str
    text: str
    recorded: RuleInForce | None
    parameters: CoverageParameters


async def coverage_rule(graph: GraphReader, *, area: str, rule: str | None, scope: Scope) -> CoverageRule:
    """The COVERAGE rule in force for an area on the scope's day, or the one asked for by its id.

    Raises:
        NotFound: the rule asked for is not in force for the area on that day.
    """
    rules = await graph.ask(RULES_IN_FORCE, scope, RulesInForceParams(kind=RuleKind.COVERAGE, code=area))
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
    parameters = coverage_parameters(chosen.parameters) if chosen else CoverageParameters()
    name = chosen.name if chosen else "National default (全国默认口径)"
    return CoverageRule(chosen.id if chosen else None, name, coverage_text(parameters), chosen, parameters)


def coverage_text(rule: CoverageParameters) -> str:
    """What a coverage rule says, in one sentence."""
    branches = [
        f"{name} branches {'count' if counts else 'count for work only'}"
        for name, counts in (("temporary", rule.temporary_branches), ("functional", rule.functional_branches))
    ]
    rounding = "half up" if rule.rounding is Rounding.HALF_UP else "truncated"
    return (
        f"Organization counts {', '.join(rule.organization)}; work counts {', '.join(rule.work)} besides; "
        f"{'; '.join(branches)}; units that do not operate are left out; "
        f"percentages have {rule.decimals} decimals, {rounding}."
    )
