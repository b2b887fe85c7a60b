"""A fault planted in what executes plans, or in a fragment, is found by the comparison with graphql-core.

Fragments are read both ways, so that a fault of theirs is planted where they are nested. A few documents over a small
world suffice, which without a fault are answered alike.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, cast

import orjson
import pytest

from execution import edges, forms, plan, shapes
from execution.answer import Answer, Place
from execution.calls import Calls
from execution.columns import Row
from execution.executing import Executing
from execution.frontier import Frontier
from execution.loads import Loads
from execution.plan import FieldPlan
from execution.seen import Way
from execution.warm import Nesting, Warm
from graph import fragments, nesting
from graph.page import Page
from graph.scope import Caller
from schema.scalars import cursor_of
from schema.schema import build_schema
from tests.execution.documents_drawn import Drawn
from tests.execution.test_same_answers import answers, cursors_of
from tests.world import World

# What is planted stands behind doors that nobody else opens.
INSIDE_FRAGMENTS, INSIDE_SHAPES, INSIDE_LOADS = cast("Any", fragments), cast("Any", shapes), cast("Any", Loads)

KEPT = (
    fragments.edge_of,
    fragments.entity_of,
    nesting.nested_edge,
    nesting.nested_entity,
    nesting.nested_root,
    nesting.nested_together,
)

Plant = Callable[[pytest.MonkeyPatch], None]

FIRST = {
    "organizations": (
        "id,name,kind,area,from,to\nt-a,甲组织,OTHER,330105001,,2020-05-31\nt-a#2,甲会,OTHER,330105001,2020-06-01,\n"
        "t-b,乙组织,OTHER,330105001,,\nt-c,丙组织,OTHER,330105002,,\n"
    ),
    "people": "id,name\nt-wang,王\nt-li,李\nt-sun,孙\n",
    "posts": "id,organization,title\nt-chair,t-a,主任\nt-deputy,t-a,副主任\nt-clerk,t-c,文员\n",
    "appointments": (
        "id,person,post,from,to\nt-1,t-wang,t-chair,2020-01-01,\nt-2,t-li,t-chair,2020-02-01,\n"
        "t-3,t-sun,t-chair,2020-03-01,2020-12-31\nt-4,t-wang,t-clerk,2020-04-01,\nt-5,t-wang,t-deputy,2020-05-01,\n"
    ),
}
THEN = FIRST | {
    "organizations": FIRST["organizations"].replace("乙组织", "乙会"),
    "appointments": FIRST["appointments"].replace("t-2,t-li,t-chair,2020-02-01,", "t-2,t-li,t-chair,2020-02-02,"),
}
PERSON = """
{ known: node(id: "person:t-wang") { ...Seats } several: nodes(ids: ["person:t-none", "person:t-li"]) { id } }
fragment Seats on Person {
  id name
  two: appointments(first: 2) { edges { cursor node { from attestation post { title organization { name } } } } }
  back: appointments(last: 3) { nodes { ...Post } pageInfo { hasPreviousPage startCursor } }
  then: appointments(first: 9, asOf: "2020-01-15") { nodes { ...Post } }
}
fragment Post on Appointment {
  post { id organization { name } appointments(first: 3) { nodes { person { name politicalStatus } } } }
}
"""
AREA = """
query ($after: String) {
  node(id: "area:330105001", asOf: "2020-06-01") { ... on Area { name organizations(first: 1, after: $after) {
    nodes { name kind retired: holds posts(last: 2) { nodes { title appointments(last: 2) { edges { cursor node {
      id since: from person { name }
    } } } } } }
    pageInfo { endCursor hasNextPage }
  } } }
}
"""
CALLERS = (Caller(("",), people=True), Caller(("330105001",), people=True), Caller(("",), people=False))


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
    patch.setattr(shapes, "kept_of", kept_of)


def _a_cursor_is_the_facts_id(patch: pytest.MonkeyPatch) -> None:
    def key(row: Row) -> Any:
        return row[1]

    patch.setattr(edges, "_key", key)

    def cursor(key: str) -> str:
        return cursor_of(f"{key}x")

    patch.setattr(shapes, "cursor_of", cursor)


def _words_are_written_small(patch: pytest.MonkeyPatch) -> None:
    written = forms.form_of

    def small(*given: Any) -> forms.Form:
        form = written(*given)
        return replace(form, names={word: name.lower() for word, name in form.names.items()}) if form.names else form

    patch.setattr(plan, "form_of", small)


def _the_scope_of_an_edge_is_lost(patch: pytest.MonkeyPatch) -> None:
    follow = Loads.follow

    async def followed(self: Loads, way: Way, *asked: Any) -> Any:
        return await follow(self, way._replace(as_of=None, known_at=None), *asked)

    patch.setattr(Loads, "follow", followed)


def _an_edge_of_another_clock_is_read_with_the_row(patch: pytest.MonkeyPatch) -> None:
    def page_within(self: Calls, field: FieldPlan) -> Page | None:
        return self.page(field)

    patch.setattr(Calls, "page_within", page_within)


def _a_page_is_given_to_the_edge_beside(patch: pytest.MonkeyPatch) -> None:
    pages = INSIDE_LOADS._pages

    def turned(*asked: Any) -> Any:
        return pages(*asked)[::-1]

    patch.setattr(Loads, "_pages", turned)


def _a_missing_entity_is_an_empty_one(patch: pytest.MonkeyPatch) -> None:
    def put_seen(self: Frontier, found: Any, each: FieldPlan, place: Place) -> None:
        place.holder[place.key] = {} if found is None else None
        if found is not None:
            row, seen = found
            self.put_row(row, seen, each, place)

    patch.setattr(Frontier, "put_seen", put_seen)


def _values_are_told_of_the_column_beside(patch: pytest.MonkeyPatch) -> None:
    leaf = INSIDE_SHAPES._Text._leaf
    moved = re.compile(r"\[(\d+)\]$")

    def beside(self: Any, value: str, form: forms.Form) -> str:
        return leaf(self, moved.sub(lambda found: f"[{max(int(found[1]) - 1, 0)}]", value), form)

    patch.setattr(INSIDE_SHAPES._Text, "_leaf", beside)


def _in_fragments(change: Callable[[str], str]) -> Plant:
    """A fault in the text of the fragments, where they are nested: levels and graphql-core read them as they stand."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        read = INSIDE_FRAGMENTS.read

        def changed(file: str) -> str:
            return change(read(file))

        patch.setattr(fragments, "read", changed)
        for kept in KEPT:
            kept.cache_clear()

    return plant


FAULTS: dict[str, Plant] = {
    "nulls are left out": _nulls_are_left_out,
    "a null does not bubble": _a_null_does_not_bubble,
    "a page has one too many": _a_page_has_one_too_many,
    "a cursor is the fact's id": _a_cursor_is_the_facts_id,
    "words are written small": _words_are_written_small,
    "the scope of an edge is lost": _the_scope_of_an_edge_is_lost,
    "an edge of another clock is read with the row": _an_edge_of_another_clock_is_read_with_the_row,
    "a page is given to the edge beside": _a_page_is_given_to_the_edge_beside,
    "a missing entity is an empty one": _a_missing_entity_is_an_empty_one,
    "values are told of the column beside": _values_are_told_of_the_column_beside,
    "fragments read what is superseded": _in_fragments(
        lambda text: text.replace(" AND f.superseded_at > $p.known", "")
    ),
    "fragments forget the day": _in_fragments(lambda text: text.replace("AND f.valid_to >= $p.day", "")),
    "fragments forget the areas": _in_fragments(lambda text: re.sub(r"\n  AND any\(a IN[^\n]*\)", "", text)),
    "fragments begin a page with its cursor": _in_fragments(
        lambda text: text.replace("key > $e.after", "key >= $e.after")
    ),
    "fragments go backward from the front": _in_fragments(lambda text: text.replace("END DESC\nLIMIT", "END\nLIMIT")),
    "entities are shown by their last state": _in_fragments(
        lambda text: text.replace("ORDER BY holds DESC, begun DESC, ", "ORDER BY s.valid_from DESC, ")
    ),
    "people are named to whoever may not know": _in_fragments(
        lambda text: text.replace("CASE WHEN $p.people THEN s.name END", "s.name")
    ),
}


@pytest.fixture(autouse=True)
def fragments_as_they_stand() -> Iterator[None]:
    """Texts are kept once they were composed: a fault's must not outlive its test."""
    yield
    for kept in KEPT:
        kept.cache_clear()


async def compare(world: World) -> None:
    """Fails at the first answer that is not graphql-core's."""
    reference = build_schema()
    executing = Executing(reference, Warm(Nesting.NARROW))
    cursors: list[str | None] = [None]
    for caller in CALLERS:
        for text, variables in ((PERSON, {}), *((AREA, {"after": each}) for each in cursors)):
            asked = Drawn(text, variables)
            one = await answers(world, reference, asked, caller)
            # Who may look into one street alone knows nobody who is recorded for the whole country.
            assert bool(one[1]) is (caller is CALLERS[1] and text == PERSON)
            assert await answers(world, executing, asked, caller) == one
            if text == AREA and len(cursors) == 1:
                cursors = [None, *cursors_of(orjson.loads(one[0]))]


@pytest.fixture
async def told(world: World) -> World:
    """A small world, of which something was corrected."""
    await world.apply(**FIRST)
    await world.apply(**THEN)
    return world


async def test_without_a_fault_they_are_answered_alike(told: World) -> None:
    await compare(told)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("engine", ["embedded"], indirect=True)
async def test_it_is_found(told: World, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    FAULTS[fault](monkeypatch)
    with pytest.raises((AssertionError, KeyError, TypeError)):
        await compare(told)
