"""How large a GraphQL document may be: characters, tokens, depth and aliases, each a bound with a name.

The bounds hold for the document as it would run: a fragment counts wherever it is spread. Each fragment is measured
once, so a document that doubles itself through fragments costs no more to refuse than to read.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSyntaxError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    parse,
)

CHARACTERS: Final = 15_000
TOKENS: Final = 2_000
DEPTH: Final = 12
ALIASES: Final = 30


class LimitError(GraphQLError):
    """A document is larger than a bound; `code` says which."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Extent(NamedTuple):
    """How far a selection reaches: fields below one another (the leaf included), and aliases."""

    depth: int
    aliases: int


class ExtentRule(ASTValidationRule):
    """Refuses operations that are too deep or rename too many fields."""

    def enter_document(self, document: DocumentNode, *_: object) -> None:
        """Measures every operation of the document before any other node is visited."""
        try:
            extents = operation_extents(document)
        except RecursionError:
            extents = [Extent(depth=DEPTH + 1, aliases=0)]
        if max((extent.depth for extent in extents), default=0) > DEPTH:
            self.report_error(LimitError("TOO_DEEP", f"fields may nest {DEPTH} deep; ask in two requests"))
        aliases = sum(extent.aliases for extent in extents)
        if aliases > ALIASES:
            self.report_error(
                LimitError("TOO_MANY_ALIASES", f"{ALIASES} aliases are allowed, the document runs with {aliases}")
            )


def parse_within(query: str) -> DocumentNode:
    """Parses a document of at most CHARACTERS and TOKENS.

    Raises LimitError, or GraphQLSyntaxError.
    """
    if len(query) > CHARACTERS:
        raise LimitError("TOO_MANY_CHARACTERS", f"a document may have {CHARACTERS} characters, not {len(query)}")
    try:
        return parse(query, max_lexical_tokens=TOKENS)
    except GraphQLSyntaxError as error:
        # The parser knows no kind of its own for this refusal; its text is pinned by a test.
        if f"more than {TOKENS}" in error.message:
            raise LimitError("TOO_MANY_TOKENS", f"a document may have {TOKENS} tokens") from None
        raise


def operation_extents(document: DocumentNode) -> list[Extent]:
    """The extent of each operation, fragments counted wherever they are spread."""
    fragments = {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }
    measured: dict[str, Extent] = {}
    return [
        _extent(definition.selection_set.selections, fragments, measured)
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode)
    ]


def require_one_operation(document: DocumentNode) -> None:
    """Raises GraphQLError where a document has several operations and none was named."""
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) > 1:
        raise GraphQLError("name one of the document's operations in `operationName`", operations)


def _extent(
    selections: tuple[SelectionNode, ...],
    fragments: dict[str, FragmentDefinitionNode],
    measured: dict[str, Extent],
) -> Extent:
    depth = aliases = 0
    for selection in selections:
        below = Extent(0, 0)
        if isinstance(selection, FragmentSpreadNode):
            name = selection.name.value
            if name not in measured and name in fragments:
                # A fragment that spreads itself meets this mark; another rule refuses the cycle.
                measured[name] = below
                measured[name] = _extent(fragments[name].selection_set.selections, fragments, measured)
            below = measured.get(name, below)
        elif isinstance(selection, InlineFragmentNode):
            below = _extent(selection.selection_set.selections, fragments, measured)
        elif isinstance(selection, FieldNode):
            # Introspection has a bound of its own and asks nothing of the graph.
            if selection.name.value.startswith("__"):
                continue
            if selection.selection_set:
                below = _extent(selection.selection_set.selections, fragments, measured)
            below = Extent(below.depth + 1, below.aliases + (1 if selection.alias else 0))
        depth = max(depth, below.depth)
        aliases += below.aliases
    return Extent(depth, aliases)
