"""The same answer from each side's own: by operation and side, a function that brings it into one form."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from bench.comparison.reckoning import crossings, verdicts, watched
from bench.comparison.shapes import collapsed, lifted, named
from bench.comparison.subjects import Subjects

TOLD_AS: Final = ("EXACT", "PREFIX", "PART", "ALIAS", "FORMER_NAME")
"""Ways in which ours finds a text that the others can find it in, too."""

Reader = Callable[[Any, Subjects], Any]


def _person(row: Any) -> Any:
    seats = ("basis", "home", "post.title", "post.organization.name", "post.organization.kind")
    return {"name": row[0], "appointments": [named(each, *seats) for each in row[1]]}


def _held(person: Any) -> Any:
    """A person without seats whose post or body does not stand that day, which the plain schema tells as null."""
    held = [each for each in person["appointments"] if each["post"] and each["post"]["organization"]]
    return {**person, "appointments": held}


def _chart(areas: Any) -> Any:
    return [
        named(area, "name", "organizations") | {"organizations": [_body(each) for each in area[1]]} for area in areas
    ]


def _body(row: Any) -> Any:
    posts = [
        {"title": title, "appointments": [named(each, "basis", "person.name") for each in appointments]}
        for title, appointments in row[2]
    ]
    return {"name": row[0], "kind": row[1], "posts": posts}


def _with_below(area: Any) -> Any:
    below = area.pop("children")
    return [area, *below]


def _covered(data: Any) -> Any:
    told = collapsed(data["coverage"])
    others = [each["unitId"] for each in (*told["notCounted"], *told["unknown"])]
    return {"covered": [[each["unitId"], each["mode"]] for each in told["counted"]], "others": others}


def _unit(told: Any) -> Any:
    modes = [cover["mode"] for cover in told["covers"] if cover.get("stands", True)]
    branches = [body["subtype"] for body in told["bodies"]]
    return {"id": told["id"], "operating": told["operating"], "modes": modes, "branches": branches}


def _trace(row: Any) -> Any:
    steps = ("step", "role", "action", "outcome", "handler.name")
    return {"title": row[0], "status": row[1], "steps": [named(each, *steps) for each in row[2]]}


def _crossed(data: Any) -> Any:
    return [
        [each["person"]["id"], each["home"]["post"]["id"], each["host"]["post"]["id"]]
        for each in collapsed(data["crossAppointments"]["appointments"])
        if each["person"] and not watched(each["home"]["organization"]["kind"], each["host"]["organization"]["kind"])
    ]


def _peer_seat(seat: Any) -> Any:
    body: dict[str, Any] = seat["organization"] or {}
    told = {"post": seat["post"]["id"], "organization": body.get("id"), "valid_from": seat["valid_from"]}
    return told | {"kind": body.get("kind"), "area": body.get("area_code")}


def _peer_holder(person: Any) -> Any:
    appointments = [
        {name: each[name] for name in ("id", "basis", "home", "valid_from")}
        | {way: [_peer_seat(seat) for seat in each["post"][way]] for way in ("seats", "tied")}
        for each in person["appointments"]
    ]
    return {"id": person["id"], "appointments": appointments}


def _peer_people(states: Any) -> Any:
    """Everybody once: the peer tells a holder again for each seat in the street."""
    posts = [post for state in states for seat in state["postStates"] for post in (*seat["post"], *seat["heldThrough"])]
    found = {each["person"]["id"]: each["person"] for post in posts for each in post["appointments"]}
    return [_peer_holder(person) for person in found.values()]


def _plain_seat(post: Any) -> Any:
    body: dict[str, Any] = post["organization"] or {}
    told = {"post": post["id"], "organization": body.get("id"), "valid_from": post["validFrom"]}
    return told | {"kind": body.get("kind"), "area": body.get("areaCode")}


def _plain_holder(person: Any) -> Any:
    appointments = [
        {"id": each["id"], "basis": each["basis"], "home": each["home"], "valid_from": each["validFrom"]}
        | {"seats": [_plain_seat(each["post"])], "tied": [_plain_seat(post) for post in each["post"]["tied"]]}
        for each in person["appointments"]
        if each["post"]
    ]
    return {"id": person["id"], "appointments": appointments}


def _raw_holder(row: Any) -> Any:
    appointments: list[Any] = []
    for id, basis, home, valid_from, held, told in row[1]:
        seats = [named(each, "post", "organization", "kind", "area", "valid_from") for each in told]
        appointment = {"id": id, "basis": basis, "home": home, "valid_from": valid_from}
        own = [seat for seat in seats if seat["post"] == held]
        appointments.append(appointment | {"seats": own, "tied": [seat for seat in seats if seat["post"] != held]})
    return {"id": row[0], "appointments": appointments}


def _ids(data: Any) -> list[str]:
    return sorted({each["id"] for found in data.values() for each in lifted(found)})


OURS: Final[Mapping[str, Reader]] = {
    "person": lambda data, _: collapsed(data["node"]),
    "chart": lambda data, _: _with_below(collapsed(data["node"])),
    "coverage": lambda data, _: _covered(data),
    "trace": lambda data, _: data["problemTrace"]["problem"] | {"steps": data["problemTrace"]["steps"]},
    "page": lambda data, _: collapsed(data["node"]["handlings"]),
    "cross": lambda data, _: _crossed(data),
    "search": lambda data, _: sorted(
        each["entity"]["id"] for each in collapsed(data["search"]) if each["reason"] in TOLD_AS
    ),
}
PEER: Final[Mapping[str, Reader]] = {
    "person": lambda data, _: lifted(data["people"][0]),
    "chart": lambda data, _: lifted(data["areaStates"]),
    "coverage": lambda data, _: verdicts(map(_unit, lifted(data["organizationStates"]))),
    "trace": lambda data, _: lifted(data["problems"][0]),
    "page": lambda data, _: lifted(data["organizations"][0]["handlings"]),
    "cross": lambda data, subjects: crossings(_peer_people(lifted(data["organizationStates"])), subjects.street),
    "search": lambda data, _: _ids(data),
}
PLAIN: Final[Mapping[str, Reader]] = {
    "person": lambda data, _: _held(data["person"]),
    "chart": lambda data, _: _with_below(data["area"]),
    "coverage": lambda data, _: verdicts(map(_unit, data["committees"])),
    "trace": lambda data, _: data["problem"],
    "page": lambda data, _: data["organization"]["handlings"],
    "cross": lambda data, subjects: crossings(map(_plain_holder, data["holders"]), subjects.street),
    "search": lambda data, _: _ids(data),
}
RAW: Final[Mapping[str, Reader]] = {
    "person": lambda row, _: _person(row),
    "chart": lambda row, _: _chart(row),
    "coverage": lambda row, _: verdicts(named(each, "id", "operating", "modes", "branches") for each in row),
    "trace": lambda row, _: _trace(row),
    "page": lambda row, _: [named(each, "step", "role", "action", "problem.id", "problem.title") for each in row],
    "cross": lambda row, subjects: crossings(map(_raw_holder, row), subjects.street),
    "search": lambda row, _: row,
}
