"""The words of a plan: what may be done, what counts as near, and why a unit is left."""

from graph.codelists import CodeList


class MeasureKind(CodeList):
    """What may be done so that a unit is covered (补覆盖方式)."""

    JOINT_BRANCH = "JOINT_BRANCH", "A new joint branch of near units of one kind (新建联合党支部)."
    SOLE_BRANCH = "SOLE_BRANCH", "A new branch of one unit's own (单独组建党支部)."
    EXTENSION = "EXTENSION", "Units taken into a joint branch that exists near by (扩入现有联合党支部)."
    INSTRUCTOR = "INSTRUCTOR", "A party-building instructor sent to near units (选派党建指导员)."


class Near(CodeList):
    """Which units are near to one another (邻近范围)."""

    COMMUNITY = (
        "COMMUNITY",
        "Those placed in one community, and those placed at one street without their community being told (同社区).",
    )
    STREET = "STREET", "Those placed in one street or in communities of it (同街道)."


class LeftReason(CodeList):
    """Why a plan leaves a unit uncovered (未安排原因)."""

    NO_FORM_COUNTS = "NO_FORM_COUNTS", "The rule in force counts none of the forms that a plan has (口径不计)."
    MEMBERS_NOT_RECORDED = (
        "MEMBERS_NOT_RECORDED",
        "How many full members it has is not recorded, and nothing was to be assumed (正式党员数未记载).",
    )
    NO_NEAR_UNIT = "NO_NEAR_UNIT", "No other uncovered unit near it may share a branch (邻近无可联建单位)."
    TOO_FEW_MEMBERS = "TOO_FEW_MEMBERS", "It and its near units have too few full members for a branch (正式党员不足)."
    NO_PLACE_LEFT = (
        "NO_PLACE_LEFT",
        "The members near it make no more branches, and those that they make are full (名额已满).",
    )
    OVER_BUDGET = "OVER_BUDGET", "It could be covered, but not within the budget besides the others (超出预算)."
    NOT_FOUND_IN_TIME = "NOT_FOUND_IN_TIME", "No better plan was found in the time there is (限时内未找到)."
