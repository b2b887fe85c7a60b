"""Cross-appointments: the seats of everyone who sits in an organization of an area on a day."""

from graph.readings.seats import SEATS

CROSS_APPOINTMENTS = SEATS
