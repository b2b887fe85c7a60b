"""A certificate: what it holds, how it is sealed, and what was changed in one.

Every entry but `parts` and `sha256` has its SHA-256 in `parts`, over its canonical text (`canonical.py`), so that a
changed entry is named; `sha256` is that of all the rest. There is no signature: whoever keeps the digest elsewhere can
tell that a certificate is the one they were given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from graph.readings.digests import DigestsRow
from resolvers.definitions.canonical import canonical, digest_of, parsed, sha256
from resolvers.definitions.certificate_words import CertificateFault as Fault

FORM = "sanfang-certificate-1"
"""The version of the form."""

_SHA256 = r"^[0-9a-f]{64}$"
_UNSEALED = ("parts", "sha256")


class _Entry(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=to_camel,
        validate_by_name=True,
        serialize_by_alias=True,
    )


class CertifiedScope(_Entry):
    """What the caller may see: division codes, and whether people's names."""

    areas: list[str]
    people: bool


class CertifiedPublication(_Entry):
    """The publication that was read: its number, and the moment from which on it was seen."""

    revision: int
    published_at: str | None


class CertifiedVersion(_Entry):
    """A version of a rule's or a source's state: the entity, the fact, which version, and its digest."""

    id: str
    fact: str
    version: int
    sha256: str = Field(pattern=_SHA256)


class Certificate(_Entry):
    """A certificate, entry by entry.

    Attributes:
        form, software: by which version of the form, and by which release, it was issued.
        issued_at: when, in UTC.
        document, document_sha256: the query, printed canonically, and the digest of that text in UTF-8.
        variables: its variables.
        scope: what the caller might see.
        as_of: the day that stands wherever the document tells none.
        publication: what was read.
        rules: the versions of the rules that the answer follows or names, by id and fact.
        sources: the versions of the sources that it names, by id and fact.
        answer_sha256: the digest of the answer's canonical text.
        answer: the answer, or nothing where it was left out.
        parts: the digest of each entry above, by its name.
        sha256: the digest of all the rest.
    """

    form: Literal["sanfang-certificate-1"]
    software: str
    issued_at: str
    document: str
    document_sha256: str = Field(pattern=_SHA256)
    variables: dict[str, Any]
    scope: CertifiedScope
    as_of: str
    publication: CertifiedPublication
    rules: list[CertifiedVersion]
    sources: list[CertifiedVersion]
    answer_sha256: str = Field(pattern=_SHA256)
    answer: dict[str, Any] | None
    parts: dict[str, str]
    sha256: str = Field(pattern=_SHA256)


@dataclass(frozen=True)
class Finding:
    """What is wrong: the fault, which part of the certificate or which entity it is about, and a sentence."""

    fault: Fault
    part: str | None
    message: str


@dataclass(frozen=True)
class Opened:
    """A certificate as it was given: nothing of it where it has another form, and what was found changed."""

    certificate: Certificate | None
    findings: tuple[Finding, ...]


def sealed(entries: Mapping[str, object]) -> Certificate:
    """A certificate of these entries, which its parts' digests and its own are added to.

    Raises:
        ValueError: an entry has no canonical text.
    """
    parts = {name: digest_of(entry) for name, entry in entries.items()}
    seal = digest_of({**entries, "parts": parts})
    return Certificate.model_validate({**entries, "parts": parts, "sha256": seal})


def written(certificate: Certificate) -> dict[str, Any]:
    """The certificate as a JSON object."""
    return certificate.model_dump(mode="json", by_alias=True)


def versions_of(rows: Sequence[DigestsRow], ids: frozenset[str]) -> list[dict[str, object]]:
    """The versions of some entities, by id and fact, as a certificate has them."""
    return [
        {"id": row.id, "fact": row.fact, "version": row.number, "sha256": row.digest} for row in rows if row.id in ids
    ]


def opened(given: object) -> Opened:
    """A certificate given as a JSON object, or as the canonical text of one, with everything that was changed in it."""
    try:
        value = parsed(given) if isinstance(given, str) else given
        text = canonical(value)
    except ValueError as wrong:
        return _unreadable(f"It is no JSON that a certificate could be: {wrong}.")
    if not isinstance(value, dict):
        return _unreadable("It is no JSON object.")
    entries = cast("dict[str, Any]", value)
    findings: list[Finding] = []
    if isinstance(given, str) and given != text:
        findings.append(Finding(Fault.FORM_CHANGED, None, "The text is not in canonical form."))
    findings += _changed(entries)
    try:
        certificate = Certificate.model_validate(entries)
    except ValidationError as wrong:
        found = {part.part for part in findings}
        places = [(".".join(map(str, each["loc"])), each["msg"]) for each in wrong.errors()]
        findings += [
            Finding(Fault.FORM_CHANGED, place, f"{place}: {told}.") for place, told in places if place not in found
        ]
        return Opened(None, tuple(findings))
    told = {(finding.fault, finding.part) for finding in findings}
    findings += [each for each in _inconsistent(certificate) if (each.fault, each.part) not in told]
    return Opened(certificate, tuple(findings))


def _unreadable(message: str) -> Opened:
    return Opened(None, (Finding(Fault.FORM_CHANGED, None, message),))


def _changed(entries: Mapping[str, Any]) -> list[Finding]:
    """The entries that are not those whose digests stand in `parts`, or else the digests that are not theirs."""
    stated: dict[str, object] = (
        cast("dict[str, object]", entries["parts"]) if isinstance(entries.get("parts"), dict) else {}
    )
    parts = {name: digest_of(entry) for name, entry in entries.items() if name not in _UNSEALED}
    differing = sorted(name for name in parts.keys() | stated.keys() if parts.get(name) != stated.get(name))
    content = {name: entry for name, entry in entries.items() if name not in _UNSEALED}
    if digest_of({**content, "parts": parts}) == entries.get("sha256"):
        # The entries are those that were sealed, so it is the list of digests that was changed.
        return [_touched(f"parts.{name}") for name in differing]
    if differing:
        return [_touched(name) for name in differing]
    intact = digest_of({name: entry for name, entry in entries.items() if name != "sha256"}) == entries.get("sha256")
    return [] if intact else [_touched("sha256")]


def _touched(part: str) -> Finding:
    return Finding(Fault.FORM_CHANGED, part, f"`{part}` is not as it was issued.")


def _inconsistent(certificate: Certificate) -> list[Finding]:
    found: list[Finding] = []
    if sha256(certificate.document) != certificate.document_sha256:
        message = "The document is not the one whose digest the certificate states."
        found.append(Finding(Fault.DOCUMENT_CHANGED, "document", message))
    if certificate.answer is not None and digest_of(certificate.answer) != certificate.answer_sha256:
        message = "The answer is not the one whose digest the certificate states."
        found.append(Finding(Fault.FORM_CHANGED, "answer", message))
    return found
