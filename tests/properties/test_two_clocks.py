"""The law of the two clocks: whatever is applied later, an earlier instant is answered as it was then."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engines.under_test import EngineUnderTest, wipe
from tests.world import World, world_on

FIRMS = 3
ASK = """
query ($knownAt: DateTime, $asOf: Date) {
  coverage(area: "33", unit: PROPERTY_FIRM, measure: PARTY_WORK, knownAt: $knownAt, asOf: $asOf) {
    counted { nodes { unitId mode } } notCounted { nodes { unitId } } unknown { nodes { unitId } }
  }
  nodes(ids: ["organization:t-0", "organization:t-1"], knownAt: $knownAt, asOf: $asOf) {
    ... on Organization { name holds covers { nodes { mode } } }
  }
}
"""
DAYS = ("2016-06-30", "2018-01-01", "2018-12-31", "2020-01-01")


@dataclass(frozen=True)
class Firm:
    """What one apply says of a firm: its name, when it began and closed, and how it is covered."""

    name: str
    begin: str
    end: str
    mode: str


FIRM = st.builds(
    Firm,
    name=st.sampled_from(("甲", "乙")),
    begin=st.sampled_from(("", "2016", "2018-01")),
    end=st.sampled_from(("", "2018", "?")),
    mode=st.sampled_from(("", "SOLE", "UNSTATED", "NONE")),
)
APPLIES = st.lists(st.lists(FIRM, min_size=FIRMS, max_size=FIRMS), min_size=2, max_size=4)


@dataclass
class Told:
    """What was answered after each apply, by the instant of its publication."""

    answers: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]])


def tables(firms: list[Firm]) -> dict[str, str]:
    rows = [
        f"t-{number},{firm.name},PROPERTY_FIRM,330105001,{firm.begin},{firm.end}" for number, firm in enumerate(firms)
    ]
    covers = [
        f"t-{number},{'t-party' if firm.mode == 'SOLE' else ''},organization:t-{number},{firm.mode}"
        for number, firm in enumerate(firms)
        if firm.mode
    ]
    party = "t-party,党委,PARTY_ORGANIZATION,330105001,,"
    return {
        "organizations": "\n".join(["id,name,kind,area,from,to", party, *rows]),
        "covers": "\n".join(["id,party_organization,unit,mode", *covers]),
    }


async def answers(world: World, instant: str | None) -> list[Any]:
    return [await world.ask(ASK, knownAt=instant, asOf=day) for day in DAYS]


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(applies=APPLIES)
async def test_an_earlier_instant_is_answered_as_it_was_then(
    engine: EngineUnderTest, tmp_path_factory: Any, applies: list[list[Firm]]
) -> None:
    wipe(engine)
    told = Told()
    async with world_on(engine, tmp_path_factory.mktemp("world")) as world:
        for firms in applies:
            applied = await world.apply(**tables(firms))
            instant = applied.instant
            if instant is not None:
                told.answers[instant] = await answers(world, None)
            for earlier, answer in told.answers.items():
                assert await answers(world, earlier) == answer
        again = await world.apply(**tables(applies[-1]))
        assert again.instant is None, "what is applied twice changes nothing"
