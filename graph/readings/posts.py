"""Posts: those of an area's bodies on a day, with their seats and whoever sits in them."""

from graph.question import Question
from graph.rows import GraphRow, NoParams, Stay


class Holding(GraphRow):
    """An appointment by which somebody sits in a post.

    Attributes:
        fact: the appointment's id.
        held: the post it is to: another one than asked about where that is held ex officio.
        person: who holds it.
        since, until, attestation, note, source, locator: as of every fact.
    """

    fact: str
    held: str
    person: str
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class PostsRow(GraphRow):
    """A post of a body.

    Attributes:
        id: the post.
        organization: the body it is in.
        body_attestation: how that body is attested.
        title, rank: what the post is called.
        seats: how many seats it has; null where not recorded.
        through: the post because of which it is held, where it is held ex officio.
        fact, since, until, attestation, note, source, locator: of the post's state.
        stays: where the body stands, on whatever days.
        holdings: the appointments by which it is held that day.
    """

    id: str
    organization: str
    body_attestation: str
    title: str
    rank: str | None
    seats: int | None
    through: str | None
    fact: str
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str
    stays: tuple[Stay, ...]
    holdings: tuple[Holding, ...]

    @property
    def people(self) -> frozenset[str]:
        """Whoever sits in it, each once, however many appointments say so."""
        return frozenset(holding.person for holding in self.holdings)


POSTS = Question("readings/posts.cypher", NoParams, PostsRow)
