"""A document inside a request: read and answered as the server would, at a day and a publication of its own."""

from typing import TYPE_CHECKING, Any, Protocol

from graphql import DocumentNode, OperationDefinitionNode, OperationType, print_ast

from graph.errors import BadInput
from graph.notes import Notes
from graph.published import Published
from resolvers.definitions.answering import Answered, Answering, Asked

if TYPE_CHECKING:
    from schema.context import Context


class Documents(Protocol):
    """Whoever serves documents. Both raise a member of the family of errors for whatever a client may learn of."""

    def read(self, text: str) -> DocumentNode:
        """The document, within the server's bounds."""
        ...

    async def answer(self, document: str, variables: dict[str, Any], context: "Context") -> dict[str, Any]:
        """The answer to a query, whole: an answer with any error raises it."""
        ...


def query_of(documents: Documents, text: str) -> str:
    """The canonical text of a document: one query, without comments, as graphql-core prints it.

    Raises:
        BadInput: it is no document within the server's bounds, or not one query.
    """
    document = documents.read(text)
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].operation is not OperationType.QUERY:
        raise BadInput("document: write one query; nothing else is certified.")
    return print_ast(document)


def answering_in(context: "Context", documents: Documents) -> Answering:
    """How documents are answered inside a request: each with a context of its own, that takes notes."""

    async def answer(asked: Asked, seen: Published, told: Published | None = None) -> Answered:
        notes = Notes()
        inside = context.inside(caller=asked.caller, day=asked.day, seen=seen, told=told or seen, notes=notes)
        found = await documents.answer(asked.document, dict(asked.variables), inside)
        return Answered(found, frozenset(notes.rules), frozenset(notes.sources))

    return answer
