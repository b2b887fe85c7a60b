"""Use cases over the graph; they know nothing of GraphQL, HTTP or the driver."""
