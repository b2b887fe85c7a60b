"""How documents run behind Strawberry's door: read once within the bounds, planned where they can be, else executed
by graphql-core.
"""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

from graphql import ExecutionResult, GraphQLSchema, get_variable_values
from graphql.execution.values import VariableValues
from strawberry import Schema
from strawberry.extensions import SchemaExtension

from execution.documents import Documents, Read
from execution.levels import execute
from execution.limits import require_one_operation
from execution.plan import NotPlanned, Planned, operation_of, planned
from execution.warm import Warm

PLANNED: Final = "planned"
"""What executed an operation, as it is told where it was not graphql-core."""


class Execution(SchemaExtension):
    """Reads, validates and executes one operation in the library's place."""

    def __init__(self, documents: Documents, schema: GraphQLSchema, warm: Warm) -> None:
        self._documents, self._schema, self._warm = documents, schema, warm
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

    async def on_execute(self) -> AsyncIterator[None]:
        """Executes a planned operation; what is not planned is left to graphql-core."""
        context = self.execution_context
        if self._read is not None:
            try:
                context.result = await self._executed(self._read, context.operation_name, context.variables or {})
                context.context.executed = PLANNED
            except NotPlanned as why:
                context.context.executed = f"graphql-core ({why})"
        yield

    async def _executed(self, read: Read, name: str | None, inputs: dict[str, Any]) -> ExecutionResult:
        operation = operation_of(read.document, name)
        if operation is None:
            raise NotPlanned("there is no such operation")
        variables = get_variable_values(self._schema, operation.variable_definitions or (), inputs, max_errors=50)
        if isinstance(variables, list):
            return ExecutionResult(data=None, errors=variables)
        plan = self._plan(read, name, variables)
        answer = await execute(plan, self.execution_context.context, variables, self._warm)
        return ExecutionResult(answer.data, answer.errors or None)

    def _plan(self, read: Read, name: str | None, variables: VariableValues) -> Planned:
        if isinstance(read.conditions, NotPlanned):
            raise read.conditions
        conditions = {each: variables.coerced.get(each) for each in read.conditions}
        under = (name, *conditions.values())
        found = read.plans.get(under)
        if found is None:
            found = planned(self._schema, read.document, name, conditions)
            read.keep(under, found)
        return found


def executing(schema: Schema, warm: Warm | None = None) -> Schema:
    """The same schema, its documents read within the bounds and executed by plan; the one given stays as it is."""
    made = copy.copy(schema)
    # Strawberry has no other door to the schema that graphql-core validates and plans with.
    core = schema._schema  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    documents, trees = Documents(core), warm or Warm()
    made.extensions = (*schema.extensions, lambda: Execution(documents, core, trees))
    return made
