"""Confirmations: until when facts were found to be true, by whom, and that one statement tells it for a level."""

from typing import Any

import pytest

from graph.entities.lists import CONFIRMATIONS
from graph.question import Question
from graph.reader import GraphReader
from graph.scope import Scope
from tests.world import World

WORLD = {
    "compounds": """
id,name,area,from,to
t-a,甲苑,330105001L01,,2018-06
t-a#2,甲新苑,330105001L01,2018-07,
t-b,乙苑,330105001L01,,
""",
    "organizations": "id,name,kind,area\nt-firm,甲物业,PROPERTY_FIRM,330105002\n",
    "contracts": "id,provider,compound\nt-1,t-firm,t-a\nt-2,t-firm,t-b\n",
}
CONFIRMED = """
id,fact,day,note,source
t-1,contract:t-1,2019,,t-src#p1
t-2,contract:t-1,2019-06,电话核实,t-src#p2
t-3,contract:t-1,2018-12-31,,t-src#p3
t-4,compound:t-a#2,2020-03,,t-src#p4
"""
ASK = """
query ($day: Date, $knownAt: DateTime) {
  node(id: "compound:t-a", asOf: $day, knownAt: $knownAt) {
    ... on Compound {
      confirmedOn
      confirmations { totalCount }
      contracts { nodes { confirmedOn confirmations(last: 2) {
        totalCount nodes { id day note statedBy { locator source { id } } } pageInfo { hasPreviousPage }
      } } }
      area { compounds { nodes { id confirmedOn contracts { nodes { confirmedOn } } } } }
    }
  }
}
"""


async def test_a_fact_tells_the_latest_day_on_which_it_was_confirmed(world: World) -> None:
    first = await world.apply(**WORLD)
    await world.apply(confirmations=CONFIRMED)
    found = (await world.ask(ASK, day="2018-07-01"))["node"]
    assert found == {
        "confirmedOn": "2020-03",
        "confirmations": {"totalCount": 1},
        "contracts": {
            "nodes": [
                {
                    "confirmedOn": "2019-06",
                    "confirmations": {
                        "totalCount": 3,
                        "nodes": [
                            {
                                "id": "confirmation:t-1",
                                "day": "2019",
                                "note": None,
                                "statedBy": {"locator": "p1", "source": {"id": "source:t-src"}},
                            },
                            {
                                "id": "confirmation:t-2",
                                "day": "2019-06",
                                "note": "电话核实",
                                "statedBy": {"locator": "p2", "source": {"id": "source:t-src"}},
                            },
                        ],
                        "pageInfo": {"hasPreviousPage": True},
                    },
                }
            ]
        },
        "area": {
            "compounds": {
                "nodes": [
                    {
                        "id": "compound:t-a",
                        "confirmedOn": "2020-03",
                        "contracts": {"nodes": [{"confirmedOn": "2019-06"}]},
                    },
                    {"id": "compound:t-b", "confirmedOn": None, "contracts": {"nodes": [{"confirmedOn": None}]}},
                ]
            }
        },
    }
    earlier = (await world.ask(ASK, day="2018-06-30"))["node"]
    assert earlier["confirmedOn"] is None, "another state of the same compound was confirmed"
    then = (await world.ask(ASK, day="2018-07-01", knownAt=first.instant))["node"]
    assert (then["confirmedOn"], then["contracts"]["nodes"][0]["confirmedOn"]) == (None, None)


async def test_a_withdrawn_confirmation_confirms_nothing(world: World) -> None:
    await world.apply(**WORLD, confirmations=CONFIRMED)
    await world.apply(withdrawals="id,fact\nt-1,confirmation:t-2\n")
    found = (await world.ask(ASK, day="2018-07-01"))["node"]
    assert found["contracts"]["nodes"][0]["confirmedOn"] == "2019"


async def test_a_level_is_asked_about_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.apply(**WORLD, confirmations=CONFIRMED)
    asked: list[int] = []
    ask = GraphReader.ask

    async def counted(self: GraphReader, question: Question[Any, Any], scope: Scope, params: Any) -> Any:
        if question is CONFIRMATIONS:
            asked.append(len(params.ids))
        return await ask(self, question, scope, params)

    monkeypatch.setattr(GraphReader, "ask", counted)
    compounds = 'node(id: "area:330105001L01") { ... on Area { compounds { nodes { confirmedOn %s } } } }'
    await world.ask("{ " + compounds % "" + " }")
    assert asked == [2]
    await world.ask("{ " + compounds % "contracts { nodes { confirmedOn } }" + " }")
    assert asked == [2, 2, 2]
