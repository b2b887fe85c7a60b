"""Names: those an entity had in other states, and the entities that share one."""

from dataclasses import replace
from typing import Any

import pytest

from schema.context import Context
from tests.world import World

FORMER = """
query ($id: ID!, $asOf: Date, $knownAt: DateTime) { node(id: $id, asOf: $asOf, knownAt: $knownAt) {
  ... on Area { name formerNames { nodes { ...told } } }
  ... on Compound { name formerNames { nodes { ...told } } }
  ... on Organization { name formerNames { nodes { ...told } } }
  ... on Person { name formerNames { nodes { ...told } } }
} }
fragment told on FormerName { id name from to statedBy { locator source { id } } }
"""
WORLD = {
    "areas": "id,name,from,to\n33,浙江省,,\n330105,下城区,,2020\n330105#2,拱墅区,2021,\n",
    "compounds": """
id,name,area,from,to,source
t-a,旧苑,330105,2000,2005,t-src#p1
t-a#2,旧苑,330105,2006,2009,t-src#p2
t-a#3,甲苑,330105,2010,2018-06,t-src#p3
t-a#4,新苑,330105,2018-07,,t-src#p4
""",
    "organizations": """
id,name,kind,area,from,to
t-o,三方办,DEPARTMENT,330105,,2018
t-o#2,治理办,DEPARTMENT,330105,2019,
""",
    "people": "id,name,from,to\nt-p,甲某,,2018\nt-p#2,乙某,2019,\n",
}


@pytest.fixture
def unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller who is not shown people's names."""
    wide = Context.scope

    async def narrow(self: Context, *asked: Any) -> Any:
        return replace(await wide(self, *asked), people=False)

    monkeypatch.setattr(Context, "scope", narrow)


async def names(world: World, id: str, **variables: object) -> tuple[str, list[tuple[str, str | None, str | None]]]:
    """The name shown, and the others with their days."""
    found = (await world.ask(FORMER, id=id, **variables))["node"]
    return found["name"], [(each["name"], each["from"], each["to"]) for each in found["formerNames"]["nodes"]]


async def test_an_entity_tells_the_names_of_its_other_states(world: World) -> None:
    first = await world.apply(**WORLD)
    found = (await world.ask(FORMER, id="compound:t-a", asOf="2018-06-30"))["node"]
    assert found == {
        "name": "甲苑",
        "formerNames": {
            "nodes": [
                {"id": id, "name": name, "from": begin, "to": end, "statedBy": {"locator": at, "source": source}}
                for id, name, begin, end, at, source in (
                    ("compound:t-a", "旧苑", "2000", "2005", "p1", {"id": "source:t-src"}),
                    ("compound:t-a#2", "旧苑", "2006", "2009", "p2", {"id": "source:t-src"}),
                    ("compound:t-a#4", "新苑", "2018-07", None, "p4", {"id": "source:t-src"}),
                )
            ]
        },
    }
    assert await names(world, "compound:t-a", asOf="2003-01-01") == (
        "旧苑",
        [("甲苑", "2010", "2018-06"), ("新苑", "2018-07", None)],
    )
    assert await names(world, "compound:t-a", asOf="1990-01-01") == (
        "旧苑",
        [("甲苑", "2010", "2018-06"), ("新苑", "2018-07", None)],
    ), "before all, the first is shown"
    assert await names(world, "area:330105", asOf="2021-01-01") == ("拱墅区", [("下城区", None, "2020")])
    assert await names(world, "organization:t-o", asOf="2019-01-01") == ("治理办", [("三方办", None, "2018")])
    assert await names(world, "person:t-p", asOf="2019-01-01") == ("乙某", [("甲某", None, "2018")])
    await world.apply(areas=WORLD["areas"], people="id,name,from,to\nt-p,丙某,,2018\n")
    assert await names(world, "person:t-p", asOf="2019-01-01") == ("乙某", [("丙某", None, "2018")])
    then = await names(world, "person:t-p", asOf="2019-01-01", knownAt=first.instant)
    assert then == ("乙某", [("甲某", None, "2018")])


@pytest.mark.usefixtures("unnamed")
async def test_a_persons_former_names_are_hidden_with_the_name(world: World) -> None:
    await world.apply(**WORLD)
    assert await names(world, "person:t-p", asOf="2019-01-01") == (None, [])
    assert (await names(world, "organization:t-o", asOf="2019-01-01"))[1] == [("三方办", None, "2018")]


ALIKE = {
    "compounds": """
id,name,aliases,area,from,to
t-a,甲苑,甲小区;老苑,330105001L01,,
t-b,甲苑,,330105002,,
t-c,老苑,,330105002,,2018
t-d,丁苑,甲苑,330105002,,
""",
    "organizations": "id,name,kind,area\nt-a,甲苑,ASSOCIATION,330105001\nt-b,甲苑,ALLIANCE,330105002\n",
    "people": "id,name\nt-one,甲某\nt-two,甲某\nt-three,甲某\n",
    "namesakes": "id,one,other\nt-1,person:t-three,person:t-one\nt-2,compound:t-a,compound:t-b\n",
}
NAMESAKES = """
query ($id: ID!, $asOf: Date, $knownAt: DateTime, $first: Int) { node(id: $id, asOf: $asOf, knownAt: $knownAt) {
  ... on Compound { namesakes(first: $first) { nodes { ...told } } }
  ... on Organization { namesakes(first: $first) { nodes { ...told } } }
  ... on Person { namesakes(first: $first) { nodes { ...told } } }
} }
fragment told on SameName { name judged entity { id } statedBy { locator } }
"""


async def alike(world: World, id: str, **variables: object) -> list[tuple[str, str, bool]]:
    """The others of the same name: their key, the name, and whether they were told apart."""
    nodes = (await world.ask(NAMESAKES, id=id, **variables))["node"]["namesakes"]["nodes"]
    return [(each["entity"]["id"].partition(":")[2], each["name"], each["judged"]) for each in nodes]


async def test_namesakes_are_of_one_kind_and_tell_whether_they_were_told_apart(world: World) -> None:
    first = await world.apply(**{**ALIKE, "namesakes": "id,one,other\nt-2,compound:t-a,compound:t-b\n"})
    await world.apply(**ALIKE)
    assert await alike(world, "compound:t-a", asOf="2018-12-31") == [("t-b", "甲苑", True), ("t-c", "老苑", False)]
    assert await alike(world, "compound:t-a", asOf="2019-01-01") == [("t-b", "甲苑", True)], "the other is no more"
    assert await alike(world, "compound:t-a", asOf="2018-12-31", first=1) == [("t-b", "甲苑", True)]
    assert await alike(world, "compound:t-b") == [("t-a", "甲苑", True)]
    assert await alike(world, "compound:t-d") == [("t-a", "甲苑", False), ("t-b", "甲苑", False)], "by its other name"
    assert await alike(world, "organization:t-a") == [("t-b", "甲苑", False)], "a compound is no body"
    assert await alike(world, "person:t-one") == [("t-three", "甲某", True), ("t-two", "甲某", False)]
    assert await alike(world, "person:t-one", knownAt=first.instant) == [
        ("t-three", "甲某", False),
        ("t-two", "甲某", False),
    ]


@pytest.mark.usefixtures("unnamed")
async def test_people_are_not_found_by_a_name_that_may_not_be_seen(world: World) -> None:
    await world.apply(**ALIKE)
    assert await alike(world, "person:t-one") == []
    assert await alike(world, "organization:t-a") == [("t-b", "甲苑", False)]
