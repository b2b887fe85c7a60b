"""Records: published figures, rules, and the sources of everything."""

import strawberry

from graph.codelists import ClaimMeasure, Qualifier, Rounding, RuleKind
from graph.edges import Edges
from schema.connections import Connection
from schema.entities.base import Entity
from schema.entities.refs import AreaRef, AssessmentRoundRef, ListingRef, RuleItemRef, RuleRef, StatedFactRef
from schema.fields import edge, one, said
from schema.scalars import DivisionCode, PrefixDate


@strawberry.type(description="A published figure, as it was printed; never used as data (公布数据).")
class Claim(Entity):
    """A published figure."""

    name: str | None = said("measure", "What it measures, as `measure` (名称).")
    measure: ClaimMeasure = said("measure", "What it measures (指标).", words=ClaimMeasure)
    about: Entity | None = one("about", "What it is about (对象).")
    unit: str | None = said("unit", "What is counted (单位).")
    as_of: PrefixDate | None = said("as_of", "The day it speaks of (基准日).")
    period: str | None = said("period", "The period it speaks of (期间).")
    base: str | None = said("base", "What it is compared with (对比基数).")
    subset: str | None = said("subset", "The part it speaks of (子集).")
    numerator: float | None = said("numerator", "The numerator, where stated or derived (分子).")
    numerator_unit: str | None = said(
        "numerator_unit", "What the numerator counts, where it is not what the denominator counts (分子单位)."
    )
    denominator: float | None = said("denominator", "The denominator, where stated or derived (分母).")
    value: str | None = said("value", "The figure as it was printed (数值).")
    qualifier: Qualifier | None = said("qualifier", "How exactly it is meant (限定词).", words=Qualifier)
    rounding: Rounding | None = said(
        "rounding", "How it was rounded, where that can be told (取整方式).", words=Rounding
    )
    text: str | None = said("text", "What it says in short (说明).")
    derived: str | None = said("derived", "The working of what is derived (推算).")


@strawberry.type(description="A jurisdiction's rule or template (规则).")
class Rule(Entity):
    """A jurisdiction's rule."""

    kind: RuleKind = said("kind", "Its kind (类型).", words=RuleKind)
    applies_to: Entity | None = one("scope", "The place or body it is for (适用范围).")
    document: str | None = said("document", "The document it stands in (文件).")
    parameters: list[str] = said("parameters", "Its parameters, `name=value` (参数).")
    items: Connection[RuleItemRef] = edge(Edges.ITEMS_OF_RULE, "Its items, in order (条目).")
    rounds: Connection[AssessmentRoundRef] = edge(
        Edges.ROUNDS_OF_RULE, "The rounds of it as a scheme, by id (评定轮次)."
    )


@strawberry.type(description="One round of an assessment scheme (评定轮次).")
class AssessmentRound(Entity):
    """One round of an assessment scheme."""

    name: str | None = said("title", "Its title, as `title` (名称).")
    title: str | None = said("title", "What it is called; null is not recorded (标题).")
    scheme: RuleRef | None = one("scheme", "The scheme it is a round of (考评办法).")
    period: str | None = said("period", "The period it is for, in the words of its source (期次).")
    published: PrefixDate | None = said("published", "When its result was published; null is not recorded (公布日期).")
    objections_until: PrefixDate | None = said(
        "objections_until", "Until when one could object; null is not recorded (异议截止)."
    )
    area: AreaRef | None = one("area", "The division it is held in (所在区划).")
    listings: Connection[ListingRef] = edge(
        Edges.LISTINGS_OF_ROUND, "How bodies and compounds came out, by beginning (评定结果)."
    )


@strawberry.type(description="An article, document or ledger file (来源).")
class Source(Entity):
    """An article, document or ledger file."""

    name: str | None = said("title", "Its title, as `title` (名称).")
    title: str = said("title", "What it is called (标题).")
    publisher: str | None = said("publisher", "Who published it; null is not known (发布者).")
    published: PrefixDate | None = said("published", "When it was published; null is not known (发布日期).")
    stated: PrefixDate | None = said(
        "stated", "The day its text speaks of; null is the day it was published (所述日期)."
    )
    url: str | None = said("url", "Where it can be read; null is not known (网址).")
    complete: list[str] = said("complete", "The tables it declares itself complete for (完整表).")
    area: DivisionCode | None = said("area", "The area it declares itself complete for (完整范围).")
    facts: Connection[StatedFactRef] = edge(
        Edges.FACTS_OF_SOURCE, "What it states, on whatever day it holds, by id (所述事实)."
    )
