"""A fault planted in what executes plans, or in a fragment, is found by the comparison with graphql-core.

Both executions read the same statements, so that a fragment's fault is planted for one of them alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from execution.nests import MOST, Tree

from execution import edges, forms
from execution.answer import Answer, Place
from execution.columns import Row
from execution.loads import Loads, Way
from graph.reader import GraphReader, Page
from tests.execution.test_same_answers import compare, held_in
from tests.world import World

Plant = Callable[[pytest.MonkeyPatch], None]

DOCUMENTS = 1_000


def _nulls_are_left_out(patch: pytest.MonkeyPatch) -> None:
    def null(_: Answer, place: Place, __: Any) -> None:
        place.holder.pop(place.key, None)

    patch.setattr(Answer, "null", null)


def _a_null_does_not_bubble(patch: pytest.MonkeyPatch) -> None:
    def fail(_: Answer, place: Place, *__: Any) -> None:
        place.holder[place.key] = None

    patch.setattr(Answer, "fail", fail)


def _a_page_has_one_too_many(patch: pytest.MonkeyPatch) -> None:
    def kept_of(rows: list[Row], page: Page) -> tuple[list[Row], bool]:
        return rows, len(rows) > page.first

    patch.setattr(edges, "kept_of", kept_of)


def _a_cursor_is_the_facts_id(patch: pytest.MonkeyPatch) -> None:
    def key(row: Row) -> Any:
        return row[1]

    patch.setattr(edges, "_key", key)


def _words_are_written_small(patch: pytest.MonkeyPatch) -> None:
    written = forms.word_writer

    def small(*given: Any) -> Callable[[Any], Any]:
        write = written(*given)
        return lambda value: write(value).lower()

    patch.setattr(forms, "word_writer", small)


def _the_scope_of_an_edge_is_lost(patch: pytest.MonkeyPatch) -> None:
    follow = Loads.follow

    async def followed(self: Loads, way: Way, tree: Tree, parents: Iterable[str]) -> Any:
        return await follow(self, way._replace(as_of=None, known_at=None), tree, parents)

    patch.setattr(Loads, "follow", followed)


def _what_was_read_with_a_row_is_left_out(patch: pytest.MonkeyPatch) -> None:
    read = GraphReader.read_nested

    async def without(self: GraphReader, part: Any, *asked: Any) -> Any:
        rows: dict[str, list[Row]] = await read(self, part, *asked)
        width = len(part.edge.value.row.model_fields)
        left_out: list[list[Any]] = [[]] * MOST
        return {
            parent: [[*row[:width], *left_out[: len(row) - width]] for row in some] for parent, some in rows.items()
        }

    patch.setattr(GraphReader, "read_nested", without)


def _pages_inside_are_cut_short(patch: pytest.MonkeyPatch) -> None:
    read = GraphReader.read_nested

    async def first_of_each(self: GraphReader, part: Any, pages: list[Page], *asked: Any) -> Any:
        return await read(self, part, [pages[0], *(replace(page, first=1) for page in pages[1:])], *asked)

    patch.setattr(GraphReader, "read_nested", first_of_each)


def _fragment(change: Callable[[list[Any]], list[Any]]) -> Plant:
    def plant(patch: pytest.MonkeyPatch) -> None:
        follow = Loads.follow

        async def followed(self: Loads, way: Way, tree: Tree, parents: Iterable[str]) -> Any:
            scope, rows, nest = await follow(self, way, tree, parents)
            return scope, {parent: change(some) for parent, some in rows.items()}, nest

        patch.setattr(Loads, "follow", followed)

    return plant


FAULTS: dict[str, Plant] = {
    "nulls are left out": _nulls_are_left_out,
    "a null does not bubble": _a_null_does_not_bubble,
    "a page has one too many": _a_page_has_one_too_many,
    "a cursor is the fact's id": _a_cursor_is_the_facts_id,
    "words are written small": _words_are_written_small,
    "the scope of an edge is lost": _the_scope_of_an_edge_is_lost,
    "what was read with a row is left out": _what_was_read_with_a_row_is_left_out,
    "pages inside are cut short": _pages_inside_are_cut_short,
    "a fragment is in the wrong order": _fragment(lambda rows: rows[::-1]),
    "a fragment misses a row": _fragment(lambda rows: rows[1:]),
    "a fragment tells a row twice": _fragment(lambda rows: [*rows[:1], *rows]),
    "a fragment mixes up two columns": _fragment(lambda rows: [[*row[:2], row[3], row[2], *row[4:]] for row in rows]),
    "a fragment tells another fact's id": _fragment(lambda rows: [[row[0], f"{row[1]}-x", *row[2:]] for row in rows]),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("engine", ["embedded"], indirect=True)
async def test_it_is_found(world: World, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    held = await held_in(world, range(301, 304))
    FAULTS[fault](monkeypatch)
    with pytest.raises((AssertionError, KeyError, TypeError)):
        await compare(world, held, Random("planted"), DOCUMENTS)  # noqa: S311
