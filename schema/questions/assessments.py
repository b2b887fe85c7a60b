"""`assessments`: how bodies and compounds came out, round by round, after every revision, and what follows from it."""

from typing import Annotated

import strawberry

from graph.scope import Scope
from resolvers.questions.assessments import AssessedRound as FoundRound
from resolvers.questions.assessments import AssessedSubject as FoundSubject
from resolvers.questions.assessments import AssessmentsAnswer
from resolvers.questions.assessments import assessments as ask
from schema.answers import Answer
from schema.assessments import AssessedResult, DerivedConsequence
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities import Entity
from schema.entities.refs import AssessmentRoundRef, RuleRef
from schema.fields import AsOf, KnownAt, named
from schema.scalars import DivisionCode


@strawberry.type(description="A round with what came out of it (评定轮次及结果).")
class AssessedRound:
    """A round with what came out of it."""

    row: strawberry.Private[FoundRound]
    scope: strawberry.Private[Scope]

    round: AssessmentRoundRef | None = named(
        lambda self: self.row.round.row.id, "The round; null where it is not shown (评定轮次)."
    )

    scheme: RuleRef | None = named(
        lambda self: self.row.round.row.scheme, "The scheme it is a round of; null where it is not shown (考评办法)."
    )

    @strawberry.field(description="Its results, by subject (评定结果).")
    def results(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[AssessedResult]:
        """Its results."""
        return slice_of(
            self.row.results,
            page_of(first, after, last, before),
            key=lambda row: row.key_in_round,
            node=lambda row: AssessedResult(row=row, scope=self.scope),
        )


@strawberry.type(description="A body or compound, round after round (评定对象及历次结果).")
class AssessedSubject:
    """A body or compound, round after round."""

    row: strawberry.Private[FoundSubject]
    scope: strawberry.Private[Scope]

    subject: Entity | None = named(lambda self: self.row.id, "The body or compound (评定对象).")

    @strawberry.field(
        description="Its results by their rounds' period, or else publication; rounds without either last (历次结果)."
    )
    def series(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[AssessedResult]:
        """Its results in order."""
        return slice_of(
            self.row.results,
            page_of(first, after, last, before),
            key=lambda row: row.key,
            node=lambda row: AssessedResult(row=row, scope=self.scope),
        )

    @strawberry.field(description="What follows by the rules in force, the nearest rule first (推定后果).")
    def consequences(self) -> list[DerivedConsequence]:
        """What follows by the rules in force."""
        return [
            DerivedConsequence(found=each, periods=each.periods, lasting=each.lasting, derived=True, scope=self.scope)
            for each in self.row.consequences
        ]


@strawberry.type(description="Assessments of a body, a compound or an area, up to a day (考核评定).")
class Assessments(Answer):
    """Assessments up to a day."""

    answer: strawberry.Private[AssessmentsAnswer]

    @strawberry.field(description="The rounds, by period or else publication (评定轮次).")
    def rounds(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[AssessedRound]:
        """The rounds."""
        return slice_of(
            self.answer.rounds,
            page_of(first, after, last, before),
            key=lambda row: row.round.key,
            node=lambda row: AssessedRound(row=row, scope=self.scope),
        )

    @strawberry.field(description="Whoever was assessed, by id (评定对象).")
    def subjects(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[AssessedSubject]:
        """Whoever was assessed."""
        return slice_of(
            self.answer.subjects,
            page_of(first, after, last, before),
            key=lambda row: row.id,
            node=lambda row: AssessedSubject(row=row, scope=self.scope),
        )


async def assessments(
    info: Info,
    *,
    subject: Annotated[
        strawberry.ID | None, strawberry.argument(description="Only of this body or compound (评定对象编号).")
    ] = None,
    area: Annotated[
        DivisionCode | None, strawberry.argument(description="Only in this area, with its subtree (区划代码).")
    ] = None,
    scheme: Annotated[
        strawberry.ID | None, strawberry.argument(description="Only rounds of this scheme, a rule (考评办法编号).")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> Assessments:
    """How bodies and compounds came out in assessments."""
    scope = await info.context.scope(as_of, known_at)
    kept = await info.context.kept_if_any(subject, scope)
    answer = await ask(info.context.graph, subject=kept, area=area, scheme=scheme, scope=scope)
    return Assessments(answer=answer, scope=scope)
