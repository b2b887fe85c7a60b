"""How two entities are connected, from the definition: the shortest ways over what joins entities on a day."""

from collections.abc import Iterator, Mapping
from itertools import islice

from tests.oracle.record import Record
from tests.oracle.trace import nearest

MOST_PATHS = 10


def path(record: Record, *, source: str, target: str, max_length: int, day: str) -> dict[str, object]:
    """The answer to `path`, as GraphQL gives it; no world is so large that anything would be left aside."""
    begin, end = record.kept(source), record.kept(target)
    beside: dict[str, set[str]] = {}
    for one, other in _joined(record, day):
        if one != other:
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    far = _distances(beside, end)
    length = far.get(begin)
    if length is None or length > max_length:
        return {"length": None, "more": False, "paths": []}
    found = list(islice(_ways(beside, far, begin), MOST_PATHS + 1))
    told = [[{"entityId": id} for id in way] for way in found[:MOST_PATHS]]
    return {"length": length, "more": len(found) > MOST_PATHS, "paths": told}


def _distances(beside: Mapping[str, set[str]], end: str) -> dict[str, int]:
    """How many hops lie between an entity and every other that it is connected to."""
    far, level = {end: 0}, [end]
    while level:
        level = sorted({other for one in level for other in beside.get(one, ())} - far.keys())
        far |= dict.fromkeys(level, max(far.values()) + 1)
    return far


def _ways(beside: Mapping[str, set[str]], far: Mapping[str, int], begin: str) -> Iterator[tuple[str, ...]]:
    """The shortest ways to the end, by the ids of their entities."""
    if not far[begin]:
        yield (begin,)
    for other in sorted(beside.get(begin, ())):
        if far[other] < far[begin]:
            yield from ((begin, *rest) for rest in _ways(beside, far, other))


def _joined(record: Record, day: str) -> Iterator[tuple[str, str]]:
    """Each two entities that a fact joins on a day; one fact may join several."""
    bodies = {state.entity: state for state in record.on("organizations", day)}
    for body in bodies.values():
        yield from ((body.entity, other) for other in (*body.points.get("parent", ()), *body.points.get("for", ())))
    posts = [state for state in record.on("posts", day) if state.to("organization") in bodies]
    for post in posts:
        yield from ((post.entity, other) for column in ("organization", "ex_officio_of") if (other := post.to(column)))
    there = {post.entity for post in posts}
    for appointment in record.on("appointments", day):
        if appointment.to("post") in there:
            yield appointment.to("person"), appointment.to("post")
    for table, by, of in (
        ("memberships", "organization", "member"),
        ("covers", "party_organization", "unit"),
        ("contracts", "provider", "compound"),
    ):
        for fact in record.on(table, day):
            if fact.to(by) in bodies and fact["mode"] != "NONE":
                yield fact.to(by), fact.to(of)
    yield from _problems(record, day)


def _problems(record: Record, day: str) -> Iterator[tuple[str, str]]:
    """What joins problems and meetings: as they are known on the day, and steps, which stay once they were taken."""
    for table in ("problems", "meetings"):
        for entity in sorted({said.entity for said in record.all(table)}):
            state = nearest(record, table, entity, day)
            if state and state.first <= day:
                yield entity, record.kept(state["place"])
                others = (*state.points.get("problems", ()), state.to("follows"), state.to("recurrence_of"))
                yield from ((entity, other) for other in others if other)
    for step in record.all("handlings"):
        if step.first <= day:
            yield step.to("handler"), step.to("problem")
