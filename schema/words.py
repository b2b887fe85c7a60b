"""The code lists as GraphQL enums, each value with the sentence that the list itself carries."""

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from graph import codelists
from graph.codelists import CodeList
from graph.divisions import Level
from resolvers.definitions.claim_words import ClaimReason, ClaimStatus
from resolvers.definitions.coverage_words import CoverageMeasure, CoverageReason, CoverageUnit, CoverageVerdict
from resolvers.definitions.cross_appointments import HomeBy
from resolvers.definitions.held_posts import Certainty
from resolvers.definitions.hole_words import StructuralHoleKind
from resolvers.definitions.membership import MemberShareStanding, PartyMembership
from resolvers.definitions.rates import NoPercent
from resolvers.definitions.sizes import SizeFault
from resolvers.definitions.staffing import StaffingBound
from resolvers.definitions.succession import SuccessionKind, SuccessionReason
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
    Certainty: "Certainty",
    ClaimReason: "ClaimReason",
    ClaimStatus: "ClaimStatus",
    CoverageMeasure: "CoverageMeasure",
    CoverageReason: "CoverageReason",
    CoverageUnit: "CoverageUnit",
    CoverageVerdict: "CoverageVerdict",
    HomeBy: "HomeBy",
    LeftReason: "LeftReason",
    MeasureKind: "PlannedMeasureKind",
    MemberShareStanding: "MemberShareStanding",
    Near: "Near",
    NoPercent: "NoPercent",
    PartyMembership: "PartyMembership",
    SizeFault: "SizeFault",
    StaffingBound: "StaffingBound",
    StructuralHoleKind: "StructuralHoleKind",
    TermBasis: "TermBasis",
    TermStatus: "TermStatus",
    TermUnknownReason: "TermUnknownReason",
    TwoWaySide: "TwoWaySide",
    TwoWayStatus: "TwoWayStatus",
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
