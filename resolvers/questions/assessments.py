"""Assessments of a body, a compound or an area: what stands round by round, how it came so, what follows from it."""

from collections import defaultdict
from dataclasses import dataclass

from graph.errors import BadInput
from graph.model import Kind
from graph.questions.assessments import ASSESSMENTS, AssessmentsParams, AssessmentsRow
from graph.reader import GraphReader
from graph.scope import Scope
from resolvers.definitions.areas import scope_of_area
from resolvers.definitions.assessments import OrderedRound, Result, ordered_rounds, results_of
from resolvers.definitions.consequences import Consequence, Consequences, consequence_rules
from resolvers.entities import entities, kind_of, not_found

MAX_LISTINGS = 5_000
"""Listings, and rounds, that are put in order at once."""


@dataclass(frozen=True)
class AssessedRound:
    """A round in its place, with what stands in it, by subject."""

    round: OrderedRound
    results: tuple[Result, ...]


@dataclass(frozen=True)
class AssessedSubject:
    """A body or compound, its results in the order of rounds, and what follows from them."""

    id: str
    results: tuple[Result, ...]
    consequences: tuple[Consequence, ...]


@dataclass(frozen=True)
class AssessmentsAnswer:
    """Rounds in order, and whoever was assessed in them, by id."""

    rounds: tuple[AssessedRound, ...]
    subjects: tuple[AssessedSubject, ...]


async def assessments(
    graph: GraphReader, *, subject: str | None, area: str | None, scheme: str | None, scope: Scope
) -> AssessmentsAnswer:
    """What was listed by the scope's day, with the rounds of the schemes concerned.

    Raises:
        BadInput: neither subject nor area is named, an id is of another kind, or there is too much to order at once.
        NotFound: nothing is known of the subject or the scheme.
    """
    if subject is None and area is None:
        raise BadInput("Name a subject, an area, or both: assessments of everybody are not listed.")
    if subject is not None and kind_of(subject) not in (Kind.ORGANIZATION, Kind.COMPOUND):
        raise BadInput(f"subject: {subject!r} is not assessed: name an organization or a compound.", id=subject)
    if scheme is not None and kind_of(scheme) is not Kind.RULE:
        raise BadInput(f"scheme: {scheme!r} is no scheme: name a rule, such as rule:nc-rule-lists.", id=scheme)
    within = scope if area is None else await scope_of_area(graph, area=area, scope=scope)
    asked = AssessmentsParams(id=subject, scheme=scheme, take=MAX_LISTINGS + 1)
    rows = await graph.ask(ASSESSMENTS, within, asked)
    found = rows[0] if rows else AssessmentsRow(listings=(), rounds=())
    if max(len(found.listings), len(found.rounds)) > MAX_LISTINGS:
        raise BadInput(
            f"More than {MAX_LISTINGS} listings: ask for a smaller area, one scheme or one subject.",
            maximum=MAX_LISTINGS,
        )
    if not found.listings:
        named = [id for id in (subject, scheme) if id is not None]
        known = await entities(graph, ids=named, scope=scope)
        for id in named:
            if id not in known:
                raise not_found(id)
    return await _answer(graph, found, scope)


async def _answer(graph: GraphReader, found: AssessmentsRow, scope: Scope) -> AssessmentsAnswer:
    listed = {each.listing.assessment_round for each in found.listings}
    rounds = {each.row.id: each for each in ordered_rounds(found.rounds, listed=listed, day=scope.day)}
    results = results_of(found.listings, rounds, day=scope.day)
    rules = await consequence_rules(graph, areas={each.area_code for each in results}, scope=scope)
    derived = Consequences(rules, rounds.values())
    by_round: dict[str, list[Result]] = defaultdict(list)
    by_subject: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_round[result.round].append(result)
        by_subject[result.subject].append(result)
    return AssessmentsAnswer(
        tuple(
            AssessedRound(each, tuple(sorted(by_round[id], key=lambda result: result.key_in_round)))
            for id, each in rounds.items()
        ),
        tuple(AssessedSubject(id, tuple(own), derived.of(own)) for id, own in sorted(by_subject.items())),
    )
