"""What a body has: bodies under it, seats, members, holders of posts, and its term."""

from collections.abc import Sequence

from graph.codelists import Attestation, MembershipKind
from graph.edges import AppointmentEdge, Edges, MembershipEdge
from graph.entities import ClaimRow, EntityRow, OrganizationRow, PostRow
from resolvers.counts import Counting, asked, quoted
from resolvers.counts.units import words_of
from resolvers.definitions.claim_words import ClaimReason
from resolvers.definitions.closed import Countable, closed_by_count, closed_by_source
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS
from resolvers.definitions.printed import printed
from resolvers.definitions.recounts import Counted, Recount, missing, tallied

_FULL = frozenset({MembershipKind.FULL.value, MembershipKind.PROBATIONARY.value})


async def bodies_under(counting: Counting, claim: ClaimRow) -> Recount:
    """How many bodies of the claim's kind stand directly under a body, or belong to a compound."""
    about = claim.about or ""
    edge = Edges.ORGANIZATIONS_FOR_UNIT if about.startswith("compound:") else Edges.CHILDREN_OF_ORGANIZATION
    rows = [row for row in await counting.named_by(edge, about) if _of_kind(row, claim.unit)]
    if claim.subset is not None:
        rows = [row for row in rows if claim.subset in words_of(row)]
        if not rows:
            return _untold(claim)
    # Unnamed bodies close the total of the body they stand under, wherever that is placed.
    found = [Countable(row.id, row.attestation, "", words_of(row)) for row in rows]
    words = frozenset({claim.subset} if claim.subset else ())
    whole = closed_by_count(found, code="", words=words) or _sourced(counting, "organizations")
    return Counted(len(rows), _node(counting, claim, "children"), tallied([row.attestation for row in rows]), whole)


async def seats_of(counting: Counting, claim: ClaimRow) -> Recount:
    """How many seats a body's posts are, all of them or those with the title that the subset gives."""
    posts = [
        post
        for post in await counting.named_by(Edges.POSTS_OF_ORGANIZATION, claim.about or "")
        if isinstance(post, PostRow) and _counts(post)
    ]
    circular = worked_out(posts, claim)
    if claim.subset is not None and not circular:
        posts = [post for post in posts if post.title == claim.subset]
        if not posts:
            return _untold(claim)
    untold = [post for post in posts if post.seats is None]
    if untold:
        return missing(
            ClaimReason.PARTLY_RECORDED,
            f"Of {len(untold)} of {len(posts)} posts it is not recorded how many seats they are.",
            _node(counting, claim, "posts"),
        )
    seats = [(post.attestation, post.seats or 0) for post in posts]
    return Counted(
        sum(number for _, number in seats),
        _node(counting, claim, "posts"),
        tallied([attestation for attestation, number in seats for _ in range(number)]),
        _sourced(counting, "posts"),
        circular=circular,
    )


async def members_of(counting: Counting, claim: ClaimRow) -> Recount:
    """How many full and probationary party members a body has by memberships, else by the number it records."""
    edges = await counting.edges(Edges.MEMBERS_OF_ORGANIZATION, claim.about or "")
    reported = claim.subset == MembershipKind.REPORTED.value
    if claim.subset is not None and not reported:
        return _untold(claim)
    kinds = frozenset({MembershipKind.REPORTED.value}) if reported else _FULL
    rows = [edge for edge in edges if isinstance(edge, MembershipEdge) and edge.kind in kinds]
    members = {row.member: row.attestation for row in rows if row.member.startswith("person:")}
    if members or reported:
        told = tallied(list(members.values()))
        return Counted(len(members), _node(counting, claim, "members"), told, _sourced(counting, "memberships"))
    body = (await counting.entities([claim.about or ""])).get(claim.about or "")
    if isinstance(body, OrganizationRow) and body.full_members is not None:
        return Counted(body.full_members, _node(counting, claim, "fullMembers"), recorded=True)
    return missing(ClaimReason.NOTHING_RECORDED, "No membership of it is recorded.", _node(counting, claim, "members"))


async def holders_of(counting: Counting, claim: ClaimRow) -> Recount:
    """How many people hold a body's posts, all of them or those with the title that the subset gives."""
    posts = await counting.named_by(Edges.POSTS_OF_ORGANIZATION, claim.about or "")
    chosen = [post for post in posts if isinstance(post, PostRow) and claim.subset in (None, post.title)]
    if claim.subset is not None and not chosen:
        return _untold(claim)
    rows = [row for post in chosen for row in await counting.edges(Edges.APPOINTMENTS_OF_POST, post.id)]
    people = {row.person: row.attestation for row in rows if isinstance(row, AppointmentEdge)}
    told = tallied(list(people.values()))
    return Counted(len(people), _node(counting, claim, "posts"), told, _sourced(counting, "appointments"))


async def term_of(counting: Counting, claim: ClaimRow) -> Recount:
    """In which term a body is, where the claim's unit is its kind."""
    body = (await counting.entities([claim.about or ""])).get(claim.about or "")
    if isinstance(body, OrganizationRow) and body.kind == claim.unit and body.term is not None and not claim.subset:
        return Counted(body.term, _node(counting, claim, "term"), recorded=True)
    return missing(ClaimReason.NOTHING_RECORDED, f"No order of {claim.unit} is recorded in which it has a place.")


def worked_out(posts: Sequence[PostRow], claim: ClaimRow) -> bool:
    """Whether posts were worked out from the claim: derived, stated where it is, and as many seats as it needs."""
    derived = [
        post.seats or 0
        for post in posts
        if post.attestation == Attestation.DERIVED.value
        and (post.source, post.locator) == (claim.source, claim.locator)
    ]
    figure = printed(claim.value or "")
    return bool(derived) and sum(derived) in (claim.denominator, figure and figure.low)


def _of_kind(row: EntityRow, kind: str | None) -> bool:
    return isinstance(row, OrganizationRow) and row.kind == kind and _counts(row)


def _counts(row: EntityRow) -> bool:
    return Attestation(row.attestation) in DEFAULT_ATTESTATIONS


def _sourced(counting: Counting, table: str) -> bool:
    return closed_by_source([table], counting.complete, code=counting.code, day=counting.day)


def _node(counting: Counting, claim: ClaimRow, field: str) -> str:
    return f"{asked('node', counting.day, id=quoted(claim.about or ''))}.{field}"


def _untold(claim: ClaimRow) -> Recount:
    return missing(ClaimReason.SUBSET_NOT_RECORDED, f"Nothing recorded tells which {claim.unit} are {claim.subset}.")
