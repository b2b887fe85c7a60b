"""What the tables' columns have in common: cells every row has, and the mark of a column that points at entities."""

from dataclasses import dataclass
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from graph.codelists import Attestation
from graph.model import Edge, Fact, Kind
from ledgers.cells import Begin, End, RowKey, SourceReference, Text


@dataclass(frozen=True)
class Points:
    """A column's meaning as relations: their type, and the kinds of entity its keys may name."""

    edge: Edge
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class NamesFact:
    """The mark of a column that names a fact by its id, or, with a prefix, by its key in the table of that prefix."""

    prefix: str | None = None


def to(edge: Edge, *kinds: Kind) -> Points:
    """The mark of a column whose keys name entities of these kinds, each a relation of this type."""
    return Points(edge, kinds)


class Row(BaseModel):
    """What every row has."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    TABLE: ClassVar[str]
    FACT: ClassVar[Fact]
    PREFIX: ClassVar[str]
    """First part of the fact's id, and the entity's kind where `ENTITY` is true."""
    ENTITY: ClassVar[bool] = False

    id: RowKey
    note: Text | None = None
    attestation: Attestation = Attestation.NAMED


class SourcedRow(Row):
    """A row that says where it is from: `source-id#locator`, the locator naming a paragraph such as `p3`."""

    source: SourceReference


class DatedRow(SourcedRow):
    """A row that holds from a day to a day."""

    begin: Begin | None = Field(default=None, alias="from")
    end: End | None = Field(default=None, alias="to")
