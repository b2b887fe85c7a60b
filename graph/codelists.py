"""The code lists that facts take their values from: what is written in the graph, in ledgers and in the API alike.

Each word stands with its one sentence, the Chinese term in parentheses, so that the API and the documentation say the
same.
"""

from enum import StrEnum
from typing import Self


class CodeList(StrEnum):
    """A list of described words; a word is known whatever its case."""

    description: str

    def __new__(cls, value: str, description: str = "") -> Self:
        """A word and its sentence."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.description = description
        return word

    @classmethod
    def _missing_(cls, value: object) -> "CodeList | None":
        wanted = str(value).strip().casefold()
        return next((member for member in cls if member.value.casefold() == wanted), None)


class Attestation(CodeList):
    """How a source attests a fact (依据方式)."""

    NAMED = "NAMED", "The source names it (点名)."
    DESCRIBED = (
        "DESCRIBED",
        "Known by its role only, so it may be one that is counted elsewhere; outside totals (描述).",
    )
    COUNTED = "COUNTED", "An unnamed unit that makes a closed total exact (计数)."
    DERIVED = "DERIVED", "The only reading that fits the source's figures, with its working in the note (推算)."
    GENERATED = "GENERATED", "Made by the world generator, never mixed with the others (生成)."


class OrganizationKind(CodeList):
    """Kinds of organization (组织类型)."""

    PARTY_ORGANIZATION = "PARTY_ORGANIZATION", "A party committee, general branch, branch or group (党组织)."
    RESIDENTS_COMMITTEE = "RESIDENTS_COMMITTEE", "A residents' committee (居民委员会)."
    VILLAGERS_COMMITTEE = "VILLAGERS_COMMITTEE", "A villagers' committee (村民委员会)."
    OWNERS_COMMITTEE = "OWNERS_COMMITTEE", "An owners' committee of a compound (业主委员会)."
    OWNERS_SUPERVISORY_COMMITTEE = (
        "OWNERS_SUPERVISORY_COMMITTEE",
        "A committee that supervises the owners' committee (业主监督委员会).",
    )
    PROPERTY_FIRM = "PROPERTY_FIRM", "A property service firm or project office (物业服务企业)."
    SUBDISTRICT_OFFICE = "SUBDISTRICT_OFFICE", "A subdistrict office (街道办事处)."
    DEPARTMENT = "DEPARTMENT", "A department of government, party or court (职能部门)."
    LEADING_GROUP = "LEADING_GROUP", "A leading or working group (领导小组、工作小组)."
    COORDINATION_OFFICE = "COORDINATION_OFFICE", "An office that coordinates the three parties (三方办、治理办)."
    ALLIANCE = "ALLIANCE", "An alliance of bodies (联盟)."
    ASSOCIATION = "ASSOCIATION", "An association of firms or committees (协会、联谊会)."
    SERVICE_STATION = "SERVICE_STATION", "A service centre, station or point (服务中心、站、点)."
    MEDIATION_CENTRE = "MEDIATION_CENTRE", "A mediation centre (调处中心)."
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION", "A social organization (社会组织)."
    VOLUNTEER_TEAM = "VOLUNTEER_TEAM", "A team of volunteers or partners (志愿队、合伙人)."
    PRIVATE_PARTY = "PRIVATE_PARTY", "A shop, tenant or resident as a handler, never by name (商户、租户、居民)."
    OTHER = "OTHER", "Any other body (其他)."


class OrganizationSubtype(CodeList):
    """Subtypes of party organizations, property firms and service stations (组织子类型)."""

    COMMITTEE = "COMMITTEE", "A party committee (党委)."
    GENERAL_BRANCH = "GENERAL_BRANCH", "A general party branch (党总支)."
    BRANCH = "BRANCH", "A party branch (党支部)."
    JOINT_BRANCH = "JOINT_BRANCH", "A party branch that several units share (联合党支部)."
    PROJECT_BRANCH = "PROJECT_BRANCH", "A party branch of a project (项目党支部)."
    TEMPORARY_BRANCH = "TEMPORARY_BRANCH", "A party branch for a bounded task (临时党支部)."
    FUNCTIONAL_BRANCH = "FUNCTIONAL_BRANCH", "A party branch whose members' affiliation stays elsewhere (功能型党支部)."
    WORK_COMMITTEE = "WORK_COMMITTEE", "A party work committee of a higher body (党工委)."
    GROUP = "GROUP", "A party group (党小组)."
    COMMERCIAL = "COMMERCIAL", "A commercial property firm (商业物业)."
    QUASI = "QUASI", "A quasi-property service, run for compounds without a commercial one (准物业)."
    STATE_OWNED = "STATE_OWNED", "A state-owned property firm (国有物业)."
    FACILITY = "FACILITY", "A room or corner inside another body (阵地)."


class Management(CodeList):
    """How a compound is managed (管理方式)."""

    MARKET = "MARKET", "By a firm on the market (市场化管理)."
    STATE_BACKED = "STATE_BACKED", "By a state-backed fallback (国有托底管理)."
    SELF_MANAGED = "SELF_MANAGED", "By its residents (居民自治)."


class Service(CodeList):
    """The kind of property service a compound has (物业类型)."""

    COMMERCIAL = "COMMERCIAL", "Commercial property service (商业物业)."
    QUASI = "QUASI", "Quasi-property service (准物业)."


class Basis(CodeList):
    """On what basis somebody sits in a post (任职方式)."""

    ELECTED = "ELECTED", "Elected (选举)."
    APPOINTED = "APPOINTED", "Appointed (任命)."
    SECONDED = "SECONDED", "Sent from another body (选派)."
    EX_OFFICIO = "EX_OFFICIO", "Held because of another post (因职兼任)."
    CONCURRENT = "CONCURRENT", "Held beside another post (兼任)."


class MembershipKind(CodeList):
    """Kinds of membership (成员关系)."""

    FULL = "FULL", "A full party member (正式党员)."
    PROBATIONARY = "PROBATIONARY", "A probationary party member (预备党员)."
    REPORTED = "REPORTED", "A member who reported to the place of residence (双报到)."
    BODY = "BODY", "A body in an alliance, group or association (成员单位)."
    PARTNER = "PARTNER", "A body paired for joint building (共建、结对)."
    DUAL = "DUAL", "Under dual management (双重管理)."
    PART_TIME = "PART_TIME", "A part-time member of a greater party committee (大党委兼职委员)."


class CoverMode(CodeList):
    """How a party organization covers a unit (覆盖方式)."""

    SOLE = "SOLE", "A party organization of the unit's own (单建)."
    JOINT = "JOINT", "A joint branch with other units (联建)."
    INDUSTRY = "INDUSTRY", "Built for a whole trade or area (行业统建、区域统建)."
    ATTACHED = "ATTACHED", "Attached to another body's party organization (挂靠)."
    INSTRUCTOR = "INSTRUCTOR", "Reached by a party-building instructor or liaison (派驻指导员、联络员)."
    UNSTATED = "UNSTATED", "Covered, in a form that the source does not say (覆盖方式未说明)."
    NONE = "NONE", "Stated to be uncovered (未覆盖)."


class ContractKind(CodeList):
    """Kinds of property service contract (物业服务合同类型)."""

    PRELIMINARY = "PRELIMINARY", "The developer's contract before a committee makes one (前期物业服务合同)."
    STANDARD = "STANDARD", "The owners' contract (物业服务合同)."
    FALLBACK = "FALLBACK", "Service by a party or public body as the fallback (托底、兜底)."
    TEMPORARY = "TEMPORARY", "Temporary or emergency service (临时、应急服务)."


class HandlingRole(CodeList):
    """What a handler did in one step of a problem (处理角色)."""

    LEAD = "LEAD", "Led (牵头)."
    CONVENER = "CONVENER", "Called the parties together (召集)."
    CO_HANDLER = "CO_HANDLER", "Took part (协办)."
    FUNDER = "FUNDER", "Paid or bore a cost (出资)."
    EXECUTOR = "EXECUTOR", "Carried the work out (实施)."
    SUPPLIER = "SUPPLIER", "Supplied equipment (出器材)."
    MEDIATOR = "MEDIATOR", "Mediated (调解)."
    SUPERVISOR = "SUPERVISOR", "Pressed and supervised (督办)."
    ADVISER = "ADVISER", "Advised (指导)."
    TRANSFERRED = "TRANSFERRED", "Handed the problem over (移交)."
    REFUSED = "REFUSED", "Refused to handle it (拒绝)."
    CONSULTED = "CONSULTED", "Was consulted (征询)."


class ProblemStatus(CodeList):
    """Where a problem stands, as its source says it (问题状态)."""

    REPORTED = "REPORTED", "Reported (已反映)."
    ACCEPTED = "ACCEPTED", "Accepted (已受理)."
    REJECTED = "REJECTED", "Not accepted (不予受理)."
    IN_PROGRESS = "IN_PROGRESS", "Being handled (办理中)."
    AWAITING_DECISION = "AWAITING_DECISION", "Waiting for a deliberation (待议)."
    SETTLED = "SETTLED", "Settled (已解决)."
    REOPENED = "REOPENED", "Opened again (重新办理)."
    CLOSED = "CLOSED", "Closed (已办结)."


class Verdict(CodeList):
    """What the complainant says of the result (诉求人评价)."""

    SATISFIED = "SATISFIED", "Satisfied (满意)."
    BASICALLY_SATISFIED = "BASICALLY_SATISFIED", "Basically satisfied (基本满意)."
    DISSATISFIED = "DISSATISFIED", "Dissatisfied (不满意)."


class MeetingKind(CodeList):
    """Kinds of meeting (会议类型)."""

    DELIBERATION = "DELIBERATION", "A deliberation (议事协商)."
    JOINT_RECEPTION = "JOINT_RECEPTION", "A joint reception of complaints (联合接访)."
    SERVICE_TRAIN = "SERVICE_TRAIN", "A run of the service train (服务直通车)."
    CONGRESS = "CONGRESS", "A congress (大会)."


class Qualifier(CodeList):
    """How exactly a published figure is meant (限定词)."""

    EQUAL = "=", "Exactly (等于)."
    ABOUT = "about", "About (约)."
    MORE_THAN = "more_than", "More than (超过)."
    AT_LEAST = ">=", "At least (至少)."


class Rounding(CodeList):
    """How a rate is rounded (取整方式)."""

    HALF_UP = "half_up", "To the nearest, halves up (四舍五入)."
    TRUNCATE = "truncate", "Cut off (截断)."


class RuleKind(CodeList):
    """Kinds of rule (规则类型)."""

    COVERAGE = "COVERAGE", "How coverage is counted (覆盖率口径)."
    MEMBER_SHARE = "MEMBER_SHARE", "The share of party members in a committee (党员比例)."
    TERM = "TERM", "Terms and elections (任期)."
    PROHIBITED_PAIR = "PROHIBITED_PAIR", "Posts that must not be held together (禁止兼任)."
    CLOCK = "CLOCK", "Handlers' time limits (办理时限)."
    SATISFACTION = "SATISFACTION", "How satisfaction is counted (满意度口径)."
    CONSEQUENCE = "CONSEQUENCE", "What an assessment leads to (结果运用)."
    TEMPLATE = "TEMPLATE", "A working method with its steps or lists (工作法)."
    SCHEME = "SCHEME", "An assessment or management scheme (考评办法)."
    ELIGIBILITY = "ELIGIBILITY", "Who may stand for a post (任职资格)."
    STAFFING = "STAFFING", "How a body is staffed (人员配备)."


PARTY_SUBTYPES = frozenset(tuple(OrganizationSubtype)[:9])
FIRM_SUBTYPES = frozenset({OrganizationSubtype.COMMERCIAL, OrganizationSubtype.QUASI, OrganizationSubtype.STATE_OWNED})
STATION_SUBTYPES = frozenset({OrganizationSubtype.FACILITY})
