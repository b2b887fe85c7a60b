"""Versions of facts as the API gives them: what each says, when it was recorded, and what it changed."""

from datetime import date, datetime

import strawberry

from graph.codelists import Attestation, Qualifier
from graph.dates import NEVER, OPEN_END, SINCE_EVER, instant_of
from graph.model import Edge, Fact
from graph.scope import Scope
from graph.versions import Relation, VersionRow
from resolvers.definitions.columns import ColumnValue, changed_columns, relation_column, said_in_columns
from schema.entities import Entity, Statement
from schema.fields import one, said
from schema.scalars import DivisionCode, PrefixDate


@strawberry.type(description="What a version says in one column of its ledger (列值).")
class FactValue:
    """What a version says in one column."""

    row: strawberry.Private[ColumnValue]

    column: str = said("column", "The column's header in ledgers, in English (列名).")
    values: list[str] = said("values", "What stands in it: one value, or those of a list (取值).")
    qualifier: Qualifier | None = said(
        "qualifier", "How exactly a figure is meant; null is exactly (限定词).", words=Qualifier
    )


@strawberry.type(description="A relation of a version to an entity (关系).")
class FactRelation:
    """A relation of a version to an entity."""

    row: strawberry.Private[Relation]
    label: strawberry.Private[str]
    scope: strawberry.Private[Scope]

    type: str = said("type", "The relation's type in the graph, such as HOLDER (关系类型).")
    entity_id: strawberry.ID = said("entity", "The id of the entity it goes to (实体编号).")
    entity: Entity | None = one("entity", "The entity itself; null where it is not known or not shown (实体).")

    @strawberry.field(description="The column it was written in; null for a state's own entity (列名).")
    def column(self) -> str | None:
        """The column it was written in."""
        return relation_column(Fact(self.label), Edge(self.row.type))


@strawberry.type(description="One version of a fact, as it was recorded (事实版本).")
class FactVersion:
    """One version of a fact."""

    row: strawberry.Private[VersionRow]
    scope: strawberry.Private[Scope]

    fact: strawberry.ID = said("fact", "The id of the fact, the same for all its versions (事实编号).")
    label: str = said("label", "The fact's label in the graph, such as Appointment or CompoundState (事实类别).")
    version: int = said("number", "Which version of the fact it is, counted from 1 (版本号).")
    since: PrefixDate | None = said(
        "since", "Since when it holds, as its source says; null is since ever (起).", field="from"
    )
    until: PrefixDate | None = said("until", "Until when it holds, as its source says; null is open (止).", field="to")
    attestation: Attestation = said("attestation", "How its source attests it (依据方式).", words=Attestation)
    note: str | None = said("note", "What the recorder noted (备注).")
    area: DivisionCode = said("area_code", "The division it is judged by; it follows the entity's place (所在区划).")

    @strawberry.field(description="The first day on which it holds; null is since ever (生效首日).")
    def valid_from(self) -> date | None:
        """The first day on which it holds."""
        return None if self.row.valid_from in (SINCE_EVER, OPEN_END) else date.fromisoformat(self.row.valid_from)

    @strawberry.field(description="The last day on which it holds; null is open or over on an unknown day (生效末日).")
    def valid_to(self) -> date | None:
        """The last day on which it holds."""
        return None if self.row.valid_to in (OPEN_END, NEVER) else date.fromisoformat(self.row.valid_to)

    @strawberry.field(description="Whether it holds on any day: not where its end is unknown or it was merged (有效).")
    def ever_holds(self) -> bool:
        """Whether there is any day on which it holds."""
        return self.row.valid_to != NEVER

    @strawberry.field(
        description="When it was published; as `knownAt`, it is the first to tell this version (录入时间)."
    )
    def recorded_at(self) -> datetime:
        """When it was published."""
        return instant_of(self.row.recorded_at)

    @strawberry.field(
        description="When another version took its place or it was withdrawn; null while it is the open one (取代时间)."
    )
    def superseded_at(self) -> datetime | None:
        """When it was the open version no longer."""
        return None if self.row.superseded_at is None else instant_of(self.row.superseded_at)

    @strawberry.field(
        description="What it says, column by column; a person's name only where the caller may see it (所述内容)."
    )
    def said(self) -> list[FactValue]:
        """What it says."""
        return [FactValue(row=each) for each in said_in_columns(self.row)]

    @strawberry.field(description="The entities it relates, its source aside, by type and id (关系).")
    def relations(self) -> list[FactRelation]:
        """The entities it relates."""
        return [FactRelation(row=each, label=self.row.label, scope=self.scope) for each in self.row.relations]

    @strawberry.field(
        description=(
            "The columns in which it differs from the version before, by name; null for the first version, "
            "empty where only its place followed another's, or a withdrawal was withdrawn (改动列)."
        )
    )
    def changed(self) -> list[str] | None:
        """The columns in which it differs from the version before."""
        columns = changed_columns(self.row)
        return None if columns is None else list(columns)

    @strawberry.field(description="Where it is stated; null for a source, which states itself (出处).")
    def stated_by(self) -> Statement | None:
        """Where it is stated."""
        return None if self.row.source is None else Statement(row=self.row, scope=self.scope)
