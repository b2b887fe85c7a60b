"""Where things are in the made-up city, and by which ids: computed from a number, so that a measurement can pick.

Streets are numbered from 1. What a street is like follows from the seed and its number alone, never from how many
there are, so that the same street can be asked about in cities of any size. No province has the code 90.
"""

from itertools import count

from bench.world.dice import Dice
from graph.model import Kind

NAMESPACE = "w"
PROVINCE, CITY = "90", "9001"
DAY = "2024-06-30"
"""A day on which most of the city holds: what a measurement asks as of."""

STATED = "2024-06"
"""The month that the city's ledgers speak of: by that day they are complete for what they say they are."""

LARGEST = 9_900
"""Communities of the largest city."""

BUSY_DEPARTMENT = f"{NAMESPACE}-department-01"
BUSY = f"{Kind.ORGANIZATION}:{BUSY_DEPARTMENT}"
"""The department that has its part in nearly every problem of the city: some nine handlings a community."""

STREETS_A_DISTRICT = 12
_SIZES = (8, 9, 9, 10, 10, 10, 10, 11, 11, 12)
"""Communities of ten streets that follow one another, in an order that the seed draws: a hundred together."""


def communities_of(seed: int, street: int) -> int:
    """How many communities a street has, 8 to 12."""
    ten, place = divmod(street - 1, len(_SIZES))
    return Dice(seed, "sizes", ten).some(_SIZES, len(_SIZES))[place]


def streets_of(seed: int, communities: int) -> int:
    """How many streets a city of at least so many communities has: streets are whole, a hundred communities are ten."""
    tens, left = divmod(communities, sum(_SIZES))
    streets = tens * len(_SIZES)
    for street in count(streets + 1):
        if left <= 0:
            break
        streets, left = street, left - communities_of(seed, street)
    return streets


def middle_street(seed: int, communities: int) -> int:
    """The number of a street in the middle of a city."""
    return (streets_of(seed, communities) + 1) // 2


def district_of(street: int) -> int:
    """The number of the district that a street lies in."""
    return (street - 1) // STREETS_A_DISTRICT + 1


def district_code(district: int) -> str:
    """A district's division code."""
    return f"{CITY}{district:02}"


def street_code(street: int) -> str:
    """A street's division code."""
    return f"{district_code(district_of(street))}{(street - 1) % STREETS_A_DISTRICT + 1:03}"


def community_code(street: int, community: int) -> str:
    """The division code of a street's community, both counted from 1."""
    return f"{street_code(street)}{community:03}"


def key_of(street: int, name: str) -> str:
    """The key of something of a street, such as `w-s0001-alliance`."""
    return f"{NAMESPACE}-s{street:04}-{name}"


def street_id(street: int) -> str:
    """The id of a street's division."""
    return f"{Kind.AREA}:{street_code(street)}"


def work_committee_id(street: int) -> str:
    """The id of a street's party work committee, under which its party organizations stand."""
    return f"{Kind.ORGANIZATION}:{key_of(street, 'party')}"


def alliance_id(street: int) -> str:
    """The id of a street's alliance, which most of its bodies belong to."""
    return f"{Kind.ORGANIZATION}:{key_of(street, 'alliance')}"


def person_id(street: int, number: int = 1) -> str:
    """The id of somebody in a street; the first is the secretary of its work committee, who holds several seats."""
    return f"{Kind.PERSON}:{key_of(street, f'person-{number:03}')}"


def compound_id(street: int, number: int = 1) -> str:
    """The id of a compound in a street; the first is never without a committee, a branch and a firm."""
    return f"{Kind.COMPOUND}:{key_of(street, f'compound-{number:02}')}"


def problem_id(street: int, number: int = 1) -> str:
    """The id of a problem in a street; the first is one that went through many steps."""
    return f"{Kind.PROBLEM}:{key_of(street, f'problem-{number:02}')}"
