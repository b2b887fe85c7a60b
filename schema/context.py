"""What a request carries while it is answered: who asks, the one graph it sees, and loaders that ask level by level."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import NamedTuple, cast
from zoneinfo import ZoneInfo

import strawberry
from strawberry.dataloader import DataLoader

from graph.dates import day_text, instant_text
from graph.edges import EdgeRow, Edges
from graph.entities import EntityRow
from graph.entities.lists import ConfirmationRow
from graph.errors import BadInput
from graph.notes import Notes
from graph.page import Page
from graph.published import Moved, Published
from graph.reader import GraphReader
from graph.scope import Caller, Scope
from resolvers.entities import confirmations, entities, kept_records
from schema.documents import Documents

DOCUMENTS = 8
"""How many documents may be certified or verified in one request."""

CHINA = ZoneInfo("Asia/Shanghai")
"""Where "today" is today."""


class _EntityKey(NamedTuple):
    scope: Scope
    id: str


class _EdgeKey(NamedTuple):
    edge: Edges
    page: Page
    scope: Scope
    parent: str


class _Pin(NamedTuple):
    """What a document inside a request sees: the day where it tells none, and the publication.

    `told` is the publication that its answers say they were read from.
    """

    day: str
    seen: Published
    told: Published


class Context:
    """One request, or a document inside one.

    Every statement of it takes the same `known`: the last publication at its first question, or `knownAt`.

    Attributes:
        graph, caller, request_id: whom it asks, who asks, and the request's id.
        latest: tells the last publication.
        told: the publication that it is answered for, where it does not read that itself.
        executed, why: what executed it, once that is told, and why where it was not a plan.
        confirmed: whether a statement of it said that the publication it was told is the last one.
    """

    def __init__(
        self,
        *,
        graph: GraphReader,
        caller: Caller,
        request_id: str,
        documents: Documents | None = None,
        pin: _Pin | None = None,
        assumed: Published | None = None,
        latest: Callable[[], Awaitable[Published]] | None = None,
    ) -> None:
        self.graph = graph if pin is not None else graph.confirming(self.confirm)
        self.caller, self.request_id = caller, request_id
        self.executed, self.why = "graphql-core", cast("str | None", None)
        self.confirmed = False
        self._documents = documents
        self._documents_left = DOCUMENTS
        self._pin = pin
        self.latest = latest or graph.published
        # The read of the publication, where it was not told.
        self.told, self._published = assumed, cast("asyncio.Future[Published] | None", None)
        self._settled = False
        self._seen: dict[str, Published] = {}
        # What several fields wait for is shielded below: graphql-core cancels the siblings of a field that fails.
        self._entities = DataLoader[_EntityKey, EntityRow | None](load_fn=self._load_entities)
        self._kept = DataLoader[_EntityKey, str](load_fn=self._load_kept)
        self._confirmations = DataLoader[_EntityKey, tuple[ConfirmationRow, ...]](load_fn=self._load_confirmations)
        self._edges = DataLoader[_EdgeKey, Sequence[EdgeRow]](load_fn=self._load_edges)

    def confirm(self, published: Published) -> None:
        """Told the last publication by a statement of the request.

        Raises:
            Moved: it is not the one that the request is answered for.
        """
        if self.assumed:
            if published != self.told:
                raise Moved(published)
            self.confirmed = True

    def move(self, published: Published | None, *, settled: bool = False) -> None:
        """The request is answered for another publication, or for the one that it reads itself where none is told."""
        self.told, self._published = published, None
        self.confirmed, self._settled = False, settled
        for loader in (self._entities, self._kept, self._confirmations, self._edges):
            loader.clear_all()  # they keep what failed as well

    @property
    def assumed(self) -> bool:
        """Whether it is answered for a publication that may not be the last one any more."""
        return self._pin is None and self.told is not None and not self._settled

    def documents(self) -> Documents:
        """Whoever answers documents inside this request; asked once for each field that has one.

        Raises:
            BadInput: this is a document inside a request already, or the request had DOCUMENTS of them.
        """
        if self._documents is None:
            raise BadInput("A document that is certified holds neither `certificate` nor `verify`.")
        if not self._documents_left:
            raise BadInput(f"A request may certify or verify {DOCUMENTS} times: send another.", maximum=DOCUMENTS)
        self._documents_left -= 1
        return self._documents

    def inside(self, *, caller: Caller, day: str, seen: Published, told: Published, notes: Notes) -> "Context":
        """The context of a document inside this request, which takes notes of what its answer rests on."""
        graph = self.graph.noting(notes)
        return Context(graph=graph, caller=caller, request_id=self.request_id, pin=_Pin(day, seen, told))

    async def published(self) -> Published:
        """The last publication, read once a request."""
        if self._pin is not None:
            return self._pin.seen
        if self.told is not None:
            return self.told
        if self._published is None:
            self._published = asyncio.ensure_future(self.graph.published())
        return await asyncio.shield(self._published)

    async def scope(self, as_of: date | None, known_at: datetime | None) -> Scope:
        """The scope of a question: its day (today in China where none is given) and the instant of knowledge.

        Raises:
            BadInput: the instant has no time zone, or is none that can be written.
        """
        seen = await self.published()
        if known_at is not None:
            earlier = await self.graph.known_at(_instant(known_at))
            seen = min(seen, earlier, key=lambda publication: publication.revision)
        self._seen[seen.instant] = seen
        return Scope(day_text(as_of) if as_of else self._today(), seen.instant, self.caller.areas, self.caller.people)

    def publication_of(self, scope: Scope) -> Published:
        """The publication that a scope of this request sees."""
        seen = self._seen[scope.known]
        return self._pin.told if self._pin is not None and seen == self._pin.seen else seen

    def _today(self) -> str:
        return self._pin.day if self._pin is not None else today()

    async def rescope(self, scope: Scope, as_of: date | None, known_at: datetime | None) -> Scope:
        """The scope an edge inherits, unless it says otherwise."""
        if as_of is None and known_at is None:
            return scope
        asked = await self.scope(as_of, known_at)
        return replace(
            scope,
            day=scope.day if as_of is None else asked.day,
            known=scope.known if known_at is None else asked.known,
        )

    async def entity(self, id: str, scope: Scope) -> EntityRow | None:
        """The entity with an id, or nothing where it is not known within the scope."""
        return await asyncio.shield(self._entities.load(_EntityKey(scope, id)))

    async def kept(self, id: str, scope: Scope) -> str:
        """The id of the record that an id given by a client stands for: itself, unless it was merged into another."""
        return await asyncio.shield(self._kept.load(_EntityKey(scope, id)))

    async def kept_if_any(self, id: str | None, scope: Scope) -> str | None:
        """The same of an id that a client may leave out."""
        return None if id is None else await self.kept(id, scope)

    async def confirmations(self, fact: str, scope: Scope) -> tuple[ConfirmationRow, ...]:
        """What confirms a fact, the earliest first."""
        return await asyncio.shield(self._confirmations.load(_EntityKey(scope, fact)))

    async def edges(self, edge: Edges, parent: str, scope: Scope, page: Page) -> Sequence[EdgeRow]:
        """A page of an edge below an entity; one row more than asked where there are more."""
        return await asyncio.shield(self._edges.load(_EdgeKey(edge, page, scope, parent)))

    async def _load_entities(self, keys: list[_EntityKey]) -> list[EntityRow | None]:
        found: dict[_EntityKey, EntityRow] = {}
        for scope in dict.fromkeys(key.scope for key in keys):
            rows = await entities(self.graph, ids=[key.id for key in keys if key.scope == scope], scope=scope)
            found |= {_EntityKey(scope, id): row for id, row in rows.items()}
        return [found.get(key) for key in keys]

    async def _load_kept(self, keys: list[_EntityKey]) -> list[str]:
        found: dict[_EntityKey, str] = {}
        for scope in dict.fromkeys(key.scope for key in keys):
            ids = [key.id for key in keys if key.scope == scope]
            found |= {
                _EntityKey(scope, id): kept
                for id, kept in (await kept_records(self.graph, ids=ids, scope=scope)).items()
            }
        return [found.get(key, key.id) for key in keys]

    async def _load_confirmations(self, keys: list[_EntityKey]) -> list[tuple[ConfirmationRow, ...]]:
        found: dict[_EntityKey, tuple[ConfirmationRow, ...]] = {}
        for scope in dict.fromkeys(key.scope for key in keys):
            facts = [key.id for key in keys if key.scope == scope]
            rows = await confirmations(self.graph, facts=facts, scope=scope)
            found |= {_EntityKey(scope, fact): each for fact, each in rows.items()}
        return [found.get(key, ()) for key in keys]

    async def _load_edges(self, keys: list[_EdgeKey]) -> list[Sequence[EdgeRow]]:
        parents: dict[tuple[Edges, Page, Scope], list[str]] = defaultdict(list)
        for key in keys:
            parents[key.edge, key.page, key.scope].append(key.parent)
        found: dict[_EdgeKey, Sequence[EdgeRow]] = {}
        for (edge, page, scope), each in parents.items():
            rows = await self.graph.follow(edge.value, each, scope, page)
            found |= {_EdgeKey(edge, page, scope, parent): rows.get(parent, ()) for parent in each}
        return [found[key] for key in keys]


def today() -> str:
    """The ISO day in China that questions are about which name none."""
    return day_text(datetime.now(UTC).astimezone(CHINA).date())


def _instant(moment: datetime) -> str:
    try:
        return instant_text(moment)
    except (ValueError, OverflowError) as wrong:
        raise BadInput(f"knownAt: {wrong}.") from wrong


Info = strawberry.Info[Context, None]
