"""The words of a verification: what may be wrong with a certificate."""

from graph.codelists import CodeList


class CertificateFault(CodeList):
    """What is wrong with a certificate (凭证问题)."""

    FORM_CHANGED = "FORM_CHANGED", "Something in it is not as it was issued; `part` names what (凭证内容被改动)."
    DOCUMENT_CHANGED = "DOCUMENT_CHANGED", "Its document is not the one whose digest it states (查询文档被改动)."
    SCOPE_DIFFERS = "SCOPE_DIFFERS", "It was issued to one who may see more, so nothing is asked again (可见范围不同)."
    PUBLICATION_UNKNOWN = (
        "PUBLICATION_UNKNOWN",
        "The graph has no such publication: another graph stands in its place (发布不存在).",
    )
    ANSWER_DIFFERS = (
        "ANSWER_DIFFERS",
        "At the same publication and day the document has another answer, or none (答案不一致).",
    )
    RULE_CHANGED = "RULE_CHANGED", "A rule that the answer follows or names is not the one it was (规则已变)."
    SOURCE_CHANGED = "SOURCE_CHANGED", "A source that the answer names is not the one it was (来源已变)."
