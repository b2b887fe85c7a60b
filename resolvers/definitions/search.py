"""How well a text finds an entity: by which of its names and codes, in which way, and what comes before what.

Names are compared in small letters, without blanks and signs. Whatever can be told of one name in several ways is told
in the first of `SearchReason`; of several names, the one found in the surest and closest way is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model import Kind
from graph.pinyin import Readings, readings_of
from graph.questions.search import Called, SearchRow
from graph.words import CODE_BEGINNING, NEAR_PART, codes_of, latin, may_be_near, plain
from resolvers.definitions.search_words import SearchedIn, SearchReason

INITIALS_INSIDE = 3
"""Letters that a text must have to be found as the initials of something inside a name."""

WHOLE, BEGINNING, INSIDE = 0, 1, 2
"""How much of a name a text is."""

_REASONS, _PLACES = tuple(SearchReason), tuple(SearchedIn)
_SAME = {SearchedIn.NAME: SearchReason.EXACT, SearchedIn.FORMER_NAME: SearchReason.FORMER_NAME}

Told = tuple[SearchReason, int]


@dataclass(frozen=True)
class Asked:
    """A text that is looked for: as it is compared, its words, and its letters where it may be pinyin."""

    whole: str
    words: tuple[str, ...]
    letters: str


def asked_of(text: str) -> Asked:
    """What a text is looked for as."""
    words = tuple(word for word in map(plain, text.split()) if word)
    return Asked(plain(text), words, latin(text))


@dataclass(frozen=True)
class Hit:
    """An entity that a text found.

    Attributes:
        id: the entity's.
        reason: how it was found.
        extent: how much of the name the text is: all, its beginning, or something inside.
        place: which of its names or codes it was.
        matched: that name or code, as it is recorded.
    """

    id: str
    reason: SearchReason
    extent: int
    place: SearchedIn
    matched: str

    @property
    def key(self) -> str:
        """What hits are sorted by: reason, how much of the name it is, which name, the name's length, the id."""
        closeness = f"{_REASONS.index(self.reason):02}|{self.extent}|{_PLACES.index(self.place)}"
        return f"{closeness}|{len(self.matched):06}|{self.id}"


def hits_of(asked: Asked, rows: Iterable[SearchRow]) -> tuple[Hit, ...]:
    """Those of some entities that a text finds, in the order of their keys."""
    return tuple(sorted((hit for row in rows if (hit := hit_of(asked, row)) is not None), key=lambda hit: hit.key))


def hit_of(asked: Asked, row: SearchRow) -> Hit | None:
    """How a text finds an entity, or nothing where it does not, or where the entity has no state of its own yet."""
    if not row.states or not asked.whole:
        return None
    surname = row.id.startswith(f"{Kind.PERSON}:")
    found = [*_by_codes(asked, row)]
    for name, place in _names(row):
        told = told_of(asked, name, place, surname=surname)
        if told is not None:
            found.append(Hit(row.id, *told, place, name))
    return min(found, key=lambda hit: (hit.key, hit.matched), default=None)


def told_of(asked: Asked, name: str, place: SearchedIn, *, surname: bool = False) -> Told | None:
    """In which way a text is, or is in, a name, and how much of it; nothing where it is not."""
    whole = plain(name)
    return _as_text(asked, whole, place) or _as_letters(asked, whole, surname=surname) or _as_near(asked, whole)


def _as_text(asked: Asked, whole: str, place: SearchedIn) -> Told | None:
    if whole == asked.whole:
        return _SAME.get(place, SearchReason.ALIAS), WHOLE
    if whole.startswith(asked.whole):
        return SearchReason.PREFIX, BEGINNING
    if asked.whole in whole:
        return SearchReason.PART, BEGINNING
    return (SearchReason.PART, INSIDE) if all(word in whole for word in asked.words) else None


def _as_letters(asked: Asked, whole: str, *, surname: bool) -> Told | None:
    if len(asked.letters) <= 1:
        return None
    read = readings_of(whole, surname=surname)
    for reason, extent in (
        (SearchReason.PINYIN, sounded(asked.letters, read)),
        (SearchReason.INITIALS, initialled(asked.letters, read)),
    ):
        if extent is not None:
            return reason, extent
    return None


def _as_near(asked: Asked, whole: str) -> Told | None:
    if not may_be_near(asked.whole):
        return None
    if within_one(asked.whole, whole):
        return SearchReason.NEAR, WHOLE
    if len(asked.whole) >= NEAR_PART and _near_inside(asked.whole, whole):
        return SearchReason.NEAR, INSIDE
    return None


def sounded(letters: str, read: Sequence[Readings]) -> int | None:
    """How much of a name some letters are, read out: neighbouring characters, each in any of its readings.

    The last one may be read in part; inside a name, one must be read whole.
    """
    extents = (_sounded_from(start, letters, read) for start in range(len(read)))
    return min((extent for extent in extents if extent is not None), default=None)


def _sounded_from(start: int, letters: str, read: Sequence[Readings]) -> int | None:
    begun, found = {0}, False
    for place in range(start, len(read)):
        ends: set[int] = set()
        for at in begun:
            for reading in read[place]:
                if letters.startswith(reading, at):
                    ends.add(at + len(reading))
                elif reading.startswith(letters[at:]) and (start == 0 or at > 0):
                    found = True
        if len(letters) in ends:
            if start == 0 and place == len(read) - 1:
                return WHOLE
            found = True
        begun = ends - {len(letters)}
        if not begun:
            break
    return (INSIDE if start else BEGINNING) if found else None


def initialled(letters: str, read: Sequence[Readings]) -> int | None:
    """How much of a name some letters are as the first letters of its neighbouring characters."""
    first = [frozenset(reading[0] for reading in each) for each in read]
    for start in range(len(first) - len(letters) + 1):
        if all(letter in first[start + place] for place, letter in enumerate(letters)):
            if start == 0:
                return WHOLE if len(letters) == len(first) else BEGINNING
            if len(letters) >= INITIALS_INSIDE:
                return INSIDE
    return None


def within_one(one: str, other: str) -> bool:
    """Whether one character at most is wrong, missing or too many (an edit distance of 0 or 1)."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    same = next((place for place, each in enumerate(one) if each != other[place]), len(one))
    return one[same + (len(one) == len(other)) :] == other[same + 1 :]


def _near_inside(text: str, name: str) -> bool:
    middle = len(text) // 2
    # One half is left as it is by whatever is wrong; most names hold neither.
    if text[:middle] not in name and text[middle:] not in name:
        return False
    sizes = (len(text) - 1, len(text), len(text) + 1)
    return any(within_one(text, name[start : start + size]) for start in range(len(name)) for size in sizes)


def _names(row: SearchRow) -> list[tuple[str, SearchedIn]]:
    shown, *others = row.states
    groups = (
        (SearchedIn.NAME, _called(shown)[:1] if shown.name else []),
        (SearchedIn.ALIAS, list(shown.aliases)),
        (SearchedIn.FORMER_NAME, [name for state in others for name in _called(state)]),
        (SearchedIn.MERGED_RECORD, [name for state in row.merged for name in _called(state)]),
    )
    found: dict[str, SearchedIn] = {}
    for place, names in groups:
        for name in names:
            found.setdefault(name, place)
    return list(found.items())


def _called(state: Called) -> list[str]:
    return [*([state.name] if state.name else []), *state.aliases]


def _by_codes(asked: Asked, row: SearchRow) -> Iterable[Hit]:
    own = [*(code for state in row.states for code in state.codes), *codes_of(row.id)]
    gone = [code for state in row.merged for code in (*state.codes, *codes_of(state.state))]
    for codes, place in ((own, SearchedIn.CODE), (gone, SearchedIn.MERGED_RECORD)):
        for code in codes:
            if plain(code) == asked.whole:
                yield Hit(row.id, SearchReason.CODE, WHOLE, place, code)
            elif len(asked.whole) >= CODE_BEGINNING and plain(code).startswith(asked.whole):
                yield Hit(row.id, SearchReason.CODE, BEGINNING, place, code)
