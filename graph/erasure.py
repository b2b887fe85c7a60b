"""Erasing a person on request: the one true deletion, of every version at every time, with a receipt that says so.

The receipt tells when, why and how much was deleted, and holds a salted SHA-256 of each erased id: enough to recognise
a ledger that brings the person back, and not to say who it was.
"""

import hashlib
import secrets
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from graph.cypher import read
from graph.merging import WRITTEN_EDGES
from graph.model import Fact
from graph.publication import Publication, Run
from graph.records import FactRecord, Property

OWN = frozenset(
    {
        Fact.PERSON_STATE,
        Fact.APPOINTMENT,
        Fact.MEMBERSHIP,
        Fact.HANDLING,
        Fact.PARTICIPATION,
        Fact.MERGE,
        Fact.NAMESAKE,
    }
)
"""Facts that are a person's own, deleted whole; any other that names them goes on without them."""


@dataclass(frozen=True)
class Receipt:
    """What an erasure leaves behind.

    Attributes:
        id: the receipt's own id.
        at: the moment, as a fixed-width UTC string.
        revision: the publication by which it was seen.
        reason: as whoever erased gave it.
        salt, marks: what an id is recognised by (`knows`).
        deleted: how many versions of which label were deleted, as `Label=n`.
        loosened: how many versions of other facts go on without the person.
    """

    id: str
    at: str
    revision: int
    reason: str
    salt: str
    marks: tuple[str, ...]
    deleted: tuple[str, ...]
    loosened: int

    def knows(self, entity: str) -> bool:
        """Whether the entity with this id was erased."""
        return mark_of(entity, self.salt) in self.marks


def mark_of(entity: str, salt: str) -> str:
    """The mark by which an erased id is known again."""
    return hashlib.sha256(f"{salt} {entity}".encode()).hexdigest()


async def erase(publication: Publication, *, ids: Sequence[str], reason: str) -> tuple[Receipt, frozenset[str]]:
    """Deletes a person, known by one or more ids, and publishes, in one transaction: all of it or nothing.

    Returns the receipt, and every name that the person ever had, which nothing keeps.

    Raises:
        GraphBusy: another writer took the lock.
    """
    salt = secrets.token_hex(16)

    async def work(run: Run, at: str) -> tuple[Receipt, frozenset[str]]:
        found = cast("list[list[Any]]", await run(read("writing/versions_naming.cypher"), {"ids": list(ids)}))
        versions = [(str(each[1]["version"]), str(each[1]["id"]), FactRecord.from_version(*each)) for each in found]
        own = [each for each in versions if each[2].label in OWN]
        loose = [_loosened(version, record, ids) for version, _, record in versions if record.label not in OWN]
        await run(read("writing/delete_versions.cypher"), {"versions": [version for version, _, _ in own]})
        await run(read("writing/loosen_versions.cypher"), {"loosened": loose, "ids": list(ids)})
        await run(read("writing/delete_remarks.cypher"), {"facts": sorted({fact for _, fact, _ in own})})
        await run(read("writing/delete_anchors.cypher"), {"ids": list(ids)})
        counts = Counter(record.label.value for _, _, record in own)
        receipt = Receipt(
            id=str(uuid.uuid4()),
            at=at,
            revision=publication.revision,
            reason=reason,
            salt=salt,
            marks=tuple(mark_of(entity, salt) for entity in ids),
            deleted=tuple(f"{label}={count}" for label, count in sorted(counts.items())),
            loosened=len(loose),
        )
        await run(read("writing/write_receipt.cypher"), _written(receipt))
        states = [record for _, _, record in own if record.label is Fact.PERSON_STATE]
        return receipt, frozenset(str(dict(state.properties)["name"]) for state in states)

    return cast("tuple[Receipt, frozenset[str]]", await publication.publish(work))


def _written(receipt: Receipt) -> dict[str, object]:
    lists = {"marks": list(receipt.marks), "deleted": list(receipt.deleted)}
    return {
        "receipt": receipt.id,
        "at": receipt.at,
        "revision": receipt.revision,
        "reason": receipt.reason,
        "salt": receipt.salt,
        "loosened": receipt.loosened,
        **lists,
    }


def _loosened(version: str, record: FactRecord, ids: Sequence[str]) -> list[object]:
    kept = tuple((edge, target) for edge, target in record.edges if target not in ids)
    said = dict(record.properties)
    written: Property | None = said.get(WRITTEN_EDGES)
    if isinstance(written, list):
        said[WRITTEN_EDGES] = [edge for edge in written if edge.partition(" ")[2] not in ids]
    now = replace(record, edges=kept, properties=tuple(said.items()))
    return [version, now.digest, said.get(WRITTEN_EDGES)]
