"""The ledger's tables, one pydantic model each: what a row may say, and which relation of the graph each cell becomes.

A row is one fact. Its `id` is the fact's key within the table; for the tables of entities it is the entity's key as
well, and a further state of the same entity is a row whose id ends in `#2`, `#3` …. Cells hold keys: plain where a
column points at one kind (`msx-street`), the full `kind:key` where it may point at several (`compound:msx-baima`).
"""

from ledgers.columns import DatedRow as DatedRow
from ledgers.columns import NamesFact as NamesFact
from ledgers.columns import Points as Points
from ledgers.columns import Row as Row
from ledgers.columns import SourcedRow as SourcedRow
from ledgers.entity_tables import (
    AreaRow,
    AssessmentRoundRow,
    ClaimRow,
    CompoundRow,
    MeetingRow,
    OrganizationRow,
    PersonRow,
    PostRow,
    ProblemRow,
    RuleRow,
    SourceRow,
)
from ledgers.relation_tables import (
    AppointmentRow,
    ConfirmationRow,
    ContractRow,
    CoverRow,
    HandlingRow,
    ListingRow,
    MembershipRow,
    MergeRow,
    NamesakeRow,
    ParticipationRow,
    RuleItemRow,
    WithdrawalRow,
)

TABLES: tuple[type[Row], ...] = (
    SourceRow,
    AreaRow,
    CompoundRow,
    OrganizationRow,
    PersonRow,
    PostRow,
    AppointmentRow,
    MembershipRow,
    CoverRow,
    ContractRow,
    ProblemRow,
    HandlingRow,
    MeetingRow,
    ParticipationRow,
    ClaimRow,
    RuleRow,
    RuleItemRow,
    AssessmentRoundRow,
    ListingRow,
    MergeRow,
    NamesakeRow,
    ConfirmationRow,
    WithdrawalRow,
)
"""Every table, in the order in which they are read and reported."""
