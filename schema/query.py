"""The root of every query: entities by id, and the questions."""

import asyncio
from typing import Annotated

import strawberry

from resolvers.entities import MAX_NODES, checked_ids, not_found
from schema.answers import Publication
from schema.connections import Connection
from schema.context import Info
from schema.entities import Node
from schema.fields import READS, Asked, AsOf, KnownAt, asked_entity
from schema.questions.assessments import Assessments, assessments
from schema.questions.certificate import CertificateIssued, certificate
from schema.questions.changes import Changes, changes
from schema.questions.claims import Claims, claims
from schema.questions.co_handlers import CoHandlers, co_handlers
from schema.questions.coverage import Coverage, coverage
from schema.questions.cross_appointment_matrix import CrossAppointmentMatrix, cross_appointment_matrix
from schema.questions.cross_appointments import CrossAppointments, cross_appointments
from schema.questions.deliberations import Deliberations, deliberations
from schema.questions.handler_path import HandlerPath, handler_path
from schema.questions.history import history
from schema.questions.lineage import Lineage, lineage
from schema.questions.member_share import MemberShare, member_share
from schema.questions.neighbours import Neighbours, neighbours
from schema.questions.organization_chart import OrganizationChart, organization_chart
from schema.questions.path import Path, path
from schema.questions.problem_trace import ProblemTrace, problem_trace
from schema.questions.problems_handled_by import ProblemsHandledBy, problems_handled_by
from schema.questions.resolution import Resolution, resolution
from schema.questions.rules import Rules, rules
from schema.questions.search import Search, search
from schema.questions.structural_holes import StructuralHoles, structural_holes
from schema.questions.term_radar import TermRadar, term_radar
from schema.questions.two_way_entry import TwoWayEntry, two_way_entry
from schema.questions.verify import Verification, verify
from schema.questions.what_if_coverage import WhatIfCoverage, what_if_coverage
from schema.versions import FactVersion


@strawberry.type(description="Everything that can be asked (查询).")
class Query:
    """Everything that can be asked."""

    coverage: Coverage = strawberry.field(
        resolver=coverage,
        description="How many units of an area are covered, by which rule, and why each one is or is not (覆盖率).",
    )
    cross_appointments: CrossAppointments = strawberry.field(
        resolver=cross_appointments,
        description="Who from which body sits in which other, in an area on a day (交叉任职).",
    )
    cross_appointment_matrix: CrossAppointmentMatrix = strawberry.field(
        resolver=cross_appointment_matrix,
        description="How many from each kind of body sit in each other kind, in an area on a day (交叉任职矩阵).",
    )
    two_way_entry: TwoWayEntry = strawberry.field(
        resolver=two_way_entry,
        description="Whether the parties that run a compound sit in each other's bodies on a day (双向进入).",
    )
    member_share: MemberShare = strawberry.field(
        resolver=member_share,
        description="How many of those who sit in the committees of an area are party members (党员比例).",
    )
    problem_trace: ProblemTrace = strawberry.field(
        resolver=problem_trace,
        description="What was done about a problem, by whom, in which order and in how many rounds (问题追踪).",
    )
    problems_handled_by: ProblemsHandledBy = strawberry.field(
        resolver=problems_handled_by,
        description="Which problems an organization or person handled, in which roles and steps (经办问题).",
    )
    co_handlers: CoHandlers = strawberry.field(
        resolver=co_handlers,
        description="With whom an organization or person handled problems, how often, in which roles (共同处理方).",
    )
    claims: Claims = strawberry.field(
        resolver=claims,
        description="The published figures of an area, each recomputed from what is recorded (公布数据复算).",
    )
    rules: Rules = strawberry.field(
        resolver=rules,
        description="Which rules are in force in an area, the nearest first, and which for what lies inside it (规则).",
    )
    what_if_coverage: WhatIfCoverage = strawberry.field(
        resolver=what_if_coverage,
        description="Which branches and instructors would cover an area's uncovered units at least cost (补覆盖方案).",
    )

    history: Connection[FactVersion] = strawberry.field(
        resolver=history,
        description="Every version of an entity's facts, in order of recording: what was said when, from where (沿革).",
    )
    resolution: Resolution = strawberry.field(
        resolver=resolution,
        description="How many problems of an area were raised, answered and settled, and how fast (办理成效).",
    )
    lineage: Lineage = strawberry.field(
        resolver=lineage,
        description="Earlier like problems of a problem or compound, and which handlers settled them (问题沿革).",
    )
    assessments: Assessments = strawberry.field(
        resolver=assessments,
        description="How bodies and compounds came out round by round, after revisions, and what follows (考核评定).",
    )
    changes: Changes = strawberry.field(
        resolver=changes,
        description="What was published after a cursor, every version once, in order of publication (变更流).",
    )
    certificate: CertificateIssued = strawberry.field(
        resolver=certificate,
        description="A dated and sealed record of a query and its answer, that may be verified later (查询凭证).",
    )
    verify: Verification = strawberry.field(
        resolver=verify,
        description="Whether a certificate is as it was issued and its query still has the same answer (凭证核验).",
    )
    deliberations: Deliberations = strawberry.field(
        resolver=deliberations,
        description="How meetings kept to a template: parties and steps kept, skipped or late, and rounds (议事协商).",
    )
    term_radar: TermRadar = strawberry.field(
        resolver=term_radar,
        description="Whose term ran out or runs out soon in an area; sizes, vacancies, acting holders (换届雷达).",
    )
    structural_holes: StructuralHoles = strawberry.field(
        resolver=structural_holes,
        description="What is missing, doubled or left open in how an area's bodies are set up (结构性问题检查).",
    )
    organization_chart: OrganizationChart = strawberry.field(
        resolver=organization_chart,
        description="The organization chart below an area or a body, as nodes and edges for a front end (组织架构图).",
    )
    neighbours: Neighbours = strawberry.field(
        resolver=neighbours,
        description="Who and what stands one hop away from an entity, each with the fact that joins them (相邻实体).",
    )
    path: Path = strawberry.field(
        resolver=path,
        description="How two entities are connected: the shortest paths, each hop with its fact (关联路径).",
    )
    handler_path: HandlerPath = strawberry.field(
        resolver=handler_path,
        description="The way of a problem from hand to hand, as nodes and edges for a chart front end (流转图).",
    )
    search: Search = strawberry.field(
        resolver=search,
        description="Which entities a text finds, by names, former names, codes and pinyin, and why each (检索).",
    )

    @strawberry.field(
        description="The publication that a question sees: the last one, or the last one by `knownAt` (当前发布)."
    )
    async def publication(self, info: Info, known_at: KnownAt = None) -> Publication:
        """The publication that a question sees."""
        return Publication(published=info.context.publication_of(await info.context.scope(None, known_at)))

    @strawberry.field(
        description=(
            "The entity with an id, or the one it was merged into; "
            "NOT_FOUND where nothing is known under it (按编号查询)."
        ),
        metadata={READS: Asked("id", many=False)},
    )
    async def node(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The id, `kind:namespace-key` (编号).")],
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Node | None:
        """The entity with an id."""
        checked_ids([id])
        scope = await info.context.scope(as_of, known_at)
        found = await asked_entity(info, id, scope)
        if found is None:
            raise not_found(id)
        return found

    @strawberry.field(
        description="Entities by their ids, in that order; null in the place of one not known (按编号批量查询).",
        metadata={READS: Asked("ids", many=True)},
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[
            list[strawberry.ID], strawberry.argument(description=f"Up to {MAX_NODES} ids, `kind:namespace-key` (编号).")
        ],
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> list[Node | None]:
        """Entities by their ids."""
        checked_ids(ids)
        scope = await info.context.scope(as_of, known_at)
        return list(await asyncio.gather(*(asked_entity(info, id, scope) for id in ids)))
