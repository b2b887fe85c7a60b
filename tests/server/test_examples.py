"""The explorer's example operations: each fits the schema, answers over the seeds, and shows what its comment says."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from graphql import build_schema, parse, validate

from seeds import load_seeds
from server.explorer import EXAMPLES, OPENED, numbered_examples
from tests.engines.under_test import EngineUnderTest, wipe
from tests.world import world_on

NAMES = [file.stem for file in sorted(EXAMPLES.glob("*.graphql"))]
WINDOWS = [window for _, window in numbered_examples()]
SDL = EXAMPLES.parents[1] / "schema" / "schema.graphql"
LEAST_FACTS = 10

# What the comments tell a visitor, by example and by the way to it in the answer.
TOLD: dict[str, dict[str, object]] = {
    "01-coverage": {
        "coverage.percent": "78.5",
        "coverage.denominator": 42,
        "coverage.counted.totalCount": 33,
        "coverage.notCounted.totalCount": 9,
        "coverage.excluded.totalCount": 7,
    },
    "02-unknown-rate": {
        "coverage.percent": None,
        "coverage.noPercent": "UNKNOWN_UNITS",
        "coverage.denominator": 42,
        "coverage.unknown.totalCount": 33,
        "coverage.bounds": {"low": "0.0", "high": "78.5"},
    },
    "03-owners-committees": {"coverage.numerator": 7, "coverage.denominator": 20, "coverage.unknownCount": 13},
    "04-cross-appointments": {
        "crossAppointments.directions.1": {
            "homeKind": "PARTY_ORGANIZATION",
            "hostKind": "PARTY_ORGANIZATION",
            "appointments": 8,
            "holders": 8,
        },
        "crossAppointments.appointments.totalCount": 10,
        "crossAppointments.appointments.nodes.0.person": None,
    },
    "05-person": {
        "crossAppointments.appointments.nodes.0.person.name": "汪文传",
        "crossAppointments.appointments.nodes.0.home.post.title": "业委会主任",
        "crossAppointments.appointments.nodes.0.host.organization.name": "文汇苑业委会临时党支部",
        "crossAppointments.appointments.nodes.0.prohibited": False,
    },
    "06-trace-rounds": {
        "problemTrace.rounds.0.number": 1,
        "problemTrace.rounds.0.meeting.feedback": "位置不佳，使用者少",
        "problemTrace.rounds.1.number": 2,
        "problemTrace.rounds.1.follows.title": "天元公寓活动场地碰头会",
    },
    "07-trace-payer": {
        "problemTrace.lead.0.handler.name": "三方协同治理工作领导小组办公室",
        "problemTrace.funders.0.handler.name": "沈塘东村业主委员会",
        "problemTrace.funders.0.amount": None,
        "problemTrace.refusals": [],
    },
    "08-posts": {
        "node.name": "中共米市巷街道三方协同指导服务中心委员会",
        "node.posts.nodes.0.seats": 9,
        "node.children.nodes.0.posts.nodes.0.exOfficioOf.appointments.nodes.0.person.name": "徐云丽",
    },
    "09-area": {
        "node.children.nodes.1.compounds.nodes.0.name": "红石中央花园",
        "node.children.nodes.1.code": "330105001L02",
        "node.compounds.pageInfo.hasNextPage": True,
    },
    "11-history": {
        "history.nodes.0.fact": "organization:msx-leading-group",
        "history.nodes.0.version": 1,
        "history.nodes.0.from": "2017-12-01",
        "history.nodes.0.changed": None,
    },
    "10-two-clocks": {
        "dayBefore.directions": [],
        "firstDay.directions.0.hostKind": "LEADING_GROUP",
        "nothingRecordedYet.directions": [],
        "groupTheDayBefore.holds": False,
        "groupTheDayBefore.from": "2017-12-01",
    },
    "12-compound-rates": {
        "service.numerator": 7,
        "service.unknownCount": 65,
        "service.bounds": {"low": "9.7", "high": "100.0"},
        "branches.numerator": 24,
        "branches.denominator": 25,
        "branches.unknown.nodes.0.reason": "NOT_RECORDED",
    },
    "13-member-share": {
        "all.people.unknownCount": 3,
        "all.people.percent": None,
        "all.chairs.denominator": 3,
        "all.byStanding.3": {"standing": "UNKNOWN", "count": 16},
        "newTerms.bodies.totalCount": 0,
        "newTerms.unknownBeginning.totalCount": 16,
    },
    "14-matrix": {
        "crossAppointmentMatrix.homeKinds": ["PARTY_ORGANIZATION", "PROPERTY_FIRM"],
        "crossAppointmentMatrix.hostKinds": ["PARTY_ORGANIZATION", "LEADING_GROUP"],
        "crossAppointmentMatrix.cells.0.appointments": 8,
        "crossAppointmentMatrix.cells.0.people": 1,
        "crossAppointmentMatrix.prohibited": [],
    },
    "15-two-way": {
        "one.compounds.nodes.0.pairs.0.status": "ONE_WAY",
        "one.compounds.nodes.0.pairs.0.directions.1.appointments": [{"person": {"name": "徐国华"}, "homeBy": "TIE"}],
        "other.compounds.nodes.0.compound.name": "红石中央花园",
        "other.compounds.nodes.0.pairs.0.status": "NONE",
    },
    "36-resolution": {
        "resolution.figures.raised": 10,
        "resolution.figures.settlement.numerator": 3,
        "resolution.figures.settlement.unknownCount": 6,
        "resolution.figures.settlement.bounds": {"low": "30.00", "high": "90.00"},
        "resolution.figures.satisfaction.denominator": 0,
    },
    "37-lineage": {
        "lineage.problems.totalCount": 6,
        "lineage.problems.nodes.1.handlers.2.handler.name": "赵小蔚",
        "lineage.handlerSets.nodes.0.settled": 3,
    },
    "38-trend": {
        "overTime.trend.1.numerator": 24,
        "overTime.trend.1.unknownCount": 1,
        "sideBySide.compare.0.percent": "78.5",
        "sideBySide.compare.1.percent": "78.57",
        "sideBySide.compare.2.bounds": {"low": "0.0", "high": "78.5"},
    },
    "20-handled": {
        "problemsHandledBy.totalCount": 4,
        "problemsHandledBy.nodes.1.problem.title": "沈塘东村污水外溢",
        "problemsHandledBy.nodes.1.roles": ["LEAD"],
        "problemsHandledBy.nodes.1.firstDay": "?",
    },
    "21-co-handlers": {
        "coHandlers.handled": 2,
        "coHandlers.nodes.0.handler.name": "天元公寓物业",
        "coHandlers.nodes.0.problems": 2,
        "coHandlers.nodes.0.settled": 2,
        "coHandlers.nodes.4.kind": "PRIVATE_PARTY",
    },
    "22-rules": {
        "rules.inForce.nodes.0.name": "“333”（三三三）工作法",
        "rules.inForce.nodes.0.items.nodes.0.name": "责任清单",
        "rules.inForce.nodes.29.appliesTo.name": "中国",
    },
    "56-search": {
        "initials.nodes.0.entity.name": "白马公寓",
        "initials.nodes.0.reason": "INITIALS",
        "pinyin.nodes.0.entity": {"id": "area:330105001", "name": "米市巷街道"},
        "pinyin.nodes.0.reason": "PINYIN",
        "wrong.nodes.0.entity.name": "徐国华",
        "wrong.nodes.0.reason": "NEAR",
    },
    "23-claims": {
        "claims.byStatus": [{"status": "REPRODUCED", "count": 2}],
        "claims.figures.nodes.1.claim.value": "78.5%",
        "claims.figures.nodes.1.reason": "RESTS_ON_DERIVED",
        "claims.figures.nodes.1.working.rounding": "TRUNCATE",
        "claims.figures.nodes.1.working.denominator": 42,
    },
    "47-assessments": {
        "assessments.rounds.totalCount": 4,
        "assessments.rounds.nodes.3.round.title": "24个试点小区",
        "assessments.rounds.nodes.3.results.totalCount": 24,
        "assessments.rounds.nodes.3.results.nodes.0.result": "SELECTED",
        "assessments.subjects.nodes.0.consequences": [],
    },
    "48-deliberations": {
        "deliberations.totalCount": 4,
        "deliberations.items.0.kept": 1,
        "deliberations.items.0.unknown": 3,
        "deliberations.nodes.0.meeting.title": "永江府“星火家园”小区议事会",
        "deliberations.nodes.0.tie": "PARTIES",
        "deliberations.nodes.0.items.9.status": "KEPT",
        "deliberations.nodes.0.items.7.timing": "UNDATED",
    },
    "49-changes": {
        "changes.nodes.0.kind": "CREATED",
        "changes.nodes.0.changed": None,
        "changes.pageInfo.hasNextPage": True,
    },
    "42-term-radar": {
        "termRadar.until": "2024-12-27",
        "termRadar.byStatus.0": {"status": "RAN_OUT", "count": 12},
        "termRadar.byStatus.3": {"status": "TERM_UNKNOWN", "count": 23},
        "termRadar.terms.nodes.0.begun": "?",
        "termRadar.terms.nodes.0.due": {"earliest": None, "latest": "2022-01-01"},
        "termRadar.terms.nodes.8.organization.name": "白马公寓业主委员会",
        "termRadar.terms.nodes.8.term": 4,
        "termRadar.vacancies.totalCount": 21,
    },
    "43-holes": {
        "structuralHoles.byKind.0": {"kind": "FIRM_WITHOUT_PARTY_ORGANIZATION", "known": 9, "unknown": 33},
        "structuralHoles.byKind.1.known": 0,
        "structuralHoles.findings.totalCount": 9,
        "structuralHoles.findings.nodes.0.reason": "STATED_UNCOVERED",
        "structuralHoles.findings.nodes.0.subject.attestation": "COUNTED",
        "structuralHoles.findings.nodes.0.grounds.nodes.0.label": "Cover",
    },
    "30-chart": {
        "organizationChart.nodeCount": 11,
        "organizationChart.nodes.1.name": "中共米市巷街道三方协同指导服务中心委员会",
        "organizationChart.nodes.1.below": 9,
        "organizationChart.nodes.1.seats": 10,
        "organizationChart.nodes.2.head": {"title": "支部书记", "people": [{"name": "徐云丽"}]},
        "organizationChart.edges.10.kind": "CROSS_APPOINTMENT",
        "organizationChart.edges.10.homeBy": "BASIS",
    },
    "31-neighbours": {
        "neighbours.totalCount": 6,
        "neighbours.nodes.1.entity.name": "文汇苑业委会临时党支部",
        "neighbours.nodes.1.hop.relation": "has as a body of its own (设有)",
    },
    "32-path": {
        "path.length": 3,
        "path.paths.0.nodes.2.entity.name": "文汇苑业主委员会",
        "path.paths.0.hops.2.relation": "took a step on (处理)",
        "path.notWalkedThrough": [],
    },
    "33-handed": {
        "handlerPath.handlings": 11,
        "handlerPath.edges.0.kind": "RAISED",
        "handlerPath.edges.6.target": "organization:xs-residents-wenchao",
        "handlerPath.edges.6.back": True,
        "handlerPath.edges.9.kind": "CONSULTED",
    },
    "34-community": {
        "organizationChart.levels.3": {"level": 3, "total": 1, "shown": 1},
        "organizationChart.nodes.1.name": "红石中央花园",
        "organizationChart.nodes.8.head": {"title": "主任", "people": [{"name": "赵小蔚"}]},
        "organizationChart.nodes.11.name": "红石中央花园业委会红色党支部",
    },
    "52-what-if": {
        "whatIfCoverage.before.percent": "78.5",
        "whatIfCoverage.after": {"numerator": 42, "denominator": 42, "percent": "100.0"},
        "whatIfCoverage.measures.totalCount": 9,
        "whatIfCoverage.measures.nodes.0.kind": "INSTRUCTOR",
        "whatIfCoverage.totalCost": 9,
    },
    "53-joint-branches": {
        "all.measures.totalCount": 7,
        "all.totalCost": 21,
        "all.covered": 35,
        "all.left.totalCount": 0,
        "all.staffing.0.value": 5,
        "some.covered": 15,
        "some.left.nodes.0.reason": "OVER_BUDGET",
    },
    "54-certificate": {
        "certificate.rules.0.entityId": "rule:xs-rule-coverage",
        "certificate.sources.0.entityId": "source:xs-article",
        "certificate.content.answer.coverage.percent": "78.5",
        "certificate.content.scope.areas": ["CN"],
    },
    "55-verify": {
        "issuedElsewhere.verified": False,
        "issuedElsewhere.stale": False,
        "issuedElsewhere.findings.0.fault": "PUBLICATION_UNKNOWN",
        "changed.findings.0.fault": "FORM_CHANGED",
        "changed.findings.0.part": "asOf",
    },
}


@pytest.fixture(scope="module")
def answers(embedded_engine: EngineUnderTest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, httpx.Response]:
    """The answer to every example over the seeds, asked at the door as the explorer asks."""
    wipe(embedded_engine)
    # A loop of its own: the fixture outlives every test's.
    return asyncio.run(ask_examples(embedded_engine, tmp_path_factory.mktemp("ledgers")))


async def ask_examples(engine: EngineUnderTest, folder: Path) -> dict[str, httpx.Response]:
    """Loads the seeds into an empty engine and asks each example once."""
    asked: dict[str, httpx.Response] = {}
    async with world_on(engine, folder) as world:
        await load_seeds(world.graph, print)
        for name, window in zip(NAMES, WINDOWS, strict=True):
            body = {"query": window["initialQuery"], "variables": json.loads(window["initialVariables"])}
            asked[name] = await world.client.post("/graphql", json=body)
    return asked


def facts(answer: Any) -> int:
    """How many values an answer tells, nulls aside."""
    if isinstance(answer, dict | list):
        inner = cast("Any", answer)
        return sum(map(facts, inner.values() if isinstance(answer, dict) else inner))
    return 0 if answer is None else 1


def found_at(answer: Any, way: str) -> object:
    """What stands in an answer at the end of a way such as `steps.0.role`."""
    for step in way.split("."):
        answer = answer[int(step) if step.isdigit() else step]
    return answer


@pytest.mark.full_tree
@pytest.mark.parametrize("name", NAMES)
def test_an_example_answers_and_shows_what_it_says(answers: dict[str, httpx.Response], name: str) -> None:
    response = answers[name]
    answer = response.json()
    assert response.status_code == 200
    assert "errors" not in answer
    assert facts(answer["data"]) >= LEAST_FACTS
    told = TOLD[name]
    assert {way: found_at(answer["data"], way) for way in told} == told


def test_every_example_fits_the_schema_and_comes_with_its_variables() -> None:
    schema = build_schema(SDL.read_text("utf-8"))
    for window in WINDOWS:
        assert validate(schema, parse(window["initialQuery"])) == [], window["initialName"]
        declared = set(re.findall(r"\$(\w+):", window["initialQuery"]))
        assert set(json.loads(window["initialVariables"])) == declared, window["initialName"]


def test_an_example_is_named_by_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "1-x.graphql").write_text("# 名 · Name\n{ wide }\n")
    assert [window for _, window in numbered_examples(tmp_path)] == [
        {"initialName": "名 · Name", "initialQuery": "# 名 · Name\n{ wide }\n", "initialVariables": "{}"}
    ]


def test_every_example_is_named_in_both_languages_and_briefly() -> None:
    names = [window["initialName"] for window in WINDOWS]
    assert len(names) == len(set(names)) == len(NAMES)
    for name in names:
        assert re.fullmatch(r"[一-鿿]{2,6} · [A-Za-z -]{2,12}", name), name


def test_the_explorer_opens_with_fifteen_to_twenty_of_them() -> None:
    numbers = [number for number, _ in numbered_examples()]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) >= OPENED
    assert 15 <= len(OPENED) <= 20
