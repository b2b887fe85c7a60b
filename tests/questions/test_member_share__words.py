"""The words that the share of party members reads: a political status, and the title of a chair."""

import pytest

from resolvers.definitions.membership import PartyMembership, is_chair, party_membership


@pytest.mark.parametrize(
    ("status", "party"),
    [
        ("中共党员", PartyMembership.MEMBER),
        ("中共预备党员", PartyMembership.MEMBER),
        ("01", PartyMembership.MEMBER),
        ("02", PartyMembership.MEMBER),
        ("03", PartyMembership.NOT_MEMBER),
        ("群众", PartyMembership.NOT_MEMBER),
        ("民盟盟员", PartyMembership.NOT_MEMBER),
        ("不详", PartyMembership.UNKNOWN),
        (None, PartyMembership.UNKNOWN),
    ],
)
def test_a_member_is_told_by_status_and_before_it_by_membership(status: str | None, party: PartyMembership) -> None:
    assert party_membership(status, ()) is party
    assert party_membership(status, ("membership:t-1",)) is PartyMembership.MEMBER


@pytest.mark.parametrize(
    ("title", "rank", "chair"),
    [
        ("主任", None, True),
        ("业主委员会主任", None, True),
        ("主任委员", None, True),
        ("代主任", None, True),
        ("主任（兼）", None, True),
        ("委员", "主任", True),
        ("副主任", None, False),
        ("常务副主任", None, False),
        ("副主任委员", None, False),
        ("业委会主任助理", None, False),
        ("原主任", None, False),
        ("名誉主任", None, False),
        ("委员", None, False),
        ("社区书记", None, False),
    ],
)
def test_a_chair_is_told_by_the_posts_title_or_rank(title: str, rank: str | None, chair: bool) -> None:
    assert is_chair(title, rank) is chair
