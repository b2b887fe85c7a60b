"""What rows say of records and facts themselves: merges that contradict each other, facts that cannot be withdrawn."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.model import Kind
from ledgers.findings import Code, Finding, Severity
from ledgers.held import Outside
from ledgers.rows import TypedLedger, TypedRow
from ledgers.standing import Standing
from ledgers.tables import MergeRow, NamesakeRow, WithdrawalRow

_SHOWN = 3


def identity_faults(ledger: TypedLedger, outside: Outside | None, after: Standing) -> Iterable[Finding]:
    """Faults and doubts of the rows that speak of records and facts, given what stands once they are applied."""
    yield from _unknown_facts(ledger, outside)
    yield from _erased(ledger, outside)
    yield from _revived(ledger, outside or Outside(), after)
    yield from _namesakes(ledger, after)
    for row in ledger.rows:
        match row.row:
            case MergeRow() as said:
                yield from _merge(row, said, after)
            case NamesakeRow(one=one, other=other):
                yield from _pair(row, "other", one, other)
            case WithdrawalRow() as said:
                yield from _withdrawal(row, said, ledger, outside or Outside(), after)
            case _:
                pass


def withdrawn_rows(rows: Sequence[TypedRow], after: Standing) -> Iterable[Finding]:
    """Rows whose facts were withdrawn: they are passed over until the withdrawal is withdrawn."""
    by = {fact: withdrawal for withdrawal, fact in after.withdrawals.items()}
    for row in rows:
        if row.fact in after.withdrawn:
            message = (
                f"{row.fact!r} was withdrawn by {by[row.fact]!r} and is passed over: withdraw that, or drop the row"
            )
            yield replace(row.finding("id", Code.WITHDRAWN, message), severity=Severity.WARNING)


def _unknown_facts(ledger: TypedLedger, outside: Outside | None) -> Iterable[Finding]:
    own = {row.fact for row in ledger.rows}
    for row in ledger.rows:
        for column, fact in row.named_facts():
            if fact in own:
                continue
            if outside is None:
                message = f"{fact!r} is not in this ledger: it is looked up in the graph when the ledger is applied"
                yield replace(row.finding(column, Code.OUTSIDE_ID, message), severity=Severity.WARNING)
            elif fact not in outside.facts:
                message = f"{fact!r} is no fact of this ledger or the graph: correct the id"
                yield row.finding(column, Code.UNKNOWN_FACT, message)


def _erased(ledger: TypedLedger, outside: Outside | None) -> Iterable[Finding]:
    receipts = outside.receipts if outside else ()
    for row in ledger.rows if receipts else ():
        named = [("id", row.entity or ""), *((column, target) for column, _, target in row.references())]
        for column, entity in named:
            receipt = next((each for each in receipts if each.knows(entity)), None)
            if receipt is not None:
                message = f"this person was erased on request ({receipt.at[:10]}): delete the row, or the name from it"
                yield row.finding(column, Code.ERASED, message)


def _merge(row: TypedRow, said: MergeRow, after: Standing) -> Iterable[Finding]:
    yield from _pair(row, "merged", said.kept, said.merged)
    for fact, (kept, gone) in sorted(after.merges.items()):
        if gone == said.merged and fact != row.fact and fact not in after.withdrawn:
            message = f"{gone!r} goes into {kept!r} already, by {fact!r}: withdraw that merge first"
            yield row.finding("merged", Code.MERGED_TWICE, message)
    if after.root(said.kept) == said.merged or said.kept == said.merged:
        message = f"{said.kept!r} goes into {said.merged!r} in its turn: a record cannot be kept by itself"
        yield row.finding("kept", Code.OWN_ANCESTOR, message)


def _revived(ledger: TypedLedger, outside: Outside, after: Standing) -> Iterable[Finding]:
    for row in ledger.rows:
        fact = outside.standing.withdrawals.get(row.row.fact) if isinstance(row.row, WithdrawalRow) else None
        if fact is not None and fact in after.merges and fact not in after.withdrawn:
            gone = after.merges[fact][1]
            others = [each for each, pair in after.merges.items() if pair[1] == gone and each not in after.withdrawn]
            if len(others) > 1:
                message = f"{fact!r} comes back, and {gone!r} goes into another record too: withdraw that merge first"
                yield row.finding("fact", Code.MERGED_TWICE, message)
            elif after.goes_round(gone):
                message = f"{fact!r} comes back, and {gone!r} would go into itself: withdraw the other merge first"
                yield row.finding("fact", Code.OWN_ANCESTOR, message)


def _namesakes(ledger: TypedLedger, after: Standing) -> Iterable[Finding]:
    rows = {row.fact: row for row in ledger.rows}
    doing = [row for row in ledger.rows if isinstance(row.row, MergeRow | WithdrawalRow)]
    for fact, (one, other) in sorted(after.namesakes.items()):
        row = rows.get(fact) or next(iter(doing), None)
        if row is not None and fact not in after.withdrawn and after.root(one) == after.root(other):
            message = f"{one!r} and {other!r} are merged, and {fact!r} says that they are not the same: withdraw either"
            yield row.finding("other" if row.fact == fact else "fact", Code.CONTRADICTION, message)


def _pair(row: TypedRow, column: str, one: str, other: str) -> Iterable[Finding]:
    kinds = {each.partition(":")[0] for each in (one, other)}
    if len(kinds) > 1:
        message = f"{one!r} and {other!r} are not of one kind: both must be, such as two of {Kind.PERSON.value}"
        yield row.finding(column, Code.WRONG_KIND, message)


def _withdrawal(
    row: TypedRow, said: WithdrawalRow, ledger: TypedLedger, outside: Outside, after: Standing
) -> Iterable[Finding]:
    if any(each.fact == said.fact for each in ledger.rows):
        message = f"{said.fact!r} is a row of this very ledger: delete that row instead"
        yield row.finding("fact", Code.CONTRADICTION, message)
    target = after.withdrawals.get(said.fact)
    if target is not None and target.partition(":")[0] == WithdrawalRow.PREFIX:
        message = f"{said.fact!r} withdraws a withdrawal: write a new withdrawal of what that one withdrew"
        yield row.finding("fact", Code.CONTRADICTION, message)
    entity = said.fact.partition("#")[0]
    if entity in outside.naming and not _other_states(entity, ledger, outside, after):
        named = outside.naming[entity] - after.withdrawn
        named |= {each.fact for each in ledger.rows if any(to == entity for _, _, to in each.references())}
        named -= {each for each in named if each.partition("#")[0] == entity}
        if named:
            shown = ", ".join(sorted(named)[:_SHOWN]) + (
                f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
            )
            message = f"{entity!r} would be left without a state, but is named by {shown}: withdraw these as well"
            yield row.finding("fact", Code.STILL_NAMED, message)


def _other_states(entity: str, ledger: TypedLedger, outside: Outside, after: Standing) -> bool:
    states: dict[str, set[str]] = defaultdict(set)
    for record in outside.states.get(entity, ()):
        states[entity].add(record.id)
    for row in ledger.rows:
        if row.entity == entity:
            states[entity].add(row.fact)
    return bool(states[entity] - after.withdrawn)
