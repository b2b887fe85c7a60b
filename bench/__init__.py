"""Measurements: what a claim of speed or size in these documents was measured with."""
