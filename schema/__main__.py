"""`python -m schema` writes the schema's text to `schema/schema.graphql`; with `--check` it only compares."""

import sys
from pathlib import Path

from schema.schema import build_schema

FILE = Path(__file__).parent / "schema.graphql"


def main() -> int:
    """0 when the file is written or true, 1 when `--check` finds it differs."""
    text = build_schema().as_str() + "\n"
    if "--check" in sys.argv[1:]:
        if FILE.read_text(encoding="utf-8") == text:
            return 0
        print(f"{FILE} differs from the schema: run `python -m schema` and commit what it writes.", file=sys.stderr)
        return 1
    FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
