"""Posts as they are held: seats without a holder, seats held more than once, and acting holders."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.codelists import CodeList
from graph.entities.lists import CompleteSource
from graph.readings.posts import Holding, PostsRow
from resolvers.definitions.complete import told_absent


class Certainty(CodeList):
    """Whether something is known, or merely not recorded otherwise (确定程度)."""

    KNOWN = "KNOWN", "A source tells it, or one that is complete for the place has nothing else (确知)."
    UNKNOWN = "UNKNOWN", "Nothing else is recorded, and no source says that it is all there is (未知)."


_OFFICE = "副?主任|副?书记|副?组长|会长|主席|理事长|秘书长|站长|院长|所长|经理|局长|区长|镇长|乡长|村长"
_ACTING = re.compile(rf"代理(?![人商])|(?<![时现当后年世替换交历])代(?={_OFFICE})|^[（(]?代[)）]?$|[（(]代[)）]")


@dataclass(frozen=True)
class Vacancy:
    """A post with seats that nobody is recorded to hold."""

    row: PostsRow
    vacant: int
    certainty: Certainty


@dataclass(frozen=True)
class ActingHolder:
    """Somebody who holds a post for the time being."""

    row: PostsRow
    holding: Holding

    @property
    def key(self) -> str:
        """What acting holders are sorted by."""
        return f"{self.row.id} {self.holding.fact}"


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


def vacancies(posts: Iterable[PostsRow], complete: Sequence[CompleteSource], day: str) -> list[Vacancy]:
    """The posts with seats that nobody is recorded to hold."""
    return [Vacancy(post, vacant, _certainty(post, complete, day)) for post in posts if (vacant := vacancies_of(post))]


def _certainty(post: PostsRow, complete: Sequence[CompleteSource], day: str) -> Certainty:
    # Who holds a seat ex officio is told where the post that it is held through stands, which is another body's.
    vacant = post.through is None and told_absent(("appointments",), complete, stays=post.stays, day=day)
    return Certainty.KNOWN if vacant else Certainty.UNKNOWN


def acting_holders(posts: Iterable[PostsRow]) -> list[ActingHolder]:
    """Those who hold a post for the time being, by the ids of posts and appointments."""
    found = [
        ActingHolder(post, holding) for post in posts if is_acting(post.title, post.rank) for holding in post.holdings
    ]
    return sorted(found, key=lambda each: each.key)
