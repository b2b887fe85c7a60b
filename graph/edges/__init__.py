"""Edges below an entity: one fixed fragment an edge, over the bound variable `parent`, and the row it returns."""

from dataclasses import dataclass
from enum import Enum

from graph.rows import GraphRow


class EdgeRow(GraphRow):
    """What every edge's row begins with.

    Attributes:
        key: what the edge is sorted by, and what its cursors hold.
        id: the id of the fact that states it.
        since, until, attestation, note, source, locator: as of every fact.
    """

    key: str
    id: str
    since: str | None
    until: str | None
    attestation: str
    note: str | None
    source: str
    locator: str


class EntityEdge(EdgeRow):
    """An entity that another's state, or its own, names."""

    entity: str


class AppointmentEdge(EdgeRow):
    """A person in a post."""

    person: str
    post: str
    organization: str
    basis: str | None
    home: bool | None
    on_behalf_of: str | None


class MembershipEdge(EdgeRow):
    """A member of an organization."""

    member: str
    organization: str
    kind: str


class CoverEdge(EdgeRow):
    """A unit that a party organization covers."""

    unit: str
    party_organization: str | None
    through: str | None
    mode: str


class ContractEdge(EdgeRow):
    """A compound that an organization serves."""

    provider: str
    compound: str
    kind: str | None


class HandlingEdge(EdgeRow):
    """A step that a handler took."""

    problem: str
    handler: str
    step: int
    role: str
    action: str | None
    amount: float | None
    amount_qualifier: str | None
    share: str | None
    outcome: str | None


class ParticipationEdge(EdgeRow):
    """Somebody at a meeting."""

    meeting: str
    participant: str
    capacity: str | None


class RuleItemEdge(EdgeRow):
    """An item of a rule."""

    rule: str
    order: int
    name: str
    actor: str | None
    target: str | None
    due: str | None
    text: str | None


class ListingEdge(EdgeRow):
    """How a body or compound came out in a round; `revises` is the id of an earlier listing."""

    assessment_round: str
    subject: str
    result: str
    score: float | None
    by: str | None
    revises: str | None
    objection: str | None


class MergeEdge(EdgeRow):
    """Another record of an entity, by its id, which stands for the one that is kept."""

    kept: str
    merged: str


class SuccessionEdge(EdgeRow):
    """A division or body that took another's place; its days are those of the state that says so.

    Attributes:
        predecessors: of how many the successor took the place by that state.
        successors: how many had taken the predecessor's place by the day.
    """

    predecessor: str
    successor: str
    predecessors: int
    successors: int


class NamesakeEdge(EdgeRow):
    """Another entity of the same name that was judged not to be this one."""

    entity: str
    other: str


class SameNameEdge(EdgeRow):
    """Another entity of the same kind that goes by a name of this one; `judged` where they were told apart."""

    other: str
    name: str
    judged: bool


class FormerNameEdge(EdgeRow):
    """A name by which another state calls an entity; its days are that state's."""

    name: str


class StatedFactEdge(EdgeRow):
    """A fact of any label as its source states it; `about` is nothing where it is a fact about a fact."""

    label: str
    about: str | None


@dataclass(frozen=True)
class EdgeRead:
    """How one edge is read: its fragment and its row."""

    file: str
    row: type[EdgeRow]


def _read(name: str, row: type[EdgeRow]) -> EdgeRead:
    return EdgeRead(f"edges/{name}.cypher", row)


class Edges(Enum):
    """Every edge, named as its fragment's file."""

    CHILDREN_OF_AREA = _read("children_of_area", EntityEdge)
    COMPOUNDS_OF_AREA = _read("compounds_of_area", EntityEdge)
    ORGANIZATIONS_OF_AREA = _read("organizations_of_area", EntityEdge)
    CHILDREN_OF_ORGANIZATION = _read("children_of_organization", EntityEdge)
    ORGANIZATIONS_FOR_UNIT = _read("organizations_for_unit", EntityEdge)
    POSTS_OF_ORGANIZATION = _read("posts_of_organization", EntityEdge)
    SEATS_HELD_THROUGH_POST = _read("seats_held_through_post", EntityEdge)
    PROBLEMS_AT_PLACE = _read("problems_at_place", EntityEdge)
    RECURRENCES_OF_PROBLEM = _read("recurrences_of_problem", EntityEdge)
    MEETINGS_AT_PLACE = _read("meetings_at_place", EntityEdge)
    MEETINGS_ON_PROBLEM = _read("meetings_on_problem", EntityEdge)
    CLAIMS_ABOUT_ENTITY = _read("claims_about_entity", EntityEdge)
    RULES_OF_SCOPE = _read("rules_of_scope", EntityEdge)
    APPOINTMENTS_OF_PERSON = _read("appointments_of_person", AppointmentEdge)
    APPOINTMENTS_OF_POST = _read("appointments_of_post", AppointmentEdge)
    MEMBERS_OF_ORGANIZATION = _read("members_of_organization", MembershipEdge)
    MEMBERSHIPS_OF_ENTITY = _read("memberships_of_entity", MembershipEdge)
    COVERS_OF_UNIT = _read("covers_of_unit", CoverEdge)
    COVERS_BY_ORGANIZATION = _read("covers_by_organization", CoverEdge)
    COVERS_THROUGH_ENTITY = _read("covers_through_entity", CoverEdge)
    CONTRACTS_OF_COMPOUND = _read("contracts_of_compound", ContractEdge)
    CONTRACTS_OF_ORGANIZATION = _read("contracts_of_organization", ContractEdge)
    HANDLINGS_OF_PROBLEM = _read("handlings_of_problem", HandlingEdge)
    HANDLINGS_BY_ENTITY = _read("handlings_by_entity", HandlingEdge)
    PARTICIPATIONS_OF_MEETING = _read("participations_of_meeting", ParticipationEdge)
    PARTICIPATIONS_OF_ENTITY = _read("participations_of_entity", ParticipationEdge)
    LISTINGS_OF_ROUND = _read("listings_of_round", ListingEdge)
    LISTINGS_OF_SUBJECT = _read("listings_of_subject", ListingEdge)
    LISTINGS_BY_ENTITY = _read("listings_by_entity", ListingEdge)
    ROUNDS_OF_RULE = _read("rounds_of_rule", EntityEdge)
    ROUNDS_OF_AREA = _read("rounds_of_area", EntityEdge)
    MERGES_OF_ENTITY = _read("merges_of_entity", MergeEdge)
    ZONES_OF_AREA = _read("zones_of_area", EntityEdge)
    SUCCESSORS_OF_ENTITY = _read("successors_of_entity", SuccessionEdge)
    PREDECESSORS_OF_ENTITY = _read("predecessors_of_entity", SuccessionEdge)
    PROBLEMS_RAISED_BY_ENTITY = _read("problems_raised_by_entity", EntityEdge)
    MEETINGS_AFTER_MEETING = _read("meetings_after_meeting", EntityEdge)
    APPOINTMENTS_ON_BEHALF_OF_ORGANIZATION = _read("appointments_on_behalf_of_organization", AppointmentEdge)
    NAMESAKES_OF_ENTITY = _read("namesakes_of_entity", NamesakeEdge)
    SAME_NAMES_OF_ENTITY = _read("same_names_of_entity", SameNameEdge)
    FORMER_NAMES_OF_ENTITY = _read("former_names_of_entity", FormerNameEdge)
    FACTS_OF_SOURCE = _read("facts_of_source", StatedFactEdge)
    ITEMS_OF_RULE = _read("items_of_rule", RuleItemEdge)
