"""What is known of a street while its rows are made: its places and bodies, and how people and seats are added."""

from dataclasses import dataclass, field

from bench.world.dice import Dice
from bench.world.names import person_name
from bench.world.places import key_of, street_code
from bench.world.sheets import Cell, Sheets

FIRST_YEAR = 2012


@dataclass
class Community:
    """A community, and the keys of its bodies and people."""

    number: int
    code: str
    name: str
    residents: str = ""
    party: str = ""
    secretary: str = ""
    members: list[str] = field(default_factory=list[str])


@dataclass
class Compound:
    """A compound, and the keys of what belongs to it; blank where it has none."""

    number: int
    key: str
    name: str
    community: Community
    households: int
    committee: str = ""
    branch: str = ""
    firm: str = ""


@dataclass
class Making:
    """A street in the making."""

    seed: int
    street: int
    dice: Dice
    sheets: Sheets
    communities: list[Community] = field(default_factory=list[Community])
    compounds: list[Compound] = field(default_factory=list[Compound])
    firms: list[str] = field(default_factory=list[str])
    joint: list[str] = field(default_factory=list[str])
    industry: str = ""
    people: int = 0
    _counted: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def code(self) -> str:
        """The street's division code."""
        return street_code(self.street)

    def key(self, name: str) -> str:
        """The key of something of the street."""
        return key_of(self.street, name)

    def next(self, what: str) -> str:
        """The key of the next one of what needs no name, such as `w-s0001-appointment-017`."""
        self._counted[what] = self._counted.get(what, 0) + 1
        return self.key(f"{what}-{self._counted[what]:03}")

    def person(self, *, member: int = 55) -> str:
        """Somebody new, a party member in so many cases of a hundred; of every tenth nothing is said."""
        self.people += 1
        status = None if self.dice.often(10) else "中共党员" if self.dice.often(member) else "群众"
        name = person_name(self.street, self.people)
        return self.sheets.add("people", self.key(f"person-{self.people:03}"), name=name, political_status=status)

    def body(self, slug: str, name: str, kind: str, *, area: Cell = None, **cells: Cell) -> str:
        """A body of the street."""
        return self.sheets.add("organizations", self.key(slug), name=name, kind=kind, area=area or self.code, **cells)

    def post(self, body: str, slug: str, title: str, *, seats: int = 1, **cells: Cell) -> str:
        """Some seats of a body."""
        return self.sheets.add("posts", f"{body}-{slug}", organization=body, title=title, seats=seats, **cells)

    def seat(self, person: str, post: str, basis: str, *, home: bool | None = None, **cells: Cell) -> str:
        """Somebody takes a seat, on a day of the last years unless told."""
        held = {"begin": self.dice.date(2018, 2023), **cells}
        marked = None if home is None else "yes" if home else "no"
        return self.sheets.add(
            "appointments", self.next("appointment"), person=person, post=post, basis=basis, home=marked, **held
        )

    def formerly(self, post: str) -> None:
        """Somebody held a seat in former years, and holds none now."""
        begin, end = self.dice.date(FIRST_YEAR, 2014), self.dice.one((self.dice.date(2015, 2017), "?"))
        self.seat(self.person(), post, "ELECTED", begin=begin, end=end)

    def join(self, member: str, body: str, kind: str, **cells: Cell) -> None:
        """A person or a body, by its full id, becomes a member of a body."""
        held = {"begin": self.dice.date(2015, 2023), **cells}
        self.sheets.add("memberships", self.next("membership"), member=member, organization=body, kind=kind, **held)
