"""What is asked about: picked from whatever the graph holds, so that any graph can be measured."""

from dataclasses import dataclass

from bench.comparison.driver import Driver

PAGE = 50
DEPTH = 9_000
"""Handlings before the page that is asked for, where a body has so many."""


@dataclass(frozen=True)
class Subjects:
    """The subjects of every operation.

    Attributes:
        day, known: the two clocks: the day asked about, and the last publication's instant.
        street: the division code of the street with the most bodies.
        person: who holds the most seats there.
        problem: the problem there that took the most steps.
        text: three characters out of a compound's name.
        department: the body with the most handlings.
        depth: how many of those stand before the page that is asked for.
        after: the sort key of the last one before it.
    """

    day: str
    known: str
    street: str
    person: str
    problem: str
    text: str
    department: str
    depth: int
    after: str


async def pick(driver: Driver, day: str) -> Subjects:
    """The subjects of the graph behind a driver.

    Raises:
        ValueError: the graph holds too little to ask about.
    """
    known = await driver.published()
    found = await driver.ask("subjects", {"p": {"day": day, "known": known}})
    if found is None or None in found:
        raise ValueError(f"On {day} the graph holds no street with people, problems and compounds: see --day.")
    street, person, problem, name, (department, handlings) = found
    depth = min(DEPTH, handlings - PAGE)
    if depth < 1:
        raise ValueError(f"No body has more than {PAGE} handlings: make a larger city.")
    after = await driver.ask("depth", {"id": department, "p": {"day": day, "known": known, "skip": depth - 1}})
    return Subjects(day, known, street, person, problem, name[1:4], department, depth, str(after))
