"""A certificate: the versions of the rules and sources that an answer rests on, with their digests."""

from graph.readings.digests import DIGESTS

CERTIFICATE = DIGESTS
