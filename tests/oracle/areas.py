"""Which codes an area stands for: its own, a zone's parts, and those of divisions that went into it whole."""

from collections.abc import Iterable

from tests.oracle.record import Record, Said


def stands_for(record: Record, area: str, day: str) -> tuple[str, ...]:
    """The prefixes of the codes that lie in an area."""
    if area == "CN":
        return ("",)
    found: list[str] = []
    waiting = [area]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.append(code)
            waiting += _taken_in(record, code, day)
    return tuple(found)


def _taken_in(record: Record, code: str, day: str) -> Iterable[str]:
    """Parts are a zone's on the days its state holds; what went into a division is its own on every day."""
    for state in record.all("areas"):
        if state.entity == f"area:{code}":
            yield from _codes(state, "parts") if state.holds(day) else ()
            yield from (old for old in _codes(state, "succeeds") if _heirs(record, old) == {code})


def _heirs(record: Record, code: str) -> set[str]:
    """The divisions that took the place of one."""
    states = (state for state in record.all("areas") if code in _codes(state, "succeeds"))
    return {state.entity.removeprefix("area:") for state in states}


def _codes(state: Said, column: str) -> list[str]:
    return [code for code in state[column].split(";") if code]
