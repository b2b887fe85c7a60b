"""Who heads a body: told by what the post is called, as titles are built in practice."""

import re

_HEAD = re.compile(
    r"(?<![副前原])(?<!前任)(?:书记|主任委员|主任|组长|队长|站长|会长|理事长|主席|总经理|经理|总干事|召集人|负责人|[市区县镇乡局部处科所院]长)"
    r"(?:[（(][^（）()]*[）)])?$"
)
_HONORARY = re.compile(r"名誉|荣誉|候任|候选")


def is_head(title: str, rank: str | None) -> bool:
    """Whether a post heads its body: its title, or its rank, ends in 书记, 主任, 组长, 经理 or the like.

    A deputy (副书记, 第一副组长), a former one (原主任), an honorary one and an assistant (主任助理) are none. A post
    whose title does not say so is none, whoever heads the body.
    """
    return any(_heads(word.strip()) for word in (title, rank or ""))


def _heads(word: str) -> bool:
    return _HEAD.search(word) is not None and _HONORARY.search(word) is None
