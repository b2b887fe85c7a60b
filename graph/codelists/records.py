"""The words that records take: how facts are attested, what figures and listings say, which kinds of rule there are."""

from graph.codelists.base import CodeList


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


class ClaimMeasure(CodeList):
    """What a published figure measures (公布数据指标)."""

    COUNT = "COUNT", "How many there are (数量)."
    SHARE = "SHARE", "What part of something (占比)."
    PARTY_ORGANIZATION = "PARTY_ORGANIZATION", "Units covered by a party organization (党的组织覆盖率)."
    PARTY_WORK = "PARTY_WORK", "Units covered by a party organization or party work (党的组织和工作覆盖率)."
    ELIGIBLE = "ELIGIBLE", "Units that must have a party organization and have one (应建已建率)."
    OWNERS_COMMITTEE = "OWNERS_COMMITTEE", "Compounds with an owners' committee (业委会覆盖率)."
    PROPERTY_SERVICE = "PROPERTY_SERVICE", "Compounds with property service (物业服务覆盖率)."
    COMPOUND_BRANCH = "COMPOUND_BRANCH", "Compounds with a party branch of their own (小区党支部覆盖率)."
    MEMBER_SHARE = "MEMBER_SHARE", "The share of party members among a committee's members (党员比例)."
    CHANGE = "CHANGE", "By how much something rose or fell (增减)."
    AGE_YEARS = "AGE_YEARS", "How old, in years (年龄、房龄)."
    ORDINAL = "ORDINAL", "The how-manieth it is (届次、位次)."
    ACCEPTED = "ACCEPTED", "Matters accepted (受理数)."
    ANSWERED = "ANSWERED", "Matters answered (答复数)."
    HANDED_OUT = "HANDED_OUT", "Things handed out (发放数)."
    SETTLED = "SETTLED", "Matters settled (解决数)."
    AMOUNT = "AMOUNT", "An amount of money, in yuan (金额)."


class ListingResult(CodeList):
    """What a listing in an assessment round says (评定结果)."""

    RED = "RED", "On the red list (红榜)."
    BLACK = "BLACK", "On the black list (黑榜)."
    PASS = "PASS", "Passed (合格)."
    FAIL = "FAIL", "Failed (不合格)."
    SELECTED = "SELECTED", "Selected, as a pilot or for an award (入选、获评)."
    STARS = "STARS", "So many stars, as its score says (星级)."
    SCORE = "SCORE", "So many points, as its score says (得分)."


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
