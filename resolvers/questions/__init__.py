"""Use cases, one module a question."""
