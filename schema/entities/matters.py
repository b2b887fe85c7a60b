"""Matters: problems that were raised, and meetings that dealt with them."""

import strawberry

from graph.codelists import MeetingKind, ProblemStatus, Qualifier, Verdict
from graph.divisions import Level
from graph.edges import Edges
from schema.connections import Connection
from schema.entities.base import Entity
from schema.entities.refs import ClaimRef, HandlingRef, MeetingRef, MergeRef, NamesakeRef, ParticipationRef, ProblemRef
from schema.fields import edge, one, said, several
from schema.scalars import PrefixDate


@strawberry.type(description="A matter that someone raised (问题).")
class Problem(Entity):
    """A matter that someone raised."""

    name: str | None = said("title", "Its title, as `title` (名称).")
    title: str = said("title", "What it is about (标题).")
    category: str | None = said("category", "Its category; null is not recorded (类别).")
    place: Entity | None = one("place", "The compound or division where it arose (地点).")
    channel: str | None = said("channel", "By which channel it came; null is not recorded (渠道).")
    raised_by: list[Entity] = several("raised_by", "Who raised it, where public, by id (反映方).")
    reported: PrefixDate | None = said("reported", "When it was reported; null is not recorded (反映日期).")
    status: ProblemStatus | None = said("status", "Where it stands, as its source says (状态).", words=ProblemStatus)
    settled: PrefixDate | None = said("settled", "When it was settled; null is not recorded (解决日期).")
    resolution: str | None = said("resolution", "How it was settled, as the handlers tell it (处理结果).")
    verdict: Verdict | None = said("verdict", "What the complainant says of the result (诉求人评价).", words=Verdict)
    recurrence_of: ProblemRef | None = one("recurrence_of", "The earlier problem that it repeats (重复自).")
    count: int | None = said("batch", "How many matters the row stands for, where it is a batch (件数).")
    count_qualifier: Qualifier | None = said(
        "batch_qualifier", "How exactly `count` is meant; null is exactly (件数限定词).", words=Qualifier
    )
    recurrences: Connection[ProblemRef] = edge(
        Edges.RECURRENCES_OF_PROBLEM, "Later problems that repeat it, by id (再次发生)."
    )
    handlings: Connection[HandlingRef] = edge(
        Edges.HANDLINGS_OF_PROBLEM, "The steps taken, begun by the day, in order (处理步骤)."
    )
    meetings: Connection[MeetingRef] = edge(
        Edges.MEETINGS_ON_PROBLEM, "Meetings that dealt with it by the day, by id (会议)."
    )
    merges: Connection[MergeRef] = edge(
        Edges.MERGES_OF_ENTITY, "Other records that were merged into it, by id (并入的记录)."
    )
    claims: Connection[ClaimRef] = edge(Edges.CLAIMS_ABOUT_ENTITY, "Published figures about it, by id (公布数据).")
    told_apart: Connection[NamesakeRef] = edge(
        Edges.NAMESAKES_OF_ENTITY, "Others of the same name that were judged not to be it, by fact (同名判别)."
    )


@strawberry.type(description="A deliberation, a joint reception, a run of the service train or a congress (会议).")
class Meeting(Entity):
    """A meeting."""

    name: str | None = said("title", "Its title, as `title` (名称).")
    title: str | None = said("title", "What it is called; null is not recorded (标题).")
    kind: MeetingKind = said("kind", "Its kind (类型).", words=MeetingKind)
    level: Level | None = said("level", "The level it is held at; null is not recorded (层级).", words=Level)
    place: Entity | None = one("place", "The compound or division where it was held (地点).")
    held: PrefixDate | None = said("held", "When it was held; null is not recorded (日期).")
    topic: str | None = said("topic", "What it was about (议题).")
    decision: str | None = said("decision", "What it decided (决定).")
    feedback: str | None = said("feedback", "What was reported back (反馈).")
    accepted: int | None = said("accepted", "Matters accepted there; null is not recorded (受理件数).")
    answered: int | None = said("answered", "Matters answered on the spot; null is not recorded (现场解答件数).")
    handed_out: int | None = said("handed_out", "Leaflets handed out; null is not recorded (发放资料份数).")
    accepted_qualifier: Qualifier | None = said(
        "accepted_qualifier", "How exactly `accepted` is meant; null is exactly (受理数限定词).", words=Qualifier
    )
    answered_qualifier: Qualifier | None = said(
        "answered_qualifier", "How exactly `answered` is meant; null is exactly (解答数限定词).", words=Qualifier
    )
    handed_out_qualifier: Qualifier | None = said(
        "handed_out_qualifier", "How exactly `handedOut` is meant; null is exactly (发放数限定词).", words=Qualifier
    )
    follows: MeetingRef | None = one("follows", "The meeting it continues (前次会议).")
    problems: list[ProblemRef] = several("problems", "The problems it dealt with, by id (问题).")
    participations: Connection[ParticipationRef] = edge(
        Edges.PARTICIPATIONS_OF_MEETING, "Who took part, by id (参会方)."
    )
    merges: Connection[MergeRef] = edge(
        Edges.MERGES_OF_ENTITY, "Other records that were merged into it, by id (并入的记录)."
    )
    followed_by: Connection[MeetingRef] = edge(
        Edges.MEETINGS_AFTER_MEETING, "Meetings that continue it, held by the day, by id (后续会议)."
    )
    claims: Connection[ClaimRef] = edge(Edges.CLAIMS_ABOUT_ENTITY, "Published figures about it, by id (公布数据).")
    told_apart: Connection[NamesakeRef] = edge(
        Edges.NAMESAKES_OF_ENTITY, "Others of the same name that were judged not to be it, by fact (同名判别)."
    )
