"""Forms of values: a field's type taken apart once, into what may be null, lists, leaves and objects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from graphql import GraphQLList, GraphQLNonNull, GraphQLObjectType, get_named_type, is_leaf_type, is_object_type

from graph.codelists import CodeList

AS_THEY_ARE: Final = frozenset({"ID", "String", "Boolean", "PrefixDate"})
"""Scalars whose values go out as the graph has them: texts and truth values of the very types that GraphQL wants."""

PLAIN: Final = (str, bool)

Write = Callable[[Any], Any]
"""Turns a value, never null, into what the answer holds."""


@dataclass(frozen=True, eq=False)
class Form:
    """What the values of a field are.

    Attributes:
        nullable: whether one may be null.
        items: of a list, what its items are.
        write: of a leaf, how it is written.
        object: of an object of one type, that type; nothing for an interface.
        name: what the type is called, whatever it is wrapped in.
        names: of the words of a code list, how each is written.
    """

    nullable: bool
    items: "Form | None"
    write: Write | None
    object: GraphQLObjectType | None
    name: str
    names: Mapping[Any, Any] | None = None

    @property
    def bare(self) -> "Form":
        """What it is, or what the items of its lists are."""
        return self if self.items is None else self.items.bare


def form_of(declared: Any, words: type[CodeList] | None = None) -> Form:
    """The form of an output type, of which a row may hold the words of a code list."""
    nullable = not isinstance(declared, GraphQLNonNull)
    bare: Any = declared if nullable else cast("Any", declared).of_type
    name = cast("Any", get_named_type(bare)).name
    if isinstance(bare, GraphQLList):
        return Form(nullable, form_of(cast("Any", bare).of_type, words), None, None, name)
    if not is_leaf_type(bare):
        return Form(nullable, None, None, bare if is_object_type(bare) else None, name)
    write = cast("Write", cast("Any", bare).coerce_output_value)
    if words is not None:
        names = {word.value: write(word) for word in words}
        return Form(nullable, None, word_writer(names, words, write), None, name, names)
    if name in AS_THEY_ARE:
        return Form(nullable, None, lambda value: value if value.__class__ in PLAIN else write(value), None, name)
    return Form(nullable, None, write, None, name)


def word_writer(names: Mapping[str, Any], words: type[CodeList], write: Write) -> Write:
    """How a word of a code list is written, which a row holds in whatever letters."""

    def written(value: Any) -> Any:
        # A word is written by its name; what the graph has in other letters is read as the list reads it.
        found = names.get(value)
        return write(words(value)) if found is None else found

    return written
