"""`memberShare`: how many of those who sit in the committees of an area are party members."""

from collections import Counter
from datetime import date
from typing import Annotated

import strawberry

from graph.codelists import Attestation, OrganizationKind
from graph.dates import day_text
from graph.divisions import code_of
from graph.scope import Scope
from resolvers.definitions.membership import MemberShareStanding, PartyMembership
from resolvers.questions.member_share import MemberFigures as Figures
from resolvers.questions.member_share import MemberShareAnswer, Seated
from resolvers.questions.member_share import MemberShareOfBody as Judged
from resolvers.questions.member_share import member_share as ask
from schema.answers import Answer
from schema.connections import After, Before, CountedConnection, First, Last, page_of, slice_of
from schema.context import Info
from schema.entities.refs import AreaRef, OrganizationRef, PersonRef, PostRef
from schema.fields import AsOf, KnownAt, named, one, said
from schema.rates import Rate
from schema.rules import MemberShareRule
from schema.scalars import DivisionCode, PrefixDate


@strawberry.type(description="A share of party members (党员比例).")
class MemberRate(Rate):
    """A share of party members."""

    @strawberry.field(description="Those who are of another political status (非党员数).")
    def not_members(self) -> int:
        """Those who are not."""
        return self.tally.denominator - self.tally.numerator - self.tally.unknown


@strawberry.interface(description="What is counted of one body or of several (党员比例数据).")
class MemberFigures:
    """What is counted of one body or of several."""

    figures: strawberry.Private[Figures]

    @strawberry.field(
        description="Of the people who are recorded to sit there, each counted once, the party members (按人计)."
    )
    def people(self) -> MemberRate:
        """Of the people, the members."""
        return MemberRate(tally=self.figures.people)

    @strawberry.field(
        description=(
            "Of the seats, where it is recorded how many a post is, those that party members hold; one without a "
            "recorded holder is unknown, unless a source complete for appointments tells that it is vacant (按席位计)."
        )
    )
    def seats(self) -> MemberRate:
        """Of the seats, those that members hold."""
        return MemberRate(tally=self.figures.seats)

    @strawberry.field(description="Of the people who chair (主任), the party members (主任中党员).")
    def chairs(self) -> MemberRate:
        """Of those who chair, the members."""
        return MemberRate(tally=self.figures.chairs)

    @strawberry.field(description="Of the seats, those without a recorded holder (空缺席位数).")
    def vacancies(self) -> int:
        """Seats without a recorded holder."""
        return self.figures.vacancies

    @strawberry.field(description="Posts of which it is not recorded how many seats they are (席位数未载的岗位).")
    def posts_without_seats(self) -> int:
        """Posts of which it is not recorded how many seats they are."""
        return self.figures.posts_without_seats


@strawberry.type(description="Somebody who sits in a body, and whether they are a party member (任职人及党员身份).")
class MemberShareSitter:
    """Somebody who sits in a body."""

    row: strawberry.Private[Seated]
    scope: strawberry.Private[Scope]

    person: PersonRef | None = one("person", "The person (人员).")
    post: PostRef | None = one("post", "The post (岗位).")
    chair: bool = said("chair", "Whether it is the chair's post: 主任 or 主任委员, and no deputy's (是否主任).")
    party: PartyMembership = said("party", "Whether they are a party member (党员身份).")


@strawberry.type(description="The share of party members in one body (单个组织的党员比例).")
class MemberShareOfBody(MemberFigures):
    """The share of party members in one body."""

    judged: strawberry.Private[Judged]
    scope: strawberry.Private[Scope]

    body: OrganizationRef | None = named(lambda self: self.judged.row.id, "The body (组织).")

    @strawberry.field(description="The id of the body (组织编号).")
    def body_id(self) -> strawberry.ID:
        """The id of the body."""
        return strawberry.ID(self.judged.row.id)

    @strawberry.field(name="from", description="Since when its state holds, such as a new term; null is not said (起).")
    def since(self) -> PrefixDate | None:
        """Since when its state holds."""
        return PrefixDate(self.judged.row.since) if self.judged.row.since else None

    @strawberry.field(description="How its source attests it (依据方式).")
    def attestation(self) -> Attestation:
        """How its source attests it."""
        return Attestation(self.judged.row.attestation)

    @strawberry.field(description="Where it stands against the threshold, by the people who sit there (达标情况).")
    def standing(self) -> MemberShareStanding:
        """Where it stands."""
        return self.judged.standing

    @strawberry.field(
        description="Who sits there, by post and person; null where the caller is not shown people (任职人)."
    )
    def sitters(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[MemberShareSitter] | None:
        """Who sits there."""
        page = page_of(first, after, last, before)
        if not self.scope.people:
            return None
        seated = sorted(self.judged.seating.seated, key=_key_of_seat)
        return slice_of(seated, page, key=_key_of_seat, node=lambda row: MemberShareSitter(row=row, scope=self.scope))


def _key_of_seat(seated: Seated) -> str:
    return f"{seated.post} {seated.person}"


@strawberry.type(description="How many bodies stand so against the threshold (按达标情况计数).")
class MemberShareByStanding:
    """How many bodies stand so against the threshold."""

    standing: MemberShareStanding = strawberry.field(description="How they stand (达标情况).")
    count: int = strawberry.field(description="How many do (组织数).")


@strawberry.type(description="The share of party members in the committees of an area on a day (党员比例).")
class MemberShare(Answer, MemberFigures):
    """The share of party members in the committees of an area on a day."""

    answer: strawberry.Private[MemberShareAnswer]

    area: AreaRef | None = named(
        lambda self: f"area:{code_of(self.answer.area)}", "The area, where recorded (行政区划)."
    )

    @strawberry.field(description="The kind of body (组织类型).")
    def kind(self) -> OrganizationKind:
        """The kind of body."""
        return self.answer.kind

    @strawberry.field(description="The rule in force, by which percentages are rounded (所依规则).")
    def rule(self) -> MemberShareRule:
        """The rule in force."""
        return MemberShareRule(row=self.answer.rule, scope=self.scope)

    @strawberry.field(
        description="What bodies are held against, in percent: the rule's threshold, or that asked for (比例要求)."
    )
    def threshold_percent(self) -> int:
        """What bodies are held against."""
        return self.answer.threshold_percent

    @strawberry.field(description="How many bodies stand how against the threshold (按达标情况计数).")
    def by_standing(self) -> list[MemberShareByStanding]:
        """How many bodies stand how."""
        counts = Counter(body.standing for body in self.answer.bodies)
        return [MemberShareByStanding(standing=standing, count=counts[standing]) for standing in MemberShareStanding]

    @strawberry.field(description="The bodies that make up the total, by id (计入的组织).")
    def bodies(
        self,
        standing: Annotated[
            MemberShareStanding | None,
            strawberry.argument(description="Only those that stand so against the threshold (达标情况)."),
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> CountedConnection[MemberShareOfBody]:
        """The bodies that make up the total."""
        page = page_of(first, after, last, before)
        asked = [each for each in self.answer.bodies if standing is None or each.standing is standing]
        return slice_of(asked, page, key=lambda each: each.row.id, node=self._one)

    @strawberry.field(
        description="Bodies of which it is not told whether they began since the day asked for, by id (起始不明的组织)."
    )
    def unknown_beginning(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[MemberShareOfBody]:
        """Bodies whose beginning is unknown."""
        page = page_of(first, after, last, before)
        return slice_of(self.answer.unknown_beginning, page, key=lambda each: each.row.id, node=self._one)

    @strawberry.field(
        description="Bodies outside totals: known by their role only, or generated, by id (不计入的组织)."
    )
    def excluded(
        self, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> CountedConnection[MemberShareOfBody]:
        """Bodies outside totals."""
        page = page_of(first, after, last, before)
        return slice_of(self.answer.excluded, page, key=lambda each: each.row.id, node=self._one)

    def _one(self, body: Judged) -> MemberShareOfBody:
        return MemberShareOfBody(figures=body.figures, judged=body, scope=self.scope)


async def member_share(
    info: Info,
    *,
    area: Annotated[DivisionCode, strawberry.argument(description="The area, with its whole subtree (区划代码).")],
    kind: Annotated[
        OrganizationKind,
        strawberry.argument(description="The kind of body; owners' committees unless told (组织类型)."),
    ] = OrganizationKind.OWNERS_COMMITTEE,
    elected_since: Annotated[
        date | None,
        strawberry.argument(
            description="Only bodies whose state, such as a new term, began since that day (换届起始日)."
        ),
    ] = None,
    threshold: Annotated[
        int | None, strawberry.argument(description="Percent to hold bodies against instead of the rule's (比例要求).")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> MemberShare:
    """How many of those who sit in the committees of an area are party members."""
    scope = await info.context.scope(as_of, known_at)
    since = day_text(elected_since) if elected_since else None
    answer = await ask(info.context.graph, area=area, kind=kind, elected_since=since, threshold=threshold, scope=scope)
    return MemberShare(figures=answer.figures, answer=answer, scope=scope)
