"""Resolution: how many problems of an area were raised in a window of days, answered and settled, and how fast."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, replace

from graph.codelists import Attestation, Verdict
from graph.entities.lists import COMPLETE_SOURCES
from graph.errors import BadInput
from graph.questions.resolution import RESOLUTION, ResolutionRow
from graph.reader import GraphReader
from graph.rows import NoParams
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS
from resolvers.definitions.resolution import (
    ResolutionFigures,
    ResolutionGrouping,
    ResolutionStandard,
    Window,
    figures_of,
    keys_of,
    window_of,
)
from resolvers.definitions.rules import SatisfactionRule, satisfaction_rule


@dataclass(frozen=True)
class ResolutionGroup:
    """The problems of one category, handler, channel or compound; without a key, those of which it is not told."""

    by: str | None
    figures: ResolutionFigures

    @property
    def key(self) -> str:
        """What groups are sorted by: the most problems first, then their key, those without one last."""
        return f"{999_999_999 - self.figures.raised:09}|{0 if self.by else 1}|{self.by or ''}"


@dataclass(frozen=True)
class ResolutionAnswer:
    """The whole answer.

    Attributes:
        figures: of all problems surely raised in the window.
        groups: the same by what was asked, in the order of their keys.
        undated: problems of which it is not told whether they were raised in it, by id.
        excluded: how many problems are outside totals, being known by their role only or generated.
    """

    rule: SatisfactionRule
    figures: ResolutionFigures
    groups: tuple[ResolutionGroup, ...]
    undated: tuple[ResolutionRow, ...]
    excluded: int


async def resolution(
    graph: GraphReader,
    *,
    area: str,
    since: str | None,
    until: str | None,
    by: ResolutionGrouping,
    rejected: bool,
    basically_satisfied: bool | None,
    scope: Scope,
) -> ResolutionAnswer:
    """The problems placed in an area's subtree that had begun by the scope's day, raised between two ISO days.

    With `rejected`, what was not accepted stays in the denominators; `basically_satisfied` goes before the rule's word.

    Raises:
        BadInput: the days are the wrong way round.
    """
    if since and until and since > until:
        raise BadInput(f"since: {since} lies after until, {until}: exchange them.")
    within = await scope_of_area(graph, area=area, scope=scope)
    rule, complete, rows = await asyncio.gather(
        satisfaction_rule(graph, area=area, scope=scope),
        graph.ask(COMPLETE_SOURCES, scope, NoParams()),
        graph.ask(RESOLUTION, within, NoParams()),
    )
    if basically_satisfied is not None:
        others = tuple(each for each in rule.parameters.satisfied if each is not Verdict.BASICALLY_SATISFIED)
        counted = (*others, Verdict.BASICALLY_SATISFIED) if basically_satisfied else others
        rule = replace(rule, parameters=rule.parameters.model_copy(update={"satisfied": counted}))
    standard = ResolutionStandard(rule.parameters, rejected, complete, scope.day)
    counted_rows = [row for row in rows if Attestation(row.attestation) in DEFAULT_ATTESTATIONS]
    windows = {row.id: window_of(row, since, until) for row in rows}
    inside = [row for row in counted_rows if windows[row.id] is Window.INSIDE]
    grouped: dict[str | None, list[ResolutionRow]] = defaultdict(list)
    for row in inside:
        for key in keys_of(row, by):
            grouped[key].append(row)
    groups = (ResolutionGroup(key, figures_of(some, standard)) for key, some in grouped.items())
    return ResolutionAnswer(
        rule=rule,
        figures=figures_of(inside, standard),
        groups=tuple(sorted(groups, key=lambda group: group.key)),
        undated=tuple(row for row in counted_rows if windows[row.id] is Window.UNDATED),
        excluded=len(rows) - len(counted_rows),
    )
