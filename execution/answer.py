"""The answer while it is made: where each value stands, nulls that bubble up, and the errors with their paths."""

from typing import Any, NamedTuple

from graphql import GraphQLError
from graphql.error import located_error

from execution.plan import FieldPlan


class Place(NamedTuple):
    """Where a value stands.

    Attributes:
        around: where the object or list stands that holds it; nothing for the root's.
        holder: that object or list.
        key: its key or index there.
        nullable: whether it may be null.
    """

    around: "Place | None"
    holder: Any
    key: str | int
    nullable: bool

    def items(self, count: int, *, nullable: bool) -> "list[Place]":
        """Puts a list of so many nulls in its place; the places of its items."""
        out: list[Any] = [None] * count
        self.holder[self.key] = out
        return [Place(self, out, index, nullable) for index in range(count)]

    def is_lost(self) -> bool:
        """Whether what it stands in was taken out of the answer."""
        at = self
        while at.around is not None:
            if at.around.holder[at.around.key] is not at.holder:
                return True
            at = at.around
        return False

    def path(self) -> list[str | int]:
        """The keys from the root."""
        keys: list[str | int] = []
        at: Place | None = self
        while at is not None:
            keys.append(at.key)
            at = at.around
        return keys[::-1]


class Answer:
    """What is answered so far."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.data: dict[str, Any] | None = self.root
        self.errors: list[GraphQLError] = []

    def null(self, place: Place, each: FieldPlan) -> None:
        """Puts a null at a place, which is a fault where none may be."""
        if place.nullable:
            place.holder[place.key] = None
        else:
            fault = TypeError(f"Cannot return null for non-nullable field {each.parent.name}.{each.name}.")
            self.fail(place, each, fault)

    def fail(self, place: Place, each: FieldPlan, fault: Exception) -> None:
        """Tells an error of a value, in whose place, or around it, stands the next null that may be.

        What lies below such a null is no part of the answer any more, and neither are its errors.
        """
        if self.data is None or place.is_lost():
            return
        self.errors.append(located_error(fault, list(each.nodes), place.path()))
        at: Place | None = place
        while at is not None and not at.nullable:
            at = at.around
        if at is None:
            self.data = None
        else:
            at.holder[at.key] = None
