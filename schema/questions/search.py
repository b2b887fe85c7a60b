"""`search`: which entities a text finds, by names, former names, codes and pinyin, ranked and with the reason."""

from typing import Annotated

import strawberry

from graph.scope import Scope
from resolvers.definitions.search import Hit
from resolvers.definitions.search_words import EntityKind, SearchedIn, SearchReason
from resolvers.questions.search import CANDIDATES, MAX_TEXT
from resolvers.questions.search import search as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities import Entity
from schema.fields import AsOf, KnownAt, one, said
from schema.scalars import DivisionCode


@strawberry.type(description="An entity that a text found, and why (检索命中).")
class SearchHit:
    """An entity that a text found, and why."""

    row: strawberry.Private[Hit]
    scope: strawberry.Private[Scope]

    entity: Entity | None = one("id", "The entity (实体).")
    reason: SearchReason = said("reason", "How the text found it (匹配方式).")
    matched_text: str = said("matched", "The name or code it was found by, as it is recorded (匹配文字).")
    matched_in: SearchedIn = said("place", "Which of its names or codes that is (匹配位置).")


@strawberry.type(
    name="SearchConnection",
    description=(
        "A page of what a text found, by reason, then by how much of the name it is and which name, "
        "then by the name's length, then by id (检索结果)."
    ),
)
class Search(Answer, CountedConnection[SearchHit]):
    """A page of what a text found."""

    more: bool = strawberry.field(
        description=(
            f"Whether more may be found than was looked at: of each way of looking, the {CANDIDATES} states with the "
            "shortest names are; write more of the name, a kind or an area (可能有更多)."
        )
    )


async def search(
    info: Info,
    *,
    text: Annotated[
        str,
        strawberry.argument(
            description=(
                "A name, a part of one, words of one, its pinyin or initials, or a code; "
                f"at most {MAX_TEXT} characters (检索词)."
            )
        ),
    ],
    kinds: Annotated[
        list[EntityKind] | None, strawberry.argument(description="Only entities of these kinds (实体类型).")
    ] = None,
    area: Annotated[
        DivisionCode | None,
        strawberry.argument(description="Only what is placed in this area, with its whole subtree (区划代码)."),
    ] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Search:
    """Which entities a text finds."""
    scope = await info.context.scope(as_of, known_at)
    page = page_of(first, after, last, before)
    answer = await ask(info.context.graph, text=text, kinds=kinds, area=area, scope=scope)
    found = slice_of(answer.hits, page, key=lambda hit: hit.key, node=lambda hit: SearchHit(row=hit, scope=scope))
    return Search(
        more=answer.more,
        scope=scope,
        edges=found.edges,
        nodes=found.nodes,
        page_info=found.page_info,
        total_count=found.total_count,
    )
