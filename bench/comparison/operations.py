"""The seven operations, and how each side is asked: a document or a statement, with its variables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from bench.comparison.subjects import Subjects
from schema.scalars import cursor_of

BENCH: Final = Path(__file__).resolve().parent.parent
DOCUMENTS: Final[Mapping[str, Path]] = {
    "ours": BENCH / "comparison" / "documents",
    "peer": BENCH / "peer" / "documents",
    "plain": BENCH / "plain" / "documents",
}
LEAVES: Final = ("name", "kind", "subtype", "attestation", "operating")
SHAPES: Final = 30


@dataclass(frozen=True)
class Operation:
    """What is asked: its name, which its documents and its statement bear, and what it is in words."""

    name: str
    title: str
    chinese: str


OPERATIONS: Final = (
    Operation("person", "A person with the seats they hold", "一人及其任职"),
    Operation("chart", "A street's bodies, posts and who holds them", "街道组织架构"),
    Operation("coverage", "A street's owners' committees with the verdict on each", "街道覆盖率"),
    Operation("trace", "A problem with every step", "问题流转"),
    Operation("page", "Fifty handlings deep in a department's list", "部门经办深页"),
    Operation("cross", "A street's cross-appointments", "街道交叉任职"),
    Operation("search", "Bodies and compounds by a part of a name", "按名称一部分检索"),
)


def document(side: str, name: str) -> str:
    """The GraphQL document of a side."""
    return (DOCUMENTS[side] / f"{name}.graphql").read_text(encoding="utf-8")


def variables(side: str, name: str, subjects: Subjects) -> dict[str, Any]:
    """The variables of a side's document: those that it declares."""
    ids = {"person": subjects.person, "trace": subjects.problem, "page": subjects.department}
    known = {
        "id": ids.get(name, f"area:{subjects.street}"),
        "code": subjects.street,
        "text": subjects.text,
        "day": subjects.day,
        "known": subjects.known,
        "offset": subjects.depth,
        "after": cursor_of(subjects.after) if side == "ours" else subjects.after,
    }
    declared = re.findall(r"\$(\w+):", document(side, name))
    return {each: known[each] for each in declared}


def parameters(name: str, subjects: Subjects) -> dict[str, Any]:
    """The parameters of the driver's statement: what seeks an index plain, all else in one map."""
    ids = {"person": subjects.person, "trace": subjects.problem, "page": subjects.department}
    text = subjects.text
    pairs = " ".join(f"+{text[place : place + 2]}" for place in range(len(text) - 1))
    after_day, after_id = subjects.after.split("|")
    clocks = {"day": subjects.day, "known": subjects.known}
    inside = clocks | {"after_day": after_day, "after_id": after_id, "text": text, "pairs": pairs}
    return {"id": ids.get(name), "area": subjects.street, "p": inside}


def shapes(side: str) -> list[str]:
    """Documents over the same edges as the chart's, each with another choice of a body's leaves."""
    chosen = [leaves for size in range(1, len(LEAVES) + 1) for leaves in combinations(LEAVES, size)]
    usual = document(side, "chart")
    return [re.sub(r"\bname\s+kind\b", " ".join(leaves), usual) for leaves in chosen if leaves != LEAVES[:2]][:SHAPES]
