"""Figures as they are printed: numbers, percentages, ranges and ratios, and whether another number agrees with one."""

import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from graph.codelists import Qualifier
from graph.entities import ClaimRow


class Form(Enum):
    """How a figure is printed."""

    NUMBER = "number"
    PERCENT = "percent"
    RATIO = "ratio"


@dataclass(frozen=True)
class Printed:
    """A figure as it was printed.

    Attributes:
        form: a number, a percentage, or a ratio such as 1/2.
        low, high: the same, unless it is a range; a percentage is its number of percent.
        decimals: how many decimals it is printed with.
        text: the digits themselves, without sign of percentage.
    """

    form: Form
    low: Fraction
    high: Fraction
    decimals: int
    text: str

    @property
    def step(self) -> Fraction:
        """The worth of its last digit that is not zero: 1200 is told to hundreds, 78.5 to tenths."""
        digits = self.text.replace(".", "").rstrip("0")
        if not digits.strip("0"):
            return Fraction(1, 10**self.decimals)
        zeros = len(self.text.replace(".", "")) - len(digits)
        return Fraction(10) ** (zeros - self.decimals)


_NUMBER = r"\d+(?:\.\d+)?"
_PLAIN = re.compile(rf"(-?{_NUMBER})(%?)", re.ASCII)
_RANGE = re.compile(rf"({_NUMBER})%?[-–—~～至]({_NUMBER})(%?)", re.ASCII)
_RATIO = re.compile(r"(\d+)/(\d+)", re.ASCII)


def printed(value: str) -> Printed | None:
    """A printed figure, or nothing where the text is none: `7`, `61%`, `-15%`, `2-3` and `1/2` are, `1+8` is not."""
    text = value.replace("％", "%").replace(",", "").replace(" ", "")
    if found := _PLAIN.fullmatch(text):
        form = Form.PERCENT if found[2] else Form.NUMBER
        number = Fraction(found[1])
        return Printed(form, number, number, _decimals(found[1]), found[1].lstrip("-"))
    if found := _RANGE.fullmatch(text):
        form = Form.PERCENT if found[3] else Form.NUMBER
        return Printed(form, Fraction(found[1]), Fraction(found[2]), _decimals(found[2]), found[2])
    if (found := _RATIO.fullmatch(text)) and int(found[2]):
        ratio = Fraction(int(found[1]), int(found[2]))
        return Printed(Form.RATIO, ratio, ratio, 0, text)
    return None


def agrees(number: Fraction, figure: Printed, qualifier: Qualifier | None) -> int:
    """Whether a number is what a printed figure means: 0 where it is, -1 where it is less, 1 where it is more.

    About (约) is whatever is rounded to the figure at its last digit that is not zero: about 20 is 15 up to, not
    including, 25. More than (超过) and at least (至少) have no upper end. A range has both its ends in it.
    """
    if qualifier is Qualifier.MORE_THAN:
        return 0 if number > figure.low else -1
    if qualifier is Qualifier.AT_LEAST:
        return 0 if number >= figure.low else -1
    margin = figure.step / 2 if qualifier is Qualifier.ABOUT else Fraction(0)
    if number < figure.low - margin:
        return -1
    above = number >= figure.high + margin if margin else number > figure.high
    return 1 if above else 0


def difference(number: Fraction, figure: Printed, decimals: int = 0) -> str:
    """By how much a number differs from a printed figure, or from the nearer end of a range, with its sign."""
    nearest = min(max(number, figure.low), figure.high)
    return f"{float(number - nearest):+.{decimals}f}"


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def qualifier_of(claim: ClaimRow) -> Qualifier | None:
    """How exactly a claim is meant."""
    return Qualifier(claim.qualifier) if claim.qualifier else None
