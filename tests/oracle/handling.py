"""With whom somebody handled problems, from the definition: everyone who took a step on the same ones."""

from collections import Counter
from collections.abc import Mapping
from itertools import product
from typing import Any

from tests.oracle.record import Record
from tests.oracle.trace import ROLES, nearest


def co_handlers(record: Record, *, organization: str, day: str) -> dict[str, object]:
    """The answer to `coHandlers`, as GraphQL gives it; of its page, the entries."""
    handler = record.kept(organization)
    parts: dict[str, dict[str, set[str]]] = {}
    for step in record.all("handlings"):
        if step.first <= day:
            parts.setdefault(step.to("problem"), {}).setdefault(step.to("handler"), set()).add(step["role"])
    handled = {problem: by for problem, by in parts.items() if handler in by}
    others = set[str]().union(*handled.values()) - {handler}
    told = [_told(record, handler, other, handled, day) for other in sorted(others)]
    return {"handled": len(handled), "nodes": sorted(told, key=lambda it: -it["problems"])}


def _told(
    record: Record, handler: str, other: str, handled: Mapping[str, Mapping[str, set[str]]], day: str
) -> dict[str, Any]:
    together = {problem: by for problem, by in handled.items() if other in by}
    states = [nearest(record, "problems", problem, day) for problem in together]
    body = nearest(record, "organizations", other, day)
    pairs = Counter(pair for by in together.values() for pair in product(by[handler], by[other]))
    # The most frequent pair first, then in the order of the roles.
    order = sorted(pairs, key=lambda pair: (-pairs[pair], *map(ROLES.index, pair)))
    return {
        "handler": {"id": other},
        "problems": len(together),
        "settled": len([state for state in states if state and state["status"] in ("SETTLED", "CLOSED")]),
        "kind": body["kind"] if body else None,
        "roles": [{"own": own, "theirs": theirs, "problems": pairs[own, theirs]} for own, theirs in order],
    }
