"""How characters are read: the one place that knows pypinyin. Readings are without tones, and ü is written v.

A character of several readings keeps them all: which one a name has is often not known (重庆路, 单位), and whoever
looks for it types the one they know. In people's names the surname's own reading comes first (单 shan, 尉迟 yuchi).
"""

from functools import cache

MOST = 4
"""How many readings of one character are kept, the commonest first."""

_SURNAMES = {
    "万俟": ("mo", "qi"),
    "尉迟": ("yu", "chi"),
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
    "令狐": ("ling", "hu"),
    "宿": ("su",),
    "单": ("shan",),
    "解": ("xie",),
    "仇": ("qiu",),
    "曾": ("zeng",),
    "朴": ("piao",),
    "盖": ("ge",),
    "区": ("ou",),
    "查": ("zha",),
    "翟": ("zhai",),
    "任": ("ren",),
    "华": ("hua",),
    "缪": ("miao",),
    "乐": ("yue",),
    "员": ("yun",),
    "冼": ("xian",),
    "覃": ("qin",),
    "秘": ("bi",),
    "逄": ("pang",),
    "折": ("she",),
    "黑": ("he",),
    "召": ("shao",),
    "繁": ("po",),
    "洗": ("xian",),
    "尉": ("wei",),
    "纪": ("ji",),
    "燕": ("yan",),
    "种": ("chong",),
    "重": ("chong",),
    "牟": ("mu",),
    "那": ("na",),
    "祭": ("zhai",),
    "盛": ("sheng",),
    "晟": ("cheng",),
    "郇": ("xun",),
    "隗": ("wei",),
    "宓": ("mi",),
    "应": ("ying",),
    "石": ("shi",),
    "葛": ("ge",),
    "柏": ("bai",),
    "谌": ("chen",),
    "庹": ("tuo",),
    "訾": ("zi",),
    "哈": ("ha",),
    "车": ("che",),
    "过": ("guo",),
}

Readings = tuple[str, ...]


def readings_of(text: str, *, surname: bool = False) -> tuple[Readings, ...]:
    """The readings of each character; one that has none, such as a digit or a Latin letter, is read as itself.

    `surname` says that the text is a person's name, and begins with a surname.
    """
    first = next((_SURNAMES[text[:size]] for size in (2, 1) if text[:size] in _SURNAMES), ()) if surname else ()
    found = [_readings(character) for character in text]
    for place, reading in enumerate(first):
        found[place] = tuple(dict.fromkeys((reading, *found[place])))
    return tuple(found)


@cache
def _readings(character: str) -> Readings:
    if character.isascii():
        return (character,)
    # Its dictionaries take a fifth of a second to read: only where something is read out.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    said = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[0]
    read = tuple(dict.fromkeys(each for each in said if each.isascii() and each.isalpha()))
    return read[:MOST] or (character,)
