"""How operations are executed: by plan where they can be, else by Strawberry; their documents are read once."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from graphql import ExecutionResult, GraphQLError, get_variable_values
from graphql.execution.values import VariableValues
from strawberry import Schema
from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

from execution.answer import Answer
from execution.documents import Documents, Read
from execution.levels import execute
from execution.limits import require_one_operation
from execution.plan import NotPlanned, operation_of
from execution.ready import Ready, ready
from execution.warm import Warm
from graph.errors import SanfangError
from graph.published import Moved, Published
from schema.context import Context

PLANNED: Final = "planned"
GRAPHQL_CORE: Final = "graphql-core"
"""What executed an operation, as it is told."""

TURNS: Final = 3
"""How often a request is answered for an assumed publication before it reads the last one itself."""

QUERIES: Final = (OperationType.QUERY,)


class Executing:
    """Executes operations of a schema."""

    def __init__(self, schema: Schema, warm: Warm | None = None) -> None:
        # Strawberry has no other door to the schema that graphql-core validates and plans with.
        self._core = schema._schema  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        self.documents, self.warm = Documents(self._core), warm or Warm()
        self._strawberry = copy.copy(schema)
        self._strawberry.extensions = (*schema.extensions, lambda: _Reading(self.documents))

    async def execute(
        self,
        query: str,
        variable_values: Mapping[str, Any] | None = None,
        context_value: Context | None = None,
        operation_name: str | None = None,
        allowed_operation_types: tuple[OperationType, ...] = QUERIES,
    ) -> Any:
        """The result of one operation, as Strawberry gives it.

        Raises:
            CannotGetOperationTypeError, InvalidOperationTypeError: as Strawberry does.
        """
        context, inputs = cast("Context", context_value), dict(variable_values or {})
        try:
            made, variables = self._ready(query, operation_name, inputs)
            context.executed = PLANNED
            if isinstance(variables, list):
                result = ExecutionResult(data=None, errors=variables)
            else:
                answer = await self._answered(made, context, variables)
                result = ExecutionResult(answer.data, answer.errors or None)
        except NotPlanned as why:
            context.executed, context.why = GRAPHQL_CORE, str(why)
        else:
            return result
        if context.assumed:
            await _settled(context)
        return await self._strawberry.execute(
            query,
            variable_values=inputs,
            context_value=context,
            operation_name=operation_name,
            operation_extensions={"operationName": operation_name},
            allowed_operation_types=allowed_operation_types,
        )

    def _ready(
        self, query: str, name: str | None, inputs: dict[str, Any]
    ) -> tuple[Ready, VariableValues | list[GraphQLError]]:
        """The operation's plan and its coerced variables, or what is wrong with them."""
        try:
            read = self.documents.read(query)
        except GraphQLError as refused:
            raise NotPlanned("the document cannot be read") from refused
        if read.errors:
            raise NotPlanned("the document is not valid")
        operation = operation_of(read.document, name)
        if operation is None:
            raise NotPlanned("there is no such operation")
        variables = get_variable_values(self._core, operation.variable_definitions or (), inputs, max_errors=50)
        coerced: Mapping[str, Any] = {} if isinstance(variables, list) else variables.coerced
        return ready(self._core, read, name, coerced), variables

    async def _answered(self, made: Ready, context: Context, variables: VariableValues) -> Answer:
        """The answer for the last publication, which is assumed to be the one seen before until a statement tells."""
        for _ in range(TURNS):
            if not context.assumed:
                break
            beside = None if made.tells else _begun(context)
            try:
                answer = await execute(made, context, variables, self.warm)
                made.tells = context.confirmed
                if not context.confirmed:
                    context.confirm(await (beside or context.latest()))
            except Moved as moved:
                context.move(moved.published)
            except SanfangError:
                context.move(None)
            else:
                return answer
            finally:
                if beside is not None:
                    beside.cancel()
        context.move(None)
        return await execute(made, context, variables, self.warm)


class _Reading(SchemaExtension):
    """Strawberry's reading and validating of a document, which is done once here."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._read: Read | None = None

    def on_parse(self) -> Iterator[None]:
        """Takes the document from those read already, or reads it within the bounds."""
        context = self.execution_context
        if context.query:
            self._read = self._documents.read(context.query)
            if not (context.operation_extensions or {}).get("operationName"):
                require_one_operation(self._read.document)
            context.graphql_document = self._read.document
        yield

    def on_validate(self) -> Iterator[None]:
        """Tells what validation had against the document when it was read."""
        if self._read is not None:
            self.execution_context.pre_execution_errors = list(self._read.errors)
        yield


def _begun(context: Context) -> asyncio.Task[Published]:
    task = asyncio.create_task(_latest(context))
    # Where the answer is given up, nobody asks it any more what went wrong.
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    return task


async def _latest(context: Context) -> Published:
    return await context.latest()


async def _settled(context: Context) -> None:
    """Has a request read the last publication, which graphql-core's fields then share."""
    try:
        context.move(await context.latest(), settled=True)
    except SanfangError:
        context.move(None)
