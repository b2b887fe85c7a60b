"""Posts from the definitions: which there are in bodies on a day, and who holds each by which appointment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.oracle.record import Record, Said


@dataclass(frozen=True)
class Post:
    """A post, the body it is in, and the appointments by which it is held: to itself, or to what it is tied to."""

    state: Said
    body: Said
    holdings: Sequence[Said]

    @property
    def people(self) -> set[str]:
        """Who holds it, each once."""
        return {holding.to("person") for holding in self.holdings}

    @property
    def seats(self) -> int | None:
        """How many seats it is, where recorded."""
        return int(self.state["seats"]) if self.state["seats"] else None


def posts_in(record: Record, bodies: Iterable[Said], day: str) -> list[Post]:
    """The posts of some bodies on a day, by id."""
    at = {body.entity: body for body in bodies}
    there = {body.entity for body in record.on("organizations", day)}
    states = record.on("posts", day)
    valid = {state.entity for state in states if state.to("organization") in there}
    found: list[Post] = []
    for state in states:
        body = at.get(state.to("organization"))
        if body:
            held = {state.entity, state.to("ex_officio_of")} & valid
            holdings = [each for each in record.on("appointments", day) if each.to("post") in held]
            found.append(Post(state, body, sorted(holdings, key=lambda it: it.fact)))
    return sorted(found, key=lambda it: it.state.entity)
