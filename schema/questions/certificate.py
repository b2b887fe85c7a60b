"""`certificate`: a query answered at one publication, with what the answer rests on, dated and sealed."""

from typing import Annotated, Any, cast

import strawberry

from graph.errors import BadInput
from resolvers.definitions.answering import Asked
from resolvers.definitions.canonical import canonical
from resolvers.definitions.certificates import Certificate, CertifiedVersion, written
from resolvers.questions.certificate import certificate as issue
from schema.answers import Answer
from schema.context import Info
from schema.documents import answering_in, query_of
from schema.fields import AsOf, KnownAt
from schema.scalars import Json


@strawberry.type(
    name="CertifiedVersion", description="A version of a rule's or a source's state that an answer rests on (所依版本)."
)
class VersionCertified:
    """A version of a rule's or a source's state that an answer rests on."""

    row: strawberry.Private[CertifiedVersion]

    @strawberry.field(description="The id of the rule or source (编号).")
    def entity_id(self) -> strawberry.ID:
        """The id of the rule or source."""
        return strawberry.ID(self.row.id)

    @strawberry.field(description="The id of the fact that is its state (事实编号).")
    def fact(self) -> strawberry.ID:
        """The id of the fact that is its state."""
        return strawberry.ID(self.row.fact)

    @strawberry.field(description="Which version of that fact, counted from 1 (版本).")
    def version(self) -> int:
        """Which version of that fact."""
        return self.row.version

    @strawberry.field(description="The SHA-256 of what that version says (摘要).")
    def sha256(self) -> str:
        """The SHA-256 of what that version says."""
        return self.row.sha256


@strawberry.type(name="Certificate", description="A dated and sealed record of a query and its answer (查询凭证).")
class CertificateIssued(Answer):
    """A dated and sealed record of a query and its answer."""

    certificate: strawberry.Private[Certificate]

    @strawberry.field(
        description="The whole certificate as a JSON object: keep it, and give it to `verify` (凭证内容)."
    )
    def content(self) -> Json:
        """The whole certificate."""
        return Json(written(self.certificate))

    @strawberry.field(
        description=(
            "The same as one text in canonical form (RFC 8785): keys sorted, no white space, numbers as ECMAScript "
            "writes them, to be hashed in UTF-8 (规范文本)."
        )
    )
    def text(self) -> str:
        """The same in canonical form."""
        return canonical(written(self.certificate))

    @strawberry.field(description="The SHA-256 of all the rest of it in canonical form: its seal (凭证摘要).")
    def sha256(self) -> str:
        """The seal."""
        return self.certificate.sha256

    @strawberry.field(description="The query as it was certified: printed canonically, without comments (查询文档).")
    def document(self) -> str:
        """The query as it was certified."""
        return self.certificate.document

    @strawberry.field(description="The SHA-256 of that text in UTF-8 (文档摘要).")
    def document_sha256(self) -> str:
        """The SHA-256 of that text."""
        return self.certificate.document_sha256

    @strawberry.field(description="The SHA-256 of the answer in canonical form (答案摘要).")
    def answer_sha256(self) -> str:
        """The SHA-256 of the answer."""
        return self.certificate.answer_sha256

    @strawberry.field(description="The rules that the answer follows or names, by id and fact (所依规则).")
    def rules(self) -> list[VersionCertified]:
        """The rules that the answer follows or names."""
        return [VersionCertified(row=row) for row in self.certificate.rules]

    @strawberry.field(description="The sources that the answer names, by id and fact (所引来源).")
    def sources(self) -> list[VersionCertified]:
        """The sources that the answer names."""
        return [VersionCertified(row=row) for row in self.certificate.sources]


async def certificate(
    info: Info,
    *,
    document: Annotated[
        str,
        strawberry.argument(
            description=(
                "One query of this schema, within the server's bounds, without `certificate` and `verify` (查询文档)."
            )
        ),
    ],
    variables: Annotated[
        Json | None, strawberry.argument(description="The values of its variables, a JSON object (变量).")
    ] = None,
    with_answer: Annotated[
        bool, strawberry.argument(description="Whether the certificate holds the answer besides its digest (含答案).")
    ] = True,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> CertificateIssued:
    """The certificate of a query's answer on a day, as known at a publication."""
    context = info.context
    documents = context.documents()
    given = cast("object", variables)
    if given is not None and not isinstance(given, dict):
        raise BadInput('variables: write an object, such as {"area": "330105001"}.')
    scope = await context.scope(as_of, known_at)
    asked = Asked(
        document=query_of(documents, document),
        variables=cast("dict[str, Any]", given or {}),
        caller=context.caller,
        day=scope.day,
    )
    issued = await issue(
        context.graph,
        asked=asked,
        seen=context.publication_of(scope),
        answering=answering_in(context, documents),
        with_answer=with_answer,
        scope=scope,
    )
    return CertificateIssued(certificate=issued, scope=scope)
