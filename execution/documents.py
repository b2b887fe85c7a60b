"""Documents, each read and validated once: kept by its text, as long as it is among those asked for lately."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from graphql import DocumentNode, GraphQLError, GraphQLSchema, validate
from graphql.validation.specified_rules import recommended_rules, specified_rules

from execution.limits import ExtentRule, parse_within
from execution.plan import Planned

KEPT: Final = 1_000
"""How many documents are kept: the last ones asked for."""

RULES: Final = (*specified_rules, *recommended_rules, ExtentRule)


@dataclass
class Read:
    """A document as it was read.

    Attributes:
        document: what the text says.
        errors: what validation has against it; empty where it may run.
        plans: how its operations run, by their names and the conditions of its directives.
    """

    document: DocumentNode
    errors: tuple[GraphQLError, ...]
    plans: dict[object, Planned] = field(default_factory=dict[object, Planned])


class Documents:
    """The documents read lately. What is no document at all is refused anew each time, and not kept."""

    def __init__(self, schema: GraphQLSchema, kept: int = KEPT) -> None:
        self._schema, self._kept = schema, kept
        self._read: OrderedDict[str, Read] = OrderedDict()
        self.hits = self.misses = 0

    def read(self, text: str) -> Read:
        """A document, and what validation has against it.

        Raises:
            LimitError: it is larger than a bound.
            GraphQLSyntaxError: it is no document.
        """
        found = self._read.get(text)
        if found is not None:
            self.hits += 1
            self._read.move_to_end(text)
            return found
        self.misses += 1
        document = parse_within(text)
        found = Read(document, tuple(validate(self._schema, document, RULES)))
        self._read[text] = found
        if len(self._read) > self._kept:
            self._read.popitem(last=False)
        return found
