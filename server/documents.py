"""Documents inside a request: read within the same bounds and answered by the same schema as any other."""

from __future__ import annotations

from typing import Any

from graphql import DocumentNode, GraphQLError
from strawberry import Schema
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from execution.executing import Executing
from execution.limits import parse_within
from execution.warm import Nesting, Warm
from graph.errors import BadInput, NotFound
from schema.context import Context
from server.faults import INTERNAL, family_error, fault_of


class InnerDocuments:
    """The schema, within the bounds, for documents that are arguments of a field."""

    def __init__(self, schema: Schema) -> None:
        # By levels alone: what an answer rests on is noted where entities are read by themselves.
        self._schema = Executing(schema, Warm(Nesting.NEVER))

    def read(self, text: str) -> DocumentNode:
        """The document.

        Raises:
            BadInput: it is larger than a bound, or no document.
        """
        try:
            return parse_within(text)
        except GraphQLError as wrong:
            raise BadInput(f"document: {wrong.message}.") from wrong

    async def answer(self, document: str, variables: dict[str, Any], context: Context) -> dict[str, Any]:
        """The answer to a query.

        Raises:
            BadInput: the document is refused before it runs, or a value of it is.
            SanfangError: any other error of the answer; one that may pass goes before one that stays.
        """
        try:
            result = await self._schema.execute(
                document,
                variable_values=variables,
                context_value=context,
                allowed_operation_types=(OperationType.QUERY,),
            )
        except InvalidOperationTypeError as wrong:
            raise BadInput("document: only a query is answered here.") from wrong
        executed = not isinstance(result, PreExecutionError)
        raised = [_raised(error, executed=executed) for error in result.errors or ()]
        if raised:
            raise min(raised, key=lambda error: isinstance(error, BadInput | NotFound))
        return result.data or {}


def _raised(error: GraphQLError, *, executed: bool) -> Exception:
    ours = family_error(error)
    if ours is not None:
        return ours
    fault = fault_of(error, executed=executed)
    if fault.code == INTERNAL:
        return error.original_error or error
    return BadInput(f"document: {fault.message}", reason=fault.code)
