"""Rates recomputed: a printed rate against the units counted for it, rounded as it was printed.

A rate's own rounding counts, and the decimals it was printed with; where a claim does not say how it was rounded,
either way may give it.
"""

from fractions import Fraction

from graph.codelists import Qualifier, Rounding
from graph.entities import ClaimRow
from resolvers.definitions.claim_words import ClaimReason, ClaimStatus
from resolvers.definitions.printed import Form, Printed, agrees, difference, qualifier_of
from resolvers.definitions.rates import bounds_of, percent
from resolvers.definitions.recounts import Rated, Recomputation, Working


def judged_rate(claim: ClaimRow, figure: Printed, rated: Rated) -> Recomputation:
    """What a printed rate comes to against the units that were counted for it."""
    working = Working(rated.asked, rated.counted, rated.units, attestations=rated.attestations)
    partly = _partly(claim, rated)
    if partly:
        reason = ClaimReason.PARTLY_RECORDED if rated.units else ClaimReason.NOTHING_RECORDED
        return Recomputation(ClaimStatus.INSUFFICIENT, reason, partly, working=working)
    if rated.unknown:
        return _bounded(figure, rated, working)
    return _exact(claim, figure, rated)


def _partly(claim: ClaimRow, rated: Rated) -> str | None:
    if claim.denominator is None or not rated.units:
        if rated.units and rated.whole:
            return None
        return f"{rated.units} {claim.unit} are recorded, and nothing says that these are all."
    if rated.units < claim.denominator and not rated.whole:
        return f"{rated.units} of {claim.denominator:g} {claim.unit} are recorded."
    return None


def _bounded(figure: Printed, rated: Rated, working: Working) -> Recomputation:
    low, high = (
        Fraction(bound.numerator * 100, bound.denominator)
        for bound in bounds_of(rated.counted, rated.not_counted, rated.unknown)
    )
    scale = Fraction(1, 100) if figure.form is Form.RATIO else Fraction(1)
    margin = Fraction(1, 10**figure.decimals) if figure.form is Form.PERCENT else Fraction(0)
    told = f"of {len(rated.unknown)} of {rated.units} units it is not known whether they count"
    if high * scale + margin < figure.low or low * scale - margin > figure.high:
        nearest = high if high * scale < figure.low else low
        apart = difference(nearest * scale, figure, figure.decimals)
        sentence = f"However they fall, the figure does not come out: {told}."
        return Recomputation(ClaimStatus.DIFFERS, ClaimReason.OUT_OF_BOUNDS, sentence, apart, working)
    sentence = f"{told[0].upper()}{told[1:]}."
    return Recomputation(ClaimStatus.INSUFFICIENT, ClaimReason.UNKNOWN_UNITS, sentence, working=working)


def _exact(claim: ClaimRow, figure: Printed, rated: Rated) -> Recomputation:
    share = Fraction(rated.counted, rated.units)
    roundings = (Rounding(claim.rounding),) if claim.rounding else (Rounding.HALF_UP, Rounding.TRUNCATE)
    texts = [percent(rated.counted, rated.units, decimals=figure.decimals, rounding=rounding) for rounding in roundings]
    fits = [_fits(share, text, figure, qualifier_of(claim)) for text in texts]
    chosen = fits.index(True) if True in fits else 0
    working = Working(
        rated.asked,
        rated.counted,
        rated.units,
        texts[chosen],
        figure.decimals,
        roundings[chosen],
        rated.attestations,
    )
    counts = _counts_differ(claim, rated)
    told = f"{rated.counted}/{rated.units} = {texts[chosen]} %"
    if not any(fits) or counts:
        apart = counts or difference(_value(share, texts[chosen], figure), figure, figure.decimals)
        sentence = f"{told}, printed {claim.value}{_of(claim)}."
        return Recomputation(ClaimStatus.DIFFERS, ClaimReason.COUNTED_OTHERWISE, sentence, apart, working)
    half_up = percent(rated.counted, rated.units, decimals=figure.decimals, rounding=Rounding.HALF_UP)
    note = f", cut off; half up it would be {half_up} %" if half_up != texts[chosen] else ""
    reason = ClaimReason.RESTS_ON_DERIVED if rated.derived else ClaimReason.COUNTED
    rests = f" {rated.derived} of them rest on covers worked out from published figures." if rated.derived else ""
    return Recomputation(ClaimStatus.REPRODUCED, reason, f"{told}{note}.{rests}", working=working)


def _fits(share: Fraction, text: str, figure: Printed, qualifier: Qualifier | None) -> bool:
    exact = qualifier in (None, Qualifier.EQUAL)
    return agrees(_value(share, text, figure) if exact else _scaled(share, figure), figure, qualifier) == 0


def _value(share: Fraction, text: str, figure: Printed) -> Fraction:
    return share if figure.form is Form.RATIO else Fraction(text)


def _scaled(share: Fraction, figure: Printed) -> Fraction:
    return share if figure.form is Form.RATIO else share * 100


def _counts_differ(claim: ClaimRow, rated: Rated) -> str | None:
    for told, counted in ((claim.denominator, rated.units), (claim.numerator, rated.counted)):
        if told is not None and Fraction(told) != counted:
            return f"{counted - told:+g}"
    return None


def _of(claim: ClaimRow) -> str:
    both = claim.numerator is not None and claim.denominator is not None
    return f", {claim.numerator:g}/{claim.denominator:g}" if both else ""
