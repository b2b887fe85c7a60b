"""Bounds on the staffing of branches: each as the nearest rule has it that says it, else the national default."""

from tests.oracle.record import Record

BOUNDS = {
    "JOINT_UNITS_MOST": ("joint_branch_units_max", 5),
    "JOINT_MEMBERS_BELOW": ("joint_branch_full_members_below", 3),
    "BRANCH_MEMBERS_LEAST": ("branch_full_members_min", 3),
}


def bound_of(record: Record, bound: str, area: str, day: str) -> tuple[int, str]:
    """The value of a bound in an area on a day, and the rule that sets it; what is no whole number sets none."""
    name, default = BOUNDS[bound]
    found: list[tuple[int, str, int, str]] = []
    for rule in record.on("rules", day):
        scope = rule["scope"].removeprefix("area:")
        said = dict(pair.split("=", 1) for pair in rule["parameters"].split(";") if pair)
        if rule["kind"] == "STAFFING" and area.startswith(scope) and said.get(name, "").isdigit():
            found.append((len(scope), rule.first, int(said[name]), rule.entity))
    if not found:
        return default, ""
    nearest = max(each[:2] for each in found)
    _, _, value, rule = min((each for each in found if each[:2] == nearest), key=lambda each: each[3])
    return value, rule
