"""Structural holes from the definitions: what is missing, doubled or left open, by which facts, and how certain."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from tests.oracle.areas import stands_for
from tests.oracle.coverage import TOTAL, Judge, units_of
from tests.oracle.crossing import crossings, stands_in
from tests.oracle.holding import posts_in
from tests.oracle.record import Record, Said
from tests.oracle.registers import registered
from tests.oracle.rules import rule_of
from tests.oracle.staffing import bound_of

UNITS = (
    "PROPERTY_FIRM",
    "OWNERS_COMMITTEE",
    "RESIDENTS_COMMITTEE",
    "VILLAGERS_COMMITTEE",
    "SOCIAL_ORGANIZATION",
    "ASSOCIATION",
    "DEPARTMENT",
)
MEASURED = {
    "FIRM_WITHOUT_PARTY_ORGANIZATION": ("PARTY_ORGANIZATION", ("PROPERTY_FIRM",)),
    "UNIT_WITHOUT_BRANCH": ("ELIGIBLE", UNITS),
    "COMPOUND_WITHOUT_COMMITTEE": ("OWNERS_COMMITTEE", ("COMPOUND",)),
    "COMPOUND_WITHOUT_FIRM": ("PROPERTY_SERVICE", ("COMPOUND",)),
    "COMPOUND_WITHOUT_BRANCH": ("COMPOUND_BRANCH", ("COMPOUND",)),
}
KINDS = (
    "FIRM_WITHOUT_PARTY_ORGANIZATION",
    "UNIT_WITHOUT_BRANCH",
    "JOINT_BRANCH_OVER_FIVE",
    "COMPOUND_WITHOUT_COMMITTEE",
    "COMPOUND_WITHOUT_FIRM",
    "COMPOUND_WITHOUT_BRANCH",
    "SEAT_HELD_TWICE",
    "PROHIBITED_POSTS",
    "FALLBACK_WITHOUT_UNIT",
    "CLOSED_WITH_OPEN_FACTS",
)

Fact = tuple[str, str]
"""A fact that a finding rests on, and the other entity that it ties the subject to, or an empty text."""


class Asked:
    """What every kind is looked for with."""

    def __init__(self, record: Record, area: str, day: str) -> None:
        self.record, self.area, self.day = record, area, day
        self.inside = stands_for(record, area, day)

    def here(self, table: str) -> list[Said]:
        """The states of a table that hold on the day in the area."""
        return [state for state in self.record.on(table, self.day) if state["area"].startswith(self.inside)]

    def bound(self, name: str) -> tuple[int, str]:
        """A bound on staffing, and the rule that sets it."""
        return bound_of(self.record, name, self.area, self.day)


def structural_holes(record: Record, *, area: str, day: str, kinds: Collection[str] | None = None) -> dict[str, object]:
    """The answer to `structuralHoles`, as GraphQL gives it."""
    asked = Asked(record, area, day)
    wanted = [kind for kind in KINDS if kinds is None or kind in kinds]
    found = [hole for kind in wanted for hole in sorted(_of(kind, asked), key=_order)]
    counts = [(hole["kind"], hole["certainty"]) for hole in found]
    return {
        "byKind": [
            {"kind": kind, "known": counts.count((kind, "KNOWN")), "unknown": counts.count((kind, "UNKNOWN"))}
            for kind in wanted
        ],
        "findings": found,
    }


def _order(hole: Mapping[str, Any]) -> tuple[object, ...]:
    grounds = [(ground["fact"], ground["entity"]["id"] if ground["entity"] else "") for ground in hole["facts"]]
    return hole["subjectId"], grounds, [other["id"] for other in hole["involved"]]


def _of(kind: str, asked: Asked) -> Iterable[dict[str, Any]]:
    return _in_units(kind, asked) if kind in MEASURED else ELSE[kind](asked)


def _hole(kind: str, subject: str, facts: Iterable[Fact], **more: object) -> dict[str, Any]:
    told = sorted(set(facts))
    return {
        "kind": kind,
        "certainty": "KNOWN",
        "subjectId": subject,
        "involved": [{"id": id} for id in sorted({other for _, other in told if other})],
        "reason": None,
        "number": None,
        "bound": None,
        "rule": None,
        "facts": [{"fact": fact, "entity": {"id": other} if other else None} for fact, other in told],
    } | more


def _rule(id: str) -> dict[str, str] | None:
    return {"id": id} if id else None


def _in_units(kind: str, asked: Asked) -> Iterable[dict[str, Any]]:
    measure, units = MEASURED[kind]
    chosen, rule = rule_of(asked.record, "COVERAGE", asked.area, asked.day)
    told: dict[str, Any] = {}
    if measure == "ELIGIBLE":
        least, sets = asked.bound("BRANCH_MEMBERS_LEAST")
        # Coverage has a number of its own, which only a recorded rule on staffing goes before.
        rule = {**rule, "eligible_members": str(least)} if sets else rule
        told = {"bound": int(rule["eligible_members"]), "rule": _rule(sets or chosen)}
    judge = Judge(asked.record, measure, rule, asked.day)
    for state in (state for unit in units for state, at in units_of(asked.record, unit, asked.day, asked.inside) if at):
        members = {"number": int(state["full_members"])} if measure == "ELIGIBLE" and state["full_members"] else {}
        if measure == "ELIGIBLE" and not members:
            continue
        fall = judge.of(state, TOTAL)
        if fall.verdict in ("NOT_COUNTED", "UNKNOWN"):
            certainty = "KNOWN" if fall.verdict == "NOT_COUNTED" else "UNKNOWN"
            facts = [(fact, _by(asked.record, fact)) for fact in fall.grounds]
            yield _hole(kind, state.entity, facts, certainty=certainty, reason=fall.reason, **told, **members)


def _by(record: Record, fact: str) -> str:
    """The organization that reaches a unit by a fact."""
    for table, column in (("covers", "party_organization"), ("contracts", "provider")):
        for said in record.all(table):
            if said.fact == fact:
                return said.to(column)
    return fact.partition("#")[0]


def _joint(asked: Asked) -> Iterable[dict[str, Any]]:
    most, rule = asked.bound("JOINT_UNITS_MOST")
    for branch in asked.here("organizations"):
        facts = [(fact, unit.entity) for fact, unit in joint_units(asked.record, branch, asked.day) if _counts(unit)]
        units = {unit for _, unit in facts}
        if branch["kind"] == "PARTY_ORGANIZATION" and _counts(branch) and len(units) > most:
            told = {"number": len(units), "bound": most, "rule": _rule(rule)}
            yield _hole("JOINT_BRANCH_OVER_FIVE", branch.entity, facts, **told)


def joint_units(record: Record, branch: Said, day: str) -> Iterable[tuple[str, Said]]:
    """The units that a branch covers jointly on a day, wherever they are, each with the fact that says so."""
    for cover in record.on("covers", day):
        if cover.to("party_organization") == branch.entity and cover["mode"] == "JOINT":
            unit = _unit(record, cover.to("unit"), day)
            if unit:
                yield cover.fact, unit
    for id in branch.points.get("for", ()) if branch["subtype"] == "JOINT_BRANCH" else ():
        unit = _unit(record, id, day)
        if unit:
            yield branch.fact, unit


def _unit(record: Record, id: str, day: str) -> Said | None:
    return record.state("compounds" if id.startswith("compound:") else "organizations", id, day)


def _counts(state: Said) -> bool:
    return (state["attestation"] or "NAMED") in TOTAL


def _seats(asked: Asked) -> Iterable[dict[str, Any]]:
    for post in posts_in(asked.record, asked.here("organizations"), asked.day):
        if _counts(post.body) and post.seats is not None and len(post.people) > post.seats:
            facts = [
                (each.fact if each.to("post") == post.state.entity else post.state.fact, each.to("person"))
                for each in post.holdings
            ]
            involved = [{"id": id} for id in sorted({post.body.entity, *post.people})]
            told = {"involved": involved, "number": len(post.people), "bound": post.seats}
            yield _hole("SEAT_HELD_TWICE", post.state.entity, facts, **told)


def _prohibited(asked: Asked) -> Iterable[dict[str, Any]]:
    for pair in crossings(asked.record, asked.day):
        if pair.prohibited and stands_in(pair, asked.inside):
            ends = (pair.home, pair.host)
            (committee,) = [end.seat.body for end in ends if end.seat.body["kind"] == "OWNERS_COMMITTEE"]
            bodies = {end.seat.body.entity for end in ends} - {committee.entity}
            others = {pair.holder, *bodies, *(end.seat.post.entity for end in ends), *pair.compounds}
            facts = [(end.by.fact, end.seat.post.entity) for end in ends]
            told = {"involved": [{"id": id} for id in sorted(others)], "rule": pair.rule(asked.record, asked.day)}
            yield _hole("PROHIBITED_POSTS", committee.entity, facts, **told)


def _fallback(asked: Asked) -> Iterable[dict[str, Any]]:
    for state in asked.here("compounds"):
        contracts = [it for it in asked.record.on("contracts", asked.day) if it.to("compound") == state.entity]
        providers = [asked.record.state("organizations", it.to("provider"), asked.day) for it in contracts]
        named = any(it and (it["attestation"] or "NAMED") in ("NAMED", "DERIVED") for it in providers)
        backed = state["management"] == "STATE_BACKED"
        if _counts(state) and not named and (backed or any(it["kind"] == "FALLBACK" for it in contracts)):
            whole = "contracts" in registered(asked.record, state, asked.day)
            facts = [*([(state.fact, "")] if backed else []), *((it.fact, it.to("provider")) for it in contracts)]
            yield _hole("FALLBACK_WITHOUT_UNIT", state.entity, facts, certainty="KNOWN" if whole else "UNKNOWN")


def _closed(asked: Asked) -> Iterable[dict[str, Any]]:
    for id in sorted({said.entity for said in asked.record.all("organizations")}):
        states = [state for state in asked.record.states("organizations", id) if state.first <= asked.day]
        last = max(states, key=lambda it: (it.first, it.fact), default=None)
        if last is None or any(state.holds(asked.day) for state in states):
            continue
        facts = list(_still_open(asked.record, id, asked.day))
        if facts and last["area"].startswith(asked.inside) and _counts(last):
            told = {"number": len({fact for fact, _ in facts})}
            yield _hole("CLOSED_WITH_OPEN_FACTS", id, [(last.fact, ""), *facts], **told)


def _still_open(record: Record, id: str, day: str) -> Iterable[Fact]:
    """What is recorded of a body and holds on a day, with the entity at its other end."""
    for table, columns in (
        ("contracts", ("provider", "compound")),
        ("covers", ("party_organization", "unit")),
        ("memberships", ("member", "organization")),
    ):
        for fact in record.on(table, day):
            ends = [fact.to(column) for column in columns if fact.to(column)]
            if id in ends:
                yield fact.fact, min((end for end in ends if end != id), default="")
    for state in record.on("organizations", day):
        if id in state.points.get("parent", ()):
            yield state.fact, state.entity
    for appointment in record.on("appointments", day):
        posts = record.states("posts", appointment.to("post"))
        was = any(post.first <= day and post.to("organization") == id for post in posts)
        moved = any(post.holds(day) and post.to("organization") != id for post in posts)
        if was and not moved:
            yield appointment.fact, appointment.to("post")


ELSE: Mapping[str, Callable[[Asked], Iterable[dict[str, Any]]]] = {
    "JOINT_BRANCH_OVER_FIVE": _joint,
    "SEAT_HELD_TWICE": _seats,
    "PROHIBITED_POSTS": _prohibited,
    "FALLBACK_WITHOUT_UNIT": _fallback,
    "CLOSED_WITH_OPEN_FACTS": _closed,
}
