"""What a rule's parameters may say, kind by kind: `name=value` pairs, lists separated by commas."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from graph.codelists import CoverMode, Rounding


def _words(value: object) -> object:
    return tuple(word.strip() for word in value.split(",") if word.strip()) if isinstance(value, str) else value


def _covering(modes: tuple[CoverMode, ...]) -> tuple[CoverMode, ...]:
    if CoverMode.NONE in modes:
        raise ValueError("NONE states that a unit is not covered, so no rule can count it")
    return modes


def _yes(value: object) -> object:
    return {"yes": True, "no": False}.get(value.lower(), value) if isinstance(value, str) else value


Modes = Annotated[tuple[CoverMode, ...], BeforeValidator(_words), AfterValidator(_covering)]
YesNo = Annotated[bool, BeforeValidator(_yes)]


class CoverageParameters(BaseModel):
    """How a jurisdiction counts coverage. What a rule leaves out is as the national default has it.

    Attributes:
        organization: modes that count as covered by a party organization.
        work: modes that count as reached by party work besides those.
        temporary_branches: whether a temporary branch counts for the organization measure.
        functional_branches: whether a functional branch counts for the organization measure.
        decimals: decimals of a percentage, 0 to 6.
        rounding: how a percentage is rounded.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    organization: Modes = (CoverMode.SOLE, CoverMode.JOINT, CoverMode.INDUSTRY)
    work: Modes = (CoverMode.ATTACHED, CoverMode.INSTRUCTOR, CoverMode.UNSTATED)
    temporary_branches: YesNo = True
    functional_branches: YesNo = False
    decimals: int = Field(default=2, ge=0, le=6)
    rounding: Rounding = Rounding.HALF_UP


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


def coverage_parameters(parameters: Sequence[str]) -> CoverageParameters:
    """A COVERAGE rule's parameters.

    Raises:
        ValueError: a name is unknown or a value cannot be; the text lists what may be written.
    """
    try:
        return CoverageParameters.model_validate(pairs(parameters))
    except ValidationError as wrong:
        names = ", ".join(CoverageParameters.model_fields)
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in wrong.errors())
        raise ValueError(f"{faults}. A COVERAGE rule takes: {names}") from wrong
