"""What the process counts of itself (/metrics), in Prometheus' text: answers, what executed them, and what was kept.

No text of a document, no variable and no id becomes a label: the labels are words of this program.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from execution.executing import Executing
from server.rehearsal import Rehearsal

SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""The bounds between which answers are counted by the seconds they took."""

REFUSED: Final = "refused"
"""What executed a request that never became an operation."""


class _Cache(Protocol):
    """What counts how often it had what it was asked for."""

    hits: int
    misses: int


@dataclass(frozen=True)
class Watched:
    """What is read when somebody asks: what executes, what is rehearsed for it, and by its name each cache."""

    executing: Executing
    rehearsal: Rehearsal
    caches: Mapping[str, _Cache]


class Metrics:
    """The counters of one application."""

    def __init__(self, watched: Watched) -> None:
        self.registry = CollectorRegistry()
        self._answered = Counter(
            "sanfang_requests",
            "GraphQL requests answered, by what executed them and by status.",
            ("execution", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "sanfang_request_seconds",
            "Seconds until a GraphQL request was answered, by what executed it.",
            ("execution",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self._unplanned = Counter(
            "sanfang_unplanned",
            "Operations left to graphql-core, which executes or refuses them, by why no plan did.",
            ("why",),
            registry=self.registry,
        )
        self.registry.register(_Kept(watched))
        ProcessCollector(registry=self.registry)

    def answered(self, seconds: float, status: int, executed: str | None, why: str | None) -> None:
        """Counts a request that was answered."""
        execution = executed or REFUSED
        self._answered.labels(execution, str(status)).inc()
        self._seconds.labels(execution).observe(seconds)
        if why is not None:
            self._unplanned.labels(why).inc()

    @property
    def route(self) -> Route:
        """The route at which they are read."""

        async def metrics(request: Request) -> Response:
            encode, media = choose_encoder(request.headers.get("accept", ""))
            return Response(encode(self.registry), headers={"Content-Type": media, "Cache-Control": "no-store"})

        return Route("/metrics", metrics)


class _Kept(Collector):
    """What the caches count themselves, and how many statements the engine has planned for us."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched

    def collect(self) -> Iterator[Metric]:
        """The figures as they are now."""
        asked: Any = CounterMetricFamily(
            "sanfang_cache_lookups",
            "What was looked up in a cache, by whether it was there.",
            labels=("cache", "found"),
        )
        for name, cache in self._watched.caches.items():
            asked.add_metric((name, "yes"), cache.hits)
            asked.add_metric((name, "no"), cache.misses)
        yield asked
        planned: Any = GaugeMetricFamily(
            "sanfang_nested_statements", "Statements that read whole trees, by their state.", labels=("state",)
        )
        for state, number in self._watched.executing.warm.states().items():
            planned.add_metric((state,), number)
        yield planned
        rehearsal = self._watched.rehearsal
        yield GaugeMetricFamily(
            "sanfang_rehearsed", "Statements and examples asked so far, so that the engine plans them.", rehearsal.asked
        )
        yield GaugeMetricFamily("sanfang_rehearsal_ended", "Whether that is over.", float(rehearsal.ended))
        yield GaugeMetricFamily("sanfang_rehearsal_complete", "Whether all was asked.", float(rehearsal.complete))
