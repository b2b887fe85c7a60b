"""Certificates, asked of small worlds: what one holds, what it rests on, and what is not certified."""

import hashlib
import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.reader import GraphReader
from graph.release import RELEASE
from graph.scope import Caller
from tests.world import World

ASK = """
query ($query: String!, $variables: JSON, $withAnswer: Boolean, $asOf: Date, $knownAt: DateTime) {
  certificate(document: $query, variables: $variables, withAnswer: $withAnswer, asOf: $asOf, knownAt: $knownAt) {
    content text sha256 document documentSha256 answerSha256 asOf publication { revision publishedAt }
    rules { entityId fact version sha256 } sources { entityId }
  }
}
"""
DOCUMENT = """
# Of the firms of a place.
query ($area: DivisionCode!) {
  coverage(area: $area, unit: PROPERTY_FIRM, measure: PARTY_WORK) { asOf percent numerator denominator
    counted { nodes { unitId grounds { statedBy { source { id } } } } } }
  publication { revision }
}
"""
WORLD = {
    "sources": "id,title,stated\nt-src,测试来源,2018\nt-law,口径文件,2018\n",
    "organizations": """
id,name,kind,area,source
t-firm,甲物业,PROPERTY_FIRM,330105001,t-src#p1
t-firm2,乙物业,PROPERTY_FIRM,330105001,t-src#p1
""",
    "covers": """
id,party_organization,unit,mode,source
t-c1,,organization:t-firm,UNSTATED,t-src#p2
t-c2,,organization:t-firm2,NONE,t-src#p2
""",
    "rules": """
id,kind,name,scope,parameters,source
t-wide,COVERAGE,全省口径,area:33,decimals=0,t-law#p1
t-near,COVERAGE,本街道口径,area:330105001,decimals=1,t-law#p1
t-term,TERM,任期规则,area:33,body=PROPERTY_FIRM,t-law#p2
t-term2,TERM,业委会任期,area:33,body=OWNERS_COMMITTEE,t-law#p2
""",
}


async def issue(world: World, document: str = DOCUMENT, **asked: object) -> Any:
    found = {"variables": {"area": "330105001"}, "asOf": "2018-12-31", **asked}
    return (await world.ask(ASK, query=document, **found))["certificate"]


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


async def test_a_certificate_holds_what_was_asked_and_answered_and_what_that_rests_on(world: World) -> None:
    await world.apply(**WORLD)
    before = datetime.now(UTC)
    issued = await issue(world)
    content = issued["content"]
    answer = {
        "coverage": {
            "asOf": "2018-12-31",
            "percent": "50.0",
            "numerator": 1,
            "denominator": 2,
            "counted": {
                "nodes": [
                    {"unitId": "organization:t-firm", "grounds": [{"statedBy": {"source": {"id": "source:t-src"}}}]}
                ]
            },
        },
        "publication": {"revision": 1},
    }
    assert content["answer"] == answer
    assert issued["answerSha256"] == sha256(json.dumps(answer, sort_keys=True, separators=(",", ":")))
    assert content["variables"] == {"area": "330105001"}
    assert content["scope"] == {"areas": ["CN"], "people": True}
    assert (content["asOf"], issued["asOf"]) == ("2018-12-31", "2018-12-31")
    assert content["publication"]["revision"] == 1
    published = datetime.fromisoformat(content["publication"]["publishedAt"])
    assert published == datetime.fromisoformat(issued["publication"]["publishedAt"]) <= before
    assert before <= datetime.fromisoformat(content["issuedAt"]) <= datetime.now(UTC)
    assert (content["form"], content["software"]) == ("sanfang-certificate-1", f"sanfang {RELEASE}")
    assert issued["document"] == content["document"]
    assert content["document"].startswith("query ($area: DivisionCode!) {\n  coverage(area: $area, unit"), (
        "printed anew"
    )
    assert issued["documentSha256"] == sha256(content["document"])

    assert [rule["entityId"] for rule in issued["rules"]] == ["rule:t-near"], "the one followed, not one it goes before"
    assert issued["rules"][0]["fact"] == "rule:t-near"
    assert issued["rules"][0]["version"] == 1
    assert [source["entityId"] for source in issued["sources"]] == ["source:t-src"], "the one named"

    assert json.loads(issued["text"]) == content
    sealed = {name: entry for name, entry in content.items() if name != "sha256"}
    text = json.dumps(sealed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert issued["sha256"] == content["sha256"] == sha256(text)


async def test_the_day_and_the_publication_are_the_certificates_wherever_the_document_tells_none(world: World) -> None:
    first = await world.apply(**WORLD)
    await world.apply(**{**WORLD, "covers": WORLD["covers"].replace("NONE", "UNSTATED")})
    firms = 'coverage(area: "33", unit: PROPERTY_FIRM, measure: PARTY_WORK'
    document = f"""{{
      inherited: {firms}) {{ asOf numerator publication {{ revision }} }}
      told: {firms}, asOf: "2017-01-01") {{ asOf numerator }}
    }}"""
    now = (await issue(world, document, variables=None))["content"]["answer"]
    assert now["inherited"] == {"asOf": "2018-12-31", "numerator": 2, "publication": {"revision": 2}}
    assert now["told"] == {"asOf": "2017-01-01", "numerator": 2}
    then = (await issue(world, document, variables=None, knownAt=first.instant))["content"]
    assert then["publication"]["revision"] == 1
    assert then["answer"]["inherited"] == {"asOf": "2018-12-31", "numerator": 1, "publication": {"revision": 1}}
    later = f"query ($at: DateTime) {{ {firms}, knownAt: $at) {{ numerator }} }}"
    at = {"at": datetime.now(UTC).isoformat()}
    pinned = await issue(world, later, variables=at, knownAt=first.instant)
    assert pinned["content"]["answer"]["coverage"]["numerator"] == 1, "no later than the certificate's own"


async def test_rules_are_noted_however_deep_they_are_followed_and_named_ones_too(world: World) -> None:
    claims = "id,measure,about,unit,as_of,value\nt-claim,PARTY_WORK,area:330105001,PROPERTY_FIRM,2018,50.0%\n"
    await world.apply(**{**WORLD, "claims": claims.replace("value", "value,source").replace("50.0%", "50.0%,t-src#p1")})
    recomputed = await issue(world, '{ claims(area: "330105001") { figures { nodes { status } } } }', variables=None)
    assert [rule["entityId"] for rule in recomputed["rules"]] == ["rule:t-near"]
    named = await issue(world, '{ rules(area: "330105001") { inForce { totalCount } } }', variables=None)
    every = ("near", "term", "term2", "wide")
    assert [rule["entityId"] for rule in named["rules"]] == [f"rule:t-{key}" for key in every]
    terms = await issue(world, '{ termRadar(area: "330105001") { terms { totalCount } } }', variables=None)
    assert [rule["entityId"] for rule in terms["rules"]] == ["rule:t-term"]
    node = await issue(world, '{ node(id: "source:t-law") { id } }', variables=None)
    assert [(each["entityId"]) for each in (*node["rules"], *node["sources"])] == ["source:t-law"]


async def test_a_document_is_certified_with_all_it_read_however_often_it_was_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement of a whole tree tells nobody which rules and sources it read, so none is used here."""
    await world.apply(**WORLD)
    nested: list[str] = []

    async def at_once(*_: object) -> None:
        """The engine has planned the statement as soon as it was asked to."""

    def told(name: str, read: Any) -> Any:
        async def reads(*asked: Any) -> Any:
            nested.append(name)
            return await read(*asked)

        return reads

    monkeypatch.setattr(GraphReader, "rehearse", at_once)
    for name in ("read_root", "read_nested", "read_together"):
        monkeypatch.setattr(GraphReader, name, told(name, getattr(GraphReader, name)))
    document = """{ node(id: "area:330105001") { ... on Area {
      rules { nodes { name } } organizations { nodes { name statedBy { source { id } } } }
    } } }"""
    for number in range(3):
        issued = await issue(world, document, variables=None)
        assert [each["entityId"] for each in issued["rules"]] == ["rule:t-near"]
        assert [each["entityId"] for each in issued["sources"]] == ["source:t-src"]
        # An answer that was kept would be read by nothing.
        await world.ask(document, number=number)
    assert nested == ["read_root", "read_root"], "of the document asked by itself, once its statement was planned"


async def test_the_answer_may_be_left_out_and_its_digest_stays(world: World) -> None:
    await world.apply(**WORLD)
    whole, bare = await issue(world), await issue(world, withAnswer=False)
    assert bare["content"]["answer"] is None
    assert bare["answerSha256"] == whole["answerSha256"]


async def test_a_caller_is_certified_what_they_may_see(world: World) -> None:
    await world.apply(**WORLD)
    caller = Caller(("330105002",), people=False)
    found = (await world.ask_as(caller, ASK, query=DOCUMENT, variables={"area": "33"}, asOf="2018-12-31"))[
        "certificate"
    ]
    assert found["content"]["scope"] == {"areas": ["330105002"], "people": False}
    assert found["content"]["answer"]["coverage"]["denominator"] == 0


async def test_what_is_not_certified_is_refused_and_says_why(world: World) -> None:
    await world.apply(**WORLD)
    inner = json.dumps("{ publication { revision } }")
    field = 'coverage(area: "33", unit: PROPERTY_FIRM, measure: PARTY_WORK)'
    for document, variables, code, told in (
        ("{", None, "BAD_INPUT", "Syntax Error"),
        ("mutation { x }", None, "BAD_INPUT", "one query"),
        ("query A { publication { revision } } query B { publication { revision } }", None, "BAD_INPUT", "one query"),
        ("{ nothing }", None, "BAD_INPUT", "nothing"),
        (f"{{ certificate(document: {inner}) {{ sha256 }} }}", None, "BAD_INPUT", "neither `certificate` nor `verify`"),
        ("{ verify(certificate: 1) { verified } }", None, "BAD_INPUT", "neither `certificate` nor `verify`"),
        ("fragment F on Query { verify(certificate: 1) { stale } } { ...F }", None, "BAD_INPUT", "neither"),
        ("{" + " ".join(f"a{n}: {field} {{ asOf }}" for n in range(31)) + "}", None, "BAD_INPUT", "30 aliases"),
        ("{ publication { revision } }" + " " * 15_000, None, "BAD_INPUT", "15000 characters"),
        ('{ node(id: "person:t-none") { id } }', None, "NOT_FOUND", "person:t-none"),
        ('{ coverage(area: "3", unit: COMPOUND, measure: PARTY_WORK) { asOf } }', None, "BAD_INPUT", "division code"),
        (DOCUMENT, None, "BAD_INPUT", "area"),
        (DOCUMENT, [1], "BAD_INPUT", "variables"),
        ("{ publication { revision } }", {"n": 2**53 + 1}, "BAD_INPUT", "2^53"),
    ):
        found = await world.fail(ASK, query=document, variables=variables)
        assert (found[0], told in found[1]) == (code, True), (document, found)


async def test_a_request_certifies_so_many_times_and_no_more(world: World) -> None:
    await world.apply(**WORLD)
    one = 'certificate(document: "{ publication { revision } }") { sha256 }'
    asked = ["{" + " ".join(f"a{number}: {one}" for number in range(count)) + "}" for count in (8, 9)]
    assert len(await world.ask(asked[0])) == 8
    code, message = await world.fail(asked[1])
    assert (code, "8 times" in message) == ("BAD_INPUT", True)


def test_the_release_is_the_one_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == RELEASE
