"""Statements that several questions read, each with the models of its rows."""
