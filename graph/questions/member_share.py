"""The share of party members: bodies of a kind on a day, their posts, and who sits in them."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow, Stay


class MemberShareParams(BaseModel):
    """Which kind of organization."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str


class Sitter(GraphRow):
    """Somebody who sits in a post, and what is recorded of their membership of the party.

    Attributes:
        person: the person's id.
        political_status: as the person's state has it; null where not recorded.
        memberships: valid full or probationary memberships of party organizations, by the ids of their facts.
    """

    person: str
    political_status: str | None
    memberships: tuple[str, ...]


class SeatedPost(GraphRow):
    """A post of a body, and who sits in it.

    Attributes:
        post: its id.
        title, rank: what it is called.
        seats: how many seats it has; null where not recorded.
        through: the post because of which it is held, where it is held ex officio.
        sitters: whoever is recorded to hold it that day.
    """

    post: str
    title: str
    rank: str | None
    seats: int | None
    through: str | None
    sitters: tuple[Sitter, ...]


class MemberShareRow(GraphRow):
    """A body.

    Attributes:
        id: its id.
        attestation: how its source attests it.
        valid_from: the first day of its state.
        since: since when its state holds, as its source says; null is not said, `?` is past and unknown.
        stays: where it stands, on whatever days.
        posts: its posts that day, filled or not.
    """

    id: str
    attestation: str
    valid_from: str
    since: str | None
    stays: tuple[Stay, ...]
    posts: tuple[SeatedPost, ...]


MEMBER_SHARE = Question("questions/member_share.cypher", MemberShareParams, MemberShareRow)
