"""Which TERM rule a body follows: that of the nearest area which is for such a body at such a level."""

from collections.abc import Sequence

from graph.codelists import RuleKind
from graph.divisions import code_of, level_of
from graph.entities.lists import RULES_IN_FORCE, RuleInForce, RulesInForceParams
from graph.questions.term_radar import TermRadarRow
from graph.reader import GraphReader
from graph.rules import TermParameters, parameters_of
from graph.scope import Scope
from resolvers.definitions.rules import FollowedRule

TermRule = FollowedRule[TermParameters]


async def with_term_rules(
    graph: GraphReader, bodies: Sequence[TermRadarRow], scope: Scope
) -> tuple[tuple[TermRadarRow, TermRule | None], ...]:
    """Bodies, each with the TERM rule that it follows on the scope's day; nothing where there is none for it."""
    if not bodies:
        return ()
    asked = RulesInForceParams(kind=RuleKind.TERM, codes=tuple(sorted({body.area_code for body in bodies})))
    rules = await graph.ask(RULES_IN_FORCE, scope, asked)
    read = [found for rule in rules if (found := _read(rule)) is not None]
    ruled = tuple((body, _rule_of(read, body)) for body in bodies)
    for rule in sorted({rule.id for _, rule in ruled if rule is not None and rule.id is not None}):
        graph.follows(rule)
    return ruled


def _rule_of(rules: Sequence[TermRule], body: TermRadarRow) -> TermRule | None:
    """The longest code wins; then a rule with a level, one for the subtype, one for the kind; then the one that began
    last. It is followed whole: what it leaves out is not taken from a wider area's.
    """
    level = level_of(code_of(body.area_code))
    fitting = [
        rule
        for rule in rules
        if rule.recorded is not None
        and body.area_code.startswith(rule.recorded.area_code)
        and rule.parameters.body in (None, body.kind, body.subtype)
        and rule.parameters.level in (None, level)
    ]
    return min(fitting, key=lambda rule: _order(rule, body.kind), default=None)


def _order(rule: TermRule, kind: str) -> tuple[int, bool, int]:
    # Rules come from the narrowest area to the widest, the last begun first; the first of equals is taken.
    said = rule.parameters
    narrow = 2 if said.body is None else 1 if said.body == kind else 0
    return -len(rule.recorded.area_code if rule.recorded else ""), said.level is None, narrow


def _read(rule: RuleInForce) -> TermRule | None:
    try:
        parameters = parameters_of(TermParameters, rule.parameters)
    except ValueError:
        # Recorded before the parameters of such rules were checked: it asks nothing that could be followed.
        return None
    return FollowedRule(rule.id, rule.name, term_text(parameters), rule, parameters)


def term_text(rule: TermParameters) -> str:
    """What a rule on terms says, in one sentence."""
    said = [
        f"{rule.body or 'every body'}{f' at the level {rule.level}' if rule.level else ''}",
        _between("a term of {} years", rule.term_years_min, rule.term_years_max),
        _between("{} seats", rule.size_min, rule.size_max),
        "their number odd" if rule.size_odd else None,
        f"{rule.small_size} enough with fewer than {rule.small_households_below} households"
        if rule.small_size
        else None,
        _months(rule.report_months_before),
        f"hand-over within {rule.handover_days} days" if rule.handover_days is not None else None,
    ]
    return f"{'; '.join(each for each in said if each)}."


def _between(text: str, least: int | None, most: int | None) -> str | None:
    if least is None and most is None:
        return None
    if least == most:
        return text.format(least)
    if least is None or most is None:
        return text.format(f"at least {least}" if most is None else f"at most {most}")
    return text.format(f"{least} to {most}")


def _months(months: int | None) -> str | None:
    return None if months is None else f"its end reported {months} months before"
