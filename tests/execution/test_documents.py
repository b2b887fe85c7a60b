"""Documents are kept as long as they are among those asked for lately, and each is validated once."""

import pytest
from graphql import build_schema

from execution.documents import Documents
from execution.limits import LimitError

SCHEMA = build_schema("type Query { one: Int two: Int }")


def test_the_last_ones_asked_for_are_kept() -> None:
    documents = Documents(SCHEMA, kept=len("{ one }{ one two }"))
    one = documents.read("{ one }")
    assert documents.read("{ one }") is one
    documents.read("{ two }")
    assert documents.read("{ one }") is one
    documents.read("{ one two }")
    assert documents.read("{ one }") is one
    assert (documents.hits, documents.misses) == (3, 3)
    documents.read("{ two }")
    assert documents.misses == 4, "the one asked for longest ago is read anew"


def test_what_may_not_run_is_kept_with_its_errors_and_what_is_none_is_not() -> None:
    documents = Documents(SCHEMA)
    (error,) = documents.read("{ three }").errors
    assert "three" in error.message
    assert documents.read("{ three }").errors == (error,)
    for _ in range(2):
        with pytest.raises(LimitError):
            documents.read("{ one }" + " " * 20_000)
    assert (documents.hits, documents.misses) == (1, 3)
