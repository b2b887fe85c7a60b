"""Who is a member of the party, who chairs a committee, and where a committee stands against a share of members.

The share asked of owners' committees (业委会成员中党员比例) is half or more in the places that say one, so that it is a
threshold of a rule; a chair is told by what the post is called.
"""

import re
from collections.abc import Sequence

from graph.codelists import CodeList, OrganizationKind
from resolvers.definitions.rates import EITHER, Fraction, Way, bounds_of


class PartyMembership(CodeList):
    """Whether somebody is a member of the party, as far as is recorded (党员身份)."""

    MEMBER = "MEMBER", "A full or probationary member (党员)."
    NOT_MEMBER = "NOT_MEMBER", "Of another political status (非党员)."
    UNKNOWN = "UNKNOWN", "No source says (未记载)."


class MemberShareStanding(CodeList):
    """Where a body stands against the share of party members asked of it (达标情况)."""

    OVER = "OVER", "Over the threshold, whatever is unknown (高于比例)."
    AT = "AT", "At the threshold exactly (等于比例)."
    UNDER = "UNDER", "Under the threshold, whatever is unknown (低于比例)."
    UNKNOWN = "UNKNOWN", "What is unknown decides, or who sits there is recorded in part only (未知)."


_MEMBER = frozenset("1 01 2 02 中共党员 中国共产党党员 党员 正式党员 中共预备党员 中国共产党预备党员 预备党员".split())
"""Codes and words of GB/T 4762 for full and probationary members, as they are written in practice."""

_UNTOLD = frozenset("? 不详 不明 未知".split())

_CHAIR = re.compile(r"(?<![副前原])主任(?:委员)?(?:[（(][^（）()]*[）)])?")
_HONORARY = re.compile(r"名誉|荣誉|候任|候选")

_ANY = frozenset(Way)

LEAST_MEMBERS = {OrganizationKind.OWNERS_COMMITTEE: 3}
"""How many members a body has at least: of an owners' committee 5 to 11, or 3 where there are few households."""


def party_membership(political_status: str | None, memberships: Sequence[str]) -> PartyMembership:
    """Whether somebody is a member: by a valid membership of a party organization, else by political status.

    Political status is a code or a word of GB/T 4762 (政治面貌): 01 中共党员 and 02 中共预备党员 are members, any other
    is not. That somebody reported to the place of residence (双报到) or sits in a party's post tells nothing here.

    Args:
        political_status: as recorded; null is unknown.
        memberships: valid full or probationary memberships of party organizations.
    """
    if memberships:
        return PartyMembership.MEMBER
    status = (political_status or "").strip()
    if not status or status in _UNTOLD:
        return PartyMembership.UNKNOWN
    return PartyMembership.MEMBER if status in _MEMBER else PartyMembership.NOT_MEMBER


def is_chair(title: str, rank: str | None) -> bool:
    """Whether a post is a committee's chair: its title, or its rank, ends in 主任 or 主任委员, be it 代主任.

    A deputy (副主任), a former one (原主任, 前主任), an honorary one and the chair's assistant (主任助理) are none.
    """
    return any(_chairs(word.strip()) for word in (title, rank or ""))


def _chairs(word: str) -> bool:
    # Deputies are told by the sign before, wherever the word begins: 常务副主任, 业委会副主任.
    ends = any(found.end() == len(word) for found in _CHAIR.finditer(word))
    return ends and _HONORARY.search(word) is None


def standing_of(people: Sequence[PartyMembership], *, unheld: int, threshold_percent: int) -> MemberShareStanding:
    """Where a body of which it is recorded who sits there stands.

    Args:
        people: of each of them, whether they are a member.
        unheld: seats without a recorded holder that may be vacant or not: one who sits there may be a member or not.
        threshold_percent: what the body is held against.
    """
    members = sum(each is PartyMembership.MEMBER for each in people)
    others = sum(each is PartyMembership.NOT_MEMBER for each in people)
    unknown = [EITHER] * (len(people) - members - others) + [_ANY] * unheld
    if not members + others + len(unknown):
        return MemberShareStanding.UNKNOWN
    low, high = (_against(bound, threshold_percent) for bound in bounds_of(members, others, unknown))
    if low > 0:
        return MemberShareStanding.OVER
    if high < 0:
        return MemberShareStanding.UNDER
    return MemberShareStanding.AT if low == high == 0 else MemberShareStanding.UNKNOWN


def _against(share: Fraction, threshold_percent: int) -> int:
    return share.numerator * 100 - threshold_percent * share.denominator
