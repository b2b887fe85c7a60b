"""The rules of a place on a day: in force for all of it, the nearest first, and for what lies inside it."""

from dataclasses import dataclass

from graph.codelists import RuleKind
from graph.questions.rules import RULES, RulesParams, RulesRow
from graph.reader import GraphReader
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area

_KINDS = tuple(RuleKind)
_BACKWARD = str.maketrans("0123456789", "9876543210")


@dataclass(frozen=True)
class RulesAnswer:
    """Both lists are in the order of their keys.

    Attributes:
        in_force: rules for the place as a whole; of one kind, the first is the one that questions follow.
        inside: rules for a part of the place, or for a body or compound in it.
    """

    in_force: tuple[RulesRow, ...]
    inside: tuple[RulesRow, ...]


async def rules(graph: GraphReader, *, area: str, kind: RuleKind | None, scope: Scope) -> RulesAnswer:
    """The rules that hold on the scope's day for an area, and for what lies inside it."""
    within = await scope_of_area(graph, area=area, scope=scope)
    found = await graph.ask(RULES, within, RulesParams(code=area, kind=kind and kind.value))
    return RulesAnswer(
        in_force=tuple(sorted((row for row in found if row.in_force), key=in_force_key)),
        inside=tuple(sorted((row for row in found if not row.in_force), key=inside_key)),
    )


def in_force_key(row: RulesRow) -> str:
    """What rules in force are sorted by: the longest prefix first, then kind, the latest first, then id."""
    nearness = f"{99 - len(row.area_code):02}"
    return "|".join((nearness, _kind(row), row.valid_from.translate(_BACKWARD), row.rule.id))


def inside_key(row: RulesRow) -> str:
    """What rules inside are sorted by: place, then kind, then id."""
    return "|".join((f"{row.area_code:12}", _kind(row), row.rule.id))


def _kind(row: RulesRow) -> str:
    return f"{_KINDS.index(RuleKind(row.rule.kind)):02}"
