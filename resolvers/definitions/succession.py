"""In what way a body or division took another's place: renamed, merged, split, elected anew, or otherwise.

A ledger says only that one took the place of another (`succeeds`); the rest follows from how many there are on either
side and from what both are. Nothing is read into two firms of which nothing says that they are the same one.
"""

from dataclasses import dataclass

from graph.codelists import CodeList, OrganizationKind

_COMMITTEES = frozenset(
    {
        OrganizationKind.OWNERS_COMMITTEE.value,
        OrganizationKind.OWNERS_SUPERVISORY_COMMITTEE.value,
        OrganizationKind.RESIDENTS_COMMITTEE.value,
        OrganizationKind.VILLAGERS_COMMITTEE.value,
    }
)
_OF_THEIR_OWN_WILL = frozenset(
    {
        OrganizationKind.PROPERTY_FIRM.value,
        OrganizationKind.PRIVATE_PARTY.value,
        OrganizationKind.SOCIAL_ORGANIZATION.value,
        OrganizationKind.OTHER.value,
    }
)
"""Bodies that come and go by themselves: one in the place of another is not the other under a new name."""


class SuccessionKind(CodeList):
    """In what way a body or division took another's place (接替方式)."""

    RENAME = "RENAME", "The same one under another name or code (更名)."
    MERGE = "MERGE", "One for several (合并)."
    SPLIT = "SPLIT", "Several for one (拆分)."
    REGROUPING = "REGROUPING", "Several for several (重组)."
    RE_ELECTION = "RE_ELECTION", "A committee's next term (换届)."
    TAKEOVER = "TAKEOVER", "Another one in its place (接管)."


class SuccessionReason(CodeList):
    """On what a kind of succession rests (接替方式依据)."""

    SEVERAL_PREDECESSORS = "SEVERAL_PREDECESSORS", "The successor took the place of several at once (前身不止一个)."
    SEVERAL_SUCCESSORS = "SEVERAL_SUCCESSORS", "Several took the predecessor's place (后继不止一个)."
    OTHER_KIND = "OTHER_KIND", "They are of different kinds or levels (类型不同)."
    NEXT_TERM = "NEXT_TERM", "A committee of the same kind in a later term (届次在后)."
    PREDECESSOR_STANDS = "PREDECESSOR_STANDS", "The predecessor still stands on the day asked about (前身仍在)."
    SAME_CREDIT_CODE = "SAME_CREDIT_CODE", "Both have the same unified social credit code (信用代码相同)."
    OTHER_CREDIT_CODE = "OTHER_CREDIT_CODE", "Their unified social credit codes differ (信用代码不同)."
    NAME_KEPT = "NAME_KEPT", "The successor keeps the predecessor's name as another name (旧名为别名)."
    ONE_FOR_ONE = "ONE_FOR_ONE", "One public body or division of the same kind for another that is over (一对一)."
    NOTHING_ELSE_KNOWN = "NOTHING_ELSE_KNOWN", "Nothing says that they are the same one (无同一依据)."


@dataclass(frozen=True)
class Side:
    """One side of a succession.

    Attributes:
        kind: an organization's kind, or a division's level.
        names: its name and other names.
        stands: whether it holds on the day asked about.
    """

    kind: str
    names: tuple[str, ...]
    stands: bool
    term: int | None = None
    credit_code: str | None = None


def succession_kind(
    before: Side, after: Side, *, predecessors: int, successors: int
) -> tuple[SuccessionKind, tuple[SuccessionReason, ...]]:
    """In what way `after` took the place of `before`, of so many in both their places, and why."""
    several = tuple(
        reason
        for reason, number in (
            (SuccessionReason.SEVERAL_PREDECESSORS, predecessors),
            (SuccessionReason.SEVERAL_SUCCESSORS, successors),
        )
        if number > 1
    )
    if several:
        return _SEVERAL[several], several
    kind, reason = _one_for_one(before, after)
    return kind, (reason,)


_SEVERAL: dict[tuple[SuccessionReason, ...], SuccessionKind] = {
    (SuccessionReason.SEVERAL_PREDECESSORS,): SuccessionKind.MERGE,
    (SuccessionReason.SEVERAL_SUCCESSORS,): SuccessionKind.SPLIT,
    (SuccessionReason.SEVERAL_PREDECESSORS, SuccessionReason.SEVERAL_SUCCESSORS): SuccessionKind.REGROUPING,
}


def _one_for_one(before: Side, after: Side) -> tuple[SuccessionKind, SuccessionReason]:
    later_term = bool(before.term and after.term and before.term < after.term)
    both_coded = bool(before.credit_code and after.credit_code)
    same_code = before.credit_code == after.credit_code
    # The first that applies decides: what is surer stands above.
    rules = (
        (before.kind != after.kind, SuccessionKind.TAKEOVER, SuccessionReason.OTHER_KIND),
        (before.kind in _COMMITTEES and later_term, SuccessionKind.RE_ELECTION, SuccessionReason.NEXT_TERM),
        (before.stands, SuccessionKind.TAKEOVER, SuccessionReason.PREDECESSOR_STANDS),
        (both_coded and same_code, SuccessionKind.RENAME, SuccessionReason.SAME_CREDIT_CODE),
        (both_coded, SuccessionKind.TAKEOVER, SuccessionReason.OTHER_CREDIT_CODE),
        (before.names[0] in after.names[1:], SuccessionKind.RENAME, SuccessionReason.NAME_KEPT),
        (before.kind in _OF_THEIR_OWN_WILL, SuccessionKind.TAKEOVER, SuccessionReason.NOTHING_ELSE_KNOWN),
        (True, SuccessionKind.RENAME, SuccessionReason.ONE_FOR_ONE),
    )
    return next((kind, reason) for applies, kind, reason in rules if applies)
