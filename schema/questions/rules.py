"""`rules`: which rules are in force in an area on a day, the nearest first, and which for what lies inside it."""

from typing import Annotated

import strawberry

from graph.codelists import RuleKind
from graph.divisions import code_of
from resolvers.questions.rules import RulesAnswer, in_force_key, inside_key
from resolvers.questions.rules import rules as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities.refs import AreaRef, RuleRef
from schema.fields import AsOf, KnownAt, named, object_of
from schema.scalars import DivisionCode


@strawberry.type(description="The rules of an area on a day (规则).")
class Rules(Answer):
    """The rules of an area on a day."""

    code: strawberry.Private[str]
    answer: strawberry.Private[RulesAnswer]

    area: AreaRef | None = named(lambda self: f"area:{code_of(self.code)}", "The area, where recorded (行政区划).")

    @strawberry.field(
        description=(
            "Rules for the area as a whole, its own first, then those of wider areas, the country's last; "
            "of one kind, questions follow the first (适用规则)."
        )
    )
    def in_force(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[RuleRef]:
        """Rules for the area as a whole."""
        return slice_of(
            self.answer.in_force,
            page_of(first, after, last, before),
            key=in_force_key,
            node=lambda row: object_of(row.rule, self.scope),
        )

    @strawberry.field(
        description="Rules for a part of the area, or for a body or compound in it, by place, kind and id (内部规则)."
    )
    def inside(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[RuleRef]:
        """Rules for what lies inside."""
        return slice_of(
            self.answer.inside,
            page_of(first, after, last, before),
            key=inside_key,
            node=lambda row: object_of(row.rule, self.scope),
        )


async def rules(
    info: Info,
    *,
    area: Annotated[DivisionCode, strawberry.argument(description="The area; CN is the whole country (区划代码).")],
    kind: Annotated[RuleKind | None, strawberry.argument(description="Only rules of this kind (规则类型).")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Rules:
    """Which rules are in force in an area."""
    scope = await info.context.scope(as_of, known_at)
    answer = await ask(info.context.graph, area=area, kind=kind, scope=scope)
    return Rules(code=area, answer=answer, scope=scope)
