"""Erasing a person: nothing of them is left at any time, others' facts go on, and a ledger cannot bring them back."""

from typing import Any

import pytest

from graph.errors import BadInput, LedgerRefused, NotFound
from ledgers.erase import erase_person
from tests.world import World

BASE = {
    "compounds": "id,name,area\nt-c,甲苑,330105001L01\n",
    "organizations": """
id,name,kind,area,for
t-oc,甲苑业委会,OWNERS_COMMITTEE,330105001L01,compound:t-c
t-branch,甲苑支部,PARTY_ORGANIZATION,330105001L01,
""",
    "people": "id,name\nt-wang,王甲\nt-wang-b,王甲\nt-li,李乙\n",
    "posts": "id,organization,title,note\nt-chair,t-oc,主任,现任王甲\nt-seat,t-oc,委员,\n",
    "appointments": "id,person,post,from\nt-1,t-wang,t-chair,2016\nt-2,t-li,t-seat,2016\nt-3,t-wang-b,t-seat,2017\n",
    "covers": "id,party_organization,unit,mode,through\nt-1,t-branch,compound:t-c,INSTRUCTOR,person:t-wang\n",
    "problems": "id,title,place,raised_by\nt-p,漏水,compound:t-c,person:t-wang;person:t-li\n",
    "handlings": "id,problem,handler,step,role\nt-1,t-p,person:t-wang,1,LEAD\nt-2,t-p,organization:t-oc,2,FUNDER\n",
    "merges": "id,kept,merged\nt-m,person:t-wang,person:t-wang-b\n",
}
ASK = """
query ($known: DateTime) {
  problemTrace(id: "problem:t-p", asOf: "2018-01-01", knownAt: $known) { steps { fact } problem { raisedBy { id } } }
  node(id: "compound:t-c", asOf: "2018-01-01", knownAt: $known) {
    ... on Compound { covers { nodes { mode through { id } } } organizations { nodes { posts { nodes {
      id appointments { nodes { person { id } } } } } } } }
  }
}
"""
LEFT: dict[str, Any] = {
    "problemTrace": {"steps": [{"fact": "handling:t-2"}], "problem": {"raisedBy": [{"id": "person:t-li"}]}},
    "node": {
        "covers": {"nodes": [{"mode": "INSTRUCTOR", "through": None}]},
        "organizations": {
            "nodes": [
                {
                    "posts": {
                        "nodes": [
                            {"id": "post:t-chair", "appointments": {"nodes": []}},
                            {"id": "post:t-seat", "appointments": {"nodes": [{"person": {"id": "person:t-li"}}]}},
                        ]
                    }
                }
            ]
        },
    },
}


async def test_nothing_is_left_of_an_erased_person_at_any_time_and_a_receipt_says_so(world: World) -> None:
    first = (await world.apply(**BASE)).instant
    await world.apply(appointments="id,person,post,from,to\nt-1,t-wang,t-chair,2016,2020\n")
    erased = await erase_person(world.graph, person="person:t-wang-b", reason="本人申请")
    assert erased.ids == ("person:t-wang", "person:t-wang-b")
    assert erased.receipt.deleted == ("Appointment=3", "Handling=1", "Merge=1", "PersonState=2")
    assert (erased.receipt.loosened, erased.receipt.revision, erased.still_said) == (2, 3, ("post:t-chair",))
    for known in (first, None):
        assert await world.ask(ASK, known=known) == LEFT
    for id in erased.ids:
        assert await world.fail("query ($id: ID!) { node(id: $id) { id } }", id=id) == (
            "NOT_FOUND",
            f"There is nothing with the id '{id}': check it, or the moment asked about (`knownAt`).",
        )
    assert await world.graph.reader.receipts() == [erased.receipt]
    assert "t-wang" not in repr(erased.receipt)


async def test_a_ledger_that_brings_an_erased_person_back_is_refused_by_the_rows_that_do(world: World) -> None:
    await world.apply(**BASE)
    await erase_person(world.graph, person="person:t-wang", reason="本人申请")
    with pytest.raises(LedgerRefused) as refused:
        await world.apply(**BASE)
    found: Any = refused.value.extensions["findings"]
    erased = sorted((each["sheet"], each["row"], each["column"]) for each in found if each["code"] == "ERASED")
    assert erased == [
        ("appointments.csv", 2, "person"),
        ("appointments.csv", 4, "person"),
        ("covers.csv", 2, "through"),
        ("handlings.csv", 2, "handler"),
        ("merges.csv", 2, "kept"),
        ("merges.csv", 2, "merged"),
        ("people.csv", 2, "id"),
        ("people.csv", 3, "id"),
        ("problems.csv", 2, "raised_by"),
    ]


async def test_what_is_no_person_or_not_there_or_without_a_reason_is_refused(world: World) -> None:
    await world.apply(**BASE)
    for person, reason, error in (
        ("organization:t-oc", "x", BadInput),
        ("person:t-wang", " ", BadInput),
        ("person:t-nobody", "x", NotFound),
    ):
        with pytest.raises(error):
            await erase_person(world.graph, person=person, reason=reason)
    assert (await world.graph.reader.published()).revision == 1
    await world.apply(people="id,name\nt-zhao,赵丁\n")
