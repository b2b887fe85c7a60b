"""The log: one JSON object a line on standard error, or readable lines where that is a terminal."""

from __future__ import annotations

import logging
import sys
from typing import Final

import structlog
from structlog.typing import Processor

# Their errors reach us as well, and we log those that a client does not get to see: once is enough. A driver that has
# lost its engine would warn at every request; the answers and /readyz say it already.
DOUBLED: Final = ("strawberry.execution",)
NOISY: Final = ("neo4j", "uvicorn")


def configure_logs(*, terminal: bool | None = None) -> None:
    """Sends our log and the libraries' to standard error in one form; called once, at start."""
    readable = sys.stderr.isatty() if terminal is None else terminal
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: list[Processor] = (
        # Plain, since the rich form prints every frame's variables, people's names among them.
        [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
        if readable
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
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
    # On a terminal a line a request would bury the addresses; elsewhere it is what a log is for.
    logging.getLogger("sanfang").setLevel(logging.WARNING if readable else logging.INFO)
    for name in DOUBLED:
        logging.getLogger(name).disabled = True
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
