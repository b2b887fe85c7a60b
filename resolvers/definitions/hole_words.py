"""The words of structural holes: what may be missing, doubled or left open in how bodies and compounds are set up."""

from graph.codelists import CodeList


class StructuralHoleKind(CodeList):
    """What is missing, doubled or left open (结构性问题类型)."""

    FIRM_WITHOUT_PARTY_ORGANIZATION = (
        "FIRM_WITHOUT_PARTY_ORGANIZATION",
        "A property firm that no party organization covers (物业企业无党组织).",
    )
    UNIT_WITHOUT_BRANCH = (
        "UNIT_WITHOUT_BRANCH",
        "A unit with full members enough for a branch that no party organization covers (应建未建).",
    )
    JOINT_BRANCH_OVER_FIVE = (
        "JOINT_BRANCH_OVER_FIVE",
        "A joint branch of more units than the rule allows, five unless it says otherwise (联合党支部单位超数).",
    )
    COMPOUND_WITHOUT_COMMITTEE = (
        "COMPOUND_WITHOUT_COMMITTEE",
        "A compound without an owners' committee (小区无业委会).",
    )
    COMPOUND_WITHOUT_FIRM = (
        "COMPOUND_WITHOUT_FIRM",
        "A compound that nobody serves by a valid contract (小区无物业).",
    )
    COMPOUND_WITHOUT_BRANCH = (
        "COMPOUND_WITHOUT_BRANCH",
        "A compound without a party branch of its own (小区无党支部).",
    )
    SEAT_HELD_TWICE = (
        "SEAT_HELD_TWICE",
        "A post that more people hold than it has seats (一席多任).",
    )
    PROHIBITED_POSTS = (
        "PROHIBITED_POSTS",
        "Somebody in an owners' committee and in the firm that serves its compound (禁止兼任).",
    )
    FALLBACK_WITHOUT_UNIT = (
        "FALLBACK_WITHOUT_UNIT",
        "A compound under fallback service of which no source names who serves it (托底小区无明确单位).",
    )
    CLOSED_WITH_OPEN_FACTS = (
        "CLOSED_WITH_OPEN_FACTS",
        "A body that is closed, while what is recorded of it still runs: it counts no longer (组织已撤而关系未了).",
    )
