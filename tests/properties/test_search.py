"""Laws of a search: one wrong character is forgiven and no more, readings match whole, what is told was indexed."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from graph.model import Fact
from graph.pinyin import readings_of
from graph.questions.search import Called, SearchRow
from graph.words import plain, queries_of, words_of
from resolvers.definitions.search import INITIALS_INSIDE, asked_of, hit_of, initialled, sounded, told_of, within_one
from resolvers.definitions.search_words import SearchedIn, SearchReason

FEW = st.text("白马公单", max_size=6)
HAN = st.text("白马公寓单行长重庆绿城一1a", min_size=1, max_size=9)
ANY = st.text(max_size=60)
# The dictionaries are read once, and longer than an example may take.
readings_of("单")


def distance(one: str, other: str) -> int:
    """The edit distance, by its definition."""
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return distance(one[1:], other[1:])
    return 1 + min(distance(one[1:], other), distance(one, other[1:]), distance(one[1:], other[1:]))


def answers(words: str, query: str) -> bool:
    """Whether the index finds a version with these words, as both engines read its query."""
    tokens = words.split()

    def has(term: str) -> bool:
        term = term.removeprefix("+")
        return any(token.startswith(term[:-1]) if term.endswith("*") else token == term for token in tokens)

    if query.startswith("("):
        return any(all(map(has, part.split())) for part in query[1:-1].split(") ("))
    return any(all(map(has, part.split())) for part in query.split(" OR "))


@given(FEW, FEW)
def test_one_wrong_character_is_an_edit_distance_of_one(one: str, other: str) -> None:
    assert within_one(one, other) == (distance(one, other) <= 1)


@given(HAN, st.data())
def test_any_reading_of_a_part_of_a_name_finds_it(name: str, drawn: st.DataObject) -> None:
    start = drawn.draw(st.integers(0, len(name) - 1))
    read = readings_of(name)
    spoken = [drawn.draw(st.sampled_from(each)) for each in read[start:]]
    extent = sounded("".join(spoken), read)
    assert extent is not None
    assert start or extent == 0
    if start == 0 or len(spoken) >= INITIALS_INSIDE:
        assert initialled("".join(each[0] for each in spoken), read) is not None


@given(st.text("单行长", min_size=1, max_size=3), st.text("abcdghnouxzi", min_size=2, max_size=8))
def test_letters_that_are_no_reading_do_not_sound_like_a_name(name: str, letters: str) -> None:
    whole = ["".join(each) for each in product(*readings_of(name))]
    found = sounded(letters, readings_of(name))
    assert (found == 0) == (letters in whole)
    assert found in (0, 1) or not any(each.startswith(letters) for each in whole)


@given(ANY)
def test_a_query_is_made_of_letters_digits_and_its_own_signs_alone(text: str) -> None:
    for query in queries_of(text).values():
        assert all(each.isalnum() or each in " +*()" for each in query)
        assert all(term.strip("+*()") for term in query.split())
    assert bool(queries_of(text)) == bool(plain(text))


@given(HAN, st.data())
def test_whatever_a_search_tells_the_index_has_found(name: str, drawn: st.DataObject) -> None:
    start = drawn.draw(st.integers(0, len(name) - 1))
    text = name[start : drawn.draw(st.integers(start + 1, len(name)))]
    if drawn.draw(st.booleans()):
        text = "".join(drawn.draw(st.sampled_from(each)) for each in readings_of(text))
    wrong = drawn.draw(st.integers(0, len(text)))
    text = drawn.draw(
        st.sampled_from([text, text[:wrong] + "错" + text[wrong + 1 :], text[:wrong] + text[wrong + 1 :]])
    )
    words = words_of(Fact.COMPOUND_STATE, "compound:t", {"name": name}) or ""
    called = Called(state="compound:t", name=name, aliases=(), codes=(), holds=True)
    row = SearchRow(id="compound:t", ways=(), states=(called,), merged=())
    hit = hit_of(asked_of(text), row) if text else None
    assert hit is None or any(answers(words, query) for query in queries_of(text).values())


def test_surnames_are_read_as_surnames() -> None:
    for name, letters in {
        "单雄信": "shanxiongxin",
        "解缙": "xiejin",
        "仇英": "qiuying",
        "尉迟恭": "yuchigong",
        "曾巩": "zenggong",
        "朴槿": "piaojin",
        "盖叫天": "gejiaotian",
        "万俟卨": "moqixie",
        "区寄": "ouji",
        "查良镛": "zhaliangyong",
    }.items():
        told = told_of(asked_of(letters), name, SearchedIn.NAME, surname=True)
        assert told == (SearchReason.PINYIN, 0), name
