"""The code lists that facts take their values from: what is written in the graph, in ledgers and in the API alike.

Each word stands with its one sentence, the Chinese term in parentheses, so that the API and the documentation say the
same.
"""

from graph.codelists.base import CodeList as CodeList
from graph.codelists.bodies import FIRM_SUBTYPES as FIRM_SUBTYPES
from graph.codelists.bodies import PARTY_SUBTYPES as PARTY_SUBTYPES
from graph.codelists.bodies import STATION_SUBTYPES as STATION_SUBTYPES
from graph.codelists.bodies import Basis as Basis
from graph.codelists.bodies import ContractKind as ContractKind
from graph.codelists.bodies import CoverMode as CoverMode
from graph.codelists.bodies import Management as Management
from graph.codelists.bodies import MembershipKind as MembershipKind
from graph.codelists.bodies import OrganizationKind as OrganizationKind
from graph.codelists.bodies import OrganizationSubtype as OrganizationSubtype
from graph.codelists.bodies import Service as Service
from graph.codelists.matters import HandlingRole as HandlingRole
from graph.codelists.matters import MeetingKind as MeetingKind
from graph.codelists.matters import ProblemStatus as ProblemStatus
from graph.codelists.matters import Verdict as Verdict
from graph.codelists.records import Attestation as Attestation
from graph.codelists.records import ClaimMeasure as ClaimMeasure
from graph.codelists.records import ListingResult as ListingResult
from graph.codelists.records import Qualifier as Qualifier
from graph.codelists.records import Rounding as Rounding
from graph.codelists.records import RuleKind as RuleKind
