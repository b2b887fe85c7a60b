"""The words in which a published figure's recomputation is told: whether it comes out, and why or why not."""

from graph.codelists import CodeList


class ClaimStatus(CodeList):
    """Whether a published figure comes out of what is recorded (复算结论)."""

    REPRODUCED = "REPRODUCED", "What is recorded gives the figure, rounded and qualified as it was printed (可复现)."
    DIFFERS = "DIFFERS", "What is recorded gives another figure (不一致)."
    NOT_COMPARABLE = "NOT_COMPARABLE", "It is no figure that anything recorded could be held against (不可比)."
    INSUFFICIENT = "INSUFFICIENT", "What it would be recomputed from is not recorded, or not all of it (依据不足)."


class ClaimReason(CodeList):
    """Why a published figure's recomputation came out as it did (复算原因)."""

    COUNTED = "COUNTED", "Counted from the record (按记录计数)."
    RECORDED_FIGURE = "RECORDED_FIGURE", "The record holds the number itself; nothing was counted (与登记数一致)."
    RESTS_ON_DERIVED = (
        "RESTS_ON_DERIVED",
        "Counted, but some of what was counted was worked out from published figures (含推算记录).",
    )
    COUNTED_OTHERWISE = "COUNTED_OTHERWISE", "The record, as far as it is whole, gives another number (计数不同)."
    OUT_OF_BOUNDS = "OUT_OF_BOUNDS", "It lies outside what the unknown units leave possible (超出上下限)."
    UNITS_DIFFER = "UNITS_DIFFER", "Its two numbers count different things, so they make no rate (分子分母口径不同)."
    NO_SINGLE_NUMBER = "NO_SINGLE_NUMBER", "It is printed in a form that is no number, range or rate (非单一数值)."
    CIRCULAR = "CIRCULAR", "What it would be held against was itself worked out from it (循环推算)."
    DAY_NOT_RECORDED = "DAY_NOT_RECORDED", "Neither it nor its source says of which day it speaks (日期无记录)."
    TWO_COUNTS_NEEDED = "TWO_COUNTS_NEEDED", "A change needs two counts, and neither is recorded (缺两期数据)."
    UNIT_NOT_RECORDED = "UNIT_NOT_RECORDED", "Nothing recorded is counted in its unit (单位无记录)."
    SUBSET_NOT_RECORDED = "SUBSET_NOT_RECORDED", "It speaks of a part that nothing recorded tells apart (子集无记录)."
    PERIOD_NOT_RECORDED = "PERIOD_NOT_RECORDED", "It counts what happened in a period, which has no rows (期间无记录)."
    NOTHING_RECORDED = "NOTHING_RECORDED", "Nothing that it counts is recorded there (无记录)."
    PARTLY_RECORDED = "PARTLY_RECORDED", "Less is recorded than it says, and nothing says that this is all (记录不全)."
    UNKNOWN_UNITS = "UNKNOWN_UNITS", "Of some units it is not known whether they count (部分未知)."
