"""A street's problems and who handled them step by step, its meetings, its assessment round and its printed figures."""

from collections.abc import Mapping

from bench.world.city import DEPARTMENTS, SCHEME, district_departments
from bench.world.making import Compound, Making
from bench.world.names import ACTIONS, CATEGORIES, CHANNELS, OUTCOMES, problem_title
from bench.world.places import BUSY_DEPARTMENT, district_of
from bench.world.sheets import Cell
from graph.dates import days_after

PROBLEMS = 33
STEPS = 30
"""Steps of a street's first problem, which went from hand to hand."""

_ROLES = (
    *("CO_HANDLER",) * 3,
    *("EXECUTOR", "FUNDER", "MEDIATOR", "CONSULTED", "TRANSFERRED", "SUPERVISOR", "REFUSED"),
)


def make_matters(making: Making) -> None:
    """Adds the problems, handlings, meetings, listings and claims of a street whose bodies are there."""
    for number in range(1, PROBLEMS + 1):
        _problem(making, number)
    for number in range(1, making.dice.between(5, 7) + 1):
        _meeting(making, number)
    _round(making)
    _claims(making)


def _problem(making: Making, number: int) -> None:
    dice, first = making.dice, number == 1
    compound = making.compounds[0] if first else dice.one(making.compounds)
    category = dice.one(CATEGORIES)
    wide = not first and dice.often(15)
    place = f"area:{compound.community.code}" if wide else f"compound:{compound.key}"
    raised_by = making.key("owner") if dice.often(60) else compound.community.residents
    reported = dice.day(2018, 2022 if first else 2023)
    key = making.key(f"problem-{number:02}")
    again = making.key(f"problem-{dice.between(2, number - 1):02}") if number > 2 and dice.often(10) else None
    row = {
        "title": problem_title(dice, compound.community.name if wide else compound.name, category),
        "category": category,
        "place": place,
        "channel": dice.one(CHANNELS),
        "raised_by": f"organization:{raised_by}",
        "reported": reported,
        "recurrence_of": again,
    }
    if dice.often(60):
        settled = days_after(reported, dice.between(5, 150))
        before = {"status": "IN_PROGRESS", "begin": reported, "end": days_after(settled, -1)}
        after = {"status": dice.one(("SETTLED", "CLOSED", "REOPENED")), "begin": settled}
        verdict = dice.one(("SATISFIED", "SATISFIED", "BASICALLY_SATISFIED", "DISSATISFIED", None))
        making.sheets.add("problems", key, **row, **before)
        making.sheets.add("problems", f"{key}#2", **row, **after, settled=settled, resolution="已办结", verdict=verdict)
    else:
        status = dice.one(("SETTLED", "IN_PROGRESS", "ACCEPTED", "REPORTED", "AWAITING_DECISION", "REJECTED", None))
        making.sheets.add("problems", key, **row, status=status, begin=reported)
    _handlings(making, key, compound, reported, STEPS if first else dice.between(3, 5))


def _handlings(making: Making, problem: str, compound: Compound, reported: str, steps: int) -> None:
    """The steps of a problem: the community leads, others follow, and the busy department is called again and again."""
    dice, residents = making.dice, compound.community.residents
    near = [residents, making.key("coordination"), *making.firms[:2]]
    near += [body for body in (compound.committee, compound.branch, compound.firm) if body]
    near += [dice.one(DEPARTMENTS[1:]), dice.one(district_departments(district_of(making.street)))]
    busy = set(dice.some(range(2, steps + 1), dice.one((3, 3, 4, 4))))
    for step in range(1, steps + 1):
        row = {"problem": problem, "step": step, "begin": days_after(reported, 17 * step)[:7]}
        if step == 1:
            _handling(making, f"organization:{residents}", "LEAD", row)
            continue
        handlers = [BUSY_DEPARTMENT] if step in busy else dice.some(near, dice.one((1, 1, 1, 1, 2)))
        for handler in handlers:
            _handling(making, f"organization:{handler}", dice.one(_ROLES), row)
    if dice.often(20):
        row = {"problem": problem, "step": steps, "begin": days_after(reported, 17 * steps)[:4]}
        _handling(making, f"person:{dice.one(compound.community.members)}", "MEDIATOR", row)


def _handling(making: Making, handler: str, role: str, row: Mapping[str, Cell]) -> None:
    dice = making.dice
    told = {
        "action": dice.one(ACTIONS),
        "amount": dice.between(1, 90) * 1000 if role == "FUNDER" else None,
        "outcome": dice.one((None, None, *OUTCOMES)),
    }
    making.sheets.add("handlings", making.next("handling"), handler=handler, role=role, **row, **told)


def _meeting(making: Making, number: int) -> None:
    dice, compounds = making.dice, making.compounds
    compound = compounds[0] if dice.often(15) else dice.one(compounds)
    held = dice.day(2021, 2023)
    key = making.key(f"meeting-{number:02}")
    follows = making.key(f"meeting-{number - 1:02}") if number > 1 and dice.often(20) else None
    about = making.key(f"problem-{dice.between(1, PROBLEMS):02}")
    row = {
        "title": f"{compound.name}协商会",
        "kind": dice.one(("DELIBERATION", "DELIBERATION", "JOINT_RECEPTION", "SERVICE_TRAIN")),
        "level": "COMMUNITY",
        "place": f"compound:{compound.key}",
        "held": held,
        "topic": dice.one(CATEGORIES),
        "problems": about,
        "follows": follows,
        "begin": held,
    }
    making.sheets.add("meetings", key, **row)
    parties = {"HOST": compound.community.residents, "业委会": compound.committee, "物业": compound.firm}
    parties |= {"党支部": compound.branch, "职能部门": BUSY_DEPARTMENT if dice.often(30) else ""}
    for capacity, body in parties.items():
        if body:
            joined = {"meeting": key, "participant": f"organization:{body}", "capacity": capacity, "begin": held}
            making.sheets.add("participations", making.next("participation"), **joined)


def _round(making: Making) -> None:
    year = making.dice.between(2021, 2023)
    told = {"title": f"{year}年红黑榜", "period": str(year), "published": f"{year}-12-20", "area": making.code}
    round_ = making.sheets.add("rounds", making.key("round"), scheme=SCHEME, **told)
    for compound in making.dice.most(making.compounds, 50):
        result = making.dice.one(("RED", "PASS", "PASS", "PASS", "BLACK"))
        row = {"round": round_, "subject": f"compound:{compound.key}", "result": result, "begin": f"{year}-12-20"}
        making.sheets.add("listings", making.next("listing"), **row)


def _claims(making: Making) -> None:
    about = f"area:{making.code}"
    communities, firms = len(making.communities), len(making.firms)
    for unit, value in (("COMMUNITY", communities), ("PROPERTY_FIRM", firms)):
        slug = unit.lower().replace("_", "-")
        row = {"measure": "COUNT", "about": about, "unit": unit, "value": value, "qualifier": "="}
        making.sheets.add("claims", making.key(f"claim-{slug}"), **row)
    committees = sum(bool(compound.committee) for compound in making.compounds)
    covered = making.dice.between(committees // 2, committees)
    row = {
        "measure": "PARTY_WORK",
        "about": about,
        "unit": "OWNERS_COMMITTEE",
        "value": f"{100 * covered // committees}%",
    }
    told = {"numerator": covered, "denominator": committees, "rounding": "truncate"}
    making.sheets.add("claims", making.key("claim-coverage"), **row, **told)
