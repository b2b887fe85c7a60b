"""The trace of a problem from the definitions: what had begun by a day, in order, and in how many rounds."""

from collections.abc import Iterable, Sequence
from datetime import date

from tests.oracle.record import Record, Said

ROLES = (
    "LEAD",
    "CONVENER",
    "CO_HANDLER",
    "FUNDER",
    "EXECUTOR",
    "SUPPLIER",
    "MEDIATOR",
    "SUPERVISOR",
    "ADVISER",
    "TRANSFERRED",
    "REFUSED",
    "CONSULTED",
)
"""Roles in a step, whoever led or called the others together first."""


def nearest(record: Record, table: str, entity: str, day: str) -> Said | None:
    """The state an entity is answered with: that of the day, else the one last begun, else the first still to come."""
    states = sorted(record.states(table, entity), key=lambda it: it.fact)
    holding = [state for state in states if state.holds(day)]
    begun = sorted((state for state in states if state.first <= day), key=lambda it: it.first, reverse=True)
    coming = sorted((state for state in states if state.first > day), key=lambda it: it.first)
    return next(iter((*holding, *begun, *coming)), None)


def problem_trace(record: Record, *, id: str, day: str) -> dict[str, object] | None:
    """The answer to `problemTrace`, as GraphQL gives it; nothing where there is no such problem."""
    id = record.kept(id)
    problem = nearest(record, "problems", id, day)
    if problem is None:
        return None
    steps = [each for each in record.all("handlings") if each.to("problem") == id and each.first <= day]
    steps.sort(key=lambda it: (int(it["step"]), ROLES.index(it["role"]), it.fact))
    answer: dict[str, object] = {
        name: [{"fact": step.fact} for step in steps if step["role"] == role]
        for name, role in (
            ("lead", "LEAD"),
            ("coHandlers", "CO_HANDLER"),
            ("funders", "FUNDER"),
            ("handOvers", "TRANSFERRED"),
            ("refusals", "REFUSED"),
        )
    }
    settled = problem["status"] in ("SETTLED", "CLOSED")
    again = [one for one in _begun(record, "problems", day) if id in one.points.get("recurrence_of", ())]
    return answer | {
        "problem": {"id": id, "title": problem["title"]},
        "steps": [_step(step) for step in steps],
        "rounds": list(_rounds(record, id, day)),
        "before": [{"id": problem.to("recurrence_of")}] if problem.to("recurrence_of") else [],
        "after": [{"id": later} for later in sorted(one.entity for one in again)],
        "settledByHandlers": settled if problem["status"] else None,
        "complainantVerdict": problem["verdict"] or None,
    }


def _begun(record: Record, table: str, day: str) -> Iterable[Said]:
    """The states by which the entities of a table that had begun by a day are known on it."""
    for entity in {said.entity for said in record.all(table) if said.first <= day}:
        state = nearest(record, table, entity, day)
        if state:
            yield state


def _step(step: Said) -> dict[str, object]:
    return {
        "fact": step.fact,
        "step": int(step["step"]),
        "role": step["role"],
        "handler": {"id": step.to("handler")},
        "amount": float(step["amount"]) if step["amount"] else None,
        "from": step["from"] or None,
        "to": step["to"] or None,
        "days": _days(step["from"], step["to"]),
    }


def _days(begin: str, end: str) -> int | None:
    whole = len(begin) == len(end) == len("2018-12-31")
    return (date.fromisoformat(end) - date.fromisoformat(begin)).days if whole else None


def _rounds(record: Record, problem: str, day: str) -> Iterable[dict[str, object]]:
    meetings = [each for each in _begun(record, "meetings", day) if problem in each.points.get("problems", ())]
    numbered = [(_number(each, meetings), each["held"], each.entity, each.to("follows")) for each in meetings]
    for number, _, id, follows in sorted(numbered):
        yield {"number": number, "meeting": {"id": id}, "follows": {"id": follows} if follows else None}


def _number(meeting: Said, meetings: Sequence[Said]) -> int:
    earlier = next((each for each in meetings if each.entity == meeting.to("follows")), None)
    return 1 + _number(earlier, meetings) if earlier else 1
