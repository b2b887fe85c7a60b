"""Search, asked of small worlds: what a text finds by names, former names, codes and readings, in which order, why."""

import json
from itertools import product
from typing import Any

import pytest

from graph.scope import Caller
from graph.words import queries_of
from resolvers.questions import search as asking
from tests.world import World

ASK = """
query ($text: String!, $kinds: [EntityKind!], $area: DivisionCode, $first: Int, $after: String, $asOf: Date,
  $knownAt: DateTime) {
  search(text: $text, kinds: $kinds, area: $area, first: $first, after: $after, asOf: $asOf, knownAt: $knownAt) {
    totalCount more pageInfo { hasNextPage endCursor }
    nodes { entity { id name } reason matchedText matchedIn }
  }
}
"""
WORLD = {
    "compounds": """
id,name,aliases,area,from,to
t-baima,白马公寓,白马苑;大关东苑,330105001L01,,
t-old,沈塘老苑,,330105001L02,,2018-06
t-old#2,夹城新苑,,330105001L02,2018-07,
t-far,白马山庄,,330105002,,
t-road,重庆路1号,,330105001,2018-07,
""",
    "organizations": """
id,name,kind,area,credit_code
t-oc,白马公寓业主委员会,OWNERS_COMMITTEE,330105001L01,
t-firm,绿城物业（ABC）,PROPERTY_FIRM,330105001,91330100143123468W
""",
    "people": "id,name\nt-shan,单雄信\nt-yuchi,尉迟恭\nt-xu,徐国华\n",
    "posts": "id,organization,title\nt-head,t-oc,主任\n",
    "problems": "id,title,place\nt-gate,莫干新村北门开启,compound:t-baima\n",
}
DAY = "2018-12-31"
# Of several beginnings of a code that differ nowhere else, any text of a name must stay one.
ODD = (
    "%",
    "*",
    '"',
    "白*",
    'N" OR *',
    "(((",
    "\\",
    "a:b",
    "~",
    "😀",
    "AND",
    "NOT 白",
    "[a TO b]",
    "/.*/",
    "\u200b",
    "+-",
)


async def ask(world: World, text: str, **asked: object) -> Any:
    return (await world.ask(ASK, text=text, **{"asOf": DAY, **asked}))["search"]


def told(answer: Any) -> list[tuple[str, str, str, str]]:
    """Each hit as its entity's key, the reason, what was matched and in what."""
    return [
        (hit["entity"]["id"].partition(":")[2], hit["reason"], hit["matchedText"], hit["matchedIn"])
        for hit in answer["nodes"]
    ]


async def test_a_text_finds_by_names_codes_and_readings_and_says_why(world: World) -> None:
    await world.apply(**WORLD)
    for text, expected in {
        "白马公寓": [
            ("t-baima", "EXACT", "白马公寓", "NAME"),
            ("t-oc", "PREFIX", "白马公寓业主委员会", "NAME"),
        ],
        "白马": [
            ("t-baima", "PREFIX", "白马公寓", "NAME"),
            ("t-far", "PREFIX", "白马山庄", "NAME"),
            ("t-oc", "PREFIX", "白马公寓业主委员会", "NAME"),
        ],
        "白马苑": [("t-baima", "ALIAS", "白马苑", "ALIAS")],
        "沈塘老苑": [("t-old", "FORMER_NAME", "沈塘老苑", "FORMER_NAME")],
        "330105002": [("330105002", "CODE", "330105002", "CODE")],
        "330105001l0": [
            ("330105001L01", "CODE", "330105001L01", "CODE"),
            ("330105001L02", "CODE", "330105001L02", "CODE"),
        ],
        "91330100143123468w": [("t-firm", "CODE", "91330100143123468W", "CODE")],
        "compound:t-baima": [("t-baima", "CODE", "compound:t-baima", "CODE")],
        "t-yuchi": [("t-yuchi", "CODE", "t-yuchi", "CODE")],
        "baimagongyu": [
            ("t-baima", "PINYIN", "白马公寓", "NAME"),
            ("t-oc", "PINYIN", "白马公寓业主委员会", "NAME"),
        ],
        "Bái mǎ shān": [("t-far", "PINYIN", "白马山庄", "NAME")],
        "gongyu yezhu": [("t-oc", "PINYIN", "白马公寓业主委员会", "NAME")],
        "chongqinglu": [("t-road", "PINYIN", "重庆路1号", "NAME")],
        "zhongqinglu1hao": [("t-road", "PINYIN", "重庆路1号", "NAME")],
        "lü cheng": [("t-firm", "PINYIN", "绿城物业（ABC）", "NAME")],
        "shanxiongxin": [("t-shan", "PINYIN", "单雄信", "NAME")],
        "yuchi": [("t-yuchi", "PINYIN", "尉迟恭", "NAME")],
        "bmgy": [("t-baima", "INITIALS", "白马公寓", "NAME"), ("t-oc", "INITIALS", "白马公寓业主委员会", "NAME")],
        "bmgyyzwyh": [("t-oc", "INITIALS", "白马公寓业主委员会", "NAME")],
        "yzwyh": [("t-oc", "INITIALS", "白马公寓业主委员会", "NAME")],
        "东苑": [("t-baima", "PART", "大关东苑", "ALIAS")],
        "ａｂｃ": [("t-firm", "PART", "绿城物业（ABC）", "NAME")],
        "北门 新村": [("t-gate", "PART", "莫干新村北门开启", "NAME")],
        "徐国桦": [("t-xu", "NEAR", "徐国华", "NAME")],
        "白马公萬业主": [("t-oc", "NEAR", "白马公寓业主委员会", "NAME")],
        "莫新村北门": [("t-gate", "NEAR", "莫干新村北门开启", "NAME")],
        "重庆路2号": [("t-road", "NEAR", "重庆路1号", "NAME")],
        "330105003": [],
        "沈塘新苑": [("t-old", "NEAR", "沈塘老苑", "FORMER_NAME")],
        "主": [
            ("t-head", "PREFIX", "主任", "NAME"),
            ("t-oc", "PART", "白马公寓业主委员会", "NAME"),
        ],
        "没有这个": [],
    }.items():
        answer = await ask(world, text)
        assert (told(answer), answer["totalCount"], answer["more"]) == (expected, len(expected), False), text


async def test_kinds_and_areas_bound_what_is_found_and_pages_follow_the_order(world: World) -> None:
    await world.apply(**WORLD)
    assert [each[0] for each in told(await ask(world, "白马", kinds=["COMPOUND"]))] == ["t-baima", "t-far"]
    assert [each[0] for each in told(await ask(world, "白马", area="330105002"))] == ["t-far"]
    assert told(await ask(world, "白马", area="34")) == []
    assert told(await ask(world, "白马", kinds=[])) == []
    first = await ask(world, "白马", first=2)
    rest = await ask(world, "白马", first=2, after=first["pageInfo"]["endCursor"])
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"], len(first["nodes"])) == (3, True, 2)
    assert [each[0] for each in told(rest)] == ["t-oc"]
    seen = Caller(areas=("330105001",), people=True)
    inside = (await world.ask_as(seen, ASK, text="白马", asOf=DAY))["search"]
    assert [each[0] for each in told(inside)] == ["t-baima", "t-oc"]


async def test_a_name_is_found_from_the_day_it_began_and_what_was_known_then(world: World) -> None:
    first = await world.apply(**WORLD)
    assert told(await ask(world, "沈塘老苑", asOf="2018-06-30")) == [("t-old", "EXACT", "沈塘老苑", "NAME")]
    assert told(await ask(world, "夹城新苑", asOf="2018-06-30")) == [], "it was not called so yet"
    assert told(await ask(world, "重庆路1号", asOf="2018-06-30")) == [], "it was not there yet"
    await world.apply(**{**WORLD, "compounds": WORLD["compounds"].replace("白马公寓", "黑马公寓")})
    assert told(await ask(world, "白马公寓")) == [
        ("t-oc", "PREFIX", "白马公寓业主委员会", "NAME"),
        ("t-baima", "NEAR", "黑马公寓", "NAME"),
    ]
    before = await ask(world, "白马公寓", knownAt=first.instant)
    assert told(before)[0] == ("t-baima", "EXACT", "白马公寓", "NAME")
    assert before["nodes"][0]["entity"]["name"] == "白马公寓"
    assert told(await ask(world, "白马公寓", knownAt="2001-01-01T00:00:00Z")) == []


async def test_who_may_not_see_people_finds_none_by_whatever(world: World) -> None:
    await world.apply(**WORLD)
    texts = ("徐国华", "徐国桦", "xuguohua", "xgh", "徐", "person:t-xu", "t-xu")
    several = " ".join(
        f"a{place}: search(text: {json.dumps(text)} {kinds}) {{ totalCount more nodes {{ matchedText }} }}"
        for place, (text, kinds) in enumerate(product(texts, ("", "kinds: [PERSON, AREA]")))
    )
    found = await world.ask_as(Caller(("",), people=False), f"{{ {several} }}")
    assert list(found.values()) == [{"totalCount": 0, "more": False, "nodes": []}] * 2 * len(texts)
    assert told(await ask(world, "徐国华", kinds=["PERSON"])) == [("t-xu", "EXACT", "徐国华", "NAME")]


async def test_a_merged_record_is_found_as_the_one_that_is_kept_until_it_is_withdrawn(world: World) -> None:
    await world.apply(**WORLD)
    twice = "id,name,area\nt-twice,绿地白马园,330105001L01\n"
    merges = "id,kept,merged\nt-m,compound:t-baima,compound:t-twice\n"
    await world.apply(compounds=twice, merges=merges)
    assert told(await ask(world, "绿地白马园")) == [("t-baima", "ALIAS", "绿地白马园", "MERGED_RECORD")]
    assert told(await ask(world, "t-twice")) == [("t-baima", "CODE", "t-twice", "MERGED_RECORD")]
    await world.apply(withdrawals="id,fact\nt-w,merge:t-m\n")
    assert told(await ask(world, "绿地白马园")) == [("t-twice", "EXACT", "绿地白马园", "NAME")]


async def test_no_text_fails_or_finds_everything(world: World) -> None:
    await world.apply(**WORLD)
    for text in ODD:
        answer = await ask(world, text)
        assert answer["totalCount"] <= 3, text
        assert queries_of(text) or answer["totalCount"] == 0, text
    for text in ("", " \t\n", "　"):
        assert (await world.fail(ASK, text=text))[0] == "BAD_INPUT"
    assert (await ask(world, "白" * asking.MAX_TEXT))["totalCount"] == 0
    assert (await world.fail(ASK, text="白" * 10_000))[0] == "BAD_INPUT"
    assert (await world.fail(ASK, text="白", kinds=["HOUSE"]))[0] == "BAD_INPUT"


async def test_an_empty_graph_finds_nothing(world: World) -> None:
    assert told(await ask(world, "白马公寓")) == []


async def test_what_was_not_looked_at_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.apply(**WORLD)
    monkeypatch.setattr(asking, "CANDIDATES", 2)
    answer = await ask(world, "白马")
    assert (answer["more"], [each[0] for each in told(answer)]) == (True, ["t-baima", "t-far"]), "the shortest names"


async def test_an_applied_ledger_is_unchanged_whatever_its_words_are(world: World) -> None:
    await world.apply(**WORLD)
    async with world.graph.writer.publication("other words") as publication:
        await publication.holding(lambda run: run("MATCH (f:CompoundState) SET f.words = 'N别Z' RETURN count(*)", {}))
    again = await world.apply(**WORLD)
    assert (again.written.changed, again.instant) == (0, None)
