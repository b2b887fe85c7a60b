"""What joins two entities: the kinds of hop, how each reads both ways, and which kinds of entity they join."""

from collections.abc import Collection

from graph.codelists import CodeList
from graph.errors import BadInput
from graph.model import Kind
from resolvers.entities import kind_of

WALKED = (
    Kind.ORGANIZATION,
    Kind.COMPOUND,
    Kind.PERSON,
    Kind.POST,
    Kind.PROBLEM,
    Kind.MEETING,
    Kind.ASSESSMENT_ROUND,
)
"""Kinds of entity that hops join; divisions, sources, claims and rules would join nearly everything to everything."""


class HopKind(CodeList):
    """How a fact joins two entities (关联方式)."""

    UNDER = "UNDER", "A body stands under another (隶属)."
    FOR = "FOR", "A body belongs to a compound or another body (所属)."
    SEAT_OF = "SEAT_OF", "A post is in an organization (设岗)."
    EX_OFFICIO = "EX_OFFICIO", "A post is held because of another (因职兼任)."
    AT = "AT", "A problem arose, or a meeting was held, at a compound (发生地)."
    ON = "ON", "A meeting dealt with a problem (议题)."
    FOLLOWS = "FOLLOWS", "A meeting continues another (续会)."
    RAISED_BY = "RAISED_BY", "A problem was raised by an organization or person (反映)."
    RECURRENCE_OF = "RECURRENCE_OF", "A problem repeats another (再次发生)."
    SUCCEEDS = "SUCCEEDS", "A body took the place of another (接替)."
    APPOINTMENT = "APPOINTMENT", "A person holds a post (任职)."
    MEMBERSHIP = "MEMBERSHIP", "A person or body is a member of an organization (成员)."
    COVER = "COVER", "A party organization covers a compound or body (党组织覆盖)."
    CONTRACT = "CONTRACT", "A body serves a compound (物业服务)."
    HANDLING = "HANDLING", "An organization or person took a step on a problem (处理)."
    PARTICIPATION = "PARTICIPATION", "An organization or person took part in a meeting (参会)."
    LISTING = "LISTING", "A body or compound came out in an assessment round (评定)."


_READ: dict[HopKind, tuple[str, str]] = {
    HopKind.UNDER: ("stands under (隶属于)", "stands above (下辖)"),
    HopKind.FOR: ("belongs to (属于)", "has as a body of its own (设有)"),
    HopKind.SEAT_OF: ("is a post in (设于)", "has the post (设岗)"),
    HopKind.EX_OFFICIO: ("is held because of (因此职兼任)", "brings with it (兼任)"),
    HopKind.AT: ("arose or was held at (发生于)", "was the place of (发生过)"),
    HopKind.ON: ("dealt with (讨论)", "was dealt with by (交由会议讨论)"),
    HopKind.FOLLOWS: ("continues (承接)", "is continued by (后续)"),
    HopKind.RAISED_BY: ("was raised by (由其反映)", "raised (反映)"),
    HopKind.RECURRENCE_OF: ("repeats (再次发生自)", "is repeated by (此后再次发生)"),
    HopKind.SUCCEEDS: ("took the place of (接替)", "gave way to (由其接替)"),
    HopKind.APPOINTMENT: ("holds (担任)", "is held by (由其担任)"),
    HopKind.MEMBERSHIP: ("is a member of (加入)", "has as a member (成员有)"),
    HopKind.COVER: ("covers (覆盖)", "is covered by (由其覆盖)"),
    HopKind.CONTRACT: ("serves (服务)", "is served by (由其服务)"),
    HopKind.HANDLING: ("took a step on (处理)", "was handled by (由其处理)"),
    HopKind.PARTICIPATION: ("took part in (参加)", "was attended by (参会有)"),
    HopKind.LISTING: ("came out in (被评定于)", "assessed (评定)"),
}


def reads(kind: HopKind, *, forward: bool) -> str:
    """A hop in words, from the entity it leaves to the one it leads to."""
    return _READ[kind][0 if forward else 1]


def refuse_unwalked(argument: str, id: str) -> None:
    """Returns where an id names an entity that hops may join.

    Raises:
        BadInput: it names a division, source, claim or rule, or is no id.
    """
    if kind_of(id) not in WALKED:
        kinds = ", ".join(kind.value for kind in WALKED)
        raise BadInput(f"{argument}: {id!r} is joined to nearly everything; name one of {kinds}.", id=id)


def asked_kinds(kinds: Collection[HopKind] | None) -> tuple[str, ...] | None:
    """The kinds of hop that a statement is asked for; nothing means any.

    Raises:
        BadInput: the list is empty, so that nothing could be found.
    """
    if kinds is None:
        return None
    if not kinds:
        raise BadInput("kinds: the list is empty; name at least one kind of hop, or leave it out to follow any.")
    return tuple(sorted({kind.value for kind in kinds}))
