"""`python -m scaffold NAME` writes the files of a new question and its field; `make new-question NAME=x` runs it."""

import sys
from pathlib import Path

from scaffold.question import SCHEMA, BadNameError, names_of, refuse_taken, texts_of

DONE, USAGE = 0, 2


def main(arguments: list[str], root: Path) -> int:
    """0 when the files are written, 2 when the name is refused: then nothing is."""
    if len(arguments) != 1:
        print("Name the question: make new-question NAME=old_compounds", file=sys.stderr)
        return USAGE
    try:
        names = names_of(arguments[0])
        refuse_taken(root, names)
    except BadNameError as refused:
        print(refused, file=sys.stderr)
        return USAGE
    for path, text in texts_of(root, names).items():
        (root / path).write_text(text, encoding="utf-8")
        print(path)
    print(f"{SCHEMA}: python -m schema")
    print(f"docs/glossary.md: rows for {names.type} and {names.type}Entry; CHANGELOG.md: a line")
    return DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).parents[1]))
