"""What every answer tells of itself: the day it is for, and which publication of the graph it was read from."""

from datetime import date, datetime

import strawberry

from graph.dates import instant_of
from graph.published import Published
from graph.scope import Scope
from schema.context import Info


@strawberry.type(description="What was put into the graph together and is seen whole or not at all (发布).")
class Publication:
    """What was put into the graph together."""

    published: strawberry.Private[Published]

    @strawberry.field(description="Which publication it is, counted from 1; 0 where nothing was published yet (版次).")
    def revision(self) -> int:
        """Which publication it is."""
        return self.published.revision

    @strawberry.field(
        description="From when on it was seen: asked with this `knownAt`, a question is answered the same (发布时间)."
    )
    def published_at(self) -> datetime | None:
        """From when on it was seen."""
        return instant_of(self.published.at) if self.published.at else None


@strawberry.interface(description="An answer, with the day and the publication it was given for (回答).")
class Answer:
    """An answer, with the day and the publication it was given for."""

    scope: strawberry.Private[Scope]

    @strawberry.field(description="The day asked about (基准日).")
    def as_of(self) -> date:
        """The day asked about."""
        return date.fromisoformat(self.scope.day)

    @strawberry.field(description="The publication of the graph that it was read from (所依据的发布).")
    def publication(self, info: Info) -> Publication:
        """The publication of the graph that it was read from."""
        return Publication(published=info.context.publication_of(self.scope))
