"""Registers: sources that are complete for some tables in an area, so that what they leave out is not there."""

from tests.oracle.days import first_day, last_day
from tests.oracle.record import Record, Said, stated_of


def registered(record: Record, state: Said, day: str) -> set[str]:
    """The tables of which registers tell, on a day, all that there is about an entity.

    A register speaks of the time its source does, and from then on; of what stood in its area then.
    """
    table = "compounds" if state.entity.startswith("compound:") else "organizations"
    found: set[str] = set()
    for source in record.sources():
        complete = [each for each in source.get("complete", "").split(";") if each]
        if complete and first_day(stated_of(source)) <= day:
            begun, over = first_day(stated_of(source)), last_day(stated_of(source))
            then = [it for it in record.states(table, state.entity) if it.first <= over and it.last >= begun]
            inside = source["area"].replace("CN", "")
            found.update(complete if any(it["area"].startswith(inside) for it in then) else ())
    return found
