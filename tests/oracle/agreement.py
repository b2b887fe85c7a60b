"""Random worlds asked of the product and of the oracle; and, where the two differ, the fewest rows that do."""

import csv
import io
import json
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from graph.errors import BadInput, LedgerRefused
from ledgers.apply import apply
from tests.oracle.questions import Question, fragment
from tests.oracle.record import Cells, Ledger, Record
from tests.world import World

ASKED_AT_ONCE = 20
"""Questions in one document; a document may rename thirty fields."""

GROUNDS = "grounds"

Placed = tuple[int, str, Cells]
"""A row, with the turn of its ledger and its table."""


@dataclass(frozen=True)
class Difference:
    """A question that the product and the oracle answer differently, and after which of the ledgers."""

    question: Question
    turn: int
    product: Any
    oracle: Any

    def lines(self) -> Iterator[str]:
        """The question, and where the answers differ."""
        yield f"{self.question.text('asked', None)} after ledger {self.turn + 1}"
        for path, product, oracle in _differences(self.product, self.oracle, ""):
            yield f"  {path}: the product says {json.dumps(product)}, the oracle {json.dumps(oracle)}"


async def applied(world: World, ledgers: Sequence[Ledger]) -> list[str]:
    """Applies ledgers one after the other; the instants at which each was seen."""
    instants: list[str] = []
    for ledger in ledgers:
        tables = {table: _csv(rows) for table, rows in ledger.items() if rows}
        found = await apply(world.graph, [world.write(**tables)])
        # What changes nothing is not published: it is known as what came before it.
        instants.append(found.instant or instants[-1])
    return instants


def together(ledgers: Iterable[Ledger]) -> Ledger:
    """Several ledgers as one."""
    tables: dict[str, list[Cells]] = {}
    for ledger in ledgers:
        for table, rows in ledger.items():
            tables.setdefault(table, []).extend(rows)
    return tables


async def differences(
    world: World, questions: Sequence[Question], record: Record, *, turn: int, known: str | None
) -> list[Difference]:
    """The questions that are not answered as the oracle answers them from a record, known at an instant."""
    found: list[Difference] = []
    for start in range(0, len(questions), ASKED_AT_ONCE):
        asked = questions[start : start + ASKED_AT_ONCE]
        for question, product in zip(asked, await _answers(world, asked, known), strict=True):
            oracle = question.answer(record)
            if product != oracle:
                found.append(Difference(question, turn, product, oracle))
    return found


async def smallest(world: World, ledgers: Sequence[Ledger], found: Difference, wipe: Callable[[], None]) -> str:
    """The fewest rows of these ledgers by which a question is still answered differently, as tables."""

    async def differs(rows: Sequence[Placed]) -> bool:
        wipe()
        fewer = _ledgers(rows)
        try:
            await applied(world, fewer)
        except (BadInput, LedgerRefused, IndexError):
            return False
        return bool(await differences(world, [found.question], Record(fewer), turn=found.turn, known=None))

    written = ledgers[: found.turn + 1]
    rows = [(turn, table, row) for turn, each in enumerate(written) for table, some in each.items() for row in some]
    if not await differs(rows):
        return "The difference is gone when the world stands alone: it is one of several worlds in a graph."
    fewest = await _fewest(rows, differs)
    return "\n".join(
        f"ledger {turn + 1}, {table}:\n{_csv([row for _, _, row in these])}"
        for (turn, table), these in groupby(fewest, key=lambda row: row[:2])
    )


async def _fewest(rows: list[Placed], differs: Callable[[Sequence[Placed]], Awaitable[bool]]) -> list[Placed]:
    size = len(rows) // 2
    while size:
        start = 0
        while start < len(rows):
            fewer = rows[:start] + rows[start + size :]
            if await differs(fewer):
                rows = fewer
            else:
                start += size
        size //= 2
    return rows


def _ledgers(rows: Iterable[Placed]) -> list[Ledger]:
    turns: dict[int, dict[str, list[Cells]]] = {}
    for turn, table, row in rows:
        turns.setdefault(turn, {}).setdefault(table, []).append(row)
    return list(turns.values())


async def _answers(world: World, questions: Sequence[Question], known: str | None) -> list[Any]:
    fields = [question.text(f"q{number}", known) for number, question in enumerate(questions)]
    asked = [fragment(name) for name in sorted({question.name for question in questions})]
    _, body = await world.post("\n".join(["{", *fields, "}", *asked]))
    if "errors" not in body:
        return [_comparable(body["data"][f"q{number}"]) for number in range(len(questions))]
    if len(questions) == 1:
        return [{"error": body["errors"][0]["extensions"]["code"]}]
    return [answer for question in questions for answer in await _answers(world, [question], known)]


def _comparable(told: Any) -> Any:
    """An answer with lists in the place of connections; in which order grounds are told is not laid down."""
    match told:
        case {"nodes": nodes, **rest} if not rest:
            return _comparable(nodes)
        case {**fields}:
            return {
                name: sorted(ground["fact"] for ground in value) if name == GROUNDS else _comparable(value)
                for name, value in fields.items()
            }
        case [*items]:
            return [_comparable(item) for item in items]
        case _:
            return told


def _differences(product: Any, oracle: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    parts = _parts(product), _parts(oracle)
    if parts[0] is not None and parts[1] is not None and parts[0].keys() == parts[1].keys():
        for name, told in parts[1].items():
            yield from _differences(parts[0][name], told, f"{path}{name}".lstrip("."))
    elif product != oracle:
        yield path, product, oracle


def _parts(told: Any) -> dict[str, Any] | None:
    if isinstance(told, Mapping):
        return {f".{name}": value for name, value in cast("Mapping[str, Any]", told).items()}
    if isinstance(told, list):
        return {f"[{place}]": value for place, value in enumerate(cast("list[Any]", told))}
    return None


def _csv(rows: Sequence[Cells]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
