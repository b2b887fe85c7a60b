"""Whether a published figure comes out of what was counted: the verdict, its reason, and the working.

A figure is held against a count as it was printed: rounded as the claim says, with the decimals it has, qualified as
it is. What is counted may be less than there is: only where a record is known to be whole does a smaller count differ.
"""

from fractions import Fraction

from graph.codelists import ClaimMeasure, Rounding
from graph.entities import ClaimRow
from resolvers.definitions.claim_words import ClaimReason, ClaimStatus
from resolvers.definitions.printed import Form, Printed, agrees, difference, printed, qualifier_of
from resolvers.definitions.rates import percent
from resolvers.definitions.recomputed_rates import judged_rate
from resolvers.definitions.recounts import Counted, Rated, Recomputation, Recount, Uncounted, Working


def refused(claim: ClaimRow) -> Recomputation | None:
    """Why a figure is not recomputed at all, whatever is recorded; nothing where it is worth counting."""
    if claim.numerator_unit is not None and claim.numerator_unit != claim.unit:
        return Recomputation(
            ClaimStatus.NOT_COMPARABLE,
            ClaimReason.UNITS_DIFFER,
            f"Its numerator counts {claim.numerator_unit}, its denominator {claim.unit}: one may belong to several "
            "of the other, so the two make no rate.",
        )
    if claim.measure == ClaimMeasure.CHANGE.value:
        part = f", and of {claim.subset} only" if claim.subset else ""
        return Recomputation(
            ClaimStatus.INSUFFICIENT,
            ClaimReason.TWO_COUNTS_NEEDED,
            f"Missing: the number of {claim.unit} in {claim.period or 'its period'} and in {claim.base or 'its base'}"
            f"{part}.",
        )
    if claim.value is None or printed(claim.value) is None:
        return Recomputation(
            ClaimStatus.NOT_COMPARABLE,
            ClaimReason.NO_SINGLE_NUMBER,
            f"{claim.value or 'No value'} is no number, range or rate that a count could give.",
        )
    return None


def judged(claim: ClaimRow, recount: Recount) -> Recomputation:
    """What a figure comes to against what was counted for it."""
    figure = printed(claim.value or "")
    if isinstance(recount, Uncounted) or figure is None:
        return _uncounted(recount)
    if isinstance(recount, Rated):
        return judged_rate(claim, figure, recount)
    if recount.circular:
        return _circular(claim, "What is recorded was itself worked out from what was published.", recount.asked)
    return _number(claim, figure, recount)


def _uncounted(recount: Recount) -> Recomputation:
    if not isinstance(recount, Uncounted):
        raise TypeError("a figure that is no number is refused before anything is counted")
    working = Working(recount.asked) if recount.asked else None
    return Recomputation(recount.status, recount.reason, recount.sentence, working=working)


def _circular(claim: ClaimRow, sentence: str, asked: str) -> Recomputation:
    figure = printed(claim.value or "")
    working = None
    if figure and figure.form is Form.PERCENT and claim.numerator is not None and claim.denominator:
        numerator, denominator = round(claim.numerator), round(claim.denominator)
        rounding = Rounding(claim.rounding) if claim.rounding else Rounding.HALF_UP
        text = percent(numerator, denominator, decimals=figure.decimals, rounding=rounding)
        exact = percent(numerator, denominator, decimals=2, rounding=Rounding.HALF_UP)
        working = Working(asked, numerator, denominator, text, figure.decimals, rounding)
        sentence = f"{sentence} {numerator}/{denominator} = {exact} %, printed {figure.text} %."
    return Recomputation(ClaimStatus.INSUFFICIENT, ClaimReason.CIRCULAR, sentence, working=working)


def _number(claim: ClaimRow, figure: Printed, counted: Counted) -> Recomputation:
    working = Working(counted.asked, counted.number, attestations=counted.attestations)
    number = Fraction(counted.number)
    place = agrees(number, figure, qualifier_of(claim))
    if place == 0:
        reason = ClaimReason.RECORDED_FIGURE if counted.recorded else ClaimReason.COUNTED
        told = "The record says" if counted.recorded else "Counted:"
        return Recomputation(ClaimStatus.REPRODUCED, reason, f"{told} {counted.number}.", working=working)
    if place < 0 and not counted.whole and not counted.recorded:
        reason = ClaimReason.PARTLY_RECORDED if counted.number else ClaimReason.NOTHING_RECORDED
        sentence = f"{counted.number} of {claim.value} {claim.unit} are recorded, and nothing says that these are all."
        return Recomputation(ClaimStatus.INSUFFICIENT, reason, sentence, working=working)
    apart = difference(number, figure, figure.decimals)
    sentence = f"{counted.number} are recorded, {claim.value} printed."
    return Recomputation(ClaimStatus.DIFFERS, ClaimReason.COUNTED_OTHERWISE, sentence, apart, working)
