"""Laws of merges and withdrawals: what was written comes back, and an earlier instant is answered as it was then."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dates import Interval
from graph.errors import LedgerRefused
from graph.merging import as_written, merged
from graph.model import Edge, Fact
from graph.records import FactRecord
from tests.engines.under_test import EngineUnderTest, wipe
from tests.world import World, world_on

IDS = tuple(f"person:t-{letter}" for letter in "abcd")
RECORDS = st.builds(
    FactRecord,
    id=st.sampled_from(("appointment:t-1", "person:t-a", "person:t-b#2")),
    label=st.sampled_from((Fact.APPOINTMENT, Fact.PERSON_STATE, Fact.MERGE)),
    area_code=st.just("33"),
    interval=st.just(Interval("2018-01-01", "2018-12-31")),
    properties=st.just((("name", "甲"), ("note", "乙"))),
    edges=st.lists(
        st.tuples(st.sampled_from((Edge.OF, Edge.HOLDER, Edge.MERGED, Edge.UNDER)), st.sampled_from(IDS)),
        unique=True,
        max_size=4,
    ).map(tuple),
)
ROOTS = st.dictionaries(st.sampled_from(IDS[:3]), st.just(IDS[3]), max_size=3)


@given(record=RECORDS, roots=ROOTS, others=ROOTS)
def test_what_was_written_comes_back_whatever_was_merged(
    record: FactRecord, roots: dict[str, str], others: dict[str, str]
) -> None:
    once = merged(record, roots)
    assert as_written(once).digest == record.digest
    assert merged(as_written(once), others).digest == merged(record, others).digest
    stored = FactRecord.from_version(["Fact", once.label], dict(once.version(1, instant="x", open_end="y")), once.edges)
    assert as_written(replace(stored, label=record.label)).digest == record.digest


PEOPLE = "id,name\nt-a,甲\nt-b,乙\nt-c,丙\n"
POSTS = "id,organization,title\nt-x,t-oc,主任\nt-y,t-branch,书记\nt-z,t-firm,经理\n"
BODIES = """
id,name,kind,area,for,to
t-oc,业委会,OWNERS_COMMITTEE,330105001,compound:t-c,{}
t-branch,支部,PARTY_ORGANIZATION,330105001,,
t-firm,物业,PROPERTY_FIRM,330105002,,
"""
ASK = """
query ($knownAt: DateTime, $asOf: Date) {
  crossAppointments(area: "3301", knownAt: $knownAt, asOf: $asOf) {
    appointments { nodes { person { id } home { organization { id } } host { organization { id } } } }
  }
  nodes(ids: ["person:t-a", "person:t-b", "person:t-c"], knownAt: $knownAt, asOf: $asOf) {
    id ... on Person { appointments { nodes { id post { id } } } merges { nodes { mergedId } } }
  }
}
"""
DAYS = ("2018-06-30", "2020-01-01")
STEPS = st.one_of(
    st.tuples(st.just("merge"), st.sampled_from(IDS[:3]), st.sampled_from(IDS[:3])),
    st.tuples(st.just("withdraw"), st.integers(0, 5), st.none()),
    st.tuples(st.just("seat"), st.sampled_from("xyz"), st.sampled_from("abc")),
    st.tuples(st.just("close"), st.sampled_from(("", "2018", "2019-06")), st.none()),
)


def tables_of(step: tuple[Any, Any, Any], number: int, withdrawable: list[str]) -> dict[str, str] | None:
    """The ledger of one step, and what it adds to what may be withdrawn; nothing where it is idle."""
    match step:
        case ("merge", kept, gone):
            withdrawable.append(f"merge:t-{number}")
            return {"merges": f"id,kept,merged\nt-{number},{kept},{gone}\n"}
        case ("withdraw", place, _) if withdrawable:
            target = withdrawable.pop(place % len(withdrawable))
            if target.startswith(("merge", "appointment")):
                withdrawable.append(f"withdrawal:t-{number}")
            return {"withdrawals": f"id,fact\nt-{number},{target}\n"}
        case ("seat", post, person):
            withdrawable.append(f"appointment:t-{post}")
            return {"appointments": f"id,person,post\nt-{post},t-{person},t-{post}\n"}
        case ("close", day, _):
            return {"organizations": BODIES.format(day)}
        case _:
            return None


async def answers(world: World, instant: str | None) -> list[Any]:
    return [await world.ask(ASK, knownAt=instant, asOf=day) for day in DAYS]


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEPS, min_size=3, max_size=7))
async def test_an_earlier_instant_is_answered_as_it_was_whatever_was_merged_closed_or_undone_since(
    engine: EngineUnderTest, tmp_path_factory: Any, steps: list[tuple[Any, Any, Any]]
) -> None:
    wipe(engine)
    told: dict[str, list[Any]] = {}
    withdrawable: list[str] = []
    async with world_on(engine, tmp_path_factory.mktemp("world")) as world:
        seats = "id,person,post\nt-x,t-a,t-x\nt-y,t-b,t-y\nt-z,t-c,t-z\n"
        compounds = "id,name,area\nt-c,苑,330105001\n"
        base = {"people": PEOPLE, "posts": POSTS, "organizations": BODIES.format(""), "compounds": compounds}
        applied = await world.apply(**base, appointments=seats)
        told[str(applied.instant)] = await answers(world, None)
        for number, step in enumerate(steps):
            tables = tables_of(step, number, withdrawable)
            if tables is None:
                continue
            before = await answers(world, None)
            try:
                applied = await world.apply(**tables)
            except LedgerRefused:
                assert await answers(world, None) == before, "what is refused changes nothing"
                continue
            if applied.instant is not None:
                told[applied.instant] = await answers(world, None)
            for earlier, answer in told.items():
                assert await answers(world, earlier) == answer
