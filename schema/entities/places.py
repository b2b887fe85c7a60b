"""Places: divisions and residential compounds."""

from typing import Any

import strawberry

from graph.codelists import Management, Qualifier, Service
from graph.divisions import Level, is_local
from graph.edges import Edges
from schema.connections import Connection
from schema.entities.base import Entity
from schema.entities.refs import (
    AreaRef,
    AssessmentRoundRef,
    ClaimRef,
    CompoundRef,
    ContractRef,
    CoverRef,
    FormerNameRef,
    ListingRef,
    MeetingRef,
    MergeRef,
    NamesakeRef,
    OrganizationRef,
    ProblemRef,
    RuleRef,
    SameNameRef,
    SuccessionRef,
)
from schema.fields import edge, one, said, several
from schema.scalars import DivisionCode, PrefixDate


def _official(root: Any) -> bool:
    return not is_local(root.row.code)


@strawberry.type(description="A division: province, city, county, street or community (行政区划).")
class Area(Entity):
    """A division."""

    code: DivisionCode = said("code", "Its division code (区划代码).")
    official_code: bool = strawberry.field(
        resolver=_official,
        description="Whether the code is an official one, and not ours until that is known (官方代码).",
    )
    level: Level = said("level", "Its level (层级).", words=Level)
    aliases: list[str] = said("aliases", "Other names (别名).")
    former_names: Connection[FormerNameRef] = edge(
        Edges.FORMER_NAMES_OF_ENTITY, "Names in its other states than the one shown, by beginning (曾用名)."
    )
    parent: AreaRef | None = one("parent", "The division one level up, where recorded (上级区划).")
    parts: list[AreaRef] = several("parts", "The divisions that a zone consists of, by id (组成区划).")
    succeeds: list[AreaRef] = several("succeeds", "Divisions whose place it took, by id (接替的区划).")
    zones: Connection[AreaRef] = edge(Edges.ZONES_OF_AREA, "Zones that it is a part of, by id (所属功能区).")
    successors: Connection[SuccessionRef] = edge(
        Edges.SUCCESSORS_OF_ENTITY, "Who had taken its place by the day, by beginning (后继)."
    )
    predecessors: Connection[SuccessionRef] = edge(
        Edges.PREDECESSORS_OF_ENTITY, "Whose place it had taken by the day, by beginning (前身)."
    )
    children: Connection[AreaRef] = edge(Edges.CHILDREN_OF_AREA, "Divisions one level down, by id (下级区划).")
    compounds: Connection[CompoundRef] = edge(
        Edges.COMPOUNDS_OF_AREA, "Compounds placed at this very level, by id (小区)."
    )
    organizations: Connection[OrganizationRef] = edge(
        Edges.ORGANIZATIONS_OF_AREA, "Organizations placed at this very level, by id (组织)."
    )
    problems: Connection[ProblemRef] = edge(
        Edges.PROBLEMS_AT_PLACE, "Problems of the division itself, begun by the day, by id (问题)."
    )
    meetings: Connection[MeetingRef] = edge(
        Edges.MEETINGS_AT_PLACE, "Meetings of the division itself, held by the day, by id (会议)."
    )
    claims: Connection[ClaimRef] = edge(Edges.CLAIMS_ABOUT_ENTITY, "Published figures about it, by id (公布数据).")
    rules: Connection[RuleRef] = edge(Edges.RULES_OF_SCOPE, "Rules scoped to it, by id (规则).")
    assessment_rounds: Connection[AssessmentRoundRef] = edge(
        Edges.ROUNDS_OF_AREA, "Assessment rounds held at this very level, by id (评定轮次)."
    )


@strawberry.type(description="A residential compound or property-management area (住宅小区).")
class Compound(Entity):
    """A residential compound."""

    aliases: list[str] = said("aliases", "Other names (别名).")
    former_names: Connection[FormerNameRef] = edge(
        Edges.FORMER_NAMES_OF_ENTITY, "Names in its other states than the one shown, by beginning (曾用名)."
    )
    area: AreaRef | None = one("area", "The division it is placed in (所在区划).")
    management: Management | None = said(
        "management", "How it is managed; null is not recorded (管理方式).", words=Management
    )
    service: Service | None = said(
        "service", "Its kind of property service; null is not recorded (物业类型).", words=Service
    )
    tags: list[str] = said("tags", "Marks such as 老旧 or 回迁 (标签).")
    built: PrefixDate | None = said("built", "When it was completed; null is not recorded (建成).")
    households: int | None = said("households", "How many households; null is not recorded (户数).")
    households_qualifier: Qualifier | None = said(
        "households_qualifier", "How exactly `households` is meant; null is exactly (户数限定词).", words=Qualifier
    )
    organizations: Connection[OrganizationRef] = edge(
        Edges.ORGANIZATIONS_FOR_UNIT, "Bodies that belong to it, such as its owners' committee, by id (所属组织)."
    )
    contracts: Connection[ContractRef] = edge(
        Edges.CONTRACTS_OF_COMPOUND, "Who serves it that day, by beginning (服务合同)."
    )
    covers: Connection[CoverRef] = edge(
        Edges.COVERS_OF_UNIT, "Recorded covers of it that day, by beginning (党组织覆盖)."
    )
    problems: Connection[ProblemRef] = edge(Edges.PROBLEMS_AT_PLACE, "Problems there, begun by the day, by id (问题).")
    meetings: Connection[MeetingRef] = edge(Edges.MEETINGS_AT_PLACE, "Meetings there, held by the day, by id (会议).")
    claims: Connection[ClaimRef] = edge(Edges.CLAIMS_ABOUT_ENTITY, "Published figures about it, by id (公布数据).")
    rules: Connection[RuleRef] = edge(Edges.RULES_OF_SCOPE, "Rules scoped to it, by id (规则).")
    listings: Connection[ListingRef] = edge(
        Edges.LISTINGS_OF_SUBJECT, "How it came out in assessment rounds, by beginning (评定结果)."
    )
    merges: Connection[MergeRef] = edge(
        Edges.MERGES_OF_ENTITY, "Other records that were merged into it, by id (并入的记录)."
    )
    namesakes: Connection[SameNameRef] = edge(
        Edges.SAME_NAMES_OF_ENTITY, "Others of its kind called by its name or other names that day, by id (同名)."
    )
    told_apart: Connection[NamesakeRef] = edge(
        Edges.NAMESAKES_OF_ENTITY, "Others of the same name that were judged not to be it, by fact (同名判别)."
    )
