"""The kinds of cell that a ledger's columns have: how text becomes a value and what an error tells the writer to do."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator

from graph.codelists import Qualifier
from graph.dates import UNKNOWN, days_of
from graph.divisions import division_code
from graph.model import Kind
from ledgers.credit_codes import credit_code

T = TypeVar("T")

_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", re.ASCII)
_STATE = re.compile(r"[2-9]|[1-9][0-9]+", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FACT = re.compile(r"[a-z]+(?:_[a-z]+)*:(?P<key>[^:#]+)(?:#(?P<state>[^#]+))?", re.ASCII)
_MAX_TEXT = 2000

_APPROXIMATE = (
    (re.compile(r"(?:约|大约|about |~)(.+)"), Qualifier.ABOUT),
    (re.compile(r"(?:>=|至少|at least )(.+)"), Qualifier.AT_LEAST),
    (re.compile(r"(?:>|超过|more than )(.+)"), Qualifier.MORE_THAN),
    (re.compile(r"(.+)(?:余|多)"), Qualifier.MORE_THAN),
)
"""How a figure that is not exact is written, and what it then means."""


@dataclass(frozen=True)
class Figure:
    """A figure and how exactly it is meant."""

    value: float
    qualifier: Qualifier = Qualifier.EQUAL


_FULL_WIDTH = {0xFF01 + place: 0x21 + place for place in range(94)} | {0x3000: 0x20}
"""The full-width forms (全角) that a Chinese keyboard gives, each with the plain character it stands for."""

_YES = frozenset({"yes", "true", "1", "是", "有"})
_NO = frozenset({"no", "false", "0", "否", "无"})


def _plain(value: object) -> object:
    return value.translate(_FULL_WIDTH) if isinstance(value, str) else value


def _text(value: object) -> object:
    if isinstance(value, str):
        if len(value) > _MAX_TEXT:
            raise ValueError(f"the text has {len(value)} characters: shorten it to {_MAX_TEXT}")
        if found := _CONTROL.search(value):
            raise ValueError(f"the text holds a control character (U+{ord(found[0]):04X}): remove it")
    return value


def _key(value: str) -> str:
    if _KEY.fullmatch(value):
        return value
    key, mark, _ = value.partition("#")
    if mark and _KEY.fullmatch(key):
        raise ValueError(f"{value!r} names one state: write {key!r}; a row points at the whole entity")
    raise ValueError(
        f"{value!r} is not a key: write namespace-key in small letters, digits and hyphens, such as msx-street"
    )


def _row_key(value: str) -> str:
    key, mark, state = value.partition("#")
    if not _KEY.fullmatch(key) or (mark and not _STATE.fullmatch(state)):
        raise ValueError(
            f"{value!r} is not an id: write namespace-key in small letters, digits and hyphens, such as msx-street "
            "(a further state of the same entity: msx-street#2)"
        )
    return value


def _area_key(value: str) -> str:
    code, mark, state = value.partition("#")
    division_code(code)
    if mark and not _STATE.fullmatch(state):
        raise ValueError(f"{value!r} is not an id: write the code, and #2 after it for a further state of the division")
    return value


def _listed(value: str) -> str:
    kind, colon, key = value.partition(":")
    if not colon or kind not in {k.value for k in Kind}:
        kinds = ", ".join(k.value for k in Kind)
        raise ValueError(
            f"{value!r} does not say what it points at: write kind:key, such as compound:msx-baima (kinds: {kinds})"
        )
    if kind == Kind.AREA:
        division_code(key)
    else:
        _key(key)
    return value


def _prefix(value: str) -> str:
    days_of(value)
    return value


def _dated(value: str) -> str:
    return value if value == UNKNOWN else _prefix(value)


def _yes_no(value: object) -> object:
    word = _plain(value.lower()) if isinstance(value, str) else value
    if word in _YES or word is True:
        return True
    if word in _NO or word is False:
        return False
    raise ValueError(f"{value!r} is neither yes nor no: write yes or no (是 or 否)")


def _number(value: object) -> object:
    written = _plain(value)
    if isinstance(written, str) and not re.fullmatch(r"\d{1,9}", written, re.ASCII):
        raise ValueError(f"{value!r} is not a whole number: write digits only, nine at most, such as 33")
    return written


def _amount(value: object) -> object:
    written = _plain(value)
    if isinstance(written, str) and not re.fullmatch(r"\d{1,15}(\.\d{1,4})?", written, re.ASCII):
        raise ValueError(
            f"{value!r} is not an amount: write digits, such as 3500 or 3500.50, without separators or units"
        )
    return written


def _figure(value: object, exact: Callable[[object], object]) -> object:
    written = _plain(value)
    if not isinstance(written, str):
        return value
    for pattern, qualifier in _APPROXIMATE:
        if found := pattern.fullmatch(written.strip().lower()):
            return Figure(_of(exact(found[1].strip())), qualifier)
    return Figure(_of(exact(written)))


def _of(written: object) -> float:
    text = str(written)
    return float(text) if "." in text else int(text)


def _about_number(value: object) -> object:
    return _figure(value, _number)


def _about_amount(value: object) -> object:
    return _figure(value, _amount)


def _fact(value: str) -> str:
    found = _FACT.fullmatch(value)
    key, state = (found["key"], found["state"]) if found else ("", None)
    if (
        not found
        or not (_KEY.fullmatch(key) or value.startswith(f"{Kind.AREA}:"))
        or (state is not None and not _STATE.fullmatch(state))
    ):
        raise ValueError(
            f"{value!r} is not the id of a fact: write it as the API gives it, "
            "such as appointment:msx-appointment-wang or organization:msx-street#2"
        )
    return value


def _many(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split("[;；]", value) if part.strip())
    return value


def _source(value: str) -> str:
    key, hash_sign, locator = value.partition("#")
    if not hash_sign or not locator:
        raise ValueError(
            f"{value!r} does not name a place in its source: write source-id#locator, such as msx-article#p3"
        )
    _key(key)
    return value


_Plain = BeforeValidator(_plain)

Text = Annotated[str, BeforeValidator(_text)]
Key = Annotated[str, _Plain, AfterValidator(_key)]
RowKey = Annotated[str, _Plain, AfterValidator(_row_key)]
AreaKey = Annotated[str, _Plain, AfterValidator(_area_key)]
Listed = Annotated[str, _Plain, AfterValidator(_listed)]
AreaCode = Annotated[str, _Plain, AfterValidator(division_code)]
Prefix = Annotated[str, _Plain, AfterValidator(_prefix)]
Begin = Annotated[str, _Plain, AfterValidator(_dated)]
End = Annotated[str, _Plain, AfterValidator(_dated)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Number = Annotated[int, BeforeValidator(_number)]
Amount = Annotated[float, BeforeValidator(_amount)]
ApproximateNumber = Annotated[Figure, BeforeValidator(_about_number)]
ApproximateAmount = Annotated[Figure, BeforeValidator(_about_amount)]
FactId = Annotated[str, _Plain, AfterValidator(_fact)]
CreditCode = Annotated[str, _Plain, AfterValidator(credit_code)]
SourceReference = Annotated[str, _Plain, AfterValidator(_source)]
Many = Annotated[tuple[T, ...], BeforeValidator(_many)]
