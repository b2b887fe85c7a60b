"""The words of coverage: what is counted, what is measured, where a unit falls, and why."""

from graph.codelists import CodeList


class CoverageUnit(CodeList):
    """What is counted in a coverage (覆盖单位)."""

    COMPOUND = "COMPOUND", "Residential compounds placed in the area (住宅小区)."
    PROPERTY_FIRM = (
        "PROPERTY_FIRM",
        "Firms with a valid contract in the area or, without any contract, registered there (物业服务企业).",
    )
    OWNERS_COMMITTEE = "OWNERS_COMMITTEE", "Owners' committees placed in the area (业主委员会)."
    RESIDENTS_COMMITTEE = "RESIDENTS_COMMITTEE", "Residents' committees placed in the area (居民委员会)."
    VILLAGERS_COMMITTEE = "VILLAGERS_COMMITTEE", "Villagers' committees placed in the area (村民委员会)."
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION", "Social organizations placed in the area (社会组织)."
    ASSOCIATION = "ASSOCIATION", "Associations placed in the area (协会、联谊会)."
    DEPARTMENT = "DEPARTMENT", "Departments placed in the area (职能部门)."


class CoverageMeasure(CodeList):
    """What coverage is measured (覆盖率指标)."""

    PARTY_ORGANIZATION = "PARTY_ORGANIZATION", "Units covered by a party organization (党的组织覆盖)."
    PARTY_WORK = "PARTY_WORK", "Units covered by a party organization or reached by party work (党的组织和工作覆盖)."
    ELIGIBLE = (
        "ELIGIBLE",
        "Of the units with members enough that they are to have a party organization, those that have one (应建已建).",
    )
    OWNERS_COMMITTEE = "OWNERS_COMMITTEE", "Compounds with an owners' committee (业委会覆盖)."
    PROPERTY_SERVICE = "PROPERTY_SERVICE", "Compounds that somebody serves by a valid contract (物业服务覆盖)."
    COMPOUND_BRANCH = "COMPOUND_BRANCH", "Compounds with a party branch of their own (小区党支部覆盖)."


OF_COMPOUNDS = frozenset(
    {CoverageMeasure.OWNERS_COMMITTEE, CoverageMeasure.PROPERTY_SERVICE, CoverageMeasure.COMPOUND_BRANCH}
)
"""Measures of compounds: any other unit with them is bad input."""


class CoverageVerdict(CodeList):
    """Where a unit falls (判定)."""

    COUNTED = "COUNTED", "The rule counts it as covered (已覆盖)."
    NOT_COUNTED = "NOT_COUNTED", "It is not covered (未覆盖)."
    UNKNOWN = "UNKNOWN", "What is recorded does not say (未知)."
    EXCLUDED = "EXCLUDED", "It is outside the denominator (不计入)."


class CoverageReason(CodeList):
    """Why a unit is not counted, unknown or excluded (原因)."""

    STATED_UNCOVERED = "STATED_UNCOVERED", "A source states that it is not covered (明示未覆盖)."
    ABSENT_FROM_COMPLETE_SOURCE = (
        "ABSENT_FROM_COMPLETE_SOURCE",
        "A source that is complete for the area records nothing that covers it (完整台账中无记录).",
    )
    NOT_RECORDED = "NOT_RECORDED", "No source says whether it is covered (未记载)."
    FORM_UNSTATED = "FORM_UNSTATED", "It is covered, in a form that the source does not say (覆盖方式未说明)."
    WORK_ONLY = "WORK_ONLY", "Party work reaches it; whether an organization covers it is not recorded (仅工作覆盖)."
    OTHER_FORM_ONLY = (
        "OTHER_FORM_ONLY",
        "The party reaches it in another form; whether it has a branch of its own is not recorded (仅有其他覆盖方式).",
    )
    MEMBERS_NOT_RECORDED = (
        "MEMBERS_NOT_RECORDED",
        "How many full members it has is not recorded, so it may lie outside the denominator (正式党员数未记载).",
    )
    BELOW_THRESHOLD = "BELOW_THRESHOLD", "It has too few full members for a party organization (未达应建人数)."
    NOT_OPERATING = "NOT_OPERATING", "It does not operate (未实际运营)."
    DESCRIBED_ONLY = "DESCRIBED_ONLY", "It is known by its role only and may be a unit counted elsewhere (仅有描述)."
    ATTESTATION_NOT_ASKED = "ATTESTATION_NOT_ASKED", "Its attestation is not among those asked for (依据方式不在范围)."
