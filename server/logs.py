"""The log: one JSON object a line on standard error, or readable lines where that is a terminal."""

from __future__ import annotations

import logging
import sys
from typing import Final

import orjson
import structlog
from structlog.typing import EventDict, Processor

# Their errors reach us as well, and we log those that a client does not get to see: once is enough. A driver that has
# lost its engine would warn at every request; the answers and /readyz say it already.
DOUBLED: Final = ("strawberry.execution",)
NOISY: Final = ("neo4j", "uvicorn")


def configure_logs(*, terminal: bool | None = None) -> None:
    """Sends our log and the libraries' to standard error in one form; called once, at start."""
    readable = sys.stderr.isatty() if terminal is None else terminal
    # On a terminal a line a request would bury the addresses; elsewhere it is what a log is for.
    least = logging.WARNING if readable else logging.INFO
    # Plain, since the rich form prints every frame's variables, people's names among them.
    console = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    ours: list[Processor] = [
        _name,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        *([console] if readable else [structlog.processors.format_exc_info, _line]),
    ]
    structlog.configure(
        processors=ours,
        # Not by way of the libraries' log: a line a request would take a tenth of the request there.
        logger_factory=_Printing,
        wrapper_class=structlog.make_filtering_bound_logger(least),
        cache_logger_on_first_use=True,
    )
    _configure_libraries(readable=readable)


class _Printing(structlog.PrintLogger):
    """A logger that prints to standard error and knows its name."""

    def __init__(self, name: str = "sanfang") -> None:
        super().__init__(sys.stderr)
        self.name = name


def _name(logger: _Printing, _: str, event: EventDict) -> EventDict:
    event["logger"] = logger.name
    return event


def _line(_: object, __: str, event: EventDict) -> str:
    return orjson.dumps(event, default=repr).decode()


def _configure_libraries(*, readable: bool) -> None:
    shared: list[Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: list[Processor] = (
        [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
        if readable
        else [structlog.processors.format_exc_info, _line]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in DOUBLED:
        logging.getLogger(name).disabled = True
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
