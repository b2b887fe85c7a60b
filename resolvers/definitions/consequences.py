"""Consequences of assessments (结果运用): worked out from what stands and the rules in force, never recorded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.codelists import RuleKind
from graph.entities.lists import RULES_IN_FORCE, RuleInForce, RulesInForceParams
from graph.reader import GraphReader
from graph.rules import ConsequenceParameters, ConsequencePeriod, parameters_of
from graph.scope import Scope
from resolvers.definitions.assessments import OrderedRound, Result
from resolvers.definitions.periods import place_in, runs
from resolvers.definitions.rules import FollowedRule

ConsequenceRule = FollowedRule[ConsequenceParameters]


@dataclass(frozen=True)
class Consequence:
    """What a rule derives for a subject.

    Attributes:
        rule: the rule.
        results: the standing results that led to it, in the order of their rounds: one whole run.
        periods: how many periods the run has; at least as many as the rule asks.
        lasting: whether the run reaches the last period in which the subject was assessed.
    """

    rule: ConsequenceRule
    results: tuple[Result, ...]
    periods: int
    lasting: bool


async def consequence_rules(graph: GraphReader, *, areas: Iterable[str], scope: Scope) -> tuple[ConsequenceRule, ...]:
    """The CONSEQUENCE rules in force on the scope's day for any of some areas, as far as they name results.

    Consequences do not displace each other: what a city derives, it derives in a street with a rule of its own too.
    """
    codes = tuple(sorted(set(areas)))
    if not codes:
        return ()
    rules = await graph.ask(RULES_IN_FORCE, scope, RulesInForceParams(kind=RuleKind.CONSEQUENCE, codes=codes))
    told = ((rule, _read(rule)) for rule in rules)
    return tuple(
        FollowedRule(rule.id, rule.name, consequence_text(parameters), rule, parameters)
        for rule, parameters in told
        if parameters.result
    )


def _read(rule: RuleInForce) -> ConsequenceParameters:
    try:
        return parameters_of(ConsequenceParameters, rule.parameters)
    except ValueError:
        # Written before these parameters were checked: told in words only.
        return ConsequenceParameters()


def consequence_text(rule: ConsequenceParameters) -> str:
    """What a rule on consequences says, in one sentence."""
    if not rule.result:
        return "Told in words only: nothing is derived from it."
    scheme = f" of rule:{rule.scheme}" if rule.scheme else ""
    return f"It follows from {' or '.join(rule.result)}{scheme}, {rule.running} {rule.period.value} running."


class Consequences:
    """What some rules derive from anybody's results in some rounds."""

    def __init__(self, rules: Iterable[ConsequenceRule], rounds: Iterable[OrderedRound]) -> None:
        self._rules = tuple(rules)
        self._rounds: dict[str, list[OrderedRound]] = defaultdict(list)
        self._scheme: dict[str, str] = {}
        for each in rounds:
            self._rounds[each.row.scheme].append(each)
            self._scheme[each.row.id] = each.row.scheme
        self._places: dict[tuple[str, ConsequencePeriod], Mapping[str, int]] = {}

    def of(self, results: Sequence[Result]) -> tuple[Consequence, ...]:
        """What is derived for one subject, from its results in order; by the nearest rule first, scheme by scheme."""
        by_scheme: dict[str, list[Result]] = defaultdict(list)
        for result in results:
            if result.outcome is not None:
                by_scheme[self._scheme[result.round]].append(result)
        return tuple(
            consequence
            for rule in self._rules
            for scheme, own in sorted(by_scheme.items())
            if _applies(rule, scheme, own[-1])
            for consequence in _derived(rule, own, self._places_of(scheme, rule.parameters.period))
        )

    def _places_of(self, scheme: str, period: ConsequencePeriod) -> Mapping[str, int]:
        key = (scheme, period)
        if key not in self._places:
            rounds = self._rounds[scheme]
            if period is ConsequencePeriod.ROUND:
                in_order = (each for each in sorted(rounds, key=lambda each: each.key) if each.ordered)
                self._places[key] = {each.row.id: place for place, each in enumerate(in_order)}
            else:
                told = ((each.row.id, each.period and place_in(each.period, period)) for each in rounds)
                self._places[key] = {id: place for id, place in told if place is not None}
        return self._places[key]


def _applies(rule: ConsequenceRule, scheme: str, result: Result) -> bool:
    area = rule.recorded.area_code if rule.recorded else ""
    return result.area_code.startswith(area) and rule.parameters.scheme in (None, scheme.partition(":")[2])


def _derived(rule: ConsequenceRule, results: Sequence[Result], places: Mapping[str, int]) -> Iterable[Consequence]:
    wanted = rule.parameters.result
    assessed: dict[int, dict[str, list[Result]]] = defaultdict(lambda: defaultdict(list))
    for result in results:
        if result.round in places:
            assessed[places[result.round]][result.round].append(result)
    # A period counts where every round in it in which the subject was assessed says so.
    counting = [
        place
        for place, rounds in assessed.items()
        if all(any(result.outcome in wanted for result in each) for each in rounds.values())
    ]
    for run in runs(counting):
        if len(run) >= rule.parameters.running:
            led = [result for result in results if places.get(result.round) in run and result.outcome in wanted]
            yield Consequence(rule, tuple(led), len(run), run[-1] == max(assessed))
