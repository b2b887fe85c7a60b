"""Lists of entities: rules in force for a place, sources that declare themselves complete, records kept for others."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow, NoParams


class RulesInForceParams(BaseModel):
    """Which kind of rule, for the places with which division codes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    codes: tuple[str, ...]


class RuleInForce(GraphRow):
    """A rule and the area it is for; `""` is the whole country."""

    id: str
    name: str
    area_code: str
    document: str | None
    parameters: tuple[str, ...]
    attestation: str
    note: str | None
    source: str
    locator: str


class CompleteSource(GraphRow):
    """A source that is complete for some tables in an area, and the day it speaks of, as a prefix date."""

    id: str
    tables: tuple[str, ...]
    area_code: str
    stated: str | None


class IdsParams(BaseModel):
    """The ids asked about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ids: tuple[str, ...]


class KeptRecord(GraphRow):
    """An entity that was merged into another, and the id of that one."""

    id: str
    kept: str


class AreaTakenIn(GraphRow):
    """A division that another consists of (`PART`) or took the place of (`SUCCEEDS`), with all that took its place."""

    area: str
    other: str
    how: str
    heirs: tuple[str, ...]


class ConfirmationRow(GraphRow):
    """A source's word that a fact was still true on a day, a prefix date."""

    fact: str
    id: str
    day: str
    note: str | None
    source: str
    locator: str


class LevelParams(BaseModel):
    """Which level of divisions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: str


class AreaOfLevel(GraphRow):
    """A division, its code, and how its source attests it."""

    id: str
    code: str
    attestation: str


class TitleParams(BaseModel):
    """What the posts are called."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str


class TitledPost(GraphRow):
    """A post of a title, with the body it is in and where that one stands."""

    id: str
    body: str
    kind: str
    body_attestation: str
    area_code: str


class ProblemNumber(GraphRow):
    """How many problems are attested so and stand so; a row that stands for a batch counts as many."""

    attestation: str
    status: str | None
    number: int


RULES_IN_FORCE = Question("entities/rules_in_force.cypher", RulesInForceParams, RuleInForce, steady=True)
COMPLETE_SOURCES = Question("entities/complete_sources.cypher", NoParams, CompleteSource, steady=True)
KEPT_RECORDS = Question("entities/kept_records.cypher", IdsParams, KeptRecord, steady=True)
AREAS_TAKEN_IN = Question("entities/areas_taken_in.cypher", IdsParams, AreaTakenIn, steady=True)
CONFIRMATIONS = Question("entities/confirmations.cypher", IdsParams, ConfirmationRow)
AREAS_OF_LEVEL = Question("entities/areas_of_level.cypher", LevelParams, AreaOfLevel)
POSTS_TITLED = Question("entities/posts_titled.cypher", TitleParams, TitledPost)
PROBLEM_NUMBERS = Question("entities/problem_numbers.cypher", NoParams, ProblemNumber)
