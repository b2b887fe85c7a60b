"""A hop as the API gives it: the fact that joins two entities, and how it reads from the one to the other."""

import strawberry

from graph.codelists import Attestation
from graph.readings.hops import HopRow
from graph.scope import Scope
from resolvers.definitions.hops import HopKind, reads
from schema.entities import Statement
from schema.fields import said
from schema.scalars import PrefixDate


@strawberry.type(description="A fact that joins two entities, as it counts on the day (关联).")
class Hop:
    """A fact that joins two entities."""

    row: strawberry.Private[HopRow]
    scope: strawberry.Private[Scope]

    kind: HopKind = said("kind", "How it joins them (关联方式).", words=HopKind)
    forward: bool = said(
        "forward", "Whether the kind reads from the first entity to the second; else the other way (正向)."
    )
    fact: strawberry.ID = said("fact", "The id of the fact (事实编号).")
    label: str = said("label", "The fact's label in the graph, such as Appointment or PostState (事实类别).")
    since: PrefixDate | None = said("since", "Since when, as its source says; null is since ever (起).", field="from")
    until: PrefixDate | None = said("until", "Until when, as its source says; null is open (止).", field="to")
    attestation: Attestation = said("attestation", "How its source attests it (依据方式).", words=Attestation)
    note: str | None = said("note", "What the recorder noted (备注).")

    @strawberry.field(
        description="The relation in words, from the first entity to the second, in English and Chinese (关系用语)."
    )
    def relation(self) -> str:
        """The relation in words."""
        return reads(HopKind(self.row.kind), forward=self.row.forward)

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.row, scope=self.scope)
