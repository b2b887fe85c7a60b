"""The five places are found by what people know them by: names, short names, pinyin, initials, codes, a slip."""

from typing import Any

from tests.world import World

ASK = """
query ($text: String!, $kinds: [EntityKind!]) {
  search(text: $text, kinds: $kinds, asOf: "2018-12-31") { nodes { entity { id } reason matchedText } }
}
"""


async def first(places: World, text: str, *kinds: str) -> Any:
    """The first hit: the entity's id, the reason, and what was matched."""
    found = (await places.ask(ASK, text=text, kinds=list(kinds) or None))["search"]["nodes"][0]
    return found["entity"]["id"], found["reason"], found["matchedText"]


async def test_what_the_articles_name_is_found_by_what_people_type(places: World) -> None:
    for asked, expected in {
        ("三方办",): ("organization:msx-sanfang-office", "ALIAS", "三方办"),
        ("米市巷",): ("area:330105001", "PREFIX", "米市巷街道"),
        ("mishixiang", "AREA"): ("area:330105001", "PINYIN", "米市巷街道"),
        ("330105001",): ("area:330105001", "CODE", "330105001"),
        ("bmgy", "COMPOUND"): ("compound:msx-baima", "INITIALS", "白马公寓"),
        ("文汇苑", "COMPOUND"): ("compound:xs-wenhui", "EXACT", "文汇苑"),
        ("汪文传",): ("person:xs-wang-wenchuan", "EXACT", "汪文传"),
        ("徐国桦",): ("person:hy-xu-guohua", "NEAR", "徐国华"),
        ("双向考",): ("rule:xs-rule-exam-two-way", "EXACT", "“双向考”"),
        ("1801", "MEETING"): ("meeting:xs-meeting-train-1801", "PART", "服务直通车1801班次"),
    }.items():
        assert await first(places, *asked) == expected, asked
