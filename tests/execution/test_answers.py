"""Kept answers stay within their bytes: those asked for longest ago go first, and what is too large is not kept."""

from execution.answers import ENTRY_BYTES, LARGEST, Answers, Key, answer_of
from graph.scope import Caller


def key(query: str, revision: int = 1) -> Key:
    return Key(query, None, b"{}", Caller(("",), people=True), revision, "2018-12-31")


def test_the_ones_asked_for_longest_ago_go_first() -> None:
    answers = Answers(kept=2 * (ENTRY_BYTES + 12))
    for query in ("a", "b"):
        answers.keep(key(query), answer_of(query.encode() * 4))
    assert answers.get(key("a")) == answer_of(b"aaaa")
    answers.keep(key("c"), answer_of(b"cccc"))
    assert answers.get(key("b")) is None
    assert [answers.get(key(query)) for query in "ac"] == [answer_of(b"aaaa"), answer_of(b"cccc")]
    answers.keep(key("a"), answer_of(b"AAAAAA"))
    assert answers.get(key("a")) == answer_of(b"AAAAAA")
    assert answers.get(key("a", revision=2)) is None


def test_what_is_too_large_is_not_kept() -> None:
    answers = Answers()
    answers.keep(key("a"), answer_of(b"x" * (LARGEST + 1)))
    assert answers.get(key("a")) is None


def test_what_is_asked_takes_room_too() -> None:
    """A small answer to much is as dear as a large one, and a client may send what no document declares."""
    answers = Answers(kept=3_000_000)
    padded = [key(str(number))._replace(variables=b"x" * 1_000_000) for number in range(4)]
    for each in padded:
        answers.keep(each, answer_of(b"a"))
    assert [each in answers for each in padded] == [False, False, True, True]
    longest = key("x" * (LARGEST // 4))
    answers.keep(longest, answer_of(b"a"))
    assert longest not in answers


def test_equal_bodies_have_equal_tags_and_others_other_ones() -> None:
    assert answer_of(b"a").tag == answer_of(b"a").tag != answer_of(b"b").tag
