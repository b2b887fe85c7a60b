"""A picture of medians as SVG text, by a few lines of our own: a bar a side and operation, to a log scale."""

from collections.abc import Mapping, Sequence
from html import escape
from math import log10

COLOURS = {"ours": "#b3261e", "peer": "#4c6a92", "plain": "#8a9a5b", "raw": "#8c8c8c"}
_LEFT, _WIDTH, _BAR, _GAP, _TOP = 190, 520, 13, 16, 46


def plot(title: str, rows: Sequence[tuple[str, Mapping[str, float]]], names: Mapping[str, str]) -> str:
    """The picture of a figure, more than 0, by row and side; the sides are told by `names`."""
    values = [value for _, sides in rows for value in sides.values()]
    low = 10 ** int(log10(min(values)) - (min(values) < 1))
    span = log10(max(values) / low) * 1.12
    lines: list[str] = []
    top = _TOP
    for label, sides in rows:
        middle = top + len(sides) * _BAR / 2 + 4
        lines.append(f'<text x="{_LEFT - 8}" y="{middle:.0f}" text-anchor="end">{escape(label)}</text>')
        for side, value in sides.items():
            wide = max(_WIDTH * log10(value / low) / span, 1)
            lines.append(
                f'<rect x="{_LEFT}" y="{top}" width="{wide:.1f}" height="{_BAR - 2}" fill="{COLOURS[side]}"/>'
                f'<text x="{_LEFT + wide + 4:.1f}" y="{top + _BAR - 4}" class="n">{value:.3g}</text>'
            )
            top += _BAR
        top += _GAP
    key = "".join(
        f'<rect x="{_LEFT + place * 150}" y="24" width="10" height="10" fill="{COLOURS[side]}"/>'
        f'<text x="{_LEFT + 14 + place * 150}" y="33">{escape(name)}</text>'
        for place, (side, name) in enumerate(names.items())
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 90} {top}" role="img">'
    style = "<style>text{font:12px sans-serif;fill:#222}.n{font-size:10px}</style>"
    ground = f'<rect width="100%" height="100%" fill="#fff"/><text x="8" y="16">{escape(title)}</text>'
    return "\n".join((head, style, ground, key, *lines, "</svg>", ""))
