"""Rules of a place: those in force for it as a whole, and those for parts of it and for what stands inside."""

from pydantic import BaseModel, ConfigDict

from graph.entities import RuleRow
from graph.question import Question
from graph.rows import GraphRow


class RulesParams(BaseModel):
    """The prefix of the place's codes, and of which kind; nothing means any."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    kind: str | None


class RulesRow(GraphRow):
    """A rule that holds that day.

    Attributes:
        in_force: whether it is for the place as a whole: for its own area or a wider one.
        area_code: the prefix it is judged by; `""` is the whole country.
        valid_from: its first day.
        rule: the rule itself.
    """

    in_force: bool
    area_code: str
    valid_from: str
    rule: RuleRow


RULES = Question("questions/rules.cypher", RulesParams, RulesRow)
