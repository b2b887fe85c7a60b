"""The share of party members among those who sit in bodies: of a body, or of the bodies of a kind in an area."""

from collections import Counter

from graph.codelists import Attestation, OrganizationKind
from graph.divisions import code_of
from graph.entities import ClaimRow
from graph.questions.member_share import MEMBER_SHARE, MemberShareParams, MemberShareRow
from resolvers.counts import Counting, asked, quoted
from resolvers.definitions.claim_words import ClaimReason
from resolvers.definitions.closed import closed_by_source
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS
from resolvers.definitions.membership import PartyMembership, party_membership
from resolvers.definitions.rates import EITHER, Way
from resolvers.definitions.recounts import Rated, Recount, missing, tallied

_TABLES = ("organizations", "posts", "appointments")
_ANY = frozenset(Way)


async def members_share(counting: Counting, claim: ClaimRow) -> Recount:
    """How many of those who sit in the bodies of the claim's kind are members of the party, each person once.

    A seat without a recorded holder may be vacant, or somebody may sit there who is a member or not.
    """
    if claim.unit not in {kind.value for kind in OrganizationKind}:
        return missing(ClaimReason.UNIT_NOT_RECORDED, f"Nobody sits in {claim.unit}.")
    rows = await counting.graph.ask(MEMBER_SHARE, counting.within, MemberShareParams(kind=claim.unit))
    one = claim.about if (claim.about or "").startswith("organization:") else None
    bodies = [row for row in rows if Attestation(row.attestation) in DEFAULT_ATTESTATIONS and one in (None, row.id)]
    people = {
        sitter.person: party_membership(sitter.political_status, sitter.memberships)
        for body in bodies
        for post in body.posts
        for sitter in post.sitters
    }
    parties = Counter(people.values())
    return Rated(
        counted=parties[PartyMembership.MEMBER],
        not_counted=parties[PartyMembership.NOT_MEMBER],
        unknown=(EITHER,) * parties[PartyMembership.UNKNOWN] + (_ANY,) * sum(map(_unheld, bodies)),
        asked=asked("memberShare", counting.day, area=quoted(code_of(counting.code)), kind=claim.unit),
        attestations=tallied([body.attestation for body in bodies]),
        whole=closed_by_source(_TABLES, counting.complete, code=counting.code, day=counting.day),
    )


def _unheld(body: MemberShareRow) -> int:
    # A post of which it is not recorded how many seats it is, is one at least.
    return sum(max(0, (1 if post.seats is None else post.seats) - len(post.sitters)) for post in body.posts)
