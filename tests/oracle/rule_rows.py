"""The rules of a random world: what kind each is of, and what it says."""

from collections.abc import Callable, Iterator, Mapping
from random import Random

KINDS = (
    *("COVERAGE",) * 4,
    *("TERM",) * 5,
    *("STAFFING",) * 2,
    *("MEMBER_SHARE", "PROHIBITED_PAIR", "SATISFACTION", "SATISFACTION"),
)
MODES = ("SOLE", "JOINT", "INDUSTRY", "ATTACHED", "INSTRUCTOR", "UNSTATED")
ELECTED = ("OWNERS_COMMITTEE", "PARTY_ORGANIZATION", "BRANCH", "JOINT_BRANCH", "RESIDENTS_COMMITTEE")

Said = Iterator[tuple[str, str]]
"""Parameters by name; those without a value are left out."""


def drawn_rule(chance: Random) -> dict[str, str]:
    """The kind and the parameters of a rule."""
    kind = chance.choice(KINDS)
    said = [f"{name}={value}" for name, value in _SAID[kind](chance) if value] if kind in _SAID else []
    return {"kind": kind, "parameters": ";".join(said)}


def _coverage(chance: Random) -> Said:
    modes = chance.sample(MODES, 6)
    cut, end = chance.randint(1, 4), chance.randint(4, 6)
    yield from _some(
        chance,
        {
            "organization": ",".join(modes[:cut]),
            "work": ",".join(modes[cut:end]),
            "temporary_branches": chance.choice(("yes", "no")),
            "functional_branches": chance.choice(("yes", "no")),
            "eligible_members": str(chance.randint(1, 4)),
            **_percents(chance),
        },
    )


def _member_share(chance: Random) -> Said:
    yield from _some(chance, {"threshold_percent": chance.choice(("0", "50", "60", "100")), **_percents(chance)})


def _satisfaction(chance: Random) -> Said:
    yield "satisfied", chance.choice(("SATISFIED", "", "SATISFIED,DISSATISFIED"))
    yield "decimals", "1"


def _term(chance: Random) -> Said:
    """Years and seats that bodies of a world may well depart from; a place in which small compounds need fewer."""
    yield "body", chance.choice(("", "", "", *ELECTED))
    yield "level", chance.choice(("", "", "", "COMMUNITY", "STREET"))
    years, seats = chance.randint(1, 3), chance.randint(1, 3)
    yield from _some(chance, {"term_years_min": str(years), "size_max": str(seats + chance.randint(0, 2))})
    yield "term_years_max", chance.choice(("", *(str(years + more) for more in (0, 0, 0, 1))))
    yield "size_min", chance.choice(("", str(seats), str(seats)))
    yield "size_odd", chance.choice(("", "yes"))
    if not chance.randrange(3):
        yield "small_households_below", "100"
        yield "small_size", str(chance.randint(1, 3))
    yield "report_months_before", chance.choice(("", "0", "3"))


def _staffing(chance: Random) -> Said:
    """Bounds; what is no whole number sets none."""
    yield "joint_branch_units_max", chance.choice(("", "1", "1", "2", "3", "约5"))
    yield "joint_branch_full_members_below", chance.choice(("", "2", "3", "4"))
    yield "branch_full_members_min", chance.choice(("", "1", "2", "4"))


def _percents(chance: Random) -> dict[str, str]:
    return {"decimals": str(chance.randint(0, 3)), "rounding": chance.choice(("half_up", "truncate"))}


def _some(chance: Random, said: Mapping[str, str]) -> Said:
    """Each with an even chance."""
    return ((name, value) for name, value in said.items() if chance.randrange(2))


_SAID: Mapping[str, Callable[[Random], Said]] = {
    "COVERAGE": _coverage,
    "MEMBER_SHARE": _member_share,
    "SATISFACTION": _satisfaction,
    "TERM": _term,
    "STAFFING": _staffing,
}
