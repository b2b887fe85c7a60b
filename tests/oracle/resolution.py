"""How problems were resolved, from the definitions: three rates, each of what it says, in groups, and the days."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from math import ceil

from tests.oracle.days import UNKNOWN, first_day, last_day
from tests.oracle.rates import COUNTED, NOT_COUNTED, OUTSIDE, rate
from tests.oracle.record import Record, Said
from tests.oracle.rules import rule_of

ACCEPTED = ("ACCEPTED", "IN_PROGRESS", "AWAITING_DECISION", "SETTLED", "REOPENED", "CLOSED")
SETTLED = ("SETTLED", "CLOSED")


def resolution(
    record: Record,
    *,
    area: str,
    by: str,
    day: str,
    since: str | None = None,
    until: str | None = None,
    rejected: bool = False,
    basically_satisfied: bool | None = None,
) -> dict[str, object]:
    """The answer to `resolution` about an area that holds every place of a world, as GraphQL gives it."""
    _, rule = rule_of(record, "SATISFACTION", area, day)
    satisfied = set(rule["satisfied"].split(","))
    if basically_satisfied is not None:
        satisfied -= {"BASICALLY_SATISFIED"}
        satisfied |= {"BASICALLY_SATISFIED"} if basically_satisfied else set()
    rule = {**rule, "satisfied": ",".join(satisfied), "rejected": "yes" if rejected else ""}
    problems = [_Problem(record, entity, day) for entity in sorted({it.entity for it in record.all("problems")})]
    there = [it for it in problems if it.state is not None]
    inside = [it for it in there if it.raised_in(since, until) is True]
    groups: dict[str | None, list[_Problem]] = {}
    for problem in inside:
        for key in problem.groups(by):
            groups.setdefault(key, []).append(problem)
    told = [{"by": key, "figures": _figures(some, rule)} for key, some in groups.items()]
    told.sort(key=lambda it: (-_raised(groups[_key(it)]), _key(it) is None, _key(it) or ""))
    return {
        "figures": _figures(inside, rule),
        "groups": told,
        "undated": [{"problem": {"id": it.id}} for it in there if it.raised_in(since, until) is None],
    }


def _key(group: Mapping[str, object]) -> str | None:
    key = group["by"]
    return None if key is None else str(key)


class _Problem:
    """A problem as it is known on a day: the state that holds, or the last one that had begun."""

    def __init__(self, record: Record, id: str, day: str) -> None:
        states = sorted((it for it in record.states("problems", id) if it.first <= day), key=lambda it: it.fact)
        states.sort(key=lambda it: (it.holds(day), it.first), reverse=True)
        self.id = id
        self.state: Said | None = next(iter(states), None)
        every = sorted(record.states("problems", id), key=lambda it: (it.first, it.fact))
        self._began = every[0]["from"] if every else ""
        steps = (it for it in record.all("handlings") if it.to("problem") == id and it.first <= day)
        self.handlers = sorted({step.to("handler") for step in steps})
        self._place = record.kept(self["place"]) if self.state else ""

    def __getitem__(self, column: str) -> str:
        return self.state[column] if self.state else ""

    @property
    def number(self) -> int:
        """For how many it stands."""
        return int("".join(each for each in self["count"] if each.isdigit()) or 1)

    @property
    def raised(self) -> str:
        """When it was raised, as a prefix date; empty where nobody says."""
        told = self["reported"] or self._began
        return "" if told == UNKNOWN else told

    def raised_in(self, since: str | None, until: str | None) -> bool | None:
        """Whether it was raised between two days; nothing where that is not told."""
        if since is None and until is None:
            return True
        if not self.raised:
            return None
        first, last = first_day(self.raised), last_day(self.raised)
        if (until and first > until) or (since and last < since):
            return False
        return True if (not since or first >= since) and (not until or last <= until) else None

    def groups(self, by: str) -> Sequence[str | None]:
        """The groups that it is in."""
        if by == "HANDLER":
            return self.handlers or [None]
        if by == "COMPOUND":
            return [self._place if self._place.startswith("compound:") else None]
        return [self[by.lower()] or None]

    def days(self) -> int | None:
        """Days from raising to settling, where both are whole days."""
        if self["status"] not in SETTLED or len(self.raised) < 10 or len(self["settled"]) < 10:
            return None
        taken = (date.fromisoformat(self["settled"]) - date.fromisoformat(self.raised)).days
        return taken if taken >= 0 else None


def _raised(problems: Iterable[_Problem]) -> int:
    return sum(it.number for it in problems)


def _figures(problems: Sequence[_Problem], rule: Mapping[str, str]) -> dict[str, object]:
    days = sorted(it.days() or 0 for it in problems for _ in range(it.number) if it.days() is not None)
    return {
        "raised": _raised(problems),
        "accepted": _raised(it for it in problems if it["status"] in ACCEPTED),
        "rejected": _raised(it for it in problems if it["status"] == "REJECTED"),
        "timed": len(days),
        "medianDays": days[ceil(len(days) * 0.5) - 1] if days else None,
        "ninetiethDays": days[ceil(len(days) * 9 / 10) - 1] if days else None,
        "response": rate(_ways(problems, rule, _answered), rule),
        "settlement": rate(_ways(problems, rule, _settled), rule),
        "satisfaction": rate(_rated(problems, rule), rule),
    }


def _answered(problem: _Problem) -> set[str]:
    if problem.handlers or problem["status"] in SETTLED:
        return {COUNTED}
    return {NOT_COUNTED} if problem["status"] == "REJECTED" else {COUNTED, NOT_COUNTED}


def _settled(problem: _Problem) -> set[str]:
    if not problem["status"]:
        return {COUNTED, NOT_COUNTED}
    return {COUNTED} if problem["status"] in SETTLED else {NOT_COUNTED}


def _ways(
    problems: Iterable[_Problem], rule: Mapping[str, str], how: Callable[[_Problem], set[str]]
) -> Iterable[frozenset[str]]:
    for problem in problems:
        inside = problem["status"] in ACCEPTED or (rule["rejected"] and problem["status"] == "REJECTED")
        for _ in range(problem.number):
            if not problem["status"]:
                yield frozenset({*how(problem), OUTSIDE})
            elif inside:
                yield frozenset(how(problem))


def _rated(problems: Iterable[_Problem], rule: Mapping[str, str]) -> Iterable[frozenset[str]]:
    for problem in problems:
        if problem["verdict"] in rule["rated"].split(","):
            way = COUNTED if problem["verdict"] in rule["satisfied"].split(",") else NOT_COUNTED
            yield from [frozenset({way})] * problem.number
