"""Trees whose statements the engine has planned: a new one is planned behind an answer that is read level by level."""

import asyncio
from collections import OrderedDict
from enum import Enum, auto
from typing import Final

from execution.trees import Grove, Tree
from graph.errors import GraphUnavailable
from graph.nesting import Nested, Width
from graph.reader import GraphReader
from graph.scope import Scope

KEPT: Final = 1_000
"""How many statements are known to be planned: the last ones asked for."""

OFTEN: Final = 8
"""How often a tree is asked for with the same columns before a statement that tells no others is planned."""


class Nesting(Enum):
    """When what lies below an edge is read by one statement."""

    PLANNED = auto()  # once the engine has planned it, which it does behind the first answer
    NARROW = auto()  # at once, and no column is told that is not asked for
    WIDE = auto()  # at once
    NEVER = auto()


class Warm:
    """Which trees are read by one statement. An engine takes up to some seconds to plan one when it is first asked."""

    def __init__(self, nesting: Nesting = Nesting.PLANNED, kept: int = KEPT) -> None:
        self._nesting, self._kept = nesting, kept
        self._planned: OrderedDict[str, asyncio.Task[bool]] = OrderedDict()
        self._asked: OrderedDict[str, int] = OrderedDict()

    def statement(self, tree: Tree | Grove) -> Nested | None:
        """The statement by which a tree is read now; nothing where it is read level by level."""
        if self._nesting is Nesting.NEVER:
            return None
        widths = _widths(tree)
        if self._nesting is not Nesting.PLANNED:
            return tree.statement(widths[0 if self._nesting is Nesting.NARROW else -1])
        return next((each for each in map(tree.statement, widths) if self._is_planned(each)), None)

    def plan(self, tree: Tree | Grove, graph: GraphReader, scope: Scope) -> bool:
        """Has what a tree lacks planned behind whatever is answered, unless it was tried; whether that begins.

        Leaves are chosen anew in every document, and planning is dear: the first statement serves all choices, and one
        of its own comes to those that are asked for often.
        """
        if self._nesting is not Nesting.PLANNED:
            return False
        narrow, wide = map(tree.statement, (_widths(tree)[0], _widths(tree)[-1]))
        if wide.text not in self._planned:
            return self._begin(wide, graph, scope)
        if narrow.text in self._planned or not self._is_planned(wide):
            return False
        self._asked[narrow.text] = self._asked.pop(narrow.text, 0) + 1
        if len(self._asked) > self._kept:
            self._asked.popitem(last=False)
        return self._asked[narrow.text] >= OFTEN and self._begin(narrow, graph, scope)

    async def settled(self) -> bool:
        """Waits until the engine has planned what it is planning; whether there was anything."""
        under_way = [task for task in self._planned.values() if not task.done()]
        await asyncio.gather(*under_way, return_exceptions=True)
        return bool(under_way)

    def states(self) -> dict[str, int]:
        """How many statements the engine has planned, is planning, and failed to plan."""
        found = {"planned": 0, "planning": 0, "failed": 0}
        for task in self._planned.values():
            found["planned" if _succeeded(task) else "failed" if task.done() else "planning"] += 1
        return found

    def _begin(self, nested: Nested, graph: GraphReader, scope: Scope) -> bool:
        self._asked.pop(nested.text, None)
        self._planned[nested.text] = graph.behind.start(self._plan(nested, graph, scope))
        if len(self._planned) > self._kept:
            self._planned.popitem(last=False)
        return True

    async def _plan(self, nested: Nested, graph: GraphReader, scope: Scope) -> bool:
        try:
            await graph.rehearse(nested, scope)
        except GraphUnavailable:
            # The next request that asks for it has it planned, once the engine is back.
            self._planned.pop(nested.text, None)
            return False
        except Exception:  # noqa: BLE001 - whatever it is, levels answer without it
            return False
        return True

    def _is_planned(self, nested: Nested) -> bool:
        task = self._planned.get(nested.text)
        if task is None:
            return False
        self._planned.move_to_end(nested.text)
        # One that failed is read level by level ever after: its levels then say what there is to say.
        return _succeeded(task)


def _succeeded(task: asyncio.Task[bool]) -> bool:
    return task.done() and not task.cancelled() and task.result()


def _widths(tree: Tree | Grove) -> tuple[Width, ...]:
    """The statements that a tree may be read by, the best first."""
    return (Width.NARROW, Width.WIDE) if tree.shaped else (Width.FULL,)
