"""Reading the graph: questions, entities by id and edges by level, each one auto-commit statement within a scope."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from neo4j import WRITE_ACCESS
from pydantic import BaseModel

from graph.behind import Behind
from graph.cypher import confirmed, filled, level, parameters, read
from graph.edges import EdgeRead, EdgeRow
from graph.entities import EntityRead, EntityRow
from graph.erasure import Receipt
from graph.migrations import refuse_other
from graph.model import Edge, Fact
from graph.nesting import Nested
from graph.notes import Notes
from graph.page import Page
from graph.published import Published
from graph.question import Question
from graph.records import FactRecord
from graph.rows import GraphRow
from graph.scope import Scope
from graph.statements import Statements
from graph.steady import Steady

Params = TypeVar("Params", bound=BaseModel)
Row = TypeVar("Row", bound=GraphRow)

Lists = list[list[Any]]
"""Rows as a statement gives them, each in the order of its model's fields."""

_PING_SECONDS = 3.0

NOTHING = "organization:none"
"""An id that nothing has."""

_SLICE = 500
"""Entities a statement is asked about at once where a whole ledger's are wanted."""


@dataclass(frozen=True)
class Root:
    """Entities as a request named them.

    Attributes:
        published: the last publication, at the moment of reading.
        kept: the ids that stand for another record, with that one's id; their own rows are told all the same.
        rows: by id, a list of one, or of none where it is not known within the scope.
    """

    published: Published
    kept: Mapping[str, str]
    rows: Mapping[str, Lists]


class GraphReader:
    """Asks the graph. Every answer takes one `known` instant, which is what makes several statements see one graph."""

    def __init__(
        self,
        statements: Statements,
        behind: Behind,
        steady: Steady | None = None,
        notes: Notes | None = None,
        confirm: Callable[[Published], None] | None = None,
    ) -> None:
        self.statements, self.behind, self.steady = statements, behind, steady or Steady()
        self._notes, self._confirm = notes, confirm

    def noting(self, notes: Notes) -> "GraphReader":
        """A reader of the same graph that notes which rules are followed, and which rules and sources are read."""
        return GraphReader(self.statements, self.behind, self.steady, notes, self._confirm)

    def confirming(self, confirm: Callable[[Published], None]) -> "GraphReader":
        """A reader of the same graph whose questions tell the last publication, as it stood when they were answered."""
        return GraphReader(self.statements, self.behind, self.steady, self._notes, confirm)

    def follows(self, rule: str) -> None:
        """Told by whoever follows a recorded rule; kept where notes are taken."""
        if self._notes is not None:
            self._notes.follow(rule)

    async def ping(self) -> None:
        """Returns once the engine answers.

        Raises:
            GraphUnavailable: it does not, within three seconds.
        """
        await self.statements.value(read("writing/ping.cypher"), {}, seconds=_PING_SECONDS)

    async def published(self) -> Published:
        """The last publication, as it stands now: what every request asks first.

        Raises:
            GraphUnavailable: the graph is of another model than this release reads, or the engine does not answer.
        """
        found = cast("list[Any] | None", await self.statements.value(read("writing/published.cypher"), {}))
        return self._seen(found)

    async def known_at(self, moment: str) -> Published:
        """The last publication by a moment, a fixed-width UTC string."""
        found = await self.statements.value(read("writing/published_by.cypher"), {"after": moment})
        return Published(*cast("tuple[str, int, str | None]", found)) if found else Published()

    async def ask(self, question: Question[Params, Row], scope: Scope, params: Params) -> tuple[Row, ...]:
        """The rows of a question's answer, in its order.

        Raises:
            TookTooLong: the statement ran into the question's time-out.
            GraphUnavailable: the engine does not answer.
        """
        told = parameters({"area": scope.anchor, **params.model_dump()}, scope.values())
        # Who takes notes asks what the graph says now, even of what only a publication may change.
        steady = question.steady and self._notes is None
        found = cast("tuple[Row, ...] | None", self.steady.get(question, told) if steady else None)
        if found is None:
            revision = self.steady.revision
            rows = await self._answered(question, told)
            found = tuple(question.row.model_validate(row) for row in rows)
            if steady:
                self.steady.keep(question, told, found, revision)
        if self._notes is not None:
            self._notes.name(each for row in found for each in vars(row).values() if isinstance(each, EntityRow))
        return found

    async def _answered(self, question: Question[Params, Row], told: Mapping[str, object]) -> list[Any]:
        if self._confirm is None:
            return cast("list[Any]", await self.statements.value(question.text, told, seconds=question.timeout))
        found = await self.statements.value(confirmed(question.file), told, seconds=question.timeout)
        published, rows = cast("tuple[list[Any] | None, list[Any]]", found or (None, []))
        self._confirm(self._seen(published))
        return rows

    async def load(self, entity: EntityRead, ids: Sequence[str], scope: Scope) -> dict[str, EntityRow]:
        """The entities of one kind with these ids; an id that is not known within the scope is left out."""
        rows = await self.load_lists(entity, ids, scope)
        return {id: entity.row.model_validate(row) for id, row in rows.items()}

    async def load_lists(self, entity: EntityRead, ids: Sequence[str], scope: Scope) -> dict[str, list[Any]]:
        """The same as the lists that they are read from, in the order of the row's fields."""
        rows = cast(
            "list[list[Any]]",
            await self.statements.value(read(entity.file), parameters({"ids": list(ids)}, scope.values())),
        )
        if self._notes is not None:
            self._notes.name(entity.row.model_validate(row) for row in rows)
        return {row[0]: row for row in rows}

    async def follow(
        self, edge: EdgeRead, ids: Sequence[str], scope: Scope, page: Page
    ) -> dict[str, tuple[EdgeRow, ...]]:
        """The rows of one edge for each parent, in the edge's order whichever way the page goes."""
        lists = await self.follow_lists(edge, ids, scope, page)
        return {parent: tuple(edge.row.model_validate(row) for row in rows) for parent, rows in lists.items()}

    async def follow_lists(self, edge: EdgeRead, ids: Sequence[str], scope: Scope, page: Page) -> dict[str, Lists]:
        """The same as the lists that they are read from, in the order of the row's fields."""
        own: dict[str, object] = {"ids": list(ids), "e": page.edge()}
        lists = cast(
            "list[tuple[str, Lists]]", await self.statements.value(level(edge.file), parameters(own, scope.values()))
        )
        return {parent: page.ordered(rows) for parent, rows in lists}

    async def read_nested(
        self, nested: Nested, pages: Sequence[Page], ids: Sequence[str], scope: Scope
    ) -> dict[str, Lists]:
        """The rows of a tree for each parent, and what is nested in them; the pages in the order of its numbers."""
        return dict(cast("list[tuple[str, Lists]]", await self._nested(nested, pages, {"ids": list(ids)}, scope)))

    async def read_root(self, nested: Nested, pages: Sequence[Page], ids: Sequence[str], scope: Scope) -> Root:
        """Entities that a client named by their ids, what is nested in them, and the publication they were read at."""
        published, kept, rows = cast(
            "tuple[list[list[Any]], list[list[str]], list[tuple[str, Lists]]]",
            await self._nested(nested, pages, {"ids": list(ids)}, scope),
        )
        return Root(self._seen(published[0] if published else None), dict(kept), dict(rows))

    async def read_together(
        self, nested: Nested, pages: Sequence[Page], ids: Sequence[Sequence[str]], scope: Scope
    ) -> list[dict[str, Lists]]:
        """Several lists of entities, each with what is nested in it."""
        told = {f"i{place}": list(some) for place, some in enumerate(ids, 1)}
        return [dict(rows) for rows in cast("list[Any]", await self._nested(nested, pages, told, scope))]

    async def rehearse(self, nested: Nested, scope: Scope) -> None:
        """Asks about nothing, so that the engine plans a statement before it is needed."""
        lists = {name: [NOTHING] for name in re.findall(r"(?<=UNWIND \$p\.)\w+", nested.text)}
        await self._nested(nested, [Page(1)] * len(nested.numbers), lists, scope)

    async def _nested(
        self, nested: Nested, pages: Sequence[Page], ids: Mapping[str, list[str]], scope: Scope
    ) -> object:
        told = {f"e{number}": page.edge() for number, page in zip(nested.numbers, pages, strict=True)}
        return await self.statements.value(nested.text, parameters({**ids, **told}, scope.values()))

    async def open_states(self, ids: Sequence[str]) -> list[FactRecord]:
        """The states of these entities that are open now, published or not: what a writer compares a ledger with."""
        return await self._records("writing/open_states.cypher", ids, {})

    async def open_facts_about(self, ids: Sequence[str], edges: Iterable[Edge]) -> list[FactRecord]:
        """The facts, open now, that go to these entities by one of these relations."""
        return await self._records("writing/open_facts_about.cypher", ids, {"edges": list(edges)})

    async def open_facts_of(self, label: Fact) -> list[FactRecord]:
        """Every open fact of one label: for the few labels that say something about facts and records themselves."""
        text = filled("writing/open_facts_of.cypher", label)
        rows = cast("list[Any]", await self.statements.value(text, parameters({}, {}), access=WRITE_ACCESS))
        return [FactRecord.from_version(*row) for row in rows]

    async def last_facts(self, ids: Sequence[str]) -> list[FactRecord]:
        """The last version of each of these facts, open or closed; a fact that never was is left out."""
        return await self._records("writing/last_facts.cypher", ids, {})

    async def receipts(self) -> list[Receipt]:
        """The receipts of all erasures, from the first."""
        rows = cast("list[Any]", await self.statements.value(read("writing/receipts.cypher"), {}, access=WRITE_ACCESS))
        return [
            Receipt(id, at, revision, reason, salt, tuple(marks), tuple(deleted), loosened)
            for id, at, revision, reason, salt, marks, deleted, loosened in rows
        ]

    async def facts_saying(self, names: Sequence[str]) -> list[str]:
        """The facts, by their ids, of which some version's own words hold one of these names."""
        own = parameters({"names": list(names)}, {})
        return cast(
            "list[str]", await self.statements.value(read("writing/facts_saying.cypher"), own, access=WRITE_ACCESS)
        )

    def _seen(self, found: Sequence[Any] | None) -> Published:
        """A publication as it stands in the graph, which lets go of what was kept under another."""
        if not found:
            published = Published()
        else:
            *publication, model = found
            refuse_other(model)
            published = Published(*publication)
        self.steady.at(published.revision)
        return published

    async def _records(self, file: str, ids: Sequence[str], own: Mapping[str, object]) -> list[FactRecord]:
        found: list[FactRecord] = []
        for start in range(0, len(ids), _SLICE):
            part = {"ids": list(ids[start : start + _SLICE]), **own}
            # Asked of whoever takes writes: a replica may not yet have what the last writer published.
            rows = cast("list[Any]", await self.statements.value(read(file), parameters(part, {}), access=WRITE_ACCESS))
            found.extend(FactRecord.from_version(*row) for row in rows)
        return found
