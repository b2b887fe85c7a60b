"""Division codes (行政区划代码), cut to their level, so that a subtree of places is a prefix.

Twelve digits are six of GB/T 2260 (province, city, county) and three each for the township and the community level. A
place whose official code is not known carries a local one: the code above it, `L`, and two digits, at the level of
streets or of communities. The whole country is `CN`, whose prefix is empty.
"""

import re

from graph.codelists import CodeList

COUNTRY = "CN"
"""The code of the whole country."""

_CODE = re.compile(r"\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3}|L\d{2})?|L\d{2}(?:L\d{2})?)?)?)?", re.ASCII)
_LENGTHS = (2, 4, 6, 9, 12)


class Level(CodeList):
    """Levels of the division tree, from the widest (区划层级)."""

    COUNTRY = "COUNTRY", "The whole country (全国)."
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
    if text != COUNTRY and _CODE.fullmatch(text) is None:
        raise ValueError(
            f"{text!r} is not a division code: write 2, 4, 6, 9 or 12 digits, or {COUNTRY} for the whole country "
            "(a street or community without a known code: the code above it, L and two digits)"
        )
    return text


def level_of(code: str) -> Level:
    """The level of a division code."""
    return Level.COUNTRY if code == COUNTRY else tuple(Level)[_LENGTHS.index(len(code)) + 1]


def parent_of(code: str) -> str | None:
    """The code one level up, or nothing above the country."""
    if code == COUNTRY:
        return None
    place = _LENGTHS.index(len(code))
    return code[: _LENGTHS[place - 1]] if place else COUNTRY


def prefix_of(code: str) -> str:
    """What the codes of everything in a division begin with."""
    return "" if code == COUNTRY else code


def code_of(prefix: str) -> str:
    """The division code of a prefix."""
    return prefix or COUNTRY


def child_under(code: str, area: str) -> str | None:
    """The child of `area` that `code` lies in, or nothing where `code` is `area` itself."""
    deeper = [length for length in _LENGTHS if len(area) < length <= len(code)]
    return code[: deeper[0]] if deeper else None


def is_local(code: str) -> bool:
    """Whether the code is one of our own, given until the official one is known."""
    return "L" in code
