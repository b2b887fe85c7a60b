"""The code lists that facts take their values from: what is written in the graph, in ledgers and in the API alike."""

from enum import StrEnum


class CodeList(StrEnum):
    """A list of words; a word is known whatever its case."""

    @classmethod
    def _missing_(cls, value: object) -> "CodeList | None":
        wanted = str(value).strip().casefold()
        return next((member for member in cls if member.value.casefold() == wanted), None)


class Attestation(CodeList):
    """How a source attests a fact."""

    NAMED = "NAMED"
    DESCRIBED = "DESCRIBED"
    COUNTED = "COUNTED"
    DERIVED = "DERIVED"
    GENERATED = "GENERATED"


class OrganizationKind(CodeList):
    """Kinds of organization."""

    PARTY_ORGANIZATION = "PARTY_ORGANIZATION"
    RESIDENTS_COMMITTEE = "RESIDENTS_COMMITTEE"
    VILLAGERS_COMMITTEE = "VILLAGERS_COMMITTEE"
    OWNERS_COMMITTEE = "OWNERS_COMMITTEE"
    OWNERS_SUPERVISORY_COMMITTEE = "OWNERS_SUPERVISORY_COMMITTEE"
    PROPERTY_FIRM = "PROPERTY_FIRM"
    SUBDISTRICT_OFFICE = "SUBDISTRICT_OFFICE"
    DEPARTMENT = "DEPARTMENT"
    LEADING_GROUP = "LEADING_GROUP"
    COORDINATION_OFFICE = "COORDINATION_OFFICE"
    ALLIANCE = "ALLIANCE"
    ASSOCIATION = "ASSOCIATION"
    SERVICE_STATION = "SERVICE_STATION"
    MEDIATION_CENTRE = "MEDIATION_CENTRE"
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION"
    VOLUNTEER_TEAM = "VOLUNTEER_TEAM"
    PRIVATE_PARTY = "PRIVATE_PARTY"
    OTHER = "OTHER"


class OrganizationSubtype(CodeList):
    """Subtypes of party organizations, property firms and service stations."""

    COMMITTEE = "COMMITTEE"
    GENERAL_BRANCH = "GENERAL_BRANCH"
    BRANCH = "BRANCH"
    JOINT_BRANCH = "JOINT_BRANCH"
    PROJECT_BRANCH = "PROJECT_BRANCH"
    TEMPORARY_BRANCH = "TEMPORARY_BRANCH"
    FUNCTIONAL_BRANCH = "FUNCTIONAL_BRANCH"
    WORK_COMMITTEE = "WORK_COMMITTEE"
    GROUP = "GROUP"
    COMMERCIAL = "COMMERCIAL"
    QUASI = "QUASI"
    STATE_OWNED = "STATE_OWNED"
    FACILITY = "FACILITY"


PARTY_SUBTYPES = frozenset(tuple(OrganizationSubtype)[:9])
FIRM_SUBTYPES = frozenset({OrganizationSubtype.COMMERCIAL, OrganizationSubtype.QUASI, OrganizationSubtype.STATE_OWNED})
STATION_SUBTYPES = frozenset({OrganizationSubtype.FACILITY})


class Management(CodeList):
    """How a compound is managed."""

    MARKET = "MARKET"
    STATE_BACKED = "STATE_BACKED"
    SELF_MANAGED = "SELF_MANAGED"


class Service(CodeList):
    """The kind of property service a compound has."""

    COMMERCIAL = "COMMERCIAL"
    QUASI = "QUASI"


class Basis(CodeList):
    """On what basis somebody sits in a post."""

    ELECTED = "ELECTED"
    APPOINTED = "APPOINTED"
    SECONDED = "SECONDED"
    EX_OFFICIO = "EX_OFFICIO"
    CONCURRENT = "CONCURRENT"


class MembershipKind(CodeList):
    """Kinds of membership, of people in party organizations and of bodies in one another."""

    FULL = "FULL"
    PROBATIONARY = "PROBATIONARY"
    REPORTED = "REPORTED"
    BODY = "BODY"
    PARTNER = "PARTNER"
    DUAL = "DUAL"
    PART_TIME = "PART_TIME"


class CoverMode(CodeList):
    """How a party organization covers a unit."""

    SOLE = "SOLE"
    JOINT = "JOINT"
    INDUSTRY = "INDUSTRY"
    ATTACHED = "ATTACHED"
    INSTRUCTOR = "INSTRUCTOR"
    UNSTATED = "UNSTATED"
    NONE = "NONE"


class ContractKind(CodeList):
    """Kinds of property service contract."""

    PRELIMINARY = "PRELIMINARY"
    STANDARD = "STANDARD"
    FALLBACK = "FALLBACK"
    TEMPORARY = "TEMPORARY"


class HandlingRole(CodeList):
    """What a handler did in one step of a problem."""

    LEAD = "LEAD"
    CO_HANDLER = "CO_HANDLER"
    FUNDER = "FUNDER"
    EXECUTOR = "EXECUTOR"
    SUPPLIER = "SUPPLIER"
    CONVENER = "CONVENER"
    MEDIATOR = "MEDIATOR"
    SUPERVISOR = "SUPERVISOR"
    ADVISER = "ADVISER"
    TRANSFERRED = "TRANSFERRED"
    REFUSED = "REFUSED"
    CONSULTED = "CONSULTED"


class ProblemStatus(CodeList):
    """Where a problem stands, as its source says it."""

    REPORTED = "REPORTED"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"
    IN_PROGRESS = "IN_PROGRESS"
    AWAITING_DECISION = "AWAITING_DECISION"
    SETTLED = "SETTLED"
    REOPENED = "REOPENED"
    CLOSED = "CLOSED"


class Verdict(CodeList):
    """What the complainant says of the result."""

    SATISFIED = "SATISFIED"
    BASICALLY_SATISFIED = "BASICALLY_SATISFIED"
    DISSATISFIED = "DISSATISFIED"


class MeetingKind(CodeList):
    """Kinds of meeting."""

    DELIBERATION = "DELIBERATION"
    JOINT_RECEPTION = "JOINT_RECEPTION"
    SERVICE_TRAIN = "SERVICE_TRAIN"
    CONGRESS = "CONGRESS"


class Qualifier(CodeList):
    """How exactly a published figure is meant."""

    EQUAL = "="
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = ">="


class Rounding(CodeList):
    """How a published or computed rate is rounded."""

    HALF_UP = "half_up"
    TRUNCATE = "truncate"


class RuleKind(CodeList):
    """Kinds of rule."""

    COVERAGE = "COVERAGE"
    MEMBER_SHARE = "MEMBER_SHARE"
    TERM = "TERM"
    PROHIBITED_PAIR = "PROHIBITED_PAIR"
    CLOCK = "CLOCK"
    SATISFACTION = "SATISFACTION"
    CONSEQUENCE = "CONSEQUENCE"
    TEMPLATE = "TEMPLATE"
    SCHEME = "SCHEME"
    ELIGIBILITY = "ELIGIBILITY"
    STAFFING = "STAFFING"
