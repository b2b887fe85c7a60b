"""Coverage: the units of an area on a day, each with the covers, bodies and contracts that may count for it."""

from graph.readings.units import UNITS

COVERAGE = UNITS
