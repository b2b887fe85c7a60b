"""Paths: the facts that join entities to others, asked of a whole level of a search at once."""

from graph.readings.hops import HOPS

PATH = HOPS
