"""Verifying certificates, asked of small worlds: what was changed, what differs, and what was corrected since."""

from typing import Any

import pytest

from graph.scope import Caller
from ledgers.erase import erase_person
from resolvers.definitions.canonical import digest_of
from resolvers.definitions.certificates import sealed
from tests.engines.under_test import EngineUnderTest, wipe
from tests.questions.test_certificate import DOCUMENT, WORLD
from tests.world import World

ISSUE = """
query ($query: String!, $variables: JSON, $withAnswer: Boolean) {
  certificate(document: $query, variables: $variables, withAnswer: $withAnswer, asOf: "2018-12-31") { content text }
}
"""
VERIFY = """
query ($certificate: JSON!, $knownAt: DateTime) {
  verify(certificate: $certificate, knownAt: $knownAt) {
    verified stale asOf publication { revision } findings { fault part message }
  }
}
"""
PEOPLE = {
    "people": "id,name,source\nt-wang,王甲,t-src#p1\n",
    "posts": "id,organization,title,source\nt-post,t-firm,经理,t-src#p1\n",
    "appointments": "id,person,post,from,source\nt-a,t-wang,t-post,2016,t-src#p1\n",
}
PERSON = '{ node(id: "post:t-post") { ... on Post { appointments { nodes { person { name } } } } } }'
CORRECTED = {**WORLD, "covers": WORLD["covers"].replace("NONE", "UNSTATED")}


async def issue(world: World, query: str = DOCUMENT, **asked: object) -> Any:
    found = {"variables": {"area": "330105001"}, **asked}
    return (await world.ask(ISSUE, query=query, **found))["certificate"]


async def verify(world: World, certificate: object, **asked: object) -> Any:
    return (await world.ask(VERIFY, certificate=certificate, **asked))["verify"]


def faults(verification: Any) -> list[tuple[str, str | None]]:
    assert verification["verified"] == (not verification["findings"])
    return [(finding["fault"], finding["part"]) for finding in verification["findings"]]


def forged(content: dict[str, Any], **entries: object) -> dict[str, Any]:
    """A certificate of other entries, sealed anew as somebody would who knows how."""
    kept = {name: entry for name, entry in content.items() if name not in ("parts", "sha256")}
    return sealed({**kept, **entries}).model_dump(mode="json", by_alias=True)


async def test_a_certificate_is_verified_as_it_was_issued_and_a_correction_makes_it_stale(world: World) -> None:
    first = await world.apply(**WORLD)
    issued, bare = await issue(world), await issue(world, withAnswer=False)
    unchanged: dict[str, Any] = {
        "verified": True,
        "stale": False,
        "asOf": "2018-12-31",
        "publication": {"revision": 1},
        "findings": [],
    }
    for form in (issued["content"], issued["text"], bare["content"]):
        assert await verify(world, form) == unchanged
    await world.apply(organizations="id,name,kind,area\nt-other,别处物业,PROPERTY_FIRM,330105002\n")
    assert await verify(world, issued["content"]) == {**unchanged, "publication": {"revision": 2}}, "no answer of its"
    await world.apply(**CORRECTED)
    corrected = await verify(world, issued["content"])
    assert corrected == {**unchanged, "stale": True, "publication": {"revision": 3}}
    assert (await verify(world, issued["content"], knownAt=first.instant))["stale"] is False


async def test_a_changed_certificate_is_found_and_the_change_is_named(world: World) -> None:
    await world.apply(**WORLD)
    issued = await issue(world)
    content, text = issued["content"], issued["text"]
    for changed, found in (
        (text.replace('"50.0"', '"60.0"'), [("FORM_CHANGED", "answer")]),
        (text.replace("PARTY_WORK", "PARTY_WORX"), [("FORM_CHANGED", "document"), ("DOCUMENT_CHANGED", "document")]),
        (text + " ", [("FORM_CHANGED", None)]),
        ({**content, "asOf": "2018-12-30"}, [("FORM_CHANGED", "asOf")]),
        ({**content, "sha256": "0" * 64}, [("FORM_CHANGED", "sha256")]),
        ("nonsense", [("FORM_CHANGED", None)]),
        (forged(content, asOf="2018-13-31"), [("FORM_CHANGED", "asOf")]),
        (forged(content, scope={"areas": ["x"], "people": True}), [("FORM_CHANGED", "scope")]),
    ):
        verification = await verify(world, changed)
        assert (faults(verification), verification["stale"]) == (found, None), changed


async def test_a_certificate_sealed_anew_is_found_by_asking_again(world: World) -> None:
    await world.apply(**WORLD)
    content = (await issue(world))["content"]
    answer = {**content["answer"], "coverage": {**content["answer"]["coverage"], "percent": "60.0"}}
    rule = {**content["rules"][0], "sha256": "0" * 64}
    moment = content["publication"]["publishedAt"]
    forgeries: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
        ({"answer": answer, "answerSha256": digest_of(answer)}, [("ANSWER_DIFFERS", "answer")]),
        ({"asOf": "2018-12-30"}, [("ANSWER_DIFFERS", "answer")]),
        (
            {"variables": {"area": "330106"}},
            [
                ("ANSWER_DIFFERS", "answer"),
                ("RULE_CHANGED", "rule:t-near"),
                ("RULE_CHANGED", "rule:t-wide"),
                ("SOURCE_CHANGED", "source:t-src"),
            ],
        ),
        ({"variables": {}}, [("ANSWER_DIFFERS", "answer")]),
        ({"rules": [rule]}, [("RULE_CHANGED", "rule:t-near")]),
        ({"rules": []}, [("RULE_CHANGED", "rule:t-near")]),
        ({"sources": []}, [("SOURCE_CHANGED", "source:t-src")]),
        ({"publication": {"revision": 2, "publishedAt": moment}}, [("PUBLICATION_UNKNOWN", "publication")]),
        ({"publication": {"revision": 1, "publishedAt": "2018-01-01"}}, [("PUBLICATION_UNKNOWN", "publication")]),
        (
            {"publication": {"revision": 0, "publishedAt": None}},
            [("ANSWER_DIFFERS", "answer"), ("RULE_CHANGED", "rule:t-near"), ("SOURCE_CHANGED", "source:t-src")],
        ),
    ]
    for entries, found in forgeries:
        assert faults(await verify(world, forged(content, **entries))) == found, entries


async def test_what_was_changed_in_the_graph_behind_its_publications_is_found(
    world: World, empty_engine: EngineUnderTest
) -> None:
    await world.apply(**WORLD)
    content = (await issue(world))["content"]
    with empty_engine.session() as session:
        session.run("MATCH (s:RuleState {id: 'rule:t-near'}) SET s.digest = $digest", digest="0" * 64)
        session.run("MATCH (s:SourceState {id: 'source:t-src'}) SET s.digest = $digest", digest="0" * 64)
    assert faults(await verify(world, content)) == [("RULE_CHANGED", "rule:t-near"), ("SOURCE_CHANGED", "source:t-src")]
    with empty_engine.session() as session:
        session.run("MATCH (s:RuleState {id: 'rule:t-near'}) SET s.parameters = ['decimals=2']").consume()
    assert faults(await verify(world, content))[0] == ("ANSWER_DIFFERS", "answer")
    wipe(empty_engine)
    await world.apply(**WORLD)
    replaced = await verify(world, content)
    assert (faults(replaced), replaced["stale"]) == ([("PUBLICATION_UNKNOWN", "publication")], False), "the same again"


async def test_a_corrected_rule_leaves_a_certificate_verified_and_makes_it_stale(world: World) -> None:
    await world.apply(**WORLD)
    content = (await issue(world))["content"]
    await world.apply(**{**WORLD, "rules": WORLD["rules"].replace("decimals=1", "decimals=2")})
    found = await verify(world, content)
    assert (faults(found), found["stale"]) == ([], True)


async def test_an_answer_with_an_erased_person_is_not_given_again(world: World) -> None:
    await world.apply(**{**WORLD, **PEOPLE})
    seats = (await issue(world, PERSON, variables=None))["content"]
    alone = (await issue(world, '{ node(id: "person:t-wang") { id } }', variables=None))["content"]
    await erase_person(world.graph, person="person:t-wang", reason="本人申请")
    for content in (seats, alone):
        found = await verify(world, content)
        assert (faults(found), found["stale"]) == ([("ANSWER_DIFFERS", "answer")], True)


async def test_who_may_see_less_is_told_so_and_nothing_else(world: World) -> None:
    await world.apply(**WORLD)
    content = (await issue(world))["content"]
    await world.apply(**CORRECTED)
    for caller in (Caller(("330105001",), people=True), Caller(("",), people=False), Caller((), people=True)):
        found = (await world.ask_as(caller, VERIFY, certificate=content))["verify"]
        assert (faults(found), found["stale"]) == ([("SCOPE_DIFFERS", "scope")], None)
    narrow = Caller(("330105001",), people=False)
    asked = {"query": DOCUMENT, "variables": {"area": "33"}}
    theirs = (await world.ask_as(narrow, ISSUE, **asked))["certificate"]["content"]
    for caller in (narrow, Caller(("330105", "3302"), people=True), Caller(("",), people=True)):
        found = (await world.ask_as(caller, VERIFY, certificate=theirs))["verify"]
        assert faults(found) == [], "asked again as whoever it was issued to"


async def test_of_an_empty_graph_there_are_certificates_too(world: World) -> None:
    content = (await issue(world))["content"]
    assert content["publication"] == {"revision": 0, "publishedAt": None}
    assert faults(await verify(world, content)) == []
    await world.apply(**WORLD)
    found = await verify(world, content)
    assert (faults(found), found["stale"]) == ([], True)


@pytest.mark.parametrize("certificate", [None, True, 3, [1], {}, {"form": "sanfang-certificate-1"}])
async def test_what_is_none_is_said_to_be_none(world: World, certificate: object) -> None:
    if certificate is None:
        assert (await world.fail(VERIFY, certificate=None))[0] == "BAD_INPUT"
        return
    assert {fault for fault, _ in faults(await verify(world, certificate))} == {"FORM_CHANGED"}
