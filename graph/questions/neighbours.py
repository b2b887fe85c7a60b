"""Neighbours: the facts that join one entity to others."""

from graph.readings.hops import HOPS

NEIGHBOURS = HOPS
