"""`assessments`: how bodies and compounds came out, round by round, after every revision, and what follows from it."""

from typing import Annotated

import strawberry

from graph.codelists import ListingResult
from graph.edges import ListingEdge
from graph.rules import ConsequencePeriod
from graph.scope import Scope
from resolvers.definitions.assessments import Result, Revision
from resolvers.definitions.consequences import Consequence
from resolvers.questions.assessments import AssessedRound as FoundRound
from resolvers.questions.assessments import AssessedSubject as FoundSubject
from resolvers.questions.assessments import AssessmentsAnswer
from resolvers.questions.assessments import assessments as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities import Entity
from schema.entities.refs import AssessmentRoundRef, ListingRef, RuleRef
from schema.fields import AsOf, KnownAt, entity_of, object_of
from schema.rules import FollowedRule
from schema.scalars import DivisionCode


@strawberry.type(description="A listing that took the place of another (结果更正).")
class ListingRevision:
    """A listing that took the place of another."""

    row: strawberry.Private[Revision]
    scope: strawberry.Private[Scope]

    @strawberry.field(description="What was listed before (更正前).")
    def before(self) -> ListingRef:
        """What was listed before."""
        return object_of(self.row.before, self.scope)

    @strawberry.field(description="What took its place (更正后).")
    def after(self) -> ListingRef:
        """What took its place."""
        return object_of(self.row.after, self.scope)

    @strawberry.field(description="The score before; null is not recorded (更正前得分).")
    def score_before(self) -> float | None:
        """The score before."""
        return self.row.before.score

    @strawberry.field(description="The score after; null is not recorded (更正后得分).")
    def score_after(self) -> float | None:
        """The score after."""
        return self.row.after.score

    @strawberry.field(description="The score after less the score before; null unless both are recorded (得分差).")
    def difference(self) -> float | None:
        """The score after less the score before."""
        return self.row.difference

    @strawberry.field(description="The objection that led to it, in short; null is not recorded (异议).")
    def objection(self) -> str | None:
        """The objection that led to it."""
        return self.row.after.objection

    @strawberry.field(
        description=(
            "Whether it begins by the last day for objections of its round; "
            "null where a date is missing or does not tell (异议期内)."
        )
    )
    def within_objection_period(self) -> bool | None:
        """Whether it begins by the last day for objections."""
        return self.row.in_time


@strawberry.type(description="How a body or compound came out in a round, from the draft on (评定结果及更正).")
class AssessedResult:
    """How a body or compound came out in a round."""

    row: strawberry.Private[Result]
    scope: strawberry.Private[Scope]

    @strawberry.field(description="The round; null where it is not shown (评定轮次).")
    async def round(self, info: Info) -> AssessmentRoundRef | None:
        """The round."""
        return await entity_of(info, self.row.round, self.scope)

    @strawberry.field(description="The body or compound (评定对象).")
    async def subject(self, info: Info) -> Entity | None:
        """The body or compound."""
        return await entity_of(info, self.row.subject, self.scope)

    @strawberry.field(description="The result that stands on the day; null where none does any more (当日结果).")
    def result(self) -> ListingResult | None:
        """The result that stands on the day."""
        return self.row.outcome

    @strawberry.field(description="The score that stands on the day; null where none does or is recorded (当日得分).")
    def score(self) -> float | None:
        """The score that stands on the day."""
        return None if self.row.standing is None else self.row.standing.score

    @strawberry.field(description="The listing that stands on the day (当日评定).")
    def standing(self) -> ListingRef | None:
        """The listing that stands on the day."""
        return self._listing(self.row.standing)

    @strawberry.field(description="The first listing, which the others revise (初评).")
    def draft(self) -> ListingRef:
        """The first listing."""
        return object_of(self.row.draft, self.scope)

    @strawberry.field(description="Each revision begun by the day, from the draft on (历次更正).")
    def revisions(self) -> list[ListingRevision]:
        """Each revision."""
        return [ListingRevision(row=each, scope=self.scope) for each in self.row.revisions]

    def _listing(self, row: ListingEdge | None) -> ListingRef | None:
        return None if row is None else object_of(row, self.scope)


@strawberry.type(description="A rule on what follows from results (结果运用规则).")
class ConsequenceRule(FollowedRule):
    """A rule on what follows from results."""

    @strawberry.field(description="The results that count (计入结果).")
    def results(self) -> list[ListingResult]:
        """The results that count."""
        return list(self.row.parameters.result)

    @strawberry.field(description="How many periods running (连续期数).")
    def running(self) -> int:
        """How many periods running."""
        return self.row.parameters.running

    @strawberry.field(description="In what they are counted (累计周期).")
    def period(self) -> ConsequencePeriod:
        """In what they are counted."""
        return self.row.parameters.period


@strawberry.type(description="What follows from results by a rule; worked out, never recorded (推定后果).")
class DerivedConsequence:
    """What follows from results by a rule."""

    found: strawberry.Private[Consequence]
    scope: strawberry.Private[Scope]

    periods: int = strawberry.field(description="How many periods running there are, at least those asked (连续期数).")
    lasting: bool = strawberry.field(
        description="Whether the run reaches the last period in which the subject was assessed (延续至最近一期)."
    )
    derived: bool = strawberry.field(description="Always true: no source states it (推定).")

    @strawberry.field(description="The rule that it follows from (所依规则).")
    def rule(self) -> ConsequenceRule:
        """The rule that it follows from."""
        return ConsequenceRule(row=self.found.rule, scope=self.scope)

    @strawberry.field(description="The results that led to it, in the order of their rounds (所依结果).")
    def results(self) -> list[AssessedResult]:
        """The results that led to it."""
        return [AssessedResult(row=each, scope=self.scope) for each in self.found.results]


@strawberry.type(description="A round with what came out of it (评定轮次及结果).")
class AssessedRound:
    """A round with what came out of it."""

    row: strawberry.Private[FoundRound]
    scope: strawberry.Private[Scope]

    @strawberry.field(description="The round; null where it is not shown (评定轮次).")
    async def round(self, info: Info) -> AssessmentRoundRef | None:
        """The round."""
        return await entity_of(info, self.row.round.row.id, self.scope)

    @strawberry.field(description="The scheme it is a round of; null where it is not shown (考评办法).")
    async def scheme(self, info: Info) -> RuleRef | None:
        """The scheme."""
        return await entity_of(info, self.row.round.row.scheme, self.scope)

    @strawberry.field(description="Its results, by subject (评定结果).")
    def results(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[AssessedResult]:
        """Its results."""
        return slice_of(
            self.row.results,
            page_of(first, after, last, before),
            key=lambda row: f"{row.subject}|{row.last.id}",
            node=lambda row: AssessedResult(row=row, scope=self.scope),
        )


@strawberry.type(description="A body or compound, round after round (评定对象及历次结果).")
class AssessedSubject:
    """A body or compound, round after round."""

    row: strawberry.Private[FoundSubject]
    scope: strawberry.Private[Scope]

    @strawberry.field(description="The body or compound (评定对象).")
    async def subject(self, info: Info) -> Entity | None:
        """The body or compound."""
        return await entity_of(info, self.row.id, self.scope)

    @strawberry.field(
        description="Its results by their rounds' period, or else publication; rounds without either last (历次结果)."
    )
    def series(self) -> list[AssessedResult]:
        """Its results in order."""
        return [AssessedResult(row=each, scope=self.scope) for each in self.row.results]

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
