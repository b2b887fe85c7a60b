"""The code lists as GraphQL enums, each value with the sentence that the list itself carries."""

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from graph import codelists
from graph.codelists import CodeList
from graph.divisions import Level
from graph.rules import ConsequencePeriod
from resolvers.definitions.certificate_words import CertificateFault
from resolvers.definitions.changes import ChangeKind
from resolvers.definitions.chart import ChartLinkKind, ChartNodeKind
from resolvers.definitions.claim_words import ClaimReason, ClaimStatus
from resolvers.definitions.coverage_words import CoverageMeasure, CoverageReason, CoverageUnit, CoverageVerdict
from resolvers.definitions.cross_appointments import HomeBy
from resolvers.definitions.deliberation import DeliberationStatus, DeliberationTie, DeliberationTiming
from resolvers.definitions.dues import DueForm
from resolvers.definitions.held_posts import Certainty
from resolvers.definitions.hole_words import StructuralHoleKind
from resolvers.definitions.hops import HopKind
from resolvers.definitions.lineage import LineageRelation
from resolvers.definitions.membership import MemberShareStanding, PartyMembership
from resolvers.definitions.passing import PassingKind
from resolvers.definitions.rates import NoPercent
from resolvers.definitions.resolution import ResolutionFormula, ResolutionGrouping
from resolvers.definitions.routes import PathReason
from resolvers.definitions.search_words import EntityKind, SearchedIn, SearchReason
from resolvers.definitions.sizes import SizeFault
from resolvers.definitions.staffing import StaffingBound
from resolvers.definitions.steps import Step
from resolvers.definitions.succession import SuccessionKind, SuccessionReason
from resolvers.definitions.template_items import TemplatePart
from resolvers.definitions.terms import TermBasis, TermStatus, TermUnknownReason
from resolvers.definitions.two_way import TwoWaySide, TwoWayStatus
from resolvers.planning.words import LeftReason, MeasureKind, Near

_NAMES: dict[type[CodeList], str] = {
    codelists.Attestation: "Attestation",
    codelists.Basis: "AppointmentBasis",
    codelists.ClaimMeasure: "ClaimMeasure",
    codelists.ContractKind: "ContractKind",
    codelists.CoverMode: "CoverMode",
    codelists.HandlingRole: "HandlingRole",
    codelists.ListingResult: "ListingResult",
    codelists.Management: "CompoundManagement",
    codelists.MeetingKind: "MeetingKind",
    codelists.MembershipKind: "MembershipKind",
    codelists.OrganizationKind: "OrganizationKind",
    codelists.OrganizationSubtype: "OrganizationSubtype",
    codelists.ProblemStatus: "ProblemStatus",
    codelists.Qualifier: "ClaimQualifier",
    codelists.Rounding: "Rounding",
    codelists.RuleKind: "RuleKind",
    codelists.Service: "CompoundService",
    codelists.Verdict: "ComplainantVerdict",
    Level: "AreaLevel",
    ChangeKind: "ChangeKind",
    CertificateFault: "CertificateFault",
    Certainty: "Certainty",
    ChartLinkKind: "ChartLinkKind",
    ChartNodeKind: "ChartNodeKind",
    ClaimReason: "ClaimReason",
    ClaimStatus: "ClaimStatus",
    ConsequencePeriod: "ConsequencePeriod",
    CoverageMeasure: "CoverageMeasure",
    CoverageReason: "CoverageReason",
    CoverageUnit: "CoverageUnit",
    CoverageVerdict: "CoverageVerdict",
    DeliberationStatus: "DeliberationStatus",
    DeliberationTie: "DeliberationTie",
    DeliberationTiming: "DeliberationTiming",
    DueForm: "DueForm",
    EntityKind: "EntityKind",
    HomeBy: "HomeBy",
    LeftReason: "LeftReason",
    MeasureKind: "PlannedMeasureKind",
    HopKind: "HopKind",
    MemberShareStanding: "MemberShareStanding",
    Near: "Near",
    NoPercent: "NoPercent",
    PassingKind: "PassingKind",
    PathReason: "PathReason",
    PartyMembership: "PartyMembership",
    SizeFault: "SizeFault",
    StaffingBound: "StaffingBound",
    TemplatePart: "TemplatePart",
    StructuralHoleKind: "StructuralHoleKind",
    TermBasis: "TermBasis",
    TermStatus: "TermStatus",
    TermUnknownReason: "TermUnknownReason",
    SearchReason: "SearchReason",
    SearchedIn: "SearchedIn",
    TwoWaySide: "TwoWaySide",
    TwoWayStatus: "TwoWayStatus",
    LineageRelation: "LineageRelation",
    Step: "TrendStep",
    ResolutionFormula: "ResolutionFormula",
    ResolutionGrouping: "ResolutionGrouping",
    SuccessionKind: "SuccessionKind",
    SuccessionReason: "SuccessionReason",
}


def describe_words() -> None:
    """Makes the code lists enums of the schema, under their names in the API. May be called again."""
    for words, name in _NAMES.items():
        strawberry.enum(words, name=name, description=words.__doc__)
        definition: StrawberryEnumDefinition = getattr(words, "__strawberry_definition__")  # noqa: B009
        for value in definition.values:
            value.description = words[value.name].description


describe_words()
