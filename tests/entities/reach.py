"""Every relation of the model, and the two ways by which it is found in a small world (`whole_world`).

A way is `id field*.field -> ids`: from the entity with that id, along fields (`*` is a connection), to exactly these.
The first way leads to the entity that the relation goes to, the second from there back to the fact, or to the entity
whose state it is.
"""

from tests.docs.model_words import Relation
from tests.entities.whole_world import source

_STATES = {
    "Area": ("areas", "area:330105001", "area:33 area:330105001 area:330105001L01 area:330105001L02 area:330105002"),
    "Compound": ("compounds", "compound:t-a", "compound:t-a compound:t-b"),
    "Organization": (
        "organizations",
        "organization:t-oc",
        " ".join(f"organization:t-{key}" for key in ("arm", "branch", "firm", "oc", "old", "street")),
    ),
    "Person": ("people", "person:t-wang", "person:t-li person:t-wang"),
    "Post": ("posts", "post:t-chair", "post:t-chair post:t-sec"),
    "Problem": ("problems", "problem:t-p1", "problem:t-p1 problem:t-p2"),
    "Meeting": ("meetings", "meeting:t-m1", "meeting:t-m1 meeting:t-m2"),
    "Claim": ("claims", "claim:t-c1", "claim:t-c1 claim:t-c2 claim:t-c3 claim:t-c4 claim:t-c5"),
    "Rule": ("rules", "rule:t-r1", "rule:t-r1 rule:t-r2 rule:t-r3"),
    "AssessmentRound": ("rounds", "round:t-q1", "round:t-q1"),
}
_FACTS = {
    "Appointment": ("appointments", "person:t-wang appointments*", "appointment:t-1"),
    "Membership": ("memberships", "person:t-wang memberships*", "membership:t-1 membership:t-2"),
    "Cover": ("covers", "compound:t-a covers*", "cover:t-1 cover:t-2"),
    "Contract": ("contracts", "compound:t-a contracts*", "contract:t-1"),
    "Handling": ("handlings", "person:t-wang handlings*", "handling:t-1 handling:t-2"),
    "Participation": ("participations", "person:t-wang participations*", "participation:t-1 participation:t-2"),
    "RuleItem": ("rule_items", "rule:t-r1 items*", "rule_item:t-1"),
    "Listing": ("listings", "compound:t-a listings*", "listing:t-1 listing:t-2"),
    "Namesake": ("namesakes", "compound:t-a toldApart*", " ".join(f"namesake:t-{number}" for number in range(1, 7))),
    "Merge": ("merges", "compound:t-a merges*", " ".join(f"merge:t-{number}" for number in range(1, 7))),
    "Confirmation": ("confirmations", "compound:t-a contracts*.confirmations*", "confirmation:t-1"),
    "Withdrawal": ("withdrawals", "source:t-withdrawals facts*", "withdrawal:t-1"),
}
_ALIKE = {
    "Compound": ("compound:t-a", "compound:t-b", 1),
    "Meeting": ("meeting:t-m1", "meeting:t-m2", 2),
    "Organization": ("organization:t-old", "organization:t-firm", 3),
    "Person": ("person:t-wang", "person:t-li", 4),
    "Post": ("post:t-chair", "post:t-sec", 5),
    "Problem": ("problem:t-p1", "problem:t-p2", 6),
}
_MERGED = {label: (kept if number != 3 else "organization:t-oc", number) for label, (kept, _, number) in _ALIKE.items()}
BESIDE = (
    "area:330105001 children* -> area:330105001L01 area:330105001L02",
    "compound:t-a formerNames* -> ",
    "compound:t-a namesakes* -> ",
)
"""Ways along what is no relation of the model: a division's parent is part of its code, a name is a property."""

REACH: dict[Relation, tuple[str, str]] = {
    **{
        (f"{label}State", "STATED_BY", "Source"): (
            f"{id} statedBy.source -> source:{source(table)}",
            f"source:{source(table)} facts* -> {ids}",
        )
        for label, (table, id, ids) in _STATES.items()
    },
    **{
        (label, "STATED_BY", "Source"): (
            f"{way}.statedBy.source -> source:{source(table)}",
            f"source:{source(table)} facts* -> {ids}",
        )
        for label, (table, way, ids) in _FACTS.items()
    },
    **{
        (f"{label}State", "OF", label): (f"{id} id -> {id}", f"{id} id -> {id}")
        for label, id in ((label, id) for label, (_, id, _) in _STATES.items())
    },
    ("SourceState", "OF", "Source"): ("source:t-areas id -> source:t-areas", "source:t-areas id -> source:t-areas"),
    **{
        ("Namesake", "OF", label): (f"{other} toldApart*.other -> {one}", f"{one} toldApart* -> namesake:t-{number}")
        for label, (one, other, number) in _ALIKE.items()
    },
    **{
        ("Namesake", "OTHER", label): (
            f"{one} toldApart*.other -> {other}",
            f"{other} toldApart* -> namesake:t-{number}",
        )
        for label, (one, other, number) in _ALIKE.items()
    },
    **{
        ("Merge", "OF", label): (f"{kept} merges*.kept -> {kept}", f"{kept} merges* -> merge:t-{number}")
        for label, (kept, number) in _MERGED.items()
    },
    **{
        ("Merge", "MERGED", label): (
            f"{kept} merges*.mergedId -> {kept.partition(':')[0]}:t-x",
            f"{kept.partition(':')[0]}:t-x merges* -> merge:t-{number}",
        )
        for label, (kept, number) in _MERGED.items()
    },
    ("ClaimState", "ABOUT", "Area"): (
        "claim:t-c2 about -> area:330105001L01",
        "area:330105001L01 claims* -> claim:t-c2",
    ),
    ("ClaimState", "ABOUT", "Compound"): ("claim:t-c1 about -> compound:t-a", "compound:t-a claims* -> claim:t-c1"),
    ("ClaimState", "ABOUT", "Meeting"): ("claim:t-c4 about -> meeting:t-m1", "meeting:t-m1 claims* -> claim:t-c4"),
    ("ClaimState", "ABOUT", "Organization"): (
        "claim:t-c3 about -> organization:t-oc",
        "organization:t-oc claims* -> claim:t-c3",
    ),
    ("ClaimState", "ABOUT", "Problem"): ("claim:t-c5 about -> problem:t-p1", "problem:t-p1 claims* -> claim:t-c5"),
    ("MeetingState", "AT", "Area"): (
        "meeting:t-m2 place -> area:330105001L01",
        "area:330105001L01 meetings* -> meeting:t-m2",
    ),
    ("MeetingState", "AT", "Compound"): (
        "meeting:t-m1 place -> compound:t-a",
        "compound:t-a meetings* -> meeting:t-m1",
    ),
    ("ProblemState", "AT", "Area"): (
        "problem:t-p2 place -> area:330105001L01",
        "area:330105001L01 problems* -> problem:t-p2",
    ),
    ("ProblemState", "AT", "Compound"): (
        "problem:t-p1 place -> compound:t-a",
        "compound:t-a problems* -> problem:t-p1",
    ),
    ("Contract", "BY", "Organization"): (
        "compound:t-a contracts*.provider -> organization:t-firm",
        "organization:t-firm contracts* -> contract:t-1",
    ),
    ("Cover", "BY", "Organization"): (
        "compound:t-a covers*.partyOrganization -> organization:t-street",
        "organization:t-street covered* -> cover:t-1 cover:t-2",
    ),
    ("Handling", "BY", "Organization"): (
        "problem:t-p1 handlings*.handler -> organization:t-firm person:t-wang",
        "organization:t-firm handlings* -> handling:t-1",
    ),
    ("Handling", "BY", "Person"): (
        "problem:t-p1 handlings*.handler -> organization:t-firm person:t-wang",
        "person:t-wang handlings* -> handling:t-2",
    ),
    ("Listing", "BY", "Organization"): (
        "organization:t-firm listings*.by -> organization:t-street",
        "organization:t-street listingsMade* -> listing:t-1",
    ),
    ("Listing", "BY", "Person"): (
        "compound:t-a listings*.by -> person:t-wang",
        "person:t-wang listingsMade* -> listing:t-2",
    ),
    ("Participation", "BY", "Organization"): (
        "meeting:t-m1 participations*.participant -> organization:t-oc person:t-wang",
        "organization:t-oc participations* -> participation:t-1",
    ),
    ("Participation", "BY", "Person"): (
        "meeting:t-m1 participations*.participant -> organization:t-oc person:t-wang",
        "person:t-wang participations* -> participation:t-2",
    ),
    ("PostState", "EX_OFFICIO", "Post"): (
        "post:t-sec exOfficioOf -> post:t-chair",
        "post:t-chair exOfficioSeats* -> post:t-sec",
    ),
    ("MeetingState", "FOLLOWS", "Meeting"): (
        "meeting:t-m2 follows -> meeting:t-m1",
        "meeting:t-m1 followedBy* -> meeting:t-m2",
    ),
    ("OrganizationState", "FOR", "Compound"): (
        "organization:t-branch belongsTo -> compound:t-a",
        "compound:t-a organizations* -> organization:t-branch organization:t-oc",
    ),
    ("OrganizationState", "FOR", "Organization"): (
        "organization:t-arm belongsTo -> organization:t-oc",
        "organization:t-oc bodies* -> organization:t-arm",
    ),
    ("Appointment", "HOLDER", "Person"): (
        "post:t-chair appointments*.person -> person:t-wang",
        "person:t-wang appointments* -> appointment:t-1",
    ),
    ("AssessmentRoundState", "IN", "Area"): (
        "round:t-q1 area -> area:330105001L01",
        "area:330105001L01 assessmentRounds* -> round:t-q1",
    ),
    ("CompoundState", "IN", "Area"): (
        "compound:t-a area -> area:330105001L01",
        "area:330105001L01 compounds* -> compound:t-a",
    ),
    ("OrganizationState", "IN", "Area"): (
        "organization:t-street area -> area:330105001",
        "area:330105001 organizations* -> organization:t-street",
    ),
    ("Listing", "IN_ROUND", "AssessmentRound"): (
        "compound:t-a listings*.assessmentRound -> round:t-q1",
        "round:t-q1 listings* -> listing:t-1 listing:t-2",
    ),
    ("Membership", "MEMBER", "Organization"): (
        "organization:t-street members*.member -> organization:t-oc",
        "organization:t-oc memberships* -> membership:t-1",
    ),
    ("Membership", "MEMBER", "Person"): (
        "organization:t-branch members*.member -> person:t-wang",
        "person:t-wang memberships* -> membership:t-2",
    ),
    ("Contract", "OF", "Compound"): (
        "organization:t-firm contracts*.compound -> compound:t-a",
        "compound:t-a contracts* -> contract:t-1",
    ),
    ("Cover", "OF", "Compound"): ("person:t-wang covers*.unit -> compound:t-a", "compound:t-a covers* -> cover:t-2"),
    ("Cover", "OF", "Organization"): (
        "post:t-sec covers*.unit -> organization:t-firm",
        "organization:t-firm covers* -> cover:t-1",
    ),
    ("Handling", "OF", "Problem"): (
        "organization:t-firm handlings*.problem -> problem:t-p1",
        "problem:t-p1 handlings* -> handling:t-1 handling:t-2",
    ),
    ("Listing", "OF", "Compound"): (
        "person:t-wang listingsMade*.subject -> compound:t-a",
        "compound:t-a listings* -> listing:t-2",
    ),
    ("Listing", "OF", "Organization"): (
        "organization:t-street listingsMade*.subject -> organization:t-firm",
        "organization:t-firm listings* -> listing:t-1",
    ),
    ("Membership", "OF", "Organization"): (
        "person:t-wang memberships*.organization -> organization:t-branch",
        "organization:t-branch members* -> membership:t-2",
    ),
    ("Participation", "OF", "Meeting"): (
        "person:t-wang participations*.meeting -> meeting:t-m1",
        "meeting:t-m1 participations* -> participation:t-1 participation:t-2",
    ),
    ("RuleItem", "OF", "Rule"): ("rule:t-r1 items*.rule -> rule:t-r1", "rule:t-r1 items* -> rule_item:t-1"),
    ("MeetingState", "ON", "Problem"): (
        "meeting:t-m1 problems -> problem:t-p1",
        "problem:t-p1 meetings* -> meeting:t-m1",
    ),
    ("Appointment", "ON_BEHALF_OF", "Organization"): (
        "person:t-wang appointments*.onBehalfOf -> organization:t-street",
        "organization:t-street appointmentsOnBehalf* -> appointment:t-1",
    ),
    ("AreaState", "PART", "Area"): (
        "area:330105001L02 parts -> area:330105001L01",
        "area:330105001L01 zones* -> area:330105001L02",
    ),
    ("Appointment", "POST", "Post"): (
        "person:t-wang appointments*.post -> post:t-chair",
        "post:t-chair appointments* -> appointment:t-1",
    ),
    ("ProblemState", "RAISED_BY", "Organization"): (
        "problem:t-p1 raisedBy -> organization:t-oc person:t-wang",
        "organization:t-oc problemsRaised* -> problem:t-p1",
    ),
    ("ProblemState", "RAISED_BY", "Person"): (
        "problem:t-p1 raisedBy -> organization:t-oc person:t-wang",
        "person:t-wang problemsRaised* -> problem:t-p1",
    ),
    ("ProblemState", "RECURRENCE_OF", "Problem"): (
        "problem:t-p2 recurrenceOf -> problem:t-p1",
        "problem:t-p1 recurrences* -> problem:t-p2",
    ),
    ("AssessmentRoundState", "SCHEME", "Rule"): ("round:t-q1 scheme -> rule:t-r2", "rule:t-r2 rounds* -> round:t-q1"),
    ("RuleState", "SCOPE", "Area"): (
        "rule:t-r1 appliesTo -> area:330105001L01",
        "area:330105001L01 rules* -> rule:t-r1",
    ),
    ("RuleState", "SCOPE", "Compound"): ("rule:t-r2 appliesTo -> compound:t-a", "compound:t-a rules* -> rule:t-r2"),
    ("RuleState", "SCOPE", "Organization"): (
        "rule:t-r3 appliesTo -> organization:t-branch",
        "organization:t-branch rules* -> rule:t-r3",
    ),
    ("PostState", "SEAT_OF", "Organization"): (
        "post:t-chair organization -> organization:t-oc",
        "organization:t-oc posts* -> post:t-chair",
    ),
    ("AreaState", "SUCCEEDS", "Area"): (
        "area:330105001L02 predecessors*.predecessor -> area:330105002",
        "area:330105002 successors*.successor -> area:330105001L02",
    ),
    ("OrganizationState", "SUCCEEDS", "Organization"): (
        "organization:t-firm predecessors*.predecessor -> organization:t-old",
        "organization:t-old successors*.successor -> organization:t-firm",
    ),
    ("Cover", "THROUGH", "Person"): (
        "compound:t-a covers*.through -> person:t-wang",
        "person:t-wang covers* -> cover:t-2",
    ),
    ("Cover", "THROUGH", "Post"): (
        "organization:t-firm covers*.through -> post:t-sec",
        "post:t-sec covers* -> cover:t-1",
    ),
    ("OrganizationState", "UNDER", "Organization"): (
        "organization:t-branch parent -> organization:t-street",
        "organization:t-street children* -> organization:t-branch",
    ),
}
