"""Small random worlds as ledgers: what may be written and would not be thought of, a correction of it, and merges.

A world is drawn from a number alone. It has a province and a namespace of its own, so that several stand in one graph.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from tests.oracle.days import NEVER, span
from tests.oracle.record import KINDS, Cells, Ledger, Record, consistent, fact_of
from tests.oracle.rule_rows import drawn_rule

DATES = (
    *("2016", "2017", "2018", "2019"),
    *("2016-02", "2017-12", "2018-01", "2018-06", "2018-12"),
    *("2016-02-29", "2017-12-31", "2018-01-01", "2018-06-15", "2018-06-30", "2019-01-01"),
)
WHOLE = tuple(date for date in DATES if len(date) == len("2018-12-31"))
BRANCHES = ("BRANCH", "JOINT_BRANCH", "TEMPORARY_BRANCH", "FUNCTIONAL_BRANCH", "GROUP", "COMMITTEE", "")
BODIES = (
    *("PARTY_ORGANIZATION",) * 8,
    *("PROPERTY_FIRM",) * 5,
    *("OWNERS_COMMITTEE",) * 4,
    *("RESIDENTS_COMMITTEE",) * 2,
    *("ASSOCIATION", "ALLIANCE"),
)
CORE = (
    "OWNERS_COMMITTEE",
    "PROPERTY_FIRM",
    "PARTY_ORGANIZATION",
    "RESIDENTS_COMMITTEE",
    "PARTY_ORGANIZATION",
    "PROPERTY_FIRM",
)
ENTRIES = ((0, 0, "yes"), (0, 2, ""), (1, 0, ""), (1, 2, "yes"), (2, 0, "yes"), (2, 1, ""))
"""Appointments as worlds have them more often than chance would: who, in whose first seat, and whether it is home."""

ATTESTATIONS = (*("",) * 8, "NAMED", "COUNTED", "COUNTED", "DERIVED", "DESCRIBED", "DESCRIBED", "GENERATED")
COVERS = ("SOLE", "JOINT", "INDUSTRY", "ATTACHED", "INSTRUCTOR", "UNSTATED", "NONE")
TITLES = ("主任", "副主任", "委员", "主任委员", "代主任", "名誉主任", "书记", "代理书记")
BASES = ("", "", "", "ELECTED", "APPOINTED", "SECONDED", "EX_OFFICIO", "CONCURRENT")
STATUSES = ("", "REPORTED", "ACCEPTED", "REJECTED", "SETTLED", "REOPENED", "CLOSED")
ROLES = ("LEAD", "CONVENER", "CO_HANDLER", "FUNDER", "EXECUTOR", "TRANSFERRED", "REFUSED", "CONSULTED")

WITHDRAWN = ("appointments", "memberships", "covers", "contracts", "handlings", "merges", "withdrawals")
"""Tables whose rows may be withdrawn with nothing left pointing at them."""

Rows = Iterator[dict[str, str]]


@dataclass(frozen=True)
class Sample:
    """A world: the number it is drawn from, its areas, and its ledgers in order, each applied after the one before."""

    number: int
    areas: tuple[str, ...]
    ledgers: tuple[Ledger, ...]


def sample_of(number: int) -> Sample:
    """The world that a number stands for; worlds whose numbers differ by less than ninety share no province."""
    # Chance is wanted, not a secret. What came later is drawn by itself, so that worlds stay what they were.
    draw = _Draw((Random(number), Random(f"more {number}")), f"{10 + number % 90}", f"w{number}")  # noqa: S311
    first = draw.ledger()
    ledgers = [first]
    for _ in range(draw.chance.choice((0, 1, 1, 2))):
        ledgers.append(draw.correction(ledgers))
    return Sample(number, tuple(draw.areas), tuple(ledgers))


class _Draw:
    """Draws the rows of one world. What a world consists of is fixed; what is said of it is drawn, and drawn again."""

    def __init__(self, chances: tuple[Random, Random], province: str, namespace: str) -> None:
        self.chance, self._more = chances
        self._space, chance = namespace, self.chance
        county, streets = f"{province}0101", (f"{province}0101001", f"{province}0101002")
        communities = (f"{streets[0]}001", f"{streets[0]}L01", f"{streets[1]}001")
        # Two streets of old, of which one was split, and a zone.
        old, zone = (f"{province}0102001", f"{province}0102002"), f"{county}L01"
        self.areas = [province, f"{province}01", county, *streets, *communities, *old, zone]
        # In some worlds nearly all stand in one community: units to be covered together are near to one another.
        near = not self._more.randrange(3)
        self._places = (county, *streets, *communities, *old, *(communities[0],) * (40 if near else 7))
        self._succeeds = {streets[0]: ";".join(old), streets[1]: old[1]}
        self._parts = {zone: ";".join(chance.sample((*streets, communities[0]), 2))}
        self._stated = dict(zip(self._keys("s", 3), chance.sample(DATES, 3), strict=True))
        self._compounds = self._keys("c", chance.randint(2, 5))
        self._bodies = self._keys("o", chance.randint(8, 20))
        self._people = self._keys("p", chance.randint(3, 5))
        self._roots, self._seats = self._keys("r", chance.randint(4, 11)), self._keys("x", chance.randint(0, 4))
        self._merged: set[str] = set()
        self._problems, self._meetings = self._keys("q", chance.randint(1, 4)), self._keys("m", chance.randint(0, 5))
        # The parties of the first compound, and a second of each of two: most of what is drawn is drawn about them.
        kinds = zip(self._bodies, CORE, strict=False)
        every = (*BODIES, *("PROPERTY_FIRM",) * 12) if near else BODIES
        self._kinds = {body: chance.choice(every) for body in self._bodies} | dict(kinds)
        self._core = self._bodies[: len(CORE)]
        states = (1, 1, 1, 1, 1, 2, 2, 3)
        entities = (
            *self._compounds,
            *self._bodies,
            *self._people,
            *self._roots,
            *self._seats,
            *self._problems,
            *self._meetings,
        )
        self._states = {key: chance.choice(states) for key in entities} | dict.fromkeys(
            (*self._compounds[:1], *self._core[:4]), 1
        )
        self._tables: Mapping[str, tuple[Sequence[str], Callable[[str], Rows]]] = {
            "sources": (tuple(self._stated), self._source),
            "compounds": (self._compounds, self._compound),
            "organizations": (self._bodies, self._organization),
            "people": (self._people, self._person),
            "posts": ((*self._roots, *self._seats), self._post),
            "appointments": (self._keys("a", chance.randint(8, 24)), self._appointment),
            "memberships": (self._keys("b", chance.randint(0, 6)), self._membership),
            "covers": (self._keys("v", chance.randint(2, 16)), self._cover),
            "contracts": (self._keys("t", chance.randint(1, 8)), self._contract),
            "problems": (self._problems, self._problem),
            "handlings": (self._keys("h", chance.randint(1, 12)), self._handling),
            "meetings": (self._meetings, self._meeting),
            "rules": (self._keys("u", chance.randint(0, 8)), self._rule),
        }

    def ledger(self) -> Ledger:
        """Every table of the world."""
        tables = {name: [row for key in keys for row in rows(key)] for name, (keys, rows) in self._tables.items()}
        return {"areas": [self._area(code) for code in self.areas], **tables}

    def correction(self, before: Sequence[Ledger]) -> Ledger:
        """Some of the world said anew, each under its own id; with all that stays as it was, or without it."""
        stated = dict(self._stated)
        if self._now_and_then(3):
            self._stated[self.chance.choice(tuple(stated))] = self.chance.choice(DATES)
        ledger = self._correction(before)
        while not consistent(Record([*before, ledger]), (*KINDS, *WITHDRAWN)):
            # What a source speaks of moves what began by that day: not so that two states hold at once. Nor do rows of
            # the first ledger come back beside what has been said since.
            self._stated = stated
            ledger = self._correction(before)
        return ledger

    def _correction(self, before: Sequence[Ledger]) -> Ledger:
        share, whole = self.chance.choice((0.1, 0.3)), self.chance.random() < 0.5
        tables: dict[str, Sequence[Cells]] = {"areas": before[0]["areas"]}
        for name, (keys, rows) in self._tables.items():
            anew = {row["id"]: row for key in keys if self.chance.random() < share for row in rows(key)}
            # A ledger has its sources and divisions with it.
            stays = before[0][name] if whole or name == "sources" else ()
            tables[name] = [*(row for row in stays if row["id"] not in anew), *anew.values()]
        told = [fact_of(table, row) for ledger in before for table in WITHDRAWN for row in ledger.get(table, ())]
        withdrawals = list(self._withdrawals(len(before), list(dict.fromkeys(told))))
        # A ledger does not take back what it says itself.
        gone = {row["fact"] for row in withdrawals}
        for table in WITHDRAWN[:-2]:
            tables[table] = [row for row in tables[table] if fact_of(table, row) not in gone]
        return tables | {"merges": list(self._merges(len(before))), "withdrawals": withdrawals}

    def _area(self, code: str) -> dict[str, str]:
        row = self._dated(code)[0] if code in self._parts else self._row(code)
        said = self._said(name="区划", parts=self._parts.get(code, ""), succeeds=self._succeeds.get(code, ""))
        return row | said

    def _source(self, key: str) -> Rows:
        tables = [
            table
            for table in ("covers", "organizations", "contracts", "posts", "appointments")
            if self._now_and_then(4)
        ]
        row = {"id": key, "title": "测试来源", self.chance.choice(("stated", "published")): self._stated[key]}
        yield row | ({"complete": ";".join(tables), "area": self.chance.choice(self.areas[2:])} if tables else {})

    def _compound(self, key: str) -> Rows:
        for row in self._entity(key):
            yield row | self._said(
                name="小区",
                area=self.chance.choice(self._places),
                attestation=self._attested(),
                households=self._more.choice(("", "60", "60", "130", "约80")),
                management=self._more.choice(("", "", "STATE_BACKED", "MARKET")),
            )

    def _organization(self, key: str) -> Rows:
        for row in self._entity(key):
            kind = self.chance.choice(BODIES) if self._now_and_then(8) else self._kinds[key]
            party = kind == "PARTY_ORGANIZATION"
            yield row | self._said(
                name="组织",
                kind=kind,
                subtype=self.chance.choice(BRANCHES) if party else "",
                area=self.chance.choice(self._places),
                operating=self.chance.choice(("", "", "", "", "yes", "no")),
                full_members=self.chance.choice(("", "", "", "0", "1", "1", "2", "3", "6")),
                attestation=self._attested(),
                term=self._more.choice(("", "", "1", "2")),
                **{"for": self._belongs(kind, key)},
            )

    def _belongs(self, kind: str, key: str) -> str:
        if kind == "OWNERS_COMMITTEE" and not self._now_and_then(5):
            return f"compound:{self._mostly(self._compounds[:1], self._compounds)}"
        if kind == "PARTY_ORGANIZATION" or self._now_and_then(6):
            others = [body for body in self._bodies if body != key]
            units = [f"compound:{each}" for each in self._compounds] + [f"organization:{each}" for each in others]
            if key == self._bodies[2] and not self._now_and_then(4):
                return units[0]
            return ";".join(self.chance.sample(units, self.chance.choice((0, 0, 1, 1, 2))))
        return ""

    def _person(self, key: str) -> Rows:
        for row in self._entity(key):
            status = self.chance.choice(("", "", "01", "02", "03", "13", "中共党员", "群众"))
            yield row | self._said(name="甲", political_status=status)

    def _post(self, key: str) -> Rows:
        for row in self._entity(key):
            party = self._core[(self._roots + self._seats).index(key) % 4]
            tied = key in self._seats and not self._now_and_then(6)
            yield row | self._said(
                title=self.chance.choice(TITLES),
                organization=self._mostly((party,), self._bodies),
                seats=self.chance.choice(("", "1", "1", "2", "2", "3")),
                ex_officio_of=self.chance.choice(self._roots) if tied else "",
            )

    def _appointment(self, key: str) -> Rows:
        posts = (*self._roots, *self._roots, *self._seats)
        person, post, home = self.chance.choice(self._people), self.chance.choice(posts), self._home()
        number = int(key.rpartition("-a")[2]) - 1
        if number < len(ENTRIES) and not self._now_and_then(4):
            who, where, home = ENTRIES[number]
            person, post = self._people[who], self._roots[where]
        yield self._fact(key, told=True, person=person, post=post, basis=self.chance.choice(BASES), home=home)

    def _home(self) -> str:
        return self.chance.choice(("", "", "", "", "yes", "no"))

    def _membership(self, key: str) -> Rows:
        kind = self.chance.choice(("FULL", "PROBATIONARY", "REPORTED"))
        member = f"person:{self.chance.choice(self._people)}"
        yield self._fact(key, member=member, organization=self.chance.choice(self._bodies), kind=kind)

    def _cover(self, key: str) -> Rows:
        mode = self.chance.choice(COVERS)
        unnamed = mode in ("UNSTATED", "NONE") and self._now_and_then(2)
        bodies = [body for body in self._bodies if self._kinds[body] == "PARTY_ORGANIZATION"] or self._bodies
        unit = self.chance.choice(self._bodies if self._now_and_then(2) else self._compounds)
        kind = "compound" if unit in self._compounds else "organization"
        by = "" if unnamed else self.chance.choice(bodies)
        if self._now_and_then(3):
            # One branch covers several units together more often than chance would have it.
            by, mode = bodies[0], "JOINT"
        yield self._fact(key, party_organization=by, unit=f"{kind}:{unit}", mode=mode)

    def _contract(self, key: str) -> Rows:
        firms = [body for body in self._bodies if self._kinds[body] == "PROPERTY_FIRM"]
        compound = self._mostly(self._compounds[:1], self._compounds)
        kind = self.chance.choice(("", "STANDARD", "FALLBACK"))
        yield self._fact(key, provider=self._mostly(firms, self._bodies), compound=compound, kind=kind)

    def _problem(self, key: str) -> Rows:
        earlier = self._problems[: self._problems.index(key)]
        for row in self._entity(key):
            yield (
                row
                | self._said(
                    title=f"问题{self.chance.randint(1, 9)}",
                    place=f"compound:{self.chance.choice(self._compounds)}",
                    status=self.chance.choice(STATUSES),
                    verdict=self.chance.choice(("", "", "SATISFIED", "DISSATISFIED")),
                    recurrence_of=self.chance.choice(earlier) if earlier and self._now_and_then(2) else "",
                )
                | self._told_of_problem()
            )

    def _told_of_problem(self) -> dict[str, str]:
        return self._said(
            category=self._more.choice(("", "漏水", "停车")),
            channel=self._more.choice(("", "热线", "来访")),
            reported=self._more.choice(("", "", *DATES, *WHOLE)),
            settled=self._more.choice(("", *WHOLE)),
            count=self._more.choice(("", "", "", "", "3", "约12")),
            **({"verdict": "BASICALLY_SATISFIED"} if not self._more.randrange(4) else {}),
        )

    def _handling(self, key: str) -> Rows:
        person = self._now_and_then(4)
        handler = self.chance.choice(self._people if person else self._bodies)
        yield self._fact(
            key,
            told=True,
            problem=self.chance.choice(self._problems),
            handler=f"{'person' if person else 'organization'}:{handler}",
            step=str(self.chance.choice((1, 1, 2, 3, 10))),
            role=self.chance.choice(ROLES),
            **dict(
                zip(("from", "to"), sorted(self.chance.sample(WHOLE, 2)), strict=True) if self._now_and_then(3) else ()
            ),
            amount=self.chance.choice(("", "", "100", "3500.5")),
        )

    def _meeting(self, key: str) -> Rows:
        earlier = self._meetings[: self._meetings.index(key)]
        for row in self._entity(key):
            yield row | self._said(
                kind="DELIBERATION",
                place=f"compound:{self.chance.choice(self._compounds)}",
                held=self.chance.choice(("", *DATES)),
                problems=";".join(self.chance.sample(self._problems, self.chance.randint(0, len(self._problems)))),
                follows=self.chance.choice(earlier) if earlier and self._now_and_then(2) else "",
            )

    def _rule(self, key: str) -> Rows:
        said = drawn_rule(self.chance)
        # What few rules say is said where it is followed.
        wide = said["kind"] in ("TERM", "STAFFING") and not self._now_and_then(4)
        scope = f"area:{self.chance.choice(self.areas[:3] if wide else self.areas)}"
        yield self._fact(key, name="口径", scope=scope) | self._said(**said)

    def _merges(self, turn: int) -> Rows:
        """Some entities found to be another of their kind; which is kept, and merged once, is told by their order."""
        kinds = {
            "compound": self._compounds,
            "organization": self._bodies,
            "person": self._people,
            "post": self._roots,
            "problem": self._problems,
            "meeting": self._meetings,
        }
        for number in range(self.chance.choice((0, 1, 2))):
            kind, keys = self.chance.choice([(kind, keys) for kind, keys in kinds.items() if len(keys) > 1])
            first, second = sorted(self.chance.sample(range(len(keys)), 2))
            if keys[second] not in self._merged:
                self._merged.add(keys[second])
                row = self._row(f"{self._space}-g{turn}{number}")
                yield row | {"kept": f"{kind}:{keys[first]}", "merged": f"{kind}:{keys[second]}"}

    def _withdrawals(self, turn: int, facts: Sequence[str]) -> Rows:
        """Some facts of earlier ledgers taken back, among them merges and what was taken back itself."""
        for number, fact in enumerate(self.chance.sample(facts, min(len(facts), self.chance.choice((0, 1, 3))))):
            yield self._row(f"{self._space}-w{turn}{number}") | {"fact": fact}

    def _entity(self, key: str) -> Rows:
        """The bare rows of an entity's states, no two of which hold on one day."""
        ids = [key, *(f"{key}#{number}" for number in range(2, self._states[key] + 1))]
        while True:
            drawn = [self._dated(id) for id in ids]
            spans = sorted(days for _, days in drawn if days[1] != NEVER)
            if all(one[1] < other[0] for one, other in pairwise(spans)):
                return iter([row for row, _ in drawn])

    def _fact(self, id: str, *, told: bool = False, **cells: str) -> dict[str, str]:
        return self._dated(id, told=told)[0] | self._said(**cells)

    def _dated(self, id: str, *, told: bool = False) -> tuple[dict[str, str], tuple[str, str]]:
        """A bare row with its dates, and its first and last day; most rows have none, unless they are to be told."""
        row = self._row(id)
        stated = self._stated[row["source"].partition("#")[0]]
        while True:
            dates = {
                "from": self.chance.choice((*("",) * (1 if told else 6), "?", *self.chance.sample(DATES, 4))),
                "to": self.chance.choice((*("",) * 10, "?", *self.chance.sample(DATES, 3))),
            }
            days = span(dates["from"], dates["to"], stated)
            if days[1] == NEVER or days[0] <= days[1]:
                return row | self._said(**dates), days

    def _row(self, id: str) -> dict[str, str]:
        source = self.chance.choice(tuple(self._stated))
        return {"id": id, "source": f"{source}#p{self.chance.randint(1, 9)}"}

    def _said(self, **cells: str) -> dict[str, str]:
        return {column: cell for column, cell in cells.items() if cell}

    def _attested(self) -> str:
        return self.chance.choice(ATTESTATIONS)

    def _mostly(self, some: Sequence[str], every: Sequence[str]) -> str:
        return self.chance.choice(every if self._now_and_then(4) else some)

    def _now_and_then(self, times: int) -> bool:
        return not self.chance.randrange(times)

    def _keys(self, letter: str, count: int) -> tuple[str, ...]:
        # Keys of which one begins another tell an order by keys from one by their spelling with what follows.
        return tuple(f"{self._space}-{letter}{number}" for number in range(1, count + 1))
