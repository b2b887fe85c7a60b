"""`problemTrace`: what was done about a problem, by whom, in which order, and in how many rounds."""

from typing import Annotated

import strawberry

from graph.codelists import Attestation, HandlingRole, Qualifier, Verdict
from graph.questions.problem_trace import Step
from graph.scope import Scope
from resolvers.definitions.handling import SETTLED
from resolvers.definitions.rounds import Round
from resolvers.questions.problem_trace import ProblemTraceAnswer, days_taken
from resolvers.questions.problem_trace import problem_trace as ask
from schema.answers import Answer
from schema.context import Info
from schema.entities import Entity, Statement
from schema.entities.refs import MeetingRef, ProblemRef
from schema.fields import AsOf, KnownAt, entity_of, one, said, several
from schema.scalars import PrefixDate


@strawberry.type(description="What one handler did in one step (处理步骤).")
class ProblemStep:
    """What one handler did in one step."""

    row: strawberry.Private[Step]
    scope: strawberry.Private[Scope]

    fact: strawberry.ID = said("fact", "The id of the handling (事实编号).")
    step: int = said("step", "The step's number from 1; the same number was done together (步骤).")
    role: HandlingRole = said("role", "What the handler did (角色).", words=HandlingRole)
    handler: Entity | None = one("handler", "The organization or person (处理方).")
    action: str | None = said("action", "The action in short (措施).")
    amount: float | None = said("amount", "What this handler pays, in yuan; null is not recorded (金额，元).")
    amount_qualifier: Qualifier | None = said(
        "amount_qualifier", "How exactly `amount` is meant; null is exactly (金额限定词).", words=Qualifier
    )
    share: str | None = said("share", "What part this handler bears, in words (分担).")
    outcome: str | None = said("outcome", "What came of it (结果).")
    since: PrefixDate | None = said("since", "Since when, as its source says; null is since ever (起).", field="from")
    until: PrefixDate | None = said("until", "Until when, as its source says; null is open (止).", field="to")
    attestation: Attestation = said("attestation", "How its source attests it (依据方式).", words=Attestation)
    note: str | None = said("note", "What the recorder noted (备注).")

    @strawberry.field(
        description=(
            "Days in this hand, from the first to the last, 0 for one day; "
            "null unless both days are recorded (历时天数)."
        )
    )
    def days(self) -> int | None:
        """Days in this hand."""
        return days_taken(self.row)

    @strawberry.field(description="Where it is stated (出处).")
    def stated_by(self) -> Statement:
        """Where it is stated."""
        return Statement(row=self.row, scope=self.scope)


@strawberry.type(
    description="A meeting on the problem, numbered along the chain of those that follow one another (轮次)."
)
class ProblemRound:
    """A meeting on the problem."""

    row: strawberry.Private[Round]
    scope: strawberry.Private[Scope]

    number: int = said("number", "The round, from 1 (轮次).")
    meeting: MeetingRef | None = one("meeting", "The meeting (会议).")
    follows: MeetingRef | None = one("follows", "The meeting that it continues (前次会议).")


@strawberry.type(description="The trace of a problem (问题追踪).")
class ProblemTrace(Answer):
    """The trace of a problem."""

    row: strawberry.Private[ProblemTraceAnswer]

    problem: ProblemRef | None = one("id", "The problem itself (问题).")
    before: list[ProblemRef] = several("before", "The earlier problem that it repeats (此前同类问题).")
    after: list[ProblemRef] = several("after", "Later problems that repeat it, by id (此后再次发生).")

    @strawberry.field(description="Every step, in order (全部步骤).")
    def steps(self) -> list[ProblemStep]:
        """Every step, in order."""
        return self._steps(*HandlingRole)

    @strawberry.field(description="Who led; empty where no source says (牵头).")
    def lead(self) -> list[ProblemStep]:
        """Who led."""
        return self._steps(HandlingRole.LEAD)

    @strawberry.field(description="Who took part without leading (协办).")
    def co_handlers(self) -> list[ProblemStep]:
        """Who took part without leading."""
        return self._steps(HandlingRole.CO_HANDLER)

    @strawberry.field(description="Who paid or bore a cost, with amounts or shares where told (出资).")
    def funders(self) -> list[ProblemStep]:
        """Who paid."""
        return self._steps(HandlingRole.FUNDER)

    @strawberry.field(description="Who handed it over (移交).")
    def hand_overs(self) -> list[ProblemStep]:
        """Who handed it over."""
        return self._steps(HandlingRole.TRANSFERRED)

    @strawberry.field(description="Who refused (拒绝).")
    def refusals(self) -> list[ProblemStep]:
        """Who refused."""
        return self._steps(HandlingRole.REFUSED)

    @strawberry.field(description="The meetings on it, by round (轮次).")
    def rounds(self) -> list[ProblemRound]:
        """The meetings on it, by round."""
        return [ProblemRound(row=each, scope=self.scope) for each in self.row.rounds]

    @strawberry.field(
        description="Whether the handlers hold it settled: true, false, or null where no source says (处理方结论)."
    )
    async def settled_by_handlers(self, info: Info) -> bool | None:
        """Whether the handlers hold it settled."""
        problem = await entity_of(info, self.row.id, self.scope)
        return None if problem is None or problem.row.status is None else problem.row.status in SETTLED

    @strawberry.field(description="What the complainant says of the result; null where no source says (诉求人评价).")
    async def complainant_verdict(self, info: Info) -> Verdict | None:
        """What the complainant says of the result."""
        problem = await entity_of(info, self.row.id, self.scope)
        return None if problem is None or problem.row.verdict is None else Verdict(problem.row.verdict)

    def _steps(self, *roles: HandlingRole) -> list[ProblemStep]:
        return [ProblemStep(row=step, scope=self.scope) for step in self.row.with_role(*roles)]


async def problem_trace(
    info: Info,
    id: Annotated[strawberry.ID, strawberry.argument(description="The problem's id (问题编号).")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> ProblemTrace:
    """What was done about a problem, begun by the day."""
    scope = await info.context.scope(as_of, known_at)
    answer = await ask(info.context.graph, problem=await info.context.kept(id, scope), scope=scope)
    return ProblemTrace(row=answer, scope=scope)
