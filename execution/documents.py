"""Documents, each read and validated once: kept by its text, as long as it is among those asked for lately."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from graphql import DocumentNode, GraphQLError, GraphQLSchema, validate
from graphql.validation.specified_rules import recommended_rules, specified_rules

from execution.limits import ExtentRule, parse_within
from execution.plan import NotPlanned, conditions_of

KEPT_CHARACTERS: Final = 400_000
"""How many characters of documents are kept: those of the last ones asked for. Read, one takes some hundred bytes."""

PLANS: Final = 16
"""How many plans of a document are kept, which its conditions may make many."""

RULES: Final = (*specified_rules, *recommended_rules, ExtentRule)


@dataclass
class Read:
    """A document as it was read.

    Attributes:
        document: what the text says.
        errors: what validation has against it; empty where it may run.
        conditions: the variables that its directives hang on, or why it is not planned.
        plans: how its operations run, by their names and the conditions of its directives.
    """

    document: DocumentNode
    errors: tuple[GraphQLError, ...]
    conditions: tuple[str, ...] | NotPlanned
    plans: dict[object, object] = field(default_factory=dict[object, object])

    def keep(self, under: object, plan: object) -> None:
        """Keeps a plan, in the place of the first one where there are too many."""
        if len(self.plans) >= PLANS:
            del self.plans[next(iter(self.plans))]
        self.plans[under] = plan


class Documents:
    """The documents read lately. What is no document at all is refused anew each time, and not kept."""

    def __init__(self, schema: GraphQLSchema, kept: int = KEPT_CHARACTERS) -> None:
        self._schema, self._kept, self._characters = schema, kept, 0
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
        errors = tuple(validate(self._schema, document, RULES))
        # A directive that is not valid may lack the very argument that is read of it.
        found = Read(document, errors, () if errors else _conditions(document))
        self._read[text] = found
        self._characters += len(text)
        while self._characters > self._kept:
            gone, _ = self._read.popitem(last=False)
            self._characters -= len(gone)
        return found


def _conditions(document: DocumentNode) -> tuple[str, ...] | NotPlanned:
    try:
        return conditions_of(document)
    except NotPlanned as why:
        return why
