"""Versions of facts as they are told: what each says, and what the one before it said."""

from graph.rows import GraphRow


class Said(GraphRow):
    """One property of a version."""

    name: str
    value: str | int | float | bool | tuple[str, ...]


class Relation(GraphRow):
    """One relation of a version, and the entity it goes to."""

    type: str
    entity: str


class Former(GraphRow):
    """What the version before said; its relations include the source."""

    said: tuple[Said, ...]
    relations: tuple[Relation, ...]


class VersionRow(GraphRow):
    """A version of a fact, with the one before it.

    Attributes:
        key: what the versions are sorted by.
        fact: the id of the fact.
        label, number: the fact's label, and which version of it this is.
        valid_from, valid_to: the first and last day on which it holds.
        recorded_at, superseded_at: when it was published, and when another was in its place or it was withdrawn.
        area_code: the division it is judged by.
        former: the version before; null for the first, or where the caller may not see it.
    """

    key: str
    fact: str
    label: str
    number: int
    since: str | None
    until: str | None
    valid_from: str
    valid_to: str
    recorded_at: str
    superseded_at: str | None
    area_code: str
    attestation: str
    note: str | None
    source: str | None
    locator: str | None
    said: tuple[Said, ...]
    relations: tuple[Relation, ...]
    former: Former | None
