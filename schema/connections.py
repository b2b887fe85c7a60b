"""Connections after the Relay pattern, with keyset cursors: pages, their bounds and their types."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Generic, TypeVar

import strawberry

from graph.errors import BadInput
from graph.page import Page
from schema.scalars import cursor_of, key_of

DEFAULT_PAGE = 20
MAX_PAGE = 200

T = TypeVar("T")
Item = TypeVar("Item")

First = Annotated[
    int | None,
    strawberry.argument(
        description=f"How many from the front: {DEFAULT_PAGE} unless told, at most {MAX_PAGE} (前几条)."
    ),
]
After = Annotated[str | None, strawberry.argument(description="Only what stands after this cursor (游标之后).")]
Last = Annotated[int | None, strawberry.argument(description=f"How many from the back, at most {MAX_PAGE} (后几条).")]
Before = Annotated[str | None, strawberry.argument(description="Only what stands before this cursor (游标之前).")]


@strawberry.type(description="Where a page stands in its list (分页信息).")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="Whether there is more after this page (有下一页).")
    has_previous_page: bool = strawberry.field(description="Whether there is more before this page (有上一页).")
    start_cursor: str | None = strawberry.field(
        description="The cursor of the first one, null on an empty page (首游标)."
    )
    end_cursor: str | None = strawberry.field(description="The cursor of the last one, null on an empty page (末游标).")


@strawberry.type(description="One entry of a list with its cursor (条目).")
class Edge(Generic[T]):
    """One entry of a list with its cursor."""

    cursor: str = strawberry.field(description="Where the entry stands, for `after` and `before` (游标).")
    node: T = strawberry.field(description="The entry itself (节点).")


@strawberry.type(description="A page of a list (列表分页).")
class Connection(Generic[T]):
    """A page of a list."""

    edges: list[Edge[T]] = strawberry.field(description="The entries with their cursors (条目).")
    nodes: list[T] = strawberry.field(description="The entries without their cursors (节点).")
    page_info: PageInfo = strawberry.field(description="Where the page stands in its list (分页信息).")


@strawberry.type(description="A page of a list that is known whole (列表分页).")
class CountedConnection(Connection[T]):
    """A page of a list that is known whole."""

    total_count: int = strawberry.field(description="How many there are on all pages together (总数).")


def page_of(first: int | None, after: str | None, last: int | None, before: str | None) -> Page:
    """The page that four arguments ask for.

    Raises:
        BadInput: a number is out of bounds, both ends are asked for at once, or a cursor is none.
    """
    for name, count in (("first", first), ("last", last)):
        if count is not None and not 1 <= count <= MAX_PAGE:
            raise BadInput(
                f"{name}: {count} is out of bounds; ask for 1 to {MAX_PAGE} and page on with cursors.", maximum=MAX_PAGE
            )
    if first is not None and last is not None:
        raise BadInput("first and last together have no one meaning: ask for one of them.")
    return Page(
        first=last or first or DEFAULT_PAGE,
        after=None if after is None else key_of(after, "after"),
        before=None if before is None else key_of(before, "before"),
        backward=last is not None,
    )


async def connection_of(
    items: Sequence[Item], page: Page, *, key: Callable[[Item], str], node: Callable[[Item], Awaitable[T]]
) -> Connection[T]:
    """A page whose items were read with one more than asked; the surplus one tells that there is more."""
    kept, more = kept_of(items, page)
    # All at once: the loader behind them asks once for the whole level.
    nodes = await asyncio.gather(*(node(item) for item in kept))
    return Connection[T](edges=_edges(kept, nodes, key), nodes=list(nodes), page_info=info_of(kept, page, more, key))


def slice_of(
    items: Sequence[Item], page: Page, *, key: Callable[[Item], str], node: Callable[[Item], T]
) -> CountedConnection[T]:
    """A page of a list that is at hand whole and sorted by its keys."""
    inside = [
        item
        for item in items
        if (page.after is None or key(item) > page.after) and (page.before is None or key(item) < page.before)
    ]
    wanted = inside[-page.first - 1 :] if page.backward else inside[: page.first + 1]
    return counted_connection_of(wanted, page, total=len(items), key=key, node=node)


def counted_connection_of(
    items: Sequence[Item], page: Page, *, total: int, key: Callable[[Item], str], node: Callable[[Item], T]
) -> CountedConnection[T]:
    """A page, read with one more than asked, of a list whose length is known."""
    kept, more = kept_of(items, page)
    nodes = [node(item) for item in kept]
    return CountedConnection[T](
        edges=_edges(kept, nodes, key), nodes=nodes, page_info=info_of(kept, page, more, key), total_count=total
    )


def kept_of(items: Sequence[Item], page: Page) -> tuple[Sequence[Item], bool]:
    """A page of items that were read with one more than asked, and whether there is more."""
    more = len(items) > page.first
    return (items[-page.first :] if page.backward else items[: page.first]), more


def _edges(items: Sequence[Item], nodes: Sequence[T], key: Callable[[Item], str]) -> list[Edge[T]]:
    return [Edge[T](cursor=cursor_of(key(item)), node=node) for item, node in zip(items, nodes, strict=True)]


def info_of(items: Sequence[Item], page: Page, more: bool, key: Callable[[Item], str]) -> PageInfo:
    """Where a page stands in its list."""
    return PageInfo(
        has_next_page=page.before is not None if page.backward else more,
        has_previous_page=more if page.backward else page.after is not None,
        start_cursor=cursor_of(key(items[0])) if items else None,
        end_cursor=cursor_of(key(items[-1])) if items else None,
    )
