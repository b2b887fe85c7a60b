"""Resolvers, called as Strawberry calls them: with the object they stand on, the request, and coerced arguments."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

import strawberry
from graphql import GraphQLError, GraphQLResolveInfo, get_argument_values
from graphql.execution.values import VariableValues
from graphql.pyutils import Path
from graphql.type.definition import GraphQLResolveInfoHelpers

from execution.plan import FieldPlan, Planned
from graph.errors import BadInput
from graph.page import Page
from schema.connections import page_of
from schema.context import Context

Arguments = dict[str, Any]


class Calls:
    """What resolvers are called with in one request."""

    def __init__(self, plan: Planned, context: Context, variables: VariableValues) -> None:
        self._plan, self._context, self._variables = plan, context, variables
        self._arguments: dict[FieldPlan, Arguments | GraphQLError] = {}
        self._infos: dict[FieldPlan, Any] = {}
        self._pages: dict[FieldPlan, Page | None] = {}

    def arguments(self, field: FieldPlan) -> Arguments:
        """The arguments of a field, worked out once.

        Raises:
            GraphQLError: a value is none that may be given.
        """
        found = self._plan.arguments.get(field) or self._arguments.get(field)
        if found is None:
            try:
                found = get_argument_values(field.field, field.nodes[0], self._variables)
            except GraphQLError as wrong:
                found = wrong
            if field.fixed and not isinstance(found, GraphQLError):
                self._plan.arguments[field] = found
            self._arguments[field] = found
        if isinstance(found, GraphQLError):
            raise found
        return found

    def page(self, field: FieldPlan) -> Page:
        """The page that a connection's arguments ask for.

        Raises:
            GraphQLError, BadInput: an argument is none that may be given.
        """
        asked = self.arguments(field)
        return page_of(asked.get("first"), asked.get("after"), asked.get("last"), asked.get("before"))

    def page_within(self, field: FieldPlan) -> Page | None:
        """The same of an edge read in the scope around it; nothing where it has another, or arguments fail."""
        if field not in self._pages:
            try:
                asked = self.arguments(field)
                own = asked.get("asOf") or asked.get("knownAt")
                self._pages[field] = None if own else self.page(field)
            except (GraphQLError, BadInput):
                self._pages[field] = None
        return self._pages[field]

    def call(self, field: FieldPlan, on: Any) -> Any:
        """What a field's resolver gives for an object, which may have to be awaited.

        Raises:
            Exception: whatever the resolver raises.
        """
        declared = field.declared
        resolver = declared.base_resolver
        if resolver is None:
            return getattr(on, declared.python_name)
        if not declared.arguments and on is not None:
            named = resolver.info_parameter
            if named is None:
                return resolver.wrapped_func(on)
            return resolver.wrapped_func(on, **{named.name: strawberry.Info(self._info(field), declared)})
        resolve = cast("Callable[..., Any]", field.field.resolve)
        return resolve(on, self._info(field), **self.arguments(field))

    def _info(self, field: FieldPlan) -> Any:
        found = self._infos.get(field)
        if found is None:
            found = self._infos[field] = _info_of(field, self._plan, self._context, self._variables)
        return found


def _info_of(field: FieldPlan, plan: Planned, context: Context, variables: VariableValues) -> Any:
    """What graphql-core would tell a resolver of its field; where in the answer it stands is told of errors only."""
    return GraphQLResolveInfo(
        field_name=field.name,
        field_nodes=list(field.nodes),
        return_type=cast("Any", field.field).type,
        parent_type=field.parent,
        path=Path(None, field.key, field.parent.name),
        schema=plan.schema,
        fragments=dict(plan.fragments),
        root_value=None,
        operation=plan.operation,
        variable_values=variables,
        context=context,
        is_awaitable=cast("Any", inspect.isawaitable),
        abort_signal=None,
        async_helpers=GraphQLResolveInfoHelpers(gather=_together, track=_untracked),
    )


def _untracked(_: Sequence[Any]) -> None:
    """Nothing here is left running once a level was waited for."""


async def _together(asked: Sequence[Awaitable[Any]]) -> list[Any]:
    return list(await asyncio.gather(*asked))
