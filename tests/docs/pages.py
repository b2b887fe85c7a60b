"""How the tests read the documents: which pages there are, their blocks, tables and words in code type."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PAGES: Final = sorted(
    page.relative_to(ROOT).as_posix() for pattern in ("*.md", "docs/**/*.md") for page in ROOT.glob(pattern)
)

_BLOCK = re.compile(r"^( *)```(\w+)(?: ([\w./-]+))?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file name after it, if any, and its text."""

    language: str
    name: str
    text: str


def text_of(page: str) -> str:
    """A page as it is written."""
    return (ROOT / page).read_text("utf-8")


def blocks_of(page: str) -> list[Block]:
    """A page's fenced blocks, in order."""
    return [
        Block(language, name, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE))
        for indent, language, name, text in _BLOCK.findall(text_of(page))
    ]


def prose_of(page: str) -> str:
    """A page without its fenced blocks."""
    return _BLOCK.sub("", text_of(page))


def code_in(text: str) -> list[str]:
    """Whatever a text sets in code type."""
    return _CODE.findall(text)


def rows_under(page: str, heading: str) -> list[list[str]]:
    """The cells of a section's table, row by row, without its head."""
    section = re.split(r"^## ", text_of(page), flags=re.MULTILINE)
    text = next(part for part in section if part.partition("\n")[0] == heading)
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def headings_of(page: str) -> list[str]:
    """The second-level headings of a page."""
    return re.findall(r"^## (.+)$", prose_of(page), re.MULTILINE)
