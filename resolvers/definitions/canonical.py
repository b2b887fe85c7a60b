"""Canonical JSON: one text for one value, and its SHA-256.

The form is that of RFC 8785: no white space, keys sorted by their UTF-16 code units, strings escaped only where JSON
asks for it, numbers as ECMAScript writes them (`3500`, `0.1`, `1e-7`), UTF-8. Refused are whole numbers
beyond 2^53 that no double is written as, numbers that are none, lone surrogates, and nesting deeper than `DEPTH`.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

DEPTH = 64
"""How deep lists and objects may lie in one another."""

_LARGEST = 2**53 - 1


def canonical(value: object) -> str:
    """The one text of a JSON value.

    Raises:
        ValueError: the value has no such text; the error says why.
    """
    return _text(value, DEPTH)


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of(value: object) -> str:
    """The SHA-256 of a value's canonical text.

    Raises:
        ValueError: the value has no such text.
    """
    return sha256(canonical(value))


def parsed(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        ValueError: it is no JSON, names a key twice, or holds a number that is none.
    """
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_none)
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _text(value: object, depth: int) -> str:
    if isinstance(value, str):
        value.encode()  # A lone surrogate has no UTF-8: UnicodeEncodeError is a ValueError.
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int):
        return str(value) if abs(value) <= _LARGEST else _large(value)
    if isinstance(value, float):
        return _number(value)
    if not depth:
        raise ValueError(f"lists and objects may lie {DEPTH} deep in one another")
    if isinstance(value, Mapping):
        inner = cast("Mapping[str, object]", value)
        if not all(isinstance(key, str) for key in cast("Mapping[object, object]", value)):
            raise ValueError("the keys of an object are strings")
        keys = sorted(inner, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{_text(key, 0)}:{_text(inner[key], depth - 1)}" for key in keys) + "}"
    if isinstance(value, Sequence):
        return "[" + ",".join(_text(each, depth - 1) for each in cast("Sequence[object]", value)) + "]"
    raise ValueError(f"{value!r} is no JSON")


def _large(value: int) -> str:
    """A whole number beyond 2^53, where it is written as the double that it is read as."""
    try:
        text = _number(float(value))
    except OverflowError:
        text = ""
    if text != str(value):
        raise ValueError("a whole number beyond 2^53 is read differently by different readers: write it as a string")
    return text


def _number(value: float) -> str:
    """A number as ECMAScript's Number::toString writes it: the shortest digits that read back as the same number."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number of JSON")
    if value == 0:
        return "0"
    sign, figures, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits = "".join(map(str, figures))
    point = len(digits) + cast(int, exponent)
    if len(digits) <= point <= 21:
        text = digits.ljust(point, "0")
    elif 0 < point <= 21:
        text = f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = f"0.{digits.rjust(len(digits) - point, '0')}"
    else:
        rest = f".{digits[1:]}" if len(digits) > 1 else ""
        text = f"{digits[0]}{rest}e{point - 1:+d}"
    return f"-{text}" if sign else text


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _none(word: str) -> object:
    raise ValueError(f"{word} is no number of JSON")
