"""What every code list is: words that carry their own sentence."""

from enum import StrEnum
from typing import Self


class CodeList(StrEnum):
    """A list of described words; a word is known whatever its case."""

    description: str

    def __new__(cls, value: str, description: str = "") -> Self:
        """A word and its sentence."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.description = description
        return word

    @classmethod
    def _missing_(cls, value: object) -> "CodeList | None":
        wanted = str(value).strip().casefold()
        return next((member for member in cls if member.value.casefold() == wanted), None)
