"""What a merge makes of a fact: it counts for the record that is kept, and remembers what was written.

A state of the record that goes into another holds on no day; every other fact that points at it points at the one that
is kept. Both remember what they were, and a merge that is withdrawn gives it back.
"""

from collections.abc import Mapping
from dataclasses import replace

from graph.dates import NEVER, OPEN_END, Interval
from graph.model import Edge
from graph.records import FactRecord, Property

WRITTEN_DAYS = "written_days"
WRITTEN_EDGES = "written_edges"
_NO_DAY = Interval(OPEN_END, NEVER)


def merged(record: FactRecord, roots: Mapping[str, str]) -> FactRecord:
    """A fact as it counts while each of these entities is another's record, by the id of the one that is kept."""
    own = record.id.partition("#")[0]
    if own in roots and (Edge.OF, own) in record.edges:
        days: Property = [record.interval.valid_from, record.interval.valid_to]
        return replace(record, interval=_NO_DAY, properties=(*record.properties, (WRITTEN_DAYS, days)))
    edges = tuple(
        dict.fromkeys(
            (edge, target if edge is Edge.MERGED else roots.get(target, target)) for edge, target in record.edges
        )
    )
    if edges == record.edges:
        return record
    written: Property = [f"{edge.value} {target}" for edge, target in record.edges]
    return replace(record, edges=edges, properties=(*record.properties, (WRITTEN_EDGES, written)))


def as_written(record: FactRecord) -> FactRecord:
    """A fact as its row has it, whatever was merged since."""
    said = dict(record.properties)
    days, edges = said.pop(WRITTEN_DAYS, None), said.pop(WRITTEN_EDGES, None)
    if isinstance(days, list):
        record = replace(record, interval=Interval(*days), properties=tuple(said.items()))
    if isinstance(edges, list):
        pairs = (edge.partition(" ") for edge in edges)
        record = replace(
            record, edges=tuple((Edge(edge), target) for edge, _, target in pairs), properties=tuple(said.items())
        )
    return record
