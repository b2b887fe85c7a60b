"""The term radar: whose term ran out or runs out, whose size departs from the rule, what is vacant or held acting."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.codelists import Attestation
from graph.entities.lists import COMPLETE_SOURCES
from graph.errors import BadInput
from graph.questions.term_radar import TERM_RADAR, TERM_RADAR_POSTS
from graph.reader import GraphReader
from graph.rows import NoParams
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS
from resolvers.definitions.ending_terms import EndingTerm, ending_seats, ending_term
from resolvers.definitions.held_posts import ActingHolder, Vacancy, acting_holders, vacancies
from resolvers.definitions.sizes import SizeFinding, size_findings
from resolvers.definitions.term_rules import with_term_rules
from resolvers.definitions.terms import TermStatus, has_term

WITHIN = 180
MOST_DAYS = 3650
"""Days ahead: unless told, and at most."""


@dataclass(frozen=True)
class TermRadarAnswer:
    """The whole answer.

    Attributes:
        terms: by their last day, then by ids.
        later: bodies whose term is over after all the days asked for only.
        sizes, vacancies, acting: by the ids of body or post.
        sizes_unknown: bodies with a size rule of which it is not recorded how many seats they have.
    """

    area: str
    within: int
    terms: tuple[EndingTerm, ...]
    later: int
    sizes: tuple[SizeFinding, ...]
    sizes_unknown: int
    vacancies: tuple[Vacancy, ...]
    acting: tuple[ActingHolder, ...]

    @property
    def by_status(self) -> Mapping[TermStatus, int]:
        """How many terms stand how."""
        return Counter(term.status for term in self.terms)


async def term_radar(graph: GraphReader, *, area: str, within: int, scope: Scope) -> TermRadarAnswer:
    """The terms of an area's bodies and of appointments in them, seen so many days ahead from the scope's day.

    Bodies known by their role only, or generated, are left out, with their posts.

    Raises:
        BadInput: the days ahead are out of bounds.
    """
    if not 0 <= within <= MOST_DAYS:
        raise BadInput(f"within: {within} days is out of bounds; ask for 0 to {MOST_DAYS}.", maximum=MOST_DAYS)
    narrowed = await scope_of_area(graph, area=area, scope=scope)
    rows, posts, complete = await asyncio.gather(
        graph.ask(TERM_RADAR, narrowed, NoParams()),
        graph.ask(TERM_RADAR_POSTS, narrowed, NoParams()),
        graph.ask(COMPLETE_SOURCES, scope, NoParams()),
    )
    bodies = [row for row in rows if Attestation(row.attestation) in DEFAULT_ATTESTATIONS]
    posts = [post for post in posts if Attestation(post.body_attestation) in DEFAULT_ATTESTATIONS]
    ruled = await with_term_rules(graph, bodies, scope)
    terms = [ending_term(row, rule, scope.day, within) for row, rule in ruled if has_term(row, rule)]
    ending = [term for term in terms if term is not None]
    seats = ending_seats(posts, ruled, scope.day, within)
    sizes, sizes_unknown = size_findings(ruled, posts, complete, scope.day)
    return TermRadarAnswer(
        area=area,
        within=within,
        terms=tuple(sorted((*ending, *seats), key=lambda term: term.key)),
        later=len(terms) - len(ending),
        sizes=sizes,
        sizes_unknown=sizes_unknown,
        vacancies=tuple(vacancies(posts, complete, scope.day)),
        acting=tuple(acting_holders(posts)),
    )
