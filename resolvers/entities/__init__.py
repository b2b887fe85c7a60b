"""Entities by id and their edges: one read a kind, one a level."""

from collections import defaultdict
from collections.abc import Sequence

from graph.dates import days_of
from graph.entities import ENTITIES, EntityRow
from graph.entities.lists import CONFIRMATIONS, KEPT_RECORDS, ConfirmationRow, IdsParams
from graph.errors import BadInput, NotFound
from graph.model import Kind
from graph.reader import GraphReader
from graph.scope import Scope

MAX_NODES = 200

_KINDS = {kind.value: kind for kind in Kind}


def kind_of(id: str) -> Kind:
    """The kind of entity that an id names.

    Raises:
        BadInput: the text is no id.
    """
    word, _, key = id.partition(":")
    kind = _KINDS.get(word)
    if not key or kind is None:
        kinds = ", ".join(each.value for each in Kind)
        raise BadInput(
            f"{id!r} is not an id: ids look like organization:msx-sanfang-office, and begin with one of {kinds}.", id=id
        )
    return kind


def checked_ids(ids: Sequence[str]) -> Sequence[str]:
    """The ids that a client asks for at once, each of which names a kind.

    Raises:
        BadInput: they are too many, or one of the texts is no id.
    """
    if len(ids) > MAX_NODES:
        raise BadInput(f"ids: {len(ids)} are too many; ask for at most {MAX_NODES} at once.", maximum=MAX_NODES)
    for id in ids:
        kind_of(id)
    return ids


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


async def kept_records(graph: GraphReader, *, ids: Sequence[str], scope: Scope) -> dict[str, str]:
    """Each of these ids that was merged into another record, with the id of that one."""
    rows = await graph.ask(KEPT_RECORDS, scope, IdsParams(ids=tuple(ids)))
    return {row.id: row.kept for row in rows}


async def confirmations(
    graph: GraphReader, *, facts: Sequence[str], scope: Scope
) -> dict[str, tuple[ConfirmationRow, ...]]:
    """What confirms each of these facts, the earliest first: by the first day that a prefix date may mean."""
    found: dict[str, list[ConfirmationRow]] = defaultdict(list)
    for row in await graph.ask(CONFIRMATIONS, scope, IdsParams(ids=tuple(dict.fromkeys(facts)))):
        found[row.fact].append(row)
    return {fact: tuple(sorted(rows, key=lambda row: when(row.day, row.id))) for fact, rows in found.items()}


def when(day: str, id: str) -> str:
    """The sort key of something on a day, a prefix date: one that is surely no earlier comes later."""
    days = days_of(day)
    return f"{days.valid_from}|{days.valid_to}|{id}"


async def handler(graph: GraphReader, *, id: str, scope: Scope) -> EntityRow:
    """The organization or person with an id.

    Raises:
        BadInput: the id names neither.
        NotFound: nothing is known under it.
    """
    if kind_of(id) not in (Kind.ORGANIZATION, Kind.PERSON):
        raise BadInput(f"{id!r} handles nothing: name an organization or a person.", id=id)
    found = await entities(graph, ids=[id], scope=scope)
    if id not in found:
        raise not_found(id)
    return found[id]


def not_found(id: str) -> NotFound:
    """What is said of an id that nothing is known under."""
    return NotFound(f"There is nothing with the id {id!r}: check it, or the moment asked about (`knownAt`).", id=id)
