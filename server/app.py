"""The application: routes joined over one graph and one schema."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from strawberry import Schema

from graph.session import Graph
from server.endpoint import GraphQLEndpoint
from server.explorer import explorer_routes
from server.guard import Guard
from server.health import health_routes
from server.pages import entrance
from server.settings import Settings


def create_app(graph: Graph, settings: Settings, schema: Schema) -> Starlette:
    """The ASGI application; whoever opened the graph closes it."""
    endpoint = GraphQLEndpoint(schema, graph.reader)
    app = Starlette(
        routes=[
            Route("/", entrance),
            # A plain route: a mount would answer /graphql with a redirect.
            Route("/graphql", endpoint),
            endpoint.metrics.route,
            *health_routes(graph),
            *explorer_routes(settings.explorer),
        ],
        middleware=[Middleware(Guard)],
    )
    # Begun by whoever serves: an application that only tests ask has nobody who waits for a first answer.
    app.state.rehearsal = endpoint.rehearsal
    return app
