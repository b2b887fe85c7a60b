"""Coverage from the definitions: which units there are on a day, what reaches each, and where each of them falls."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from tests.oracle.areas import stands_for
from tests.oracle.rates import COUNTED, NOT_COUNTED, OUTSIDE, rate
from tests.oracle.record import Record, Said
from tests.oracle.registers import registered
from tests.oracle.rules import rule_of

MODES = ("SOLE", "JOINT", "INDUSTRY", "ATTACHED", "INSTRUCTOR", "UNSTATED", "NONE")
"""Modes of cover, the strongest first."""

TOTAL = ("NAMED", "COUNTED", "DERIVED")
"""Attestations that make up a total unless others are asked for."""

LEVELS = (2, 4, 6, 9, 12)
EITHER = frozenset({COUNTED, NOT_COUNTED})


@dataclass(frozen=True)
class Ground:
    """What reaches a unit: a cover, a body of its own or a contract; with a mode and a branch's subtype."""

    fact: str
    mode: str = ""
    subtype: str = ""


@dataclass(frozen=True)
class Fall:
    """Where a unit falls, why, by which mode, on what grounds, and which ways an unknown one may fall."""

    verdict: str
    reason: str | None = None
    mode: str | None = None
    grounds: tuple[str, ...] = ()
    ways: frozenset[str] = EITHER


def coverage(
    record: Record, *, area: str, unit: str, measure: str, day: str, attestation: Collection[str] = ()
) -> dict[str, object]:
    """The answer to `coverage`, as GraphQL gives it."""
    inside = stands_for(record, area, day)
    chosen, rule = rule_of(record, "COVERAGE", area, day)
    judge = Judge(record, measure, rule, day)
    falls: dict[str, Fall] = {}
    places: dict[str, set[str]] = {}
    for state, here in units_of(record, unit, day, inside):
        if here:
            places[state.entity] = here
            falls[state.entity] = judge.of(state, attestation or TOTAL)
    answer = rate_of(falls.values(), rule)
    answer["rule"] = {"recorded": {"id": chosen} if chosen else None}
    for name, verdict in (
        ("counted", "COUNTED"),
        ("notCounted", "NOT_COUNTED"),
        ("unknown", "UNKNOWN"),
        ("excluded", "EXCLUDED"),
    ):
        answer[name] = [_told(id, falls[id]) for id in sorted(falls) if falls[id].verdict == verdict]
    modes = Counter(fall.mode for fall in falls.values() if fall.mode)
    answer["byMode"] = [{"mode": mode, "count": modes[mode]} for mode in MODES if modes[mode]]
    answer["byChild"] = list(_children(area, falls, places, rule))
    return answer


def _told(id: str, fall: Fall) -> dict[str, object]:
    return {"unitId": id, "reason": fall.reason, "mode": fall.mode, "grounds": sorted(fall.grounds)}


def rate_of(falls: Iterable[Fall], rule: Mapping[str, str]) -> dict[str, object]:
    """The rate of units that fall so."""
    ways = {"COUNTED": frozenset({COUNTED}), "NOT_COUNTED": frozenset({NOT_COUNTED})}
    return rate((ways.get(fall.verdict, fall.ways) for fall in falls if fall.verdict != "EXCLUDED"), rule)


def _children(
    area: str, falls: Mapping[str, Fall], places: Mapping[str, set[str]], rule: Mapping[str, str]
) -> Iterable[dict[str, object]]:
    # What lies in a zone, or in a division that went into the area, does not begin with its code: its level tells.
    level = 0 if area == "CN" else len(area)
    lower = next((each for each in LEVELS if each > level), 0)
    below = {id: {place[:lower] for place in at if len(place) > level} for id, at in places.items()}
    for code in sorted(set[str]().union(*below.values())):
        yield {"code": code} | rate_of((fall for id, fall in falls.items() if code in below[id]), rule)
    here = [fall for id, fall in falls.items() if not below[id]]
    if here:
        yield {"code": None} | rate_of(here, rule)


def contracts(record: Record, day: str) -> Iterable[tuple[Said, Said]]:
    """Contracts that count on a day, each with the state of its compound: while it, its provider and that one hold."""
    for contract in record.on("contracts", day):
        compound = record.state("compounds", contract.to("compound"), day)
        if compound and record.state("organizations", contract.to("provider"), day):
            yield contract, compound


def units_of(record: Record, unit: str, day: str, inside: tuple[str, ...]) -> Iterable[tuple[Said, set[str]]]:
    """The units of a kind on a day, each with the places inside an area at which it stands."""
    for state, at in _units(record, unit, day):
        yield state, {place for place in at if place.startswith(inside)}


def _units(record: Record, unit: str, day: str) -> Iterable[tuple[Said, set[str]]]:
    if unit == "COMPOUND":
        yield from ((state, {state["area"]}) for state in record.on("compounds", day))
        return
    served: dict[str, set[str]] = {}
    for contract, compound in contracts(record, day):
        served.setdefault(contract.to("provider"), set()).add(compound["area"])
    for state in record.on("organizations", day):
        if state["kind"] == unit:
            elsewhere = served.get(state.entity) if unit == "PROPERTY_FIRM" else None
            yield state, elsewhere or {state["area"]}


class Judge:
    """Where the units of one question fall, were there something more that reaches each of them."""

    def __init__(self, record: Record, measure: str, rule: Mapping[str, str], day: str, *more: Ground) -> None:
        self._record, self._measure, self._rule, self._day, self._more = record, measure, rule, day, more

    def of(self, state: Said, attestations: Collection[str]) -> Fall:
        """Where a unit falls."""
        attested = state["attestation"] or "NAMED"
        if attested not in attestations:
            return Fall("EXCLUDED", "DESCRIBED_ONLY" if attested == "DESCRIBED" else "ATTESTATION_NOT_ASKED")
        if state["operating"] == "no":
            return Fall("EXCLUDED", "NOT_OPERATING")
        return self._measures()[self._measure](state)

    def _measures(self) -> Mapping[str, Callable[[Said], Fall]]:
        return {
            "PARTY_ORGANIZATION": self._organization,
            "PARTY_WORK": self._work,
            "ELIGIBLE": self._eligible,
            "OWNERS_COMMITTEE": self._committee,
            "PROPERTY_SERVICE": self._service,
            "COMPOUND_BRANCH": self._branch,
        }

    def _organization(self, state: Said) -> Fall:
        reached = self._reached(state)
        return _counted(self._by_organization(reached)) or self._uncounted(state, reached)

    def _work(self, state: Said) -> Fall:
        reached = self._reached(state)
        return _counted(self._by_work(reached)) or self._uncounted(state, reached)

    def _eligible(self, state: Said) -> Fall:
        covered = self._organization(state)
        if not state["full_members"]:
            ways = {"COUNTED": {COUNTED}, "NOT_COUNTED": {NOT_COUNTED}, "UNKNOWN": EITHER}[covered.verdict]
            return Fall("UNKNOWN", "MEMBERS_NOT_RECORDED", None, covered.grounds, frozenset({*ways, OUTSIDE}))
        if int(state["full_members"]) < int(self._rule["eligible_members"]):
            return Fall("EXCLUDED", "BELOW_THRESHOLD")
        return covered

    def _committee(self, state: Said) -> Fall:
        grounds = tuple(body.fact for body in self._bodies(state, "OWNERS_COMMITTEE"))
        return Fall("COUNTED", grounds=grounds) if grounds else self._absent(state, "organizations")

    def _service(self, state: Said) -> Fall:
        grounds = tuple(
            contract.fact for contract, served in contracts(self._record, self._day) if served.entity == state.entity
        )
        return Fall("COUNTED", grounds=grounds) if grounds else self._absent(state, "contracts")

    def _branch(self, state: Said) -> Fall:
        reached = self._reached(state)
        own = [each for each in reached if each.mode == "SOLE" and self._is_branch(each)]
        return _counted(own) or self._uncounted(state, reached, "organizations", "covers", other="OTHER_FORM_ONLY")

    def _bodies(self, state: Said, kind: str) -> list[Said]:
        bodies = self._record.on("organizations", self._day)
        return [body for body in bodies if body["kind"] == kind and state.entity in body.points.get("for", ())]

    def _reached(self, state: Said) -> list[Ground]:
        found = [*self._more]
        for cover in self._record.on("covers", self._day):
            by = self._record.state("organizations", cover.to("party_organization"), self._day)
            if cover.to("unit") == state.entity and (by or not cover.to("party_organization")):
                found.append(Ground(cover.fact, cover["mode"], by["subtype"] if by else ""))
        for body in self._bodies(state, "PARTY_ORGANIZATION"):
            mode = "JOINT" if body["subtype"] == "JOINT_BRANCH" else "SOLE"
            found.append(Ground(body.fact, mode, body["subtype"]))
        return found

    def _is_branch(self, ground: Ground) -> bool:
        flags = {"TEMPORARY_BRANCH": "temporary_branches", "FUNCTIONAL_BRANCH": "functional_branches"}
        flag = flags.get(ground.subtype)
        return ground.subtype != "GROUP" and (flag is None or self._rule[flag] == "yes")

    def _by_organization(self, reached: Iterable[Ground]) -> list[Ground]:
        modes = self._rule["organization"].split(",")
        return [each for each in reached if each.mode in modes and self._is_branch(each)]

    def _by_work(self, reached: Iterable[Ground]) -> list[Ground]:
        modes = f"{self._rule['organization']},{self._rule['work']}".split(",")
        return [each for each in reached if each.mode in modes]

    def _uncounted(self, state: Said, reached: list[Ground], *tables: str, other: str = "") -> Fall:
        for mode, fall in (("NONE", ("NOT_COUNTED", "STATED_UNCOVERED")), ("UNSTATED", ("UNKNOWN", "FORM_UNSTATED"))):
            grounds = tuple(each.fact for each in reached if each.mode == mode)
            if grounds:
                return Fall(*fall, grounds=grounds)
        absent = self._absent(state, *(tables or ("covers",)))
        if absent.verdict == "UNKNOWN" and reached:
            # Party work reaches it where the rule counts that as party work, and only there.
            reason = other or ("WORK_ONLY" if self._by_work(reached) else "NOT_RECORDED")
            return Fall("UNKNOWN", reason, grounds=tuple(each.fact for each in reached))
        return absent

    def _absent(self, state: Said, *tables: str) -> Fall:
        """Not there where registers of all these tables tell so of the unit, and not recorded otherwise."""
        if registered(self._record, state, self._day).issuperset(tables):
            return Fall("NOT_COUNTED", "ABSENT_FROM_COMPLETE_SOURCE")
        return Fall("UNKNOWN", "NOT_RECORDED")


def _counted(grounds: Iterable[Ground]) -> Fall | None:
    by = sorted(grounds, key=lambda each: MODES.index(each.mode))
    return Fall("COUNTED", mode=by[0].mode, grounds=tuple(each.fact for each in by)) if by else None
