"""`verify`: whether a certificate is as it was issued, and its query still has the same answer."""

from dataclasses import replace
from typing import Annotated

import strawberry

from resolvers.definitions.certificate_words import CertificateFault
from resolvers.definitions.certificates import Finding
from resolvers.questions.verify import Verification as Found
from resolvers.questions.verify import verify as ask
from schema.answers import Answer
from schema.context import Info
from schema.documents import answering_in
from schema.fields import KnownAt, said
from schema.scalars import Json


@strawberry.type(description="Something that is wrong with a certificate (核验问题).")
class CertificateFinding:
    """Something that is wrong with a certificate."""

    row: strawberry.Private[Finding]

    fault: CertificateFault = said("fault", "What is wrong (问题).")
    part: str | None = said(
        "part", "Which entry of the certificate, or the id of which rule or source; null is all of it (涉及部分)."
    )
    message: str = said("message", "The same in a sentence (说明).")


@strawberry.type(
    description="What became of a certificate; `asOf` is its day, `publication` what now was read from (凭证核验)."
)
class Verification(Answer):
    """What became of a certificate."""

    found: strawberry.Private[Found]

    @strawberry.field(
        description="Whether it is as it was issued, and its query has that answer at that publication (是否通过)."
    )
    def verified(self) -> bool:
        """Whether nothing is wrong."""
        return not self.found.findings

    @strawberry.field(description="What is wrong; none where it is verified (核验问题).")
    def findings(self) -> list[CertificateFinding]:
        """What is wrong."""
        return [CertificateFinding(row=each) for each in self.found.findings]

    @strawberry.field(
        description=(
            "Whether the query has another answer on that day as known now: corrected since, and no fault of the "
            "certificate's; null where it was not asked again (已有更正)."
        )
    )
    def stale(self) -> bool | None:
        """Whether the query has another answer as known now."""
        return self.found.stale


async def verify(
    info: Info,
    *,
    certificate: Annotated[
        Json, strawberry.argument(description="The certificate: its `content`, or its `text` as a string (凭证).")
    ],
    known_at: KnownAt = None,
) -> Verification:
    """The verification of a certificate, and whether its answer was corrected since."""
    context = info.context
    documents = context.documents()
    scope = await context.scope(None, known_at)
    found = await ask(
        context.graph,
        given=certificate,
        answering=answering_in(context, documents),
        now=context.publication_of(scope),
        scope=scope,
    )
    return Verification(found=found, scope=replace(scope, day=found.day or scope.day))
