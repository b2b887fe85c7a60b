"""Kept answers stay within their bytes: those asked for longest ago go first, and what is too large is not kept."""

from execution.answers import LARGEST, Answers, Key, answer_of
from graph.scope import Caller


def key(query: str, revision: int = 1) -> Key:
    return Key(query, None, b"{}", Caller(("",), people=True), revision, "2018-12-31")


def test_the_ones_asked_for_longest_ago_go_first() -> None:
    answers = Answers(kept=10)
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


def test_equal_bodies_have_equal_tags_and_others_other_ones() -> None:
    assert answer_of(b"a").tag == answer_of(b"a").tag != answer_of(b"b").tag
