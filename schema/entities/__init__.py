"""Entities and facts as GraphQL types, one a label, and which row each is made from."""

from typing import Any

from graph import edges, entities
from schema.entities.base import Entity, Fact, Node, Statement
from schema.entities.bodies import Organization, Person, Post
from schema.entities.facts import (
    Appointment,
    Contract,
    Cover,
    FormerName,
    Handling,
    Listing,
    Membership,
    Merge,
    Namesake,
    Participation,
    RuleItem,
    SameName,
    StatedFact,
)
from schema.entities.matters import Meeting, Problem
from schema.entities.places import Area, Compound
from schema.entities.records import AssessmentRound, Claim, Rule, Source
from schema.entities.succession import Succession

__all__ = ["OBJECTS", "Entity", "Fact", "Node", "Statement"]

OBJECTS: dict[type[Any], type[Any]] = {
    entities.AreaRow: Area,
    entities.CompoundRow: Compound,
    entities.OrganizationRow: Organization,
    entities.PersonRow: Person,
    entities.PostRow: Post,
    entities.ProblemRow: Problem,
    entities.MeetingRow: Meeting,
    entities.ClaimRow: Claim,
    entities.RuleRow: Rule,
    entities.SourceRow: Source,
    entities.AssessmentRoundRow: AssessmentRound,
    edges.AppointmentEdge: Appointment,
    edges.MembershipEdge: Membership,
    edges.CoverEdge: Cover,
    edges.ContractEdge: Contract,
    edges.HandlingEdge: Handling,
    edges.ParticipationEdge: Participation,
    edges.RuleItemEdge: RuleItem,
    edges.ListingEdge: Listing,
    edges.MergeEdge: Merge,
    edges.SuccessionEdge: Succession,
    edges.NamesakeEdge: Namesake,
    edges.SameNameEdge: SameName,
    edges.FormerNameEdge: FormerName,
    edges.StatedFactEdge: StatedFact,
}
