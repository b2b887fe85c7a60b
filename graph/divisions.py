"""Division codes (行政区划代码), cut to their level, so that a subtree of places is a prefix.

Twelve digits are six of GB/T 2260 (province, city, county) and three each for the township and the community level. A
community whose official code is not known carries a local one: its street's nine digits, `L`, and two digits.
"""

import re

from graph.codelists import CodeList

_CODE = re.compile(r"\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3}|L\d{2})?)?)?)?", re.ASCII)
_LENGTHS = (2, 4, 6, 9, 12)


class Level(CodeList):
    """Levels of the division tree, from the widest (区划层级)."""

    PROVINCE = "PROVINCE", "A province (省)."
    CITY = "CITY", "A city (市)."
    COUNTY = "COUNTY", "A county or district (区、县)."
    STREET = "STREET", "A subdistrict or town (街道、镇)."
    COMMUNITY = "COMMUNITY", "A community (社区、村)."


def division_code(text: str) -> str:
    """The code itself, once it is known to be one.

    Raises:
        ValueError: the length or a character is wrong; the text says what to write.
    """
    if _CODE.fullmatch(text) is None:
        raise ValueError(
            f"{text!r} is not a division code: write 2, 4, 6, 9 or 12 digits "
            "(a community without a known code: its street's nine digits, L and two digits)"
        )
    return text


def level_of(code: str) -> Level:
    """The level of a division code."""
    return tuple(Level)[_LENGTHS.index(len(code))]


def parent_of(code: str) -> str | None:
    """The code one level up, or nothing above a province."""
    place = _LENGTHS.index(len(code))
    return code[: _LENGTHS[place - 1]] if place else None


def child_under(code: str, area: str) -> str | None:
    """The child of `area` that `code` lies in, or nothing where `code` is `area` itself."""
    deeper = [length for length in _LENGTHS if len(area) < length <= len(code)]
    return code[: deeper[0]] if deeper else None


def is_local(code: str) -> bool:
    """Whether the code is one of our own, given until the official one is known."""
    return "L" in code
