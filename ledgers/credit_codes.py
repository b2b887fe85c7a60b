"""Unified social credit codes (统一社会信用代码) by GB 32100-2015: the check a cell goes through, and what is only odd.

Shape, alphabet and check digit are errors. An unknown registering class and a wrong inner check digit (GB 11714) are
warnings, because registers in use issue a few of both.
"""

import re

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SHAPE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CLASSES = frozenset(
    (
        "11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 54 55 59 61 62 69 71 72 79 81 89 91 92 93 "
        "A1 A9 G1 J1 N1 N2 N3 N9 Y1"
    ).split()
)


def credit_code(text: str) -> str:
    """The code itself, once its shape and its check digit are right.

    Raises:
        ValueError: length, a character or the check digit is wrong; the text gives the digit that would fit.
    """
    if _SHAPE.fullmatch(text) is None:
        raise ValueError(
            f"{text!r} is not a credit code: 18 characters of GB 32100 "
            "(digits and capitals without I, O, S, V, Z; places 3 to 8 are digits)"
        )
    expected = check_digit(text[:17])
    if text[17] != expected:
        raise ValueError(
            f"{text!r} has a wrong check digit: the first 17 characters call for {expected!r}; correct the code"
        )
    return text


def check_digit(first: str) -> str:
    """The eighteenth character for the first seventeen (GB 32100-2015)."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(first, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def inner_check_digit(first: str) -> str:
    """The check character of the body identifier in places 9 to 17, for its first eight (GB 11714)."""
    total = sum(int(char, 36) * weight for char, weight in zip(first, _INNER_WEIGHTS, strict=True))
    rest = 11 - total % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def oddities(code: str) -> tuple[str, ...]:
    """What is unusual about a valid code, in words, for a warning."""
    found: list[str] = []
    if code[:2] not in _CLASSES:
        found.append(f"the registering class {code[:2]!r} is not one in use")
    if inner_check_digit(code[8:16]) != code[16]:
        found.append(
            f"the inner check digit (place 17) is {code[16]!r}, GB 11714 calls for {inner_check_digit(code[8:16])!r}"
        )
    return tuple(found)
