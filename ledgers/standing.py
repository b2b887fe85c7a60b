"""What stands about facts and records: which records are one, which are not, and which facts are withdrawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.model import Edge, Fact
from graph.records import FactRecord
from ledgers.rows import TypedRow
from ledgers.tables import MergeRow, NamesakeRow, WithdrawalRow

STANDING = (Fact.MERGE, Fact.NAMESAKE, Fact.WITHDRAWAL)
"""The facts that say it."""

Pairs = Mapping[str, tuple[str, str]]

_WITHDRAWAL = f"{WithdrawalRow.PREFIX}:"


@dataclass(frozen=True)
class Standing:
    """What stands, each by the id of the fact that says it.

    Attributes:
        merges: the record kept, and the one that goes into it.
        namesakes: two records of one name that are not the same.
        withdrawals: the fact that counts no longer.
    """

    merges: Pairs = field(default_factory=dict[str, tuple[str, str]])
    namesakes: Pairs = field(default_factory=dict[str, tuple[str, str]])
    withdrawals: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The facts that count no longer. A withdrawal that is itself withdrawn has no effect."""
        void = {target for target in self.withdrawals.values() if target.startswith(_WITHDRAWAL)}
        return frozenset(target for fact, target in self.withdrawals.items() if fact not in void)

    @cached_property
    def one_step(self) -> Mapping[str, str]:
        """Each record that goes into another, and the one it goes into."""
        return {gone: kept for fact, (kept, gone) in sorted(self.merges.items()) if fact not in self.withdrawn}

    @cached_property
    def roots(self) -> Mapping[str, str]:
        """Each record that goes into another, and the one that is kept in the end."""
        return {gone: self._root(gone) for gone in self.one_step}

    def root(self, entity: str) -> str:
        """The record that stands for an entity."""
        return self.roots.get(entity, entity)

    def goes_round(self, entity: str) -> bool:
        """Whether a record comes, merge by merge, to go into itself."""
        seen: set[str] = set()
        following = self.one_step.get(entity)
        while following is not None and following not in seen:
            if following == entity:
                return True
            seen.add(following)
            following = self.one_step.get(following)
        return False

    def with_rows(self, rows: Sequence[TypedRow]) -> "Standing":
        """What stands once these rows are applied. A row cannot withdraw another of its own ledger."""
        own = {row.fact for row in rows}
        merges, namesakes, withdrawals = dict(self.merges), dict(self.namesakes), dict(self.withdrawals)
        for row in rows:
            match row.row:
                case MergeRow(kept=kept, merged=gone):
                    merges[row.fact] = (kept, gone)
                case NamesakeRow(one=one, other=other):
                    namesakes[row.fact] = (one, other)
                case WithdrawalRow(fact=fact) if fact not in own:
                    withdrawals[row.fact] = fact
                case _:
                    pass
        return Standing(merges, namesakes, withdrawals)

    def _root(self, entity: str) -> str:
        # Going round in a circle is found by the check; here it only must end.
        seen = {entity}
        while (following := self.one_step.get(entity)) is not None and following not in seen:
            seen.add(following)
            entity = following
        return entity


def standing_of(records: Iterable[FactRecord]) -> Standing:
    """What stands by these facts of the graph, as they were written."""
    merges: dict[str, tuple[str, str]] = {}
    namesakes: dict[str, tuple[str, str]] = {}
    withdrawals: dict[str, str] = {}
    for record in records:
        ends = dict(record.edges)
        if record.label is Fact.MERGE:
            merges[record.id] = (ends[Edge.OF], ends[Edge.MERGED])
        elif record.label is Fact.NAMESAKE:
            namesakes[record.id] = (ends[Edge.OF], ends[Edge.OTHER])
        else:
            withdrawals[record.id] = str(dict(record.properties)["fact"])
    return Standing(merges, namesakes, withdrawals)


@dataclass(frozen=True)
class Change:
    """What stood before a ledger, and what stands with it."""

    before: Standing
    after: Standing

    @property
    def recast(self) -> frozenset[str]:
        """Entities that come to be, or cease to be, another's record, with those that stood for them."""
        ids = {*self.before.roots, *self.after.roots}
        changed = {id for id in ids if self.before.root(id) != self.after.root(id)}
        return frozenset(changed | {self.before.root(id) for id in changed} | {self.after.root(id) for id in changed})

    @property
    def gone(self) -> frozenset[str]:
        """Facts that count no longer."""
        return self.after.withdrawn - self.before.withdrawn

    @property
    def back(self) -> frozenset[str]:
        """Facts that count again."""
        return self.before.withdrawn - self.after.withdrawn
