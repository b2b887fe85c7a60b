"""Changes: every version of a fact that was published, or closed without another, in the order of publication."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow
from graph.versions import VersionRow


class ChangesParams(BaseModel):
    """After which place: an instant of publication and the last fact told of it, both `""` for the beginning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    after: str
    beyond: str
    take: int


class PublishedBy(GraphRow):
    """A publication: its instant, its number and the moment from which on it was seen."""

    instant: str
    revision: int
    at: str


class Marks(GraphRow):
    """What the ids of an erased person are known by."""

    salt: str
    marks: tuple[str, ...]


class ChangesRow(GraphRow):
    """What one publication did to one fact, or an erasure.

    Attributes:
        key: what changes are sorted by: the publication's instant and the fact.
        fact: the id of the fact; of an erasure, the id of its receipt.
        closed: whether a version was closed and none that may be seen took its place.
        publication: by which publication; nothing in the one row that says that the place asked after is at none.
        number: which version of the fact that publication recorded, whether it may be seen or not.
        version: the version recorded, or else the one closed; nothing of an erasure.
        gap: whether nothing was recorded of the fact just before, though something had been; null for the first.
        erased: the marks of an erasure.
    """

    key: str
    fact: str
    closed: bool
    publication: PublishedBy | None
    number: int | None
    version: VersionRow | None
    gap: bool | None
    erased: Marks | None


CHANGES = Question("questions/changes.cypher", ChangesParams, ChangesRow)
