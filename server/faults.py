"""Which errors reach a client and as what; everything else is masked and logged.

    a SanfangError below it          its own code and extensions
    a document over a bound          the bound's code
    not GraphQL at all               GRAPHQL_PARSE_FAILED
    GraphQL, but not of this schema  GRAPHQL_VALIDATION_FAILED
    a variable or argument value     BAD_INPUT
    anything else                    INTERNAL, "internal error", logged with its stack under the same request id

Every error carries `extensions.code` and `extensions.requestId`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import structlog
from graphql import GraphQLError, GraphQLSyntaxError, ValueNode
from strawberry.exceptions import StrawberryInputCoercionError

from execution.limits import LimitError
from graph.errors import GraphUnavailable, SanfangError

MASKED: Final = "internal error"
INTERNAL: Final = "INTERNAL"

log: Final = structlog.get_logger("sanfang.graphql")


@dataclass(frozen=True, slots=True)
class Fault:
    """An error as a client sees it; `unavailable` where the engine is gone."""

    code: str
    message: str
    extensions: Mapping[str, object] = field(default_factory=dict[str, object])
    unavailable: bool = False


def fault_of(error: GraphQLError, *, executed: bool) -> Fault:
    """Decides what a client may learn of an error; `executed` False where it arose before execution."""
    ours = family_error(error)
    if ours is not None:
        # Without a path the error is about a variable, and only the library's text names which.
        message = ours.message if error.path is not None else error.message
        return Fault(ours.code, message, ours.extensions, isinstance(ours, GraphUnavailable))
    if isinstance(error, LimitError):
        return Fault(error.code, error.message)
    if isinstance(error, GraphQLSyntaxError):
        return Fault("GRAPHQL_PARSE_FAILED", error.message)
    if _about_a_value(error):
        return Fault("BAD_INPUT", error.message)
    if error.path is None and (error.nodes or error.original_error is None):
        return Fault("BAD_INPUT" if executed else "GRAPHQL_VALIDATION_FAILED", error.message)
    return Fault(INTERNAL, MASKED)


def public_errors(
    errors: Sequence[GraphQLError], request_id: str, *, executed: bool
) -> tuple[list[dict[str, Any]], bool]:
    """The errors in GraphQL's form, and whether one of them says that the engine is gone; logs the masked ones."""
    shown: list[dict[str, Any]] = []
    unavailable = False
    for error in errors:
        fault = fault_of(error, executed=executed)
        unavailable = unavailable or fault.unavailable
        if fault.code == INTERNAL:
            log.error(MASKED, request_id=request_id, path=error.path, exc_info=error.original_error or error)
        entry: dict[str, Any] = {"message": fault.message}
        if error.locations:
            entry["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
        if error.path is not None:
            entry["path"] = list(error.path)
        entry["extensions"] = {**fault.extensions, "code": fault.code, "requestId": request_id}
        shown.append(entry)
    return shown, unavailable


def plain_error(code: str, message: str, request_id: str) -> dict[str, Any]:
    """An error that has no place in a document, in GraphQL's form."""
    return {"message": message, "extensions": {"code": code, "requestId": request_id}}


def family_error(error: GraphQLError) -> SanfangError | None:
    """The family's error below a GraphQL error; a value's error lies a level deeper than a resolver's."""
    cause: BaseException | None = error.original_error
    while cause is not None:
        if isinstance(cause, SanfangError):
            return cause
        cause = cause.original_error if isinstance(cause, GraphQLError) else None
    return None


def _about_a_value(error: GraphQLError) -> bool:
    """True for the libraries' refusal of a value: a date that is none, or, while running, a null where none may be.

    Their other errors while running point at fields and may show what a resolver returned, so they stay masked.
    """
    if isinstance(error, StrawberryInputCoercionError):
        return True
    cause = error.original_error
    if error.path is None or not isinstance(cause, GraphQLError) or not cause.nodes:
        return False
    return all(isinstance(node, ValueNode) for node in cause.nodes)
