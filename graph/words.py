"""Words: what a state can be found by, worked out as it is written, and what a text that is looked for asks of them.

They are one property of a version, tokens parted by spaces, which both engines index by nothing but the spaces. They
follow from what the row says and are no part of its digest: another reading of a character changes no fact.

    N白马公寓Z        a name, alias or title whole, without its blanks and signs
    白 马 白马 马公    its characters, and each two neighbours
    C330105001Z       a code: the division's, the credit code, the id, the id's key
    Pbaimagong        how its first three characters are read; Smagongyu, Sgongyu: how those after them are
    Ibmgy, Jmgy       the first letters of up to six of them, from the first one, and from those after it

A capital letter stands in no text, since all are made small; Z ends what goes no further. All tokens are letters and
digits: nothing of a text is ever a sign of the index's query language.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import islice, product
from typing import cast

from graph.model import Fact
from graph.pinyin import Readings, readings_of

LONGEST_WHOLE = 40
"""Characters of a name that its whole token holds; of a longer one it holds the beginning."""

LONGEST_READ = 200
"""Characters of a name, or of a text that is looked for, that are taken into words at all."""

CODE_BEGINNING = 4
"""Characters of a code by whose beginning it is found."""

NEAR_WHOLE, NEAR_PART = 3, 4
"""Characters that a text must have to be found with one of them wrong: as a whole name, as a part of one."""

_SYLLABLES, _INITIALS, _WAYS, _LETTERS = 3, 6, 24, 18

NAMES: Mapping[Fact, tuple[str, ...]] = {
    Fact.AREA_STATE: ("name", "aliases"),
    Fact.COMPOUND_STATE: ("name", "aliases"),
    Fact.ORGANIZATION_STATE: ("name", "aliases"),
    Fact.PERSON_STATE: ("name",),
    Fact.POST_STATE: ("title",),
    Fact.PROBLEM_STATE: ("title",),
    Fact.MEETING_STATE: ("title",),
    Fact.CLAIM_STATE: (),
    Fact.RULE_STATE: ("name", "document"),
    Fact.SOURCE_STATE: ("title",),
    Fact.ASSESSMENT_ROUND_STATE: ("title",),
}
"""The facts that can be found, which are the states of entities, and the properties that hold their names."""

_CODES = ("code", "credit_code")


class Way(IntEnum):
    """The ways in which a text is looked for, each a query of the index of its own."""

    WHOLE = 0
    BEGINNING = 1
    PART = 2
    NEAR = 3
    PINYIN = 4
    PINYIN_INSIDE = 5
    INITIALS = 6
    INITIALS_INSIDE = 7


def plain(text: str) -> str:
    """A text as it is compared: in small letters and full characters, without blanks and signs."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


def latin(text: str) -> str:
    """A text as pinyin, without tones and with v for ü; empty where it is not in Latin letters."""
    apart = unicodedata.normalize("NFD", text.casefold()).replace("u\N{COMBINING DIAERESIS}", "v")
    letters = plain("".join(each for each in apart if not unicodedata.combining(each)))
    return letters if letters.isascii() and any(each.isalpha() for each in letters) else ""


def may_be_near(whole: str) -> bool:
    """Whether one wrong character of a text is forgiven: not in a short one, and not in a number, which is another."""
    return len(whole) >= NEAR_WHOLE and not whole.isdecimal()


def codes_of(id: str) -> tuple[str, str]:
    """An entity's id and its key, which are codes like others."""
    return id, id.partition(":")[2]


def words_of(label: Fact, id: str, said: Mapping[str, object]) -> str | None:
    """The words of a version of a fact with this id, by what it says; nothing where it is no entity's state."""
    if label not in NAMES:
        return None
    codes = [*(str(said[name]) for name in _CODES if name in said), *codes_of(id.partition("#")[0])]
    words = [f"C{plain(code)}Z" for code in codes]
    for name in NAMES[label]:
        value = said.get(name, [])
        for text in cast("list[str]", value) if isinstance(value, list) else [str(value)]:
            words.extend(_words(plain(text)[:LONGEST_READ], surname=label is Fact.PERSON_STATE))
    return " ".join(dict.fromkeys(words))


def queries_of(text: str) -> dict[Way, str]:
    """What a text asks of the index, each way that makes sense for it; nothing where it has no letter and no digit."""
    whole, letters = plain(text), latin(text)
    if not whole:
        return {}
    code = whole.isascii()
    found = {
        Way.WHOLE: _whole(whole) + (f" OR C{whole}Z" if code else ""),
        Way.BEGINNING: f"N{whole[:LONGEST_WHOLE]}*"
        + (f" OR C{whole}*" if code and len(whole) >= CODE_BEGINNING else ""),
        Way.PART: _all(gram for word in text.split() for gram in _grams(plain(word))),
    }
    if may_be_near(whole):
        found[Way.NEAR] = _near(whole)
    if len(letters) > 1:
        found[Way.PINYIN], found[Way.PINYIN_INSIDE] = _sounds("P", letters), _sounds("S", letters)
        found[Way.INITIALS], found[Way.INITIALS_INSIDE] = _initials("I", letters), _initials("J", letters)
    return found


def _words(name: str, *, surname: bool) -> Iterable[str]:
    if not name:
        return
    yield _whole(name)
    yield from name
    yield from _pairs(name)
    read = readings_of(name, surname=surname)
    letters = [tuple(dict.fromkeys(reading[0] for reading in each)) for each in read]
    for place in range(len(name)):
        yield from _windows("P" if place == 0 else "S", read[place:], _SYLLABLES)
        yield from _windows("I" if place == 0 else "J", letters[place:], _INITIALS)


def _whole(name: str) -> str:
    return f"N{name[:LONGEST_WHOLE]}" + ("Z" if len(name) <= LONGEST_WHOLE else "")


def _windows(mark: str, read: Sequence[Readings], size: int) -> Iterable[str]:
    end = "Z" if len(read) <= size else ""
    return (f"{mark}{''.join(each)}{end}" for each in islice(product(*read[:size]), _WAYS))


def _pairs(name: str) -> list[str]:
    return [name[place : place + 2] for place in range(len(name) - 1)]


def _grams(part: str) -> list[str]:
    return _pairs(part) or list(part)


def _all(tokens: Iterable[str]) -> str:
    # The index's query language takes a thousand at most.
    return " ".join(f"+{token}" for token in islice(dict.fromkeys(tokens), LONGEST_READ))


def _near(whole: str) -> str:
    # One wrong character leaves one half of the text as it is; of three characters it leaves two.
    if len(whole) == NEAR_WHOLE:
        parts = [[whole[0], whole[1]], [whole[0], whole[2]], [whole[1], whole[2]]]
    else:
        middle = len(whole) // 2
        parts = [_grams(whole[:middle]), _grams(whole[middle:])]
    return " ".join(f"({_all(part)})" for part in parts)


def _sounds(mark: str, letters: str) -> str:
    # How long three syllables are is not known: each beginning of the text may be them, or all of it a part of them.
    ends = range(2, min(len(letters), _LETTERS) + 1)
    return " OR ".join([f"{mark}{letters}*", *(f"{mark}{letters[:end]}" for end in ends)])


def _initials(mark: str, letters: str) -> str:
    return f"{mark}{letters}*" if len(letters) <= _INITIALS else f"{mark}{letters[:_INITIALS]}"
