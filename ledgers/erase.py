"""Erasing a person on request: whom it takes in, what is told of it, and what still says the name."""

from dataclasses import dataclass

from graph.erasure import Receipt, erase
from graph.errors import BadInput, NotFound
from graph.model import Kind
from graph.session import Graph
from ledgers.held import standing_in

_PERSON = f"{Kind.PERSON}:"


@dataclass(frozen=True)
class Erased:
    """What an erasure did.

    Attributes:
        receipt: what stays in the graph of it.
        ids: the records of the person that are gone: the one named and those merged with it.
        still_said: facts, by their ids, of which some version's own words (a note, a title) hold a name the person
            had: to be corrected by hand; the versions before stay in the history.
    """

    receipt: Receipt
    ids: tuple[str, ...]
    still_said: tuple[str, ...]


async def erase_person(graph: Graph, *, person: str, reason: str) -> Erased:
    """Deletes every version of a person's facts at every time, with the records merged with theirs.

    Raises:
        BadInput: the id is not a person's, or no reason is given.
        NotFound: nothing is recorded under the id.
        GraphBusy: another writer held the lock too long.
        GraphUnavailable: the engine does not answer.
    """
    if not person.startswith(_PERSON):
        raise BadInput(f"{person!r} is no person's id: write it as the API gives it, such as person:msx-wang.")
    if not reason.strip():
        raise BadInput("An erasure needs a reason: say on whose request and by which rule, without the person's name.")
    async with graph.writer.publication("ledgers erase") as publication:
        standing = await standing_in(graph.reader)
        ids = sorted({person} | {id for id in standing.roots if standing.root(id) == standing.root(person)})
        if standing.root(person) not in ids:
            ids = sorted({*ids, standing.root(person)})
        states = await graph.reader.last_facts(ids) + await graph.reader.open_states(ids)
        if not states:
            raise NotFound(f"Nothing is recorded under {person!r}: check the id.", id=person)
        receipt, names = await erase(publication, ids=ids, reason=reason)
    return Erased(receipt, tuple(ids), tuple(await graph.reader.facts_saying(sorted(names))))
