"""A certificate: a document answered at one publication, with what the answer rests on, dated and sealed."""

from datetime import UTC, datetime

from graph.dates import instant_text
from graph.divisions import code_of
from graph.entities.lists import IdsParams
from graph.errors import BadInput
from graph.published import Published
from graph.questions.certificate import CERTIFICATE
from graph.reader import GraphReader
from graph.release import RELEASE
from graph.scope import Scope
from resolvers.definitions.answering import Answering, Asked
from resolvers.definitions.canonical import canonical, digest_of, sha256
from resolvers.definitions.certificates import FORM, Certificate, sealed, versions_of, written

BYTES = 900_000
"""How large a certificate may be: one that is larger could not be sent back to be verified."""


async def certificate(
    graph: GraphReader, *, asked: Asked, seen: Published, answering: Answering, with_answer: bool, scope: Scope
) -> Certificate:
    """The certificate of a document's answer.

    Raises:
        BadInput: the variables have no canonical text, or the certificate is larger than BYTES.
        SanfangError: what the document's answer has for an error.
    """
    answered = await answering(asked, seen)
    found = await graph.ask(CERTIFICATE, scope, IdsParams(ids=tuple(sorted(answered.rules | answered.sources))))
    try:
        made = sealed(
            {
                "form": FORM,
                "software": f"sanfang {RELEASE}",
                "issuedAt": instant_text(datetime.now(UTC)),
                "document": asked.document,
                "documentSha256": sha256(asked.document),
                "variables": dict(asked.variables),
                "scope": {"areas": [code_of(area) for area in asked.caller.areas], "people": asked.caller.people},
                "asOf": asked.day,
                "publication": {"revision": seen.revision, "publishedAt": seen.at},
                "rules": versions_of(found, answered.rules),
                "sources": versions_of(found, answered.sources),
                "answerSha256": digest_of(answered.answer),
                "answer": answered.answer if with_answer else None,
            }
        )
    except ValueError as wrong:
        raise BadInput(f"The answer cannot be certified: {wrong}.") from wrong
    size = len(canonical(written(made)).encode())
    if size > BYTES:
        raise BadInput(
            f"The certificate would have {size} bytes, and at most {BYTES} can be verified: ask for less, or leave the "
            "answer out (`withAnswer: false`).",
            maximum=BYTES,
        )
    return made
