"""The kinds of cell that a ledger's columns have: how text becomes a value, and what an error tells the writer to do."""

import re
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator

from graph.dates import UNKNOWN, days_of
from graph.divisions import division_code
from graph.model import Kind
from ledgers.credit_codes import credit_code

T = TypeVar("T")

_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+(#[2-9]|#[1-9][0-9]+)?", re.ASCII)
_MAX_TEXT = 2000

_YES = frozenset({"yes", "true", "1", "是", "有"})
_NO = frozenset({"no", "false", "0", "否", "无"})


def _text(value: object) -> object:
    if isinstance(value, str) and len(value) > _MAX_TEXT:
        raise ValueError(f"the text has {len(value)} characters: shorten it to {_MAX_TEXT}")
    return value


def _key(value: str) -> str:
    if _KEY.fullmatch(value) is None and not _is_code(value):
        raise ValueError(
            f"{value!r} is not a key: write namespace-key in small letters, digits and hyphens, such as msx-street "
            "(a division: its code; a further state of the same entity: msx-street#2)"
        )
    return value


def _is_code(value: str) -> bool:
    try:
        division_code(value)
    except ValueError:
        return False
    return True


def _listed(value: str) -> str:
    kind, colon, key = value.partition(":")
    if not colon or kind not in {k.value for k in Kind}:
        kinds = ", ".join(k.value for k in Kind)
        raise ValueError(
            f"{value!r} does not say what it points at: write kind:key, such as compound:msx-baima (kinds: {kinds})"
        )
    _key(key)
    return value


def _prefix(value: str) -> str:
    days_of(value)
    return value


def _dated(value: str) -> str:
    return value if value == UNKNOWN else _prefix(value)


def _yes_no(value: object) -> object:
    word = value.lower() if isinstance(value, str) else value
    if word in _YES or word is True:
        return True
    if word in _NO or word is False:
        return False
    raise ValueError(f"{value!r} is neither yes nor no: write yes or no (是 or 否)")


def _number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{1,9}", value, re.ASCII):
        raise ValueError(f"{value!r} is not a whole number: write digits only, such as 33")
    return value


def _amount(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{1,15}(\.\d{1,4})?", value, re.ASCII):
        raise ValueError(
            f"{value!r} is not an amount: write digits, such as 3500 or 3500.50, without separators or units"
        )
    return value


def _many(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


def _source(value: str) -> str:
    key, hash_sign, locator = value.partition("#")
    if not hash_sign or not locator:
        raise ValueError(
            f"{value!r} does not name a place in its source: write source-id#locator, such as msx-article#p3"
        )
    _key(key)
    return value


Text = Annotated[str, BeforeValidator(_text)]
Key = Annotated[str, AfterValidator(_key)]
Listed = Annotated[str, AfterValidator(_listed)]
AreaCode = Annotated[str, AfterValidator(division_code)]
Prefix = Annotated[str, AfterValidator(_prefix)]
Begin = Annotated[str, AfterValidator(_dated)]
End = Annotated[str, AfterValidator(_dated)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Number = Annotated[int, BeforeValidator(_number)]
Amount = Annotated[float, BeforeValidator(_amount)]
CreditCode = Annotated[str, AfterValidator(credit_code)]
SourceReference = Annotated[str, AfterValidator(_source)]
Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
