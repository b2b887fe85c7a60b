"""`claims`: the published figures of an area, each with its recomputation, the reason, and the working."""

from datetime import date
from typing import Annotated

import strawberry

from graph.codelists import Attestation, ClaimMeasure, Rounding
from graph.divisions import code_of
from graph.scope import Scope
from resolvers.definitions.claim_words import ClaimReason, ClaimStatus
from resolvers.definitions.recounts import Working
from resolvers.questions.claims import CheckedClaim, ClaimsAnswer
from resolvers.questions.claims import claims as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities.refs import AreaRef, ClaimRef
from schema.fields import AsOf, KnownAt, named, object_of, said
from schema.scalars import DivisionCode


@strawberry.type(description="How many of what was counted are attested so (按依据方式计数).")
class AttestationCount:
    """How many of what was counted are attested so."""

    attestation: Attestation = strawberry.field(description="How their sources attest them (依据方式).")
    count: int = strawberry.field(description="How many (数量).")


@strawberry.type(description="How a published figure was recomputed (复算过程).")
class ClaimWorking:
    """How a published figure was recomputed."""

    row: strawberry.Private[Working]

    asked: str = said("asked", "What was asked, with its arguments, in the words of this API where it has them (所问).")
    numerator: int | None = said("numerator", "What was counted; null where nothing could be (分子).")
    denominator: int | None = said("denominator", "Of how many; null for a plain number (分母).")
    percent: str | None = said("percent", "The percentage as computed, rounded as the figure was printed (百分比).")
    decimals: int | None = said("decimals", "With how many decimals the figure was printed (小数位数).")
    rounding: Rounding | None = said(
        "rounding", "The rounding of the claim, or the one by which the figure comes out (取整方式).", words=Rounding
    )

    @strawberry.field(description="How what was counted is attested (依据方式构成).")
    def by_attestation(self) -> list[AttestationCount]:
        """How what was counted is attested."""
        return [AttestationCount(attestation=each, count=count) for each, count in self.row.attestations]


@strawberry.type(description="A published figure, and whether it comes out of what is recorded (公布数据复算).")
class ClaimRecomputation:
    """A published figure, and whether it comes out."""

    checked: strawberry.Private[CheckedClaim]
    scope: strawberry.Private[Scope]

    @strawberry.field(description="The figure as it was printed (公布数据).")
    def claim(self) -> ClaimRef:
        """The figure as it was printed."""
        return object_of(self.checked.claim, self.scope)

    @strawberry.field(description="Whether it comes out (复算结论).")
    def status(self) -> ClaimStatus:
        """Whether it comes out."""
        return self.checked.recomputation.status

    @strawberry.field(description="Why, or why not (复算原因).")
    def reason(self) -> ClaimReason:
        """Why, or why not."""
        return self.checked.recomputation.reason

    @strawberry.field(description="The same in a sentence, with the numbers, or with what is missing (说明).")
    def sentence(self) -> str:
        """The same in a sentence."""
        return self.checked.recomputation.sentence

    @strawberry.field(
        description="What was computed less what was printed, in points for a percentage; null if they agree (差额)."
    )
    def difference(self) -> str | None:
        """What was computed less what was printed."""
        return self.checked.recomputation.difference

    @strawberry.field(
        description="The day it was recomputed for: the last that it, or its source, speaks of (复算基准日)."
    )
    def day(self) -> date | None:
        """The day it was recomputed for."""
        return date.fromisoformat(self.checked.day) if self.checked.day else None

    @strawberry.field(description="How it was recomputed; null where nothing was asked (复算过程).")
    def working(self) -> ClaimWorking | None:
        """How it was recomputed."""
        working = self.checked.recomputation.working
        return None if working is None else ClaimWorking(row=working)


@strawberry.type(description="How many figures came out so (按结论计数).")
class ClaimStatusCount:
    """How many figures came out so."""

    status: ClaimStatus = strawberry.field(description="How they came out (复算结论).")
    count: int = strawberry.field(description="How many (数量).")


@strawberry.type(description="The published figures of an area, recomputed (公布数据复算).")
class Claims(Answer):
    """The published figures of an area, recomputed."""

    code: strawberry.Private[str]
    answer: strawberry.Private[ClaimsAnswer]

    area: AreaRef | None = named(lambda self: f"area:{code_of(self.code)}", "The area, where recorded (行政区划).")

    @strawberry.field(description="How many came out how, whichever status was asked for (按结论计数).")
    def by_status(self) -> list[ClaimStatusCount]:
        """How many came out how."""
        return [ClaimStatusCount(status=status, count=count) for status, count in self.answer.statuses]

    @strawberry.field(description="Each of them, by id (明细).")
    def figures(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[ClaimRecomputation]:
        """Each of them."""
        return slice_of(
            self.answer.found,
            page_of(first, after, last, before),
            key=lambda checked: checked.claim.id,
            node=lambda checked: ClaimRecomputation(checked=checked, scope=self.scope),
        )


async def claims(
    info: Info,
    *,
    area: Annotated[
        DivisionCode,
        strawberry.argument(description="The area; what stands in its subtree is told as well (区划代码)."),
    ],
    measure: Annotated[
        ClaimMeasure | None, strawberry.argument(description="Only figures of this measure (公布数据指标).")
    ] = None,
    status: Annotated[
        ClaimStatus | None, strawberry.argument(description="Only figures that came out so (复算结论).")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Claims:
    """The published figures of an area, recomputed."""
    scope = await info.context.scope(as_of, known_at)
    answer = await ask(info.context.graph, area=area, measure=measure, status=status, scope=scope)
    return Claims(code=area, answer=answer, scope=scope)
