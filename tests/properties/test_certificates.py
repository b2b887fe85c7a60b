"""Whatever is changed in a certificate, even one character, is found; what is not changed is not."""

import json
import struct
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolvers.definitions.canonical import canonical, digest_of, parsed, sha256
from resolvers.definitions.certificate_words import CertificateFault
from resolvers.definitions.certificates import FORM, opened, sealed, written

DOCUMENT = "{\n  publication {\n    revision\n  }\n}"
ANSWER = {"publication": {"revision": 3}, "名": ["甲", None, 1.5, -0.25, True]}
VERSION = {"id": "rule:t-rule", "fact": "rule:t-rule", "version": 1, "sha256": "0" * 64}
ENTRIES: dict[str, Any] = {
    "form": FORM,
    "software": "sanfang 0.1.0",
    "issuedAt": "2019-01-01T00:00:00.000000Z",
    "document": DOCUMENT,
    "documentSha256": sha256(DOCUMENT),
    "variables": {"area": "33", "n": [1, 2.5]},
    "scope": {"areas": ["CN"], "people": True},
    "asOf": "2018-12-31",
    "publication": {"revision": 3, "publishedAt": "2019-01-01T00:00:00.000000Z"},
    "rules": [VERSION],
    "sources": [],
    "answerSha256": digest_of(ANSWER),
    "answer": ANSWER,
}
CONTENT = written(sealed(ENTRIES))
TEXT = canonical(CONTENT)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-(2.0**53), 2.0**53)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_a_certificate_as_it_was_issued_has_nothing_wrong() -> None:
    for whole in (CONTENT, TEXT, json.loads(json.dumps(CONTENT, indent=2))):
        found = opened(whole)
        assert (found.findings, found.certificate and written(found.certificate)) == ((), CONTENT)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.characters(exclude_categories=["Cs"]))
def test_no_character_of_the_text_can_be_another(place: int, other: str) -> None:
    changed = TEXT[:place] + other + TEXT[place + 1 :]
    assert bool(opened(changed).findings) == (changed != TEXT)
    try:
        value = json.loads(changed)
    except ValueError:
        return
    assert bool(opened(value).findings) == (value != CONTENT or canonical(value) != TEXT)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(TEXT)), st.characters(exclude_categories=["Cs"]), st.integers(0, 2))
def test_nothing_can_be_put_into_the_text_or_left_out_of_it(place: int, more: str, less: int) -> None:
    changed = TEXT[:place] + more + TEXT[place + less :]
    assert bool(opened(changed).findings) == (changed != TEXT)


@pytest.mark.parametrize("name", [name for name in CONTENT if name not in ("parts", "sha256")])
def test_the_entry_that_was_changed_is_named(name: str) -> None:
    other: dict[str, Any] = {
        "form": "sanfang-certificate-2",
        "answer": {},
        "variables": {},
        "rules": [],
        "sources": [VERSION],
    }
    changed = {**CONTENT, name: other.get(name, "2018-12-30" if isinstance(CONTENT[name], str) else {})}
    found = {(finding.fault.value, (finding.part or "").partition(".")[0]) for finding in opened(changed).findings}
    assert ("FORM_CHANGED", name) in found
    assert {part for _, part in found} - {"document"} <= {name}
    assert (("DOCUMENT_CHANGED", "document") in found) == (name == "document")


def test_the_list_of_digests_and_the_seal_are_named_too() -> None:
    parts = {**CONTENT["parts"], "answer": "0" * 64}
    assert [finding.part for finding in opened({**CONTENT, "parts": parts}).findings] == ["parts.answer"]
    assert [finding.part for finding in opened({**CONTENT, "sha256": "0" * 64}).findings] == ["sha256"]
    without = {name: entry for name, entry in CONTENT.items() if name != "sources"}
    assert {finding.part for finding in opened(without).findings} == {"sources"}
    assert {finding.part for finding in opened({**CONTENT, "more": 1}).findings} == {"more"}


@pytest.mark.parametrize(
    "given",
    [
        "",
        "nonsense",
        "[]",
        "{}",
        "null",
        1,
        None,
        [],
        {},
        '{"a":1,"a":1}',
        "[NaN]",
        "[" * 5000,
        '"\ud800"',
        {"a": {1: 2}},
    ],
)
def test_what_is_no_certificate_is_said_to_be_none(given: object) -> None:
    found = opened(given)
    assert found.certificate is None
    assert {finding.fault for finding in found.findings} == {CertificateFault.FORM_CHANGED}


def test_a_certificate_sealed_anew_still_has_to_agree_with_itself() -> None:
    forged = written(sealed({**ENTRIES, "answer": {"publication": {"revision": 4}}}))
    assert [(each.fault.value, each.part) for each in opened(forged).findings] == [("FORM_CHANGED", "answer")]
    forged = written(sealed({**ENTRIES, "document": "{ nothing }"}))
    assert [(each.fault.value, each.part) for each in opened(forged).findings] == [("DOCUMENT_CHANGED", "document")]


@settings(max_examples=200)
@given(JSON)
def test_canonical_text_reads_back_as_the_value_and_is_the_only_one(value: object) -> None:
    text = canonical(value)
    assert parsed(text) == value
    assert canonical(parsed(text)) == text
    assert canonical(json.loads(json.dumps(value, indent=1))) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_so_that_it_is_read_as_itself(value: float) -> None:
    text = canonical(value)
    assert float(text) == value
    assert canonical(parsed(text)) == text


@pytest.mark.parametrize(
    ("bits", "text"),
    [
        # The samples of RFC 8785, appendix B.
        ("0000000000000000", "0"),
        ("8000000000000000", "0"),
        ("0000000000000001", "5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("4430000000000000", "295147905179352830000"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555553", "333333333.3333332"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)
def test_numbers_are_written_as_ecmascript_does(bits: str, text: str) -> None:
    assert canonical(struct.unpack(">d", bytes.fromhex(bits))[0]) == text


def test_keys_are_sorted_by_their_utf_16_units_and_strings_escaped_as_little_as_may_be() -> None:
    assert canonical({"€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\x80": 6, "ö": 7}) == (
        '{"\\r":2,"1":4,"\x80":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'
    )
    for refused in (2**53 + 1, -(2**53) - 1, 10**400, float("nan"), "\ud800", {1: 2}, {"a": {1}}):
        with pytest.raises(ValueError, match=r".+"):
            canonical([refused])
    assert canonical('\x0f\n"\\/é') == '"\\u000f\\n\\"\\\\/é"'
