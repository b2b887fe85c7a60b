"""Verifying a certificate: whether it is as it was issued, and its document still has the same answer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.divisions import division_code, prefix_of
from graph.entities.lists import IdsParams
from graph.errors import BadInput, NotFound
from graph.published import Published
from graph.questions.verify import VERIFY
from graph.reader import GraphReader
from graph.scope import Caller, Scope, meet
from resolvers.definitions.answering import Answered, Answering, Asked
from resolvers.definitions.canonical import digest_of
from resolvers.definitions.certificate_words import CertificateFault as Fault
from resolvers.definitions.certificates import Certificate, CertifiedVersion, Finding, opened, versions_of


@dataclass(frozen=True)
class Verification:
    """What became of a certificate.

    Attributes:
        certificate: the certificate; nothing where what was given has not the form of one.
        findings: what is wrong; nothing is where there are none.
        stale: whether the document has another answer as known now; nothing where that was not asked.
        day: the day that the certificate states; nothing where it states none.
    """

    certificate: Certificate | None
    findings: tuple[Finding, ...]
    stale: bool | None = None
    day: str | None = None


async def verify(
    graph: GraphReader, *, given: object, answering: Answering, now: Published, scope: Scope
) -> Verification:
    """The verification of a certificate: of its form, then of the answer at its publication, then of the answer now.

    Args:
        graph: what is asked.
        given: the certificate, as a JSON object or as its text.
        answering: answers its document, as the caller with what the certificate's own might see.
        now: the publication that "now" is.
        scope: what the caller may see.
    """
    read = opened(given)
    certificate = read.certificate
    if certificate is None or read.findings:
        return Verification(certificate, read.findings)
    try:
        asked = _asked(certificate)
    except _Unusable as wrong:
        return Verification(certificate, (Finding(Fault.FORM_CHANGED, wrong.part, f"`{wrong.part}` cannot be."),))
    if not _may_see(scope, asked.caller):
        message = "It was issued to somebody who may see more than you: its document is not asked for you."
        return Verification(certificate, (Finding(Fault.SCOPE_DIFFERS, "scope", message),), day=asked.day)
    seen = await _publication(graph, certificate)
    if seen is None:
        message = "The graph has no publication of that number at that moment."
        findings = (Finding(Fault.PUBLICATION_UNKNOWN, "publication", message),)
    else:
        findings = await _compared(graph, certificate, answering, asked=asked, seen=seen, scope=scope)
    stale = await _stale(certificate, asked, seen, now, answering)
    return Verification(certificate, tuple(findings), stale, asked.day)


class _Unusable(Exception):  # noqa: N818 - never leaves this module
    """An entry says what cannot be, though it is sealed."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def _asked(certificate: Certificate) -> Asked:
    """The document as whoever it was issued to asked it."""
    try:
        areas = tuple(prefix_of(division_code(area)) for area in certificate.scope.areas)
    except ValueError:
        raise _Unusable("scope") from None
    try:
        day = date.fromisoformat(certificate.as_of).isoformat()
    except ValueError:
        raise _Unusable("asOf") from None
    return Asked(certificate.document, certificate.variables, Caller(areas, certificate.scope.people), day)


def _may_see(scope: Scope, caller: Caller) -> bool:
    within = all(meet(scope.areas, area) == (area,) for area in caller.areas)
    return within and (scope.people or not caller.people)


async def _publication(graph: GraphReader, certificate: Certificate) -> Published | None:
    stated = certificate.publication
    if stated.published_at is None:
        return Published() if not stated.revision else None
    found = await graph.known_at(stated.published_at)
    return found if (found.revision, found.at) == (stated.revision, stated.published_at) else None


async def _compared(
    graph: GraphReader, certificate: Certificate, answering: Answering, *, asked: Asked, seen: Published, scope: Scope
) -> list[Finding]:
    """What differs at the certificate's publication."""
    try:
        answered = await answering(asked, seen)
    except (BadInput, NotFound) as refused:
        message = f"The document has no answer any more: {refused.message}"
        return [Finding(Fault.ANSWER_DIFFERS, "answer", message)]
    findings: list[Finding] = []
    if digest_of(answered.answer) != certificate.answer_sha256:
        message = "The document has another answer at that publication."
        findings.append(Finding(Fault.ANSWER_DIFFERS, "answer", message))
    ids = IdsParams(ids=tuple(sorted(answered.rules | answered.sources)))
    rows = await graph.ask(VERIFY, replace(scope, known=seen.instant), ids)
    for fault, stated, found in (
        (Fault.RULE_CHANGED, certificate.rules, versions_of(rows, answered.rules)),
        (Fault.SOURCE_CHANGED, certificate.sources, versions_of(rows, answered.sources)),
    ):
        versions = [CertifiedVersion.model_validate(each) for each in found]
        findings += [
            Finding(fault, id, f"{id} is not as the certificate states it.") for id in _differing(stated, versions)
        ]
    return findings


def _differing(stated: Sequence[CertifiedVersion], found: Sequence[CertifiedVersion]) -> list[str]:
    by_id: dict[str, list[set[CertifiedVersion]]] = defaultdict(lambda: [set(), set()])
    for side, versions in enumerate((stated, found)):
        for version in versions:
            by_id[version.id][side].add(version)
    return sorted(id for id, (before, after) in by_id.items() if before != after)


async def _stale(
    certificate: Certificate, asked: Asked, seen: Published | None, now: Published, answering: Answering
) -> bool:
    if seen == now:
        return False
    try:
        # Said to be read from the certificate's publication: that another was published is no other answer.
        answered: Answered = await answering(asked, now, seen or _stated(certificate))
    except (BadInput, NotFound):
        return True
    return digest_of(answered.answer) != certificate.answer_sha256


def _stated(certificate: Certificate) -> Published:
    stated = certificate.publication
    return Published(revision=stated.revision, at=stated.published_at)
