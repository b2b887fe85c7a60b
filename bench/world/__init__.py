"""A made-up city to measure with: the same for a seed, and each street the same in a city of any size."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.world.bodies import make_bodies
from bench.world.city import city_part
from bench.world.covering import make_covering
from bench.world.dice import Dice
from bench.world.making import Making
from bench.world.matters import make_matters
from bench.world.places import LARGEST as LARGEST
from bench.world.places import district_of, key_of, streets_of
from bench.world.seats import make_seats
from bench.world.sheets import Part, Sheets


@dataclass(frozen=True)
class City:
    """A made-up city of at least so many communities; its streets are whole, so that it may have a few more."""

    communities: int
    seed: int

    @property
    def streets(self) -> int:
        """How many streets it has."""
        return streets_of(self.seed, self.communities)

    def parts(self) -> Iterator[Part]:
        """What the streets share, then street by street, each made when it is asked for."""
        yield city_part(district_of(self.streets))
        for street in range(1, self.streets + 1):
            yield street_part(self.seed, street)


def street_part(seed: int, street: int) -> Part:
    """A street, from the seed and its number alone."""
    sheets = Sheets(f"s{street:04}", key_of(street, "ledger"))
    making = Making(seed, street, Dice(seed, "street", street), sheets)
    make_bodies(making)
    make_seats(making)
    make_covering(making)
    make_matters(making)
    return sheets.part
