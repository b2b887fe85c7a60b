"""Definitions that questions share: pure functions over rows."""
