"""The words of a search: which kinds of entity are wanted, how a text found one, and in which of its names."""

from graph.codelists import CodeList
from graph.model import Kind


class EntityKind(CodeList):
    """Kinds of entity (实体类型)."""

    AREA = "AREA", "A division, or a zone of several (行政区划)."
    COMPOUND = "COMPOUND", "A residential compound (住宅小区)."
    ORGANIZATION = "ORGANIZATION", "A body of any kind (组织)."
    PERSON = "PERSON", "Someone with a public post or a party duty (人员)."
    POST = "POST", "A seat, or a set of seats, in an organization (岗位)."
    PROBLEM = "PROBLEM", "A matter that was raised (问题)."
    MEETING = "MEETING", "A meeting, joint reception or service train run (会议)."
    CLAIM = "CLAIM", "A published figure, found by its id alone (公布数据)."
    RULE = "RULE", "A jurisdiction's rule (规则)."
    SOURCE = "SOURCE", "An article, document or ledger (来源)."
    ASSESSMENT_ROUND = "ASSESSMENT_ROUND", "One round of an assessment scheme (考评轮次)."

    @property
    def kind(self) -> Kind:
        """The graph's word for it."""
        return Kind[self.name]


class SearchReason(CodeList):
    """How a text found an entity, the surest way first (匹配方式)."""

    EXACT = "EXACT", "The text is its name (名称相同)."
    CODE = "CODE", "The text is a code of its, or at least four characters with which one begins (代码)."
    ALIAS = "ALIAS", "The text is another name that it has (别名相同)."
    FORMER_NAME = "FORMER_NAME", "The text is a name that it had (曾用名相同)."
    PREFIX = "PREFIX", "A name begins with the text (名称开头)."
    PINYIN = "PINYIN", "The text is how a name, or a part of it, is read (拼音)."
    INITIALS = "INITIALS", "The text is the first letters of how a name, or a part of it, is read (拼音首字母)."
    PART = "PART", "A name holds the text, or each of its words (名称包含)."
    NEAR = "NEAR", "A name, or a part of it, is the text but for one character (一字之差)."


class SearchedIn(CodeList):
    """What of an entity a text was found in, the nearest first (匹配位置)."""

    NAME = "NAME", "The name by which it is shown (名称)."
    ALIAS = "ALIAS", "Another name of the state shown; a rule's document is one (别名)."
    FORMER_NAME = "FORMER_NAME", "A name of an earlier state, other than those of the state shown (曾用名)."
    MERGED_RECORD = "MERGED_RECORD", "A name or id of a record that was merged into it (并入记录)."
    CODE = "CODE", "Its division code, credit code or id, or the id's key (代码)."
