"""Two-way entry: which parties run a compound, and whether their people sit in each other's bodies.

双向进入、交叉任职 is asked of parties and not of single people: two-way between two parties is at least one valid
appointment each way on the same day, which no text says in so many words and all examples have. Published scores take
"the cross ratio" of branch and committee without naming its denominator: so there is one a party.
"""

from collections.abc import Iterable

from graph.codelists import CodeList
from resolvers.definitions.cross_appointments import CrossAppointment, HomeBy


class TwoWaySide(CodeList):
    """The parties that run a compound (各方)."""

    COMMUNITY = (
        "COMMUNITY",
        "The party organizations and residents' committee of the community it stands in (社区).",
    )
    OWNERS_COMMITTEE = "OWNERS_COMMITTEE", "Its owners' committee (业主委员会)."
    PROPERTY_FIRM = "PROPERTY_FIRM", "The firm that serves it by a valid contract (物业服务企业)."
    COMPOUND_BRANCH = "COMPOUND_BRANCH", "The party organization that belongs to it (小区党支部)."


class TwoWayStatus(CodeList):
    """Whether the people of two parties sit in each other's bodies (双向进入情况)."""

    TWO_WAY = "TWO_WAY", "At least one valid appointment each way, its direction told (双向)."
    ONE_WAY = "ONE_WAY", "At least one, and none the other way of which the direction is told (单向)."
    NONE = "NONE", "None is recorded, which is not to say that there is none (无记载)."


def status_of(there: Iterable[CrossAppointment], back: Iterable[CrossAppointment]) -> TwoWayStatus:
    """Whether two parties have entered each other, prohibited pairs left out.

    A seat of which nothing tells whether it is home or host (TIE) is an entry, but never the second way.
    """
    ways = ([each for each in way if not each.prohibited] for way in (there, back))
    one, other = ([each.home_by is not HomeBy.TIE for each in way] for way in ways)
    if any(one) and any(other):
        return TwoWayStatus.TWO_WAY
    return TwoWayStatus.ONE_WAY if one or other else TwoWayStatus.NONE
