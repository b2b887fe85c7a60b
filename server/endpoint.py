"""GraphQL over HTTP at /graphql: an operation in, the answer and its status out.

Statuses follow the GraphQL-over-HTTP text of 2025. A document that cannot run is 400 for a client that reads
application/graphql-response+json and 200 for one that reads application/json, where the status is the transport's.
Engine gone: 503 with Retry-After, whatever the client reads.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final

import orjson
import structlog
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry import Schema
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.execution import ExecutionResult, PreExecutionError
from strawberry.types.graphql import OperationType

from execution.answers import Answers, answer_of
from execution.executing import Executing
from execution.latest import Latest
from graph.errors import SanfangError
from graph.published import Published
from graph.reader import GraphReader
from graph.scope import Caller
from schema.context import Context, today
from server.documents import InnerDocuments
from server.faults import INTERNAL, MASKED, plain_error, public_errors
from server.identity import caller_of
from server.incoming import JSON_TYPE, RESPONSE_TYPE, Operation, RequestError, answer_type, operation_in
from server.kept import kept_response, key_of
from server.metrics import Metrics, Watched
from server.rehearsal import Rehearsal

ANSWER_SECONDS: Final = 30.0
RETRY_SECONDS: Final = 5
EXECUTION: Final = "Sanfang-Execution"
"""The header that says how an operation was answered: kept, planned, or by graphql-core and why."""

KEPT: Final = "kept"

READS: Final = (OperationType.QUERY,)
READS_AND_WRITES: Final = (OperationType.QUERY, OperationType.MUTATION)

log: Final = structlog.get_logger("sanfang.graphql")


class GraphQLEndpoint:
    """The ASGI application of one schema over one graph; takes GET for queries and POST for everything."""

    def __init__(self, schema: Schema, reader: GraphReader) -> None:
        self._schema = Executing(schema)
        self._documents = InnerDocuments(schema)
        self._reader = reader
        self._latest = Latest(reader.published)
        self._answers = Answers()
        caches = {"answers": self._answers, "documents": self._schema.documents, "rows": reader.steady}
        self.rehearsal = Rehearsal(self._schema, self._documents, reader)
        self.metrics = Metrics(Watched(self._schema, self.rehearsal, caches))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; nothing escapes it but a lost connection."""
        request = Request(scope, receive)
        response = await self._respond(request)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        request_id: str = request.state.request_id
        started = time.perf_counter()
        media = JSON_TYPE
        operation: Operation | None = None
        # Told by whatever answers; a request that is refused before is executed by nothing.
        request.state.executed = request.state.why = None
        try:
            media = answer_type(request.headers.get("accept"))
            operation = await operation_in(request)
            response = await self._served(request, operation, media)
            response.headers[EXECUTION] = _told(request)
        except RequestError as refusal:
            body = {"errors": [plain_error(refusal.code, refusal.message, request_id)]}
            response = _response(refusal.status, body, media, refusal.headers)
        except Exception:  # The last door: whatever went wrong, no stack leaves.
            log.exception(MASKED, request_id=request_id)
            response = _response(500, {"errors": [plain_error(INTERNAL, MASKED, request_id)]}, media)
        seconds = time.perf_counter() - started
        executed, why = request.state.executed, request.state.why
        self.metrics.answered(seconds, response.status_code, executed, why)
        log.info(
            "answered",
            request_id=request_id,
            operation=operation.name if operation else None,
            status=response.status_code,
            milliseconds=round(seconds * 1000, 1),
            execution=executed,
            why=why,
        )
        return response

    async def _served(self, request: Request, operation: Operation, media: str) -> Response:
        """The answer that was kept for the graph as it is now, or one that is found anew, and kept where it may be."""
        caller, seen, day = caller_of(request), self._latest.last or await self._seen(), today()
        # Whoever asks what executes an operation wants it executed, and such an answer is nobody else's.
        key = None if seen is None or operation.explained else key_of(operation, caller, seen, day)
        if key is not None and key in self._answers:
            # What is kept is given only once the graph has said that nothing was published since.
            seen = await self._seen()
            key = None if seen is None else key_of(operation, caller, seen, day)
        kept = None if key is None else self._answers.get(key)
        if kept is None:
            context = self._context(request, caller, seen)
            status, body = await self._answer(request, operation, media, context)
            if operation.explained:
                body["extensions"] = {"execution": {"by": context.executed, "why": context.why}}
                return _response(status, body, media)
            key = None if context.told is None else key_of(operation, caller, context.told, day)
            # Where the day ended meanwhile, nobody can say which of the two the answer is about.
            if key is None or status != 200 or "errors" in body or day != today():
                return _response(status, body, media)
            kept = answer_of(orjson.dumps(body))
            self._answers.keep(key, kept)
        else:
            request.state.executed = KEPT
        return kept_response(request, kept, media)

    def _context(self, request: Request, caller: Caller, seen: Published | None) -> Context:
        return Context(
            graph=self._reader,
            caller=caller,
            request_id=request.state.request_id,
            documents=self._documents,
            assumed=seen,
            latest=self._latest.published,
        )

    async def _seen(self) -> Published | None:
        """The last publication; nothing where it cannot be told, which every field then says for itself."""
        try:
            return await self._latest.published()
        except SanfangError:
            return None

    async def _answer(
        self, request: Request, operation: Operation, media: str, context: Context
    ) -> tuple[int, dict[str, Any]]:
        request_id: str = request.state.request_id
        result = await self._execute(request, operation, context)
        failed_before = isinstance(result, PreExecutionError)
        errors, unavailable = public_errors(result.errors or (), request_id, executed=not failed_before)
        if unavailable:
            return 503, {"data": None, "errors": errors}
        if not errors:
            return 200, {"data": result.data}
        # Errors without a path mean that the request as a whole never ran: then there is no `data` entry at all.
        if failed_before or (result.data is None and all("path" not in error for error in errors)):
            if any(error["extensions"]["code"] == INTERNAL for error in errors):
                return 500, {"errors": errors}
            return 400 if media == RESPONSE_TYPE else 200, {"errors": errors}
        return 200, {"data": result.data, "errors": errors}

    async def _execute(self, request: Request, operation: Operation, context: Context) -> ExecutionResult:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await self._schema.execute(
                    operation.query,
                    variable_values=operation.variables,
                    context_value=context,
                    operation_name=operation.name,
                    allowed_operation_types=READS if operation.reads_only else READS_AND_WRITES,
                )
        except TimeoutError:
            raise RequestError(
                503, "TIMED_OUT", f"no answer within {ANSWER_SECONDS:.0f} seconds; ask for less", **_retry_after()
            ) from None
        except CannotGetOperationTypeError as error:
            message = error.as_http_error_reason() if operation.name else "the document holds no operation"
            return PreExecutionError(data=None, errors=[GraphQLError(message)])
        except InvalidOperationTypeError:
            if operation.reads_only:
                raise RequestError(
                    405, "METHOD_NOT_ALLOWED", "a GET only reads; send this by POST", Allow="POST"
                ) from None
            raise RequestError(400, "BAD_REQUEST", "subscriptions are not served here") from None
        finally:
            request.state.executed, request.state.why = context.executed, context.why


def _told(request: Request) -> str:
    executed, why = request.state.executed, request.state.why
    return executed if why is None else f"{executed} ({why})"


def _response(status: int, body: dict[str, Any], media: str, headers: dict[str, str] | None = None) -> Response:
    sent = {"Cache-Control": "no-store", "Vary": "Accept", **(headers or {})}
    if status == 503:
        sent |= _retry_after()
    return Response(orjson.dumps(body), status, sent, f"{media}; charset=utf-8")


def _retry_after() -> dict[str, str]:
    return {"Retry-After": str(RETRY_SECONDS)}
