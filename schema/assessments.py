"""Results of assessments as the API gives them: revisions one after the other, what stands, and what follows."""

import strawberry

from graph.codelists import ListingResult
from graph.rules import ConsequencePeriod
from graph.scope import Scope
from resolvers.definitions.assessments import Result, Revision
from resolvers.definitions.consequences import Consequence
from schema.entities import Entity
from schema.entities.refs import AssessmentRoundRef, ListingRef
from schema.fields import named, object_of
from schema.rules import FollowedRule


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

    round: AssessmentRoundRef | None = named(
        lambda self: self.row.round, "The round; null where it is not shown (评定轮次)."
    )

    subject: Entity | None = named(lambda self: self.row.subject, "The body or compound (评定对象).")

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
        return None if self.row.standing is None else object_of(self.row.standing, self.scope)

    @strawberry.field(description="The first listing, which the others revise (初评).")
    def draft(self) -> ListingRef:
        """The first listing."""
        return object_of(self.row.draft, self.scope)

    @strawberry.field(description="Each revision begun by the day, from the draft on (历次更正).")
    def revisions(self) -> list[ListingRevision]:
        """Each revision."""
        return [ListingRevision(row=each, scope=self.scope) for each in self.row.revisions]


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
