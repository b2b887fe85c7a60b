"""Trees whose statements the engine has planned: a new one is planned behind an answer that is read level by level."""

import asyncio
from collections import OrderedDict
from enum import Enum, auto
from typing import Final

from execution.nests import Tree
from graph.reader import GraphReader
from graph.scope import Scope

KEPT: Final = 1_000
"""How many trees are known to be planned: the last ones asked for."""


class Nesting(Enum):
    """When what lies below an edge is read by one statement."""

    PLANNED = auto()  # once the engine has planned it, which it does behind the first answer
    AT_ONCE = auto()
    NEVER = auto()


class Warm:
    """Which trees are read by one statement. An engine takes up to a second to plan one when it is first asked."""

    def __init__(self, nesting: Nesting = Nesting.PLANNED, kept: int = KEPT) -> None:
        self._nesting, self._kept = nesting, kept
        self._planned: OrderedDict[str, asyncio.Task[bool]] = OrderedDict()

    def is_planned(self, tree: Tree) -> bool:
        """Whether a tree is read by one statement now."""
        if self._nesting is not Nesting.PLANNED:
            return self._nesting is Nesting.AT_ONCE
        task = self._planned.get(tree.nested.text)
        if task is None:
            return False
        self._planned.move_to_end(tree.nested.text)
        # One that failed is read level by level ever after: its levels then say what there is to say.
        return task.done() and not task.cancelled() and task.result()

    def plan(self, tree: Tree, graph: GraphReader, scope: Scope) -> None:
        """Has a tree planned behind whatever is answered, unless it is under way or was tried."""
        if self._nesting is Nesting.PLANNED and tree.nested.text not in self._planned:
            self._planned[tree.nested.text] = graph.behind.start(_planned(tree, graph, scope))
            if len(self._planned) > self._kept:
                self._planned.popitem(last=False)


async def _planned(tree: Tree, graph: GraphReader, scope: Scope) -> bool:
    try:
        await graph.rehearse(tree.nested, scope)
    except Exception:  # noqa: BLE001 - whatever it is, levels answer without it
        return False
    return True
