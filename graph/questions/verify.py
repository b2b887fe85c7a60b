"""Verifying a certificate: the versions that the answer rests on when it is asked for again."""

from graph.readings.digests import DIGESTS

VERIFY = DIGESTS
