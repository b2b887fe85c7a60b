"""The questions asked of a random world, each with the answer that the oracle gives to it."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from tests.oracle.coverage import coverage
from tests.oracle.crossing import cross_appointment_matrix, cross_appointments
from tests.oracle.days import first_day, last_day
from tests.oracle.entry import two_way_entry
from tests.oracle.handling import co_handlers
from tests.oracle.holes import KINDS, structural_holes
from tests.oracle.path import path
from tests.oracle.plans import what_if_coverage
from tests.oracle.record import Record
from tests.oracle.resolution import resolution
from tests.oracle.share import member_share
from tests.oracle.terms import term_radar
from tests.oracle.trace import problem_trace
from tests.oracle.worlds import BODIES, DATES, Sample

UNITS = ("PROPERTY_FIRM", "OWNERS_COMMITTEE", "RESIDENTS_COMMITTEE", "ASSOCIATION")
ATTESTATIONS = ("NAMED", "COUNTED", "DESCRIBED", "DERIVED", "GENERATED")
PARTY = ("PARTY_ORGANIZATION", "PARTY_WORK")
MEASURES = {"COMPOUND": (*PARTY, "OWNERS_COMMITTEE", "PROPERTY_SERVICE", "COMPOUND_BRANCH")} | dict.fromkeys(
    UNITS, (*PARTY, "ELIGIBLE")
)
WORDS = frozenset({"unit", "measure", "attestation", "homeKind", "hostKind", "kind", "kinds", "by", "near"})
"""Arguments whose values are words of a code list, which GraphQL writes without quotes."""

RATE = "numerator denominator unknownCount percent noPercent bounds { low high }"
VERDICT = "{ nodes { unitId reason mode grounds { fact } } }"
SEAT = "{ fact post { id } organization { id } kind basis markedHome from to through { id } }"
CROSSING = f"""{{
  person {{ id }} homeBy prohibited rule {{ recorded {{ id }} }} compounds {{ id }} home {SEAT} host {SEAT}
}}"""
CELL = "{ homeKind hostKind appointments holders people undirected compounds }"
FIGURES = f"people {{ {RATE} }} seats {{ {RATE} }} chairs {{ {RATE} }} vacancies postsWithoutSeats"
SHARED = f"""{{
  nodes {{
    {FIGURES} bodyId standing sitters(first: 200) {{ nodes {{ person {{ id }} post {{ id }} chair party }} }}
  }}
}}"""
RESOLVED = f"""{{
  raised accepted rejected timed medianDays ninetiethDays
  response {{ {RATE} }} settlement {{ {RATE} }} satisfaction {{ {RATE} }}
}}"""
WINDOW = "{ earliest latest passed }"
FIELDS = {
    "termRadar": f"""
      until later sizesUnknown byStatus {{ status count }}
      terms(first: 200) {{
        nodes {{
          organization {{ id }} post {{ id }} person {{ id }} status reason basis term begun fact
          rule {{ recorded {{ id }} }} due {WINDOW} reportDue {WINDOW}
        }}
      }}
      sizes(first: 200) {{ nodes {{ organization {{ id }} rule {{ recorded {{ id }} }} households seats faults }} }}
      vacancies(first: 200) {{ nodes {{ post {{ id }} vacant certainty }} }}
      acting(first: 200) {{ nodes {{ post {{ id }} person {{ id }} fact }} }}""",
    "structuralHoles": """
      byKind { kind known unknown }
      findings(first: 200) {
        nodes {
          kind certainty subjectId involved { id } reason number bound rule { id }
          facts: grounds(first: 200) { nodes { fact entity { id } } }
        }
      }""",
    "whatIfCoverage": f"""
      staffing {{ bound value rule {{ id }} }} before {{ {RATE} }} after {{ numerator denominator }}
      uncovered covered totalCost optimal mostUnits leastCost""",
    "path": "length more paths { nodes { entityId } }",
    "resolution": f"""
      figures {RESOLVED} groups(first: 200) {{ nodes {{ by figures {RESOLVED} }} }}
      undated(first: 200) {{ nodes {{ problem {{ id }} }} }}""",
    "coverage": f"""
      {RATE} rule {{ recorded {{ id }} }} byMode {{ mode count }} byChild {{ code {RATE} }}
      counted(first: 200) {VERDICT} notCounted(first: 200) {VERDICT}
      unknown(first: 200) {VERDICT} excluded(first: 200) {VERDICT}""",
    "crossAppointments": f"directions {CELL} appointments(first: 200) {{ nodes {CROSSING} }}",
    "crossAppointmentMatrix": f"homeKinds hostKinds cells {CELL} prohibited {CELL}",
    "twoWayEntry": f"""
      compounds(first: 200) {{
        nodes {{
          compoundId parties {{ side organizations {{ id }} holders }}
          pairs {{
            one other status directions {{ home host holders count appointments {CROSSING} }}
            shares {{ of {RATE} }} prohibited {CROSSING}
          }}
        }}
      }}""",
    "memberShare": f"""
      {FIGURES} thresholdPercent rule {{ recorded {{ id }} }} byStanding {{ standing count }}
      bodies(first: 200) {SHARED} unknownBeginning(first: 200) {SHARED} excluded(first: 200) {SHARED}""",
    "coHandlers": "handled nodes { handler { id } problems settled kind roles { own theirs problems } }",
    "problemTrace": """
      problem { id title }
      steps { fact step role handler { id } amount from to days }
      lead { fact } coHandlers { fact } funders { fact } handOvers { fact } refusals { fact }
      rounds { number meeting { id } follows { id } } before { id } after { id }
      settledByHandlers complainantVerdict""",
}
ORACLE: Mapping[str, Callable[..., object]] = {
    "termRadar": term_radar,
    "structuralHoles": structural_holes,
    "whatIfCoverage": what_if_coverage,
    "path": path,
    "resolution": resolution,
    "coverage": coverage,
    "crossAppointments": cross_appointments,
    "crossAppointmentMatrix": cross_appointment_matrix,
    "twoWayEntry": two_way_entry,
    "memberShare": member_share,
    "coHandlers": co_handlers,
    "problemTrace": problem_trace,
}
TYPES = {"coHandlers": "CoHandlersConnection"}
RENAMED = {"electedSince": "since"}


@dataclass(frozen=True)
class Question:
    """A question: its name, its arguments but the day and the instant, and its day."""

    name: str
    arguments: Mapping[str, object]
    day: str

    def text(self, alias: str, known: str | None) -> str:
        """The question as a field of a GraphQL document, asked as known at an instant, or now."""
        arguments = {**self.arguments, "asOf": self.day} | ({"knownAt": known} if known else {})
        written = ", ".join(f"{name}: {_literal(name, value)}" for name, value in arguments.items())
        return f"{alias}: {self.name}({written}) {{ ...{self.name} }}"

    def answer(self, record: Record) -> object:
        """What the oracle answers."""
        # How long a page may be is nothing that the oracle knows.
        asked = {name: value for name, value in self.arguments.items() if name != "first"}
        arguments = {RENAMED.get(name, _snake(name)): value for name, value in asked.items()}
        return ORACLE[self.name](record, day=self.day, **arguments)


def fragment(name: str) -> str:
    """The fields asked of an answer to a question."""
    return f"fragment {name} on {TYPES.get(name, name[0].upper() + name[1:])} {{{FIELDS[name]} }}"


def questions_of(sample: Sample, record: Record, chance: Random) -> Iterator[Question]:
    """Some of the questions that a world can be asked, on some days on which something begins or ends."""
    for day in (chance.choice(_days()), chance.choice([day for day in _days() if day >= "2017-12-31"])):
        for unit, measures in MEASURES.items():
            for measure in measures:
                arguments: dict[str, object] = {"area": _area(sample, chance), "unit": unit, "measure": measure}
                if not chance.randrange(4):
                    arguments["attestation"] = chance.sample(ATTESTATIONS, 2)
                yield Question("coverage", arguments, day)
        yield Question("crossAppointments", {"area": _area(sample, chance)}, day)
        yield Question("crossAppointments", {"area": sample.areas[0], **_only(record, chance)}, day)
        yield Question("crossAppointmentMatrix", {"area": chance.choice(sample.areas[:3])}, day)
        for asked in ({"area": _area(sample, chance)}, {"compound": _one(record, "compounds", chance)}):
            yield Question("twoWayEntry", asked, day)
        yield Question("memberShare", {"area": chance.choice(sample.areas[:3]), **_shared(chance)}, day)
        more = Random(f"{sample.number} {day}")  # noqa: S311 - questions that came later, asked beside the others
        yield Question("resolution", {"area": sample.areas[0], **_resolved(more)}, day)
        for _ in range(6):
            yield Question("path", _ends(record, more), day)
        yield Question("termRadar", {"area": _area(sample, more), "within": more.choice((0, 180, 500, 2000))}, day)
        yield Question("structuralHoles", {"area": _area(sample, more), **_looked_for(more)}, day)
        for unit in ("PROPERTY_FIRM", "PROPERTY_FIRM", "COMPOUND", more.choice(UNITS)):
            yield Question(
                "whatIfCoverage", {"area": more.choice(sample.areas[:4]), "unit": unit, **_planned(more)}, day
            )
        handlers = sorted({step.to("handler") for step in record.all("handlings")})
        if handlers:
            yield Question("coHandlers", {"organization": chance.choice(handlers), "first": 200}, day)
        for problem in {said.entity for said in record.all("problems")}:
            yield Question("problemTrace", {"id": problem}, day)


def _area(sample: Sample, chance: Random) -> str:
    """An area of the world, a wide one as often as any other."""
    return chance.choice(sample.areas[:3] if chance.randrange(2) else sample.areas)


def _days() -> list[str]:
    return sorted({day for date in DATES for day in (first_day(date), last_day(date))} | {"2015-07-01", "2024-02-29"})


def _only(record: Record, chance: Random) -> dict[str, object]:
    """A filter of cross-appointments."""
    return chance.choice(
        (
            {"homeKind": chance.choice(BODIES)},
            {"hostKind": chance.choice(BODIES)},
            {"person": _one(record, "people", chance)},
            {"organization": _one(record, "organizations", chance)},
            {"compound": _one(record, "compounds", chance)},
            {"prohibited": chance.choice((True, False))},
        )
    )


def _one(record: Record, table: str, chance: Random) -> str:
    """One of the entities of a table, the first ones more often than the others."""
    ids = sorted({said.entity for said in record.all(table)})
    return chance.choice((*ids, *ids[:1] * 3))


def _shared(chance: Random) -> dict[str, object]:
    """What may be asked of the share of party members."""
    arguments: dict[str, object] = {
        "kind": chance.choice(BODIES),
        "threshold": chance.choice((0, 50, 100)),
        "electedSince": chance.choice(_days()),
    }
    return {name: value for name, value in arguments.items() if not chance.randrange(3)}


def _resolved(chance: Random) -> dict[str, object]:
    """What may be asked of how problems were resolved."""
    since, until = sorted(chance.sample(_days(), 2))
    arguments: dict[str, object] = {
        "since": since,
        "until": until,
        "rejected": chance.choice((True, False)),
        "basicallySatisfied": chance.choice((True, False)),
    }
    by = chance.choice(("CATEGORY", "CHANNEL", "COMPOUND", "HANDLER"))
    return {"by": by} | {name: value for name, value in arguments.items() if chance.randrange(2)}


def _ends(record: Record, chance: Random) -> dict[str, object]:
    """Between which entities, and how far."""
    tables = ("compounds", "organizations", "people", "posts", "problems", "meetings")
    ids = sorted({said.entity for table in tables for said in record.all(table)})
    source, target = chance.sample(ids, 2)
    return {"source": source, "target": target, "maxLength": chance.choice((1, 2, 3, 4, 8, 8))}


def _looked_for(chance: Random) -> dict[str, object]:
    """Which holes may be asked for: all, more often than some."""
    return {"kinds": chance.sample(KINDS, 3)} if not chance.randrange(3) else {}


def _planned(chance: Random) -> dict[str, object]:
    """What may be asked of a plan."""
    arguments: dict[str, object] = {
        "measure": chance.choice(PARTY),
        "near": chance.choice(("COMMUNITY", "STREET")),
        "unknown": True,
        "assumeMembers": chance.choice((True, False)),
        "budget": chance.randint(0, 8),
        "jointBranchCost": chance.randint(0, 4),
        "soleBranchCost": chance.randint(0, 4),
        "extensionCost": chance.randint(0, 3),
        "instructorCost": chance.randint(0, 3),
        "unitsPerInstructor": chance.randint(1, 3),
    }
    return {name: value for name, value in arguments.items() if chance.randrange(3)}


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def _literal(name: str, value: object) -> str:
    text = json.dumps(value)
    return text.replace('"', "") if name in WORDS else text
