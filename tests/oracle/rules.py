"""Which rule a question follows: that of the narrowest area around the one asked about, else the national default."""

from collections.abc import Mapping

from tests.oracle.record import Record

DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "COVERAGE": {
        "organization": "SOLE,JOINT,INDUSTRY",
        "work": "ATTACHED,INSTRUCTOR,UNSTATED",
        "temporary_branches": "yes",
        "functional_branches": "no",
        "eligible_members": "3",
        "decimals": "2",
        "rounding": "HALF_UP",
    },
    "MEMBER_SHARE": {"threshold_percent": "50", "decimals": "2", "rounding": "HALF_UP"},
    "PROHIBITED_PAIR": {},
    "SATISFACTION": {
        "satisfied": "SATISFIED,BASICALLY_SATISFIED",
        "rated": "SATISFIED,BASICALLY_SATISFIED,DISSATISFIED",
        "decimals": "2",
        "rounding": "HALF_UP",
    },
}
"""What holds where no jurisdiction says otherwise, kind by kind."""


def rule_of(record: Record, kind: str, area: str, day: str) -> tuple[str, Mapping[str, str]]:
    """The rule in force for an area on a day, as its id (empty for the national default), and its parameters."""
    found = [
        (len(scope), rule.first, rule)
        for rule in record.on("rules", day)
        if rule["kind"] == kind and rule["scope"].startswith("area:")
        for scope in [rule["scope"].removeprefix("area:").replace("CN", "")]
        if area.replace("CN", "").startswith(scope)
    ]
    if not found:
        return "", DEFAULTS[kind]
    # The narrowest area; of two rules of one area the one that began last, and of those the first by id.
    widest, since = max((length, first) for length, first, _ in found)
    rule = min((each for length, first, each in found if (length, first) == (widest, since)), key=lambda it: it.entity)
    said = dict(pair.split("=", 1) for pair in rule["parameters"].split(";") if pair)
    return rule.entity, {**DEFAULTS[kind], **{name.strip(): value.strip() for name, value in said.items()}}
