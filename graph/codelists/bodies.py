"""The words that bodies, people and places take: kinds, subtypes, bases, memberships, covers and contracts."""

from graph.codelists.base import CodeList


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


PARTY_SUBTYPES = frozenset(tuple(OrganizationSubtype)[:9])
FIRM_SUBTYPES = frozenset({OrganizationSubtype.COMMERCIAL, OrganizationSubtype.QUASI, OrganizationSubtype.STATE_OWNED})
STATION_SUBTYPES = frozenset({OrganizationSubtype.FACILITY})
