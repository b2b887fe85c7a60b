"""The matrix of cross-appointments: the seats of everyone who sits in an organization of an area on a day."""

from graph.readings.seats import SEATS

CROSS_APPOINTMENT_MATRIX = SEATS
