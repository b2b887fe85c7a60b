"""Figures that are not exact: however they are spelled in a ledger, the API tells the number and how it is meant."""

from typing import Any

import pytest

from graph.errors import LedgerRefused
from tests.world import World

SPELLINGS: dict[str, tuple[int, str | None]] = {
    "1200": (1200, None),
    "１２００": (1200, None),
    "约1200": (1200, "ABOUT"),
    "大约 1200": (1200, "ABOUT"),
    "about 1200": (1200, "ABOUT"),
    "About 1200": (1200, "ABOUT"),
    "~1200": (1200, "ABOUT"),
    "约１２００": (1200, "ABOUT"),
    ">1200": (1200, "MORE_THAN"),
    "＞1200": (1200, "MORE_THAN"),
    "超过1200": (1200, "MORE_THAN"),
    "more than 1200": (1200, "MORE_THAN"),
    "1200余": (1200, "MORE_THAN"),
    "1200多": (1200, "MORE_THAN"),
    ">=1200": (1200, "AT_LEAST"),
    "＞＝1200": (1200, "AT_LEAST"),
    "至少1200": (1200, "AT_LEAST"),
    "at least 1200": (1200, "AT_LEAST"),
    "": (0, None),
}
WRONG = [
    "约",
    "约约1200",
    "1200约",
    "约-5",
    "约1,200",
    "约1200户",
    "1200以上",
    "about",
    "1200.5",
    "约1200.5",
    "一千二百",
    "1234567890",
]


async def test_however_households_are_spelled_the_number_and_how_it_is_meant_are_told(world: World) -> None:
    rows = "".join(f"t-c{number},苑,330105001L01,{text}\n" for number, text in enumerate(SPELLINGS))
    await world.apply(compounds=f"id,name,area,households\n{rows}")
    ids = [f"compound:t-c{number}" for number in range(len(SPELLINGS))]
    ask = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Compound { households householdsQualifier } } }"
    nodes = (await world.ask(ask, ids=ids))["nodes"]
    found = {
        text: (node["households"], node["householdsQualifier"]) for text, node in zip(SPELLINGS, nodes, strict=True)
    }
    assert found == {**SPELLINGS, "": (None, None)}, "a blank cell is not recorded, and not nothing"


async def test_every_other_figure_of_a_ledger_may_be_inexact_too(world: World) -> None:
    await world.apply(
        organizations="id,name,kind,area\nt-o,三方办,COORDINATION_OFFICE,330105001\n",
        problems="id,title,place,count\nt-p,漏水,area:330105001,3余\n",
        handlings="""
id,problem,handler,step,role,amount
t-1,t-p,organization:t-o,1,FUNDER,约3500.50
t-2,t-p,organization:t-o,2,FUNDER,３５００
t-3,t-p,organization:t-o,3,FUNDER,1000多
""",
        meetings="id,kind,place,accepted,answered,handed_out\nt-m,CONGRESS,area:330105001,82,至少79,超过630\n",
    )
    answer: dict[str, Any] = await world.ask("""{
      problem: node(id: "problem:t-p") { ... on Problem {
        count countQualifier handlings { nodes { amount amountQualifier } }
      } }
      problemTrace(id: "problem:t-p") { funders { amount amountQualifier } }
      meeting: node(id: "meeting:t-m") { ... on Meeting {
        accepted acceptedQualifier answered answeredQualifier handedOut handedOutQualifier
      } }
    }""")
    paid = [
        {"amount": 3500.5, "amountQualifier": "ABOUT"},
        {"amount": 3500, "amountQualifier": None},
        {"amount": 1000, "amountQualifier": "MORE_THAN"},
    ]
    assert answer == {
        "problem": {"count": 3, "countQualifier": "MORE_THAN", "handlings": {"nodes": paid}},
        "problemTrace": {"funders": paid},
        "meeting": {
            "accepted": 82,
            "acceptedQualifier": None,
            "answered": 79,
            "answeredQualifier": "AT_LEAST",
            "handedOut": 630,
            "handedOutQualifier": "MORE_THAN",
        },
    }


async def test_a_qualifier_goes_when_the_figure_becomes_exact(world: World) -> None:
    compounds = "id,name,area,households\nt-a,甲苑,330105001L01,%s\n"
    first = await world.apply(compounds=compounds % "约1200")
    again = await world.apply(compounds=compounds % "大约１２００")
    assert (again.written.changed, again.instant) == (0, None), "another spelling says the same"
    await world.apply(compounds=compounds % "1200")
    ask = """query ($at: DateTime) { node(id: "compound:t-a", knownAt: $at) {
      ... on Compound { households householdsQualifier }
    } }"""
    assert (await world.ask(ask))["node"] == {"households": 1200, "householdsQualifier": None}
    assert (await world.ask(ask, at=first.instant))["node"] == {"households": 1200, "householdsQualifier": "ABOUT"}


async def test_what_is_no_figure_is_refused_with_the_cell_and_what_to_write(world: World) -> None:
    rows = "".join(f't-c{number},苑,330105001L01,"{text}"\n' for number, text in enumerate(WRONG))
    with pytest.raises(LedgerRefused) as refused:
        await world.apply(compounds=f"id,name,area,households\n{rows}")
    findings: Any = refused.value.extensions["findings"]
    assert [(each["row"], each["column"], each["value"], each["code"]) for each in findings] == [
        (number, "households", text, "BAD_VALUE") for number, text in enumerate(WRONG, start=2)
    ]
    assert all("write digits only" in each["message"] for each in findings)
    with pytest.raises(LedgerRefused, match="not an amount: write digits, such as 3500"):
        await world.apply(
            problems="id,title,place\nt-p,漏水,area:330105001\n",
            organizations="id,name,kind,area\nt-o,三方办,COORDINATION_OFFICE,330105001\n",
            handlings="id,problem,handler,step,role,amount\nt-1,t-p,organization:t-o,1,FUNDER,约三千\n",
        )
    code, _ = await world.fail('{ node(id: "compound:t-c0") { id } }')
    assert code == "NOT_FOUND", "nothing of it was applied"
