"""What a rule's parameters may say, kind by kind: `name=value` pairs, lists separated by commas."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from graph.codelists import (
    CodeList,
    CoverMode,
    ListingResult,
    OrganizationKind,
    OrganizationSubtype,
    Rounding,
    RuleKind,
    Verdict,
)
from graph.divisions import Level


def _words(value: object) -> object:
    return tuple(word.strip() for word in value.split(",") if word.strip()) if isinstance(value, str) else value


def _covering(modes: tuple[CoverMode, ...]) -> tuple[CoverMode, ...]:
    if CoverMode.NONE in modes:
        raise ValueError("NONE states that a unit is not covered, so no rule can count it")
    return modes


def _yes(value: object) -> object:
    return {"yes": True, "no": False}.get(value.lower(), value) if isinstance(value, str) else value


def _body(value: object) -> object:
    for words in (OrganizationKind, OrganizationSubtype):
        try:
            return words(value).value
        except ValueError:
            continue
    raise ValueError(f"{value!r} is neither a kind nor a subtype of organization")


Modes = Annotated[tuple[CoverMode, ...], BeforeValidator(_words), AfterValidator(_covering)]
Results = Annotated[tuple[ListingResult, ...], BeforeValidator(_words)]
YesNo = Annotated[bool, BeforeValidator(_yes)]


class PercentParameters(BaseModel):
    """How a percentage is written.

    Attributes:
        decimals: decimals of a percentage, 0 to 6.
        rounding: how a percentage is rounded.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    decimals: int = Field(default=2, ge=0, le=6)
    rounding: Rounding = Rounding.HALF_UP


class CoverageParameters(PercentParameters):
    """How a jurisdiction counts coverage. What a rule leaves out is as the national default has it.

    Attributes:
        organization: modes that count as covered by a party organization.
        work: modes that count as reached by party work besides those.
        temporary_branches: whether a temporary branch counts for the organization measure.
        functional_branches: whether a functional branch counts for the organization measure.
        eligible_members: from how many full members on a unit is to have a party organization (应建).
    """

    organization: Modes = (CoverMode.SOLE, CoverMode.JOINT, CoverMode.INDUSTRY)
    work: Modes = (CoverMode.ATTACHED, CoverMode.INSTRUCTOR, CoverMode.UNSTATED)
    temporary_branches: YesNo = True
    functional_branches: YesNo = False
    eligible_members: int = Field(default=3, ge=1)


class MemberShareParameters(PercentParameters):
    """Which share of party members a jurisdiction asks of a committee (党员比例).

    Attributes:
        threshold_percent: the share, in percent, that a committee is held against. Half is what places ask that say it.
    """

    threshold_percent: int = Field(default=50, ge=0, le=100)


Verdicts = Annotated[tuple[Verdict, ...], BeforeValidator(_words)]


class SatisfactionParameters(PercentParameters):
    """How a jurisdiction counts satisfaction (满意度口径).

    Attributes:
        satisfied: grades of complainants that count as satisfied.
        rated: grades that make up the denominator.
    """

    satisfied: Verdicts = (Verdict.SATISFIED, Verdict.BASICALLY_SATISFIED)
    rated: Verdicts = (Verdict.SATISFIED, Verdict.BASICALLY_SATISFIED, Verdict.DISSATISFIED)


class ConsequencePeriod(CodeList):
    """In what a consequence counts results that run on (累计周期)."""

    ROUND = "ROUND", "Rounds of the scheme, one after the other (轮次)."
    MONTH = "MONTH", "Calendar months (自然月)."
    QUARTER = "QUARTER", "Calendar quarters (季度)."
    YEAR = "YEAR", "Calendar years (年度)."


class ConsequenceParameters(BaseModel):
    """What an assessment leads to (结果运用): so many of a result, running.

    Attributes:
        result: which results count; a rule without any is told in words only, and nothing is derived from it.
        running: how many periods running.
        period: what is counted.
        scheme: the key of the one scheme whose rounds count; every scheme, each by itself, where none is named.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    result: Results = ()
    running: int = Field(default=1, ge=1)
    period: ConsequencePeriod = ConsequencePeriod.ROUND
    scheme: str | None = None


Years = Annotated[int, Field(ge=1, le=99)]
Size = Annotated[int, Field(ge=1, le=9999)]


class TermParameters(BaseModel):
    """How long a body's term is, and how large the body (任期与人数). What a rule leaves out it does not ask.

    Attributes:
        body: whose: a kind or a subtype of organization; every body's where none is named.
        level: only bodies that stand in a division of this level.
        term_years_min, term_years_max: years of a term; it is over at the latest after the second.
        size_min, size_max, size_odd: how many seats the body has, and whether their number is odd.
        small_households_below, small_size: from how many seats on a body is large enough where its compounds have fewer
            households than that.
        report_months_before: months before the last day of the term by which its end is reported.
        handover_days: days after the term within which its papers are handed over.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    body: Annotated[str, BeforeValidator(_body)] | None = None
    level: Level | None = None
    term_years_min: Years | None = None
    term_years_max: Years | None = None
    size_min: Size | None = None
    size_max: Size | None = None
    size_odd: YesNo = False
    small_households_below: int | None = Field(default=None, ge=1, le=9_999_999)
    small_size: Size | None = None
    report_months_before: int | None = Field(default=None, ge=0, le=120)
    handover_days: int | None = Field(default=None, ge=0, le=3650)

    @model_validator(mode="after")
    def _agree(self) -> Self:
        for least, most in (("term_years_min", "term_years_max"), ("size_min", "size_max")):
            low, high = getattr(self, least), getattr(self, most)
            if low is not None and high is not None and low > high:
                raise ValueError(f"{least} {low} is above {most} {high}")
        if (self.small_households_below is None) != (self.small_size is None):
            raise ValueError("small_households_below and small_size go together")
        return self


PARAMETERS: Mapping[RuleKind, type[BaseModel]] = {
    RuleKind.COVERAGE: CoverageParameters,
    RuleKind.MEMBER_SHARE: MemberShareParameters,
    RuleKind.SATISFACTION: SatisfactionParameters,
    RuleKind.CONSEQUENCE: ConsequenceParameters,
    RuleKind.TERM: TermParameters,
}
"""Kinds of rule whose parameters are read; those of the others are kept as they are written."""

Parameters = TypeVar("Parameters", bound=BaseModel)


def pairs(parameters: Sequence[str]) -> dict[str, str]:
    """`name=value` texts as a mapping.

    Raises:
        ValueError: one has no `=`, or a name stands twice.
    """
    found: dict[str, str] = {}
    for text in parameters:
        name, equals, value = text.partition("=")
        if not equals or not name.strip() or name.strip() in found:
            raise ValueError(f"{text!r} is not a parameter: write name=value, each name once, separated by ;")
        found[name.strip()] = value.strip()
    return found


def parameters_of(model: type[Parameters], parameters: Sequence[str]) -> Parameters:
    """A rule's parameters.

    Raises:
        ValueError: a name is unknown or a value cannot be; the text lists what may be written.
    """
    try:
        return model.model_validate(pairs(parameters))
    except ValidationError as wrong:
        kind = next(kind for kind, each in PARAMETERS.items() if each is model)
        names = ", ".join(sorted(model.model_fields, key=PercentParameters.model_fields.__contains__))
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in wrong.errors())
        raise ValueError(f"{faults}. A {kind} rule takes: {names}") from wrong
