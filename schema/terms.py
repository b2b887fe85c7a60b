"""Terms as the API gives them: when one is over, whose size departs from the rule, what is vacant or held acting."""

from datetime import date

import strawberry

from graph.codelists import Attestation
from graph.scope import Scope
from resolvers.definitions.ending_terms import EndingTerm
from resolvers.definitions.held_posts import ActingHolder as Acting
from resolvers.definitions.held_posts import Certainty
from resolvers.definitions.held_posts import Vacancy as Vacant
from resolvers.definitions.sizes import SizeFault
from resolvers.definitions.sizes import SizeFinding as Sized
from resolvers.definitions.terms import TermBasis, TermStatus, TermUnknownReason
from schema.context import Info
from schema.entities import Statement
from schema.entities.refs import OrganizationRef, PersonRef, PostRef
from schema.fields import entity_of, named, one, said
from schema.scalars import PrefixDate
from schema.term_rules import TermRule


@strawberry.type(description="A day of which only the bounds may be known (可能区间内的日期).")
class DayWindow:
    """A day of which only the bounds may be known."""

    earliest: date | None = strawberry.field(description="Not before this day; null is not known (最早).")
    latest: date = strawberry.field(description="Not after this day (最晚).")
    passed: bool | None = strawberry.field(
        description="Whether it lies before the day asked about; null is not known (已过)."
    )


def _rule(root: "TermEntry | TermSize") -> TermRule | None:
    return None if root.row.rule is None else TermRule(row=root.row.rule, scope=root.scope)


@strawberry.type(description="A term that ran out, runs out soon, or of which that is not known (任期条目).")
class TermEntry:
    """A term that ran out, runs out soon, or of which that is not known."""

    row: strawberry.Private[EndingTerm]
    scope: strawberry.Private[Scope]

    organization: OrganizationRef | None = one("organization", "The body, or the one that the post is in (组织).")
    post: PostRef | None = one("post", "The post that is held until then; null for the term of a body (岗位).")
    status: TermStatus = said("status", "How it stands (任期状态).")
    reason: TermUnknownReason | None = said(
        "reason", "Why it cannot be told when it runs out; null where it can (届期不明原因)."
    )
    basis: TermBasis | None = said("basis", "What its last day is told by; null where it is not told (届满依据).")
    term: int | None = said("number", "The number of the body's term; null is not recorded (届次).")
    rule: TermRule | None = strawberry.field(
        resolver=_rule, description="The rule in force for the body; null where there is none (所依规则)."
    )

    @strawberry.field(
        description="Who holds the post; null for the term of a body, and where people may not be named (任职人)."
    )
    async def person(self, info: Info) -> PersonRef | None:
        """Who holds the post."""
        return await _person(info, self.row.holding.person if self.row.holding else None, self.scope)

    @strawberry.field(description="When it began, as the source says; null is not said (任期起始).")
    def begun(self) -> PrefixDate | None:
        """When it began."""
        return PrefixDate(self.row.fact.since) if self.row.fact.since else None

    @strawberry.field(description="Its last day; null where that cannot be told at all (届满日).")
    def due(self) -> DayWindow | None:
        """Its last day."""
        return _window(self.row, self.scope, report=False)

    @strawberry.field(description="By when its end is to be reported; null where no rule asks for it (换届报告截止日).")
    def report_due(self) -> DayWindow | None:
        """By when its end is to be reported."""
        return _window(self.row, self.scope, report=True)

    @strawberry.field(
        description="The id of the fact: the state that the term begins with, or the appointment (事实编号)."
    )
    def fact(self) -> strawberry.ID:
        """The id of the fact."""
        return strawberry.ID(self.row.fact.fact)

    @strawberry.field(description="How its source attests it (依据方式).")
    def attestation(self) -> Attestation:
        """How its source attests it."""
        return Attestation(self.row.fact.attestation)

    @strawberry.field(description="What the recorder noted (备注).")
    def note(self) -> str | None:
        """What the recorder noted."""
        return self.row.fact.note

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.row.fact, scope=self.scope)


def _window(row: EndingTerm, scope: Scope, *, report: bool) -> DayWindow | None:
    window = row.report if report else row.due
    if window is None:
        return None
    earliest = date.fromisoformat(window.earliest) if window.earliest else None
    return DayWindow(earliest=earliest, latest=date.fromisoformat(window.latest), passed=window.passed_by(scope.day))


async def _person(info: Info, person: str | None, scope: Scope) -> PersonRef | None:
    return await entity_of(info, person, scope) if person and scope.people else None


@strawberry.type(description="A body whose number of seats departs from its rule (人数不合规则的组织).")
class TermSize:
    """A body whose number of seats departs from its rule."""

    row: strawberry.Private[Sized]
    scope: strawberry.Private[Scope]

    rule: TermRule | None = strawberry.field(resolver=_rule, description="The rule in force for it (所依规则).")

    organization: OrganizationRef | None = named(lambda self: self.row.row.id, "The body (组织).")

    @strawberry.field(description="How many seats its posts are together (席位数).")
    def seats(self) -> int:
        """How many seats its posts are together."""
        return self.row.size.seats

    @strawberry.field(
        description="Households of its compounds; null where not exactly recorded for each of them (户数)."
    )
    def households(self) -> int | None:
        """Households of its compounds."""
        return self.row.size.households

    @strawberry.field(description="How it departs from the rule (不合之处).")
    def faults(self) -> list[SizeFault]:
        """How it departs from the rule."""
        return list(self.row.faults)


@strawberry.type(description="A post with seats that nobody is recorded to hold (空缺).")
class TermVacancy:
    """A post with seats that nobody is recorded to hold."""

    row: strawberry.Private[Vacant]
    scope: strawberry.Private[Scope]

    vacant: int = said("vacant", "How many seats nobody is recorded to hold (空缺数).")
    certainty: Certainty = said(
        "certainty", "KNOWN where a source that is complete for appointments records nobody (确定程度)."
    )

    post: PostRef | None = named(lambda self: self.row.row.id, "The post (岗位).")

    organization: OrganizationRef | None = named(
        lambda self: self.row.row.organization, "The body that it is in (所在组织)."
    )

    @strawberry.field(description="How many seats it has (席位数).")
    def seats(self) -> int:
        """How many seats it has."""
        return self.row.row.seats or 0

    @strawberry.field(description="Where the post is stated (出处).")
    def stated_by(self) -> Statement:
        """Where the post is stated."""
        return Statement(row=self.row.row, scope=self.scope)


@strawberry.type(description="Somebody who holds a post for the time being (代理任职).")
class ActingHolder:
    """Somebody who holds a post for the time being."""

    row: strawberry.Private[Acting]
    scope: strawberry.Private[Scope]

    post: PostRef | None = named(lambda self: self.row.row.id, "The post, whose title or rank says so (岗位).")

    organization: OrganizationRef | None = named(
        lambda self: self.row.row.organization, "The body that it is in (所在组织)."
    )

    @strawberry.field(description="Who holds it; null where people may not be named (任职人).")
    async def person(self, info: Info) -> PersonRef | None:
        """Who holds it."""
        return await _person(info, self.row.holding.person, self.scope)

    @strawberry.field(description="Since when, as the source says; null is not said (起).")
    def since(self) -> PrefixDate | None:
        """Since when."""
        return PrefixDate(self.row.holding.since) if self.row.holding.since else None

    @strawberry.field(description="The id of the appointment (事实编号).")
    def fact(self) -> strawberry.ID:
        """The id of the appointment."""
        return strawberry.ID(self.row.holding.fact)

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.row.holding, scope=self.scope)
