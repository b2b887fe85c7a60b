"""When what was counted is all there is: by unnamed units that make a total exact, or by a source that is complete."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.codelists import Attestation
from graph.dates import days_of
from graph.entities.lists import CompleteSource


@dataclass(frozen=True)
class Countable:
    """Something that was counted.

    Attributes:
        id: of the entity.
        attestation: how its source attests it.
        code: the prefix of the place it stands at itself.
        words: by which it can be told from others of its kind: its subtype, kind of service, management, tags.
    """

    id: str
    attestation: str
    code: str
    words: frozenset[str] = frozenset()


def closed_by_count(counted: Iterable[Countable], *, code: str, words: frozenset[str]) -> bool:
    """Whether unnamed units make what was counted exact: those of a place, told apart by some words.

    Unnamed units (COUNTED) are recorded where a source gives a total, as many as the total leaves unnamed, at the place
    that the total is of. They close the total whose words they share, and no wider one: twelve unnamed compounds with
    quasi-property service say nothing of how many compounds there are in all.
    """
    unnamed = [each for each in counted if each.attestation == Attestation.COUNTED.value and each.code == code]
    return bool(unnamed) and frozenset[str].intersection(*(each.words for each in unnamed)) <= words


def closed_by_source(tables: Sequence[str], sources: Iterable[CompleteSource], *, code: str, day: str) -> bool:
    """Whether sources that speak of the place by the day are complete for all of these ledger tables there."""
    told = {
        table
        for source in sources
        if source.stated is not None and code.startswith(source.area_code) and days_of(source.stated).valid_from <= day
        for table in source.tables
    }
    return set(tables) <= told
