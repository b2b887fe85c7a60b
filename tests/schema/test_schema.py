"""The schema: its printed text is the committed one, and nothing in it is silent."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    build_schema,
)

from schema.schema import build_schema as build

ROOT = Path(__file__).parents[2]
FILE = ROOT / "schema" / "schema.graphql"
OURS = {
    name: type_
    for name, type_ in build_schema(FILE.read_text(encoding="utf-8")).type_map.items()
    if not name.startswith("__")
}
BUILT_IN = {"Boolean", "Date", "DateTime", "Float", "ID", "Int", "String"}


def test_the_committed_text_is_the_schemas() -> None:
    assert build().as_str() + "\n" == FILE.read_text(encoding="utf-8"), (
        "run `python -m schema` and commit what it writes"
    )


def descriptions(type_: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    yield type_.name, type_.description
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
        for name, field in type_.fields.items():
            yield f"{type_.name}.{name}", field.description
            for argument, value in field.args.items():
                yield f"{type_.name}.{name}({argument})", value.description
    if isinstance(type_, GraphQLInputObjectType):
        for name, value in type_.fields.items():
            yield f"{type_.name}.{name}", value.description
    if isinstance(type_, GraphQLEnumType):
        for name, value in type_.values.items():
            yield f"{type_.name}.{name}", value.description


@pytest.mark.parametrize("type_", [type_ for name, type_ in OURS.items() if name not in BUILT_IN], ids=str)
def test_everything_is_described_in_a_sentence_with_its_chinese_term(type_: GraphQLNamedType) -> None:
    for place, description in descriptions(type_):
        assert description, f"{place} is silent"
        assert re.fullmatch(r"[A-Z`].*\([^()]*[\u4e00-\u9fff][^()]*\)\.(?: .*)?", description, re.DOTALL), (
            f"{place}: {description!r} wants one English sentence that ends in the Chinese term in parentheses"
        )


def test_lists_are_connections_or_named_here() -> None:
    whole = {
        f"{type_.name}.{name}"
        for type_ in OURS.values()
        if isinstance(type_, GraphQLObjectType) and not type_.name.endswith(("Connection", "Edge"))
        for name, field in type_.fields.items()
        if str(field.type).startswith("[")
    }
    assert whole == BOUNDED


BOUNDED = {
    "Area.aliases",
    "Area.parts",
    "Area.succeeds",
    "AssessedResult.revisions",
    "AssessedSubject.consequences",
    "Certificate.rules",
    "Certificate.sources",
    "Change.changed",
    "ChartHead.people",
    "ClaimWorking.byAttestation",
    "Claims.byStatus",
    "CoHandler.roles",
    "Compound.aliases",
    "Compound.tags",
    "ConsequenceRule.results",
    "Coverage.byChild",
    "Coverage.byMode",
    "Coverage.compare",
    "Coverage.trend",
    "CoverageRule.organizationModes",
    "CoverageRule.workModes",
    "CoverageUnitVerdict.grounds",
    "CrossAppointment.compounds",
    "CrossAppointmentMatrix.cells",
    "CrossAppointmentMatrix.homeKinds",
    "CrossAppointmentMatrix.hostKinds",
    "CrossAppointmentMatrix.prohibited",
    "CrossAppointments.directions",
    "Deliberation.items",
    "DeliberationItem.participants",
    "DerivedConsequence.results",
    "ErasureMarks.marks",
    "FactValue.values",
    "FactVersion.changed",
    "FactVersion.relations",
    "FactVersion.said",
    "HandledProblem.roles",
    "HandledProblem.steps",
    "HandlerPath.edges",
    "HandlerPath.nodes",
    "HandlerPathNode.roles",
    "HandlerPathNode.steps",
    "LineageHandlerSet.handlers",
    "LineageProblem.handlers",
    "Meeting.problems",
    "MemberShare.byStanding",
    "Organization.aliases",
    "Organization.belongsTo",
    "Organization.succeeds",
    "OrganizationChart.edges",
    "OrganizationChart.levels",
    "OrganizationChart.nodes",
    "Path.notWalkedThrough",
    "Path.paths",
    "PathRoute.hops",
    "PathRoute.nodes",
    "PlannedMeasure.unitIds",
    "PlannedMeasure.units",
    "Problem.raisedBy",
    "ProblemTrace.after",
    "ProblemTrace.before",
    "ProblemTrace.coHandlers",
    "ProblemTrace.funders",
    "ProblemTrace.handOvers",
    "ProblemTrace.lead",
    "ProblemTrace.refusals",
    "ProblemTrace.rounds",
    "ProblemTrace.steps",
    "Query.nodes",
    "Rule.parameters",
    "SatisfactionRule.rated",
    "SatisfactionRule.satisfied",
    "Source.complete",
    "StructuralHole.involved",
    "StructuralHoles.byKind",
    "Succession.reasons",
    "TermRadar.byStatus",
    "TermSize.faults",
    "TwoWayCompound.pairs",
    "TwoWayCompound.parties",
    "TwoWayDirection.appointments",
    "TwoWayEntry.trend",
    "TwoWayPair.directions",
    "TwoWayPair.prohibited",
    "TwoWayPair.shares",
    "TwoWayParty.organizations",
    "TwoWayPoint.counts",
    "Verification.findings",
    "WhatIfCoverage.assumptions",
    "WhatIfCoverage.staffing",
}
"""Lists that one row, one problem, one body, one certificate or one code list bounds; any other is paged."""
"""Lists that one row, one problem, one body, one certificate or one code list bounds; any other is paged."""
"""Lists that one row, problem, compound, branch, certificate or code list bounds; any other is paged."""


@pytest.mark.parametrize("first", ["schema.entities", "execution.executing", "bench.requests", "server.endpoint"])
def test_the_schema_is_built_whatever_was_imported_first(first: str) -> None:
    told = f"import {first}; from schema.schema import build_schema; build_schema(); print('built')"
    found = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.stdout == "built\n", found.stderr
