"""Entities by id and their edges: one read a kind, one a level."""

from collections import defaultdict
from collections.abc import Sequence

from graph.entities import ENTITIES, EntityRow
from graph.errors import BadInput, NotFound
from graph.model import Kind
from graph.reader import GraphReader
from graph.scope import Scope

MAX_NODES = 200


def kind_of(id: str) -> Kind:
    """The kind of entity that an id names.

    Raises:
        BadInput: the text is no id.
    """
    kind, colon, key = id.partition(":")
    if not colon or not key or kind not in {each.value for each in Kind}:
        kinds = ", ".join(each.value for each in Kind)
        raise BadInput(
            f"{id!r} is not an id: ids look like organization:msx-sanfang-office, and begin with one of {kinds}.", id=id
        )
    return Kind(kind)


async def entities(graph: GraphReader, *, ids: Sequence[str], scope: Scope) -> dict[str, EntityRow]:
    """The entities with these ids, one statement a kind; those not known within the scope are left out.

    Raises:
        BadInput: one of the texts is no id.
    """
    by_kind: dict[Kind, list[str]] = defaultdict(list)
    for id in dict.fromkeys(ids):
        by_kind[kind_of(id)].append(id)
    found: dict[str, EntityRow] = {}
    for kind, each in by_kind.items():
        found |= await graph.load(ENTITIES[kind], each, scope)
    return found


def not_found(id: str) -> NotFound:
    """What is said of an id that nothing is known under."""
    return NotFound(f"There is nothing with the id {id!r}: check it, or the moment asked about (`knownAt`).", id=id)
