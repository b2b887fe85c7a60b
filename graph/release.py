"""Which release of Sanfang this is, as `pyproject.toml` has it."""

RELEASE = "0.1.0"
