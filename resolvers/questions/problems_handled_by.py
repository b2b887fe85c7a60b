"""The problems that an organization or person handled: those asked for, by the first step, and one page of them."""

import asyncio
from dataclasses import dataclass

from graph.codelists import HandlingRole, ProblemStatus
from graph.errors import BadInput
from graph.page import Page
from graph.questions.problems_handled_by import PROBLEMS_HANDLED_BY, HandledProblem, ProblemsHandledByParams
from graph.reader import GraphReader
from graph.scope import Scope
from resolvers.entities import handler as handler_with


@dataclass(frozen=True)
class HandledFilter:
    """What is asked for; nothing means any. `role`, `since` and `until` are of one step, as ISO days."""

    role: HandlingRole | None = None
    status: ProblemStatus | None = None
    category: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class ProblemsHandledByAnswer:
    """How many problems there are, and those of the page, with one more than asked where there are more."""

    total: int
    problems: tuple[HandledProblem, ...]


async def problems_handled_by(
    graph: GraphReader, *, handler: str, only: HandledFilter, page: Page, scope: Scope
) -> ProblemsHandledByAnswer:
    """The problems on which a handler took a step begun by the scope's day, sorted by the first of its steps.

    Raises:
        BadInput: the id names neither an organization nor a person, or the days are the wrong way round.
        NotFound: no such handler is known.
    """
    if only.since and only.until and only.since > only.until:
        raise BadInput(f"since: {only.since} lies after until, {only.until}: exchange them.")
    params = ProblemsHandledByParams(
        id=handler,
        role=only.role and only.role.value,
        status=only.status and only.status.value,
        category=only.category,
        since=only.since,
        until=only.until,
        after=page.after,
        before=page.before,
        backward=page.backward,
        take=page.first + 1,
    )
    _, rows = await asyncio.gather(
        handler_with(graph, id=handler, scope=scope), graph.ask(PROBLEMS_HANDLED_BY, scope, params)
    )
    return ProblemsHandledByAnswer(rows[0].total, rows[0].problems) if rows else ProblemsHandledByAnswer(0, ())
