"""When absence is "no": whether a source that is complete for some tables speaks of an entity on a day."""

from collections.abc import Iterable, Sequence

from graph.dates import days_of
from graph.entities.lists import CompleteSource
from graph.rows import Stay


def told_absent(tables: Iterable[str], sources: Iterable[CompleteSource], *, stays: Sequence[Stay], day: str) -> bool:
    """Whether what none of these ledger tables records of an entity is not there.

    Each table needs a source that is complete for it where the entity stood at the time the source speaks of. A
    register says nothing of days before that time, nor of what came to stand in its area later.

    Args:
        tables: the tables that could have recorded it, such as `covers`.
        sources: the sources that declare themselves complete.
        stays: where the entity stands itself, on whatever days.
        day: the ISO day asked about.
    """
    speaking = {table for source in sources if _speaks_of(source, stays, day) for table in source.tables}
    return set(tables) <= speaking


def _speaks_of(source: CompleteSource, stays: Iterable[Stay], day: str) -> bool:
    if source.stated is None:
        return False
    stated = days_of(source.stated)
    return stated.valid_from <= day and any(
        stay.valid_from <= stated.valid_to
        and stay.valid_to >= stated.valid_from
        and stay.area_code.startswith(source.area_code)
        for stay in stays
    )


def told_whole(table: str, sources: Iterable[CompleteSource], *, area_code: str, first: str, last: str) -> bool:
    """Whether a source is complete for a ledger table in a place from one ISO day to another, with all between."""
    return any(
        table in source.tables
        and source.stated is not None
        and area_code.startswith(source.area_code)
        and days_of(source.stated).valid_from <= first
        and days_of(source.stated).valid_to >= last
        for source in sources
    )
