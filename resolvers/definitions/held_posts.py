"""Posts as they are held: seats without a holder, seats held more than once, acting holders, and a body's size."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.codelists import CodeList
from graph.readings.posts import PostsRow
from graph.rules import TermParameters


class Certainty(CodeList):
    """Whether something is known, or merely not recorded otherwise (确定程度)."""

    KNOWN = "KNOWN", "A source tells it, or one that is complete for the place has nothing else (确知)."
    UNKNOWN = "UNKNOWN", "Nothing else is recorded, and no source says that it is all there is (未知)."


class SizeFault(CodeList):
    """How the number of a body's seats departs from its rule (人数不合规则)."""

    TOO_SMALL = "TOO_SMALL", "It has fewer seats than the rule asks (人数不足)."
    TOO_LARGE = "TOO_LARGE", "It has more seats than the rule allows (人数超额)."
    EVEN = "EVEN", "Its seats are even in number where the rule asks for an odd one (人数为双数)."


_OFFICE = "副?主任|副?书记|副?组长|会长|主席|理事长|秘书长|站长|院长|所长|经理|局长|区长|镇长|乡长|村长"
_ACTING = re.compile(rf"代理(?![人商])|(?<![时现当后年世替换交历])代(?={_OFFICE})|^[（(]?代[)）]?$|[（(]代[)）]")


@dataclass(frozen=True)
class SizeOfBody:
    """How many seats a body has.

    Attributes:
        seats: of all its posts together.
        whole: whether these are known to be all its seats.
        households: of its compounds together; nothing where not exactly recorded for each of them.
    """

    seats: int
    whole: bool
    households: int | None


def is_acting(title: str, rank: str | None) -> bool:
    """Whether who holds a post does so for the time being only: its title or rank says 代主任, 代理书记 or the like.

    代表 and 代理人 say something else.
    """
    return any(_ACTING.search(word.strip()) is not None for word in (title, rank or ""))


def vacancies_of(post: PostsRow) -> int:
    """How many seats of a post have no recorded holder; 0 where it is not recorded how many seats there are."""
    return max(0, (post.seats or 0) - len(post.people))


def surplus_of(post: PostsRow) -> int:
    """How many people hold a post besides those that its seats have room for; 0 where the seats are not recorded."""
    return 0 if post.seats is None else max(0, len(post.people) - post.seats)


def seats_of(posts: Sequence[PostsRow]) -> int | None:
    """How many seats a body's posts are together; nothing where it is not recorded of each of them."""
    seats = [post.seats for post in posts if post.seats is not None]
    return sum(seats) if posts and len(seats) == len(posts) else None


def size_faults(size: SizeOfBody, rule: TermParameters) -> tuple[SizeFault, ...] | None:
    """How a body's size departs from its rule; nothing where what is recorded does not tell.

    A source that names one seat has not said that there is no other. The seats recorded are all of them where a source
    complete for the place says so, or else where they are as many as the rule asks.
    """
    least = _least(size, rule)
    if rule.size_max is not None and size.seats > rule.size_max:
        odd = size.whole and rule.size_odd
        return (SizeFault.TOO_LARGE, *((SizeFault.EVEN,) if odd and size.seats % 2 == 0 else ()))
    if least is None or (not size.whole and size.seats < least):
        return None
    small = (SizeFault.TOO_SMALL,) if size.seats < least else ()
    return (*small, *((SizeFault.EVEN,) if rule.size_odd and size.seats % 2 == 0 else ()))


def _least(size: SizeOfBody, rule: TermParameters) -> int | None:
    """From how many seats on a body is large enough; nothing where that hangs on households that are not recorded."""
    least = rule.size_min or 1
    if rule.small_size is None or rule.small_households_below is None:
        return least
    if size.households is None:
        # Whatever the households are, as many as either asks are enough, and fewer than both ask are not.
        low, high = sorted((rule.small_size, least))
        return high if size.seats >= high else low if size.seats < low else None
    return rule.small_size if size.households < rule.small_households_below else least
