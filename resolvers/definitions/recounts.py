"""What was counted for a published figure, or why nothing was; and what its recomputation came to."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.codelists import Attestation, Rounding
from resolvers.definitions.claim_words import ClaimReason, ClaimStatus
from resolvers.definitions.rates import Way


@dataclass(frozen=True)
class Counted:
    """What was counted for a figure.

    Attributes:
        number: how many.
        asked: the question and its arguments, in the API's words where it has them.
        attestations: how many of them are attested how.
        whole: whether something says that these are all.
        recorded: whether it is a number that the record holds, and nothing was counted.
        circular: whether it was itself worked out from the figure.
    """

    number: int
    asked: str
    attestations: tuple[tuple[Attestation, int], ...] = ()
    whole: bool = False
    recorded: bool = False
    circular: bool = False


@dataclass(frozen=True)
class Rated:
    """What was counted for a rate: units that count, that do not, and the ways in which each unknown one may fall.

    `derived` is how many of those that count rest on what was worked out from published figures.
    """

    counted: int
    not_counted: int
    unknown: tuple[frozenset[Way], ...]
    asked: str
    attestations: tuple[tuple[Attestation, int], ...] = ()
    whole: bool = False
    derived: int = 0

    @property
    def units(self) -> int:
        """All units of the rate."""
        return self.counted + self.not_counted + len(self.unknown)


@dataclass(frozen=True)
class Uncounted:
    """Why nothing was counted for a figure, and what would have been asked."""

    status: ClaimStatus
    reason: ClaimReason
    sentence: str
    asked: str | None = None


Recount = Counted | Rated | Uncounted


@dataclass(frozen=True)
class Working:
    """How a figure was recomputed.

    Attributes:
        asked: the question and its arguments.
        numerator: what was counted.
        denominator: of how many; nothing for a plain number.
        percent: the percentage as computed, rounded and with the decimals of the claim.
        decimals, rounding: those of the claim; where it has no rounding, the one by which it comes out.
        attestations: how many of what was counted are attested how.
    """

    asked: str
    numerator: int | None = None
    denominator: int | None = None
    percent: str | None = None
    decimals: int | None = None
    rounding: Rounding | None = None
    attestations: tuple[tuple[Attestation, int], ...] = ()


@dataclass(frozen=True)
class Recomputation:
    """What came of recomputing a published figure.

    `difference` is what was computed less what was printed, in points for a percentage.
    """

    status: ClaimStatus
    reason: ClaimReason
    sentence: str
    difference: str | None = None
    working: Working | None = None


def missing(reason: ClaimReason, sentence: str, asked: str | None = None) -> Uncounted:
    """Why there is nothing to count."""
    return Uncounted(ClaimStatus.INSUFFICIENT, reason, sentence, asked)


def tallied(attestations: Sequence[str]) -> tuple[tuple[Attestation, int], ...]:
    """How many are attested how, in the order of the code list."""
    return tuple((each, attestations.count(each.value)) for each in Attestation if each.value in attestations)
