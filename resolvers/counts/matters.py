"""What is recorded of matters: a meeting's numbers, problems and payments, a compound's age, a scheme's elements."""

from graph.codelists import Attestation, ClaimMeasure
from graph.dates import days_of
from graph.divisions import code_of
from graph.edges import Edges, HandlingEdge, RuleItemEdge
from graph.entities import ClaimRow, CompoundRow, MeetingRow, RuleRow
from graph.entities.lists import PROBLEM_NUMBERS
from graph.rows import NoParams
from resolvers.counts import Counting, asked, quoted
from resolvers.definitions.claim_words import ClaimReason
from resolvers.definitions.closed import closed_by_source
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS
from resolvers.definitions.handling import SETTLED
from resolvers.definitions.recounts import Counted, Recount, missing, tallied

_NUMBERS = {
    ClaimMeasure.ACCEPTED.value: ("accepted", "accepted"),
    ClaimMeasure.ANSWERED.value: ("answered", "answered"),
    ClaimMeasure.HANDED_OUT.value: ("handed_out", "handedOut"),
}


async def number_of_meeting(counting: Counting, claim: ClaimRow) -> Recount:
    """How many matters a meeting's own record says were accepted, answered or handed out."""
    column, field = _NUMBERS[claim.measure]
    about = claim.about or ""
    meeting = (await counting.entities([about])).get(about)
    number = getattr(meeting, column) if isinstance(meeting, MeetingRow) else None
    if number is None:
        return missing(ClaimReason.NOTHING_RECORDED, "No meeting's record holds the number.")
    return Counted(number, f"{asked('node', counting.day, id=quoted(about))}.{field}", recorded=True)


async def problems_of_area(counting: Counting, claim: ClaimRow) -> Recount:
    """How many problems are recorded in an area, or how many of them are settled; a batch counts as many."""
    if claim.subset is not None:
        return missing(ClaimReason.SUBSET_NOT_RECORDED, f"Nothing recorded tells which problems are {claim.subset}.")
    if claim.period is not None:
        return missing(ClaimReason.PERIOD_NOT_RECORDED, f"Which problems are of {claim.period} is not recorded.")
    settled = claim.measure == ClaimMeasure.SETTLED.value
    rows = await counting.graph.ask(PROBLEM_NUMBERS, counting.within, NoParams())
    counted = [
        row
        for row in rows
        if Attestation(row.attestation) in DEFAULT_ATTESTATIONS and (not settled or row.status in SETTLED)
    ]
    told = [row.attestation for row in counted for _ in range(row.number)]
    question = asked("problems", counting.day, area=quoted(code_of(counting.code)), settled=str(settled).lower())
    whole = closed_by_source(["problems"], counting.complete, code=counting.code, day=counting.day)
    return Counted(len(told), question, tallied(told), whole)


async def amount_of_problem(counting: Counting, claim: ClaimRow) -> Recount:
    """How much handlers paid for a problem, in yuan, where it is recorded exactly."""
    about = claim.about or ""
    rows = [row for row in await counting.edges(Edges.HANDLINGS_OF_PROBLEM, about) if isinstance(row, HandlingEdge)]
    paid = [row for row in rows if row.amount is not None and row.amount_qualifier in (None, "=")]
    if not paid:
        return missing(ClaimReason.NOTHING_RECORDED, "No step on it has an amount.")
    question = f"{asked('node', counting.day, id=quoted(about))}.handlings"
    number = round(sum(row.amount or 0 for row in paid))
    return Counted(number, question, tallied([row.attestation for row in paid]))


async def age_of_compound(counting: Counting, claim: ClaimRow) -> Recount:
    """How many years lie between the year a compound was completed in and the year of the claim."""
    about = claim.about or ""
    compound = (await counting.entities([about])).get(about)
    built = compound.built if isinstance(compound, CompoundRow) else None
    if built is None or claim.unit != "COMPOUND":
        return missing(ClaimReason.NOTHING_RECORDED, f"No year of completion of the {claim.unit} is recorded.")
    years = int(counting.day[:4]) - int(days_of(built).valid_from[:4])
    return Counted(years, f"{asked('node', counting.day, id=quoted(about))}.built", recorded=True)


async def elements_of_schemes(counting: Counting, claim: ClaimRow) -> Recount:
    """How many items of the rules for a place or body stand under the heading that the claim's subset or text gives.

    An item's heading is its target or its text, such as the three lists (三张清单); one that has neither stands under
    the name of its rule.
    """
    asked_for = {heading for heading in (claim.subset, claim.text) if heading}
    rules = await counting.named_by(Edges.RULES_OF_SCOPE, claim.about or "")
    items = [
        item
        for rule in rules
        if isinstance(rule, RuleRow)
        for item in await counting.edges(Edges.ITEMS_OF_RULE, rule.id)
        if isinstance(item, RuleItemEdge) and asked_for & _headings(item, rule)
    ]
    if not items:
        return missing(ClaimReason.UNIT_NOT_RECORDED, f"Nothing recorded is counted in {claim.unit}.")
    question = f"{asked('node', counting.day, id=quoted(claim.about or ''))}.rules.items"
    return Counted(len(items), question, tallied([item.attestation for item in items]))


def _headings(item: RuleItemEdge, rule: RuleRow) -> set[str]:
    return {heading for heading in (item.target, item.text) if heading} or {rule.name}
