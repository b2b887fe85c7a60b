"""Scalars of the API: what a division code, a prefix date and a cursor look like on the wire."""

import base64
import binascii
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from graph.divisions import code_of, division_code, prefix_of
from graph.errors import BadInput

DivisionCode = NewType("DivisionCode", str)
PrefixDate = NewType("PrefixDate", str)
Json = NewType("Json", object)


def _code(value: object) -> str:
    if not isinstance(value, str):
        raise BadInput(f'A division code is a text, such as "330105001"; {value!r} is not.')
    try:
        return prefix_of(division_code(value))
    except ValueError as wrong:
        raise BadInput(str(wrong)) from wrong


def _written(prefix: object) -> str:
    # Inside, an area is the prefix that its codes share; the country's is empty.
    return code_of(str(prefix))


SCALARS: dict[object, ScalarDefinition] = {
    DivisionCode: strawberry.scalar(
        name="DivisionCode",
        description=(
            "A division code cut to its level: 2, 4, 6, 9 or 12 digits, standing for its whole subtree (行政区划代码). "
            "A street or community whose official code is not known has the code above it, L and two digits; "
            "CN is the whole country."
        ),
        serialize=_written,
        parse_value=_code,
    ),
    PrefixDate: strawberry.scalar(
        name="PrefixDate",
        description=(
            "A date as its source gives it: a year (2018), a month (2018-12), a day (2018-12-01), "
            "or ? for a past day that is not known (日期)."
        ),
        serialize=str,
        parse_value=str,
    ),
    Json: strawberry.scalar(
        name="JSON",
        description="Any value of JSON: an object, a list, a string, a number, a boolean or null (JSON 值).",
        serialize=lambda value: value,
        parse_value=lambda value: value,
    ),
}


def cursor_of(key: str) -> str:
    """The opaque cursor of a sort key."""
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def key_of(cursor: str, argument: str) -> str:
    """The sort key of a cursor that this API gave out.

    Raises:
        BadInput: the text is no cursor.
    """
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as wrong:
        raise BadInput(
            f"{argument}: {cursor!r} is no cursor; take one from `edges {{ cursor }}` or `pageInfo`."
        ) from wrong
