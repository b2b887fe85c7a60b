"""What goes on behind the first answers: the engine plans every statement, and whatever our examples ask below."""

from __future__ import annotations

import time
from typing import Final

import orjson
import structlog

from execution.executing import Executing
from graph.errors import GraphUnavailable, SanfangError
from graph.reader import GraphReader
from graph.rehearsal import rehearse
from graph.scope import Scope
from schema.context import Context, today
from schema.documents import Documents
from server.explorer import numbered_examples
from server.faults import MASKED, family_error
from server.identity import EVERYTHING

TURNS: Final = 4
"""How often an example is asked at most: each time the engine plans one statement behind it."""

log: Final = structlog.get_logger("sanfang.rehearsal")


class Rehearsal:
    """Has the engine plan what requests will ask, once, while others are answered already.

    Attributes:
        asked: how many statements and examples it has asked so far.
        ended, complete: whether it is over, and whether it came to its end.
    """

    def __init__(self, executing: Executing, documents: Documents, reader: GraphReader) -> None:
        self._executing, self._documents, self._reader = executing, documents, reader
        self.asked, self.ended, self.complete = 0, False, False

    async def run(self) -> None:
        """Asks everything, as long as the engine answers; what fails is left to a request that asks it and says why."""
        began = time.perf_counter()
        try:
            seen = await self._reader.published()
            async for _ in rehearse(self._reader, Scope(today(), seen.instant, (), people=True)):
                self.asked += 1
            for _, window in numbered_examples():
                await self._example(window["initialQuery"], window["initialVariables"])
        except SanfangError as why:
            log.warning("rehearsal broken off", why=why.message)
        except Exception:  # Nobody waits for it, so nobody else would tell.
            log.exception(MASKED)
        else:
            self.complete = True
            log.info("rehearsed", asked=self.asked, seconds=round(time.perf_counter() - began, 1))
        finally:
            self.ended = True

    async def _example(self, query: str, variables: str) -> None:
        warm = self._executing.warm
        for _ in range(TURNS):
            context = Context(graph=self._reader, caller=EVERYTHING, request_id="rehearsal", documents=self._documents)
            result = await self._executing.execute(
                query, variable_values=orjson.loads(variables), context_value=context
            )
            gone = [each for each in map(family_error, result.errors or ()) if isinstance(each, GraphUnavailable)]
            if gone:
                raise gone[0]
            self.asked += 1
            if not await warm.settled():
                break
