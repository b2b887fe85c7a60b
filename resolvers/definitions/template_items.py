"""What the items of a template ask of a meeting: a party that takes part, a step, or a rhythm at places of a level."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from graph.codelists import CodeList, OrganizationKind
from graph.divisions import Level, code_of, level_of
from graph.edges import RuleItemEdge
from graph.model import Kind
from graph.questions.deliberations import Meeting
from resolvers.definitions.dues import Due, DueForm, due_of


class TemplatePart(CodeList):
    """What an item of a template asks of a meeting (条目性质)."""

    PARTY = "PARTY", "A party that takes part, as its name says (参与方)."
    COLLECT = "COLLECT", "Opinions are collected (收集民意)."
    TOPIC = "TOPIC", "The topic is fixed (确定议题)."
    DISCUSS = "DISCUSS", "The matter is discussed: the meeting itself (协商讨论)."
    CARRY_OUT = "CARRY_OUT", "What was agreed is carried out (事项落实)."
    FEEDBACK = "FEEDBACK", "It is told what came of it (监督反馈)."
    OTHER = "OTHER", "Anything else: recorded where somebody took part in its words, never skipped (其他)."


_STEPS = (
    (TemplatePart.COLLECT, re.compile("收集|征集|collect")),
    (TemplatePart.TOPIC, re.compile("议题|topic")),
    (TemplatePart.FEEDBACK, re.compile("反馈|feedback")),
    (TemplatePart.CARRY_OUT, re.compile("落实|实施|执行|办理|carry|implement")),
    (TemplatePart.DISCUSS, re.compile("协商|讨论|议事|会议|碰头|联席会|例会|discuss|meeting")),
)
"""The first that its name holds tells what a step is."""

_PARTY = re.compile(
    "(?:委员会|居委会|村委会|业委会|两委|党支部|党组织|党委|物业|企业|公司|组织|居民|群众|业主|部门|街道|社区|代表)$"
)
"""What the name of a party ends in."""

_LEVELS: dict[str, Level | Kind | OrganizationKind] = {
    "小区": Kind.COMPOUND,
    "社区": Level.COMMUNITY,
    "村": Level.COMMUNITY,
    "街道": Level.STREET,
    "镇": Level.STREET,
    "联盟": OrganizationKind.ALLIANCE,
}
"""Whose meetings an item with a rhythm is about, by its actor."""

_HOST = "HOST"
_BRACKETS, _NOT_WORDS = re.compile(r"\([^()]*\)"), re.compile(r"[\s\"'“”‘’《》]")


@dataclass(frozen=True)
class TemplateItem:
    """An item, what it asks, its limit where that can be reckoned with, and the words a capacity may be told in."""

    row: RuleItemEdge
    part: TemplatePart
    due: Due | None
    words: frozenset[str]

    @property
    def is_rhythm(self) -> bool:
        """Whether it asks for meetings so far apart at most."""
        return self.due is not None and self.due.form is DueForm.RHYTHM

    def concerns(self, meeting: Meeting) -> bool:
        """Whether it is about a meeting of this level; only an item with a rhythm is about some only."""
        level = _LEVELS.get(self.row.actor or "") if self.is_rhythm else None
        if level is None:
            return True
        if isinstance(level, OrganizationKind):
            return any(each.kind == level.value and each.capacity == _HOST for each in meeting.participations)
        return _level_of(meeting) == level


def template_item(row: RuleItemEdge) -> TemplateItem:
    """An item as it is held against meetings.

    A step is known by a word in its name, a party by what its name ends in where it has no time limit. Participations
    tell of a step where they are in its own name, of anything else also where they are in that of an actor.
    """
    name = plain(row.name)
    step = next((part for part, words in _STEPS if words.search(name)), None)
    party = row.due is None and _PARTY.search(name)
    part = step or (TemplatePart.PARTY if party else TemplatePart.OTHER)
    actors = () if step else re.split("[、,，;；]", row.actor or "")
    return TemplateItem(row, part, due_of(row.due), frozenset(filter(None, (name, *map(plain, actors)))))


def plain(text: str) -> str:
    """A word as it is compared: without width, case, blanks, quotation marks and what stands in brackets."""
    return _NOT_WORDS.sub("", _BRACKETS.sub("", unicodedata.normalize("NFKC", text))).casefold()


def capacities(meeting: Meeting) -> Iterable[str]:
    """The words in which the capacities of whoever took part are told."""
    return (plain(each.capacity) for each in meeting.participations if each.capacity)


def _level_of(meeting: Meeting) -> Level | Kind:
    kind, _, _ = meeting.place.partition(":")
    if meeting.level is not None:
        return Level(meeting.level)
    return Kind.COMPOUND if kind == Kind.COMPOUND else level_of(code_of(meeting.area_code))
