"""How a problem goes from hand to hand: who passes it to whom in each step, told from the roles of its handlers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.codelists import CodeList, HandlingRole
from graph.questions.handler_path import Part


class PassingKind(CodeList):
    """How a problem comes from one to another (流转方式)."""

    RAISED = "RAISED", "Whoever raised it brought it to the first who acted (提出)."
    NEXT = "NEXT", "The next step was another's (下一步)."
    HANDED_OVER = "HANDED_OVER", "One handed it over, and the other acted next (移交)."
    TOGETHER = "TOGETHER", "Both acted in the same step (共同办理)."
    CONSULTED = "CONSULTED", "One who had it consulted the other (征询)."
    REFUSED = "REFUSED", "It came to the other, who refused (拒绝)."


_ROLES = tuple(HandlingRole)
_GIVES = HandlingRole.TRANSFERRED.value
_ASIDE = {
    HandlingRole.CONSULTED.value: PassingKind.CONSULTED,
    HandlingRole.REFUSED.value: PassingKind.REFUSED,
}
"""Roles in which somebody is asked, and never has the problem in hand."""


@dataclass(frozen=True)
class Passing:
    """A problem comes from one to another in a step.

    Attributes:
        kind: how.
        source, target: who had it or raised it, and who comes to act.
        part: what the target then did.
        back: whether the target had acted in an earlier step already.
    """

    kind: PassingKind
    source: str
    target: str
    part: Part
    back: bool


def in_order(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Parts by step; within a step by the order of the roles, so that whoever led comes first, then by fact."""
    return tuple(sorted(parts, key=lambda part: (part.step, _ROLES.index(HandlingRole(part.role)), part.fact)))


def passings_of(raisers: Sequence[str], parts: Sequence[Part]) -> tuple[Passing, ...]:
    """Each passing of a problem, in the order of its parts; nobody passes it to themselves.

    In each step one has it in hand: the first that neither hands it over nor is only asked. It comes to the step's
    first from those that handed it over in the step before, else from whoever had it in hand, else from the raisers.
    """
    found: list[Passing] = []
    acted: set[str] = set()
    givers, how = list(raisers), PassingKind.RAISED
    for _, group in groupby(in_order(parts), key=lambda part: part.step):
        step = _Step(tuple(group))
        if step.first:
            found += _from(givers, how, step.first, acted)
            found += step.within(acted)
            givers, how = step.last()
        asked_by = [step.hand.handler] if step.hand else givers
        for part in step.asked:
            found += _from(asked_by, _ASIDE[part.role], part, acted)
        acted |= {part.handler for part in step.parts}
    return tuple(found)


class _Step:
    """The parts of one step, in order."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts
        self.asked = [part for part in parts if part.role in _ASIDE]
        self.giving = [part for part in parts if part.role == _GIVES]
        self.acting = [part for part in parts if part.role not in _ASIDE and part.role != _GIVES]
        self.first = (self.giving or self.acting or [None])[0]
        self.hand = (self.acting or self.giving or [None])[0]

    def within(self, acted: set[str]) -> list[Passing]:
        """What passes inside the step: from those that hand over to whoever has it, and to whoever acts beside."""
        found: list[Passing] = []
        if self.giving:
            for part in self.giving[1:]:
                found += _from([self.giving[0].handler], PassingKind.TOGETHER, part, acted)
            for part in self.acting[:1]:
                handing = list(dict.fromkeys(each.handler for each in self.giving))
                found += _from(handing, PassingKind.HANDED_OVER, part, acted)
        for part in self.acting[1:]:
            found += _from([self.acting[0].handler], PassingKind.TOGETHER, part, acted)
        return found

    def last(self) -> tuple[list[str], PassingKind]:
        """Who passes it on after the step, and how."""
        handing = list(dict.fromkeys(each.handler for each in self.giving))
        if not self.acting:
            return handing, PassingKind.HANDED_OVER
        hand = self.acting[0].handler
        return [hand], PassingKind.HANDED_OVER if hand in handing else PassingKind.NEXT


def _from(sources: Sequence[str], kind: PassingKind, part: Part, acted: set[str]) -> list[Passing]:
    return [
        Passing(kind, source, part.handler, part, part.handler in acted) for source in sources if source != part.handler
    ]
