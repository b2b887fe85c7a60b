"""One form for all answers: what each side wraps around a value is taken off, and lists are put in one order.

In the peer's documents a field named `up` is a state, or the anchor behind one, whose fields belong to what it hangs
from, and `one_x` is a relation to one, which the peer can only tell as a list.
"""

import json
from collections.abc import Sequence
from typing import Any, cast


def collapsed(value: Any) -> Any:
    """Ours without connections: `{"nodes": [...]}` is the list."""
    if isinstance(value, list):
        return [collapsed(each) for each in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    fields = cast("dict[str, Any]", value)
    if fields.keys() == {"nodes"}:
        return collapsed(fields["nodes"])
    return {name: collapsed(each) for name, each in fields.items()}


def lifted(value: Any) -> Any:
    """The peer's without states and lists of one."""
    if isinstance(value, list):
        return [lifted(each) for each in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for name, each in cast("dict[str, Any]", value).items():
        if name == "up":
            found |= lifted(each[0]) if each else {}
        elif name.startswith("one_"):
            found[name.removeprefix("one_")] = lifted(each[0]) if each else None
        else:
            found[name] = lifted(each)
    return found


def named(row: Sequence[Any], *columns: str) -> dict[str, Any]:
    """The driver's: a positional list as fields; `post.title` is the field `title` of `post`."""
    found: dict[str, Any] = {}
    for column, value in zip(columns, row, strict=True):
        *path, last = column.split(".")
        place = found
        for step in path:
            place = place.setdefault(step, {})
        place[last] = value
    return found


def ordered(value: Any) -> Any:
    """Any answer with its lists in one order, so that two can be compared."""
    if isinstance(value, list):
        return sorted((ordered(each) for each in cast("list[Any]", value)), key=_text)
    if isinstance(value, dict):
        return {name: ordered(each) for name, each in sorted(cast("dict[str, Any]", value).items())}
    return value


def difference(one: Any, other: Any, path: str = "answer") -> str | None:
    """Where two ordered answers first differ; nothing where they are equal."""
    if isinstance(one, dict) and isinstance(other, dict):
        first, second = cast("dict[str, Any]", one), cast("dict[str, Any]", other)
        if first.keys() != second.keys():
            return f"{path}: fields {sorted(first)} and {sorted(second)}"
        return next(filter(None, (difference(first[name], second[name], f"{path}.{name}") for name in first)), None)
    if isinstance(one, list) and isinstance(other, list):
        left, right = cast("list[Any]", one), cast("list[Any]", other)
        if len(left) != len(right):
            return f"{path}: {len(left)} and {len(right)} entries"
        pairs = enumerate(zip(left, right, strict=True))
        return next(filter(None, (difference(a, b, f"{path}[{place}]") for place, (a, b) in pairs)), None)
    return None if one == other else f"{path}: {one!r} and {other!r}"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
