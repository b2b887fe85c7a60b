"""Terms from the definitions: which a body is in, when it is over, and what departs from the rule it follows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tests.oracle.areas import stands_for
from tests.oracle.coverage import LEVELS, TOTAL
from tests.oracle.days import NEVER, OPEN, UNKNOWN, first_day, last_day
from tests.oracle.holding import Post, posts_in
from tests.oracle.record import Record, Said
from tests.oracle.registers import registered

Window = tuple[str, str]
"""The earliest and the latest that a day may be; the earliest of all days where nothing bounds it."""

Rule = tuple[str, Mapping[str, str]]
"""The id of a rule, and its parameters."""

NO_RULE: Rule = ("", {})
FIRST = "0001-01-01"
NAMES = ("", "", "PROVINCE", "CITY", "COUNTY", "STREET", "COMMUNITY")
ELECTED = {
    *("OWNERS_COMMITTEE", "OWNERS_SUPERVISORY_COMMITTEE", "RESIDENTS_COMMITTEE", "VILLAGERS_COMMITTEE"),
    *("COMMITTEE", "GENERAL_BRANCH", "BRANCH", "JOINT_BRANCH"),
}
STATUSES = ("RAN_OUT", "MAY_HAVE_RUN_OUT", "RUNNING_OUT", "TERM_UNKNOWN")
ACTING = ("代主任", "代理书记")


def term_radar(record: Record, *, area: str, day: str, within: int = 180) -> dict[str, object]:
    """The answer to `termRadar`, as GraphQL gives it."""
    inside = stands_for(record, area, day)
    until = _later(day, within)
    bodies = [
        state
        for state in record.on("organizations", day)
        if state["area"].startswith(inside) and (state["attestation"] or "NAMED") in TOTAL
    ]
    posts = posts_in(record, bodies, day)
    rules = {body.entity: _rule_of(record, body, day) for body in bodies}
    asked = [body for body in bodies if _has_terms(body, rules[body.entity])]
    terms = [_of_body(record, body, rules[body.entity], (day, until)) for body in asked]
    ending = [term for term in terms if term]
    every = [*ending, *_of_seats(posts, rules, (day, until))]
    sized = [_sized(record, body, rules[body.entity], posts, day) for body in sorted(bodies, key=lambda it: it.entity)]
    return {
        "until": until,
        "terms": sorted(every, key=lambda it: (_latest(it), it["organization"]["id"], it["fact"])),
        "byStatus": [{"status": it, "count": [term["status"] for term in every].count(it)} for it in STATUSES],
        "later": len(terms) - len(ending),
        "sizes": [found for found in sized if found and found["faults"]],
        "sizesUnknown": len([found for found in sized if found and found["faults"] is None]),
        "vacancies": [
            {
                "post": {"id": post.state.entity},
                "vacant": (post.seats or 0) - len(post.people),
                "certainty": _vacant(record, post, day),
            }
            for post in posts
            if (post.seats or 0) > len(post.people)
        ],
        "acting": [
            {"post": {"id": post.state.entity}, "person": {"id": each.to("person")}, "fact": each.fact}
            for post in posts
            if post.state["title"] in ACTING
            for each in post.holdings
        ],
    }


def _latest(term: Mapping[str, Any]) -> str:
    return term["due"]["latest"] if term["due"] else "9999-99-99"


def _rule_of(record: Record, body: Said, day: str) -> Rule:
    """The TERM rule that a body follows: of the nearest area that has one for it, the one said most narrowly."""
    fitting: list[tuple[tuple[int, bool, int], str, str, Mapping[str, str]]] = []
    for rule in record.on("rules", day):
        scope = rule["scope"].removeprefix("area:")
        said = dict(pair.split("=", 1) for pair in rule["parameters"].split(";") if pair)
        whose = ("", body["kind"], body["subtype"])
        level = (None, NAMES[LEVELS.index(len(body["area"])) + 2])
        fits = said.get("body", "") in whose and said.get("level") in level
        if rule["kind"] == "TERM" and body["area"].startswith(scope) and fits:
            narrow = 2 if said.get("body", "") not in whose[:2] else 1 if "body" in said else 0
            fitting.append(((len(scope), "level" in said, narrow), rule.first, rule.entity, said))
    if not fitting:
        return NO_RULE
    best, begun = max(each[:2] for each in fitting)
    return min((id, said) for order, first, id, said in fitting if (order, first) == (best, begun))


def _has_terms(body: Said, rule: Rule) -> bool:
    elected = bool(ELECTED & {body["kind"], body["subtype"]})
    return elected or bool(body["term"]) or "term_years_max" in rule[1]


def _of_body(record: Record, body: Said, rule: Rule, days: Window) -> dict[str, Any] | None:
    states, number = _term(record, body)
    begin, years = states[0], int(rule[1].get("term_years_max", "0"))
    ways: list[tuple[str, Window]] = []
    if states[-1]["to"] not in ("", UNKNOWN):
        ways.append(("STATED", (first_day(states[-1]["to"]), last_day(states[-1]["to"]))))
    if years and begin["from"]:
        first = FIRST if begin["from"] == UNKNOWN else _years_later(first_day(begin["from"]), years)
        last = begin.first if begin["from"] == UNKNOWN else last_day(begin["from"])
        ways.append(("RULE", (first, _years_later(last, years))))
    told: dict[str, Any] = {
        "organization": {"id": body.entity},
        "post": None,
        "person": None,
        "term": number,
        "rule": _told(rule),
        "begun": begin["from"] or None,
        "fact": begin.fact,
    }
    if not ways:
        reason = "NO_BEGINNING" if years else "NO_RULE"
        return told | {"status": "TERM_UNKNOWN", "reason": reason, "basis": None, "due": None, "reportDue": None}
    # What comes first ends it: what is stated, where both may be last on one day.
    basis, _ = min(ways, key=lambda way: (way[1][1], way[0] == "RULE"))
    due = min(way[0] for _, way in ways), min(way[1] for _, way in ways)
    status = _status(due, *days)
    if not status:
        return None
    reason = "BEGINNING_UNKNOWN" if status == "TERM_UNKNOWN" else None
    report = None
    if "report_months_before" in rule[1]:
        months = -int(rule[1]["report_months_before"])
        report = FIRST if due[0] == FIRST else _moved(due[0], months), _moved(due[1], months)
    return told | {
        "status": status,
        "reason": reason,
        "basis": basis,
        "due": _window(due, days[0]),
        "reportDue": _window(report, days[0]),
    }


def _term(record: Record, body: Said) -> tuple[list[Said], int | None]:
    """The states of the term that a body is in, and its number."""
    terms: list[list[Said]] = []
    for state in sorted(record.states("organizations", body.entity), key=lambda it: (it.first, it.fact)):
        last = terms[-1][-1] if terms else None
        numbered = terms[-1][0]["term"] if terms else ""
        follows = last is not None and last.last != NEVER and _later(last.last, 1) >= state.first
        same = state["term"] == numbered if state["term"] else follows
        if last is not None and last["kind"] == state["kind"] and same:
            terms[-1].append(state)
        else:
            terms.append([state])
    (states,) = [some for some in terms if any(state.fact == body.fact for state in some)]
    return states, int(states[0]["term"]) if states[0]["term"] else None


def _of_seats(posts: Iterable[Post], rules: Mapping[str, Rule], days: Window) -> Iterable[dict[str, Any]]:
    for post in posts:
        for holding in post.holdings:
            # What is held because of another post ends with that one.
            if holding["to"] and holding.to("post") == post.state.entity:
                due = first_day(holding["to"]), last_day(holding["to"])
                status = _status(due, *days)
                if status:
                    yield {
                        "organization": {"id": post.body.entity},
                        "post": {"id": post.state.entity},
                        "person": {"id": holding.to("person")},
                        "term": None,
                        "rule": _told(rules[post.body.entity]),
                        "begun": holding["from"] or None,
                        "fact": holding.fact,
                        "status": status,
                        "reason": None,
                        "basis": "STATED",
                        "due": _window(due, days[0]),
                        "reportDue": None,
                    }


def _status(due: Window, day: str, until: str) -> str:
    """How a day stands to the last day of a term, wherever in its bounds that is; nothing where it is far off."""
    earliest, latest = due
    if latest < day:
        return "RAN_OUT"
    if earliest == FIRST:
        return "MAY_HAVE_RUN_OUT" if latest <= until else "TERM_UNKNOWN"
    if earliest < day:
        return "MAY_HAVE_RUN_OUT"
    return "RUNNING_OUT" if earliest <= until else ""


def _window(due: Window | None, day: str) -> dict[str, object] | None:
    if due is None:
        return None
    passed = True if due[1] < day else False if due[0] != FIRST and day <= due[0] else None
    return {"earliest": None if due[0] == FIRST else due[0], "latest": due[1], "passed": passed}


def _told(rule: Rule) -> dict[str, object] | None:
    return {"recorded": {"id": rule[0]}} if rule[0] else None


def _sized(record: Record, body: Said, rule: Rule, posts: Sequence[Post], day: str) -> dict[str, Any] | None:
    """How the seats of a body depart from its rule; without faults that can be told where too little is recorded."""
    if not {"size_min", "size_max"} & rule[1].keys():
        return None
    seats = [post.seats for post in posts if post.body.entity == body.entity]
    told = {"organization": {"id": body.entity}, "rule": _told(rule), "households": _households(record, body, day)}
    if not seats or None in seats:
        return told | {"seats": 0, "faults": None}
    number, whole = sum(each or 0 for each in seats), "posts" in registered(record, body, day)
    households = told["households"]
    ways = {tuple(_faults(number, rule[1], small, whole=whole) or "?") for small in _small(rule[1], households)}
    faults = list(ways.pop()) if len(ways) == 1 else ["?"]
    return told | {"seats": number, "faults": None if "?" in faults else [each for each in faults if each]}


def _small(rule: Mapping[str, str], households: object) -> list[bool]:
    """Whether a body may act for a small compound: both ways, where its households are not told."""
    if "small_size" not in rule:
        return [False]
    return [True, False] if households is None else [int(str(households)) < int(rule["small_households_below"])]


def _faults(seats: int, rule: Mapping[str, str], small: bool, *, whole: bool) -> list[str] | None:
    """What departs from the rule. Fewer seats than it asks may be all that is recorded, and not all there are."""
    least = int(rule["small_size"] if small else rule.get("size_min", "1"))
    odd = "size_odd" in rule and seats % 2 == 0
    if seats > int(rule.get("size_max", "9999")):
        return ["TOO_LARGE", "EVEN" if odd and whole else ""]
    if seats < least and not whole:
        return None
    return ["TOO_SMALL" if seats < least else "", "EVEN" if odd else ""]


def _households(record: Record, body: Said, day: str) -> int | None:
    compounds = [record.state("compounds", id, day) for id in body.points.get("for", ()) if id.startswith("compound:")]
    told = [state["households"] for state in compounds if state]
    exact = [each for each in told if each.isdigit()]
    return sum(map(int, exact)) if exact and len(exact) == len(told) else None


def _vacant(record: Record, post: Post, day: str) -> str:
    tied = bool(post.state.to("ex_officio_of"))
    return "UNKNOWN" if tied or "appointments" not in registered(record, post.body, day) else "KNOWN"


def _later(day: str, days: int) -> str:
    return OPEN if day == OPEN else (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _years_later(day: str, years: int) -> str:
    return _moved(day, 12 * years)


def _moved(day: str, months: int) -> str:
    """A day so many months later; the month's last where it has no such day."""
    at = int(day[:4]) * 12 + int(day[5:7]) - 1 + months
    year, month = at // 12, at % 12 + 1
    for back in range(4):
        try:
            return date(year, month, int(day[8:]) - back).isoformat()
        except ValueError:
            continue
    raise AssertionError(f"no month has a day {day[8:]}")
