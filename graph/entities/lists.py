"""Entities read by list: the rules in force for a place, and the sources that declare themselves complete."""

from pydantic import BaseModel, ConfigDict

from graph.question import Question
from graph.rows import GraphRow, NoParams


class RulesInForceParams(BaseModel):
    """Which kind of rule, for the place with which division code."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    code: str


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


RULES_IN_FORCE = Question("entities/rules_in_force.cypher", RulesInForceParams, RuleInForce)
COMPLETE_SOURCES = Question("entities/complete_sources.cypher", NoParams, CompleteSource)
