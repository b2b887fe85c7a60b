"""The share of party members from the definitions: who sits in a kind of body, and who of them is a member."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.oracle.areas import stands_for
from tests.oracle.coverage import TOTAL
from tests.oracle.crossing import sittings_on
from tests.oracle.days import UNKNOWN, first_day, last_day
from tests.oracle.rates import COUNTED, NOT_COUNTED, OUTSIDE, possible_rates, rate
from tests.oracle.record import Record, Said
from tests.oracle.registers import registered
from tests.oracle.rules import rule_of

WAYS = {
    "MEMBER": frozenset({COUNTED}),
    "NOT_MEMBER": frozenset({NOT_COUNTED}),
    "UNKNOWN": frozenset({COUNTED, NOT_COUNTED}),
}
"""Whether somebody is a party member, and which ways they may fall."""

STANDINGS = ("OVER", "AT", "UNDER", "UNKNOWN")
LEAST = {"OWNERS_COMMITTEE": 3}
"""Members that a body of a kind has at least: with fewer seats recorded, not all of them are."""

MEMBERS = ("01", "02", "中共党员", "中共预备党员")


@dataclass(frozen=True)
class Seat:
    """One place in a post of a body: who holds it, or nobody who is recorded, and which ways it may fall."""

    post: Said
    person: str
    ways: frozenset[str]

    @property
    def chair(self) -> bool:
        """Whether it is the chair's: 主任 or 主任委员, and no deputy's."""
        title = self.post["title"]
        return title.endswith(("主任", "主任委员")) and not title.startswith(("副", "名誉", "前"))


@dataclass(frozen=True)
class Body:
    """A body on a day, its posts and places, whether those that nobody holds are vacant, and all are told."""

    state: Said
    posts: Sequence[Said]
    seats: Sequence[Seat]
    vacant: bool
    whole: bool


def member_share(
    record: Record, *, area: str, day: str, kind: str = "OWNERS_COMMITTEE", threshold: int = -1, since: str = ""
) -> dict[str, object]:
    """The answer to `memberShare`, as GraphQL gives it; `since` is its `electedSince`."""
    inside = stands_for(record, area, day)
    chosen, rule = rule_of(record, "MEMBER_SHARE", area, day)
    against = threshold if threshold >= 0 else int(rule["threshold_percent"])
    bodies = [(body, _begun(body.state, since)) for body in _bodies(record, kind, inside, day)]
    counted = [(body, begun) for body, begun in bodies if (body.state["attestation"] or "NAMED") in TOTAL]
    total = [_told(body, against, rule) for body, begun in counted if begun is True]
    standings = [str(body["standing"]) for body in total]
    return _figures([body for body, begun in counted if begun is True], rule) | {
        "thresholdPercent": against,
        "rule": {"recorded": {"id": chosen} if chosen else None},
        "byStanding": [{"standing": each, "count": standings.count(each)} for each in STANDINGS],
        "bodies": total,
        "unknownBeginning": [_told(body, against, rule) for body, begun in counted if begun is None],
        "excluded": [
            _told(each, against, rule) for each, begun in bodies if begun is not False and (each, begun) not in counted
        ],
    }


def _bodies(record: Record, kind: str, area: tuple[str, ...], day: str) -> Iterable[Body]:
    """The bodies of a kind in an area, by id."""
    states = [it for it in record.on("organizations", day) if it["kind"] == kind and it["area"].startswith(area)]
    everyone = [(holder, sitting) for holder, some in sittings_on(record, day).items() for sitting in some]
    for state in sorted(states, key=lambda it: it.entity):
        posts = [post for post in record.on("posts", day) if post.to("organization") == state.entity]
        seats: list[Seat] = []
        told = registered(record, state, day)
        for post in posts:
            people = [who for who, sitting in everyone if sitting.seat.post is post and who.startswith("person:")]
            seats += [Seat(post, person, WAYS[_party(record, person, day)]) for person in people]
            unheld = frozenset({NOT_COUNTED}) if "appointments" in told else frozenset({COUNTED, NOT_COUNTED})
            seats += [Seat(post, "", unheld) for _ in range(int(post["seats"] or 0) - len(people))]
        whole = all(post["seats"] for post in posts) and len(seats) >= LEAST.get(kind, 1)
        yield Body(state, posts, seats, "appointments" in told, whole or told.issuperset(("posts", "appointments")))


def _party(record: Record, person: str, day: str) -> str:
    """Whether somebody is a member: by a valid membership of a party organization, else by political status."""
    for membership in record.on("memberships", day):
        body = record.state("organizations", membership.to("organization"), day)
        full = membership.to("member") == person and membership["kind"] in ("FULL", "PROBATIONARY")
        if full and body and body["kind"] == "PARTY_ORGANIZATION":
            return "MEMBER"
    state = record.state("people", person, day)
    if state is None or not state["political_status"]:
        return "UNKNOWN"
    return "MEMBER" if state["political_status"] in MEMBERS else "NOT_MEMBER"


def _begun(state: Said, since: str) -> bool | None:
    """Whether a state began on a day or after it; nothing where no source tells."""
    begin = state["from"]
    if not since:
        return True
    if begin in ("", UNKNOWN):
        return False if begin and state.first < since else None
    return True if first_day(begin) >= since else False if last_day(begin) < since else None


def _figures(bodies: Sequence[Body], rule: Mapping[str, str]) -> dict[str, object]:
    seats = [seat for body in bodies for seat in body.seats]
    counted = [seat for seat in seats if seat.post["seats"]]
    return {
        "people": rate({seat.person: seat.ways for seat in seats if seat.person}.values(), rule),
        "seats": rate((seat.ways for seat in counted), rule),
        "chairs": rate({seat.person: seat.ways for seat in seats if seat.person and seat.chair}.values(), rule),
        "vacancies": len([seat for seat in counted if not seat.person]),
        "postsWithoutSeats": len([post for body in bodies for post in body.posts if not post["seats"]]),
    }


def _told(body: Body, threshold: int, rule: Mapping[str, str]) -> dict[str, object]:
    by_seat = sorted((seat for seat in body.seats if seat.person), key=lambda it: (it.post.entity, it.person))
    party = {ways: name for name, ways in WAYS.items()}
    return _figures([body], rule) | {
        "bodyId": body.state.entity,
        "standing": _standing(body, threshold),
        "sitters": [
            {"person": {"id": it.person}, "post": {"id": it.post.entity}, "chair": it.chair, "party": party[it.ways]}
            for it in by_seat
        ],
    }


def _standing(body: Body, threshold: int) -> str:
    """Where a body stands by its people, once it is told who sits there.

    A place that may be vacant or not may also be a member's, or another's.
    """
    if not body.whole:
        return "UNKNOWN"
    people = {seat.person: seat.ways for seat in body.seats if seat.person}
    unheld = [] if body.vacant else [seat for seat in body.seats if not seat.person]
    anyone = frozenset({COUNTED, NOT_COUNTED, OUTSIDE})
    shares = possible_rates([*people.values(), *(anyone for _ in unheld)])
    against = Fraction(threshold, 100)
    if shares and min(shares) > against:
        return "OVER"
    if shares and max(shares) < against:
        return "UNDER"
    return "AT" if shares == {against} else "UNKNOWN"
